//===- runtime/TimerPcs.cpp - program counters by signal ------------------===//
//
// Part of lineprof, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// The fallback where perf is not permitted. The timer runs on the thread's CPU
// clock, so a thread that waits in a system call is never interrupted; the
// handler copies one word and touches nothing else.
//
//===----------------------------------------------------------------------===//

#include "Memory.h"
#include "PcSource.h"
#include <errno.h>
#include <signal.h>
#include <stdlib.h>
#include <sys/syscall.h>
#include <ucontext.h>
#include <unistd.h>

#ifndef sigev_notify_thread_id
#define sigev_notify_thread_id _sigev_un._tid
#endif

namespace lineprof {

/// Written by the thread's own handler, read by the sampler.
struct PcSource::TimerRing {
  static constexpr uint64_t kSize = 1024;
  uint64_t Head;
  uint64_t Tail;
  uint64_t Pcs[kSize];
};

struct TimerSignal {
  static int number() {
    static const int Number = install();
    return Number;
  }

private:
  /// Async-signal safe. Runs on the thread whose timer expired.
  static void handle(int, siginfo_t *Info, void *Context) {
    auto *Ring = static_cast<PcSource::TimerRing *>(Info->si_value.sival_ptr);
    if (Info->si_code != SI_TIMER || !Ring)
      return;
    uint64_t Head = Ring->Head;
    if (Head - __atomic_load_n(&Ring->Tail, __ATOMIC_ACQUIRE) ==
        PcSource::TimerRing::kSize)
      return;
    auto &Machine = static_cast<ucontext_t *>(Context)->uc_mcontext;
#if defined(__x86_64__)
    uint64_t Pc = Machine.gregs[REG_RIP];
#elif defined(__aarch64__)
    uint64_t Pc = Machine.pc;
#endif
    Ring->Pcs[Head % PcSource::TimerRing::kSize] = Pc;
    __atomic_store_n(&Ring->Head, Head + 1, __ATOMIC_RELEASE);
  }

  /// Takes LINEPROF_SIGNAL, else a real-time signal that the program has not
  /// taken. 0 if there is none.
  static int install() {
    int First = SIGRTMAX - 3, Last = SIGRTMIN;
    if (const char *Named = getenv("LINEPROF_SIGNAL"))
      First = Last = atoi(Named);
    for (int Number = First; Number >= Last && Number > 0; --Number) {
      struct sigaction Old, Made = {};
      if (sigaction(Number, nullptr, &Old) != 0 ||
          (Old.sa_handler != SIG_DFL && First != Last))
        continue;
      Made.sa_sigaction = handle;
      Made.sa_flags = SA_RESTART | SA_SIGINFO | SA_ONSTACK;
      sigfillset(&Made.sa_mask);
      if (sigaction(Number, &Made, nullptr) == 0)
        return Number;
    }
    return 0;
  }
};

bool PcSource::openTimer() {
  int Number = TimerSignal::number();
  if (!Number)
    return false;
  if (!Ring && !(Ring = allocate<TimerRing>()))
    return false;
  Ring->Tail = Ring->Head;
  sigevent Event = {};
  Event.sigev_notify = SIGEV_THREAD_ID;
  Event.sigev_signo = Number;
  Event.sigev_value.sival_ptr = Ring;
  Event.sigev_notify_thread_id = int(syscall(SYS_gettid));
  if (timer_create(CLOCK_THREAD_CPUTIME_ID, &Event, &TimerId) != 0)
    return false;
  itimerspec Interval = {{0, long(kTimerPeriodNs)}, {0, long(kTimerPeriodNs)}};
  if (timer_settime(TimerId, 0, &Interval, nullptr) != 0) {
    timer_delete(TimerId);
    return false;
  }
  PeriodNs = kTimerPeriodNs;
  Timer = true;
  return true;
}

unsigned PcSource::takeTimer(uint64_t *Out, unsigned Room) {
  uint64_t Head = __atomic_load_n(&Ring->Head, __ATOMIC_ACQUIRE);
  unsigned Count = 0;
  uint64_t Tail = Ring->Tail;
  while (Tail != Head && Count < Room)
    Out[Count++] = Ring->Pcs[Tail++ % TimerRing::kSize];
  __atomic_store_n(&Ring->Tail, Tail, __ATOMIC_RELEASE);
  return Count;
}

} // namespace lineprof
