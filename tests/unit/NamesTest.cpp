//===- unit/NamesTest.cpp - names and paths -------------------------------===//
//
// Part of lineprof, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "model/Names.h"
#include "model/Abbreviate.h"
#include "support/SourcePath.h"
#include "support/Text.h"

#include <gtest/gtest.h>

using namespace lineprof;

namespace {

TEST(Names, Demangled) {
  EXPECT_EQ(readableName("_Z3addii", ""), "add(int, int)");
  EXPECT_EQ(readableName("main", ""), "main");
  EXPECT_EQ(readableName("x", "shown"), "shown");
  EXPECT_EQ(readableName("_Znonsense", ""), "_Znonsense");
}

TEST(Names, GenericLambdas) {
  EXPECT_EQ(readableName("_ZZ4mainENK3$_0clIiEEDaT_", "operator()<int>"),
            "auto main::$_0::operator()<int>(int) const");
  EXPECT_EQ(nameWithoutTypes("_ZZ4mainENK3$_0clIiEEDaT_", "operator()<int>"),
            "main::$_0::operator()");
  EXPECT_EQ(nameWithoutTypes("_ZZN12_GLOBAL__N_11fEilENK3$_1clIidEEvT_T0_", ""),
            "(anonymous namespace)::f(int, long)::$_1::operator()");
}

TEST(Names, RegionsAndTasksOfOpenMPAreOfTheFunctionAroundThem) {
  const char *region = "_Z4workv.omp_outlined_debug__.1";
  EXPECT_EQ(readableName(region, "_Z4workv.omp_outlined"), "work() [OpenMP]");
  EXPECT_EQ(readableName(region, ""), "work() [OpenMP]");
  EXPECT_EQ(briefName(region, ""), "work() [OpenMP]");
  EXPECT_EQ(nameWithoutTypes(region, ""), "work [OpenMP]");
  EXPECT_EQ(baseName(region, "_Z4workv.omp_outlined"), region);
  EXPECT_EQ(readableName(".omp_outlined..3", "work.omp_outlined"),
            "work [OpenMP]");
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

TEST(Names, DefaultTemplateArgumentsAreLeftOut) {
  EXPECT_EQ(abbreviate("f(int, std::vector<std::complex<double>, "
                       "std::allocator<std::complex<double>>> const&)"),
            "f(int, std::vector<std::complex<double>> const&)");
  EXPECT_EQ(
      abbreviate("std::map<int, long, std::less<int>, "
                 "std::allocator<std::pair<int const, long>>>::at(int const&)"),
      "std::map<int, long>::at(int const&)");
  EXPECT_EQ(abbreviate("std::unordered_set<int, std::hash<int>, "
                       "std::equal_to<int>, std::allocator<int>>"),
            "std::unordered_set<int>");
  EXPECT_EQ(abbreviate("std::unique_ptr<a::B, std::default_delete<a::B>>"),
            "std::unique_ptr<a::B>");
  EXPECT_EQ(abbreviate("std::priority_queue<int, std::vector<int, "
                       "std::allocator<int>>, std::less<int>>"),
            "std::priority_queue<int>");
}

TEST(Names, OtherTemplateArgumentsStay) {
  for (const char *name :
       {"std::vector<int, std::allocator<long>>", "std::set<int, Less>",
        "std::map<int, int, std::less<void>>",
        "std::pair<int, std::allocator<int>>",
        "my::vector<int, std::less<int>>",
        "mystd::vector<int, std::allocator<int>>", "std::vector<bool>",
        "std::vector<>", "std::array<std::array<int, 3ul>, 4ul>"})
    EXPECT_EQ(abbreviate(name), name);
  EXPECT_EQ(abbreviate("std::set<int, Less, std::allocator<int>>"),
            "std::set<int, Less>");
}

TEST(Names, StringsAndStreams) {
  EXPECT_EQ(abbreviate("f(std::__cxx11::basic_string<char, "
                       "std::char_traits<char>, std::allocator<char>> const&)"),
            "f(std::string const&)");
  EXPECT_EQ(abbreviate("std::basic_string_view<wchar_t, "
                       "std::char_traits<wchar_t>>"),
            "std::wstring_view");
  EXPECT_EQ(abbreviate("std::vector<std::basic_string<char8_t, "
                       "std::char_traits<char8_t>, std::allocator<char8_t>>, "
                       "std::allocator<std::basic_string<char8_t, "
                       "std::char_traits<char8_t>, std::allocator<char8_t>>>>"),
            "std::vector<std::u8string>");
  EXPECT_EQ(abbreviate("operator<<(std::basic_ostream<char, "
                       "std::char_traits<char>>&, A)"),
            "operator<<(std::ostream&, A)");
  EXPECT_EQ(abbreviate("std::basic_string<byte, T>"),
            "std::basic_string<byte, T>");
  EXPECT_EQ(abbreviate("f[abi:cxx11](int)"), "f(int)");
}

TEST(Names, WhatHasAnglesAndIsNoTemplate) {
  for (const char *name :
       {"A::operator<(A const&)", "operator<=><int>(int)", "A::operator->()",
        "A<int>::operator>>(int)", "operator<<<int>(int)",
        "(anonymous namespace)::f(int)",
        "f()::{lambda(int, char)#1}::operator()"
        "(int, char) const",
        "decltype((a) < (b)) f<int>(int)",
        "enable_if<((1) > (0)), int>::type f(int (*)(int))", "operators<int>",
        "gr\xc3\xb6\xc3\x9f"
        "e<int>",
        ""})
    EXPECT_EQ(abbreviate(name), name);
}

TEST(Names, WhatIsNotWellFormedStaysAsItIs) {
  for (std::string name : {"std::vector<int", "f)", "std::__cxx11::f(",
                           "std::vector<int, "
                           "std::allocator<int>>(]",
                           "a<b,"})
    EXPECT_EQ(abbreviate(name), name);
  std::string deep;
  for (int i = 0; i < 100000; ++i)
    deep += "a<";
  EXPECT_EQ(abbreviate(deep), deep);
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
