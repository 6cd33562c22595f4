//===- watch/LiveView.h - the table of a running program as text ----------===//
//
// Part of lineprof, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
#ifndef LINEPROF_TOOLS_WATCH_LIVEVIEW_H
#define LINEPROF_TOOLS_WATCH_LIVEVIEW_H

#include "source/SourceText.h"
#include "terminal/SourceLine.h"
#include "watch/Watcher.h"

namespace lineprof {

/// What the user chose to see.
struct ViewOptions {
  LiveKind kind = LiveKind::Lines;
  LiveOrder order = LiveOrder::Now;
  bool reverse = false;
  double seconds = 1; ///< between looks
  bool paused = false;
  bool help = false; ///< in place of the table
  size_t first = 0;  ///< row on top
};

/// Room for the view, in characters. 0: as much as there is to show.
struct ViewSize {
  size_t rows = 0;
  size_t columns = 0;
};

/// Draws tables, and keeps the sources that it has opened.
class LiveView {
public:
  explicit LiveView(ColorDepth colors) : palette(colors) {}

  /// Lines for a terminal, none wider than \p size. Moves ViewOptions::first
  /// to where there are rows.
  std::vector<std::string> draw(const Watcher &watcher, ViewOptions &options,
                                ViewSize size);

  /// Rows of the table that fit.
  static size_t tableRows(ViewSize size);

private:
  std::string heading(const Watcher &watcher, const ViewOptions &options) const;
  void drawTable(const LiveTable &table, ViewOptions &options, ViewSize size,
                 std::vector<std::string> &lines);
  std::string textOf(const LiveTable &table, const LiveRow &row, size_t width);

  Palette palette;
  std::map<std::string, SourceText> texts; ///< by path
};

} // namespace lineprof

#endif // LINEPROF_TOOLS_WATCH_LIVEVIEW_H
