//===- unit/CallGraphTest.cpp - edges and contexts ------------------------===//
//
// Part of lineprof, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "model/CallGraph.h"
#include "report/CallTree.h"

#include <gtest/gtest.h>

#include <deque>

using namespace lineprof;

namespace {

/// Functions and a tree of calling contexts, made by hand.
class World {
public:
  /// Adds a function at line \p line of source \p source.
  const Function *add(std::string name, uint32_t source = 0,
                      uint32_t line = 1) {
    Function function;
    function.linkageName = name;
    function.source = source;
    function.line = line;
    function.calls = 1;
    functions.push_back(function);
    return &functions.back();
  }

  void call(const Function *caller, std::string callee, uint64_t count,
            uint32_t line = 1) {
    const_cast<Function *>(caller)->callSites.push_back(
        {{caller->source, line}, 1, callee, count});
  }

  /// \p line 0: in its own code.
  uint32_t node(uint32_t parent, const Function *function, uint32_t line,
                double wall) {
    TreeNode node{{wall}, parent, function, std::nullopt};
    if (line)
      node.line = LineKey(function->source, line);
    tree.push_back(node);
    return tree.size() - 1;
  }

  std::vector<FunctionGroup> groups() const {
    std::vector<const Function *> all;
    for (const Function &function : functions)
      all.push_back(&function);
    return groupFunctions(all, tree);
  }

