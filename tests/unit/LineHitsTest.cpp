//===- unit/LineHitsTest.cpp - what counts as a hit -----------------------===//
//
// Part of lineprof, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "model/LineHits.h"
#include "GraphBuilder.h"

#include <gtest/gtest.h>

#include <algorithm>

using namespace lineprof;

namespace {

constexpr uint32_t kOutside = GraphBuilder::kOutside;
using Hits = std::vector<uint64_t>;

Hits hitsOf(GraphBuilder &graph) {
  graph.finish();
  std::optional<Flow> flow = solveFlow(graph.function, graph.counters);
  EXPECT_TRUE(flow);
  if (!flow)
    return {};
  EXPECT_EQ(flow->arcs, graph.truth);
  return lineHits(graph.function, *flow);
}

TEST(LineHits, ForLineIsHitOnceMoreThanItsBody) {
  // 1: { 2: for (i = 0; i < 10; i++) 3: body; 4: }
  GraphBuilder graph;
  graph.node(0, {1, 2});
  graph.node(1, {2});
  graph.node(2, {3});
  graph.node(3, {2});
  graph.node(4, {4});
  graph.arc(kOutside, 0, 1);
  graph.arc(0, 1, 1);
  graph.arc(1, 2, 10);
  graph.arc(1, 4, 1);
  graph.arc(2, 3, 10);
  graph.arc(3, 1, 10);
  graph.arc(4, kOutside, 1);
  EXPECT_EQ(hitsOf(graph), Hits({1, 11, 10, 1}));
}

TEST(LineHits, LoopOnOneLineCountsItsRounds) {
  // 1: { 2: do i++; while (i < 10); 3: }
  GraphBuilder graph;
  graph.node(0, {1});
  graph.node(1, {2});
  graph.node(2, {2});
  graph.node(3, {3});
  graph.arc(kOutside, 0, 1);
  graph.arc(0, 1, 1);
  graph.arc(1, 2, 10);
  graph.arc(2, 1, 9);
  graph.arc(2, 3, 1);
  graph.arc(3, kOutside, 1);
  EXPECT_EQ(hitsOf(graph), Hits({1, 10, 1}));
}

TEST(LineHits, BlockThatLoopsToItself) {
  GraphBuilder graph;
  graph.node(0, {1});
  graph.node(1, {2});
  graph.arc(kOutside, 0, 1);
  graph.arc(0, 1, 1);
  graph.arc(1, 1, 9);
  graph.arc(1, kOutside, 1);
  EXPECT_EQ(hitsOf(graph), Hits({1, 10}));
}

TEST(LineHits, NestedLoopsOnOneLine) {
  // 1: for (3 times) for (4 times) body;, one block each
  GraphBuilder graph;
  for (uint32_t block = 0; block < 6; ++block)
    graph.node(block, {1});
  graph.arc(kOutside, 0, 1);
  graph.arc(0, 1, 1);  // outer test
  graph.arc(1, 2, 3);  // inner test
  graph.arc(2, 3, 12); // body
  graph.arc(3, 2, 12);
  graph.arc(2, 4, 3); // outer step
  graph.arc(4, 1, 3);
  graph.arc(1, 5, 1);
  graph.arc(5, kOutside, 1);
  EXPECT_EQ(hitsOf(graph), Hits({1 + 12 + 3}));
}

TEST(LineHits, SwitchCases) {
  // 1: switch (x) { 2: case 0: 3: case 1: (falls through from 2) 4: default:
  GraphBuilder graph;
  graph.node(0, {1});
  graph.node(1, {2});
  graph.node(2, {3});
  graph.node(3, {4});
  graph.arc(kOutside, 0, 100);
  graph.arc(0, 1, 10);
  graph.arc(0, 2, 20);
  graph.arc(0, 3, 70);
  graph.arc(1, 2, 10);
  graph.arc(2, 3, 25);
  graph.arc(2, kOutside, 5);
  graph.arc(3, kOutside, 95);
  EXPECT_EQ(hitsOf(graph), Hits({100, 10, 30, 95}));
}

TEST(LineHits, MultiLineCallCountsOnce) {
  // 1: f(a, 2: g(), 3: b) are one block, cut where g may leave.
  GraphBuilder graph;
  graph.node(0, {1, 2});
  graph.node(0, {3});
  graph.arc(kOutside, 0, 8);
  graph.arc(0, 1, 8, kArcContinue);
  graph.arc(0, kOutside, 0, kArcSideways);
  graph.arc(1, kOutside, 8);
  EXPECT_EQ(hitsOf(graph), Hits({8, 8, 8}));
}

TEST(LineHits, LinesAfterACallThatThrew) {
  // 1: mayThrow(); 2: next();
  GraphBuilder graph;
  graph.node(0, {1});
  graph.node(0, {2});
  graph.arc(kOutside, 0, 100);
  graph.arc(0, kOutside, 50, kArcSideways);
  graph.arc(0, 1, 50, kArcContinue);
  graph.arc(1, kOutside, 50);
  EXPECT_EQ(hitsOf(graph), Hits({100, 50}));
}

TEST(LineHits, LineAfterAThrowInItsOwnLoop) {
  // 1: entry; 2: a block that starts on line 3 and goes on on line 2, twice
  // in a row from line 2 itself: those who left there had been on it before.
  GraphBuilder graph;
  graph.node(0, {1});
  graph.node(1, {2});
  graph.node(2, {3});
  graph.node(2, {2});
  graph.arc(kOutside, 0, 10);
  graph.arc(0, 1, 10);
  graph.arc(1, 2, 10);
  graph.arc(2, kOutside, 4, kArcSideways);
  graph.arc(2, 3, 6, kArcContinue);
  graph.arc(3, kOutside, 6);
  EXPECT_EQ(hitsOf(graph), Hits({10, 10, 10}));
}

TEST(LineHits, ForkedChildComesOutOfTheCall) {
  // 1: fork(); 2: next();
  GraphBuilder graph;
  graph.node(0, {1});
  graph.node(0, {2});
  graph.arc(kOutside, 0, 0);
  graph.arc(0, kOutside, -1, kArcSideways);
  graph.arc(0, 1, 1, kArcContinue);
  graph.arc(1, kOutside, 1);
  EXPECT_EQ(hitsOf(graph), Hits({0, 1}));
}

TEST(LineHits, NegativeHitsAreZero) {
  GraphBuilder graph;
  graph.node(0, {1});
  graph.node(1, {2});
  graph.arc(kOutside, 0, 3);
  graph.arc(0, 1, -1);
  graph.arc(0, kOutside, 4);
  graph.arc(1, kOutside, -1);
  graph.function.linkageName = "f";
  for (ArcEntry &arc : graph.function.arcs)
    for (uint32_t *end : {&arc.src, &arc.dst})
      if (*end == kOutside)
        *end = 2;
  EXPECT_EQ(lineHits(graph.function, {graph.truth}), Hits({3, 0}));
}

/// The definition in its plainest words: looks for a cycle from the start each
/// time one was taken.
struct PlainCycles {
  uint32_t numBlocks;
  std::vector<CycleArc> arcs;
  std::vector<int> state;
  std::vector<size_t> path;

