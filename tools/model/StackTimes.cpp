//===- model/StackTimes.cpp - the times of a run's stacks -----------------===//
//
// Part of lineprof, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "model/StackTimes.h"

#include "model/LineCallees.h"

#include <algorithm>
#include <deque>

namespace lineprof {

StackTimes::StackTimes(const RawProfile &run,
                       llvm::ArrayRef<InlinedCodes> inlined)
    : run(run), inlined(inlined), stacks(run.stacks) {
  for (const RawStackNode &node : stacks)
    times.push_back(
        {double(node.wallNs), double(node.cpuNs), double(node.samples)});
  if (!inlined.empty()) {
    moveWithinContexts();
    moveBelowLines();
  }
  markCounting();
}

const InlinedCode *StackTimes::codeAt(const RawStackNode &node) const {
  if (inlined.empty())
    return nullptr;
  const InlinedCodes &codes = inlined[node.module];
  auto found = codes.find({node.table, node.site});
  return found == codes.end() ? nullptr : &found->second;
}

void StackTimes::moveWithinContexts() {
  std::vector<const InlinedCode *> codes;
  std::map<const InlinedCode *, double> seen;
  for (const RawStackNode &node : stacks)
    if (const InlinedCode *code = codes.emplace_back(codeAt(node)))
      seen[code] += node.wallNs;
  std::vector<double> missed(times.size()), ofCallees(times.size());
  for (size_t i = 1; i < times.size(); ++i)
    if (codes[i] && times[i].wall > 0) {
      missed[i] = codes[i]->missed * times[i].wall / seen[codes[i]];
      ofCallees[stacks[i].parent] += missed[i];
    }
  const std::vector<NodeTime> charged = times;
  for (size_t i = 1; i < times.size(); ++i) {
    size_t caller = stacks[i].parent;
    if (!(missed[i] > 0) || !caller || codes[caller])
      continue;
    NodeTime more = charged[caller].scaled(
        missed[i] / std::max(ofCallees[caller], charged[caller].wall));
    times[i] += more;
    times[caller] += more.scaled(-1);
    moved[codes[i]] += more.wall;
  }
}

namespace {

/// The own code of the function that is called at a site, if there is but one.
class CalledCode {
public:
  CalledCode(const RawModule &module, const InlinedCodes &codes) {
    for (const auto &[place, code] : codes)
      if (auto [table, site] = place;
          code.missed > 0 && module.tables[table].root)
        ofFunction[*module.tables[table].root].push_back({place, &code});
    if (!ofFunction.empty())
      callees.emplace(module);
  }

  struct Code {
    std::pair<size_t, size_t> place; ///< table and site
    const InlinedCode *code;
  };

  const Code *at(const RawFrame &frame) const {
    if (!callees || !frame.line)
      return nullptr;
    auto callee = callees->find({frame.function, *frame.line});
    auto found = callee ? ofFunction.find(*callee) : ofFunction.end();
    if (found == ofFunction.end() || found->second.size() != 1)
      return nullptr;
    return &found->second.front();
  }

private:
  std::optional<LineCallees> callees; ///< none: nothing was missed
  std::map<size_t, std::vector<Code>> ofFunction;
};

} // namespace

void StackTimes::moveBelowLines() {
  std::deque<CalledCode> called;
  for (size_t i = 0; i < run.modules.size(); ++i)
    called.emplace_back(run.modules[i], inlined[i]);
  std::vector<std::pair<size_t, const CalledCode::Code *>> calls;
  std::map<const InlinedCode *, double> charged;
  for (size_t i = 1; i < stacks.size(); ++i) {
    llvm::ArrayRef<RawFrame> frames = run.framesOf(stacks[i]);
    if (frames.empty() || times[i].wall <= 0) // empty: untagged code
      continue;
    if (auto *code = called[stacks[i].module].at(frames.back())) {
      calls.emplace_back(i, code);
      charged[code->code] += times[i].wall;
    }
  }
  for (auto [caller, callee] : calls) {
    double left = callee->code->missed - moved[callee->code];
    if (!(left > 0))
      continue;
    NodeTime more =
        times[caller].scaled(std::min(left / charged[callee->code], 1.0));
    RawStackNode node;
    node.parent = caller;
    node.module = stacks[caller].module;
    std::tie(node.table, node.site) = callee->place;
    stacks.push_back(node);
    times.push_back(more);
    times[caller] += more.scaled(-1);
  }
}

void StackTimes::markCounting() {
  counting.resize(stacks.size());
  for (size_t i = stacks.size(); i-- > 0;) {
    if (stacks[i].samples || times[i].wall > 0)
      counting[i] = true;
    if (counting[i])
      counting[stacks[i].parent] = true;
  }
}

} // namespace lineprof
