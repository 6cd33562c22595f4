//===- fuzz/reader_fuzzer.cpp - any bytes, read as a profile --------------===//
//
// Part of lineprof, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// With -DLINEPROF_FUZZ=ON this is linked to libFuzzer, else to replay.cpp:
//
//   lineprof-reader-fuzzer -max_len=65536 FOUND tests/fuzz/corpus
//
//===----------------------------------------------------------------------===//

#include "ReadProfile.h"

#include "BranchCounts.h"
#include "ContextTree.h"
#include "Flow.h"
#include "LineHits.h"
#include "Reader.h"
#include "Times.h"

using namespace lineprof;
using llvm::Expected;

extern "C" int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size) {
  Expected<RawProfile> profile = readProfile({data, size});
  if (!profile) {
    llvm::consumeError(profile.takeError());
    return 0;
  }
  for (const RawModule &module : profile->modules) {
    for (const RawFunction &function : module.functions) {
      Expected<Flow> flow = solveFlow(function, module.countersOf(function));
      if (flow) {
        callsOf(function, *flow);
        lineHits(function, *flow);
        std::vector<uint32_t> sources(function.files.size());
        countBranches(function, *flow, sources);
        countCallSites(function, *flow, sources);
      }
      llvm::consumeError(flow.takeError());
    }
    computeTimes(module, nullptr);
  }
  ContextTree contexts;
  contexts.add(*profile, [](size_t, RawFrame) { return ContextTree::Place(); });
  return 0;
}
