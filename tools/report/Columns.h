//===- report/Columns.h - what the report of lines may show ---------------===//
//
// Part of lineprof, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
#ifndef LINEPROF_TOOLS_REPORT_COLUMNS_H
#define LINEPROF_TOOLS_REPORT_COLUMNS_H

#include "llvm/ADT/ArrayRef.h"
#include "llvm/Support/Error.h"

#include <string>
#include <vector>

namespace lineprof {

enum class Column {
  Hits,
  Time,
  PerHit,
  Percent,
  Self,
  Cpu,
  Samples,
  Error,
  Min,
  Max,
};

struct ColumnInfo {
  Column column;
  const char *name;   ///< for --columns
  const char *header; ///< of the table
  size_t width;       ///< at least, characters
};

const ColumnInfo &describe(Column column);

/// line_profiler's.
std::vector<Column> defaultColumns();

/// The names of all columns, with commas.
std::string columnNames();

/// From names with commas between them; the error is one line.
llvm::Expected<std::vector<Column>> parseColumns(llvm::StringRef list);

} // namespace lineprof

#endif // LINEPROF_TOOLS_REPORT_COLUMNS_H
