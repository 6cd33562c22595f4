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

void ContextTree::add(const RawProfile &run, Resolve resolve) {
  std::vector<bool> counts(run.stacks.size());
  for (size_t i = run.stacks.size(); i-- > 0;) {
    if (run.stacks[i].samples)
      counts[i] = true;
    if (counts[i])
      counts[run.stacks[i].parent] = true;
  }
  std::vector<uint32_t> nodeOf(run.stacks.size());
  for (size_t i = 0; i < run.stacks.size(); ++i) {
    const RawStackNode &raw = run.stacks[i];
    if (!counts[i])
      continue;
    uint32_t at = 0;
    if (i) {
      at = nodeOf[raw.parent];
      for (RawFrame frame : run.framesOf(raw))
        if (Place place = resolve(raw.module, frame); place.first)
          at = child(at, place);
    }
    nodeOf[i] = at;
    all[at].wall += raw.wallNs;
    all[at].cpu += raw.cpuNs;
    all[at].samples += raw.samples;
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
