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

#include "Clock.h"
#include "Memory.h"
#include "PcSource.h"
#include <errno.h>
#include <signal.h>
#include <ucontext.h>

#ifndef sigev_notify_thread_id
#define sigev_notify_thread_id _sigev_un._tid
#endif

namespace lineprof {

/// Written by the thread's own handler, read by the sampler.
struct PcSource::TimerRing {
  static constexpr uint64_t kSize = 1024;
  uint64_t head;
  uint64_t tail;
  uint64_t pcs[kSize];
};

struct TimerSignal {
  static int number() {
    static const int Number = install();
    return Number;
  }

private:
  /// Async-signal safe. Runs on the thread whose timer expired.
  static void handle(int, siginfo_t *info, void *context) {
    auto *ring = static_cast<PcSource::TimerRing *>(info->si_value.sival_ptr);
    if (info->si_code != SI_TIMER || !ring)
      return;
    uint64_t head = ring->head;
    if (head - __atomic_load_n(&ring->tail, __ATOMIC_ACQUIRE) ==
        PcSource::TimerRing::kSize)
      return;
    auto &machine = static_cast<ucontext_t *>(context)->uc_mcontext;
#if defined(__x86_64__)
    uint64_t pc = machine.gregs[REG_RIP];
#elif defined(__aarch64__)
    uint64_t pc = machine.pc;
#endif
    ring->pcs[head % PcSource::TimerRing::kSize] = pc;
    __atomic_store_n(&ring->head, head + 1, __ATOMIC_RELEASE);
  }

  /// Takes LINEPROF_SIGNAL, else a real-time signal that the program has not
  /// taken. 0 if there is none.
  static int install() {
    int first = SIGRTMAX - 3, last = SIGRTMIN;
    if (PcSource::wantedSignal)
      first = last = PcSource::wantedSignal;
    for (int number = first; number >= last && number > 0; --number) {
      struct sigaction old, made = {};
      if (sigaction(number, nullptr, &old) != 0 ||
          (old.sa_handler != SIG_DFL && first != last))
        continue;
      made.sa_sigaction = handle;
      made.sa_flags = SA_RESTART | SA_SIGINFO | SA_ONSTACK;
      sigfillset(&made.sa_mask);
      if (sigaction(number, &made, nullptr) == 0)
        return number;
    }
    return 0;
  }
};

bool PcSource::openTimer(int tid) {
  int number = TimerSignal::number();
  if (!number)
    return false;
  if (!ring && !(ring = allocate<TimerRing>()))
    return false;
  ring->tail = ring->head;
  sigevent event = {};
  event.sigev_notify = SIGEV_THREAD_ID;
  event.sigev_signo = number;
  event.sigev_value.sival_ptr = ring;
  event.sigev_notify_thread_id = tid;
  if (timer_create(threadCpuClock(tid), &event, &timerId) != 0)
    return false;
  if (!runTimer(true)) {
    timer_delete(timerId);
    return false;
  }
  periodNs = kTimerPeriodNs;
  timer = true;
  return true;
}

bool PcSource::runTimer(bool goes) {
  timespec period = {0, goes ? long(kTimerPeriodNs) : 0};
  itimerspec interval = {period, period};
  return timer_settime(timerId, 0, &interval, nullptr) == 0;
}

unsigned PcSource::takeTimer(Sample *out, unsigned room) {
  uint64_t head = __atomic_load_n(&ring->head, __ATOMIC_ACQUIRE);
  unsigned count = 0;
  uint64_t tail = ring->tail;
  while (tail != head && count < room)
    out[count++] = {ring->pcs[tail++ % TimerRing::kSize], periodNs};
  __atomic_store_n(&ring->tail, tail, __ATOMIC_RELEASE);
  return count;
}

} // namespace lineprof
