//===- tools/LineTable.h - rows and columns of line_profiler's table ------===//
//
// Part of lineprof, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
#ifndef LINEPROF_TOOLS_LINETABLE_H
#define LINEPROF_TOOLS_LINETABLE_H

#include <array>
#include <cstdint>
#include <string>
#include <vector>

namespace lineprof {

/// Collects rows, then prints them below a header, with columns as wide as
/// line_profiler's or wider where a cell needs it.
class LineTable {
public:
  /// \p unit in seconds; \p total, in nanoseconds, is 100 %.
  LineTable(double unit, double total) : unit(unit), total(total) {}

  /// A row without cells. \p number 0 is left out.
  void addBlank(uint32_t number, const std::string &text);

  /// A row with \p hits, unless \p hasHits is false, and \p time in ns.
  void addRow(uint32_t number, uint64_t hits, bool hasHits, double time,
              const std::string &text);

  std::string print() const;

private:
  static constexpr size_t kColumns = 5;
  using Cells = std::array<std::string, kColumns + 1>;

  std::string time(double nanoseconds, size_t width) const;

  double unit;
  double total;
  std::vector<Cells> rows;
};

} // namespace lineprof

#endif // LINEPROF_TOOLS_LINETABLE_H
