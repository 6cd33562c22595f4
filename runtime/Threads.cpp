//===- runtime/Threads.cpp - threads in tagged code -----------------------===//
//
// Part of lineprof, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "Threads.h"
#include "Clock.h"
#include "Warn.h"
#include <sys/syscall.h>
#include <unistd.h>

namespace lineprof {

static int currentTid() { return int(syscall(SYS_gettid)); }

/// Reserves room for a slot at every 16 bytes of the stack, 2 KiB out of step
/// with it: a store into the one would hold up loads at the same offset of a
/// page of the other. Pages cost nothing until they are touched. Without the
/// address space no frame is on the thread's own stack, so it has no times.
static void makeShadowStack(AttachedThread &t, StackBounds stack) {
  constexpr uint64_t kSkew = kPageSize / 2;
  uint64_t wanted = stack.end - stack.begin + 2 * kPageSize;
  if (t.shadow && t.bytes < wanted) {
    munmap(t.shadow, t.bytes);
    t.shadow = nullptr;
  }
  if (!t.shadow) {
    t.bytes = roundUp(wanted, kPageSize);
    t.shadow = static_cast<char *>(mapPages(t.bytes, /*Reserve=*/true));
  }
  if (!t.shadow) {
    stack.begin = stack.end;
    static bool warned = false;
    if (!warned)
      warn(
          "no address space for a thread's shadow stack: hits are exact, times "
          "are missing; raise ulimit -v, or lower ulimit -s");
    warned = true;
  }
  // Return addresses are at odd multiples of 8, slots at multiples of 16.
  t.bounds = stack;
  t.delta = reinterpret_cast<int64_t>(t.shadow) + kSkew + 8 -
            int64_t(stack.begin & ~(kPageSize - 1));
  t.shared = {stack.end, stack.begin, stack.end - stack.begin, t.delta};
}

AttachedThread *Threads::create(uint64_t since) {
  AttachedThread *t = free.pop();
  if (!t && !(t = allocate<AttachedThread>()))
    return nullptr;
  t->tid = currentTid();
  makeShadowStack(*t, findStack(t->stack()));
  t->attachedAt = t->lastInOwnCode = since;
  t->cpuNs = readClock(CLOCK_THREAD_CPUTIME_ID);
  t->wasRunning = false;
  t->pauseBefore = 0;
  t->charged.clear();
  t->timed.count = 0;
  t->cpuClock = {};
  live.push(t);
  return t;
}

AttachedThread *Threads::attach(LoadedModule &m, Tls &variables,
                                ProfileFile &file, uint64_t since) {
  AttachedThread *t = nullptr;
  int tid = currentTid();
  for (AttachedThread &known : live)
    if (known.tid == tid)
      t = &known;
  if (!t) {
    if (!(t = create(since)))
      return nullptr;
    ++file.header()->threads;
  }
  Attachment *a = nullptr;
  for (Attachment &known : t->attachments)
    if (known.variables == &variables)
      a = &known;
  if (!a) {
    Image *counters = nullptr;
    if (!(a = freeAttachments.pop()))
      a = allocate<Attachment>();
    if (!a || !(counters = Modules::takeImage(m, file)))
      return nullptr;
    a->in = &m;
    a->variables = &variables;
    a->nobody = variables.thread;
    a->counters = counters;
    t->attachments.push(a);
  }
  variables.bias =
      a->counters->storage->payload<char>() - m.code->counters_begin;
  variables.thread = &t->shared;
  return t;
}

void Threads::release(AttachedThread &t) {
  while (Attachment *a = t.attachments.pop()) {
    a->in->freeImages.push(a->counters);
    freeAttachments.push(a);
  }
  t.pcs.close();
  t.waited.close();
  t.wantsPcs = t.lackedCpu = false;
  t.recentPcs.clear();
  t.shared.deepest = t.stack().end;
  live.remove(&t);
  free.push(&t);
}

void Threads::detach(AttachedThread &t) {
  for (Attachment &a : t.attachments)
    a.undo();
  release(t);
}

void Threads::leaveModule(LoadedModule &m) {
  for (AttachedThread &t : live) {
    List<Attachment> kept;
    while (Attachment *a = t.attachments.pop()) {
      if (a->in == &m)
        m.freeImages.push(a->counters);
      (a->in == &m ? freeAttachments : kept).push(a);
    }
    t.attachments = kept;
  }
}

/// The thread goes on counting.
uint64_t sumOfCounts(const AttachedThread &t) {
  constexpr uint64_t kMostBytes = 256 * 1024; ///< takes 10 us
  uint64_t sum = 0, bytes = 0;
  for (const Attachment &a : t.attachments) {
    const Chunk &c = *a.counters->storage;
    if ((bytes += c.header->payload) > kMostBytes)
      return now();
    const uint64_t *counts = c.payload<uint64_t>();
    for (uint64_t i = 0; i != c.header->payload / sizeof(uint64_t); ++i)
      sum += __atomic_load_n(counts + i, __ATOMIC_RELAXED);
  }
  return sum;
}

void Threads::moveToChild() {
  int tid = currentTid();
  int parent = -1;
  // The child's thread is the one whose stack this is.
  uint64_t here = reinterpret_cast<uint64_t>(__builtin_frame_address(0));
  for (AttachedThread &t : live)
    if (t.owns(here))
      parent = t.tid;
  for (AttachedThread *t = live.head, *next; t; t = next) {
    next = t->next;
    t->pcs.close();
    t->waited.close();
    if (t->tid != parent) {
      release(*t);
      continue;
    }
    t->tid = tid;
    t->attachedAt = now();
    t->cpuNs = readClock(CLOCK_THREAD_CPUTIME_ID);
    t->charged.clear();
    t->timed.count = 0;
    t->cpuClock = {};
    for (Attachment &a : t->attachments)
      a.undo();
  }
}

} // namespace lineprof
