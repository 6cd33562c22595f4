//===- unit/OperandsTest.cpp - what conditions came to -------------------===//
//
// Part of lineprof, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "source/Operands.h"

#include <gtest/gtest.h>

using namespace lineprof;

namespace {

struct At {
  uint32_t line, column;
  std::vector<uint64_t> ways;
  bool isSwitch = false;
};

/// "a 3:1; b 2:1", with the line in front from the second on.
std::string operands(const std::string &source, std::vector<At> places) {
  std::vector<Branch> branches;
  for (At &at : places)
    branches.push_back({{0, at.line}, at.column, at.isSwitch, at.ways});
  std::string text;
  for (const Operand &operand :
       findOperands(branches, 0, Conditions(source, "a.cpp"))) {
    text += text.empty() ? "" : "; ";
    if (operand.line.second != 1)
      text += std::to_string(operand.line.second) + " ";
    text += operand.text;
    for (uint64_t way : operand.ways)
      text += " " + std::to_string(way);
  }
  return text;
}

TEST(Operands, EachHasABranch) {
  EXPECT_EQ(operands("if (a && b) x();", {{1, 5, {3, 1}}, {1, 10, {2, 1}}}),
            "a 3 1; b 2 1");
  EXPECT_EQ(operands("switch (a) {}", {{1, 9, {3, 1, 2}, true}}), "a 3 1 2");
}

// while (a && b): branches on a, and on the value of a && b.
TEST(Operands, LastOneFollows) {
  EXPECT_EQ(operands("while (a && b) x();", {{1, 8, {9, 1}}, {1, 10, {7, 3}}}),
            "a 9 1; b 7 2");
  EXPECT_EQ(operands("while (a || b) x();", {{1, 8, {6, 4}}, {1, 10, {7, 3}}}),
            "a 6 4; b 1 3");
}

TEST(Operands, LastOneFollowsFromTrees) {
  // (a: 10 = 4 + 6) || (b: 6 = 1 + 5), so 5 came to c, which was true twice.
  EXPECT_EQ(operands("while ((a || !b) && c) x();",
                     {{1, 9, {4, 6}}, {1, 15, {5, 1}}, {1, 18, {2, 8}}}),
            "a 4 6; !b 1 5; c 2 3");
  EXPECT_EQ(operands("while (!(a && b) || !c) x();",
                     {{1, 10, {4, 6}}, {1, 15, {3, 1}}, {1, 18, {8, 2}}}),
            "a 4 6; b 3 1; !c 1 2");
  EXPECT_EQ(operands("while (a &&\n (b ||\n  c)) x();",
                     {{1, 8, {9, 1}}, {1, 10, {7, 3}}, {2, 3, {5, 4}}}),
            "a 9 1; 2 b 5 4; 3 c 2 2");
}

TEST(Operands, AreAsTheyAreWritten) {
  EXPECT_EQ(operands("if (!a) x();", {{1, 6, {3, 1}}}), "!a 1 3");
  EXPECT_EQ(operands("if (!!a) x();", {{1, 7, {3, 1}}}), "!!a 3 1");
  EXPECT_EQ(operands("if (!f(a)) x();", {{1, 6, {3, 1}}}), "!f(a) 1 3");
  EXPECT_EQ(operands("if (!(a < b)) x();", {{1, 9, {3, 1}}}), "!(a < b) 1 3");
  EXPECT_EQ(operands("if ((a)) x();", {{1, 6, {3, 1}}}), "a 3 1");
  EXPECT_EQ(operands("x = !(a && b);", {{1, 7, {3, 1}}}), "a 3 1");
}

TEST(Operands, WholeStaysWhereOthersAreNotKnown) {
  EXPECT_EQ(operands("while (a && b) x();", {{1, 10, {7, 3}}}), "a && b 7 3");
}

TEST(Operands, NeverNegative) {
  EXPECT_EQ(operands("while (a && b) x();", {{1, 8, {9, 5}}, {1, 10, {7, 3}}}),
            "a 9 5; b 7 0");
}

TEST(Operands, WithoutText) {
  std::vector<Branch> branches = {{{0, 3}, 7, false, {1, 2}}};
  std::vector<Operand> found =
      findOperands(branches, 0, Conditions("", "a.cpp"));
  ASSERT_EQ(found.size(), 1u);
  EXPECT_EQ(found[0].text, "");
  EXPECT_EQ(found[0].column, 7u);
  EXPECT_EQ(found[0].evaluated(), 3u);
}

} // namespace
