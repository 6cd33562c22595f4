//===- runtime/Trace.cpp - exact times of lines ---------------------------===//
//
// Part of lineprof, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// What tracing costs is in no line's time:
//
//            line 1     | traceLine                  |     line 2
//                  call |t1    accounting          t2| return
//                       |<-------- measured -------->|
//     from the last t2 to t1: line 1, and the edges, a return and a call,
//     whose cost is known beforehand
//
// A visit of a line contains traced calls, so the thread adds up all that it
// spends on tracing, and a visit is charged without what came in the meantime.
//
//===----------------------------------------------------------------------===//

#include "Trace.h"
#include "Clock.h"
#include "CountedClock.h"
#include "TimeStamp.h"

namespace lineprof {

/// Ticks that this thread has spent on tracing. Instrumented code has initial-
/// exec variables as well.
static __thread uint64_t overhead __attribute__((tls_model("initial-exec")));

/// From the end of one traceLine to the beginning of the next where nothing is
/// in between, ticks.
static uint64_t edges;

/// By time stamps.
static CountedClock counted;

void TraceClock::pause() { counted.stop(timeStamp()); }
void TraceClock::resume() { counted.go(timeStamp()); }

static __thread uint64_t stackBegin __attribute__((tls_model("initial-exec")));
static __thread uint64_t stackEnd __attribute__((tls_model("initial-exec")));

void enterStack(uint64_t begin, uint64_t end) {
  stackBegin = begin;
  stackEnd = end;
}

/// True if the visit of \p entry that was the outermost one goes on, and
/// contains what \p frame does. A frame that longjmp has left is below this one
/// on the stack or, mostly, overwritten.
static inline bool isWithin(const TraceEntry &entry, const TraceFrame *frame) {
  if (entry.active <= reinterpret_cast<uint64_t>(frame))
    return false;
  if (entry.active < stackBegin || entry.active >= stackEnd)
    return true; // another stack, which may be gone
  auto *outer = reinterpret_cast<const TraceFrame *>(entry.active);
  return outer->function == frame->function && outer->current &&
         (outer->current == &entry || outer->function == &entry);
}

/// Only the outermost visit of a line is charged, or recursion would be charged
/// once per depth.
static inline void beginVisit(TraceEntry &entry, TraceFrame *frame) {
  if (!isWithin(entry, frame))
    entry.active = reinterpret_cast<uint64_t>(frame);
}

/// The counter goes in steps that may be larger than a short visit. What a
/// visit seems to have taken less than the edges alone is taken off the next
/// one, so that sums are right and yet nothing goes backwards.
static inline uint64_t takeEdges(TraceEntry &entry, uint64_t ticks) {
  constexpr int64_t kMaxDebt = 256; // should the edges be overrated
  int64_t left = int64_t(ticks - edges - entry.debt);
  if (left >= 0) {
    entry.debt = 0;
    return left;
  }
  entry.debt = -left < kMaxDebt ? -left : kMaxDebt;
  return 0;
}

static inline void charge(TraceEntry &entry, const TraceFrame *frame,
                          uint64_t ticks) {
  if (entry.active == reinterpret_cast<uint64_t>(frame))
    entry.ticks += ticks;
}

static inline void endVisit(TraceEntry &entry, const TraceFrame *frame,
                            uint64_t ticks) {
  ++entry.visits;
  if (entry.active == reinterpret_cast<uint64_t>(frame))
    entry.active = 0;
  if (counted.isStopped())
    return;
  if (~ticks > entry.not_min)
    entry.not_min = ~ticks;
  if (ticks > entry.max)
    entry.max = ticks;
}

LINEPROF_COLD_CALL void traceLine(TraceFrame *frame, TraceEntry *next) {
  uint64_t begin = counted.at(timeStampWhenDone());
  uint64_t cost = edges; // of the call before an entry, and of the last return
  if (TraceEntry *current = frame->current) {
    uint64_t ticks = begin - frame->last - (overhead - frame->overhead);
    uint64_t charged = takeEdges(*current, ticks);
    cost = ticks - charged;
    ticks = charged;
    frame->total += ticks;
    charge(*frame->function, frame, ticks);
    charge(*current, frame, ticks);
    endVisit(*current, frame, ticks);
    if (!next)
      endVisit(*frame->function, frame, frame->total);
  } else if (next) {
    frame->total = 0;
    beginVisit(*frame->function, frame);
  }
  frame->current = next;
  if (next)
    beginVisit(*next, frame);
  uint64_t end = counted.at(timeStamp());
  overhead += end - begin + cost;
  frame->overhead = overhead;
  frame->last = end;
}

LINEPROF_COLD_CALL void traceNothing(TraceFrame *, TraceEntry *) {}

//===----------------------------------------------------------------------===//
// Calibration
//===----------------------------------------------------------------------===//

static constexpr unsigned kRounds = 256;

/// The mean of the middle half.
static uint64_t typical(uint64_t (&values)[kRounds]) {
  for (unsigned i = 1; i != kRounds; ++i)
    for (unsigned j = i; j && values[j - 1] > values[j]; --j) {
      uint64_t greater = values[j - 1];
      values[j - 1] = values[j];
      values[j] = greater;
    }
  uint64_t sum = 0;
  for (unsigned i = kRounds / 4; i != kRounds * 3 / 4; ++i)
    sum += values[i];
  return (sum + kRounds / 4) / (kRounds / 2);
}

/// As instrumented code calls it.
static TraceFunction volatile traceFunction = traceLine;

/// Of visits of nothing.
static uint64_t measureEdges() {
  uint64_t ticks[kRounds];
  TraceEntry lines[2] = {}, function = {};
  TraceFrame frame = {nullptr, &function, 0, 0, 0};
  for (unsigned i = 0; i != kRounds; ++i) {
    lines[0].ticks = 0;
    traceFunction(&frame, &lines[0]);
    traceFunction(&frame, &lines[1]);
    ticks[i] = lines[0].ticks;
  }
  return typical(ticks);
}

static uint64_t measureCost() {
  constexpr unsigned kChanges = 16;
  uint64_t ticks[kRounds];
  TraceEntry lines[2] = {}, function = {};
  TraceFrame frame = {nullptr, &function, 0, 0, 0};
  for (unsigned i = 0; i != kRounds; ++i) {
    uint64_t begin = timeStampWhenDone();
    for (unsigned j = 0; j != kChanges; ++j)
      traceFunction(&frame, &lines[j % 2]);
    ticks[i] = timeStampWhenDone() - begin;
  }
  return typical(ticks) / kChanges;
}

/// Both clocks at one instant: the reading that took the shortest time.
static void readBoth(uint64_t &ticks, uint64_t &ns) {
  uint64_t shortest = ~uint64_t(0);
  for (int i = 0; i != 5; ++i) {
    uint64_t before = timeStampWhenDone();
    uint64_t clock = now();
    uint64_t after = timeStampWhenDone();
    if (after - before < shortest) {
      shortest = after - before;
      ticks = before + shortest / 2;
      ns = clock;
    }
  }
}

void TraceClock::start() {
  if (cost)
    return;
  readBoth(startTicks, startNs);
  edges = measureEdges();
  cost = measureCost() + 1;
}

void TraceClock::update(FileHeader &header) const {
  if (!cost)
    return;
  uint64_t ticks, ns;
  readBoth(ticks, ns);
  header.tsc_ticks = ticks - startTicks;
  header.tsc_ns = ns - startNs;
  header.trace_cost = cost;
}

} // namespace lineprof
