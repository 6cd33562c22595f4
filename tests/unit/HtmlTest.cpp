//===- unit/HtmlTest.cpp - parts of the page ------------------------------===//
//
// Part of lineprof, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "ProfileBuilder.h"
#include "html/Figures.h"
#include "html/FlameGraph.h"
#include "html/HtmlReport.h"
#include "html/LineText.h"
#include "html/Markup.h"
#include "profile/Reader.h"

#include "llvm/ADT/SmallString.h"
#include "llvm/Support/FileSystem.h"
#include "llvm/Support/raw_ostream.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

using namespace lineprof;
using testing::HasSubstr;
using testing::Not;

namespace {

Profile profileOf(const std::vector<ModuleSpec> &modules) {
  std::vector<uint8_t> bytes = buildProfile(modules);
  RawProfile run = cantFail(readProfile(bytes));
  Profile profile;
  SymbolCache symbols;
  profile.add(run, "prof.out", symbols);
  return profile;
}

/// main() at line 1 of \p path, and leaf(int) at line 9.
Profile twoFunctions(const std::string &path = "/src/a.c") {
  ModuleSpec module = loopModule();
  module.functions[0].files[0].path = path;
  FunctionSpec leaf = module.functions[0];
  leaf.linkageName = "_Z4leafi";
  leaf.line = 9;
  module.functions.push_back(leaf);
  return profileOf({module});
}

class HtmlLine : public testing::Test {
protected:
  ~HtmlLine() override { llvm::sys::fs::remove(path); }

  /// Line 1 of a file with \p text, of `function`.
  std::string mark(llvm::StringRef text) {
    int descriptor;
    EXPECT_FALSE(
        llvm::sys::fs::createTemporaryFile("line", "cpp", descriptor, path));
    llvm::raw_fd_ostream(descriptor, /*shouldClose=*/true) << text << '\n';
    Profile profile = twoFunctions(path.str().str());
    Page page(profile, profile.functions());
    SourceTexts sources(profile, "");
    return LineText(page, function, sources).of({0, 1});
  }

