//===- model/BranchCounts.cpp - from the flow to branches and calls -------===//
//
// Part of lineprof, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "model/BranchCounts.h"

#include "llvm/ADT/STLExtras.h"

using llvm::ArrayRef;

namespace lineprof {

namespace {

LineKey keyOf(const RawFunction &function, uint32_t line,
              ArrayRef<uint32_t> sources) {
  return {sources[function.lines[line].file], function.lines[line].line};
}

auto keyOf(const Branch &branch) {
  return std::make_tuple(branch.line, branch.column, branch.isSwitch,
                         branch.ways.size());
}

auto keyOf(const CallSite &call) {
  return std::tie(call.line, call.column, call.callee);
}

void add(Branch &sum, const Branch &more) {
  for (size_t i = 0; i < sum.ways.size(); ++i)
    sum.ways[i] += more.ways[i];
}

void add(CallSite &sum, const CallSite &more) { sum.count += more.count; }

bool inOrder(const auto &a, const auto &b) { return keyOf(a) < keyOf(b); }

/// Merges two sorted lists, pairing up what has the same key.
template <typename T>
void merge(std::vector<T> &sum, const std::vector<T> &more) {
  std::vector<T> merged;
  auto left = sum.begin();
  for (const T &item : more) {
    while (left != sum.end() && inOrder(*left, item))
      merged.push_back(std::move(*left++));
    if (left == sum.end() || inOrder(item, *left)) {
      merged.push_back(item);
      continue;
    }
    merged.push_back(std::move(*left++));
    add(merged.back(), item);
  }
  merged.insert(merged.end(), std::make_move_iterator(left),
                std::make_move_iterator(sum.end()));
  sum = std::move(merged);
}

} // namespace

std::vector<Branch> countBranches(const RawFunction &function, const Flow &flow,
                                  ArrayRef<uint32_t> sources) {
  std::vector<Branch> branches;
  std::vector<Branch *> atNode(function.nodes.size() + 1);
  branches.reserve(function.branches.size());
  for (const BranchEntry &entry : function.branches) {
    bool isSwitch = entry.flags & kBranchSwitch;
    branches.push_back({keyOf(function, entry.line, sources), entry.column,
                        isSwitch, std::vector<uint64_t>(isSwitch ? 0 : 2)});
    atNode[entry.node] = &branches.back();
  }
  for (size_t i = 0; i < function.arcs.size(); ++i) {
    const ArcEntry &arc = function.arcs[i];
    Branch *branch = atNode[arc.src];
    if (!branch || arc.flags & kArcSideways)
      continue;
    if (branch->isSwitch)
      branch->ways.push_back(countOf(flow.arcs[i]));
    else if (arc.flags & (kArcTrue | kArcFalse))
      branch->ways[arc.flags & kArcTrue ? 0 : 1] = countOf(flow.arcs[i]);
  }
  llvm::stable_sort(branches, inOrder<Branch, Branch>);
  return branches;
}

std::vector<CallSite> countCallSites(const RawFunction &function,
                                     const Flow &flow,
                                     ArrayRef<uint32_t> sources) {
  std::vector<__int128> arrivals = arrivalsOf(function, flow);
  std::vector<CallSite> calls;
  for (size_t i = 0; i < function.calls.size(); ++i) {
    const CallEntry &entry = function.calls[i];
    calls.push_back({keyOf(function, entry.line, sources), entry.column,
                     function.callees[i].str(), countOf(arrivals[entry.node])});
  }
  llvm::stable_sort(calls, inOrder<CallSite, CallSite>);
  std::vector<CallSite> places;
  for (CallSite &call : calls)
    if (!places.empty() && keyOf(places.back()) == keyOf(call))
      add(places.back(), call);
    else
      places.push_back(std::move(call));
  return places;
}

void addBranches(std::vector<Branch> &sum, const std::vector<Branch> &more) {
  merge(sum, more);
}

void addCallSites(std::vector<CallSite> &sum,
                  const std::vector<CallSite> &more) {
  merge(sum, more);
}

} // namespace lineprof
