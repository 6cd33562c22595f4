//===- unit/TimesTest.cpp - where time goes -------------------------------===//
//
// Part of lineprof, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "model/Times.h"
#include "ProfileBuilder.h"
#include "profile/Reader.h"

#include <gtest/gtest.h>

#include <map>

using namespace lineprof;
using llvm::Expected;

namespace {

constexpr double kMs = 1e6;

/// Symbols that were made up.
class FakeSymbols : public Symbols {
public:
  const InlineChain &lookUp(uint64_t pc) override { return chains[pc]; }
  std::vector<Frame> before(uint64_t pc, size_t, FrameFilter) override {
    return framesBefore[pc];
  }
  std::map<uint64_t, InlineChain> chains;
  std::map<uint64_t, std::vector<Frame>> framesBefore;
};

class TimesTest : public testing::Test {
protected:
  ModuleSpec module = loopModule();
  std::vector<StackSpec> stacks;
  FakeSymbols symbols;

  std::vector<FunctionTimes> compute(bool withSymbols = true) {
    std::vector<uint8_t> bytes = buildProfile({module}, 0, stacks);
    Expected<RawProfile> profile = readProfile(bytes);
    EXPECT_TRUE(bool(profile));
    if (!profile) {
      llvm::consumeError(profile.takeError());
      return {};
    }
    Flows flows(profile->modules[0]);
    return computeTimes(*profile, 0, Nesting(*profile), flows,
                        withSymbols ? &symbols : nullptr)
        .functions;
  }

  /// main's self cell has 12 ms, its program counters have 111.
  void seeMoreByProgramCounters() {
    module.functions[0].lineCells.clear();
    module.pcs = {{0x1000, 55'500'000, 111, 0, 0},
                  {0x1010, 55'500'000, 111, 0, 0}};
    symbols.chains[0x1000] = {{{"main", "/src/a.c", 2, ""}}, {"main"}};
    symbols.chains[0x1010] = {{{"main", "/src/a.c", 3, ""}}, {"main"}};
  }

  /// The same, as some of main's code has no slot.
  void addCodeBesideTheSlot() {
    seeMoreByProgramCounters();
    module.tables[0].flags = kSitesInPart;
    module.functions[0].counters = {1'000'000, 10'000'000}; // calls and turns
  }

