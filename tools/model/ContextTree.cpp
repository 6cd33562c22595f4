//===- model/ContextTree.cpp - calling contexts, over all runs ------------===//
//
// Part of lineprof, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "model/ContextTree.h"

namespace lineprof {

uint32_t ContextTree::child(uint32_t parent, const Place &place) {
  auto [it, isNew] = known.try_emplace({parent, place}, all.size());
  if (isNew) {
    TreeNode &node = all.emplace_back();
    node.parent = parent;
    std::tie(node.function, node.line) = place;
  }
  return it->second;
}

uint32_t ContextTree::descend(uint32_t node, size_t module,
                              llvm::ArrayRef<RawFrame> frames,
                              Resolve resolve) {
  for (RawFrame frame : frames)
    if (Place place = resolve(module, frame); place.first)
      node = child(node, place);
  return node;
}

/// Null if nothing is known.
static const InlinedCode *inlinedAt(const RawStackNode &node,
                                    llvm::ArrayRef<InlinedCodes> inlined) {
  if (inlined.empty())
    return nullptr;
  const InlinedCodes &codes = inlined[node.module];
  auto found = codes.find({node.table, node.site});
  return found == codes.end() ? nullptr : &found->second;
}

/// Of each node of a run. What ticks missed of short functions was charged to
/// the lines that call them, and goes to the functions, in each context by what
/// was seen of them there.
static std::vector<NodeTime>
timesOfNodes(const RawProfile &run, llvm::ArrayRef<InlinedCodes> inlined) {
  std::vector<NodeTime> times;
  std::map<const InlinedCode *, double> seen;
  for (const RawStackNode &node : run.stacks) {
    times.push_back(
        {double(node.wallNs), double(node.cpuNs), double(node.samples)});
    if (const InlinedCode *code = inlinedAt(node, inlined))
      seen[code] += node.wallNs;
  }
  std::vector<double> missed(times.size()), ofCallees(times.size());
  for (size_t i = 1; i < times.size(); ++i)
    if (const InlinedCode *code = inlinedAt(run.stacks[i], inlined);
        code && times[i].wall > 0) {
      missed[i] = code->missed * times[i].wall / seen[code];
      ofCallees[run.stacks[i].parent] += missed[i];
    }
  const std::vector<NodeTime> charged = times;
  for (size_t i = 1; i < times.size(); ++i) {
    size_t caller = run.stacks[i].parent;
    if (!(missed[i] > 0) || !caller || inlinedAt(run.stacks[caller], inlined))
      continue;
    NodeTime moved = charged[caller].scaled(
        missed[i] / std::max(ofCallees[caller], charged[caller].wall));
    times[i] += moved;
    times[caller] += moved.scaled(-1);
  }
  return times;
}

void ContextTree::add(const RawProfile &run,
                      llvm::ArrayRef<InlinedCodes> inlined, Resolve resolve) {
  std::vector<bool> counts(run.stacks.size());
  for (size_t i = run.stacks.size(); i-- > 0;) {
    if (run.stacks[i].samples)
      counts[i] = true;
    if (counts[i])
      counts[run.stacks[i].parent] = true;
  }
  std::vector<NodeTime> times = timesOfNodes(run, inlined);
  std::vector<uint32_t> nodeOf(run.stacks.size());
  for (size_t i = 0; i < run.stacks.size(); ++i) {
    const RawStackNode &raw = run.stacks[i];
    if (!counts[i])
      continue;
    uint32_t parent = i ? nodeOf[raw.parent] : 0;
    if (i)
      nodeOf[i] = descend(parent, raw.module, run.framesOf(raw), resolve);
    const InlinedCode *code = i ? inlinedAt(raw, inlined) : nullptr;
    if (!code || code->chains.empty()) {
      all[nodeOf[i]] += times[i];
      continue;
    }
    PcSum sum;
    for (const auto &[chain, pcs] : code->chains)
      sum += pcs;
    for (const auto &[chain, pcs] : code->chains) {
      NodeTime part = times[i].scaled(pcs.shareOf(sum));
      part.cpu = times[i].cpu * pcs.cpuShareOf(sum);
      all[descend(parent, raw.module, chain, resolve)] += part;
    }
  }
}

void walkNodes(size_t numNodes, llvm::function_ref<size_t(size_t)> parentOf,
               llvm::function_ref<void(size_t)> enter,
               llvm::function_ref<void(size_t)> leave) {
  std::vector<std::vector<size_t>> callees(numNodes);
  for (size_t i = numNodes; i-- > 1;)
    callees[parentOf(i)].push_back(i);
  std::vector<std::pair<size_t, bool>> work = {{0, false}};
  while (!work.empty()) {
    auto [node, done] = work.back();
    work.pop_back();
    if (done) {
      leave(node);
      continue;
    }
    if (node) {
      enter(node);
      work.push_back({node, true});
    }
    for (size_t callee : callees[node])
      work.push_back({callee, false});
  }
}

void walkTree(llvm::ArrayRef<TreeNode> tree,
              llvm::function_ref<void(uint32_t, double)> enter,
              llvm::function_ref<void(uint32_t)> leave) {
  std::vector<double> total(tree.size());
  for (size_t i = tree.size(); i-- > 1;) {
    total[i] += tree[i].wall;
    total[tree[i].parent] += total[i];
  }
  walkNodes(
      tree.size(), [&](size_t node) { return tree[node].parent; },
      [&](size_t node) { enter(node, total[node]); },
      [&](size_t node) { leave(node); });
}

} // namespace lineprof
