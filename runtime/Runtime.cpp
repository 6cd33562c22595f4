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
#include "Control.h"
#include "FileName.h"
#include "Lock.h"
#include "Modules.h"
#include "ObjectInfo.h"
#include "ProfileFile.h"
#include "Sampler.h"
#include "Threads.h"
#include "Trace.h"
#include "Warn.h"
#include "lineprof/abi.h"
#include <pthread.h>
#include <sys/auxv.h>
#include <sys/syscall.h>
#include <unistd.h>

namespace lineprof {

static void beforeTick();

namespace {

/// Constant-initialised and never destroyed: tagged code may run before
/// constructors and after destructors.
struct Runtime {
  bool started = false;
  ProfileFile file;
  Modules objects;
  Threads program;
  Sampler ticker{objects, program, file, beforeTick};
  CallTimer calls;
  TraceClock stamps;
  Control commands{objects, ticker, calls, stamps, file};
  pthread_key_t threadEnd = 0;
};

constinit Runtime state;

} // namespace

/// Called by the sampler on its thread, with the lock held.
static void beforeTick() {
  state.stamps.update(*state.file.header());
  state.commands.serveRequest();
}

//===----------------------------------------------------------------------===//
// Threads
//===----------------------------------------------------------------------===//

static bool isMainThread() { return syscall(SYS_gettid) == getpid(); }

/// On a thread that is not attached: the C library will tell of its end.
static void watchMainThread() {
  if (!isMainThread())
    return;
  state.program.setHasMain(true);
  pthread_setspecific(state.threadEnd, &state);
}

/// Called by the C library on a thread that ends, after its thread_local
/// destructors, and on the main thread if it leaves by pthread_exit. Tagged
/// code that still runs after this attaches anew.
static void threadEnds(void *thread) {
  Lock held;
  if (isMainThread()) {
    state.program.setHasMain(false);
    state.ticker.mainThreadEnds();
  }
  if (thread == &state)
    return;
  auto *t = static_cast<AttachedThread *>(thread);
  state.ticker.drainPcs(*t);
  state.program.detach(*t);
}

/// A thread's first tagged entry in a module, or its first after a fork.
/// Called by instrumented code on any thread; safe in a forked child. May be in
/// a signal handler: it is system calls under the lock, which holds signals
/// off, and no malloc. (pthread_setspecific needs some for the 33rd key of a
/// process on, so the key is made with the first module.)
LINEPROF_COLD_CALL static Thread *attach(Module *code, Tls *variables) {
  uint64_t entered = now();
  Lock held;
  auto *m = static_cast<LoadedModule *>(code->runtime);
  AttachedThread *t =
      m ? state.program.attach(*m, *variables, state.file, entered) : nullptr;
  if (!t) {
    // No memory, or the module has been unregistered by exit(): counts go to
    // the object, times to a slot that nobody reads.
    return variables->thread;
  }
  pthread_setspecific(state.threadEnd, t);
  enterStack(t->stack().begin, t->stack().end);
  state.ticker.start(now());
  if (m->hasTimes && !t->pcs.isOpen()) {
    t->wantsPcs = true;
    state.ticker.openPcs(*t);
  }
  return &t->shared;
}

/// For a frame that is not on the thread's own stack, as of a signal handler or
/// a fiber: its time is its caller's, or nobody's. Called by instrumented code
/// on any thread; async-signal safe; safe in a forked child.
LINEPROF_COLD_CALL static Slot *foreignSlot(Tls *) {
  static Slot unused;
  return &unused;
}

/// That which \p slot, of the thread that asks, is in.
static SiteEntry &siteOf(const Slot &slot) {
  return sitesOf(const_cast<SiteTable &>(*slot.table))[slot.site & kSiteBits];
}

/// Around a call at a site that is timed. Called by instrumented code on any
/// thread; async-signal safe; safe in a forked child, where the thread may have
/// to attach again first.
LINEPROF_COLD_CALL static void beginCall(Module *code, Tls *variables,
                                         Slot *slot) {
  if (!variables->bias)
    return;
  auto *t = reinterpret_cast<AttachedThread *>(variables->thread);
  auto *m = static_cast<LoadedModule *>(code->runtime);
  uint64_t frame = t->frameOf(*slot);
  if (!m || !t->owns(frame))
    return;
  bool isOutermost = state.calls.begin(*t, *m, siteOf(*slot), frame);
  uint32_t flag = isOutermost ? kBeingTimed : kWithinTimed;
  __atomic_store_n(&slot->site, slot->site | flag, __ATOMIC_RELEASE);
}

LINEPROF_COLD_CALL static void endCall(Module *code, Tls *variables,
                                       Slot *slot) {
  if (!variables->bias)
    return;
  auto *t = reinterpret_cast<AttachedThread *>(variables->thread);
  auto *m = static_cast<LoadedModule *>(code->runtime);
  if (uint64_t frame = t->frameOf(*slot); m && t->owns(frame))
    state.calls.end(*t, *m, siteOf(*slot), frame);
}

//===----------------------------------------------------------------------===//
// Start, stop and reset
//===----------------------------------------------------------------------===//

/// Called by the program, through __lineprof_control of one of its objects, on
/// any thread; may be in a signal handler; safe in a forked child.
static void control(uint32_t command) {
  Lock held;
  state.commands.perform(command);
}

//===----------------------------------------------------------------------===//
// The process
//===----------------------------------------------------------------------===//

static sigset_t maskOverFork;

/// Called by the C library around fork, with the lock held from the first to
/// the last, so the child finds all state whole. Safe in a signal handler, as
/// far as fork is.
static void beforeFork() { Lock::acquire(maskOverFork); }

static void afterForkInParent() { Lock::release(maskOverFork); }

/// The child's only thread is the one that forked; it goes on in the middle of
/// whatever tagged functions it was in, at the same addresses.
static void afterForkInChild() {
  int savedErrno = errno;
  state.file.moveToChild();
  if (!pthread_getspecific(state.threadEnd))
    watchMainThread();
  state.program.setHasMain(true);
  state.program.moveToChild();
  state.ticker.moveToChild();
  state.stamps.update(*state.file.header());
  Lock::release(maskOverFork);
  errno = savedErrno;
}

static void startProcess() {
  rememberFileName();
  state.file.open();
  pthread_key_create(&state.threadEnd, threadEnds);
  watchMainThread();
  pthread_atfork(beforeFork, afterForkInParent, afterForkInChild);
  PcSource::readEnvironment();
  state.commands.readEnvironment();
  state.started = true;
}

/// At exit(), or when the library is unloaded, which it never is.
__attribute__((destructor)) static void endProcess() {
  uint64_t ended = now();
  Lock held;
  if (!state.started)
    return;
  state.ticker.stop(ended);
  state.stamps.update(*state.file.header());
  for (LoadedModule &m : state.objects.all())
    Modules::collectStrayCounts(m, state.file);
  state.file.header()->flags |= kFileEnded;
}

static bool isOfThisVersion(const Module &code) {
  return code.version == kAbiVersion && code.size == sizeof(Module);
}

/// Whatever layout it has.
static void refuse(const Module &code) {
  ObjectInfo object;
  describeObject(&code, object);
  warn("%.800s: code in it was compiled for another version of lineprof and is "
       "not profiled; rebuild all of it",
       object.path);
}

/// With the lock held.
static void registerModule(Module *code) {
  if (code->runtime)
    return;
  if (!state.started)
    startProcess();
  code->runtime = state.objects.add(*code, state.file);
  if (!code->runtime)
    return;
  if (static_cast<LoadedModule *>(code->runtime)->isTraced) {
    state.stamps.start();
    state.stamps.update(*state.file.header());
    __atomic_store_n(&code->trace, traceLine, __ATOMIC_RELEASE);
  }
  code->foreign_slot = foreignSlot;
  code->begin_call = beginCall;
  code->end_call = endCall;
  __atomic_store_n(&code->control, control, __ATOMIC_RELEASE);
  __atomic_store_n(&code->attach, attach, __ATOMIC_RELEASE);
}

} // namespace lineprof

using namespace lineprof;

__attribute__((visibility("default"))) void
__lineprof_register_module(Module *code) {
  if (!state.started)
    rememberStandardError();
  if (!isOfThisVersion(*code)) {
    refuse(*code);
    return;
  }
  if (getauxval(AT_SECURE)) // a file named by the caller, with other rights
    return;
  bool isFirst;
  {
    Lock held;
    isFirst = !state.started;
    registerModule(code);
  }
  if (isFirst)
    state.ticker.createThread();
}

__attribute__((visibility("default"))) void
__lineprof_unregister_module(Module *code) {
  if (!isOfThisVersion(*code))
    return;
  uint64_t ended = now();
  Lock held;
  auto *m = static_cast<LoadedModule *>(code->runtime);
  if (!m)
    return;
  state.ticker.chargeLast(ended);
  state.stamps.update(*state.file.header());
  __atomic_store_n(&code->trace, traceNothing, __ATOMIC_RELEASE);
  Modules::collectStrayCounts(*m, state.file);
  state.program.leaveModule(*m);
  state.objects.remove(*m);
  code->runtime = nullptr;
}
