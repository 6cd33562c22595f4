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

std::string describe(const Operand &operand, BranchDetail detail,
                     const LineTable &table) {
  std::vector<std::string> ways;
  for (uint64_t count : operand.ways)
    ways.push_back(table.hitsCell(count));
  if (detail == BranchDetail::Counts)
    return operand.isSwitch
               ? fmt::format("ways {}", fmt::join(ways, " / "))
               : fmt::format("taken {} / not {}", ways[0], ways[1]);
  std::string text = operand.text.empty()
                         ? fmt::format("column {}", operand.column)
                         : operand.text;
  return operand.isSwitch
             ? fmt::format("{}: {}", text, fmt::join(ways, " / "))
             : fmt::format("{}: true {}, false {}", text, ways[0], ways[1]);
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
                    indent + "  " + describe(*operand, detail, table));
}

} // namespace lineprof
