//===- report/LineTable.h - rows and columns of line_profiler's table -----===//
//
// Part of lineprof, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
#ifndef LINEPROF_TOOLS_REPORT_LINETABLE_H
#define LINEPROF_TOOLS_REPORT_LINETABLE_H

#include "model/Times.h"
#include "report/Columns.h"
#include "terminal/SourceLine.h"

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace lineprof {

struct TableOptions {
  double unit = 1e-6; ///< of the times, seconds
  std::vector<Column> columns = defaultColumns();
  bool human = false; ///< 34.2M and 95.6 ms instead of the unit
  bool group = false; ///< commas between thousands
  Terminal terminal;
};

/// Collects rows, then prints them below a header, with columns as wide as
/// line_profiler's or wider where a cell needs it. A terminal also gets colours
/// by share of time, a bar of it, and lines that are cut where it ends.
class LineTable {
public:
  /// \p total, in nanoseconds, is 100 %; none: no times were taken. Keeps a
  /// reference to \p options.
  LineTable(const TableOptions &options, std::optional<double> total)
      : options(options), palette(options.terminal.colors), total(total) {}

  /// A row without cells. \p number 0 is left out.
  void addBlank(uint32_t number, const SourceLine &text);

  /// \p hits if the row is a line of code. One that never ran has only them.
  void addRow(uint32_t number, std::optional<uint64_t> hits, const Times &times,
              const SourceLine &text);

  /// As in the column of hits.
  std::string hitsCell(uint64_t hits) const;

  /// More about the line above: \p counts of \p what, which may be empty.
  /// Where room is short, indentation goes first, then the end of \p what.
  void addDetail(std::optional<uint64_t> hits, const std::string &what,
                 const std::string &counts);

  /// Lines are left out here.
  void addGap();

  /// True if a time is marked as uncertain.
  bool hasMarks() const { return marks; }

  std::string print() const;

private:
  struct Row {
    std::string number;
    std::vector<std::string> cells; ///< one for each column, or none
    std::string text;
    llvm::ArrayRef<Span> spans;
    std::string counts;          ///< behind the text
    std::optional<double> share; ///< of the time
    bool isDim = false;          ///< all of it
  };
  struct Layout;

  std::string cell(Column column, std::optional<uint64_t> hits,
                   const Times &times);
  std::string time(double nanoseconds, Column column) const;
  std::string error(const Times &times) const;

  Layout layout() const;
  std::string printHeader(const Layout &layout) const;
  std::string printPlain(const Row &row, const Layout &layout) const;
  std::string printRich(const Row &row, const Layout &layout) const;
  std::string printText(const Row &row, size_t width) const;

  const TableOptions &options;
  Palette palette;
  std::optional<double> total;
  std::vector<Row> rows;
  bool marks = false;
};

} // namespace lineprof

#endif // LINEPROF_TOOLS_REPORT_LINETABLE_H
