//===- runtime/StackBounds.h - where a thread's stack is ------------------===//
//
// Part of lineprof, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
#ifndef LINEPROF_RUNTIME_STACKBOUNDS_H
#define LINEPROF_RUNTIME_STACKBOUNDS_H

#include <stdint.h>

namespace lineprof {

struct StackBounds {
  uint64_t begin, end;

  bool contains(uint64_t address) const {
    return address >= begin && address < end;
  }
};

/// The calling thread's stack, as far as it may grow, which may be the one that
/// was found before. pthread_getattr_np would call malloc, which the program
/// may have tagged, and which a signal handler may have interrupted. With the
/// lock held; safe in a signal handler and in a forked child.
StackBounds findStack(const StackBounds &before);

} // namespace lineprof

#endif // LINEPROF_RUNTIME_STACKBOUNDS_H
