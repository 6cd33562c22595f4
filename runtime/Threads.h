//===- runtime/Threads.h - threads in tagged code -------------------------===//
//
// Part of lineprof, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
#ifndef LINEPROF_RUNTIME_THREADS_H
#define LINEPROF_RUNTIME_THREADS_H

#include "CpuClock.h"
#include "Modules.h"
#include "PcSource.h"
#include "ProcessorWait.h"
#include "RecentPcs.h"
#include "StackBounds.h"

namespace lineprof {

/// A thread's share in one module.
struct Attachment {
  LoadedModule *in;
  Tls *variables; ///< the thread's, in the module
  Thread *nobody; ///< theirs before
  Image *counters;

  /// Lets the code come to attach() again.
  void undo() { *variables = {0, nobody}; }

  Attachment *next;
};

/// A call that is being timed. Written by its thread, and read by the sampler,
/// which adds to sampledNs until the thread has taken it.
struct TimedCall {
  static constexpr uint64_t kEnded = ~uint64_t(0);

  uint64_t frame;     ///< that made it
  Timing *timing;     ///< of its site
  uint64_t begin;     ///< on the monotonic clock
  uint64_t counted;   ///< the same instant on the clock of what counts
  uint64_t cpuBegin;  ///< on the thread's CPU clock; 0: not read
  uint64_t sampledNs; ///< charged by the sampler so far, then kEnded
  bool isOutermost;   ///< of those of its site

  void set(uint64_t inFrame, Timing &ofSite, uint64_t since,
           uint64_t countedSince, uint64_t cpuSince, bool outermost) {
    counted = countedSince;
    cpuBegin = cpuSince;
    __atomic_store_n(&frame, inFrame, __ATOMIC_RELAXED);
    __atomic_store_n(&timing, &ofSite, __ATOMIC_RELAXED);
    __atomic_store_n(&begin, since, __ATOMIC_RELAXED);
    __atomic_store_n(&isOutermost, outermost, __ATOMIC_RELAXED);
    __atomic_store_n(&sampledNs, 0, __ATOMIC_RELEASE);
  }
};

/// Those of a thread, oldest first. Deeper calls are not timed.
struct TimedCalls {
  static constexpr unsigned kRoom = 64;
  unsigned count;
  TimedCall calls[kRoom];
  unsigned recent;      ///< begun since then
  uint64_t recentSince; ///< on the monotonic clock
};

/// A timed call that was seen in progress.
struct CallInProgress {
  TimedCall *call; ///< null: it has yet to begin, or was over before more of it
                   ///< could be read
  uint64_t begin;
  Timing *timing; ///< of its site; null: no such call was seen
};

/// A share of the time since the last tick, which a look charges.
struct Portion {
  static constexpr unsigned kParts = 8; ///< of a tick

  unsigned parts;
  uint64_t wall, cpu; ///< ns
};

/// What a look charged for a thread.
struct Charged {
  static constexpr unsigned kRoom = 64;
  unsigned numCells, numCalls; ///< more than kRoom: not all are listed
  Cell *cells[kRoom];
  CallInProgress calls[kRoom];
  StackNode *node; ///< null: none

  void clear() {
    numCells = numCalls = 0;
    node = nullptr;
  }

  void add(Cell &c) {
    if (numCells < kRoom)
      cells[numCells] = &c;
    ++numCells;
  }
  void add(const CallInProgress &call) {
    if (numCalls < kRoom)
      calls[numCalls] = call;
    ++numCalls;
  }
  bool isComplete() const { return numCells <= kRoom && numCalls <= kRoom; }

