//===- report/BranchRows.cpp - what is said of a line's conditions --------===//
//
// Part of lineprof, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "report/BranchRows.h"

#include "support/Text.h"

#include "llvm/ADT/STLExtras.h"

namespace lineprof {

namespace {

std::string describeWays(const Operand &operand, BranchDetail detail,
                         const LineTable &table) {
  std::vector<std::string> ways;
  for (uint64_t count : operand.ways)
    ways.push_back(table.hitsCell(count));
  if (detail == BranchDetail::Counts)
    return operand.isSwitch
               ? fmt::format("ways {}", fmt::join(ways, " / "))
               : fmt::format("taken {} / not {}", ways[0], ways[1]);
  return operand.isSwitch
             ? fmt::format(": {}", fmt::join(ways, " / "))
             : fmt::format(": true {}, false {}", ways[0], ways[1]);
}

std::string nameOf(const Operand &operand, BranchDetail detail) {
  if (detail == BranchDetail::Counts)
    return "";
  return operand.text.empty() ? fmt::format("column {}", operand.column)
                              : operand.text;
}

} // namespace

BranchRows::BranchRows(const Function &function, SourceTexts &sources,
                       BranchDetail detail)
    : detail(detail) {
  if (detail != BranchDetail::None)
    operands = findOperands(function, sources);
}

void BranchRows::add(LineKey line, const std::string &indent,
                     LineTable &table) const {
  auto operand = llvm::partition_point(
      operands, [&](const Operand &each) { return each.line < line; });
  for (; operand != operands.end() && operand->line == line; ++operand)
    table.addDetail(operand->evaluated(),
                    indent + "  " + nameOf(*operand, detail),
                    describeWays(*operand, detail, table));
}

} // namespace lineprof
