//===- runtime/Threads.h - threads in tagged code -------------------------===//
//
// Part of lineprof, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
#ifndef LINEPROF_RUNTIME_THREADS_H
#define LINEPROF_RUNTIME_THREADS_H

#include "Modules.h"
#include "PcSource.h"

namespace lineprof {

/// A thread's share in one module.
struct Attachment {
  LoadedModule *In;
  Tls *Variables; ///< the thread's, in the module
  Image *Counters;
  Attachment *Next;
};

/// A thread that has run tagged code, until it ends.
struct AttachedThread {
  Thread Shared; ///< what instrumented code sees: first, see abi.h
  int Tid;
  Slot *Slots;  ///< the shadow stack, behind a sentinel whose frame is ~0
  size_t Bytes; ///< its mapping's size
  uint64_t StackBegin, StackEnd; ///< the thread's own stack
  uint64_t AttachedAt;           ///< on the monotonic clock
  uint64_t CpuNs;                ///< as of the last tick, 0 if not read
  PcSource Pcs;
  List<Attachment> Attachments;
  AttachedThread *Next;

  size_t depth() const {
    return __atomic_load_n(&Shared.top, __ATOMIC_ACQUIRE) - Slots;
  }
};

/// All members are called with the lock held.
class Threads {
public:
  /// Registers the calling thread and its share in \p M. Null without memory.
  AttachedThread *attach(LoadedModule &M, Tls &Variables, ProfileFile &File);

  /// Gives back what the calling thread has. Its Tls are as new.
  void detach(AttachedThread &T);

  /// Drops a thread that ended without saying so.
  void forget(AttachedThread &T);

  /// Forgets all shares in \p M, which is being unloaded.
  void leaveModule(LoadedModule &M);

  /// In a forked child: only the calling thread is left, and it must come to
  /// attach() again; its slots and counters stay where they are.
  void moveToChild();

  const List<AttachedThread> &all() const { return Live; }

private:
  AttachedThread *create();
  void release(AttachedThread &T);

  List<AttachedThread> Live;
  List<AttachedThread> Free; ///< with their shadow stacks
  List<Attachment> FreeAttachments;
};

} // namespace lineprof

#endif // LINEPROF_RUNTIME_THREADS_H
