//===- runtime/StackReader.h - what a thread is in ------------------------===//
//
// Part of lineprof, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
#ifndef LINEPROF_RUNTIME_STACKREADER_H
#define LINEPROF_RUNTIME_STACKREADER_H

#include "StackGaps.h"
#include "Timing.h"

namespace lineprof {

/// A slot of a frame that is on the stack.
struct LiveSlot {
  uint64_t frame;
  LoadedModule *module;
  const SiteTable *table; ///< in the module chunk, as is the site
  const SiteEntry *site;
  CallInProgress timed;
};

/// Reads another thread's shadow stack while that goes on: the youngest slots
/// at once, since calls may be over before the next older slot has been read.
/// All members are called by the sampler, with the lock held. They only read
/// memory: safe in a signal handler, in a forked child.
class StackReader {
public:
  constexpr explicit StackReader(const Modules &objects) : objects(objects) {}

  /// Before the first look of a tick.
  void beginTick() { gaps.forget(); }

  /// Takes a snapshot of \p t, whose stack must exist. False if it is not in
  /// tagged code.
  bool read(AttachedThread &t);

  /// Where it is: in a call, if that is not a site of own code.
  const LiveSlot &position() const { return snapshot[top]; }

  /// Visits all from position() to the oldest. Those that the snapshot had no
  /// room for are so far from the youngest that they stay as they are.
  template <typename VisitT> void eachFromTop(VisitT visit) {
    for (unsigned i = top; i != size; ++i)
      visit(snapshot[i]);
    LiveSlot slot;
    for (uint64_t frame = older; frame <= thread->firstFrame();
         frame = nextTaken(frame + kFrameStep))
      if (readSlot(*thread, frame, slot))
        visit(slot);
  }

private:
  static constexpr uint64_t kFrameStep = 16; ///< of return addresses, bytes
  static constexpr unsigned kSnapshot = 64;
  static constexpr unsigned kMostCopied = 512; ///< 8 KiB of stack

  uint64_t copyYoungest(AttachedThread &t);
  void copySlots(const AttachedThread &t, uint64_t frame);
  bool isCopied(uint64_t frame) const {
    return frame - begin < numCopied * kFrameStep;
  }
  const Slot &copyOf(uint64_t frame) const {
    return copied[(frame - begin) / kFrameStep];
  }
  Slot slotAt(uint64_t frame) const;
  uint64_t scanFrom(uint64_t frame) const;
  uint64_t nextTaken(uint64_t frame, uint64_t unusedFrom);
  uint64_t nextTaken(uint64_t frame) { return nextTaken(frame, frame); }
  bool readSlot(AttachedThread &t, uint64_t frame, const Slot &seen,
                LiveSlot &out) const;
  bool readSlot(AttachedThread &t, uint64_t frame, LiveSlot &out) const;
  unsigned findPosition() const;

  const Modules &objects;
  AttachedThread *thread = nullptr;
  alignas(kCacheLine) Slot copied[kMostCopied] = {};
  unsigned numCopied = 0;
  uint64_t begin = 0;    ///< the youngest frame whose slot was copied
  uint64_t youngest = 0; ///< the deepest frame just then
  StackGaps gaps;
  LiveSlot snapshot[kSnapshot] = {}; ///< youngest first
  unsigned size = 0;
  unsigned top = 0;   ///< index of position()
  uint64_t older = 0; ///< the first frame that is not in the snapshot
};

} // namespace lineprof

#endif // LINEPROF_RUNTIME_STACKREADER_H
