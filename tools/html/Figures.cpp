//===- html/Figures.cpp - numbers on a page -------------------------------===//
//
// Part of lineprof, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "html/Figures.h"

#include "support/Numbers.h"
#include "support/Text.h"

namespace lineprof {

std::string grouped(uint64_t count) {
  return count < 1'000'000'000'000 ? groupThousands(fmt::to_string(count))
                                   : humanCount(count);
}

std::string percent(double part, double whole) {
  if (whole <= 0)
    return "";
  double value = 100 * part / whole;
  if (value > 0 && value < 0.05)
    return "<0.1";
  if (value >= 99.95 && value < 100)
    return ">99.9";
  return fmt::format("{:.1f}", value);
}

std::string counted(uint64_t count, llvm::StringRef noun) {
  return fmt::format("{} {}{}", grouped(count), noun, count == 1 ? "" : "s");
}

TimeScale::TimeScale(double largest) {
  if (largest >= 1e9)
    name = "s", nanoseconds = 1e9;
  else if (largest >= 1e6)
    name = "ms", nanoseconds = 1e6;
  else if (largest >= 1e3)
    name = "us", nanoseconds = 1e3;
  else
    name = "ns", nanoseconds = 1;
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
