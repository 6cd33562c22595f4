//===- tests/unit/CallTimesTest.cpp - exact times of calls ----------------===//
//
// Part of lineprof, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "model/CallTimes.h"

#include "GraphBuilder.h"

#include "gtest/gtest.h"

using namespace lineprof;

namespace {

/// One function with two lines; the sampler charged 100 to the function and
/// 60 to line 0.
class CallTimesTest : public testing::Test {
protected:
  CallTimesTest() : times(1) {
    module.functions.resize(1);
    module.tables.resize(1);
    times[0].lines.resize(2);
    times[0].total.wall = 100;
    times[0].total.variance = 50;
    times[0].lines[0].wall = 60;
    times[0].lines[0].variance = 30;
  }

  void addCalls(uint64_t ns, uint64_t sampled, uint64_t shortest,
                uint64_t longest) {
    RawSiteTable::TimedCalls calls;
    calls.functions = {0};
    calls.lines = {{0, 0}};
    calls.timing = {10, ns, sampled, longest, ~shortest, 10, 0, 0, 0};
    module.tables[0].timed.push_back(calls);
  }

  /// The last of these calls computed for \p cpu of the \p ns in which that
  /// was measured.
  void addCpu(uint64_t ns, uint64_t cpu) {
    Timing &timing = module.tables[0].timed.back().timing;
    timing.cpu_wall_ns = ns;
    timing.cpu_ns = cpu;
  }

  void put() {
    Flows flows(module);
    putTimedCalls(module, flows, times);
  }

