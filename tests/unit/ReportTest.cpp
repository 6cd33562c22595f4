//===- unit/ReportTest.cpp - the model and what is printed of it ----------===//
//
// Part of lineprof, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "ProfileBuilder.h"
#include "commands/SourceSelection.h"
#include "model/FunctionGroup.h"
#include "profile/Reader.h"
#include "report/Json.h"
#include "report/LineTable.h"
#include "report/TextReport.h"

#include "llvm/Support/JSON.h"

#include <gtest/gtest.h>

#include <cmath>

using namespace lineprof;
using llvm::Expected;

namespace {

Profile profileOf(const std::vector<ModuleSpec> &modules) {
  std::vector<uint8_t> bytes = buildProfile(modules);
  Expected<RawProfile> run = readProfile(bytes);
  Profile profile;
  EXPECT_TRUE(bool(run));
  SymbolCache symbols;
  if (run)
    profile.add(*run, "prof.out", symbols);
  llvm::consumeError(run.takeError());
  return profile;
}

Times timeOf(double wall) {
  Times times;
  times.wall = wall;
  times.variance = 1; // surely
  return times;
}

TableOptions tableOf(std::vector<Column> columns) {
  TableOptions options;
  options.columns = std::move(columns);
  return options;
}

TEST(LineTable, ToTheCharacter) {
  TableOptions options = tableOf(defaultColumns());
  LineTable table(options, 1567710000);
  table.addBlank(11, "{");
  table.addRow(12, 1000001, timeOf(10280400), "  for (;;)");
  table.addRow(13, 3, timeOf(1e6), "    x");
  table.addRow(0, std::nullopt, timeOf(1e6), "(no line)");
  EXPECT_EQ(table.print(),
            "Line #      Hits         Time  Per Hit   % Time  Line Contents\n"
            "==============================================================\n"
            "    11                                           {\n"
            "    12   1000001      10280.4     0.01      0.7    for (;;)\n"
            "    13         3       1000.0    333.3      0.1      x\n"
            "                       1000.0               0.1  (no line)\n");
}

TEST(LineTable, WideCells) {
  TableOptions options = tableOf(defaultColumns());
  LineTable table(options, 1e16);
  table.addRow(1, 12345678901, timeOf(1e16), "x");
  table.addRow(2, 1, timeOf(1e15), "y");
  EXPECT_EQ(table.print(),
            "Line #        Hits         Time  Per Hit   % Time  Line Contents\n"
            "================================================================\n"
            "     1 12345678901        1e+13    810.0    100.0  x\n"
            "     2           1        1e+12    1e+12     10.0  y\n");
}

TEST(LineTable, ChosenColumnsInTheirOrder) {
  TableOptions options =
      tableOf(cantFail(parseColumns("max,min,error,samples")));
  LineTable table(options, 4e6);
  Times times = timeOf(1e6);
  times.samples = 7;
  times.variance = 1e8;
  times.min = 1e5;
  times.max = 9e5;
  table.addRow(1, 2, times, "x");
  table.addBlank(2, "y");
  times = timeOf(1e6);
  times.variance = 0; // no sample says anything about it
  table.addRow(3, 2, times, "z");
  EXPECT_EQ(table.print(),
            "Line #        Max        Min      Error  Samples  Line Contents\n"
            "===============================================================\n"
            "     1      900.0      100.0      ±19.6        7  x\n"
            "     2                                            y\n"
            "     3                                         0  z\n");
}

TEST(LineTable, SelfAndCpuTime) {
  TableOptions options = tableOf({Column::Cpu, Column::Self});
  LineTable table(options, 4e6);
  Times times = timeOf(1e6);
  times.self = 2e5;
  times.cpu = 3e5;
  table.addRow(1, 2, times, "x");
  EXPECT_EQ(table.print(), "Line #          CPU         Self  Line Contents\n"
                           "===============================================\n"
                           "     1        300.0        200.0  x\n");
}

TEST(LineTable, TimeOffByATenthIsMarked) {
  TableOptions options = tableOf({Column::Time});
  LineTable table(options, 4e6);
  Times times = timeOf(1.96e6);
  times.variance = 1e10; // 1.96e5
  table.addRow(1, 1, times, "sure");
  EXPECT_FALSE(table.hasMarks());
  times.variance *= 1.01;
  table.addRow(2, 1, times, "unsure");
  EXPECT_TRUE(table.hasMarks());
  EXPECT_NE(table.print().find("\n     1       1960.0  sure\n"
                               "     2      ~1960.0  unsure\n"),
            std::string::npos);
}

TEST(LineTable, ErrorOfNoTimeIsABound) {
  TableOptions options = tableOf({Column::Error});
  LineTable table(options, 4e6);
  Times times;
  table.addRow(1, 1, times, "a");
  times.variance = 1e8;
  table.addRow(2, 1, times, "b");
  times.exact = true;
  table.addRow(3, 1, times, "c");
  EXPECT_NE(table.print().find("\n     1             a\n"
                               "     2      <19.6  b\n"
                               "     3      exact  c\n"),
            std::string::npos);
}

TEST(Columns, UnknownOnesAreNamed) {
  for (const char *list : {"nonsense", "", "hits,,time", "Hits"}) {
    auto columns = parseColumns(list);
    ASSERT_FALSE(bool(columns)) << list;
    EXPECT_NE(llvm::toString(columns.takeError())
                  .find("is no column; choose from hits,time,perhit,percent,"
                        "self,cpu,samples,error,min,max"),
              std::string::npos);
  }
}

TEST(Columns, DefaultsAreLineProfilers) {
  EXPECT_EQ(cantFail(parseColumns("hits,time,perhit,percent")),
            defaultColumns());
}

TEST(Profile, ErrorsOfRunsAddUpAsSquares) {
  Profile one = profileOf({loopModule()});
  Profile two = profileOf({loopModule(), loopModule()});
  double single = *one.functions()[0]->lines.at({0, 3}).times.error();
  EXPECT_DOUBLE_EQ(*two.functions()[0]->lines.at({0, 3}).times.error(),
                   single * std::sqrt(2));
}

TEST(Profile, LineThatNoSampleSawHasABound) {
  // 20 ms (1 - 0.05^(1 / 20)): the function was sampled 20 times.
  Profile profile = profileOf({loopModule()});
  const Line &line = profile.functions()[0]->lines.at({0, 2});
  EXPECT_EQ(line.times.wall, 0);
  EXPECT_NEAR(line.times.error().value(), 2.782e6, 1e3);
}

TEST(Profile, RunsAddUp) {
  Profile profile = profileOf({loopModule(), loopModule()});
  ASSERT_EQ(profile.functions().size(), 1u);
  const Function &function = *profile.functions()[0];
  EXPECT_EQ(function.calls, 2u);
  EXPECT_EQ(function.lines.at({0, 2}).hits, 22u);
  EXPECT_DOUBLE_EQ(function.total.wall, 40e6);
  EXPECT_TRUE(profile.ran());
}

TEST(Profile, DamagedFunctionLosesNothingElse) {
  ModuleSpec module = loopModule();
  FunctionSpec bad = module.functions[0];
  bad.linkageName = "bad";
  bad.line = 20;
  for (ArcEntry &arc : bad.arcs)
    arc.counter = kNotCounted;
  module.functions.push_back(bad);
  Profile profile = profileOf({module});
  ASSERT_EQ(profile.warnings().size(), 1u);
  EXPECT_EQ(profile.warnings()[0],
            "prof.out: function bad: damaged flow graph; build and run the "
            "program again");
  EXPECT_EQ(profile.functions()[0]->lines.at({0, 3}).hits, 10u);
  EXPECT_EQ(profile.functions()[1]->lines.at({0, 3}).hits, 0u);
  EXPECT_EQ(profile.functions()[1]->notes.size(), 2u); // and no binary
}

TEST(Profile, InstancesAreOneFunction) {
  ModuleSpec module = loopModule();
  module.functions[0].linkageName = "_Z1fIiEvT_";
  FunctionSpec other = module.functions[0];
  other.linkageName = "_Z1fIcEvT_";
  other.counters = {2, 30};
  module.functions.push_back(other);
  Profile profile = profileOf({module});
  EXPECT_EQ(profile.functions().size(), 2u);
  std::vector<FunctionGroup> groups = groupFunctions(profile.functions(), {});
  ASSERT_EQ(groups.size(), 1u);
  EXPECT_EQ(groups[0].title, "f (2 instances)");
  EXPECT_EQ(groups[0].sum.calls, 3u);
  EXPECT_EQ(groups[0].sum.lines.at({0, 3}).hits, 40u);
}

TEST(Profile, FunctionsOfOneMacroStayApart) {
  ModuleSpec module = loopModule();
  FunctionSpec other = module.functions[0];
  other.linkageName = "other";
  module.functions.push_back(other);
  EXPECT_EQ(groupFunctions(profileOf({module}).functions(), {}).size(), 2u);
}

TEST(Profile, SourceIsSelected) {
  Profile profile = profileOf({loopModule()});
  for (const char *given : {"", "a.c", "src/a.c", "/src/./a.c"}) {
    auto functions = selectFunctions(profile, given);
    ASSERT_TRUE(bool(functions)) << given;
    EXPECT_EQ(functions->size(), 1u);
  }
  auto functions = selectFunctions(profile, "b.c");
  ASSERT_FALSE(bool(functions));
  EXPECT_EQ(llvm::toString(functions.takeError()),
            "has no functions of b.c; give one of its sources: /src/a.c");
}

TEST(Report, SourceThatIsGone) {
  Profile profile = profileOf({loopModule()});
  std::vector<std::string> warnings;
  std::string text = textReport(profile, profile.functions(), {}, warnings);
  EXPECT_EQ(warnings, std::vector<std::string>{
                          "source /src/a.c: not found, so lines have no text; "
                          "run lineprof in the folder where it is now, or "
                          "give it as SOURCE"});
  EXPECT_EQ(
      text,
      "Warning: source /src/a.c: not found, so lines have no text; run "
      "lineprof in the folder where it is now, or give it as SOURCE\n"
      "Timer unit: 1e-06 s\n"
      "~ marks times that may be off by more than 10%\n\n"
      "Total time: 0.02 s\n"
      "File: /src/a.c\n"
      "Function: main at line 1\n"
      "Error: ±0.002 s, self: 0.012 s, CPU: 0.018 s, samples: 32\n"
      "Note: binary /nowhere/a.out: No such file or directory, so time in a "
      "function's own code is not told by line; run lineprof in the folder "
      "where it is now\n\n"
      "Line #      Hits         Time  Per Hit   % Time  Line Contents\n"
      "==============================================================\n"
      "                     ~12000.0              60.0  (no line)\n"
      "     1         1          0.0      0.0      0.0  \n"
      "     2        11          0.0      0.0      0.0  \n"
      "     3        10      ~8000.0    800.0     40.0  \n"
      "     4         1          0.0      0.0      0.0  \n\n");
}

TEST(Report, SkipZeroHidesWhatNeverRan) {
  ModuleSpec module = loopModule();
  FunctionSpec idle = module.functions[0];
  idle.linkageName = "idle";
  idle.line = 20;
  idle.counters = {0, 0};
  idle.cell = {};
  idle.lineCells.clear();
  module.functions.push_back(idle);
  Profile profile = profileOf({module});
  std::vector<std::string> warnings;
  TextOptions options;
  std::string all = textReport(profile, profile.functions(), options, warnings);
  EXPECT_NE(all.find("Function: idle at line 20"), std::string::npos);
  options.selection.skipZero = true;
  std::string some =
      textReport(profile, profile.functions(), options, warnings);
  EXPECT_EQ(some.find("idle"), std::string::npos);
}

TEST(Report, DamagedFunctionHasNoHits) {
  ModuleSpec module = loopModule();
  for (ArcEntry &arc : module.functions[0].arcs)
    arc.counter = kNotCounted;
  Profile profile = profileOf({module});
  std::vector<std::string> warnings;
  std::string text = textReport(profile, profile.functions(), {}, warnings);
  std::string blank(43, ' ');
  EXPECT_NE(text.find("\n     2" + blank + "\n     3" + blank.substr(27) +
                      "~8000.0" + blank.substr(29) + "40.0  \n"),
            std::string::npos)
      << text;
}

FunctionGroup groupOf(std::vector<std::pair<uint64_t, double>> lines) {
  FunctionGroup group;
  group.sum.line = 1;
  for (auto [hits, wall] : lines) {
    Line &line = group.sum.lines[{0, group.sum.lines.size() + 1}];
    line.hits = hits;
    line.times.wall = wall;
    group.sum.total.wall += wall;
  }
  return group;
}

/// The lines of each group that are shown, or - for one that isn't.
std::string shown(const std::vector<FunctionGroup> &groups,
                  const SelectionOptions &options) {
  LineSelection selection(groups, options);
  std::string text;
  for (const FunctionGroup &group : groups) {
    text += text.empty() ? "" : " | ";
    if (!selection.shows(group)) {
      text += "-";
      continue;
    }
    for (const auto &[key, line] : group.sum.lines)
      if (selection.shows(group, key))
        text += std::to_string(key.second);
  }
  return text;
}

TEST(LineSelection, ContextOfLinesWithTime) {
  std::vector<FunctionGroup> groups = {
      groupOf({{1, 0}, {9, 0.9}, {9, 0}, {9, 99}, {0, 0}, {0, 0}, {9, 0.1}})};
  EXPECT_EQ(shown(groups, {}), "1234567");
  EXPECT_EQ(shown(groups, {.context = 0}), "14");
  EXPECT_EQ(shown(groups, {.context = 1}), "1345");
  EXPECT_EQ(shown(groups, {.context = ~0u}), "1234567");
  EXPECT_EQ(shown(groups, {.skipZero = true, .context = 0}), "12347");
}

TEST(LineSelection, LinesThatRanWhereThereIsNoTime) {
  std::vector<FunctionGroup> groups = {
      groupOf({{1, 0}, {0, 0}, {0, 0}, {5, 0}}), groupOf({{0, 0}, {0, 0}})};
  EXPECT_EQ(shown(groups, {.context = 0}), "14 | 1");
  EXPECT_EQ(shown(groups, {.skipZero = true, .context = 0}), "14 | -");
}

TEST(LineSelection, TopOfAllFunctions) {
  std::vector<FunctionGroup> groups = {
      groupOf({{1, 0}, {9, 1}, {9, 0}, {9, 5}, {9, 2}}),
      groupOf({{1, 0}, {9, 4}, {9, 3}}), groupOf({{1, 0}})};
  EXPECT_EQ(shown(groups, {.context = 0, .top = 3}), "14 | 123 | -");
  EXPECT_EQ(shown(groups, {.context = 0, .top = 1}), "14 | - | -");
  EXPECT_EQ(shown(groups, {.top = 1}), "12345 | - | -");
  EXPECT_EQ(shown(groups, {.context = 0, .top = 1000}), "12345 | 123 | 1");
}

TEST(LineSelection, TopByOwnTime) {
  std::vector<FunctionGroup> groups = {groupOf({{1, 0}, {9, 9}, {9, 8}})};
  groups[0].sum.lines[{0, 3}].times.self = 1;
  EXPECT_EQ(shown(groups, {.context = 0, .top = 1}), "12");
  EXPECT_EQ(shown(groups, {.context = 0, .top = 1, .bySelf = true}), "13");
}

TEST(Report, NothingInAProfileDrivesTheTerminal) {
  ModuleSpec module = loopModule();
  module.functions[0].linkageName = "\x1b[2Jmain";
  module.functions[0].files[0].path = "/src/\x1b]0;x\x07.c";
  Profile profile = profileOf({module});
  std::vector<std::string> warnings;
  std::string text = textReport(profile, profile.functions(), {}, warnings);
  EXPECT_EQ(text.find('\x1b'), std::string::npos);
  EXPECT_EQ(text.find('\x07'), std::string::npos);
}

TEST(Json, TimesThatWereMeasuredHaveNoError) {
  Function function;
  function.total = timeOf(5000);
  function.total.exact = true;
  function.total.min = 1000;
  function.total.max = 3000;
  Profile profile = profileOf({loopModule()});
  auto parsed = llvm::json::parse(toJson(profile, {&function}));
  ASSERT_TRUE(bool(parsed)) << llvm::toString(parsed.takeError());
  const llvm::json::Object &written =
      *parsed->getAsObject()->getArray("functions")->front().getAsObject();
  EXPECT_EQ(written.getInteger("error_ns"), 0);
  EXPECT_EQ(written.getInteger("min_ns"), 1000);
  EXPECT_EQ(written.getInteger("max_ns"), 3000);
}

TEST(Json, HasTheSchema) {
  ModuleSpec module = loopModule();
  module.functions[0].files.push_back({"/src/b.inc", std::nullopt});
  module.functions[0].lines[3].file = 1;
  module.functions[0].linkageName = "\xff"; // not UTF-8
  module.functions[0].branches.push_back({4, 3, 0, kBranchSwitch});
  module.functions[0].calls = {{2, 2, 0, ""}, {2, 2, 5, "_Z4bodyi"}};
  Profile profile = profileOf({module});
  auto parsed = llvm::json::parse(toJson(profile, profile.functions()));
  ASSERT_TRUE(bool(parsed)) << llvm::toString(parsed.takeError());
  const llvm::json::Object &top = *parsed->getAsObject();
  EXPECT_EQ(top.getInteger("version"), 1);
  const llvm::json::Object &function =
      *top.getArray("functions")->front().getAsObject();
  EXPECT_EQ(function.getString("file"), "/src/a.c");
  EXPECT_EQ(function.getInteger("calls"), 1);
  EXPECT_EQ(function.getInteger("time_ns"), 20000000);
  EXPECT_EQ(function.getInteger("self_ns"), 12000000);
  EXPECT_EQ(function.getInteger("cpu_ns"), 18000000);
  EXPECT_EQ(function.getInteger("error_ns"), 1960000);
  const llvm::json::Array &lines = *function.getArray("lines");
  ASSERT_EQ(lines.size(), 5u);
  EXPECT_EQ(lines[0].getAsObject()->getInteger("line"), 0);
  EXPECT_EQ(lines[0].getAsObject()->getInteger("self_ns"), 12000000);
  EXPECT_EQ(lines[3].getAsObject()->getInteger("hits"), 10);
  EXPECT_EQ(lines[3].getAsObject()->getInteger("error_ns"), 4294145);
  EXPECT_EQ(lines[3].getAsObject()->getInteger("min_ns"), std::nullopt);
  EXPECT_EQ(lines[3].getAsObject()->getString("file"), std::nullopt);
  EXPECT_EQ(lines[4].getAsObject()->getString("file"), "/src/b.inc");
  const llvm::json::Array &branches = *function.getArray("branches");
  ASSERT_EQ(branches.size(), 2u);
  const llvm::json::Object &condition = *branches[0].getAsObject();
  EXPECT_EQ(condition.getInteger("line"), 2);
  EXPECT_EQ(condition.getInteger("column"), 21);
  EXPECT_EQ(condition.getInteger("taken"), 10);
  EXPECT_EQ(condition.getInteger("not_taken"), 1);
  EXPECT_EQ(*branches[1].getAsObject(),
            (llvm::json::Object{{"file", "/src/b.inc"},
                                {"line", 4},
                                {"ways", llvm::json::Array{1}}}));
  const llvm::json::Array &calls = *function.getArray("call_sites");
  ASSERT_EQ(calls.size(), 2u);
  EXPECT_EQ(*calls[0].getAsObject(),
            (llvm::json::Object{{"line", 3}, {"count", 10}}));
  EXPECT_EQ(*calls[1].getAsObject(),
            (llvm::json::Object{{"line", 3},
                                {"column", 5},
                                {"callee", "body(int)"},
                                {"linkage_name", "_Z4bodyi"},
                                {"count", 10}}));
}

} // namespace
