//===- unit/WatchTest.cpp - what a running program does -------------------===//
//
// Part of lineprof, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "ProfileBuilder.h"
#include "profile/Reader.h"
#include "watch/Changes.h"
#include "watch/Keys.h"
#include "watch/LiveTable.h"

#include <gmock/gmock.h>

using namespace lineprof;
using testing::ElementsAre;

namespace {

//===----------------------------------------------------------------------===//
// Changes
//===----------------------------------------------------------------------===//

/// One function with one line, called from one timed site.
RawProfile runOf(uint64_t elapsed, Cell cell, Timing timing,
                 std::vector<PcEntry> pcs = {}) {
  RawProfile run;
  run.elapsedNs = elapsed;
  RawModule &module = run.modules.emplace_back();
  RawFunction &function = module.functions.emplace_back();
  function.lines = {{7, 0}};
  function.cell = cell;
  function.lineCells = module.changedCells.emplace_back(1, cell);
  RawSiteTable &table = module.tables.emplace_back();
  table.own.push_back({0, cell});
  module.timings = {{}, timing};
  if (timing.calls) // as the reader does it
    table.timed.push_back({1, 1, {0}, {{0, 0}}, std::pair(0, 0), timing});
  module.pcs = std::move(pcs);
  return run;
}

Cell wall(uint64_t ns) { return {ns, ns, 1, 0, 0}; }

TEST(Changes, CellsAreSubtracted) {
  RawProfile after = runOf(300, wall(200), {});
  RawProfile recent = timesSince(runOf(100, wall(50), {}), after);
  EXPECT_EQ(recent.elapsedNs, 200u);
  const RawModule &module = recent.modules[0];
  EXPECT_EQ(module.functions[0].cell.wall_ns, 150u);
  EXPECT_EQ(module.functions[0].lineCells[0].wall_ns, 150u);
  EXPECT_EQ(module.tables[0].own[0].cell.wall_ns, 150u);
}

TEST(Changes, ContextsAreSubtracted) {
  RawProfile before = runOf(100, wall(50), {}), after = before;
  before.stacks = {{}, {.wallNs = 30, .samples = 3}};
  after.stacks = {{}, {.wallNs = 40, .samples = 5}, {.parent = 1, .wallNs = 7}};
  RawProfile recent = timesSince(before, after);
  EXPECT_EQ(recent.stacks[1].wallNs, 10u);
  EXPECT_EQ(recent.stacks[1].samples, 2u);
  EXPECT_EQ(recent.stacks[2].wallNs, 7u);
}

/// Of a call of 1000 ns 900 were charged before it came back.
TEST(Changes, CallThatBeganEarlierHasOnlyItsRest) {
  RawProfile before = runOf(900, wall(900), {});
  RawProfile after =
      runOf(1000, wall(980), {1, 1000, 980, 1000, ~1000ull, 1, 0, 0, 0});
  RawProfile recent = timesSince(before, after);
  const RawModule &module = recent.modules[0];
  EXPECT_EQ(module.functions[0].cell.wall_ns, 80u);
  ASSERT_EQ(module.tables[0].timed.size(), 1u);
  EXPECT_EQ(module.tables[0].timed[0].timing.ns, 20u);
  EXPECT_EQ(module.tables[0].timed[0].timing.sampled_ns, 0u);
}

TEST(Changes, TooMuchWasChargedBefore) {
  RawProfile before = runOf(900, wall(900), {});
  RawProfile after =
      runOf(1000, wall(980), {1, 950, 980, 950, ~950ull, 1, 0, 0, 0});
  Timing timing =
      timesSince(before, after).modules[0].tables[0].timed[0].timing;
  EXPECT_EQ(timing.ns, 0u);
  EXPECT_EQ(timing.sampled_ns, 30u);
}

TEST(Changes, ProgramCountersInAnyOrder) {
  RawProfile before =
      runOf(0, {}, {}, {{0x10, 100, 1, 0, 7}, {0x20, 300, 3, 0, 0}});
  RawProfile after = runOf(0, {}, {},
                           {{0x30, 50, 1, 0, 0},
                            {0x20, 300, 3, 0, 0},
                            {0x10, 90, 1, 0, 5},
                            {0x10, 80, 1, 0, 4}});
  std::vector<PcEntry> pcs = timesSince(before, after).modules[0].pcs;
  ASSERT_EQ(pcs.size(), 2u);
  EXPECT_EQ(pcs[0].pc, 0x30u);
  EXPECT_EQ(pcs[1].pc, 0x10u);
  EXPECT_EQ(pcs[1].cpu_ns, 70u);
  EXPECT_EQ(pcs[1].wait_ns, 2u);
  EXPECT_EQ(pcs[1].samples, 1u);
}

TEST(Changes, ModuleThatCameSinceIsThereAsAWhole) {
  RawProfile before = runOf(100, wall(50), {});
  RawProfile after = runOf(300, wall(200), {});
  after.modules.push_back(after.modules[0]);
  ASSERT_TRUE(continues(before, after));
  EXPECT_EQ(timesSince(before, after).modules[1].functions[0].cell.wall_ns,
            200u);
}

TEST(Changes, OtherRunsDoNotContinue) {
  RawProfile before = runOf(100, wall(50), {});
  RawProfile reset = runOf(50, wall(20), {});
  EXPECT_FALSE(continues(before, reset));
  RawProfile other = runOf(200, wall(90), {});
  EXPECT_TRUE(continues(before, other));
  other.pid = 1;
  EXPECT_FALSE(continues(before, other));
  RawProfile changed = runOf(200, wall(90), {});
  changed.modules[0].functions[0].lines.push_back({8, 0});
  EXPECT_FALSE(continues(before, changed));
  changed.modules.clear();
  EXPECT_FALSE(continues(before, changed));
}

//===----------------------------------------------------------------------===//
// LiveTable
//===----------------------------------------------------------------------===//

/// loopModule() after so many rounds; lines 1 and 2 took so long.
Profile profileOf(uint64_t rounds, uint64_t wallOf2) {
  ModuleSpec module = loopModule();
  FunctionSpec &function = module.functions[0];
  for (uint64_t &counter : function.counters)
    counter = rounds * counter / 10;
  function.cell.wall_ns = wallOf2;
  function.lineCells = {{}, {wallOf2, wallOf2, 1, 0, 0}};
  module.tables.clear();
  module.pcs.clear();
  std::vector<uint8_t> bytes = buildProfile({module});
  Profile profile;
  SymbolCache symbols;
  profile.add(cantFail(readProfile(bytes)), "prof.out", symbols);
  return profile;
}

std::vector<uint32_t> linesOf(const LiveTable &table, LiveOrder order,
                              bool reverse = false) {
  std::vector<uint32_t> lines;
  for (const LiveRow *row : table.rows(LiveKind::Lines, order, reverse))
    lines.push_back(row->place.second);
  return lines;
}

TEST(LiveTable, NewHitsAndTimes) {
  LiveTable table;
  table.update(profileOf(10, 1000), profileOf(10, 1000), 5000, true);
  std::vector<const LiveRow *> rows =
      table.rows(LiveKind::Lines, LiveOrder::Time, false);
  ASSERT_FALSE(rows.empty());
  uint32_t line = rows[0]->place.second;
  uint64_t hits = rows[0]->hits;
  EXPECT_EQ(rows[0]->newHits, hits); // nothing was there before
  EXPECT_EQ(rows[0]->time, 1000);
  EXPECT_EQ(table.interval(), 5000);

  table.update(profileOf(30, 1500), profileOf(0, 500), 2000, false);
  rows = table.rows(LiveKind::Lines, LiveOrder::Time, false);
  EXPECT_EQ(rows[0]->place.second, line);
  EXPECT_EQ(rows[0]->hits, 3 * hits);
  EXPECT_EQ(rows[0]->newHits, 2 * hits);
  EXPECT_EQ(rows[0]->time, 1500);
  EXPECT_EQ(rows[0]->newTime, 500);

  // After a reset all is new.
  table.update(profileOf(20, 300), profileOf(20, 300), 1000, true);
  rows = table.rows(LiveKind::Lines, LiveOrder::Time, false);
  EXPECT_EQ(rows[0]->newHits, 2 * hits);
  // Should counts go back all the same, nothing is new.
  table.update(profileOf(10, 300), profileOf(0, 0), 1000, false);
  rows = table.rows(LiveKind::Lines, LiveOrder::Time, false);
  EXPECT_EQ(rows[0]->newHits, 0u);
}

TEST(LiveTable, Functions) {
  LiveTable table;
  table.update(profileOf(10, 1000), profileOf(10, 1000), 5000, true);
  table.update(profileOf(20, 1500), profileOf(0, 500), 5000, false);
  std::vector<const LiveRow *> rows =
      table.rows(LiveKind::Functions, LiveOrder::Now, false);
  ASSERT_EQ(rows.size(), 1u);
  EXPECT_EQ(rows[0]->title, "main");
  EXPECT_EQ(rows[0]->place.second, 1u);
  EXPECT_EQ(rows[0]->time, 1500);
  EXPECT_EQ(rows[0]->newTime, 500);
  EXPECT_EQ(rows[0]->newHits * 2, rows[0]->hits);
}

TEST(LiveTable, WhatNeverRanIsLeftOut) {
  LiveTable table;
  table.update(profileOf(0, 0), profileOf(0, 0), 5000, true);
  EXPECT_TRUE(table.rows(LiveKind::Lines, LiveOrder::Now, false).empty());
  EXPECT_TRUE(table.rows(LiveKind::Functions, LiveOrder::Now, false).empty());
}

TEST(LiveTable, OrdersAndTies) {
  LiveTable table;
  table.update(profileOf(10, 1000), profileOf(10, 1000), 5000, true);
  std::vector<uint32_t> byPlace = linesOf(table, LiveOrder::Place);
  ASSERT_GE(byPlace.size(), 2u);
  EXPECT_TRUE(std::is_sorted(byPlace.begin(), byPlace.end()));
  std::vector<uint32_t> reversed = linesOf(table, LiveOrder::Place, true);
  EXPECT_EQ(std::vector(reversed.rbegin(), reversed.rend()), byPlace);
  // Most time on top or at the bottom; the others by place.
  std::vector<uint32_t> byTime = linesOf(table, LiveOrder::Now);
  uint32_t slowest = byTime[0];
  EXPECT_TRUE(std::is_sorted(byTime.begin() + 1, byTime.end()));
  EXPECT_EQ(linesOf(table, LiveOrder::Now, true).back(), slowest);
}

//===----------------------------------------------------------------------===//
// Keys
//===----------------------------------------------------------------------===//

std::vector<int> keysOf(std::initializer_list<const char *> pieces) {
  KeyDecoder decoder;
  std::vector<int> keys;
  for (const char *piece : pieces) {
    decoder.add(piece);
    while (std::optional<int> key = decoder.next())
      keys.push_back(*key);
  }
  return keys;
}

TEST(Keys, CharactersAndSequences) {
  EXPECT_THAT(
      keysOf({"q \x1b[A\x1bOBx\x1b[5~\x1b[6~"}),
      ElementsAre('q', ' ', kKeyUp, kKeyDown, 'x', kKeyPageUp, kKeyPageDown));
  EXPECT_THAT(keysOf({"\x1b[H\x1b[4~\x1bOF\x1b[1~"}),
              ElementsAre(kKeyHome, kKeyEnd, kKeyEnd, kKeyHome));
}

TEST(Keys, InPieces) {
  EXPECT_THAT(keysOf({"\x1b", "[", "6", "~q"}), ElementsAre(kKeyPageDown, 'q'));
}

TEST(Keys, UnknownSequencesAreOneKey) {
  EXPECT_THAT(keysOf({"\x1b[1;5C", "\x1b[<0;10;20M", "\x1bxq"}),
              ElementsAre(kKeyOther, kKeyOther, kKeyOther, 'x', 'q'));
}

TEST(Keys, SequenceWithoutEnd) {
  std::string digits = "\x1b[" + std::string(100, '1');
  EXPECT_FALSE(keysOf({digits.c_str()}).empty());
}

} // namespace
