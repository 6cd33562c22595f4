//===- model/Skid.cpp - the instruction that took the time ----------------===//
//
// Part of lineprof, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// The instruction before is the one above in the code, unless a branch leads
// here. Of a loop's head it is the branch at the loop's end, as control comes
// from there far more often than from above. Where branches forward come
// together it can't be told, and the time stays where it was seen.
//
//===----------------------------------------------------------------------===//

#include "model/Skid.h"

namespace lineprof {

uint64_t waitedFor(const Instruction &next) {
  if (next.repeats)
    return next.address;
  llvm::SmallVector<uint64_t, 4> back;
  for (uint64_t address : next.before)
    if (address >= next.address)
      back.push_back(address);
  if (back.size() == 1)
    return back.front();
  if (back.empty() && next.before.size() == 1)
    return next.before.front();
  return next.address;
}

} // namespace lineprof