  std::deque<Function> functions;
  std::vector<TreeNode> tree = {TreeNode()};
};

TEST(CallGraph, DirectCallsAreExact) {
  World world;
  const Function *f = world.add("f", 0, 1);
  world.add("g", 0, 9);
  world.call(f, "g", 5, 2);
  world.call(f, "g", 7, 3);
  world.call(f, "untagged", 9);
  world.call(f, "", 11);
  world.call(f, "f", 0);
  auto groups = world.groups();
  auto edges = callEdges(world.tree, groups);
  ASSERT_EQ(edges.size(), 1u);
  EXPECT_EQ(edges[0].caller, 0u);
  EXPECT_EQ(edges[0].callee, 1u);
  EXPECT_EQ(edges[0].calls, 12u);
  EXPECT_EQ(edges[0].wall, 0);
}

TEST(CallGraph, StaticFunctionsOfTheirSource) {
  World world;
  world.add("helper", 0, 1);
  world.add("helper", 1, 1);
  const Function *f = world.add("f", 1, 9);
  world.call(f, "helper", 3);
  auto groups = world.groups();
  ASSERT_EQ(groups.size(), 3u);
  auto edges = callEdges(world.tree, groups);
  ASSERT_EQ(edges.size(), 1u);
  EXPECT_EQ(edges[0].callee, 1u);
}

TEST(CallGraph, ConstructorsOfWholeObjectsAndOfBases) {
  World world;
  const Function *f = world.add("f", 0, 1);
  world.add("_ZN1AC2Ei", 0, 9);
  world.call(f, "_ZN1AC1Ei", 3);
  world.call(f, "_ZN1AC1Ev", 4); // another one
  auto groups = world.groups();
  auto edges = callEdges(world.tree, groups);
  ASSERT_EQ(edges.size(), 1u);
  EXPECT_EQ(edges[0].calls, 3u);
}

TEST(CallGraph, InstancesAreOneEnd) {
  World world;
  const Function *f = world.add("_Z1fIiEvT_", 0, 1);
  const Function *f2 = world.add("_Z1fIcEvT_", 0, 1);
  world.call(f, "_Z1fIcEvT_", 3);
  world.call(f2, "_Z1fIiEvT_", 4);
  auto groups = world.groups();
  ASSERT_EQ(groups.size(), 1u);
  auto edges = callEdges(world.tree, groups);
  ASSERT_EQ(edges.size(), 1u);
  EXPECT_EQ(edges[0].calls, 7u);
}

TEST(FunctionGroup, InstancesThatCallEachOtherHaveTheirTimeOnce) {
  World world;
  for (const char *name : {"_Z1fILi2EEvv", "_Z1fILi1EEvv", "_Z1fILi0EEvv"}) {
    Function &f = const_cast<Function &>(*world.add(name, 0, 1));
    f.total.wall = 40 - 10.0 * world.functions.size();
    f.total.self = 10;
    f.lines[{0, 2}].times.wall = f.total.wall - 10;
  }
  // 2 calls 1 from line 2, and that calls 0; each has 10 of its own.
  uint32_t node = 0;
  for (const Function &f : world.functions) {
    world.node(node, &f, 0, 10);
    node = world.node(node, &f, 2, 0);
  }
  auto groups = world.groups();
  ASSERT_EQ(groups.size(), 1u);
  EXPECT_DOUBLE_EQ(groups[0].sum.total.wall, 30); // not 60
  EXPECT_DOUBLE_EQ(groups[0].sum.total.self, 30);
  EXPECT_DOUBLE_EQ((groups[0].sum.lines[{0, 2}].times.wall), 20); // not 30
}

TEST(FunctionGroup, CallersThatAreNotAskedForHaveNoPartInIt) {
  World world;
  Function main;
  std::vector<const Function *> instances;
  for (const char *name : {"_Z1fIiEvv", "_Z1fIcEvv"}) {
    instances.push_back(world.add(name, 0, 1));
    const_cast<Function *>(instances.back())->total.wall = 10;
  }
  uint32_t caller = world.node(0, &main, 0, 70);
  for (const Function *instance : instances)
    world.node(caller, instance, 0, 10);
  auto groups = groupFunctions(instances, world.tree);
  ASSERT_EQ(groups.size(), 1u);
  EXPECT_DOUBLE_EQ(groups[0].sum.total.wall, 20);
}

TEST(CallGraph, TreeKnowsIndirectCallsAndTimes) {
  World world;
  const Function *f = world.add("f", 0, 1), *g = world.add("g", 0, 9);
  uint32_t inF = world.node(0, f, 2, 1);
  world.node(inF, g, 0, 10);
  world.node(inF, g, 10, 100); // in untagged code
  world.node(0, g, 0, 1000);   // called from outside
  auto groups = world.groups();
  auto edges = callEdges(world.tree, groups);
  ASSERT_EQ(edges.size(), 1u);
  EXPECT_EQ(edges[0].calls, std::nullopt);
  EXPECT_EQ(edges[0].wall, 110);
  EXPECT_EQ(edges[0].self, 10);
}

TEST(CallGraph, RecursionHasItsTimeOnce) {
  World world;
  const Function *f = world.add("f", 0, 1), *g = world.add("g", 0, 9);
  uint32_t at = world.node(0, f, 2, 1);
  at = world.node(at, g, 10, 1);
  at = world.node(at, f, 2, 1);
  at = world.node(at, g, 10, 1);
  world.node(at, g, 0, 6);
  auto groups = world.groups();
  auto edges = callEdges(world.tree, groups);
  ASSERT_EQ(edges.size(), 3u);
  EXPECT_EQ(edges[0].wall, 9); // f to g
  EXPECT_EQ(edges[1].wall, 8); // g to f
  EXPECT_EQ(edges[2].wall, 6); // g to g
  EXPECT_EQ(edges[2].self, 6);
}

TEST(CallTree, LinesOfAFunctionAreOneNode) {
  World world;
  const Function *f = world.add("f", 0, 1), *g = world.add("g", 0, 9),
                 *h = world.add("h", 0, 19);
  world.node(0, f, 0, 1);
  uint32_t second = world.node(0, f, 2, 2);
  uint32_t third = world.node(0, f, 3, 3);
  world.node(second, g, 0, 10);
  world.node(third, g, 10, 20);
  world.node(third, h, 0, 100);
  world.tree[0].wall = 1000; // without a context
  auto tree = buildCallTree(world.tree, world.groups());
  ASSERT_EQ(tree.size(), 4u);
  EXPECT_EQ(tree[0].wall, 1136);
  EXPECT_EQ(tree[0].self, 1000);
  ASSERT_EQ(tree[0].callees.size(), 1u);
  const CallTreeNode &nodeF = tree[tree[0].callees[0]];
  EXPECT_EQ(nodeF.wall, 136);
  EXPECT_EQ(nodeF.self, 1);
  ASSERT_EQ(nodeF.callees.size(), 2u);
  EXPECT_EQ(tree[nodeF.callees[0]].group, 2u); // the longest first
  EXPECT_EQ(tree[nodeF.callees[1]].wall, 30);
  EXPECT_EQ(tree[nodeF.callees[1]].self, 10);
}

TEST(CallTree, RecursionIsFolded) {
  World world;
  const Function *f = world.add("f", 0, 1), *g = world.add("g", 0, 9);
  uint32_t at = 0;
  for (int depth = 0; depth < 100'000; ++depth)
    at = world.node(at, depth % 2 ? g : f, 2, 1);
  auto tree = buildCallTree(world.tree, world.groups());
  ASSERT_EQ(tree.size(), 3u);
  EXPECT_EQ(tree[1].wall, 100'000);
  EXPECT_EQ(tree[2].wall, 50'000);
  EXPECT_TRUE(tree[2].callees.empty());
}

} // namespace
