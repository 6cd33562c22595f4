//===- unit/NamesTest.cpp - names and paths -------------------------------===//
//
// Part of lineprof, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "Names.h"
#include "SourcePath.h"
#include "Text.h"

#include <gtest/gtest.h>

using namespace lineprof;

namespace {

TEST(Names, Demangled) {
  EXPECT_EQ(readableName("_Z3addii", ""), "add(int, int)");
  EXPECT_EQ(readableName("main", ""), "main");
  EXPECT_EQ(readableName("x", "shown"), "shown");
  EXPECT_EQ(readableName("_Znonsense", ""), "_Znonsense");
}

TEST(Names, WithoutTypes) {
  // void a::B<int>::f<char>(char)
  const char *name = "_ZN1a1BIiE1fIcEEvT_";
  EXPECT_EQ(readableName(name, ""), "void a::B<int>::f<char>(char)");
  EXPECT_EQ(nameWithoutTypes(name, ""), "a::B::f");
  EXPECT_EQ(baseName(name, ""), "f");
  EXPECT_EQ(nameWithoutTypes("main", ""), "main");
}

TEST(Names, TemplateArgumentsAreCutOff) {
  EXPECT_EQ(withoutTemplateArguments("f<A<int>, 3>"), "f");
  EXPECT_EQ(withoutTemplateArguments("f"), "f");
  EXPECT_EQ(withoutTemplateArguments("operator<"), "operator<");
  EXPECT_EQ(withoutTemplateArguments("operator>>"), "operator>>");
  EXPECT_EQ(withoutTemplateArguments("operator->"), "operator->");
  EXPECT_EQ(withoutTemplateArguments("operator<<<int>"), "operator<<");
  EXPECT_EQ(withoutTemplateArguments("operator<=>"), "operator<=>");
}

TEST(Text, ControlsAreEscaped) {
  EXPECT_EQ(escapeControls("a\x1b[31m\n\x7f"), "a\\x1b[31m\\x0a\\x7f");
  EXPECT_EQ(escapeControls("\t"), "\\x09");
  EXPECT_EQ(escapeControls("\t", true), "\t");
  EXPECT_EQ(escapeControls("gr\xc3\xb6\xc3\x9f"), "gr\xc3\xb6\xc3\x9f");
  EXPECT_EQ(escapeControls("\x9b"), "\\x9b");          // not UTF-8
  EXPECT_EQ(escapeControls("\xc2\x9b"), "\\xc2\\x9b"); // U+009B
  EXPECT_EQ(escapeControls("\xe2\x82"), "\\xe2\\x82"); // cut off
}

TEST(SourcePath, AnyEndOfThePath) {
  const char *recorded = "/home/me/docs/examples/julia.cpp";
  for (const char *given :
       {"julia.cpp", "examples/julia.cpp", "./julia.cpp",
        "docs//examples/julia.cpp", "docs/./examples/julia.cpp",
        "docs/x/../examples/julia.cpp", "../examples/julia.cpp",
        "/home/me/docs/examples/julia.cpp",
        "/home/me/lib/../docs/examples/julia.cpp"})
    EXPECT_TRUE(namesPath(given, recorded)) << given;
  for (const char *given : {"ulia.cpp", "other/julia.cpp", "/julia.cpp", "",
                            ".", "..", "julia.c", "examples"})
    EXPECT_FALSE(namesPath(given, recorded)) << given;
}

} // namespace
