//===- unit/ContextTreeTest.cpp - calling contexts ------------------------===//
//
// Part of lineprof, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "ProfileBuilder.h"
#include "model/Profile.h"
#include "profile/Reader.h"

#include <gtest/gtest.h>

using namespace lineprof;
using llvm::Expected;

namespace {

using Runs = std::vector<std::vector<uint8_t>>;

/// "wall samples path" of each node.
std::vector<std::string> treeOf(const Runs &runs) {
  Profile profile;
  SymbolCache symbols;
  for (const std::vector<uint8_t> &bytes : runs) {
    Expected<RawProfile> run = readProfile(bytes);
    EXPECT_TRUE(bool(run)) << llvm::toString(run.takeError());
    if (run)
      profile.add(*run, "prof.out", symbols);
  }
  std::vector<std::string> paths, result;
  for (const TreeNode &node : profile.tree()) {
    std::string path;
    if (node.function)
      path = paths[node.parent] + " " + node.function->linkageName;
    if (node.line)
      path += ":" + std::to_string(node.line->second);
    paths.push_back(path);
    result.push_back(std::to_string(int(node.wall)) + " " +
                     std::to_string(int(node.samples)) + path);
  }
  return result;
}

std::string errorOf(const std::vector<StackSpec> &stacks) {
  auto bytes = buildProfile({callingModule()}, 0, stacks);
  Expected<RawProfile> run = readProfile(bytes);
  return run ? "" : llvm::toString(run.takeError());
}

TEST(ContextTree, ProfileWithoutOneHasTheWorldOutside) {
  EXPECT_EQ(treeOf({}), std::vector<std::string>{"0 0"});
  EXPECT_EQ(treeOf({buildProfile({loopModule()})}),
            std::vector<std::string>{"0 0"});
}

TEST(ContextTree, FramesAreExpandedAndUntaggedOnesPassedOver) {
  EXPECT_EQ(treeOf({buildProfile({callingModule()}, 0, callingStacks())}),
            (std::vector<std::string>{"5 1", "0 0 main:2", "100 10 main:2 loop",
                                      "0 0 main:2 loop:7",
                                      "0 0 main:2 loop:7 inner:10",
                                      "200 20 main:2 loop:7 inner:10 loop",
                                      "40 4 main:3", "60 6 loop"}));
}

TEST(ContextTree, TheFirstNodesCallerMeansNothing) {
  std::vector<StackSpec> stacks = callingStacks();
  stacks[0].parent = 1u << 31;
  auto bytes = buildProfile({callingModule()}, 0, stacks);
  EXPECT_EQ(cantFail(readProfile(bytes)).stacks[0].parent, 0u);
  EXPECT_EQ(treeOf({bytes}),
            treeOf({buildProfile({callingModule()}, 0, callingStacks())}));
}

TEST(ContextTree, RunsAddUp) {
  auto bytes = buildProfile({callingModule()}, 0, callingStacks());
  // Another order of nodes, and the same functions in another module.
  auto other = buildProfile({loopModule(), callingModule()}, 0,
                            {{0, 0, 0, 0},
                             {0, 1, 1, 0, 1000, 0, 1},
                             {0, 1, 0, 1, 2000, 0, 2},
                             {2, 1, 1, 0, 3000, 0, 3}});
  EXPECT_EQ(
      treeOf({bytes, other}),
      (std::vector<std::string>{
          "5 1", "2000 2 main:2", "3100 13 main:2 loop", "0 0 main:2 loop:7",
          "0 0 main:2 loop:7 inner:10", "200 20 main:2 loop:7 inner:10 loop",
          "40 4 main:3", "1060 7 loop"}));
}

/// The nodes with time as "wall path", functions and line entries by number.
std::vector<std::string> treeWith(const InlinedCodes &inlined,
                                  const std::vector<StackSpec> &stacks,
                                  const ModuleSpec &module = callingModule()) {
  auto bytes = buildProfile({module}, 0, stacks);
  RawProfile run = cantFail(readProfile(bytes));
  const std::vector<Function> functions(run.modules[0].functions.size());
  ContextTree tree;
  tree.add(run, {inlined}, [&](size_t, RawFrame frame) {
    ContextTree::Place place(&functions[frame.function], std::nullopt);
    if (frame.line)
      place.second = LineKey(0, *frame.line);
    return place;
  });
  std::vector<std::string> paths, result;
  for (const TreeNode &node : tree.nodes()) {
    std::string path;
    if (node.function)
      path = paths[node.parent] + " " +
             std::to_string(node.function - functions.data());
    if (node.line)
      path += ":" + std::to_string(node.line->second);
    paths.push_back(path);
    if (node.wall > 0)
      result.push_back(std::to_string(int(node.wall)) + path);
  }
  return result;
}

TEST(ContextTree, OwnCodeIsSplitAmongWhatIsInlinedThere) {
  // Of loop's own code a quarter is inner's, which its third line calls.
  InlinedCodes inlined;
  inlined[{1, 0}].chains = {{{{1, {}}}, {30, 30, 3, 300}},
                            {{{1, 2}, {2, {}}}, {10, 10, 1, 100}}};
  EXPECT_EQ(treeWith(inlined, callingStacks()),
            (std::vector<std::string>{
                "5", "75 0:1 1", "25 0:1 1:2 2", "150 0:1 1:2 2:1 1",
                "50 0:1 1:2 2:1 1:2 2", "40 0:2", "45 1", "15 1:2 2"}));
}

TEST(ContextTree, WhatTicksMissedOfAFunctionIsTakenFromItsCallersLines) {
  // Of loop's own code 390 were seen, and 130 weren't: a third more, which is
  // there to take on main's third line only.
  InlinedCodes inlined;
  inlined[{1, 0}].missed = 130;
  std::vector<StackSpec> stacks = callingStacks();
  stacks.push_back({5, 0, 1, 0, 30, 30, 3});
  EXPECT_EQ(treeWith(inlined, stacks),
            (std::vector<std::string>{"5", "100 0:1 1", "200 0:1 1:2 2:1 1",
                                      "30 0:2", "60 1", "40 0:2 1"}));
}

/// Main's third line calls loop, and nothing else.
ModuleSpec moduleWithCall() {
  ModuleSpec module = callingModule();
  module.functions[0].nodes = {{0, {2}}};
  module.functions[0].calls = {{0, 2, 1, "loop"}};
  return module;
}

TEST(ContextTree, WhatNoContextHasOfItGoesBelowLinesThatCallNothingElse) {
  InlinedCodes inlined;
  inlined[{1, 0}].missed = 30;
  std::vector<StackSpec> stacks = {{},
                                   {0, 0, 0, 2, 40, 4, 4},
                                   {0, 0, 0, 1, 20, 2, 2},
                                   {0, 0, 2, 0, 7, 1, 1}}; // untagged
  EXPECT_EQ(treeWith(inlined, stacks, moduleWithCall()),
            (std::vector<std::string>{"7", "10 0:2", "20 0:1", "30 0:2 1"}));
  inlined[{1, 0}].missed = 300;
  EXPECT_EQ(treeWith(inlined, stacks, moduleWithCall()),
            (std::vector<std::string>{"7", "20 0:1", "40 0:2 1"}));
}

TEST(ContextTree, WhatWasMissedIsNotMovedTwice) {
  // 40 of 60 where 10 were seen, and the rest where only the line was.
  InlinedCodes inlined;
  inlined[{1, 0}].missed = 60;
  std::vector<StackSpec> stacks = {{},
                                   {0, 0, 0, 2, 40, 4, 4},
                                   {1, 0, 1, 0, 10, 1, 1},
                                   {0, 0, 2, 0},
                                   {3, 0, 0, 2, 80, 8, 8}};
  EXPECT_EQ(treeWith(inlined, stacks, moduleWithCall()),
            (std::vector<std::string>{"60 0:2", "70 0:2 1"}));
}

TEST(ContextTree, PointsIntoTheProfileAfterItWasMoved) {
  auto bytes = buildProfile({callingModule()}, 0, callingStacks());
  Expected<RawProfile> run = readProfile(bytes);
  ASSERT_TRUE(bool(run));
  Profile first;
  SymbolCache symbols;
  first.add(*run, "prof.out", symbols);
  Profile profile = std::move(first);
  auto functions = profile.functions();
  for (const TreeNode &node : llvm::ArrayRef(profile.tree()).drop_front())
    EXPECT_TRUE(llvm::is_contained(functions, node.function));
}

TEST(ContextReader, SaysWhatIsWrong) {
  auto damaged = [](const char *why) {
    return "is damaged: node 1 of its calling-context tree " +
           std::string(why) + "; run the program again";
  };
  EXPECT_EQ(errorOf({{0, 0, 0, 0}, {1, 0, 0, 1}}), damaged("has no parent"));
  EXPECT_EQ(errorOf({{0, 0, 0, 0}, {0, 0, 0, 3}}), damaged("is at no site"));
  auto bytes = buildProfile({callingModule()}, 0, {{}, {0, 0, 0, 1}});
  auto poke = [&](size_t offset, uint32_t value) {
    auto changed = bytes;
    size_t chunk = bytes.size() - kPageSize + sizeof(ChunkHeader);
    memcpy(&changed[chunk + sizeof(StackNode) + offset], &value, sizeof value);
    Expected<RawProfile> run = readProfile(changed);
    return run ? "" : llvm::toString(run.takeError());
  };
  EXPECT_EQ(poke(offsetof(StackNode, module), 1), damaged("is in no module"));
  EXPECT_EQ(poke(offsetof(StackNode, table), 8),
            damaged("is in no site table"));
  EXPECT_EQ(poke(offsetof(StackNode, table), 1 << 20),
            damaged("is in no site table"));
}

TEST(ContextReader, NodesThatExpandWithoutEndAreDamage) {
  ModuleSpec module = callingModule();
  module.tables[1].calls[0].frames.assign(1 << 12, {1, 0});
  std::vector<StackSpec> stacks(1 + (1 << 10) + 1, {0, 0, 1, 1});
  auto bytes = buildProfile({module}, 0, stacks);
  Expected<RawProfile> run = readProfile(bytes);
  ASSERT_FALSE(bool(run));
  EXPECT_EQ(llvm::toString(run.takeError()),
            "is damaged: node 1025 of its calling-context tree is one too "
            "many; run the program again");
}

TEST(ContextReader, FramesThatSitesShareAreDamage) {
  ModuleSpec module = callingModule();
  auto bytes = buildProfile({module});
  Expected<RawProfile> run = readProfile(bytes);
  ASSERT_TRUE(bool(run));
  // The last site of main's table gets both frames of calls.
  size_t table = 0;
  for (size_t i = 0; i + 8 < bytes.size(); i += 8)
    if (SiteTable record; memcpy(&record, &bytes[i], 8), true) {
      memcpy(&record, &bytes[i], std::min(sizeof record, bytes.size() - i));
      if (record.num_sites == 3 && record.num_frames == 3)
        table = i;
    }
  ASSERT_NE(table, 0u);
  SiteEntry last = {1, 2, 0, kSiteSampled};
  memcpy(&bytes[table + sizeof(SiteTable) + 2 * sizeof(SiteEntry)], &last,
         sizeof last);
  Expected<RawProfile> shared = readProfile(bytes);
  ASSERT_FALSE(bool(shared));
  EXPECT_NE(llvm::toString(shared.takeError()).find("frames that exceed it"),
            std::string::npos);
}

} // namespace
