//===- model/CallGraph.cpp - which function calls which, how often --------===//
//
// Part of lineprof, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "model/CallGraph.h"

#include "model/Callees.h"

#include "llvm/ADT/STLExtras.h"

using llvm::ArrayRef;

namespace lineprof {

namespace {

class EdgeCollector {
public:
  EdgeCollector(ArrayRef<TreeNode> tree, ArrayRef<FunctionGroup> groups)
      : tree(tree), groups(groups), groupOf(groupIndices(groups)) {}

  std::vector<CallEdge> collect() {
    addCallSites();
    addTimes();
    std::vector<CallEdge> result;
    for (const auto &[key, edge] : edges)
      result.push_back(edge);
    return result;
  }

private:
  CallEdge &edge(size_t caller, size_t callee) {
    return edges.try_emplace({caller, callee}, CallEdge{caller, callee, {}})
        .first->second;
  }

  void addCallSites() {
    std::vector<const Function *> functions;
    for (const FunctionGroup &group : groups)
      llvm::append_range(functions, group.instances);
    Callees callees(functions);
    for (const Function *function : functions)
      for (const CallSite &call : function->callSites) {
        if (call.count == 0 || call.callee.empty())
          continue;
        const Function *callee = callees.find(*function, call.callee);
        if (!callee)
          continue;
        std::optional<uint64_t> &calls =
            edge(groupOf[function], groupOf[callee]).calls;
        calls = calls.value_or(0) + call.count;
      }
  }

  /// The edge that leads to each node of the tree.
  std::vector<CallEdge *> edgesOfTree() {
    std::vector<CallEdge *> result(tree.size());
    for (size_t i = 1; i < tree.size(); ++i) {
      const TreeNode &caller = tree[tree[i].parent];
      auto from = groupOf.find(caller.function);
      auto to = groupOf.find(tree[i].function);
      if (tree[i].parent && from != groupOf.end() && to != groupOf.end())
        result[i] = &edge(from->second, to->second);
    }
    return result;
  }

  /// Time with callees counts on the outermost of equal edges only.
  void addTimes() {
    std::vector<CallEdge *> edgeTo = edgesOfTree();
    for (size_t i = tree.size(); i-- > 1;)
      if (edgeTo[i] && !tree[i].line)
        edgeTo[i]->self += tree[i].wall;
    llvm::DenseMap<const CallEdge *, unsigned> open;
    walkTree(
        tree,
        [&](uint32_t node, double total) {
          if (CallEdge *edge = edgeTo[node]; edge && open[edge]++ == 0)
            edge->wall += total;
        },
        [&](uint32_t node) {
          if (edgeTo[node])
            --open[edgeTo[node]];
        });
  }

  ArrayRef<TreeNode> tree;
  ArrayRef<FunctionGroup> groups;
  llvm::DenseMap<const Function *, size_t> groupOf;
  std::map<std::pair<size_t, size_t>, CallEdge> edges;
};

} // namespace

std::vector<CallEdge> callEdges(ArrayRef<TreeNode> tree,
                                ArrayRef<FunctionGroup> groups) {
  return EdgeCollector(tree, groups).collect();
}

} // namespace lineprof