  Function function;
  llvm::SmallString<128> path;
};

TEST_F(HtmlLine, IsHighlightedAndEscaped) {
  EXPECT_EQ(mark("return a<b; // <b>"),
            "<i class=\"k\">return</i> a&lt;b; <i class=\"c\">// "
            "&lt;b&gt;</i>");
}

TEST_F(HtmlLine, CallsAreLinksAtTheirColumn) {
  function.callSites = {{{0, 1}, 17, "_Z4leafi", 7}};
  std::string line = mark("leafy = leaf2 + leaf(1);");
  EXPECT_THAT(line, HasSubstr("leafy = leaf2 + <a href=\"#f1\">leaf</a>("));
  EXPECT_THAT(line, HasSubstr("calls <a href=\"#f1\">leaf</a>: 7"));
}

TEST_F(HtmlLine, EachCallHasALinkOfItsOwn) {
  function.callSites = {{{0, 1}, 1, "_Z4leafi", 7}, {{0, 1}, 6, "_Z4leafi", 7}};
  std::string line = mark("leaf(leaf(1));");
  EXPECT_THAT(line,
              HasSubstr("<a href=\"#f1\">leaf</a>(<a href=\"#f1\">leaf</a>("));
  EXPECT_THAT(line, HasSubstr("<li>calls <a href=\"#f1\">leaf</a>: 14</li>"));
}

TEST_F(HtmlLine, InstancesCalledFromOnePlaceHaveOneLink) {
  function.callSites = {{{0, 1}, 1, "_Z4leafi", 7}, {{0, 1}, 1, "_Z4leafi", 5}};
  std::string line = mark("leaf(x); leaf;");
  EXPECT_THAT(line, HasSubstr("<a href=\"#f1\">leaf</a>(x); leaf;"));
  EXPECT_THAT(line, HasSubstr("<li>calls <a href=\"#f1\">leaf</a>: 12</li>"));
}

TEST_F(HtmlLine, CalleesThatAreNotOnThePageAreNamed) {
  function.callSites = {{{0, 1}, 1, "_Z5otherPKc", 7}, {{0, 1}, 9, "", 2}};
  std::string line = mark("other(p);");
  EXPECT_THAT(line, Not(HasSubstr("<a")));
  EXPECT_THAT(line, HasSubstr("calls other(char const*): 7"));
  EXPECT_THAT(line, HasSubstr("calls through a pointer: 2"));
}

TEST_F(HtmlLine, CallsInMacrosAreNotLookedForInComments) {
  function.callSites = {{{0, 1}, 1, "_Z4leafi", 7}};
  EXPECT_THAT(mark("LEAF; // leaf"),
              HasSubstr("LEAF; <i class=\"c\">// leaf</i>"));
}

TEST_F(HtmlLine, ConditionsHaveTheirShares) {
  function.branches = {{{0, 1}, 5, false, {30, 10}},
                       {{0, 1}, 10, false, {0, 30}},
                       {{0, 2}, 9, false, {1, 1}}};
  std::string line = mark("if (a && b)");
  EXPECT_THAT(line, HasSubstr("<summary>75.0 % · 0.0 % true</summary>"));
  EXPECT_THAT(line, HasSubstr("<li><code>a</code>: true 30 · false 10</li>"));
  EXPECT_THAT(line, HasSubstr("<li><code>b</code>: true 0 · false 30</li>"));
}

TEST(FlameGraph, StacksThatDifferInLinesOnlyAreOne) {
  Profile profile = twoFunctions();
  std::vector<const Function *> functions = profile.functions();
  Page page(profile, functions);
  std::vector<TreeNode> nodes(5);
  nodes[1] = {{2e6}, 0, functions[0], LineKey(0, 3)};
  nodes[2] = {{5e6}, 1, functions[1], std::nullopt};
  nodes[3] = {{1e6}, 0, functions[0], LineKey(0, 4)};
  nodes[4] = {{2e6}, 3, functions[1], std::nullopt};
  std::string graph = flameGraph(page, nodes);
  EXPECT_THAT(graph, HasSubstr("aria-label=\"main: 100.0 %, 10.0 ms, self 3.0 "
                               "ms\""));
  EXPECT_THAT(graph,
              HasSubstr("<svg x=\"0.0000%\" y=\"20\" width=\"70.0000%\""));
  EXPECT_THAT(graph, HasSubstr("aria-label=\"leaf: 70.0 %, 7.0 ms, self 7.0 "
                               "ms\""));
  EXPECT_THAT(graph, HasSubstr("\n100.0 %   10.0 ms    3.0 ms  main\n"
                               " 70.0 %    7.0 ms    7.0 ms    leaf\n"));
}

TEST(FlameGraph, RecursionIsAFrameEach) {
  Profile profile = twoFunctions();
  std::vector<const Function *> functions = profile.functions();
  Page page(profile, functions);
  std::vector<TreeNode> nodes(4);
  for (uint32_t i = 1; i < 4; ++i)
    nodes[i] = {{1e6}, i - 1, functions[1], LineKey(0, 3)};
  EXPECT_THAT(flameGraph(page, nodes),
              HasSubstr("\n100.0 %    3.0 ms    1.0 ms  leaf\n"
                        " 66.7 %    2.0 ms    1.0 ms    leaf\n"
                        " 33.3 %    1.0 ms    1.0 ms      leaf\n"));
}

TEST(FlameGraph, ShortStacksAreLeftOutAndCounted) {
  Profile profile = twoFunctions();
  std::vector<const Function *> functions = profile.functions();
  Page page(profile, functions);
  std::vector<TreeNode> nodes(3);
  nodes[1] = {{1e9}, 0, functions[0], std::nullopt};
  nodes[2] = {{1e5}, 1, functions[1], std::nullopt};
  std::string graph = flameGraph(page, nodes);
  EXPECT_THAT(graph, Not(HasSubstr("leaf")));
  EXPECT_THAT(graph, HasSubstr("1 stack too short to be seen is left out."));
}

TEST(FlameGraph, NothingIsNoGraph) {
  Profile profile = twoFunctions();
  EXPECT_EQ(flameGraph(Page(profile, {}), profile.tree()), "");
}

TEST(HtmlReport, FunctionsThatWereNotAskedForAreLeftOut) {
  Profile profile = twoFunctions();
  SourceTexts texts(profile, "");
  std::string page =
      htmlReport(profile, {profile.functions()[1]}, "prof.out", texts);
  EXPECT_THAT(page, HasSubstr("<h3>leaf<"));
  EXPECT_THAT(page, Not(HasSubstr("<h3>main<")));
}

TEST(HtmlReport, NamesAreEscaped) {
  ModuleSpec module = loopModule();
  module.functions[0].linkageName = "\"><script>alert(1)</script>";
  module.functions[0].displayName = "</script><script>alert(2)</script>";
  module.functions[0].files[0].path = "/<script>alert(3)</script>";
  Profile profile = profileOf({module});
  SourceTexts texts(profile, "");
  std::string page = htmlReport(profile, profile.functions(),
                                "<script>alert(4)</script>\x1b", texts);
  EXPECT_THAT(page, Not(HasSubstr("<script>alert")));
  EXPECT_THAT(page, HasSubstr("&lt;/script&gt;&lt;script&gt;alert(2)"));
  EXPECT_THAT(page, HasSubstr("/&lt;script&gt;alert(3)&lt;/script&gt;"));
  EXPECT_THAT(page, HasSubstr("&lt;script&gt;alert(4)&lt;/script&gt;\\x1b"));
}

TEST(Markup, EscapesForContentAndAttributes) {
  EXPECT_EQ(escapeHtml("<a href=\"x\" b='y'>&amp;\t\n\xff"),
            "&lt;a href=&quot;x&quot; b=&#39;y&#39;&gt;&amp;amp;\t\\x0a\\xff");
}

TEST(Markup, HashesAsBrowsersDo) {
  EXPECT_EQ(contentHash("alert('Hello, world.');"),
            "'sha256-qznLcsROx4GACP2dm0UCKCzCG+HiZ1guq6ZZDob/Tng='");
}

TEST(Figures, CountsAreGrouped) {
  EXPECT_EQ(grouped(0), "0");
  EXPECT_EQ(grouped(999), "999");
  EXPECT_EQ(grouped(34219980), "34,219,980");
  EXPECT_EQ(grouped(999999999999), "999,999,999,999");
  EXPECT_EQ(grouped(2'000'000'000'000), "2.0T");
}

TEST(Figures, SharesThatAreNotNothingDontLookLikeIt) {
  EXPECT_EQ(percent(0, 10), "0.0");
  EXPECT_EQ(percent(1, 1e6), "<0.1");
  EXPECT_EQ(percent(50.62, 100), "50.6");
  EXPECT_EQ(percent(999999, 1e6), ">99.9");
  EXPECT_EQ(percent(0.06, 100), "0.1");
  EXPECT_EQ(percent(99.93, 100), "99.9");
  EXPECT_EQ(percent(10, 10), "100.0");
  EXPECT_EQ(percent(1, 0), "");
}

TEST(Figures, TimesOfATableHaveOneUnit) {
  TimeScale scale(111.136e6);
  EXPECT_STREQ(scale.unit(), "ms");
  EXPECT_EQ(scale.format(111.136e6), "111.1");
  EXPECT_EQ(scale.format(278.5e3), "0.3");
  EXPECT_EQ(scale.format(1e3), "<0.1");
  EXPECT_EQ(scale.format(0.0), "0");
  EXPECT_EQ(TimeScale(1.5e9).format(1.5e9), "1.500");
  EXPECT_EQ(TimeScale(0).format(0.0), "0");
}

} // namespace
