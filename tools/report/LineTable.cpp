//===- report/LineTable.cpp - rows and columns of line_profiler's table ---===//
//
// Part of lineprof, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "report/LineTable.h"

#include "support/Numbers.h"
#include "support/Text.h"

#include "llvm/ADT/STLExtras.h"

#include <cstring>

namespace lineprof {

namespace {

constexpr size_t kNumberWidth = 6;
constexpr size_t kBarWidth = 8;
constexpr size_t kRoomForBar = 60; ///< and the text; with less it has a column
constexpr size_t kLeastRoom = 10;  ///< for the text
constexpr size_t kNarrow = 100;    ///< a terminal with no room to waste

/// fmt's own padding doesn't know wide characters.
std::string padded(const std::string &text, size_t width) {
  return std::string(width - std::min(width, columnWidth(text)), ' ') + text;
}

} // namespace

/// Widths, in columns of a terminal.
struct LineTable::Layout {
  size_t number = kNumberWidth;
  std::vector<size_t> cells;
  size_t bar = 0;
  size_t text = 0; ///< 0: any
};

void LineTable::addBlank(uint32_t number, const SourceLine &text) {
  Row row;
  row.number = number ? fmt::to_string(number) : "";
  row.text = text.text.str();
  row.spans = text.spans;
  rows.push_back(std::move(row));
}

void LineTable::addRow(uint32_t number, std::optional<uint64_t> hits,
                       const Times &times, const SourceLine &text) {
  addBlank(number, text);
  Row &row = rows.back();
  if (hits == 0 && times.wall <= 0) {
    row.isDim = true;
    for (Column column : options.columns)
      row.cells.push_back(column == Column::Hits ? "0" : "");
    return;
  }
  row.isDim = !number; // no line of the source
  if (total > 0)
    row.share = times.wall / *total;
  for (Column column : options.columns)
    row.cells.push_back(cell(column, hits, times));
}

void LineTable::addDetail(std::optional<uint64_t> hits, const std::string &what,
                          const std::string &counts) {
  addBlank(0, what);
  rows.back().counts = counts;
  rows.back().isDim = true;
  for (Column column : options.columns)
    rows.back().cells.push_back(column == Column::Hits && hits ? hitsCell(*hits)
                                                               : "");
}

void LineTable::addGap() {
  addBlank(0, "");
  rows.back().number = "...";
}

std::string LineTable::hitsCell(uint64_t hits) const {
  if (options.human)
    return humanCount(hits);
  std::string text = fmt::to_string(hits);
  return options.group ? groupThousands(text) : text;
}

std::string LineTable::cell(Column column, std::optional<uint64_t> hits,
                            const Times &times) {
  auto ifKnown = [&](std::optional<double> nanoseconds) {
    return nanoseconds ? time(*nanoseconds, column) : "";
  };
  if (!total && column != Column::Hits)
    return "";
  switch (column) {
  case Column::Hits:
    return hits ? hitsCell(*hits) : "";
  case Column::Time:
    if (!times.isUncertain())
      return time(times.wall, column);
    marks = true;
    return "~" + time(times.wall, column);
  case Column::PerHit:
    return hits && *hits ? time(times.wall / *hits, column) : "";
  case Column::Percent:
    return total > 0 ? fmt::format("{:.1f}", 100 * times.wall / *total) : "";
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
  if (options.human)
    return humanTime(nanoseconds);
  double value = nanoseconds * 1e-9 / options.unit;
  if (value > 0 && value < 1)
    return fmt::format("{:.2g}", value);
  std::string text = fmt::format("{:.1f}", value);
  if (text.size() > describe(column).width)
    return fmt::format("{:.3g}", value);
  return options.group ? groupThousands(text) : text;
}

std::string LineTable::print() const {
  Layout widths = layout();
  std::string text = printHeader(widths);
  for (const Row &row : rows)
    text += options.terminal.isRich() ? printRich(row, widths)
                                      : printPlain(row, widths);
  return text;
}

LineTable::Layout LineTable::layout() const {
  Layout layout;
  bool isNarrow = options.terminal.width && options.terminal.width < kNarrow;
  for (Column column : options.columns)
    layout.cells.push_back(isNarrow ? strlen(describe(column).header)
                                    : describe(column).width);
  for (const Row &row : rows) {
    layout.number = std::max(layout.number, row.number.size());
    for (size_t i = 0; i < row.cells.size(); ++i)
      layout.cells[i] = std::max(layout.cells[i], columnWidth(row.cells[i]));
  }
  if (!options.terminal.isRich())
    return layout;

  bool hasShares = llvm::any_of(rows, [](auto &row) { return row.share; });
  size_t left = layout.number + 2 + layout.cells.size();
  for (size_t width : layout.cells)
    left += width;
  size_t width = options.terminal.width;
  if (hasShares)
    layout.bar = !width || width >= left + kRoomForBar ? kBarWidth : 1;
  left += layout.bar ? layout.bar + 1 : 0;
  if (width)
    layout.text = width > left + kLeastRoom ? width - left : kLeastRoom;
  return layout;
}

std::string LineTable::printHeader(const Layout &layout) const {
  Row header;
  header.number = "Line #";
  header.text = "Line Contents";
  for (Column column : options.columns)
    header.cells.push_back(describe(column).header);
  if (!options.terminal.isRich()) {
    std::string text = printPlain(header, layout);
    return text + std::string(text.size() - 1, '=') + "\n";
  }
  header.isDim = true;
  std::string text = printRich(header, layout);
  size_t width = options.terminal.width;
  if (!width)
    width = columnWidth(printPlain(header, layout)) + layout.bar;
  std::string rule;
  for (size_t i = 0; i < width; ++i)
    rule += "─";
  return text + Palette::paint(rule, palette.dim()) + "\n";
}

std::string LineTable::printPlain(const Row &row, const Layout &layout) const {
  std::string text = padded(row.number, layout.number) + " ";
  for (size_t i = 0; i < layout.cells.size(); ++i)
    text +=
        padded(row.cells.empty() ? "" : row.cells[i], layout.cells[i]) + " ";
  return text + " " + escapeControls(row.text, /*keepTabs=*/true) + row.counts +
         "\n";
}

std::string LineTable::printRich(const Row &row, const Layout &layout) const {
  std::string cells;
  for (size_t i = 0; i < layout.cells.size(); ++i)
    cells +=
        padded(row.cells.empty() ? "" : row.cells[i], layout.cells[i]) + " ";
  if (layout.bar)
    cells += " " + bar(row.share.value_or(0), layout.bar);
  std::string number = padded(row.number, layout.number) + " ";
  std::string heat =
      row.share && !row.isDim ? palette.heat(*row.share) : palette.dim();
  return Palette::paint(number, palette.dim()) + Palette::paint(cells, heat) +
         " " + printText(row, layout.text) + "\n";
}

std::string LineTable::printText(const Row &row, size_t width) const {
  // Each piece of a dim row is painted by itself: pagers colour line by line.
  if (!row.isDim)
    return renderLine({row.text, row.spans}, palette, width);
  const Palette plain(ColorDepth::None);
  std::string text = renderLine(row.text, plain, 0);
  size_t all = columnWidth(text), counts = columnWidth(row.counts);
  if (counts && width && all + counts > width) {
    text.erase(0, std::min(text.find_first_not_of(' '), all + counts - width));
    if (counts < width)
      text = renderLine(text, plain, width - counts);
  }
  return Palette::paint(renderLine(text + row.counts, plain, width),
                        palette.dim());
}

} // namespace lineprof
