//===- tools/html/Figures.cpp - numbers on a page -------------------------===//
//
// Part of lineprof, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "html/Figures.h"

#include "Text.h"

namespace lineprof {

namespace {

struct Unit {
  const char *name;
  double nanoseconds;
};

const Unit &unitFor(double nanoseconds) {
  static constexpr Unit kUnits[] = {
      {"s", 1e9}, {"ms", 1e6}, {"µs", 1e3}, {"ns", 1}};
  for (const Unit &unit : kUnits)
    if (nanoseconds >= unit.nanoseconds)
      return unit;
  return kUnits[3];
}

} // namespace

std::string grouped(uint64_t count) {
  if (count >= 1'000'000'000'000)
    return fmt::format("{:.2e}", double(count));
  std::string digits = fmt::to_string(count);
  for (size_t at = digits.size(); at > 3; at -= 3)
    digits.insert(at - 3, 1, ',');
  return digits;
}

std::string percent(double part, double whole) {
  if (whole <= 0)
    return "";
  double value = 100 * part / whole;
  if (value > 0 && value < 0.1)
    return "<0.1";
  if (value > 99.9 && value < 100)
    return ">99.9";
  return fmt::format("{:.1f}", value);
}

std::string shortTime(double nanoseconds) {
  // What rounds to 1000 of a unit is 1 of the next.
  const Unit &unit = unitFor(nanoseconds * 1.0005);
  double value = nanoseconds / unit.nanoseconds;
  int decimals = value >= 99.95 || value == 0 ? 0 : value >= 9.995 ? 1 : 2;
  return fmt::format("{:.{}f} {}", value, decimals, unit.name);
}

std::string counted(uint64_t count, llvm::StringRef noun) {
  return fmt::format("{} {}{}", grouped(count), noun, count == 1 ? "" : "s");
}

TimeScale::TimeScale(double largest) {
  const Unit &unit = unitFor(largest);
  name = unit.name;
  nanoseconds = unit.nanoseconds;
  double value = largest / nanoseconds;
  decimals = value < 10 ? 3 : value < 100 ? 2 : 1;
}

std::string TimeScale::format(double time) const {
  std::string text = fmt::format("{:.{}f}", time / nanoseconds, decimals);
  if (time <= 0)
    return "0";
  if (text.find_first_not_of("0.") != std::string::npos)
    return text;
  text.back() = '1';
  return "<" + text;
}

std::string TimeScale::format(const Times &times) const {
  std::string text = format(times.wall);
  return times.isUncertain() && text.front() != '<' ? "~" + text : text;
}

} // namespace lineprof
