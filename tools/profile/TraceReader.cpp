//===- profile/TraceReader.cpp - exact times of a module's lines ----------===//
//
// Part of lineprof, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "profile/TraceReader.h"

#include "llvm/Support/MathExtras.h"

#include <algorithm>
#include <cstring>

using llvm::ArrayRef;

namespace lineprof {

static TraceEntry loadEntry(ArrayRef<uint8_t> bytes, uint64_t offset) {
  TraceEntry entry;
  memcpy(&entry, bytes.data() + offset, sizeof entry);
  return entry;
}

static RawTrace readEntry(const CounterImages &counters, uint64_t offset) {
  TraceEntry sum = {};
  for (ArrayRef<uint8_t> image : counters.images) {
    TraceEntry entry = loadEntry(image, offset);
    sum.visits = llvm::SaturatingAdd(sum.visits, entry.visits);
    sum.ticks = llvm::SaturatingAdd(sum.ticks, entry.ticks);
    sum.not_min = std::max(sum.not_min, entry.not_min);
    sum.max = std::max(sum.max, entry.max);
  }
  // Extremes can't be taken off: they are of all visits since the start.
  if (counters.stopped) {
    TraceEntry frozen = {};
    if (!counters.excluded.empty())
      frozen = loadEntry(counters.excluded, offset);
    sum.visits = frozen.visits;
    sum.ticks = frozen.ticks;
  } else if (!counters.excluded.empty()) {
    TraceEntry excluded = loadEntry(counters.excluded, counters.size + offset);
    // A running program may be ahead of the images that were read.
    sum.visits -= std::min(sum.visits, excluded.visits);
    sum.ticks -= std::min(sum.ticks, excluded.ticks);
  }

  RawTrace trace;
  trace.visits = sum.visits;
  trace.ticks = sum.ticks;
  if (sum.visits && sum.not_min) {
    trace.min = ~sum.not_min;
    trace.max = sum.max;
  }
  return trace;
}

std::vector<RawTrace> readTrace(const CounterImages &counters, uint64_t first,
                                uint64_t count) {
  std::vector<RawTrace> trace;
  for (uint64_t i = 0; i < count; ++i)
    trace.push_back(
        readEntry(counters, first * sizeof(uint64_t) + i * sizeof(TraceEntry)));
  return trace;
}

} // namespace lineprof
