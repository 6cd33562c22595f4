//===- runtime/Runtime.cpp - the life of a profile ------------------------===//
//
// Part of lineprof, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// A module registers, threads attach, the sampler ticks, threads end, the
// process forks or ends. Each of these is a function below that takes the
// lock and names its steps. Nothing here is needed for the file to be valid at
// the end: a process may die at any point.
//
//===----------------------------------------------------------------------===//

#include "Clock.h"
#include "FileName.h"
#include "Lock.h"
#include "Modules.h"
#include "ProfileFile.h"
#include "Sampler.h"
#include "Threads.h"
#include "Warn.h"
#include "lineprof/abi.h"
#include <pthread.h>
#include <sys/auxv.h>

namespace lineprof {

namespace {

/// Constant-initialised and never destroyed: tagged code may run before
/// constructors and after destructors.
struct Runtime {
  bool Started = false;
  ProfileFile File;
  Modules Objects;
  Threads Program;
  Sampler Ticker{Objects, Program, File};
  pthread_key_t ThreadEnd = 0;
};

constinit Runtime State;

} // namespace

//===----------------------------------------------------------------------===//
// Threads
//===----------------------------------------------------------------------===//

/// Called by the C library on a thread that ends, after its thread_local
/// destructors. Tagged code that still runs after this attaches anew.
static void threadEnds(void *Thread) {
  Lock Held;
  auto *T = static_cast<AttachedThread *>(Thread);
  State.Ticker.drain(*T);
  State.Program.detach(*T);
}

/// A thread's first tagged entry in a module, or its first after a fork.
/// Called by instrumented code on any thread; may be in a signal handler,
/// unless it is the first attach of the process; safe in a forked child.
LINEPROF_COLD_CALL static Thread *attach(Module *Code, Tls *Variables) {
  Lock Held;
  auto *M = static_cast<LoadedModule *>(Code->runtime);
  AttachedThread *T =
      M ? State.Program.attach(*M, *Variables, State.File) : nullptr;
  if (!T) {
    // No memory, or the module has been unregistered by exit(): counts go to
    // the object, times to a slot that nobody reads.
    static Slot Unused[2] = {{nullptr, ~uint64_t(0), 0, 0, 0}, {}};
    static Thread Nobody;
    __atomic_store_n(&Nobody.top, Unused + 1, __ATOMIC_RELAXED);
    return &Nobody;
  }
  pthread_setspecific(State.ThreadEnd, T);
  State.Ticker.start();
  if (!T->Pcs.isOpen() && !T->Pcs.open())
    State.File.header()->flags |= kFileNoPcs;
  return &T->Shared;
}

/// The slot below belongs to a frame that is gone (longjmp or an exception
/// passed over it), or to another stack. Pops what is dead for certain: slots
/// of this thread's own stack at or below \p Frame. Called by instrumented code
/// on its own thread; async-signal safe; safe in a forked child.
LINEPROF_COLD_CALL static Slot *heal(Thread *Shared, uint64_t Frame) {
  auto *T = reinterpret_cast<AttachedThread *>(Shared);
  Slot *Top = Shared->top;
  auto OnOwnStack = [T](uint64_t Address) {
    return Address >= T->StackBegin && Address < T->StackEnd;
  };
  if (OnOwnStack(Frame))
    while (Top != T->Slots && OnOwnStack(Top[-1].frame) &&
           Top[-1].frame <= Frame)
      --Top;
  __atomic_store_n(&Shared->top, Top, __ATOMIC_RELEASE);
  return Top;
}

//===----------------------------------------------------------------------===//
// The process
//===----------------------------------------------------------------------===//

static sigset_t MaskOverFork;

static void beforeFork() { Lock::acquire(MaskOverFork); }

static void afterForkInParent() { Lock::release(MaskOverFork); }

/// The child's only thread is the one that forked; it goes on in the middle of
/// whatever tagged functions it was in, at the same addresses.
static void afterForkInChild() {
  int SavedErrno = errno;
  State.File.moveToChild();
  State.Program.moveToChild();
  State.Ticker.moveToChild();
  Lock::release(MaskOverFork);
  errno = SavedErrno;
}

static void startProcess() {
  rememberFileName();
  State.File.open();
  pthread_key_create(&State.ThreadEnd, threadEnds);
  pthread_atfork(beforeFork, afterForkInParent, afterForkInChild);
  State.Started = true;
}

/// At exit(), or when the library is unloaded, which it never is.
__attribute__((destructor)) static void endProcess() {
  Lock Held;
  if (!State.Started)
    return;
  State.Ticker.stop();
  for (LoadedModule &M : State.Objects.all())
    Modules::collectStrayCounts(M, State.File);
  State.File.header()->flags |= kFileEnded;
}

} // namespace lineprof

using namespace lineprof;

__attribute__((visibility("default"))) void
__lineprof_register_module(Module *Code) {
  if (Code->version != kAbiVersion || Code->size != sizeof(Module)) {
    warn("this program was compiled for another version of lineprof; rebuild "
         "it, or set LINEPROF_RUNTIME to the library of that version");
    return;
  }
  if (getauxval(AT_SECURE)) // a file named by the caller, with other rights
    return;
  Lock Held;
  if (Code->runtime)
    return;
  if (!State.Started)
    startProcess();
  Code->runtime = State.Objects.add(*Code, State.File);
  if (!Code->runtime)
    return;
  Code->heal = heal;
  __atomic_store_n(&Code->attach, attach, __ATOMIC_RELEASE);
}

__attribute__((visibility("default"))) void
__lineprof_unregister_module(Module *Code) {
  Lock Held;
  auto *M = static_cast<LoadedModule *>(Code->runtime);
  if (!M)
    return;
  State.Ticker.chargeUntilNow();
  Modules::collectStrayCounts(*M, State.File);
  State.Program.leaveModule(*M);
  State.Objects.remove(*M);
  Code->runtime = nullptr;
}
