//===- support/Numbers.cpp - numbers as people read them ------------------===//
//
// Part of lineprof, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "support/Numbers.h"

#include "llvm/ADT/ArrayRef.h"

#include <fmt/format.h>

using llvm::StringRef;

namespace lineprof {

namespace {

/// One digit behind the point, in the first of \p units, each 1000 times the
/// one before, in which that is less than 1000.
std::string scaled(double value, llvm::ArrayRef<const char *> units) {
  for (;; value /= 1000, units = units.drop_front()) {
    std::string digits = fmt::format("{:.1f}", value);
    if (units.size() == 1 || digits.size() <= StringRef("999.9").size())
      return digits + units.front();
  }
}

} // namespace

std::string humanCount(uint64_t count) {
  if (count < 1000)
    return fmt::to_string(count);
  return scaled(double(count) / 1000, {"k", "M", "G", "T"});
}

std::string humanTime(double nanoseconds) {
  if (nanoseconds <= 0)
    return "0";
  return scaled(nanoseconds, {" ns", " us", " ms", " s"});
}

std::string preciseTime(double nanoseconds) {
  return nanoseconds < 999.95e6 ? humanTime(nanoseconds)
                                : fmt::format("{:.3f} s", nanoseconds * 1e-9);
}

std::string groupThousands(StringRef number) {
  size_t begin = number.find_first_of("0123456789");
  if (begin == StringRef::npos || number.contains('e'))
    return number.str();
  size_t end =
      std::min(number.find_first_not_of("0123456789", begin), number.size());
  std::string result = number.take_front(begin).str();
  for (size_t i = begin; i < end; ++i) {
    result += number[i];
    if (i + 1 < end && (end - i - 1) % 3 == 0)
      result += ',';
  }
  return result + number.drop_front(end).str();
}

std::string localDate(uint64_t unixNs) {
  time_t seconds = unixNs / 1'000'000'000;
  struct tm local;
  char text[64];
  if (!localtime_r(&seconds, &local) ||
      !strftime(text, sizeof text, "%Y-%m-%dT%H:%M:%S%z", &local))
    return "";
  std::string date = text;
  return date.insert(date.size() - 2, ":"); // +0200 is +02:00
}

} // namespace lineprof