  RawModule module;
  std::vector<FunctionTimes> times;
};

TEST_F(CallTimesTest, LineAndFunctionHaveTheMeasuredTime) {
  addCalls(70, 60, 5, 9);
  put();
  EXPECT_DOUBLE_EQ(times[0].lines[0].wall, 70);
  EXPECT_DOUBLE_EQ(times[0].total.wall, 110);
}

TEST_F(CallTimesTest, LineOfTimedCallsAloneIsExact) {
  addCalls(70, 60, 5, 9);
  put();
  EXPECT_TRUE(times[0].lines[0].exact);
  EXPECT_EQ(times[0].lines[0].min, 5);
  EXPECT_EQ(times[0].lines[0].max, 9);
  EXPECT_FALSE(times[0].lines[1].exact);
  EXPECT_FALSE(times[0].lines[1].min);
}

TEST_F(CallTimesTest, FunctionOfTimedCallsAloneIsExact) {
  addCalls(70, 60, 5, 9);
  put();
  EXPECT_FALSE(times[0].total.exact); // it has 40 ns of something else
  times[0].total.wall = 60;
  times[0].resolution = 0.01;
  put();
  EXPECT_TRUE(times[0].total.exact);
}

TEST_F(CallTimesTest, OwnCodeThatNoSampleFellOnMayHaveTakenTime) {
  addCalls(70, 60, 5, 9);
  times[0].total.wall = 60;
  times[0].total.variance = 0;
  put();
  EXPECT_FALSE(times[0].total.exact);
  EXPECT_FALSE(times[0].total.error()); // there were no samples
  times[0].total.wall = 60;
  times[0].resolution = 20;
  put();
  EXPECT_FALSE(times[0].total.exact);
  EXPECT_DOUBLE_EQ(*times[0].total.error(), 20);
}

TEST_F(CallTimesTest, SoMayCallsThatAreNotTimed) {
  addCalls(70, 60, 5, 9);
  addCalls(1, 0, 1, 1);
  module.tables[0].timed[1].timing.given_up = 1;
  times[0].total.wall = 60;
  times[0].resolution = 20;
  put();
  EXPECT_FALSE(times[0].total.exact);
  EXPECT_DOUBLE_EQ(*times[0].total.error(), 20);
}

TEST_F(CallTimesTest, LineWithCallsThatDidNotReturnIsNotExact) {
  addCalls(70, 60, 5, 9);
  module.tables[0].timed[0].timing.begun = 11;
  put();
  EXPECT_FALSE(times[0].lines[0].exact);
}

TEST_F(CallTimesTest, CallsThatNeverReturnedHaveNoExtremes) {
  addCalls(0, 0, 0, 0);
  module.tables[0].timed[0].timing = {0, 0, 0, 0, 0, 1, 0, 0, 0};
  put();
  EXPECT_FALSE(times[0].lines[0].exact);
  EXPECT_FALSE(times[0].lines[0].min);
}

TEST_F(CallTimesTest, WhatWasNotTimedStaysSampled) {
  addCalls(35, 30, 5, 9);
  put();
  EXPECT_DOUBLE_EQ(times[0].lines[0].wall, 65);
  EXPECT_DOUBLE_EQ(times[0].lines[0].variance, 15);
  EXPECT_FALSE(times[0].lines[0].exact);
}

TEST_F(CallTimesTest, LineHasTheMeasuredCpuTimeOfItsCalls) {
  addCalls(70, 60, 5, 9);
  addCpu(70, 10);
  times[0].lines[0].cpu = 55; // ticks found it as it computed
  times[0].total.cpu = 80;
  put();
  EXPECT_DOUBLE_EQ(times[0].lines[0].cpu, 10);
}

TEST_F(CallTimesTest, WhatElseIsOnTheLineKeepsItsSampledCpuTime) {
  addCalls(30, 30, 5, 9);
  addCpu(30, 0);
  times[0].lines[0].cpu = times[0].total.cpu = 30;
  put();
  EXPECT_DOUBLE_EQ(times[0].lines[0].wall, 60);
  EXPECT_DOUBLE_EQ(times[0].lines[0].cpu, 30);
}

TEST_F(CallTimesTest, CallsWithoutMeasuredCpuTimeHaveItSampled) {
  addCalls(60, 60, 5, 9);
  addCpu(40, 40);
  // Of the other 20 they have 10.
  times[0].lines[0].cpu = times[0].total.cpu = 50;
  put();
  EXPECT_DOUBLE_EQ(times[0].lines[0].cpu, 50);
}

TEST_F(CallTimesTest, OtherLinesHaveTheCpuTimeThatMeasuredOnesHadNot) {
  addCalls(60, 60, 5, 9);
  addCpu(60, 10);
  times[0].lines[0].cpu = 30;
  times[0].lines[1].wall = 40;
  times[0].lines[1].cpu = 20;
  times[0].total.cpu = 50;
  put();
  EXPECT_DOUBLE_EQ(times[0].lines[0].cpu, 10);
  EXPECT_DOUBLE_EQ(times[0].lines[1].cpu, 40);
}

TEST_F(CallTimesTest, TotalThatIsSurerThanItsCallsKeepsItsCpuTime) {
  addCalls(80, 60, 5, 9);
  addCpu(80, 10);
  times[0].total.cpu = 30;
  times[0].lines[0].cpu = 10;
  times[0].lines[1].wall = 40;
  times[0].lines[1].cpu = 20;
  times[0].lines[1].variance = 60;
  put();
  EXPECT_DOUBLE_EQ(times[0].total.wall, 100);
  EXPECT_DOUBLE_EQ(times[0].total.cpu, 30);
  EXPECT_DOUBLE_EQ(times[0].lines[1].cpu, 20);
}

TEST_F(CallTimesTest, NoLineComputesLongerThanItsFunction) {
  times[0].nested = 1; // so that calls lie within each other
  addCalls(105, 104, 5, 9);
  addCpu(105, 50);
  times[0].total.cpu = 40;
  times[0].lines[1].wall = times[0].lines[1].cpu = 60;
  put();
  EXPECT_DOUBLE_EQ(times[0].total.cpu, 60);
}

TEST_F(CallTimesTest, CpuTimeIsNoMoreThanTime) {
  addCalls(60, 30, 5, 9);
  addCpu(60, 60);
  times[0].lines[0].wall = times[0].lines[0].cpu = 31;
  put();
  EXPECT_LE(times[0].lines[0].cpu, times[0].lines[0].wall);
}

TEST_F(CallTimesTest, ShortCallsThatNoSampleSawAreNotExact) {
  addCalls(16000, 60, 5, 9);
  module.tables[0].timed[0].timing.given_up = 1;
  put();
  EXPECT_FALSE(times[0].lines[0].exact);
  EXPECT_FALSE(times[0].lines[0].error());
  EXPECT_TRUE(times[0].lines[0].isUncertain());
}

TEST_F(CallTimesTest, ExtremesAreThoseOfAllSites) {
  addCalls(30, 30, 5, 9);
  addCalls(30, 30, 2, 7);
  put();
  EXPECT_EQ(times[0].lines[0].min, 2);
  EXPECT_EQ(times[0].lines[0].max, 9);
  EXPECT_TRUE(times[0].lines[0].exact);
}

TEST_F(CallTimesTest, NoLineExceedsItsFunction) {
  times[0].lines[1].wall = 130;
  addCalls(70, 60, 5, 9);
  put();
  EXPECT_DOUBLE_EQ(times[0].lines[1].wall, times[0].total.wall);
}

TEST_F(CallTimesTest, TotalThatIsSurerThanItsRestStays) {
  times[0].lines[1].wall = 40;
  times[0].lines[1].variance = 51; // the function itself has 50
  addCalls(70, 60, 5, 9);
  put();
  EXPECT_DOUBLE_EQ(times[0].total.wall, 100); // and not 110
  EXPECT_DOUBLE_EQ(times[0].total.variance, 50);
  EXPECT_DOUBLE_EQ(times[0].lines[0].wall, 70);
  EXPECT_DOUBLE_EQ(times[0].lines[1].wall, 30);
}

TEST_F(CallTimesTest, TotalIsAsSureAsItsRest) {
  times[0].lines[1].wall = 40;
  times[0].lines[1].variance = 49;
  addCalls(70, 60, 5, 9);
  put();
  EXPECT_DOUBLE_EQ(times[0].total.wall, 110);
  EXPECT_DOUBLE_EQ(times[0].total.variance, 49);
}

TEST_F(CallTimesTest, TotalIsNoLessThanWhatWasMeasured) {
  times[0].lines[1].wall = 40;
  times[0].lines[1].variance = 51;
  addCalls(120, 60, 5, 9);
  put();
  EXPECT_DOUBLE_EQ(times[0].total.wall, 160);
}

TEST_F(CallTimesTest, CallsWithinOneAnotherAreNoSum) {
  times[0].lines[1].wall = 100;
  times[0].nested = 0.8;
  times[0].inTimedCalls = 1;
  addCalls(63, 60, 5, 9);
  addCalls(105, 100, 5, 9);
  module.tables[0].timed[1].lines = {{0, 1}};
  put();
  EXPECT_DOUBLE_EQ(times[0].lines[0].wall, 63);
  EXPECT_DOUBLE_EQ(times[0].lines[1].wall, 105);
  EXPECT_DOUBLE_EQ(times[0].total.wall, 105); // not 168
}

TEST_F(CallTimesTest, SitesOfALineWithinOneAnotherAreNoSum) {
  std::vector<Cell> cells(2);
  cells[0].wall_ns = 60;
  module.functions[0].lineCells = cells;
  times[0].nested = 0.5;
  addCalls(43, 40, 5, 9);
  addCalls(63, 60, 5, 9);
  put();
  EXPECT_DOUBLE_EQ(times[0].lines[0].wall, 63); // not 106
  EXPECT_DOUBLE_EQ(times[0].lines[0].variance, 30);
  EXPECT_FALSE(times[0].lines[0].exact);
}

TEST_F(CallTimesTest, OwnTimeWithinCallsIsNotWhatTheyLeave) {
  times[0].nested = 0.8;
  times[0].inTimedCalls = 0.2; // and for 0.6 it computed within them
  times[0].lines[0].wall = times[0].lines[0].self = times[0].total.self = 100;
  times[0].lines[0].variance = 255; // a fifth of it is more than 50
  addCalls(88, 80, 5, 9);
  put();
  EXPECT_DOUBLE_EQ(times[0].total.self, 100);
}

TEST_F(CallTimesTest, TotalHasTheTimeOfTheOutermostCallsOfARecursion) {
  times[0].nested = 1; // the innermost calls are in progress, or sampled
  times[0].total.wall = 60;
  addCalls(40, 60, 5, 9);
  put();
  EXPECT_DOUBLE_EQ(times[0].total.wall, 40);
  EXPECT_DOUBLE_EQ(times[0].lines[0].wall, 40);
}

TEST_F(CallTimesTest, OwnTimeIsNotTheMultipleOfASmallRest) {
  times[0].nested = 0.9;
  times[0].inTimedCalls = 0.99;
  times[0].lines[1].variance = 51; // the function itself has 50
  times[0].lines[1].wall = times[0].lines[1].self = times[0].total.self = 50;
  addCalls(90, 99, 5, 9); // they leave 10, and not 1
  put();
  EXPECT_DOUBLE_EQ(times[0].total.self, 50 + 9);
}

TEST_F(CallTimesTest, CallsOfARecursionThatDoNotNestLeaveTheRest) {
  times[0].nested = 0.8;
  times[0].inTimedCalls = 0.6;
  times[0].lines[1].variance = 51; // the function itself has 50
  times[0].lines[1].wall = times[0].lines[1].self = times[0].total.self = 40;
  addCalls(70, 60, 5, 9);
  put();
  EXPECT_DOUBLE_EQ(times[0].total.self, 30);
}

TEST_F(CallTimesTest, CallsOfTheFunctionByItselfAreNotWhatOthersLeave) {
  times[0].nested = 0.8;
  times[0].inTimedCalls = 0.6;
  times[0].lines[1].variance = 51; // the function itself has 50
  times[0].lines[1].wall = 90;
  times[0].lines[1].self = times[0].total.self = 40;
  addCalls(70, 60, 5, 9);
  put();
  EXPECT_DOUBLE_EQ(times[0].lines[1].self, 30);
  EXPECT_DOUBLE_EQ(times[0].lines[1].wall, 80);
}

/// Calls of function 1 from line 0 of function 0, charged \p sampled.
class CalleeTest : public CallTimesTest {
protected:
  CalleeTest() {
    times.resize(2);
    times[1].lines.resize(2);
    times[1].total.wall = times[1].total.self = 50;
    times[1].total.variance = 64;
    times[1].lines[0].wall = times[1].lines[0].self = 40;
    times[1].lines[0].variance = 50;
    times[1].lines[1].wall = times[1].lines[1].self = 10;
    times[1].lines[1].variance = 12;
    module.functions.resize(2);
    module.functions[1].linkageName = "callee";
    module.functions[1].cell.wall_ns = 50;
    addCallee("callee");
  }

