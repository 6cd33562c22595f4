//===- runtime/SamplerThread.cpp - threads of the runtime's own -----------===//
//
// Part of lineprof, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "SamplerThread.h"
#include <limits.h>
#include <pthread.h>
#include <sched.h>
#include <signal.h>
#include <stdint.h>
#include <sys/prctl.h>
#include <sys/syscall.h>
#include <unistd.h>

namespace lineprof {

int startThread(void *(*main)(void *), void *argument) {
  sigset_t all, before;
  sigfillset(&all);
  pthread_sigmask(SIG_SETMASK, &all, &before);
  pthread_attr_t attributes;
  pthread_attr_init(&attributes);
  pthread_attr_setdetachstate(&attributes, PTHREAD_CREATE_DETACHED);
  pthread_attr_setstacksize(&attributes, PTHREAD_STACK_MIN + 64 * 1024);
  pthread_t thread;
  int error = pthread_create(&thread, &attributes, main, argument);
  pthread_attr_destroy(&attributes);
  pthread_sigmask(SIG_SETMASK, &before, nullptr);
  return error;
}

/// sched_attr of the kernel's linux/sched/types.h, which clashes with the C
/// library's.
struct SchedulingAttributes {
  uint32_t size;
  uint32_t policy;
  uint64_t flags;
  int32_t nice;
  uint32_t priority;
  uint64_t runtime; ///< of SCHED_OTHER, since Linux 6.12: its slice, ns
  uint64_t deadline;
  uint64_t period;
};

/// A thread that wakes up has to wait for the end of the slice of the one that
/// runs, some ms, unless its own is shorter. By then that one waits for
/// something, most likely, and is seen waiting.
static void askForShortSlices() {
  constexpr uint64_t kShortest = 100'000; ///< ns
  SchedulingAttributes attributes = {};
  if (syscall(SYS_sched_getattr, 0, &attributes, sizeof attributes, 0) != 0 ||
      attributes.policy != SCHED_OTHER)
    return;
  attributes.runtime = kShortest;
  syscall(SYS_sched_setattr, 0, &attributes, 0);
}

void wakeUpInTime() {
  prctl(PR_SET_TIMERSLACK, 1000);
  askForShortSlices();
}

} // namespace lineprof
