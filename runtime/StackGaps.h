//===- runtime/StackGaps.h - where a stack has no slots -------------------===//
//
// Part of lineprof, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
#ifndef LINEPROF_RUNTIME_STACKGAPS_H
#define LINEPROF_RUNTIME_STACKGAPS_H

#include "lineprof/abi.h"

namespace lineprof {

/// Long stretches of unused slots: a function that keeps an array of a megabyte
/// leaves 65,536. What was found at one look is passed over at the next ones,
/// some microseconds later. By the sampler, with the lock held; safe in a
/// signal handler and in a forked child.
class StackGaps {
public:
  static constexpr uint64_t kLeast = 16384; ///< bytes of stack

  void forget() { count = 0; }

  /// The frames from \p begin on were unused up to \p end, which has the slot
  /// \p next; if it has none, that of no table.
  void add(uint64_t begin, uint64_t end, const Slot &next) {
    gaps[count++ % kRoom] = {begin, end, next};
  }

  /// The end of a gap that \p frame is in, or \p frame. A frame can only have
  /// come into a gap if the thread was back in the caller of all that lay
  /// below: its own slot is another one then, or \p youngest lies in the gap.
  template <typename SlotAtT>
  uint64_t pass(uint64_t youngest, uint64_t frame, SlotAtT slotAt) const {
    for (unsigned i = 0; i != kRoom && i != count; ++i) {
      const Gap &gap = gaps[i];
      if (frame < gap.begin || frame >= gap.end || youngest > gap.begin)
        continue;
      Slot next = slotAt(gap.end);
      if (next.table == gap.next.table &&
          next.return_address == gap.next.return_address)
        return gap.end;
    }
    return frame;
  }

private:
  static constexpr unsigned kRoom = 8;
  struct Gap {
    uint64_t begin, end;
    Slot next; ///< behind it; its site changes
  };
  Gap gaps[kRoom] = {};
  unsigned count = 0;
};

} // namespace lineprof

#endif // LINEPROF_RUNTIME_STACKGAPS_H