  /// A second function, g, at lines 11 and 12 of \p file.
  void addFunction(const char *linkageName, const char *file) {
    FunctionSpec function;
    function.linkageName = linkageName;
    function.line = 10;
    function.files = {{file, std::nullopt}};
    function.lines = {{11, 0}, {12, 0}};
    function.nodes = {{0, {0, 1}}};
    function.arcs = {{1, 0, 0, 0}, {0, 1, kNotCounted, 0}};
    function.counters = {1};
    module.functions.push_back(function);
  }
};

TEST_F(TimesTest, SelfCellIsSpreadByWeight) {
  symbols.chains[0x1000] = {{{"main", "/src/a.c", 2, ""}}, {"main"}};
  symbols.chains[0x1010] = {{{"main", "/src/a.c", 3, ""}}, {"main"}};
  FunctionTimes main = compute().at(0);
  EXPECT_DOUBLE_EQ(main.total.wall, 20 * kMs);
  EXPECT_DOUBLE_EQ(main.total.self, 12 * kMs);
  EXPECT_DOUBLE_EQ(main.lines[1].self, 9 * kMs);
  EXPECT_DOUBLE_EQ(main.lines[1].wall, 9 * kMs);
  EXPECT_DOUBLE_EQ(main.lines[2].self, 3 * kMs);
  EXPECT_DOUBLE_EQ(main.lines[2].wall, 11 * kMs); // with the call's 8
  EXPECT_DOUBLE_EQ(main.lines[2].cpu, 7 * kMs + 11 * kMs / 4);
  EXPECT_DOUBLE_EQ(main.unattributed.wall, 0);
}

TEST_F(TimesTest, CodeWithoutALineIsOfTheOneThatControlCameFrom) {
  symbols.chains[0x1000] = {{{"main", "/src/a.c", 2, ""}}, {"main"}};
  symbols.chains[0x1010] = {{{"main", "/src/a.c", 0, ""}}, {"main"}};
  symbols.framesBefore[0x1010] = {{"main", "/src/a.c", 3, ""}};
  FunctionTimes main = compute().at(0);
  EXPECT_DOUBLE_EQ(main.lines[1].self, 9 * kMs);
  EXPECT_DOUBLE_EQ(main.lines[2].self, 3 * kMs);
  EXPECT_DOUBLE_EQ(main.unattributed.self, 0);
}

TEST_F(TimesTest, CodeWithoutALineWhereWaysMeetIsOfBothLinesByTheirHits) {
  // Line 2 has 11 hits, line 4 one.
  symbols.chains[0x1000] = {{{"main", "/src/a.c", 0, ""}}, {"main"}};
  symbols.chains[0x1010] = {{{"main", "/src/a.c", 3, ""}}, {"main"}};
  symbols.framesBefore[0x1000] = {{"main", "/src/a.c", 2, ""},
                                  {"main", "/src/a.c", 4, ""}};
  FunctionTimes main = compute().at(0);
  EXPECT_DOUBLE_EQ(main.lines[1].self, 9 * kMs * 11 / 12);
  EXPECT_DOUBLE_EQ(main.lines[3].self, 9 * kMs * 1 / 12);
  EXPECT_DOUBLE_EQ(main.lines[2].self, 3 * kMs);
  EXPECT_GE(*main.lines[3].error(), 9 * kMs * 1 / 12); // it may have none
}

TEST_F(TimesTest, CodeWithoutALineAtTheBeginningHasNone) {
  symbols.chains[0x1000] = {{{"main", "/src/a.c", 0, ""}}, {"main"}};
  symbols.chains[0x1010] = {{{"main", "/src/a.c", 3, ""}}, {"main"}};
  FunctionTimes main = compute().at(0);
  EXPECT_DOUBLE_EQ(main.unattributed.self, 9 * kMs);
}

TEST_F(TimesTest, InlinedFunctionGetsItsOwn) {
  addFunction("_Z1gv", "/src/a.c");
  symbols.chains[0x1000] = {{{"main", "/src/a.c", 2, ""}}, {"main"}};
  symbols.chains[0x1010] = {
      {{"_Z1gv", "/src/a.c", 12, ""}, {"main", "/src/a.c", 3, ""}}, {"main"}};
  std::vector<FunctionTimes> times = compute();
  EXPECT_DOUBLE_EQ(times[1].total.wall, 3 * kMs);
  EXPECT_DOUBLE_EQ(times[1].total.self, 3 * kMs);
  EXPECT_DOUBLE_EQ(times[1].lines[1].self, 3 * kMs);
  EXPECT_DOUBLE_EQ(times[0].total.wall, 20 * kMs);
  EXPECT_DOUBLE_EQ(times[0].total.self, 9 * kMs);
  EXPECT_DOUBLE_EQ(times[0].lines[2].self, 0);
  EXPECT_DOUBLE_EQ(times[0].lines[2].wall, 11 * kMs);
}

TEST_F(TimesTest, PlainNamesNeedFileAndLine) {
  // With -gline-tables-only an inlined _Z1gi is called g, as is its overload.
  addFunction("_Z1gi", "/src/a.c");
  symbols.chains[0x1000] = {
      {{"g", "/src/a.c", 11, ""}, {"main", "/src/a.c", 3, ""}}, {"main"}};
  symbols.chains[0x1010] = {
      {{"g", "/src/a.c", 99, ""}, {"main", "/src/a.c", 3, ""}}, {"main"}};
  std::vector<FunctionTimes> times = compute();
  EXPECT_DOUBLE_EQ(times[1].lines[0].self, 9 * kMs);
  EXPECT_DOUBLE_EQ(times[1].total.self, 9 * kMs);
  EXPECT_DOUBLE_EQ(times[0].lines[2].self, 3 * kMs);
}

TEST_F(TimesTest, NamesakeOfAnotherFileIsNotMeant) {
  // A static helper of another file, not tagged.
  addFunction("helper", "/src/a.c");
  symbols.chains[0x1000] = {
      {{"helper", "/src/b.c", 11, ""}, {"main", "/src/a.c", 3, ""}}, {"main"}};
  std::vector<FunctionTimes> times = compute();
  EXPECT_DOUBLE_EQ(times[1].total.self, 0);
  EXPECT_DOUBLE_EQ(times[0].lines[2].wall, 20 * kMs);
  EXPECT_DOUBLE_EQ(times[0].lines[2].self, 12 * kMs);
}

TEST_F(TimesTest, LeafWithoutSlotHasItsWeights) {
  addFunction("_Z1gv", "/src/a.c");
  symbols.chains[0x1000] = {{{"_Z1gv", "/src/a.c", 11, ""}}, {"_Z1gv"}};
  std::vector<FunctionTimes> times = compute();
  EXPECT_DOUBLE_EQ(times[1].total.wall, 3 * kMs);
  EXPECT_DOUBLE_EQ(times[1].lines[0].wall, 3 * kMs);
}

TEST_F(TimesTest, CodeBesideTheSlotHasTheWeightsThatAreLeft) {
  addCodeBesideTheSlot();
  FunctionTimes main = compute().at(0);
  EXPECT_DOUBLE_EQ(main.total.self, 111 * kMs);
  EXPECT_DOUBLE_EQ(main.total.wall, (20 + 99) * kMs);
  EXPECT_DOUBLE_EQ(main.total.cpu, (18 + 99) * kMs);
  EXPECT_DOUBLE_EQ(main.lines[1].self, 55.5 * kMs);
  // 198 program counters of half a millisecond.
  EXPECT_DOUBLE_EQ(main.total.variance, (1 + 49.5) * kMs * kMs);
}

TEST_F(TimesTest, CodeBesideTheSlotOfARecursionLiesWithinTheFunctionsCell) {
  addCodeBesideTheSlot();
  module.functions[0].cell.wall_ns = 200'000'000;
  module.functions[0].cell.nested_ns = 75'000'000;
  FunctionTimes main = compute().at(0);
  EXPECT_DOUBLE_EQ(main.total.self, 111 * kMs);
  EXPECT_DOUBLE_EQ(main.total.wall, (200 + 24) * kMs); // not 200 + 99
  EXPECT_DOUBLE_EQ(main.total.cpu, (18 + 24) * kMs);
}

TEST_F(TimesTest, CodeBesideTheSlotTookNoMoreThanItsCallersWereSeenIn) {
  // Line 11 of g calls main: 30 ms, in which nothing else was seen, may be its.
  addCodeBesideTheSlot();
  module.functions[0].cell.wall_ns = 200'000'000;
  addFunction("_Z1gv", "/src/a.c");
  module.tables.push_back({"_Z1gv", 1, {}, {{{{1, 0}}}, {{{1, 1}}}}});
  stacks = {{},
            {0, 0, 1, 1, 30'000'000},
            {1, 0, 0, 0, 12'000'000},
            {0, 0, 1, 2, 500'000'000}};
  FunctionTimes main = compute().at(0);
  EXPECT_DOUBLE_EQ(main.total.self, 111 * kMs);
  EXPECT_DOUBLE_EQ(main.total.wall, (200 + 30) * kMs); // not 200 + 99
}

TEST_F(TimesTest, CodeBesideTheSlotWasCalledFromALineInAnyContext) {
  // Ticks saw main in one context of line 11 of g, which calls it, of two.
  addCodeBesideTheSlot();
  module.functions[0].cell.wall_ns = 200'000'000;
  addFunction("_Z1gv", "/src/a.c");
  addFunction("_Z1hv", "/src/a.c");
  module.tables.push_back({"_Z1gv", 1, {}, {{{{1, 0}}}, {{{1, 1}}}}});
  module.tables.push_back({"_Z1hv", 2, {}, {{{{2, 0}}}}});
  stacks = {{},
            {0, 0, 1, 1, 30'000'000},
            {1, 0, 0, 0, 12'000'000},
            {0, 0, 2, 1, 0},
            {3, 0, 1, 1, 40'000'000}};
  FunctionTimes main = compute().at(0);
  EXPECT_DOUBLE_EQ(main.total.wall, (200 + 30 + 40) * kMs);
}

TEST_F(TimesTest, OwnTimeThatTicksMissedIsThatOfProgramCounters) {
  seeMoreByProgramCounters();
  module.functions[0].counters = {1'000'000, 10'000'000}; // calls and turns
  FunctionTimes main = compute().at(0);
  EXPECT_DOUBLE_EQ(main.total.self, 111 * kMs);
  EXPECT_DOUBLE_EQ(main.total.wall, (20 + 99) * kMs);
}

TEST_F(TimesTest, TicksMissNoMoreThanMicrosecondsOfACall) {
  seeMoreByProgramCounters();
  module.functions[0].cell.wall_ns = 200'000'000;
  module.functions[0].counters = {10'000, 10'000'000};
  FunctionTimes main = compute().at(0);
  EXPECT_DOUBLE_EQ(main.total.self, 111 * kMs);
  EXPECT_DOUBLE_EQ(main.total.wall, (200 + 3) * kMs);
}

TEST_F(TimesTest, CodeBesideTheSlotTakesNoMoreThanMicrosecondsOfACall) {
  addCodeBesideTheSlot();
  module.functions[0].cell.wall_ns = 200'000'000;
  module.functions[0].counters = {100, 10'000'000};
  FunctionTimes main = compute().at(0);
  EXPECT_DOUBLE_EQ(main.total.self, 111 * kMs);
  EXPECT_DOUBLE_EQ(main.total.wall, (200 + 1) * kMs);
}

TEST_F(TimesTest, OwnTimeThatTicksSawInCallsIsTakenOffThese) {
  seeMoreByProgramCounters();
  module.functions[0].cell = {200'000'000, 150'000'000, 200, 0, 0};
  module.functions[0].lineCells = {
      {}, {}, {188'000'000, 94'000'000, 100, 0, 0}};
  module.functions[0].counters = {10'000, 10'000'000};
  FunctionTimes main = compute().at(0);
  EXPECT_DOUBLE_EQ(main.total.wall, (200 + 3) * kMs);
  EXPECT_DOUBLE_EQ(main.lines[1].wall, 55.5 * kMs);
  EXPECT_DOUBLE_EQ(main.lines[2].wall, (55.5 + 188 - 96) * kMs);
  EXPECT_DOUBLE_EQ(main.lines[2].cpu, (55.5 + 94 - 48) * kMs);
}

TEST_F(TimesTest, ButNotOffCallsOfTaggedFunctions) {
  addFunction("body", "/src/a.c");
  seeMoreByProgramCounters();
  module.functions[0].cell.wall_ns = 200'000'000;
  module.functions[0].lineCells = {
      {}, {}, {188'000'000, 94'000'000, 100, 0, 0}};
  module.functions[0].counters = {10'000, 10'000'000};
  EXPECT_DOUBLE_EQ(compute().at(0).lines[2].wall, 203 * kMs);
}

TEST_F(TimesTest, CallsOfTaggedFunctionsThatNoTickSawHaveNothingToTake) {
  addFunction("body", "/src/a.c");
  seeMoreByProgramCounters(); // and no cells of lines
  EXPECT_DOUBLE_EQ(compute().at(0).lines[2].wall, 55.5 * kMs);
}

TEST_F(TimesTest, WaitsAreNotMissedWhereTicksSawComputingElsewhere) {
  seeMoreByProgramCounters();
  module.tables[0].self = {111'000'000, 50'000'000, 111, 0, 0};
  module.functions[0].cell = {200'000'000, 150'000'000, 200, 0, 0};
  FunctionTimes main = compute().at(0);
  EXPECT_DOUBLE_EQ(main.total.self, 111 * kMs);
  EXPECT_DOUBLE_EQ(main.total.wall, 200 * kMs);
  EXPECT_DOUBLE_EQ(main.lines[1].cpu, 55.5 * kMs);
}

TEST_F(TimesTest, CodeThatNoTickSawNeedNotBeBesideTheSlot) {
  // 20 ticks leave 2.8 of 20 ms in the dark.
  module.tables[0].flags = kSitesInPart;
  module.tables[0].self = {};
  symbols.chains[0x1000] = {{{"main", "/src/a.c", 3, ""}}, {"main"}};
  symbols.chains[0x1010] = {{{"main", "/src/a.c", 2, ""}}, {"main"}};
  FunctionTimes main = compute().at(0);
  EXPECT_DOUBLE_EQ(main.total.wall, 20 * kMs);
  EXPECT_DOUBLE_EQ(main.total.self, 4 * kMs);
}

TEST_F(TimesTest, WeightsWithinTheNoiseOfTheSelfCellAddNothing) {
  module.tables[0].flags = kSitesInPart;
  module.pcs = {{0x1000, 15'000'000, 15, 0, 0}};
  symbols.chains[0x1000] = {{{"main", "/src/a.c", 2, ""}}, {"main"}};
  FunctionTimes main = compute().at(0);
  EXPECT_DOUBLE_EQ(main.total.self, 12 * kMs);
  EXPECT_DOUBLE_EQ(main.total.wall, 20 * kMs);
}

TEST_F(TimesTest, OwnTimeThatNoTickSawLiesWithinTheFunctionsCell) {
  module.tables[0].self = {};
  symbols.chains[0x1000] = {{{"main", "/src/a.c", 3, ""}}, {"main"}};
  symbols.chains[0x1010] = {{{"main", "/src/a.c", 2, ""}}, {"main"}};
  module.functions[0].lineCells[2].wall_ns = 19'000'000;
  FunctionTimes main = compute().at(0);
  EXPECT_DOUBLE_EQ(main.total.wall, 20 * kMs);
  EXPECT_DOUBLE_EQ(main.total.self, 4 * kMs);
  EXPECT_DOUBLE_EQ(main.lines[2].self, 3 * kMs);
  EXPECT_DOUBLE_EQ(main.lines[2].wall, (19 - 4 + 3) * kMs);
}

TEST_F(TimesTest, FunctionThatNoTickSawHasTheTimeOfItsOwnCode) {
  module.tables[0].self = {};
  module.functions[0].cell = {};
  module.functions[0].lineCells.clear();
  symbols.chains[0x1000] = {{{"main", "/src/a.c", 3, ""}}, {"main"}};
  symbols.chains[0x1010] = {{{"main", "/src/a.c", 2, ""}}, {"main"}};
  FunctionTimes main = compute().at(0);
  EXPECT_DOUBLE_EQ(main.total.wall, 4 * kMs);
  EXPECT_DOUBLE_EQ(main.total.cpu, 4 * kMs);
  EXPECT_DOUBLE_EQ(main.total.variance, 4 * kMs * kMs);
  EXPECT_DOUBLE_EQ(main.lines[2].cpu, 3 * kMs);
}

TEST_F(TimesTest, AliasesAndPartsAreFound) {
  // The symbol table has the complete constructor first; a part is named
  // after the function.
  addFunction("_ZN1CC2Ev", "/src/a.c");
  symbols.chains[0x1000] = {{{"C", "/src/a.c", 11, ""}},
                            {"_ZN1CC1Ev", "_ZN1CC2Ev"}};
  symbols.chains[0x1010] = {{{"C", "/src/a.c", 12, ""}}, {"_ZN1CC2Ev.cold"}};
  std::vector<FunctionTimes> times = compute();
  EXPECT_DOUBLE_EQ(times[1].lines[0].self, 3 * kMs);
  EXPECT_DOUBLE_EQ(times[1].lines[1].self, 1 * kMs);
}

TEST_F(TimesTest, EntryIsOnTheLineOfTheDefinition) {
  for (LineEntry &line : module.functions[0].lines)
    line.line += line.line > 1 ? 10 : 0;
  symbols.chains[0x1000] = {{{"main", "/src/a.c", 3, ""}}, {"main"}};
  symbols.chains[0x1010] = {{{"main", "/src/a.c", 15, ""}}, {"main"}};
  FunctionTimes main = compute().at(0);
  EXPECT_DOUBLE_EQ(main.lines[0].self, 9 * kMs);
  EXPECT_DOUBLE_EQ(main.unattributed.self, 3 * kMs);
}

TEST_F(TimesTest, LineThatIsNotKnownIsKept) {
  symbols.chains[0x1000] = {{{"main", "/src/a.c", 0, ""}}, {"main"}};
  symbols.chains[0x1010] = {{{"main", "/src/a.c", 77, ""}}, {"main"}};
  FunctionTimes main = compute().at(0);
  EXPECT_DOUBLE_EQ(main.unattributed.wall, 12 * kMs);
  EXPECT_DOUBLE_EQ(main.total.self, 12 * kMs);
}

TEST_F(TimesTest, UntaggedCodeIsNobodys) {
  // Its self cell may hold long waits of its own; the weights hold none.
  module.tables[0] = {"untagged", std::nullopt, {12'000'000, 0, 12, 0, 0}};
  symbols.chains[0x1000] = {{{"untagged", "/src/u.c", 5, ""}}, {"untagged"}};
  symbols.chains[0x1010] = {
      {{"main", "/src/a.c", 3, ""}, {"untagged", "/src/u.c", 5, ""}},
      {"untagged"}};
  FunctionTimes main = compute().at(0);
  EXPECT_DOUBLE_EQ(main.total.self, 1 * kMs);
  EXPECT_DOUBLE_EQ(main.total.wall, 21 * kMs);
}

TEST_F(TimesTest, CodeWithoutASlotHasItsWaitsForAProcessor) {
  module.functions[0].lineCells.clear();
  module.tables[0] = {"untagged", std::nullopt, {12'000'000, 0, 12, 0, 0}};
  symbols.chains[0x1000] = {{{"main", "/src/a.c", 2, ""}}, {"untagged"}};
  symbols.chains[0x1010] = {{{"main", "/src/a.c", 3, ""}}, {"untagged"}};
  module.pcs[1] = {0x1010, 1'000'000, 1, 0, 4'000'000};
  FunctionTimes main = compute().at(0);
  EXPECT_DOUBLE_EQ(main.lines[1].self, 3 * kMs);
  EXPECT_DOUBLE_EQ(main.lines[2].self, 5 * kMs);
  EXPECT_DOUBLE_EQ(main.lines[2].cpu, 1 * kMs);
  EXPECT_DOUBLE_EQ(main.total.self, 8 * kMs);
}

TEST_F(TimesTest, OwnTimeIsSpreadWithWaitsForAProcessor) {
  module.functions[0].lineCells.clear();
  module.tables[0].self.cpu_ns = 4'000'000;
  symbols.chains[0x1000] = {{{"main", "/src/a.c", 2, ""}}, {"main"}};
  symbols.chains[0x1010] = {{{"main", "/src/a.c", 3, ""}}, {"main"}};
  module.pcs[1] = {0x1010, 1'000'000, 1, 0, 8'000'000};
  FunctionTimes main = compute().at(0);
  EXPECT_DOUBLE_EQ(main.lines[1].self, 3 * kMs);
  EXPECT_DOUBLE_EQ(main.lines[1].cpu, 3 * kMs);
  EXPECT_DOUBLE_EQ(main.lines[2].self, 9 * kMs);
  EXPECT_DOUBLE_EQ(main.lines[2].cpu, 1 * kMs);
}

TEST_F(TimesTest, WithoutBinaryOwnTimeHasNoLine) {
  FunctionTimes main = compute(/*withSymbols=*/false).at(0);
  EXPECT_DOUBLE_EQ(main.unattributed.wall, 12 * kMs);
  EXPECT_DOUBLE_EQ(main.total.self, 12 * kMs);
  EXPECT_DOUBLE_EQ(main.lines[2].wall, 8 * kMs);
}

TEST_F(TimesTest, OwnTimeWithoutALineHasNoMoreCpuTimeThanTime) {
  module.tables[0].self.cpu_ns = 15'000'000; // of intervals before a wait
  FunctionTimes main = compute(/*withSymbols=*/false).at(0);
  EXPECT_DOUBLE_EQ(main.unattributed.wall, 12 * kMs);
  EXPECT_DOUBLE_EQ(main.unattributed.cpu, 12 * kMs);
}

TEST_F(TimesTest, SelfCellWithoutSamplesIsKept) {
  module.pcs.clear();
  FunctionTimes main = compute().at(0);
  EXPECT_DOUBLE_EQ(main.unattributed.self, 12 * kMs);
}

TEST_F(TimesTest, CodeBesideTheSlotMayHaveNoSamples) {
  addCodeBesideTheSlot();
  module.pcs.clear();
  module.tables[0].self = {};
  FunctionTimes main = compute().at(0);
  EXPECT_DOUBLE_EQ(main.total.self, 0);
  EXPECT_DOUBLE_EQ(main.total.wall, 20 * kMs);
}

TEST_F(TimesTest, SelfTimesAddUp) {
  addFunction("_Z1gv", "/src/a.c");
  symbols.chains[0x1000] = {{{"main", "/src/a.c", 2, ""}}, {"main"}};
  symbols.chains[0x1010] = {
      {{"_Z1gv", "/src/a.c", 12, ""}, {"main", "/src/a.c", 3, ""}}, {"main"}};
  module.pcs.push_back({0x1020, 2'000'000, 2, 0, 0});
  symbols.chains[0x1020] = {{{"main", "/src/a.c", 0, ""}}, {"main"}};
  module.pcs.push_back({0x1030, 5'000'000, 5, 0, 0});
  symbols.chains[0x1030] = {{{"_Z1gv", "/src/a.c", 77, ""}}, {"_Z1gv"}};
  for (const FunctionTimes &function : compute()) {
    double sum = function.unattributed.self;
    for (const Times &line : function.lines)
      sum += line.self;
    EXPECT_GT(function.unattributed.self, 0);
    EXPECT_DOUBLE_EQ(sum, function.total.self);
  }
}

TEST_F(TimesTest, ShareOfOwnTimeHasABinomialVariance) {
  module.functions[0].lineCells.clear();
  module.pcs.push_back(
      {0x1020, 4'000'000, 4, 0, 0}); // a line's counters are pooled
  for (uint64_t pc : {0x1000, 0x1020})
    symbols.chains[pc] = {{{"main", "/src/a.c", 2, ""}}, {"main"}};
  symbols.chains[0x1010] = {{{"main", "/src/a.c", 3, ""}}, {"main"}};
  FunctionTimes main = compute().at(0);
  // S = 12 ms, p = 7/8, N = 8, var S = 4.8 ms^2.
  double share = 7.0 / 8;
  double variance = 144 * share * (1 - share) / 8 + share * share * 4.8;
  EXPECT_DOUBLE_EQ(main.lines[1].variance, variance * kMs * kMs);
}

TEST_F(TimesTest, OnlyLineIsAsSureAsItsFunction) {
  module.functions[0].lineCells.clear();
  for (uint64_t pc : {0x1000, 0x1010})
    symbols.chains[pc] = {{{"main", "/src/a.c", 2, ""}}, {"main"}};
  EXPECT_DOUBLE_EQ(compute().at(0).lines[1].variance, 4.8 * kMs * kMs);
}

TEST_F(TimesTest, VariancesOfCallsAndOwnTimeAddUp) {
  for (uint64_t pc : {0x1000, 0x1010})
    symbols.chains[pc] = {{{"main", "/src/a.c", 3, ""}}, {"main"}};
  FunctionTimes main = compute().at(0);
  EXPECT_DOUBLE_EQ(main.lines[2].variance, (4.8 + 4.8) * kMs * kMs);
  EXPECT_DOUBLE_EQ(main.total.variance, 1 * kMs * kMs);
  EXPECT_DOUBLE_EQ(main.total.error().value(), 1.96 * kMs);
}

TEST_F(TimesTest, WeightsHaveThePoissonVariance) {
  addFunction("_Z1gv", "/src/a.c");
  symbols.chains[0x1000] = {{{"_Z1gv", "/src/a.c", 11, ""}}, {"_Z1gv"}};
  std::vector<FunctionTimes> times = compute();
  EXPECT_DOUBLE_EQ(times[1].total.variance, 3 * kMs * kMs); // of 1 ms each
  EXPECT_DOUBLE_EQ(times[1].lines[0].variance, 3 * kMs * kMs);
}

TEST(TimesSum, IsExactIfAllPartsAre) {
  Times exact, sampled, sum;
  exact.wall = 3 * kMs;
  exact.exact = true;
  exact.min = 1 * kMs;
  exact.max = 2 * kMs;
  sampled.wall = 5 * kMs;
  sampled.variance = kMs * kMs;
  sum += exact;
  sum += Times();
  EXPECT_EQ(sum.error(), 0);
  EXPECT_EQ(sum.max, 2 * kMs);
  exact.max = 4 * kMs;
  sum += exact;
  EXPECT_EQ(sum.min, 1 * kMs);
  EXPECT_EQ(sum.max, 4 * kMs);
  sum += sampled;
  EXPECT_EQ(sum.error(), 1.96 * kMs);
  EXPECT_EQ(sum.min, std::nullopt);
}

TEST(TimesSum, NothingKnownIsNoError) {
  EXPECT_EQ(Times().error(), std::nullopt);
  EXPECT_FALSE(Times().isUncertain());
}

TEST_F(TimesTest, RecursionIsNotCountedTwice) {
  // Line 3 calls main again. Of its 8 ms, 4 were spent in the inner one's own
  // code, a quarter of them on line 3 itself: 8 + 3 - 1.
  module.tables[0].calls = {{{{0, 2}}}};
  stacks = {{},
            {0, 0, 0, 1, 4'000'000},
            {1, 0, 0, 0, 4'000'000},
            {0, 0, 0, 0, 8'000'000}};
  symbols.chains[0x1000] = {{{"main", "/src/a.c", 2, ""}}, {"main"}};
  symbols.chains[0x1010] = {{{"main", "/src/a.c", 3, ""}}, {"main"}};
  FunctionTimes main = compute().at(0);
  EXPECT_DOUBLE_EQ(main.lines[2].wall, 10 * kMs);
  EXPECT_DOUBLE_EQ(main.lines[2].self, 3 * kMs);
  EXPECT_DOUBLE_EQ(main.nested, 0.25);
}

TEST_F(TimesTest, NorIsThatOfAnInlinedFunction) {
  // g's line 12 calls main, in which it is inlined.
  addFunction("_Z1gv", "/src/a.c");
  module.functions[1].cell = {8'000'000, 7'000'000, 8, 0, 4'800'000};
  module.tables[0].calls = {{{{1, 1}, {0, 2}}}};
  stacks = {{},
            {0, 0, 0, 1, 4'000'000},
            {1, 0, 0, 0, 4'000'000},
            {0, 0, 0, 0, 8'000'000}};
  symbols.chains[0x1000] = {{{"main", "/src/a.c", 2, ""}}, {"main"}};
  symbols.chains[0x1010] = {
      {{"_Z1gv", "/src/a.c", 11, ""}, {"main", "/src/a.c", 3, ""}}, {"main"}};
  FunctionTimes g = compute().at(1);
  EXPECT_DOUBLE_EQ(g.total.wall, 10 * kMs); // not 11
  EXPECT_DOUBLE_EQ(g.total.self, 3 * kMs);
  EXPECT_DOUBLE_EQ(g.lines[0].wall, 3 * kMs);
}

TEST_F(TimesTest, ContextsThatAreTooDeepSayWhatIsBelowOwnCode) {
  // All of 12 ms in own code lies within 256 calls of it, by turns.
  module.tables[0].calls = {{{{0, 2}}}, {{{0, 1}}}};
  stacks = {{}};
  for (uint32_t i = 0; i < kMaxStackNodes; ++i)
    stacks.push_back({i, 0, 0, 1 + i % 2});
  stacks.back().wallNs = 12'000'000;
  symbols.chains[0x1000] = {{{"main", "/src/a.c", 2, ""}}, {"main"}};
  symbols.chains[0x1010] = {{{"main", "/src/a.c", 3, ""}}, {"main"}};
  FunctionTimes main = compute().at(0);
  EXPECT_DOUBLE_EQ(main.lines[2].wall, 8 * kMs);
  EXPECT_DOUBLE_EQ(main.lines[2].self, 3 * kMs);
}

} // namespace
