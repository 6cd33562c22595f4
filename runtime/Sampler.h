//===- runtime/Sampler.h - where the time goes ----------------------------===//
//
// Part of lineprof, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
#ifndef LINEPROF_RUNTIME_SAMPLER_H
#define LINEPROF_RUNTIME_SAMPLER_H

#include "Charger.h"
#include "PcCollector.h"

namespace lineprof {

/// One thread that looks, at each tick, at the shadow stack of every attached
/// thread and charges the wall and CPU time since the last tick to what it
/// finds there. It only reads, so the program is never interrupted. Weights
/// are the times that really passed, so they add up to wall time however late
/// a tick comes.
///
/// All but createThread() is called with the lock held, which holds signals
/// off, and is safe in a signal handler and in a forked child: clocks, futex
/// and perf or timers by system calls, memory by mmap. start() says why that
/// goes for it too.
class Sampler {
public:
  /// \p beforeTick is called on the sampler's thread, with the lock held.
  constexpr Sampler(Modules &objects, Threads &program, ProfileFile &file,
                    void (*beforeTick)())
      : objects(objects), program(program), file(file), beforeTick(beforeTick),
        charger(objects, file), pcs(objects, program, file, pace) {}

  /// Creates the thread, which waits for start(). The C library calls malloc
  /// for it, which may be tagged code, and must not be what a signal handler
  /// has interrupted. So: on the thread that loads the runtime, without the
  /// lock.
  void createThread();

  /// Charges from \p since on, on the monotonic clock. The thread holds the
  /// lock whenever it works, and ends when the main thread and all attached
  /// ones have. Where there is none, as in a forked child, this creates one:
  /// the C library has the stack of the one before for it, so it needs no
  /// malloc in a signal handler either.
  void start(uint64_t since);

  /// The main thread has ended: so does the thread, if it still waits for
  /// start().
  void mainThreadEnds();

  /// Charges what has passed since the last tick.
  void chargeUntilNow();

  /// The same, until a moment on the monotonic clock that the program chose:
  /// see Charger. It may have waited for the lock meanwhile.
  void chargeLast(uint64_t until);

  /// The same, and lets the thread end. At the process's end.
  void stop(uint64_t until);

  /// Charges until now, and then nothing until resume(), which charges from
  /// then on.
  void pause();
  void resume();

  /// Forgets all times.
  void reset();

  /// Program counters of \p t, which attaches or is about to end.
  void openPcs(AttachedThread &t) { pcs.open(t, sampled); }
  void drainPcs(AttachedThread &t) { pcs.drain(t); }

  /// In a forked child, where the thread is not.
  void moveToChild();

private:
  static void *threadMain(void *self);
  void run();
  bool waitForStart();
  void threadFailed(int error);
  void wake();
  bool tick(uint64_t present, bool isLast);
  void settle();
  bool lookAgain();
  void noteCalls(AttachedThread &t, unsigned looks);
  void beginAnew();
  bool isIdle() const;
  void sleep(uint64_t ns, uint32_t wakeupsSeen);

  Modules &objects;
  Threads &program;
  ProfileFile &file;
  void (*beforeTick)();
  bool hasThread = false; ///< or one is being created
  int creationError = 0;  ///< of createThread(), for children too
  bool running = false;   ///< charges
  bool stopping = false;
  bool paused = false;
  bool idling = false;        ///< the thread sleeps long, as it was paused
  uint32_t wakeups = 0;       ///< counts up to end the thread's sleep: a futex
  uint64_t countedFrom = 0;   ///< start or last reset, on the monotonic clock
  uint64_t sampled = 0;       ///< not paused so far, in all, ns
  uint64_t sampledBefore = 0; ///< of that, before the last reset
  uint64_t lastTick = 0;
  uint64_t lastBusy = 0;
  uint64_t work = 0;      ///< of the last tick, with one look, ns
  unsigned computing = 0; ///< threads, at the last tick
  Pace pace;
  Charger charger;
  PcCollector pcs;
};

} // namespace lineprof

#endif // LINEPROF_RUNTIME_SAMPLER_H
