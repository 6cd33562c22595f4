//===- unit/RichTextTest.cpp - what only terminals get -------------------===//
//
// Part of lineprof, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "report/LineTable.h"
#include "support/Numbers.h"
#include "terminal/Palette.h"
#include "terminal/SourceLine.h"

#include <gtest/gtest.h>

#include <cmath>
#include <regex>

using namespace lineprof;

namespace {

/// As W3C defines it, of each colour in \p text, which has true colours only.
std::vector<double> luminances(const std::string &text) {
  std::vector<double> result;
  std::regex color("\x1b\\[38;2;(\\d+);(\\d+);(\\d+)m");
  for (std::sregex_iterator it(text.begin(), text.end(), color), end; it != end;
       ++it) {
    auto linear = [&](int i) {
      double c = std::stoi((*it)[i]) / 255.0;
      return c <= 0.03928 ? c / 12.92 : std::pow((c + 0.055) / 1.055, 2.4);
    };
    result.push_back(0.2126 * linear(1) + 0.7152 * linear(2) +
                     0.0722 * linear(3));
  }
  return result;
}

TEST(Palette, ColorsCanBeReadOnBlackAndOnWhite) {
  Palette palette(ColorDepth::True);
  std::string all = palette.dim();
  for (Syntax syntax : {Syntax::Keyword, Syntax::Type, Syntax::Number,
                        Syntax::String, Syntax::Comment, Syntax::Directive})
    all += palette.of(syntax);
  for (int percent = 0; percent <= 100; ++percent)
    all += palette.heat(percent / 100.0);
  std::vector<double> found = luminances(all);
  EXPECT_EQ(found.size(), 1u + 6 + 101);
  for (double luminance : found) {
    EXPECT_GE((luminance + 0.05) / 0.05, 4) << luminance;
    EXPECT_GE(1.05 / (luminance + 0.05), 4) << luminance;
  }
}

TEST(Palette, HeatRises) {
  Palette palette(ColorDepth::True);
  EXPECT_EQ(palette.heat(0.009), palette.dim());
  EXPECT_NE(palette.heat(0.01), palette.dim());
  EXPECT_EQ(palette.heat(0.19).find("\x1b[1m"), std::string::npos);
  EXPECT_NE(palette.heat(0.2).find("\x1b[1m"), std::string::npos);
  EXPECT_EQ(palette.heat(NAN), palette.dim());
  EXPECT_EQ(palette.heat(7), palette.heat(1)); // threads add up
}

TEST(Palette, NoColorIsNothing) {
  Palette palette(ColorDepth::None);
  EXPECT_EQ(palette.dim() + palette.bold() + palette.heat(1) +
                palette.of(Syntax::Keyword),
            "");
  EXPECT_EQ(Palette::paint("x", palette.heat(1)), "x");
}

TEST(Palette, Bar) {
  EXPECT_EQ(bar(0, 4), "    ");
  EXPECT_EQ(bar(0.5, 4), "██  ");
  EXPECT_EQ(bar(1.0 / 32, 4), "▏   ");
  EXPECT_EQ(bar(31.0 / 32, 4), "███▉");
  EXPECT_EQ(bar(1, 4), "████");
  EXPECT_EQ(bar(2, 4), "████");
  EXPECT_EQ(bar(-1, 4), "    ");
  EXPECT_EQ(bar(NAN, 4), "    ");
}

std::string plain(const SourceLine &line, size_t width) {
  return renderLine(line, Palette(ColorDepth::None), width);
}

TEST(RenderLine, IsCutWhereItDoesNotFit) {
  EXPECT_EQ(plain("abcdef", 0), "abcdef");
  EXPECT_EQ(plain("abcdef", 6), "abcdef");
  EXPECT_EQ(plain("abcdef", 5), "abcd…");
  EXPECT_EQ(plain("abcdef", 1), "…");
  EXPECT_EQ(plain("", 1), "");
}

TEST(RenderLine, WideCharactersHaveTwoColumns) {
  EXPECT_EQ(columnWidth("漢字"), 4u);
  EXPECT_EQ(plain("漢字", 4), "漢字");
  EXPECT_EQ(plain("漢字x", 4), "漢…");
  EXPECT_EQ(plain("a漢字x", 5), "a漢…");
  EXPECT_EQ(columnWidth("e\u0301"), 1u); // combining
}

TEST(RenderLine, TabsGoToColumnsOfEight) {
  EXPECT_EQ(plain("\tx", 0), "        x");
  EXPECT_EQ(plain("ab\tx\ty", 0), "ab      x       y");
  EXPECT_EQ(plain("漢\tx", 0), "漢      x");
  EXPECT_EQ(plain("ab\tx", 6), "ab…");
}

TEST(RenderLine, NothingDrivesTheTerminal) {
  EXPECT_EQ(plain("a\x1b[2Jb\x9b\xc2\x9b", 0), "a\\x1b[2Jb\\x9b\\xc2\\x9b");
  EXPECT_EQ(plain("\xe2\x1b", 0), "\\xe2\\x1b");
}

TEST(RenderLine, SpansAreColored) {
  Palette palette(ColorDepth::Sixteen);
  Span spans[] = {{0, 3, Syntax::Type}, {8, 9, Syntax::Number}};
  EXPECT_EQ(renderLine({"int x = 1;", spans}, palette, 0),
            "\x1b[36mint\x1b[0m x = \x1b[36m1\x1b[0m;");
  EXPECT_EQ(renderLine({"int x = 1;", spans}, palette, 3),
            "\x1b[36min…\x1b[0m");
}

TEST(Numbers, Human) {
  EXPECT_EQ(humanCount(0), "0");
  EXPECT_EQ(humanCount(999), "999");
  EXPECT_EQ(humanCount(1000), "1.0k");
  EXPECT_EQ(humanCount(34219980), "34.2M");
  EXPECT_EQ(humanCount(999949), "999.9k");
  EXPECT_EQ(humanCount(999950), "1.0M");
  EXPECT_EQ(humanCount(~uint64_t(0)), "18446744.1T");
  EXPECT_EQ(humanTime(0), "0");
  EXPECT_EQ(humanTime(0.04), "0.0 ns");
  EXPECT_EQ(humanTime(1.64), "1.6 ns");
  EXPECT_EQ(humanTime(95.6e6), "95.6 ms");
  EXPECT_EQ(humanTime(7.2e12), "7200.0 s");
}

TEST(Numbers, Thousands) {
  EXPECT_EQ(groupThousands("999"), "999");
  EXPECT_EQ(groupThousands("1000"), "1,000");
  EXPECT_EQ(groupThousands("~1234567.8912"), "~1,234,567.8912");
  EXPECT_EQ(groupThousands("1e+13"), "1e+13");
  EXPECT_EQ(groupThousands("exact"), "exact");
  EXPECT_EQ(groupThousands(""), "");
}

Times timeOf(double wall) {
  Times times;
  times.wall = wall;
  times.variance = 1; // surely
  return times;
}

TEST(LineTable, OnATerminal) {
  TableOptions options;
  options.columns = {Column::Hits, Column::Percent};
  options.group = true;
  options.terminal = {true, 40, ColorDepth::None};
  LineTable table(options, 1e6);
  table.addRow(1, 1234, timeOf(5e5), "int f(int some, int parameters) {");
  table.addRow(2, 0, Times(), "\tnever();");
  table.addBlank(3, "");
  table.addDetail(1234, "  a", ": true 1");
  table.addGap();
  EXPECT_EQ(table.print(), "Line #  Hits % Time    Line Contents\n"
                           "────────────────────────────────────────\n"
                           "     1 1,234   50.0  ▌ int f(int some, …\n"
                           "     2     0                   never();\n"
                           "     3                 \n"
                           "       1,234             a: true 1\n"
                           "   ...                 \n");
}

TEST(LineTable, CountsOfConditionsAreCutLast) {
  TableOptions options;
  options.columns = {Column::Hits};
  options.terminal = {true, 40, ColorDepth::None};
  LineTable table(options, 0);
  auto detail = [&](const std::string &what) {
    LineTable table(options, 0);
    table.addDetail(12, what, ": true 11, false 1");
    std::string text = table.print();
    return text.substr(text.rfind('\n', text.size() - 2) + 1);
  };
  EXPECT_EQ(detail("  n < 10"), "         12    n < 10: true 11, false 1\n");
  EXPECT_EQ(detail("      n < 10"),
            "         12     n < 10: true 11, false 1\n");
  EXPECT_EQ(detail("\tn < 10"), "         12     n < 10: true 11, false 1\n");
  EXPECT_EQ(detail("\tn < 10 + m"),
            "         12  n < 10 +…: true 11, false 1\n");
  EXPECT_EQ(detail("  a"), "         12    a: true 11, false 1\n");
  EXPECT_EQ(detail("          "), "         12           : true 11, false 1\n");
}

TEST(LineTable, WithoutTimesThereIsNoBar) {
  TableOptions options;
  options.columns = {Column::Hits};
  options.terminal = {true, 30, ColorDepth::None};
  LineTable table(options, 0);
  table.addRow(1, 5, Times(), "f();");
  EXPECT_EQ(table.print(), "Line # Hits  Line Contents\n"
                           "──────────────────────────────\n"
                           "     1    5  f();\n");
}

TEST(LineTable, HotLinesAreRedAndThoseThatNeverRanAreGrey) {
  TableOptions options;
  options.columns = {Column::Hits};
  options.terminal.colors = ColorDepth::Sixteen;
  LineTable table(options, 1e6);
  Span spans[] = {{0, 2, Syntax::Keyword}};
  table.addRow(1, 9, timeOf(1e6), {"if", spans});
  table.addRow(2, 0, Times(), {"if", spans});
  std::string text = table.print();
  EXPECT_NE(text.find("\x1b[90m     1 \x1b[0m\x1b[31m\x1b[1m        9  ████████"
                      "\x1b[0m \x1b[35mif\x1b[0m\n"),
            std::string::npos);
  EXPECT_NE(text.find("\x1b[90m     2 \x1b[0m\x1b[90m        0          \x1b[0m"
                      " \x1b[90mif\x1b[0m\n"),
            std::string::npos);
}

TEST(LineTable, HumanNumbers) {
  TableOptions options;
  options.human = true;
  LineTable table(options, 2e8);
  table.addRow(1, 34219980, timeOf(9.56e7), "x");
  EXPECT_EQ(table.print(),
            "Line #      Hits         Time  Per Hit   % Time  Line Contents\n"
            "==============================================================\n"
            "     1     34.2M      95.6 ms   2.8 ns     47.8  x\n");
}

} // namespace
