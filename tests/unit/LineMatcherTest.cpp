//===- unit/LineMatcherTest.cpp - which line of a text became which -------===//
//
// Part of lineprof, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "diff/LineMatcher.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <random>

using namespace lineprof;
using llvm::StringRef;

namespace {

using Lines = std::vector<StringRef>;

/// The matches in the form "0-0 2-1".
std::string match(const Lines &before, const Lines &after) {
  auto result = matchLines(before, after);
  EXPECT_EQ(result.size(), before.size());
  std::string text;
  for (size_t i = 0; i < result.size(); ++i)
    if (result[i])
      text += (text.empty() ? "" : " ") + std::to_string(i) + "-" +
              std::to_string(*result[i]);
  return text;
}

TEST(LineMatcher, NothingMatchesNothing) {
  EXPECT_EQ(match({}, {}), "");
  EXPECT_EQ(match({"a"}, {}), "");
  EXPECT_EQ(match({}, {"a"}), "");
  EXPECT_EQ(match({"a"}, {"b"}), "");
}

TEST(LineMatcher, LinesAfterAnInsertionMoveDown) {
  EXPECT_EQ(match({"a", "b", "c"}, {"a", "new", "b", "c"}), "0-0 1-2 2-3");
}

TEST(LineMatcher, RemovedAndChangedLinesMatchNothing) {
  EXPECT_EQ(match({"a", "b", "c", "d"}, {"a", "c", "D"}), "0-0 2-1");
}

TEST(LineMatcher, IndentationDoesNotCount) {
  EXPECT_EQ(match({"if (x)", "  y();"}, {"if (x)", "\ty();\r"}), "0-0 1-1");
}

TEST(LineMatcher, BracesGoWithTheirFunction) {
  // A plain longest common subsequence would as well keep the first braces.
  EXPECT_EQ(match({"f {", "1;", "}", "", "g {", "2;", "}"},
                  {"h {", "3;", "}", "", "g {", "2;", "}"}),
            "2-2 3-3 4-4 5-5 6-6");
}

TEST(LineMatcher, SwappedBlocksKeepOne) {
  std::string found = match({"a", "b", "c", "d"}, {"c", "d", "a", "b"});
  EXPECT_TRUE(found == "0-2 1-3" || found == "2-0 3-1") << found;
}

size_t longestCommon(const Lines &a, const Lines &b) {
  std::vector<std::vector<size_t>> best(a.size() + 1,
                                        std::vector<size_t>(b.size() + 1));
  for (size_t i = 0; i < a.size(); ++i)
    for (size_t j = 0; j < b.size(); ++j)
      best[i + 1][j + 1] = a[i] == b[j]
                               ? best[i][j] + 1
                               : std::max(best[i][j + 1], best[i + 1][j]);
  return best.back().back();
}

/// Of lines that are all there more than once no anchor is taken, so the
/// shortest edit script remains.
TEST(LineMatcher, WithoutAnchorsAsManyMatchAsCan) {
  std::mt19937 random(1);
  for (int round = 0; round < 300; ++round) {
    Lines a = {"x", "x", "y", "y"}, b = a;
    for (int i = random() % 20; i > 0; --i)
      a.insert(a.begin() + random() % a.size(), random() % 2 ? "x" : "y");
    for (int i = random() % 20; i > 0; --i)
      b.insert(b.begin() + random() % b.size(), random() % 2 ? "x" : "y");
    auto result = matchLines(a, b);
    size_t matched = 0;
    std::optional<size_t> last;
    for (size_t i = 0; i < a.size(); ++i) {
      if (!result[i])
        continue;
      EXPECT_EQ(a[i], b[*result[i]]);
      EXPECT_TRUE(!last || *last < *result[i]);
      last = result[i];
      ++matched;
    }
    // Trimming equal ends never costs a match, but what is left between them
    // may have unique lines.
    EXPECT_LE(matched, longestCommon(a, b));
    EXPECT_GE(matched + 1, longestCommon(a, b));
  }
}

TEST(LineMatcher, FiftyThousandLinesTakeNoTime) {
  std::vector<std::string> texts;
  for (int i = 0; i < 50'000; ++i)
    texts.push_back(i % 3 ? "line " + std::to_string(i) : "}");
  Lines before(texts.begin(), texts.end()), after = before;
  after.erase(after.begin() + 20'000, after.begin() + 20'100);
  after.insert(after.begin() + 100, "new");
  auto result = matchLines(before, after);
  EXPECT_EQ(result[99], 99u);
  EXPECT_EQ(result[100], 101u);
  EXPECT_EQ(result[49'999], 49'900u);
}

} // namespace
