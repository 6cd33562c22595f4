//===- watch/LiveView.cpp - the table of a running program as text --------===//
//
// Part of lineprof, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "watch/LiveView.h"

#include "support/Numbers.h"
#include "support/Text.h"

#include "llvm/Support/Path.h"

#include <cmath>

using llvm::StringRef;

namespace lineprof {

namespace {

/// Heading, what is shown, and the table's header.
constexpr size_t kRowsAbove = 3;

/// Longer places are cut on their left.
constexpr size_t kMaxPlace = 32;

constexpr const char *kHelp[] = {
    "",
    "f, l          functions, lines",
    "t, T          sort by time now, by time in all",
    "h, H          sort by hits per second, by hits in all",
    "n             sort by place",
    "r             reverse the order",
    "arrows, pages move through the table; Home and End",
    "p, space      pause, go on",
    "+, -          longer, shorter interval",
    "?             this help, or the table again",
    "q             quit",
};

std::string nameOf(LiveOrder order) {
  switch (order) {
  case LiveOrder::Now:
    return "time now";
  case LiveOrder::Time:
    return "time";
  case LiveOrder::Rate:
    return "hits per second";
  case LiveOrder::Hits:
    return "hits";
  case LiveOrder::Place:
    return "place";
  }
  return "";
}

std::string rateText(double perSecond) {
  if (perSecond > 0 && perSecond < 10)
    return fmt::format("{:.1f}", perSecond);
  return humanCount(std::llround(std::min(perSecond, 1e18)));
}

std::string placeText(const LiveTable &table, LineKey place) {
  StringRef file = llvm::sys::path::filename(table.source(place.first).path);
  std::string text = escapeControls(
      fmt::format("{}:{}", file.empty() ? "?" : file, place.second));
  // Of a name that is not ASCII the start may be kept.
  bool isLong = text.size() > kMaxPlace && columnWidth(text) == text.size();
  return isLong ? "…" + text.substr(text.size() - kMaxPlace + 1) : text;
}

std::string padded(const std::string &text, size_t width) {
  size_t used = columnWidth(text);
  return text + std::string(width - std::min(width, used), ' ');
}

} // namespace

size_t LiveView::tableRows(ViewSize size) {
  return size.rows > kRowsAbove ? size.rows - kRowsAbove : 1;
}

std::string LiveView::heading(const Watcher &watcher,
                              const ViewOptions &options) const {
  const Watched &process = watcher.process();
  std::string state = process.end;
  if (state.empty())
    state = options.paused ? "paused" : "running";
  if (process.stopped)
    state += ", counting is stopped";
  return fmt::format("{} ({})  {}  ran for {}  {} thread{}  every {:g} s",
                     escapeControls(llvm::sys::path::filename(process.program)),
                     process.pid, state, preciseTime(process.elapsedNs),
                     process.threads, process.threads == 1 ? "" : "s",
                     options.seconds);
}

std::vector<std::string> LiveView::draw(const Watcher &watcher,
                                        ViewOptions &options, ViewSize size) {
  std::vector<std::string> lines;
  auto add = [&](const std::string &text, const std::string &sequence) {
    lines.push_back(Palette::paint(
        renderLine(text, Palette(ColorDepth::None), size.columns), sequence));
  };
  add(heading(watcher, options), palette.bold());
  if (options.help) {
    for (const char *line : kHelp)
      add(line, "");
  } else {
    std::string what = options.kind == LiveKind::Lines ? "Lines" : "Functions";
    add(fmt::format("{} by {}{}, in the last {}{}", what, nameOf(options.order),
                    options.reverse ? ", reversed" : "",
                    preciseTime(watcher.table().interval()),
                    size.rows ? "; ? for help" : ""),
        palette.dim());
    drawTable(watcher.table(), options, size, lines);
  }
  if (size.rows && lines.size() > size.rows)
    lines.resize(size.rows);
  return lines;
}

void LiveView::drawTable(const LiveTable &table, ViewOptions &options,
                         ViewSize size, std::vector<std::string> &lines) {
  std::vector<const LiveRow *> rows =
      table.rows(options.kind, options.order, options.reverse);
  size_t shown =
      size.rows ? std::min(tableRows(size), rows.size()) : rows.size();
  options.first = std::min(options.first, rows.size() - shown);
  llvm::ArrayRef<const LiveRow *> visible =
      llvm::ArrayRef(rows).slice(options.first, shown);

  size_t placeWidth = StringRef("Place").size();
  std::vector<std::string> places;
  for (const LiveRow *row : visible) {
    places.push_back(placeText(table, row->place));
    placeWidth = std::max(placeWidth, columnWidth(places.back()));
  }
  bool isLines = options.kind == LiveKind::Lines;
  auto numbers = [](const std::string &rate, const std::string &now,
                    const std::string &time, const std::string &hits) {
    return fmt::format("{:>8} {:>7} {:>9} {:>8}  ", rate, now, time, hits);
  };
  std::string header = numbers(isLines ? "Hits/s" : "Calls/s", "% Now", "Time",
                               isLines ? "Hits" : "Calls") +
                       padded("Place", placeWidth) +
                       (isLines ? "  Source" : "  Function");
  lines.push_back(Palette::paint(
      renderLine(header, Palette(ColorDepth::None), size.columns),
      palette.bold()));

  double interval = std::max(table.interval(), 1.0);
  for (size_t i = 0; i < visible.size(); ++i) {
    const LiveRow &row = *visible[i];
    double share = row.newTime / interval;
    std::string cells = numbers(rateText(row.newHits * 1e9 / interval),
                                fmt::format("{:.1f}", 100 * share),
                                humanTime(row.time), humanCount(row.hits)) +
                        padded(places[i], placeWidth) + "  ";
    size_t used = columnWidth(cells);
    std::string line = Palette::paint(
        renderLine(cells, Palette(ColorDepth::None), size.columns),
        palette.heat(share));
    if (!size.columns || used < size.columns)
      line += textOf(table, row, size.columns ? size.columns - used : 0);
    lines.push_back(line);
  }
}

/// Without indentation, which says nothing here.
std::string LiveView::textOf(const LiveTable &table, const LiveRow &row,
                             size_t width) {
  if (!row.title.empty())
    return renderLine(row.title, palette, width);
  const Source &source = table.source(row.place.first);
  const SourceText &text =
      texts.try_emplace(source.path, source, "").first->second;
  StringRef line = text.line(row.place.second).value_or("");
  StringRef code = line.ltrim();
  uint32_t indent = line.size() - code.size();
  std::vector<Span> spans;
  for (Span span : text.spans(row.place.second))
    if (span.end > indent) {
      span.begin -= std::min(span.begin, indent);
      span.end -= indent;
      spans.push_back(span);
    }
  return renderLine({code, spans}, palette, width);
}

} // namespace lineprof
