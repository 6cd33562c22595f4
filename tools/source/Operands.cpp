//===- source/Operands.cpp - what conditions came to ----------------------===//
//
// Part of lineprof, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "source/Operands.h"

#include "llvm/ADT/STLExtras.h"
#include "llvm/Support/MathExtras.h"

namespace lineprof {

namespace {

using Range = Conditions::Range;

struct Counts {
  uint64_t yes, no;

  Counts negatedIf(bool isNegated) const {
    return isNegated ? Counts{no, yes} : *this;
  }
};

/// a - b, where wrong flow may have made b the larger one.
uint64_t rest(uint64_t a, uint64_t b) { return a - std::min(a, b); }

class OperandFinder {
public:
  OperandFinder(uint32_t index, const Conditions &source)
      : index(index), source(source) {}

  std::vector<Operand> find(llvm::ArrayRef<Branch> branches) {
    std::vector<std::pair<Range, const Branch *>> whole;
    for (const Branch &branch : branches) {
      std::optional<Range> range = source.at(branch.line.second, branch.column);
      if (range && !branch.isSwitch && source.split(*range))
        whole.push_back({*range, &branch});
      else
        addOperand(branch, range);
    }
    for (auto &[range, branch] : whole)
      if (!distribute(range, {branch->ways[0], branch->ways[1]}))
        addOperand(*branch, range);
    llvm::sort(operands, [](const Operand &a, const Operand &b) {
      return std::tie(a.line, a.column) < std::tie(b.line, b.column);
    });
    return std::move(operands);
  }

private:
  void addOperand(const Branch &branch, std::optional<Range> range) {
    operands.push_back(
        {branch.line, branch.column, "", branch.isSwitch, branch.ways});
    if (!range)
      return;
    if (branch.isSwitch)
      operands.back().text = source.spelling(*range);
    else
      describe(*range, {branch.ways[0], branch.ways[1]});
  }

  /// The last of the operands is \p range, and came to \p counts.
  void describe(Range range, Counts counts) {
    known.insert({range, counts});
    bool isNegated = false;
    operands.back().text = source.spelling(source.outer(range, isNegated));
    counts = counts.negatedIf(isNegated);
    operands.back().ways = {counts.yes, counts.no};
  }

  /// What \p range came to, if all of its operands have branches.
  std::optional<Counts> countsOf(Range range) const {
    bool isNegated = false;
    range = source.inner(range, isNegated);
    if (auto found = known.find(range); found != known.end())
      return found->second.negatedIf(isNegated);
    std::optional<Conditions::Split> split = source.split(range);
    if (!split)
      return std::nullopt;
    std::optional<Counts> left = countsOf(split->left);
    std::optional<Counts> right = countsOf(split->right);
    if (!left || !right)
      return std::nullopt;
    Counts counts = split->isAnd ? Counts{right->yes, left->no + right->no}
                                 : Counts{left->yes + right->yes, right->no};
    return counts.negatedIf(isNegated);
  }

  /// Gives the last operand of \p range what is left of \p counts, those of the
  /// whole. False if the others aren't known.
  bool distribute(Range range, Counts counts) {
    bool isNegated = false;
    range = source.inner(range, isNegated);
    counts = counts.negatedIf(isNegated);
    std::optional<Conditions::Split> split = source.split(range);
    if (!split) {
      auto [line, column] = source.placeOf(range);
      operands.push_back({{index, line}, column, "", false, {}});
      describe(range, counts);
      return true;
    }
    std::optional<Counts> left = countsOf(split->left);
    if (!left)
      return false;
    Counts right = split->isAnd
                       ? Counts{counts.yes, rest(counts.no, left->no)}
                       : Counts{rest(counts.yes, left->yes), counts.no};
    return distribute(split->right, right);
  }

  uint32_t index;
  const Conditions &source;
  std::vector<Operand> operands;
  std::map<Range, Counts> known;
};

} // namespace

uint64_t Operand::evaluated() const {
  uint64_t count = 0;
  for (uint64_t way : ways)
    count = llvm::SaturatingAdd(count, way);
  return count;
}

std::vector<Operand> findOperands(llvm::ArrayRef<Branch> branches,
                                  uint32_t index, const Conditions &source) {
  return OperandFinder(index, source).find(branches);
}

std::vector<Operand> findOperands(const Function &function,
                                  SourceTexts &sources) {
  std::vector<Operand> operands;
  // They are sorted by line, and so by source.
  llvm::ArrayRef<Branch> rest = function.branches;
  while (!rest.empty()) {
    uint32_t source = rest.front().line.first;
    llvm::ArrayRef<Branch> here = rest.take_while(
        [&](const Branch &branch) { return branch.line.first == source; });
    rest = rest.drop_front(here.size());
    llvm::append_range(
        operands, findOperands(here, source, sources[source].conditions()));
  }
  return operands;
}

} // namespace lineprof