  void addCallee(llvm::StringRef name) {
    module.functions[0].calls.push_back({0, 0, 1, 0});
    module.functions[0].callees.push_back(name);
  }

  void compute(uint64_t ns, uint64_t sampled) {
    addCalls(ns, sampled, 5, 9);
    module.tables[0].timed[0].at = {0, 0};
    put();
  }
};

TEST_F(CalleeTest, TotalOfAFunctionWhoseCallsWereTimedIsExact) {
  compute(60, 50);
  EXPECT_TRUE(times[1].total.exact);
  EXPECT_DOUBLE_EQ(times[1].total.wall, 60);
}

TEST_F(CalleeTest, ItsOwnTimeIsWhatTheTotalHas) {
  compute(60, 50);
  EXPECT_DOUBLE_EQ(times[1].total.self, 60);
  EXPECT_DOUBLE_EQ(times[1].lines[0].self, 48);
  EXPECT_DOUBLE_EQ(times[1].lines[1].wall, 12);
  // What is left is the error of its share: 50 - 0.8^2 64.
  EXPECT_DOUBLE_EQ(times[1].lines[0].variance, 50 - 0.64 * 64);
}

TEST_F(CalleeTest, OwnTimeOfNoLineTakesItsCpuTimeAlong) {
  Times &rest = times[1].unattributed;
  rest.wall = rest.self = rest.cpu = 10;
  compute(40, 50);
  EXPECT_DOUBLE_EQ(rest.wall, 8);
  EXPECT_DOUBLE_EQ(rest.cpu, 8);
}

TEST_F(CalleeTest, CallsOfOthersLeaveTheirPartSampled) {
  compute(30, 25); // half of its time
  EXPECT_FALSE(times[1].total.exact);
  EXPECT_DOUBLE_EQ(times[1].total.wall, 55);
  EXPECT_DOUBLE_EQ(times[1].total.variance, 32);
  EXPECT_DOUBLE_EQ(times[1].total.self, 55);
}

TEST_F(CalleeTest, TotalThatIsSurerThanThePartsOfItsCallsStays) {
  times[1].total.variance = 2; // on the stack nearly always
  compute(30, 25);             // with a variance of 12.5
  EXPECT_DOUBLE_EQ(times[1].total.wall, 50);
  EXPECT_DOUBLE_EQ(times[1].total.self, 50);
}

TEST_F(CalleeTest, WhatItCallsTookNoMoreThanItself) {
  addCalls(70, 60, 5, 9);
  module.tables[0].timed[0].functions = {1};
  module.tables[0].timed[0].lines = {{1, 0}};
  addCalls(30, 50, 5, 9);
  module.tables[0].timed[1].at = {0, 0};
  module.tables[0].timed[1].timing.begun = 11;
  put();
  EXPECT_DOUBLE_EQ(times[1].lines[0].wall, 70);
  EXPECT_DOUBLE_EQ(times[1].total.wall, 70); // not 30
}

TEST_F(CalleeTest, LineThatCallsTwoFunctionsSaysNothingOfEither) {
  addCallee("other");
  compute(60, 50);
  EXPECT_FALSE(times[1].total.exact);
  EXPECT_DOUBLE_EQ(times[1].total.wall, 50);
}

/// As many as were timed.
class CountedCalleeTest : public CalleeTest {
protected:
  CountedCalleeTest() {
    GraphBuilder graph;
    uint32_t body = graph.node(0, {1});
    graph.arc(graph.kOutside, body, 10);
    graph.arc(body, graph.kOutside, 10);
    graph.finish();
    counters = graph.counters;
    graph.function.linkageName = "callee";
    module.functions[1] = graph.function;
    module.functions[1].cell.wall_ns = 50;
    module.counters = counters;
  }

