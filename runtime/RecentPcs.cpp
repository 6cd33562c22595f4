//===- runtime/RecentPcs.cpp - the last program counters of a thread ------===//
//
// Part of lineprof, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "RecentPcs.h"

namespace lineprof {

void RecentPcs::add(uint64_t pc, uint64_t cpuNs) {
  samples[count++ % kRoom] = {pc, cpuNs, 0};
}

/// The share of one that is in a table of the past goes to the next one.
void RecentPcs::shareWait(const Modules &objects, uint64_t waited) {
  if (!waited)
    return;
  uint64_t cpu = 0;
  unsigned first = count;
  while (first && count - first < kRoom && cpu < kMostCpu)
    cpu += samples[--first % kRoom].cpuNs;
  for (; first != count && cpu; ++first) {
    Sample &sample = samples[first % kRoom];
    uint64_t share = static_cast<double>(waited) * sample.cpuNs / cpu;
    waited -= share;
    cpu -= sample.cpuNs;
    if (addWait(objects, sample.pc, sample.cpuNs + sample.waited, share))
      sample.waited += share;
    else
      waited += share;
  }
}

} // namespace lineprof
