//===- runtime/Threads.cpp - threads in tagged code -----------------------===//
//
// Part of lineprof, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "Threads.h"
#include "Clock.h"
#include <pthread.h>
#include <sys/resource.h>
#include <sys/syscall.h>
#include <unistd.h>

namespace lineprof {

static int currentTid() { return int(syscall(SYS_gettid)); }

/// The calling thread's stack. The main thread's may grow up to its limit.
static void findStack(AttachedThread &t) {
  constexpr uint64_t kUnlimited = uint64_t(1) << 29;
  pthread_attr_t attributes;
  void *begin = nullptr;
  size_t size = 0;
  if (pthread_getattr_np(pthread_self(), &attributes) == 0) {
    pthread_attr_getstack(&attributes, &begin, &size);
    pthread_attr_destroy(&attributes);
  }
  t.stackEnd = reinterpret_cast<uint64_t>(begin) + size;
  rlimit limit;
  if (t.tid == getpid() && getrlimit(RLIMIT_STACK, &limit) == 0 &&
      limit.rlim_cur > size)
    size = limit.rlim_cur < kUnlimited ? limit.rlim_cur : kUnlimited;
  t.stackBegin = t.stackEnd - size;
}

/// Reserves a shadow stack that can't overflow before the real one does: a
/// frame that takes a slot is larger than half a slot. Pages cost nothing
/// until they are touched.
static bool makeShadowStack(AttachedThread &t) {
  uint64_t wanted = 2 * (t.stackEnd - t.stackBegin) + 64 * kPageSize;
  if (t.slots && t.bytes < wanted) {
    munmap(t.slots - 1, t.bytes);
    t.slots = nullptr;
  }
  for (; !t.slots && wanted >= 64 * kPageSize; wanted /= 2)
    if (void *pages = mapPages(roundUp(wanted, kPageSize), /*Reserve=*/true)) {
      t.slots = static_cast<Slot *>(pages) + 1;
      t.bytes = roundUp(wanted, kPageSize);
    }
  if (!t.slots)
    return false;
  t.slots[-1].frame = ~uint64_t(0);
  t.slots[0].table = nullptr;
  t.shared.top = t.slots;
  return true;
}

AttachedThread *Threads::create(uint64_t since) {
  AttachedThread *t = free.pop();
  if (!t && !(t = allocate<AttachedThread>()))
    return nullptr;
  t->tid = currentTid();
  findStack(*t);
  if (!makeShadowStack(*t)) {
    free.push(t);
    return nullptr;
  }
  t->attachedAt = since;
  t->cpuNs = readClock(CLOCK_THREAD_CPUTIME_ID);
  t->wasRunning = false;
  t->charged.count = 0;
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
  t.shared.top = t.slots;
  t.slots[0].table = nullptr;
  live.remove(&t);
  free.push(&t);
}

void Threads::detach(AttachedThread &t) {
  for (Attachment &a : t.attachments)
    *a.variables = Tls();
  release(t);
}

void Threads::forget(AttachedThread &t) { release(t); }

void Threads::leaveModule(LoadedModule &m) {
  for (AttachedThread &t : live) {
    List<Attachment> kept;
    while (Attachment *a = t.attachments.pop())
      (a->in == &m ? freeAttachments : kept).push(a);
    t.attachments = kept;
  }
}

void Threads::moveToChild() {
  int tid = currentTid();
  int parent = -1;
  // The child's thread is the one whose stack this is.
  uint64_t here = reinterpret_cast<uint64_t>(__builtin_frame_address(0));
  for (AttachedThread &t : live)
    if (here >= t.stackBegin && here < t.stackEnd)
      parent = t.tid;
  for (AttachedThread *t = live.head, *next; t; t = next) {
    next = t->next;
    t->pcs.close();
    if (t->tid != parent) {
      release(*t);
      continue;
    }
    t->tid = tid;
    t->attachedAt = now();
    t->cpuNs = readClock(CLOCK_THREAD_CPUTIME_ID);
    for (Attachment &a : t->attachments)
      *a.variables = Tls();
  }
}

} // namespace lineprof