  std::vector<uint64_t> counters;
};

TEST_F(CountedCalleeTest, LooksBetweenTheClockAndTheFunctionDoNotMatter) {
  compute(60, 52); // the sampler charged the function 50
  EXPECT_TRUE(times[1].total.exact);
  EXPECT_DOUBLE_EQ(times[1].total.wall, 60);
  EXPECT_DOUBLE_EQ(times[1].total.self, 60);
}

TEST_F(CountedCalleeTest, NorDoThoseInTheFunctionAlone) {
  compute(60, 48);
  EXPECT_TRUE(times[1].total.exact);
  EXPECT_DOUBLE_EQ(times[1].total.wall, 60);
}

TEST_F(CountedCalleeTest, AsManyCallsOfTwiceTheTimeAreNotItsOwn) {
  compute(120, 100);
  EXPECT_FALSE(times[1].total.exact);
}

TEST_F(CountedCalleeTest, CallsByItselfLieWithinThose) {
  GraphBuilder graph;
  uint32_t entry = graph.node(0, {1}), inner = graph.node(1, {2});
  graph.arc(graph.kOutside, entry, 25);
  graph.arc(entry, inner, 15);
  graph.arc(entry, graph.kOutside, 10);
  graph.arc(inner, graph.kOutside, 15);
  graph.finish();
  counters = graph.counters;
  graph.function.linkageName = "callee";
  graph.function.calls = {{inner, 1, 1, 0}};
  graph.function.callees = {"callee"};
  module.functions[1] = graph.function;
  module.functions[1].cell.wall_ns = 50;
  module.counters = counters;
  compute(60, 52);
  EXPECT_TRUE(times[1].total.exact);
  EXPECT_DOUBLE_EQ(times[1].total.wall, 60);
}

TEST_F(CalleeTest, TimeOfCodeWithoutASlotWasNotChargedForItsCalls) {
  module.functions[1].cell.wall_ns = 10; // and 40 by program counters
  compute(10, 100);
  EXPECT_DOUBLE_EQ(times[1].total.wall, 41);
  EXPECT_DOUBLE_EQ(times[1].total.self, 41);
}

TEST_F(CalleeTest, LongerCallsOfUntaggedCodeOnTheLineAreNotItsTime) {
  compute(120, 100); // a destructor has the other half
  EXPECT_FALSE(times[1].total.exact);
  EXPECT_DOUBLE_EQ(times[1].total.wall, 60);
}

} // namespace
