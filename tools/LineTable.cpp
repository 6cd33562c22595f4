//===- tools/LineTable.cpp - rows and columns of line_profiler's table ----===//
//
// Part of lineprof, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "LineTable.h"

#include "llvm/ADT/STLExtras.h"

#include <fmt/format.h>

namespace lineprof {

namespace {

/// Characters of UTF-8 text.
size_t widthOf(const std::string &text) {
  return llvm::count_if(text, [](char byte) { return (byte & 0xc0) != 0x80; });
}

} // namespace

void LineTable::addBlank(uint32_t number, const std::string &text) {
  rows.push_back({number ? fmt::to_string(number) : "", {}, text});
}

void LineTable::addRow(uint32_t number, std::optional<uint64_t> hits,
                       const Times &times, const std::string &text) {
  addBlank(number, text);
  for (Column column : columns)
    rows.back().cells.push_back(cell(column, hits, times));
}

std::string LineTable::cell(Column column, std::optional<uint64_t> hits,
                            const Times &times) {
  auto ifKnown = [&](std::optional<double> nanoseconds) {
    return nanoseconds ? time(*nanoseconds, column) : "";
  };
  switch (column) {
  case Column::Hits:
    return hits ? fmt::to_string(*hits) : "";
  case Column::Time:
    if (!times.isUncertain())
      return time(times.wall, column);
    marks = true;
    return "~" + time(times.wall, column);
  case Column::PerHit:
    return hits && *hits ? time(times.wall / *hits, column) : "";
  case Column::Percent:
    return total > 0 ? fmt::format("{:.1f}", 100 * times.wall / total) : "";
  case Column::Self:
    return time(times.self, column);
  case Column::Cpu:
    return time(times.cpu, column);
  case Column::Samples:
    return fmt::format("{:.0f}", times.samples);
  case Column::Error:
    return error(times);
  case Column::Min:
    return ifKnown(times.min);
  case Column::Max:
    return ifKnown(times.max);
  }
  return "";
}

/// Without a time, all that is known is that it's below the error.
std::string LineTable::error(const Times &times) const {
  if (times.exact)
    return "exact";
  std::optional<double> error = times.error();
  if (!error)
    return "";
  return (times.wall > 0 ? "±" : "<") + time(*error, Column::Error);
}

std::string LineTable::time(double nanoseconds, Column column) const {
  double value = nanoseconds * 1e-9 / unit;
  std::string text = fmt::format("{:.1f}", value);
  return text.size() <= describe(column).width ? text
                                               : fmt::format("{:.3g}", value);
}

std::string LineTable::print() const {
  constexpr size_t kNumberWidth = 6;
  Row header = {"Line #", {}, "Line Contents"};
  size_t numberWidth = kNumberWidth;
  std::vector<size_t> widths;
  for (Column column : columns) {
    header.cells.push_back(describe(column).header);
    widths.push_back(describe(column).width);
  }
  for (const Row &row : rows) {
    numberWidth = std::max(numberWidth, row.number.size());
    for (size_t i = 0; i < row.cells.size(); ++i)
      widths[i] = std::max(widths[i], widthOf(row.cells[i]));
  }

  std::string text;
  auto printRow = [&](const Row &row) {
    text += fmt::format("{:>{}} ", row.number, numberWidth);
    for (size_t i = 0; i < columns.size(); ++i)
      text += fmt::format("{:>{}} ", row.cells.empty() ? "" : row.cells[i],
                          widths[i]);
    text += " " + row.text + "\n";
  };
  printRow(header);
  text += std::string(text.size() - 1, '=') + "\n";
  for (const Row &row : rows)
    printRow(row);
  return text;
}

} // namespace lineprof
