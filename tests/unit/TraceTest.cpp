//===- unit/TraceTest.cpp - exact times of lines
//---------------------------===//
//
// Part of lineprof, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "ProfileBuilder.h"
#include "model/TraceTimes.h"
#include "profile/Reader.h"

#include "gtest/gtest.h"

using namespace lineprof;
using llvm::Expected;

namespace {

/// Keeps the bytes that the profile refers to.
class TraceTest : public testing::Test {
protected:
  ModuleSpec module = tracedModule();
  std::vector<uint8_t> bytes;
  RawProfile profile;

  const std::vector<RawTrace> &read(uint32_t flags = 0) {
    bytes = buildProfile({module}, flags);
    Expected<RawProfile> read = readProfile(bytes);
    EXPECT_TRUE(bool(read));
    if (read)
      profile = std::move(*read);
    llvm::consumeError(read.takeError());
    return profile.modules.at(0).functions.at(0).trace;
  }

  /// Counters of a stop or a reset: two, a spare one, and the entries.
  static std::vector<uint64_t>
  countsOf(const std::vector<TraceEntry> &entries) {
    std::vector<uint64_t> words = {0, 0, 0};
    for (const TraceEntry &entry : entries)
      words.insert(words.end(), {entry.visits, entry.ticks, entry.not_min,
                                 entry.max, entry.active, entry.debt});
    return words;
  }
};

TEST_F(TraceTest, LineWithoutVisitsHasNoExtremes) {
  const auto &trace = read();
  ASSERT_EQ(trace.size(), 5u);
  EXPECT_EQ(trace[0].visits, 0u);
  EXPECT_FALSE(trace[0].min);
  EXPECT_EQ(trace[1].min, 50u);
  EXPECT_EQ(trace[1].max, 150u);
  EXPECT_EQ(trace[3].min, 0u);
}

TEST_F(TraceTest, ThreadsAddUpButForExtremes) {
  module.threads = 3;
  const auto &trace = read();
  EXPECT_EQ(trace[1].visits, 60u);
  EXPECT_EQ(trace[1].ticks, 6'000u);
  EXPECT_EQ(trace[1].min, 50u);
  EXPECT_EQ(trace[1].max, 150u);
}

TEST_F(TraceTest, ResetTakesOffVisitsAndTicks) {
  std::vector<TraceEntry> before(5);
  before[1] = {15, 1'500, 77, 77, 77, 77};
  before[2] = module.functions[0].trace[2];
  module.excluded = countsOf(before);
  const auto &trace = read();
  EXPECT_EQ(trace[1].visits, 5u);
  EXPECT_EQ(trace[1].ticks, 500u);
  EXPECT_EQ(trace[1].max, 150u);
  EXPECT_EQ(trace[2].visits, 0u);
  EXPECT_FALSE(trace[2].max);
}

TEST_F(TraceTest, StoppedProfileHasWhatWasFrozen) {
  std::vector<TraceEntry> frozen(5);
  frozen[1] = {3, 300, 0, 0, 0, 0};
  module.frozen = countsOf(frozen);
  const auto &trace = read(kFileStopped);
  EXPECT_EQ(trace[1].visits, 3u);
  EXPECT_EQ(trace[1].ticks, 300u);
  EXPECT_EQ(trace[2].visits, 0u);
}

TEST_F(TraceTest, EntriesOutsideOfTheSectionAreRefused) {
  module.functions[0].trace.pop_back();
  bytes = buildProfile({module});
  Expected<RawProfile> read = readProfile(bytes);
  ASSERT_FALSE(bool(read));
  EXPECT_NE(llvm::toString(read.takeError())
                .find("has counters outside of their section"),
            std::string::npos);
}

TEST_F(TraceTest, TicksBecomeNanoseconds) {
  read();
  FunctionTimes times;
  times.lines.resize(4);
  TraceCost cost = applyTrace(profile, profile.modules[0].functions[0], times);
  EXPECT_DOUBLE_EQ(times.total.wall, 6'000);
  EXPECT_DOUBLE_EQ(times.lines[1].wall, 1'000);
  EXPECT_DOUBLE_EQ(*times.lines[2].min, 400);
  EXPECT_DOUBLE_EQ(*times.lines[2].max, 600);
  EXPECT_EQ(times.lines[2].error(), 0);
  EXPECT_EQ(cost.changes, 32u);
  EXPECT_DOUBLE_EQ(cost.ns, 32 * 30);
}

TEST_F(TraceTest, NoLineHasMoreThanTheFunction) {
  module.functions[0].trace[4].ticks = 3'000; // as after a longjmp
  read();
  FunctionTimes times;
  times.lines.resize(4);
  applyTrace(profile, profile.modules[0].functions[0], times);
  EXPECT_DOUBLE_EQ(times.total.wall, times.lines[2].wall);
}

TEST_F(TraceTest, SampledSelfTimeIsWithoutTracing) {
  read();
  FunctionTimes times;
  times.lines.resize(4);
  times.total.self = 1'960; // 960 of that is tracing
  times.lines[2].self = 1'960;
  applyTrace(profile, profile.modules[0].functions[0], times);
  EXPECT_DOUBLE_EQ(times.lines[2].self, 1'000);
  EXPECT_DOUBLE_EQ(times.total.self, 1'000);
}

TEST_F(TraceTest, FunctionThatIsNotTracedKeepsItsTimes) {
  module = loopModule();
  EXPECT_TRUE(read().empty());
  FunctionTimes times;
  times.total.wall = 7;
  EXPECT_EQ(applyTrace(profile, profile.modules[0].functions[0], times).changes,
            0u);
  EXPECT_EQ(times.total.wall, 7);
  EXPECT_FALSE(times.total.exact);
}

} // namespace