  /// If it is complete.
  void addCpu(uint64_t ns) const {
    for (unsigned i = 0; i != numCells; ++i)
      cells[i]->cpu_ns += ns;
    if (node)
      node->cpu_ns += ns;
  }
};

/// A thread that has run tagged code, until it ends.
struct AttachedThread {
  Thread shared; ///< what instrumented code sees: first, see abi.h
  /// The sampler gets along without the line that the thread writes to, but for
  /// `deepest`.
  alignas(kCacheLine) StackBounds bounds;
  int64_t delta; ///< from a frame to its slot
  int tid;
  char *shadow;           ///< the shadow stack
  size_t bytes;           ///< its mapping's size
  uint64_t attachedAt;    ///< on the monotonic clock
  uint64_t lastInOwnCode; ///< on that clock, as far as is known
  uint64_t countsSeen;    ///< a later sumOfCounts()
  uint64_t lookedAt;      ///< the youngest frame at the last look
  uint64_t cpuNs;         ///< as of attaching or the last tick
  bool wasRunning;        ///< then
  bool isInOwnCode;     ///< at the last look: of a tagged function, in no call
  bool staysInCall;     ///< in the same timed call as at the look before
  uint64_t inCallSince; ///< that call's begin, 0: in none
  uint64_t wall;        ///< of this tick, ns
  uint64_t pauseBefore; ///< of the last tick, if that found it after a pause
  uint64_t computed;    ///< up to then, since the tick before, ns
  bool lackedCpu;       ///< for some tick since `waited` was read
  ProcessorWait waited;
  RecentPcs recentPcs;
  Charged charged;            ///< by the last look
  const StackNode *firstNode; ///< by the last tick's first look; null: none
  const StackNode *lastNode;  ///< and by its last
  TimedCalls timed;           ///< written by the thread itself
  CpuClock cpuClock;          ///< likewise
  bool wantsPcs;              ///< there is no source of them yet
  PcSource pcs;
  List<Attachment> attachments;
  AttachedThread *next;

  /// The thread's own.
  StackBounds stack() const { return bounds; }

  /// The oldest that could be. They are at odd multiples of 8.
  uint64_t firstFrame() const {
    return ((stack().end - 16) & ~uint64_t(15)) + 8;
  }

  /// Whether \p frame is on the thread's own stack.
  bool owns(uint64_t frame) const { return stack().contains(frame); }

  const Slot *slotOf(uint64_t frame) const {
    return reinterpret_cast<const Slot *>(frame + delta);
  }

  /// On no stack of the thread's own if \p slot is the one that nobody reads.
  uint64_t frameOf(const Slot &slot) const {
    return reinterpret_cast<uint64_t>(&slot) - delta;
  }
};

/// Of all counters of \p t; one that was never returned before if they are too
/// many. With the lock held; safe in a signal handler and in a forked child.
uint64_t sumOfCounts(const AttachedThread &t);

/// All members are called with the lock held.
class Threads {
public:
  /// Registers the calling thread, which entered tagged code at \p since on the
  /// monotonic clock, and its share in \p m. Null without memory. Safe in a
  /// signal handler: no malloc (Memory.h, findStack), and signals wait until
  /// the lists are whole; safe in a forked child.
  AttachedThread *attach(LoadedModule &m, Tls &variables, ProfileFile &file,
                         uint64_t since);

  /// Gives back what the calling thread has. Its Tls are as new.
  void detach(AttachedThread &t);

  /// Forgets all shares in \p m, which is being unloaded.
  void leaveModule(LoadedModule &m);

  /// In a forked child: only the calling thread is left, and it must come to
  /// attach() again; its slots and counters stay where they are.
  void moveToChild();

  const List<AttachedThread> &all() const { return live; }

  /// Whether the main thread is there; it may leave by pthread_exit.
  void setHasMain(bool is) { hasMain = is; }

  /// A sampler would only keep the process from its end.
  bool areGone() const { return !hasMain && !live.head; }

private:
  AttachedThread *create(uint64_t since);
  void release(AttachedThread &t);

  bool hasMain = false;
  List<AttachedThread> live;
  List<AttachedThread> free; ///< with their shadow stacks
  List<Attachment> freeAttachments;
};

} // namespace lineprof

#endif // LINEPROF_RUNTIME_THREADS_H
