//===- runtime/Lock.h - the runtime's one lock ----------------------------===//
//
// Part of lineprof, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
#ifndef LINEPROF_RUNTIME_LOCK_H
#define LINEPROF_RUNTIME_LOCK_H

#include <errno.h>
#include <pthread.h>
#include <signal.h>

namespace lineprof {

/// Guards all state of the runtime except what instrumented code writes to.
/// Signals are blocked while it is held, so a handler that runs tagged code
/// never finds its own thread holding it. Keeps errno.
///
/// Any thread; usable in a signal handler; held across fork (see Runtime.cpp).
class Lock {
public:
  Lock() : savedErrno(errno) { acquire(savedMask); }
  ~Lock() {
    release(savedMask);
    errno = savedErrno;
  }
  Lock(const Lock &) = delete;
  Lock &operator=(const Lock &) = delete;

  static void acquire(sigset_t &savedMask) {
    sigset_t all;
    sigfillset(&all);
    pthread_sigmask(SIG_SETMASK, &all, &savedMask);
    pthread_mutex_lock(&mutex);
  }
  static void release(const sigset_t &savedMask) {
    pthread_mutex_unlock(&mutex);
    pthread_sigmask(SIG_SETMASK, &savedMask, nullptr);
  }

private:
  static inline pthread_mutex_t mutex = PTHREAD_MUTEX_INITIALIZER;
  sigset_t savedMask;
  int savedErrno;
};

} // namespace lineprof

#endif // LINEPROF_RUNTIME_LOCK_H
