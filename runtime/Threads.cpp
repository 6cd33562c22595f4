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
static void findStack(AttachedThread &T) {
  constexpr uint64_t kUnlimited = uint64_t(1) << 29;
  pthread_attr_t Attributes;
  void *Begin = nullptr;
  size_t Size = 0;
  if (pthread_getattr_np(pthread_self(), &Attributes) == 0) {
    pthread_attr_getstack(&Attributes, &Begin, &Size);
    pthread_attr_destroy(&Attributes);
  }
  T.StackEnd = reinterpret_cast<uint64_t>(Begin) + Size;
  rlimit Limit;
  if (T.Tid == getpid() && getrlimit(RLIMIT_STACK, &Limit) == 0 &&
      Limit.rlim_cur > Size)
    Size = Limit.rlim_cur < kUnlimited ? Limit.rlim_cur : kUnlimited;
  T.StackBegin = T.StackEnd - Size;
}

/// Reserves a shadow stack that can't overflow before the real one does: a
/// frame that takes a slot is larger than half a slot. Pages cost nothing
/// until they are touched.
static bool makeShadowStack(AttachedThread &T) {
  uint64_t Wanted = 2 * (T.StackEnd - T.StackBegin) + 64 * kPageSize;
  if (T.Slots && T.Bytes < Wanted) {
    munmap(T.Slots - 1, T.Bytes);
    T.Slots = nullptr;
  }
  for (; !T.Slots && Wanted >= 64 * kPageSize; Wanted /= 2)
    if (void *Pages = mapPages(roundUp(Wanted, kPageSize), /*Reserve=*/true)) {
      T.Slots = static_cast<Slot *>(Pages) + 1;
      T.Bytes = roundUp(Wanted, kPageSize);
    }
  if (!T.Slots)
    return false;
  T.Slots[-1].frame = ~uint64_t(0);
  T.Slots[0].table = nullptr;
  T.Shared.top = T.Slots;
  return true;
}

AttachedThread *Threads::create() {
  AttachedThread *T = Free.pop();
  if (!T && !(T = allocate<AttachedThread>()))
    return nullptr;
  T->Tid = currentTid();
  findStack(*T);
  if (!makeShadowStack(*T)) {
    Free.push(T);
    return nullptr;
  }
  T->AttachedAt = now();
  T->CpuNs = 0;
  Live.push(T);
  return T;
}

AttachedThread *Threads::attach(LoadedModule &M, Tls &Variables,
                                ProfileFile &File) {
  AttachedThread *T = nullptr;
  int Tid = currentTid();
  for (AttachedThread &Known : Live)
    if (Known.Tid == Tid)
      T = &Known;
  if (!T) {
    if (!(T = create()))
      return nullptr;
    ++File.header()->threads;
  }
  Attachment *A = nullptr;
  for (Attachment &Known : T->Attachments)
    if (Known.Variables == &Variables)
      A = &Known;
  if (!A) {
    Image *Counters = nullptr;
    if (!(A = FreeAttachments.pop()))
      A = allocate<Attachment>();
    if (!A || !(Counters = Modules::takeImage(M, File)))
      return nullptr;
    A->In = &M;
    A->Variables = &Variables;
    A->Counters = Counters;
    T->Attachments.push(A);
  }
  Variables.bias =
      A->Counters->Storage->payload<char>() - M.Code->counters_begin;
  Variables.thread = &T->Shared;
  return T;
}

void Threads::release(AttachedThread &T) {
  while (Attachment *A = T.Attachments.pop()) {
    A->In->FreeImages.push(A->Counters);
    FreeAttachments.push(A);
  }
  T.Pcs.close();
  T.Shared.top = T.Slots;
  T.Slots[0].table = nullptr;
  Live.remove(&T);
  Free.push(&T);
}

void Threads::detach(AttachedThread &T) {
  for (Attachment &A : T.Attachments)
    *A.Variables = Tls();
  release(T);
}

void Threads::forget(AttachedThread &T) { release(T); }

void Threads::leaveModule(LoadedModule &M) {
  for (AttachedThread &T : Live) {
    List<Attachment> Kept;
    while (Attachment *A = T.Attachments.pop())
      (A->In == &M ? FreeAttachments : Kept).push(A);
    T.Attachments = Kept;
  }
}

void Threads::moveToChild() {
  int Tid = currentTid();
  int Parent = -1;
  // The child's thread is the one whose stack this is.
  uint64_t Here = reinterpret_cast<uint64_t>(__builtin_frame_address(0));
  for (AttachedThread &T : Live)
    if (Here >= T.StackBegin && Here < T.StackEnd)
      Parent = T.Tid;
  for (AttachedThread *T = Live.Head, *Next; T; T = Next) {
    Next = T->Next;
    T->Pcs.close();
    if (T->Tid != Parent) {
      release(*T);
      continue;
    }
    T->Tid = Tid;
    T->AttachedAt = now();
    T->CpuNs = 0;
    for (Attachment &A : T->Attachments)
      A.Variables->thread = nullptr;
  }
}

} // namespace lineprof
