//===- unit/HighlightTest.cpp - what to colour in a source ---------------===//
//
// Part of lineprof, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "source/Highlight.h"

#include <gtest/gtest.h>

#include <string>

using namespace lineprof;
using llvm::StringRef;

namespace {

/// Each line with a letter below each byte: k, t, n, s, c, d for the kinds of
/// syntax, or a dot.
std::string paint(StringRef text, StringRef path = "a.cpp") {
  Highlighting highlighting(text, path);
  std::string painted;
  uint32_t number = 0;
  for (StringRef rest = text; !rest.empty();) {
    auto [line, after] = rest.split('\n');
    std::string letters(line.rtrim('\r').size(), '.');
    for (const Span &span : highlighting.line(++number)) {
      EXPECT_LT(span.begin, span.end);
      EXPECT_LE(span.end, letters.size());
      for (uint32_t i = span.begin; i < span.end && i < letters.size(); ++i) {
        EXPECT_EQ(letters[i], '.');
        letters[i] = "ktnscd"[static_cast<int>(span.syntax)];
      }
    }
    painted += letters + "\n";
    rest = after;
  }
  EXPECT_TRUE(highlighting.line(0).empty());
  EXPECT_TRUE(highlighting.line(number + 2).empty());
  return painted;
}

TEST(Highlight, Kinds) {
  EXPECT_EQ(paint("if (a) return 0x1p3; // no\n"),
            "kk.....kkkkkk.nnnnn..ccccc\n");
  EXPECT_EQ(paint("int s = \"a\" + 'b';"), "ttt.....sss...sss.\n");
  EXPECT_EQ(paint("x = 1'000;"), "....nnnnn.\n");
}

TEST(Highlight, Directives) {
  EXPECT_EQ(paint("#include <a/b.h> // c\n"), "dddddddd.sssssss.cccc\n");
  EXPECT_EQ(paint("# define A 1\n"), "d.dddddd...n\n");
  EXPECT_EQ(paint("#\nint x;"), "d\nttt...\n");
  EXPECT_EQ(paint("a # b"), ".....\n");
}

TEST(Highlight, CommentOverLines) {
  EXPECT_EQ(paint("a /* b\n\n  c */ int\n"), "..cccc\n\ncccccc.ttt\n");
  EXPECT_EQ(paint("a /* b\r\n  c */ d\r\n"), "..cccc\ncccccc..\n");
  EXPECT_EQ(paint("/* no end\nint x"), "ccccccccc\nccccc\n");
}

TEST(Highlight, StringsOverLines) {
  EXPECT_EQ(paint("R\"(a\nb)\" if"), "ssss\nsss.kk\n");
  EXPECT_EQ(paint("\"a\\\nb\" if"), "sss\nss.kk\n");
}

TEST(Highlight, StringWithoutAnEndEndsWithItsLine) {
  EXPECT_EQ(paint("f(\"a;\nint x;"), "..sss\nttt...\n");
  EXPECT_EQ(paint("don't\nint x;"), "...ss\nttt...\n");
}

TEST(Highlight, LanguageByExtension) {
  EXPECT_EQ(paint("class new x;", "a.c"), "............\n");
  EXPECT_EQ(paint("class new x;", "a.h"), "kkkkk.kkk...\n");
}

TEST(Highlight, AnyBytes) {
  std::string bytes;
  for (int i = 0; i < 256; ++i)
    bytes += std::string(1, char(i)) + "\"'/*" + char(255 - i) + "\n#";
  paint(bytes);
  paint(std::string("\0\0int", 5));
  paint("\xef\xbb\xbfint x;");
  paint("R\"aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa(");
  paint("#include <");
  paint("\\");
  EXPECT_EQ(paint(""), "");
}

} // namespace
