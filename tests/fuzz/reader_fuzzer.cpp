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

#include "model/BranchCounts.h"
#include "model/ContextTree.h"
#include "model/Flow.h"
#include "model/LineHits.h"
#include "model/Times.h"
#include "profile/ProfileWriter.h"
#include "profile/Reader.h"

#include <cstdlib>

using namespace lineprof;
using llvm::Expected;

/// The sum of a profile with itself can be read, and merging that changes
/// nothing any more.
static void checkMerged(const RawProfile &profile) {
  ProfileSum sum, again;
  for (int i = 0; i < 2; ++i)
    cantFail(sum.add(profile, "prof.out", /*mixBuilds=*/true));
  std::vector<uint8_t> bytes = writeProfile(sum);
  RawProfile merged = cantFail(readProfile(bytes));
  cantFail(again.add(merged, "all.out", /*mixBuilds=*/true));
  if (writeProfile(again) != bytes)
    abort();
}

extern "C" int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size) {
  Expected<RawProfile> profile = readProfile({data, size});
  if (!profile) {
    llvm::consumeError(profile.takeError());
    return 0;
  }
  Nesting nesting(*profile);
  for (size_t i = 0; i < profile->modules.size(); ++i) {
    const RawModule &module = profile->modules[i];
    Flows flows(module);
    for (size_t f = 0; f < module.functions.size(); ++f) {
      const RawFunction &function = module.functions[f];
      if (const Flow *flow = flows.of(f)) {
        callsOf(function, *flow);
        lineHits(function, *flow);
        std::vector<uint32_t> sources(function.files.size());
        countBranches(function, *flow, sources);
        countCallSites(function, *flow, sources);
      }
    }
    computeTimes(*profile, i, nesting, flows, nullptr);
  }
  ContextTree contexts;
  contexts.add(*profile, {},
               [](size_t, RawFrame) { return ContextTree::Place(); });
  checkMerged(*profile);
  return 0;
}