  bool search(uint32_t block, __int128 &cycles) {
    state[block] = 1;
    for (size_t i = 0; i < arcs.size(); ++i) {
      const CycleArc &arc = arcs[i];
      if (arc.src != block || arc.left <= 0 || state[arc.dst] == 2)
        continue;
      path.push_back(i);
      if (state[arc.dst] == 1) {
        while (arcs[path.front()].src != arc.dst)
          path.erase(path.begin());
        int64_t least = arc.left;
        for (size_t j : path)
          least = std::min(least, arcs[j].left);
        for (size_t j : path)
          arcs[j].left -= least;
        cycles += least;
        return true;
      }
      if (search(arc.dst, cycles))
        return true;
      path.pop_back();
    }
    state[block] = 2;
    return false;
  }

  __int128 count() {
    __int128 cycles = 0;
    for (bool found = true; found;) {
      found = false;
      state.assign(numBlocks, 0);
      path.clear();
      for (uint32_t block = 0; block < numBlocks && !found; ++block)
        if (state[block] == 0)
          found = search(block, cycles);
    }
    return cycles;
  }
};

TEST(LineHits, CyclesAsThePlainSearchFindsThem) {
  std::mt19937 random(2);
  for (int round = 0; round < 5000; ++round) {
    uint32_t numBlocks = 1 + random() % 7;
    std::vector<CycleArc> arcs(random() % 16);
    for (CycleArc &arc : arcs)
      arc = {uint32_t(random() % numBlocks), uint32_t(random() % numBlocks),
             int64_t(random() % 10) - 1};
    __int128 plain = PlainCycles{numBlocks, arcs, {}, {}}.count();
    ASSERT_EQ(int64_t(countCycles(numBlocks, arcs)), int64_t(plain))
        << "round " << round;
  }
}

TEST(LineHits, WalksArriveFromOtherLines) {
  // Lines of random graphs without cycles of their own: hits are the arrivals
  // of a walk that is counted step by step.
  std::mt19937 random(3);
  for (int round = 0; round < 2000; ++round) {
    GraphBuilder graph;
    uint32_t numBlocks = 2 + random() % 10;
    std::vector<uint32_t> lineOf;
    for (uint32_t block = 0; block < numBlocks; ++block) {
      lineOf.push_back(1 + random() % 6);
      graph.node(block, {lineOf.back()});
    }
    graph.arc(kOutside, 0, 0);
    std::vector<std::vector<uint32_t>> out(numBlocks);
    for (uint32_t block = 0; block < numBlocks; ++block) {
      for (int i = 0; i < 3; ++i) {
        uint32_t dst = random() % numBlocks;
        // Back only to other lines, and to the first block of those.
        if (dst <= block && (lineOf[dst] == lineOf[block] || dst != 0))
          continue;
        out[block].push_back(graph.arc(block, dst, 0));
      }
      out[block].push_back(graph.arc(block, kOutside, 0));
    }
    Hits expected(graph.function.lines.size());
    for (int calls = 0; calls < 10; ++calls) {
      ++graph.truth[0];
      uint32_t line = 0;
      for (uint32_t block = 0; block != kOutside;) {
        if (lineOf[block] != line)
          ++expected[lineOf[block] - 1];
        line = lineOf[block];
        uint32_t arc = out[block][random() % out[block].size()];
        ++graph.truth[arc];
        block = graph.function.arcs[arc].dst;
      }
    }
    ASSERT_EQ(hitsOf(graph), expected) << "round " << round;
  }
}

TEST(LineHits, LargeSwitchInALoopIsFast) {
  // 20,000 cases, all on lines of their own, then all on one line.
  for (bool oneLine : {false, true}) {
    constexpr uint32_t kCases = 20'000;
    GraphBuilder graph;
    graph.node(0, {1});
    for (uint32_t i = 1; i <= kCases; ++i)
      graph.node(i, {oneLine ? 1 : 1 + i});
    graph.arc(kOutside, 0, 1);
    for (uint32_t i = 1; i <= kCases; ++i)
      graph.arc(0, i, 3);
    for (uint32_t i = 1; i <= kCases; ++i)
      graph.arc(i, 0, 3);
    graph.arc(0, kOutside, 1);
    Hits hits = hitsOf(graph);
    EXPECT_EQ(hits[0], 1u + 3 * kCases);
    if (!oneLine) {
      EXPECT_EQ(hits[kCases], 3u);
    }
  }
}

TEST(LineHits, LongStraightFunctionIsFast) {
  constexpr uint32_t kLines = 100'000;
  GraphBuilder graph;
  std::vector<uint32_t> lines(kLines);
  std::iota(lines.begin(), lines.end(), 1);
  graph.addNode(0, {1});
  graph.addNode(1, lines);
  graph.arc(kOutside, 0, 2);
  for (uint32_t i = 0; i < 5000; ++i)
    graph.arc(0, 1, i == 0 ? 2 : 0);
  graph.arc(1, kOutside, 2);
  EXPECT_EQ(hitsOf(graph), Hits(kLines, 2));
}

} // namespace
