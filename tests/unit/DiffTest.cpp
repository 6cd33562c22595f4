//===- unit/DiffTest.cpp - two profiles side by side ----------------------===//
//
// Part of lineprof, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "ProfileBuilder.h"
#include "diff/DiffReport.h"
#include "diff/FailCondition.h"
#include "profile/Reader.h"

#include <gtest/gtest.h>

using namespace lineprof;
using llvm::Expected;

namespace {

Profile profileOf(const std::vector<ModuleSpec> &runs) {
  Profile profile;
  SymbolCache symbols;
  for (const ModuleSpec &module : runs) {
    std::vector<uint8_t> bytes = buildProfile({module});
    Expected<RawProfile> run = readProfile(bytes);
    EXPECT_TRUE(bool(run));
    if (run)
      profile.add(*run, "prof.out", symbols);
    llvm::consumeError(run.takeError());
  }
  return profile;
}

/// loopModule() with another name, place and checksum.
ModuleSpec moduleOf(const std::string &linkageName, uint32_t line = 1,
                    const std::string &path = "/src/a.c", Md5 md5 = {1, 2, 3}) {
  ModuleSpec module = loopModule();
  FunctionSpec &function = module.functions[0];
  function.linkageName = linkageName;
  function.files = {{path, md5}};
  for (LineEntry &entry : function.lines)
    entry.line += line - function.line;
  function.line = line;
  return module;
}

/// "old -> new" of each function, by its lines.
std::string pairsOf(const ProfileDiff &diff) {
  std::string text;
  for (const FunctionChange &function : diff.functions)
    text += (function.before ? std::to_string(function.before->sum.line) : "") +
            "->" +
            (function.after ? std::to_string(function.after->sum.line) : "") +
            " ";
  return text;
}

std::string linesOf(const FunctionChange &function) {
  std::string text;
  for (const LineChange &line : function.lines)
    text += (line.oldLine ? std::to_string(*line.oldLine) : "") + "->" +
            (line.newLine ? std::to_string(*line.newLine) : "") + " ";
  return text;
}

/// But for those of binaries, which are made up.
std::vector<std::string> sourceWarnings(const ProfileDiff &diff) {
  std::vector<std::string> found;
  for (const std::string &warning : diff.warnings)
    if (warning.find("binary") == std::string::npos)
      found.push_back(warning);
  return found;
}

Change timeChange(double before, double after, double variance) {
  Change change;
  change.before.times.wall = before;
  change.after.times.wall = after;
  change.before.times.variance = change.after.times.variance = variance;
  return change;
}

TEST(Change, WithinTheErrorOfBothNothingIsSure) {
  // Two deviations of the difference are 1.96 * sqrt(2) * 10 = 27.7.
  EXPECT_FALSE(timeChange(1000, 1027, 100).isSure(Metric::Time));
  EXPECT_TRUE(timeChange(1000, 1028, 100).isSure(Metric::Time));
  EXPECT_FALSE(timeChange(1028, 1001, 100).isSure(Metric::Time));
}

TEST(Change, ExactTimesAreSure) {
  Change change = timeChange(1000, 1001, 100);
  change.before.times.exact = change.after.times.exact = true;
  EXPECT_TRUE(change.isSure(Metric::Time));
}

TEST(Change, OwnTimeOfExactOnesIsSampled) {
  Change change = timeChange(1000, 1000, 0);
  for (Figures *figures : {&change.before, &change.after}) {
    figures->times.exact = true;
    figures->times.samples = 10; // of 100 each
  }
  change.before.times.self = 100;
  change.after.times.self = 300;
  EXPECT_FALSE(change.isSure(Metric::Self));
  change.after.times.self = 900;
  EXPECT_TRUE(change.isSure(Metric::Self));
}

TEST(Change, CountsAreSure) {
  Change change = timeChange(0, 0, 100);
  change.after.hits = 1;
  EXPECT_TRUE(change.isSure(Metric::Hits));
  EXPECT_FALSE(change.isSure(Metric::Calls)); // there is none
}

TEST(ProfileDiff, FunctionsAreFoundWhereverTheyMoved) {
  Profile before =
      profileOf({moduleOf("_Z1fi", 10), moduleOf("_Z1gv", 20),
                 moduleOf("helper", 30, "/src/a.c"),
                 moduleOf("helper", 40, "/src/b.c"), moduleOf("gone", 50)});
  Profile after =
      profileOf({moduleOf("_Z1fd", 11),             // f(double) now
                 moduleOf("_Z1gv", 21, "/new/x.c"), // other file
                 moduleOf("helper", 41, "/new/b.c"),
                 moduleOf("helper", 31, "/new/a.c"), moduleOf("fresh", 61)});
  ProfileDiff diff(before, after, {});
  EXPECT_EQ(pairsOf(diff), "50-> ->61 10->11 20->21 30->31 40->41 ");
}

TEST(ProfileDiff, EqualSourcesNeedNoText) {
  Profile before = profileOf({moduleOf("main")});
  Profile after = profileOf({moduleOf("main")});
  ProfileDiff diff(before, after, {});
  EXPECT_EQ(sourceWarnings(diff), std::vector<std::string>());
  EXPECT_EQ(linesOf(diff.functions.at(0)), "0->0 1->1 2->2 3->3 4->4 ");
  EXPECT_FALSE(diff.isPerRun);
}

TEST(ProfileDiff, WithoutTextsTheDistanceCounts) {
  Profile before = profileOf({moduleOf("main")});
  Profile after = profileOf({moduleOf("main", 8, "/src/a.c", {4, 5, 6})});
  ProfileDiff diff(before, after, {});
  ASSERT_EQ(sourceWarnings(diff).size(), 1u);
  EXPECT_NE(sourceWarnings(diff)[0].find("--old-source"), std::string::npos);
  EXPECT_EQ(linesOf(diff.functions.at(0)), "0->0 1->8 2->9 3->10 4->11 ");
}

TEST(ProfileDiff, RunsAreAveraged) {
  Profile before = profileOf({moduleOf("main")});
  Profile after = profileOf({moduleOf("main"), moduleOf("main")});
  ProfileDiff diff(before, after, {});
  EXPECT_TRUE(diff.isPerRun);
  const Change &change = diff.functions.at(0).change;
  EXPECT_EQ(change.delta(Metric::Calls), 0);
  EXPECT_EQ(change.delta(Metric::Hits), 0);
  EXPECT_EQ(change.delta(Metric::Time), 0);
  EXPECT_DOUBLE_EQ(change.before.variance(Metric::Time),
                   2 * change.after.variance(Metric::Time));
}

TEST(DiffReport, MarksWhatIsWithinTheError) {
  ModuleSpec slower = moduleOf("main");
  slower.functions[0].cell.wall_ns += 2'000'000; // deviation: 1 ms each
  Profile before = profileOf({moduleOf("main")}), after = profileOf({slower});
  std::string report = diffReport({before, after, {}}, {});
  EXPECT_NE(report.find("20.0 ms   22.0 ms  ~+2.0 ms   1.10  "),
            std::string::npos)
      << report;
  slower.functions[0].cell.wall_ns += 2'000'000;
  after = profileOf({slower});
  DiffTextOptions options;
  options.colors = true;
  report = diffReport({before, after, {}}, options);
  EXPECT_NE(report.find("\033[31m+4.0 ms\033[0m"), std::string::npos) << report;
}

std::string errorOf(const char *text) {
  Expected<FailCondition> condition = FailCondition::parse(text);
  return condition ? "" : llvm::toString(condition.takeError());
}

TEST(FailCondition, Spellings) {
  for (const char *good : {"time>+10%", "self > +5 ms", "total:cpu>+0.5s",
                           "hits>+1000", "calls>+3%", "time>+0ns"})
    EXPECT_EQ(errorOf(good), "") << good;
  for (const char *bad :
       {"", "time", "time>10%", "time>+", "time>+10", "hits>+1ms", "speed>+1%",
        "time>+1.2.3%", "total:time<+1%", "time>+1%%", ">+1%"})
    EXPECT_NE(errorOf(bad), "") << bad;
}

std::vector<std::string> violations(const char *text, const Change &change) {
  Profile profile = profileOf({moduleOf("main")});
  ProfileDiff diff(profile, profile, {});
  diff.functions.at(0).change = change;
  return llvm::cantFail(FailCondition::parse(text)).violations(diff);
}

TEST(FailCondition, OnlyWhatIsSurelyWorse) {
  Change change = timeChange(100e6, 150e6, 0);
  EXPECT_EQ(
      violations("time>+40%", change),
      std::vector<std::string>{"main: time went from 100.0 ms to 150.0 ms, "
                               "+50%; that is worse than time>+40%"});
  EXPECT_TRUE(violations("time>+50%", change).empty());
  EXPECT_EQ(violations("time>+49ms", change).size(), 1u);
  EXPECT_TRUE(violations("time>+50ms", change).empty());
  EXPECT_TRUE(violations("time>+40%", timeChange(100e6, 150e6, 1e15)).empty());
  EXPECT_TRUE(violations("time>+40%", timeChange(150e6, 100e6, 0)).empty());
}

TEST(FailCondition, NewFunctionsHaveNoShare) {
  Profile before = profileOf({moduleOf("main")});
  Profile after = profileOf({moduleOf("main"), moduleOf("fresh", 60)});
  ProfileDiff diff(before, after, {});
  auto found = [&](const char *text) {
    return llvm::cantFail(FailCondition::parse(text)).violations(diff).size();
  };
  EXPECT_EQ(found("time>+10%"), 0u);
  EXPECT_EQ(found("time>+1ms"), 1u);
}

} // namespace
