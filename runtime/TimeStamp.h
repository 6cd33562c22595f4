//===- runtime/TimeStamp.h - the processor's time stamp counter -----------===//
//
// Part of lineprof, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
#ifndef LINEPROF_RUNTIME_TIMESTAMP_H
#define LINEPROF_RUNTIME_TIMESTAMP_H

#include <stdint.h>

namespace lineprof {

#if defined(__x86_64__)
inline uint64_t timeStamp() { return __builtin_ia32_rdtsc(); }
/// Waits until all that comes before in the program has been computed.
inline uint64_t timeStampWhenDone() {
  __builtin_ia32_lfence();
  return timeStamp();
}
#elif defined(__aarch64__)
inline uint64_t timeStamp() {
  uint64_t t;
  asm volatile("mrs %0, cntvct_el0" : "=r"(t));
  return t;
}
inline uint64_t timeStampWhenDone() {
  asm volatile("isb" ::: "memory");
  return timeStamp();
}
#else
#error "no time stamp counter for this processor"
#endif

} // namespace lineprof

#endif // LINEPROF_RUNTIME_TIMESTAMP_H
