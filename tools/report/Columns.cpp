//===- report/Columns.cpp - what the report of lines may show -------------===//
//
// Part of lineprof, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "report/Columns.h"

#include "support/Text.h"

#include "llvm/ADT/STLExtras.h"
#include "llvm/ADT/StringExtras.h"

using llvm::Expected;
using llvm::StringRef;

namespace lineprof {

namespace {

/// In the order of the enumeration. Widths are line_profiler's where it has
/// the column.
constexpr ColumnInfo kColumns[] = {
    {Column::Hits, "hits", "Hits", 9},
    {Column::Time, "time", "Time", 12},
    {Column::PerHit, "perhit", "Per Hit", 8},
    {Column::Percent, "percent", "% Time", 8},
    {Column::Self, "self", "Self", 12},
    {Column::Cpu, "cpu", "CPU", 12},
    {Column::Samples, "samples", "Samples", 8},
    {Column::Error, "error", "Error", 10},
    {Column::Min, "min", "Min", 10},
    {Column::Max, "max", "Max", 10},
};

} // namespace

const ColumnInfo &describe(Column column) {
  return kColumns[static_cast<size_t>(column)];
}

std::vector<Column> defaultColumns() {
  return {Column::Hits, Column::Time, Column::PerHit, Column::Percent};
}

std::string columnNames() {
  std::string names;
  for (const ColumnInfo &info : kColumns)
    names += (names.empty() ? "" : ",") + std::string(info.name);
  return names;
}

Expected<std::vector<Column>> parseColumns(StringRef list) {
  std::vector<Column> columns;
  for (StringRef name : llvm::split(list, ',')) {
    auto found = llvm::find_if(
        kColumns, [&](const ColumnInfo &info) { return info.name == name; });
    if (found == std::end(kColumns))
      return failure("'{}' is no column; choose from {}", name, columnNames());
    columns.push_back(found->column);
  }
  return columns;
}

} // namespace lineprof
