//===- tools/CallGraph.cpp - which function calls which, how often --------===//
//
// Part of lineprof, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "CallGraph.h"

#include "Names.h"

#include "llvm/ADT/DenseMap.h"
#include "llvm/ADT/STLExtras.h"

using llvm::ArrayRef;
using llvm::StringRef;

namespace lineprof {

namespace {

/// Finds the functions that call sites mean.
class CalleeIndex {
public:
  explicit CalleeIndex(ArrayRef<FunctionGroup> groups) {
    for (size_t i = 0; i < groups.size(); ++i)
      for (const Function *function : groups[i].instances) {
        byLinkageName[function->linkageName].push_back({function, i});
        if (isConstructorOrDestructor(function->linkageName))
          constructors[readableName(function->linkageName, "")].push_back(
              {function, i});
      }
  }

  /// The group of \p linkageName as \p caller means it: of several functions of
  /// that name, the one of the same source. None if it is not tagged.
  std::optional<size_t> find(const Function &caller,
                             StringRef linkageName) const {
    if (auto found = byLinkageName.find(linkageName);
        found != byLinkageName.end())
      return choose(caller, found->second);
    // A constructor of the whole object may be an alias of that of a base.
    if (constructors.empty() || !isConstructorOrDestructor(linkageName))
      return std::nullopt;
    auto found = constructors.find(readableName(linkageName, ""));
    if (found == constructors.end())
      return std::nullopt;
    return choose(caller, found->second);
  }

private:
  using Candidates = std::vector<std::pair<const Function *, size_t>>;

  static size_t choose(const Function &caller, const Candidates &candidates) {
    for (const auto &[function, group] : candidates)
      if (function->source == caller.source)
        return group;
    return candidates.front().second;
  }

  llvm::StringMap<Candidates> byLinkageName, constructors;
};

class EdgeCollector {
public:
  EdgeCollector(ArrayRef<TreeNode> tree, ArrayRef<FunctionGroup> groups,
                bool byLine)
      : tree(tree), groups(groups), byLine(byLine) {}

  std::vector<CallEdge> collect() {
    addCallSites();
    addTimes();
    std::vector<CallEdge> result;
    for (const auto &[key, edge] : edges)
      result.push_back(edge);
    return result;
  }

private:
  using Key = std::tuple<size_t, size_t, std::optional<LineKey>>;

  CallEdge &edge(size_t caller, size_t callee, std::optional<LineKey> line) {
    if (!byLine)
      line.reset();
    auto [it, isNew] = edges.try_emplace(Key(caller, callee, line));
    if (isNew)
      it->second = {caller, callee, line, std::nullopt};
    return it->second;
  }

  void addCallSites() {
    CalleeIndex index(groups);
    for (size_t caller = 0; caller < groups.size(); ++caller)
      for (const Function *function : groups[caller].instances)
        for (const CallSite &call : function->callSites) {
          if (call.count == 0 || call.callee.empty())
            continue;
          auto callee = index.find(*function, call.callee);
          if (!callee)
            continue;
          std::optional<uint64_t> &calls =
              edge(caller, *callee, call.line).calls;
          calls = calls.value_or(0) + call.count;
        }
  }

  /// The edge that leads to each node of the tree.
  std::vector<CallEdge *> edgesOfTree() {
    llvm::DenseMap<const Function *, size_t> groupOf;
    for (size_t i = 0; i < groups.size(); ++i)
      for (const Function *function : groups[i].instances)
        groupOf[function] = i;
    std::vector<CallEdge *> result(tree.size());
    for (size_t i = 1; i < tree.size(); ++i) {
      const TreeNode &caller = tree[tree[i].parent];
      auto from = groupOf.find(caller.function);
      auto to = groupOf.find(tree[i].function);
      if (tree[i].parent && from != groupOf.end() && to != groupOf.end())
        result[i] = &edge(from->second, to->second, caller.line);
    }
    return result;
  }

  /// Time with callees counts on the outermost of equal edges only.
  void addTimes() {
    std::vector<CallEdge *> edgeTo = edgesOfTree();
    std::vector<double> total(tree.size());
    std::vector<std::vector<uint32_t>> callees(tree.size());
    for (size_t i = tree.size(); i-- > 1;) {
      total[i] += tree[i].wall;
      total[tree[i].parent] += total[i];
      callees[tree[i].parent].push_back(i);
      if (edgeTo[i] && !tree[i].line)
        edgeTo[i]->self += tree[i].wall;
    }
    llvm::DenseMap<const CallEdge *, unsigned> open;
    std::vector<std::pair<uint32_t, bool>> work = {{0, false}};
    while (!work.empty()) {
      auto [node, done] = work.back();
      work.pop_back();
      if (done) {
        --open[edgeTo[node]];
        continue;
      }
      if (CallEdge *edge = edgeTo[node]) {
        if (open[edge]++ == 0)
          edge->wall += total[node];
        work.push_back({node, true});
      }
      for (uint32_t callee : callees[node])
        work.push_back({callee, false});
    }
  }

  ArrayRef<TreeNode> tree;
  ArrayRef<FunctionGroup> groups;
  bool byLine;
  std::map<Key, CallEdge> edges;
};

} // namespace

std::vector<CallEdge> callEdges(ArrayRef<TreeNode> tree,
                                ArrayRef<FunctionGroup> groups) {
  return EdgeCollector(tree, groups, /*byLine=*/false).collect();
}

std::vector<CallEdge> callEdgesByLine(ArrayRef<TreeNode> tree,
                                      ArrayRef<FunctionGroup> groups) {
  return EdgeCollector(tree, groups, /*byLine=*/true).collect();
}

} // namespace lineprof
