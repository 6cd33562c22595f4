//===- unit/BranchCountsTest.cpp - branches and calls ---------------------===//
//
// Part of lineprof, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "model/BranchCounts.h"
#include "GraphBuilder.h"

#include <gtest/gtest.h>

using namespace lineprof;

namespace {

constexpr uint32_t kOutside = GraphBuilder::kOutside;

using Ways = std::vector<uint64_t>;

std::vector<Branch> branchesOf(GraphBuilder &graph) {
  graph.finish();
  std::optional<Flow> flow = solveFlow(graph.function, graph.counters);
  EXPECT_TRUE(flow);
  return countBranches(graph.function, *flow, {0, 1});
}

TEST(BranchCounts, ConditionHasTwoWays) {
  GraphBuilder graph;
  graph.node(0, {1});
  graph.node(1, {2});
  graph.arc(kOutside, 0, 10);
  graph.arc(0, kOutside, 3, kArcFalse);
  graph.arc(0, 1, 6, kArcTrue);
  graph.arc(0, kOutside, 1, kArcSideways); // in a call that the condition has
  graph.arc(1, kOutside, 6);
  graph.function.branches = {{0, 0, 7, 0}};
  std::vector<Branch> branches = branchesOf(graph);
  ASSERT_EQ(branches.size(), 1u);
  EXPECT_EQ(branches[0].line, LineKey(0, 1));
  EXPECT_EQ(branches[0].column, 7u);
  EXPECT_FALSE(branches[0].isSwitch);
  EXPECT_EQ(branches[0].ways, Ways({6, 3}));
}

TEST(BranchCounts, SwitchHasItsArcsInOrder) {
  GraphBuilder graph;
  graph.node(0, {1});
  graph.arc(kOutside, 0, 6);
  for (uint32_t i = 1; i <= 3; ++i) {
    graph.node(i, {1});
    graph.arc(0, i, i);
    graph.arc(i, kOutside, i);
  }
  graph.function.branches = {{0, 0, 0, kBranchSwitch}};
  std::vector<Branch> branches = branchesOf(graph);
  ASSERT_EQ(branches.size(), 1u);
  EXPECT_TRUE(branches[0].isSwitch);
  EXPECT_EQ(branches[0].ways, Ways({1, 2, 3}));
}

TEST(BranchCounts, NegativeFlowIsNone) {
  GraphBuilder graph;
  graph.node(0, {1});
  graph.node(1, {1});
  graph.arc(kOutside, 0, 2);
  graph.arc(0, kOutside, 3, kArcTrue);
  graph.arc(0, 1, -1, kArcFalse);
  graph.arc(1, kOutside, -1);
  // Negative flow can't be counted, only follow from the rest.
  graph.finish();
  for (ArcEntry &arc : graph.function.arcs)
    arc.counter = kNotCounted;
  graph.function.arcs[0].counter = 0;
  graph.function.arcs[1].counter = 1;
  graph.function.branches = {{0, 0, 0, 0}};
  graph.function.calls = {{1, 0, 0, kNotCounted}};
  graph.function.callees = {""};
  std::optional<Flow> flow = solveFlow(graph.function, {2, 3});
  ASSERT_TRUE(flow);
  EXPECT_EQ(flow->arcs[2], -1);
  EXPECT_EQ(countBranches(graph.function, *flow, {0})[0].ways, Ways({3, 0}));
  EXPECT_EQ(countCallSites(graph.function, *flow, {0})[0].count, 0u);
}

TEST(BranchCounts, CallsOfOneCalleeFromOnePlaceAddUp) {
  // A destructor is called at the end of a scope, and when it is unwound.
  GraphBuilder graph;
  graph.node(0, {1});
  graph.node(1, {1});
  graph.arc(kOutside, 0, 10);
  graph.arc(0, kOutside, 7);
  graph.arc(0, 1, 3, kArcUnwind);
  graph.arc(1, kOutside, 3);
  graph.finish();
  graph.function.calls = {
      {0, 0, 3, 0}, {0, 0, 4, kNotCounted}, {0, 0, 9, 0}, {1, 0, 9, 0}};
  graph.function.callees = {"make", "", "drop", "drop"};
  std::optional<Flow> flow = solveFlow(graph.function, graph.counters);
  ASSERT_TRUE(flow);
  auto calls = countCallSites(graph.function, *flow, {0});
  ASSERT_EQ(calls.size(), 3u);
  EXPECT_EQ(calls[0].callee, "make");
  EXPECT_EQ(calls[0].count, 10u);
  EXPECT_EQ(calls[1].callee, "");
  EXPECT_EQ(calls[2].callee, "drop");
  EXPECT_EQ(calls[2].count, 13u);
}

TEST(BranchCounts, BranchesOfOnePlacePairUpInOrder) {
  // Those of a macro are all where it is used.
  Branch first{{0, 5}, 3, false, {1, 2}}, second{{0, 5}, 3, false, {3, 4}};
  Branch other{{0, 5}, 3, true, {1, 2, 3}}, later{{0, 6}, 1, false, {5, 5}};
  std::vector<Branch> sum = {first, second};
  addBranches(sum, {first, second, other, later});
  ASSERT_EQ(sum.size(), 4u);
  EXPECT_EQ(sum[0].ways, Ways({2, 4}));
  EXPECT_EQ(sum[1].ways, Ways({6, 8}));
  EXPECT_EQ(sum[2].ways, Ways({1, 2, 3}));
  EXPECT_EQ(sum[3].ways, Ways({5, 5}));
  addBranches(sum, {later});
  ASSERT_EQ(sum.size(), 4u);
  EXPECT_EQ(sum[3].ways, Ways({10, 10}));
}

TEST(BranchCounts, CallSitesAddUpByCallee) {
  std::vector<CallSite> sum = {{{0, 5}, 3, "a", 1}, {{0, 5}, 3, "c", 2}};
  addCallSites(sum, {{{0, 5}, 3, "b", 4}, {{0, 5}, 3, "c", 8}});
  ASSERT_EQ(sum.size(), 3u);
  EXPECT_EQ(sum[0].count, 1u);
  EXPECT_EQ(sum[1].count, 4u);
  EXPECT_EQ(sum[2].count, 10u);
}

} // namespace
