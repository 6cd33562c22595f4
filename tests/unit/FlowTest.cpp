//===- unit/FlowTest.cpp - counters and back ------------------------------===//
//
// Part of lineprof, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "model/Flow.h"
#include "GraphBuilder.h"

#include <gtest/gtest.h>

using namespace lineprof;

namespace {

constexpr uint32_t kOutside = GraphBuilder::kOutside;

void expectSolved(GraphBuilder &graph) {
  std::optional<Flow> flow = solveFlow(graph.function, graph.counters);
  ASSERT_TRUE(flow);
  EXPECT_EQ(flow->arcs, graph.truth);
}

TEST(Flow, StraightLine) {
  GraphBuilder graph;
  graph.node(0, {1});
  graph.node(1, {2});
  graph.arc(kOutside, 0, 7);
  graph.arc(0, 1, 7);
  graph.arc(1, kOutside, 7);
  graph.finish();
  EXPECT_EQ(graph.counters.size(), 1u);
  expectSolved(graph);
  std::optional<Flow> flow = solveFlow(graph.function, graph.counters);
  EXPECT_EQ(callsOf(graph.function, *flow), 7u);
}

TEST(Flow, NoCountersMeanZero) {
  GraphBuilder graph;
  graph.node(0, {1});
  graph.arc(kOutside, 0, 0);
  graph.arc(0, kOutside, 0);
  graph.finish();
  graph.counters.clear();
  expectSolved(graph);
}

TEST(Flow, LoopWithEveryTree) {
  for (uint32_t seed = 0; seed < 50; ++seed) {
    GraphBuilder graph;
    for (uint32_t block = 0; block < 4; ++block)
      graph.node(block, {});
    graph.arc(kOutside, 0, 3);
    graph.arc(0, 1, 3);
    graph.arc(1, 2, 300);
    graph.arc(2, 1, 300);
    graph.arc(1, 3, 3);
    graph.arc(3, kOutside, 3);
    graph.finish(seed);
    expectSolved(graph);
  }
}

TEST(Flow, SidewaysArcMayBeNegative) {
  // A forked child comes out of a call that it did not enter.
  GraphBuilder graph;
  graph.node(0, {1});
  graph.node(0, {2});
  graph.arc(kOutside, 0, 0);
  graph.arc(0, kOutside, -1, kArcSideways);
  graph.arc(0, 1, 1, kArcContinue);
  graph.arc(1, kOutside, 1);
  graph.finish();
  expectSolved(graph);
}

TEST(Flow, CircleWithoutCounterIsDamage) {
  GraphBuilder graph;
  graph.node(0, {1});
  graph.arc(kOutside, 0, 1);
  graph.arc(0, kOutside, 1);
  graph.finish();
  graph.function.arcs[0].counter = graph.function.arcs[1].counter = kNotCounted;
  EXPECT_FALSE(solveFlow(graph.function, graph.counters));
}

TEST(Flow, SelfArcWithoutCounterIsDamage) {
  GraphBuilder graph;
  graph.node(0, {1});
  graph.arc(0, 0, 1);
  graph.finish();
  graph.function.arcs[0].counter = kNotCounted;
  EXPECT_FALSE(solveFlow(graph.function, graph.counters));
}

TEST(Flow, OverflowIsDamage) {
  GraphBuilder graph;
  graph.node(0, {1});
  graph.node(1, {1});
  for (int i = 0; i < 3; ++i)
    graph.arc(0, 1, INT64_MAX);
  graph.finish();
  EXPECT_FALSE(solveFlow(graph.function, graph.counters));
}

/// A graph that control walks through at random, every arc counted by hand.
GraphBuilder walkedGraph(std::mt19937 &random) {
  auto pick = [&](uint32_t bound) { return uint32_t(random() % bound); };
  GraphBuilder graph;
  uint32_t numNodes = 1 + pick(12);
  for (uint32_t node = 0; node < numNodes; ++node)
    graph.node(node, {1 + pick(5)});
  graph.arc(kOutside, 0, 0);
  std::vector<std::vector<uint32_t>> out(numNodes);
  for (uint32_t node = 0; node < numNodes; ++node) {
    for (uint32_t i = pick(4); i > 0; --i)
      out[node].push_back(graph.arc(node, pick(numNodes), 0));
    if (pick(4) == 0)
      out[node].push_back(graph.arc(node, kOutside, 0, kArcSideways));
    if (out[node].empty() || pick(4) == 0)
      out[node].push_back(graph.arc(node, kOutside, 0));
  }
  for (uint32_t calls = pick(20); calls > 0; --calls) {
    std::vector<uint32_t> taken = {0};
    for (uint32_t node = 0; node != kOutside && taken.size() < 500;) {
      taken.push_back(out[node][pick(out[node].size())]);
      node = graph.function.arcs[taken.back()].dst;
    }
    // One that found no way out never happened.
    if (graph.function.arcs[taken.back()].dst == kOutside)
      for (uint32_t arc : taken)
        ++graph.truth[arc];
  }
  return graph;
}

TEST(Flow, RandomGraphsComeBack) {
  std::mt19937 random(1);
  for (int round = 0; round < 5000; ++round) {
    GraphBuilder graph = walkedGraph(random);
    graph.finish(random());
    expectSolved(graph);
    if (HasFailure())
      FAIL() << "round " << round;
  }
}

TEST(Flow, LongChainsAreLinear) {
  GraphBuilder graph;
  constexpr uint32_t kNodes = 1'000'000;
  for (uint32_t node = 0; node < kNodes; ++node)
    graph.node(node, {});
  graph.arc(kOutside, 0, 5);
  for (uint32_t node = 0; node + 1 < kNodes; ++node)
    graph.arc(node, node + 1, 5);
  graph.arc(kNodes - 1, kOutside, 5);
  graph.finish();
  expectSolved(graph);
}

} // namespace
