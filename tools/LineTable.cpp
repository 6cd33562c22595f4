//===- tools/LineTable.cpp - rows and columns of line_profiler's table ----===//
//
// Part of lineprof, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "LineTable.h"

#include <fmt/format.h>

#include <algorithm>

namespace lineprof {

namespace {

constexpr size_t kTimeWidth = 12;
constexpr size_t kPerHitWidth = 8;

} // namespace

void LineTable::addBlank(uint32_t number, const std::string &text) {
  rows.push_back({number ? fmt::to_string(number) : "", "", "", "", "", text});
}

void LineTable::addRow(uint32_t number, uint64_t hits, bool hasHits,
                       double nanoseconds, const std::string &text) {
  Cells cells = {number ? fmt::to_string(number) : "",
                 hasHits ? fmt::to_string(hits) : "",
                 time(nanoseconds, kTimeWidth),
                 hits ? time(nanoseconds / hits, kPerHitWidth) : "",
                 total > 0 ? fmt::format("{:5.1f}", 100 * nanoseconds / total)
                           : "",
                 text};
  rows.push_back(std::move(cells));
}

std::string LineTable::time(double nanoseconds, size_t width) const {
  double value = nanoseconds * 1e-9 / unit;
  std::string text = fmt::format("{:5.1f}", value);
  return text.size() <= width ? text : fmt::format("{:5.3g}", value);
}

std::string LineTable::print() const {
  const Cells header = {"Line #",  "Hits",   "Time",
                        "Per Hit", "% Time", "Line Contents"};
  std::array<size_t, kColumns> widths = {6, 9, kTimeWidth, kPerHitWidth, 8};
  for (const Cells &cells : rows)
    for (size_t i = 0; i < kColumns; ++i)
      widths[i] = std::max(widths[i], cells[i].size());

  std::string text;
  auto printRow = [&](const Cells &cells) {
    for (size_t i = 0; i < kColumns; ++i)
      text += fmt::format("{:>{}} ", cells[i], widths[i]);
    text += " " + cells[kColumns] + "\n";
  };
  printRow(header);
  text += std::string(text.size() - 1, '=') + "\n";
  for (const Cells &cells : rows)
    printRow(cells);
  return text;
}

} // namespace lineprof
