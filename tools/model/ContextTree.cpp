//===- model/ContextTree.cpp - calling contexts, over all runs ------------===//
//
// Part of lineprof, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "model/ContextTree.h"

#include "llvm/ADT/STLExtras.h"

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

void ContextTree::add(const RawProfile &run,
                      llvm::ArrayRef<InlinedCodes> inlined, Resolve resolve) {
  const StackTimes stacks(run, inlined);
  std::vector<uint32_t> nodeOf(stacks.nodes().size());
  for (const auto &[i, raw] : llvm::enumerate(stacks.nodes())) {
    if (!stacks.counts(i))
      continue;
    uint32_t parent = i ? nodeOf[raw.parent] : 0;
    if (i)
      nodeOf[i] = descend(parent, raw.module, run.framesOf(raw), resolve);
    const InlinedCode *code = i ? stacks.codeAt(raw) : nullptr;
    const NodeTime &time = stacks.timeOf(i);
    if (!code || code->chains.empty()) {
      all[nodeOf[i]] += time;
      continue;
    }
    PcSum sum;
    for (const auto &[chain, pcs] : code->chains)
      sum += pcs;
    for (const auto &[chain, pcs] : code->chains) {
      NodeTime part = time.scaled(pcs.shareOf(sum));
      part.cpu = time.cpu * pcs.cpuShareOf(sum);
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
