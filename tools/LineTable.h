//===- tools/LineTable.h - rows and columns of line_profiler's table ------===//
//
// Part of lineprof, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
#ifndef LINEPROF_TOOLS_LINETABLE_H
#define LINEPROF_TOOLS_LINETABLE_H

#include "Columns.h"
#include "Times.h"

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace lineprof {

/// Collects rows, then prints them below a header, with columns as wide as
/// line_profiler's or wider where a cell needs it.
class LineTable {
public:
  /// \p unit in seconds; \p total, in nanoseconds, is 100 %.
  LineTable(double unit, double total, std::vector<Column> columns)
      : unit(unit), total(total), columns(std::move(columns)) {}

  /// A row without cells. \p number 0 is left out.
  void addBlank(uint32_t number, const std::string &text);

  /// \p hits if the row is a line of code.
  void addRow(uint32_t number, std::optional<uint64_t> hits, const Times &times,
              const std::string &text);

  /// True if a time is marked as uncertain.
  bool hasMarks() const { return marks; }

  std::string print() const;

private:
  struct Row {
    std::string number;
    std::vector<std::string> cells; ///< one for each column, or none
    std::string text;
  };

  std::string cell(Column column, std::optional<uint64_t> hits,
                   const Times &times);
  std::string time(double nanoseconds, Column column) const;
  std::string error(const Times &times) const;

  double unit;
  double total;
  std::vector<Column> columns;
  std::vector<Row> rows;
  bool marks = false;
};

} // namespace lineprof

#endif // LINEPROF_TOOLS_LINETABLE_H
