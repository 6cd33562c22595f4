//===- runtime/PcSource.h - where a thread computes -----------------------===//
//
// Part of lineprof, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
#ifndef LINEPROF_RUNTIME_PCSOURCE_H
#define LINEPROF_RUNTIME_PCSOURCE_H

#include <stdint.h>
#include <time.h>

struct perf_event_mmap_page;

namespace lineprof {

/// Program counters of one thread, at intervals of its CPU time: from a perf
/// ring buffer where the kernel permits one (no signals at all), else from a
/// timer on the thread's CPU clock and a signal that only copies the PC.
/// LINEPROF_PCS=perf|timer|off chooses one of them. What is called with the
/// lock held is system calls and Memory.h (the C library allocates for timers
/// of SIGEV_THREAD alone), so it is safe in a signal handler.
class PcSource {
public:
  /// LINEPROF_PCS and LINEPROF_SIGNAL. Once, at the first registration: later
  /// the program may be changing its environment.
  static void readEnvironment();

  static constexpr uint64_t kTimerPeriodNs = 4000000;

  /// Where the kernel has no perf event of a thread yet, the first one takes it
  /// 10 ms. This waits for that. Any thread, without the lock.
  static void prepare();

  /// The same, on a thread that ends then.
  static void prepareApart();

  /// True after either. Any thread; safe in a signal handler and in a forked
  /// child.
  static bool isReady();

  /// Starts on thread \p tid of this process, with a sample for every
  /// \p periodNs of its CPU time; a timer has kTimerPeriodNs, whatever is asked
  /// for. False if there is no source. Any thread, with the lock held.
  bool open(int tid, uint64_t periodNs);

  /// Stops; forgets what was not drained. Any thread, with the lock held;
  /// harmless if not open, or in a forked child.
  void close();

  bool isOpen() const { return fd > 0 || timer; }

  /// Another number each time that the thread gets a processor; 0 without perf.
  /// By the thread itself; safe in a signal handler and in a forked child.
  uint64_t stay() const;

  /// Calls \p visit(pc, weight in ns), with kPcInKernel in pc, for what has
  /// come since the last call. Any one thread, with the lock held.
  template <typename VisitT> void drain(VisitT visit) {
    Sample samples[64];
    while (unsigned count = take(samples, 64))
      for (unsigned i = 0; i != count; ++i)
        visit(samples[i].pc, samples[i].weightNs);
  }

  /// Changes the interval, which starts anew. Any thread, with the lock held.
  void setPeriod(uint64_t ns);

  /// No sample comes between pause() and resume(), and what is computed then is
  /// in no weight. Any thread, with the lock held; harmless if not open.
  void pause() { run(false); }
  void resume() { run(true); }

  /// Samples since the interval was set.
  unsigned samplesOfPeriod() const { return sinceChange; }

private:
  struct Sample {
    uint64_t pc;
    uint64_t weightNs;
  };

  bool openPerf(int tid);
  bool openTimer(int tid);
  static void markPages();
  bool hasDescriptor() const;
  void run(bool goes);
  bool runTimer(bool goes);
  unsigned take(Sample *out, unsigned room);
  unsigned takePerf(Sample *out, unsigned room);
  unsigned takeTimer(Sample *out, unsigned room);

  static int wantedSignal;   ///< of LINEPROF_SIGNAL; 0: any
  static uint32_t *hasPages; ///< 0 in a forked child, which has not got them

  struct TimerRing;
  friend struct TimerSignal;

  uint64_t periodNs;
  int fd;      ///< of perf; 0 if none
  uint64_t id; ///< of perf's event
  perf_event_mmap_page *page;
  unsigned sinceChange;
  uint64_t countedNs; ///< perf's count at the last sample
  TimerRing *ring;    ///< kept when the thread ends, for the next
  bool timer;
  timer_t timerId;
  int owner; ///< process that opened it
};

} // namespace lineprof

#endif // LINEPROF_RUNTIME_PCSOURCE_H
