//===- runtime/StackReader.cpp - what a thread is in ----------------------===//
//
// Part of lineprof, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//
// Races, and why they are harmless. A thread takes slots and gives them back
// while its stack is read. A slot is complete before `deepest` says that it is
// there, and what is read of it is at worst older or newer than the rest: the
// charge then goes to a place where the thread was a few instructions before or
// after. Table pointers are looked up by address among the loaded modules
// before they are followed, so a stale slot is passed over. The thread's own
// stack is read only while its CPU clock says that it exists.
//
// To read a cache line takes it away from the processor that writes to it. The
// next store to it waits for 100 ns, and stores after it with it, so whoever
// looks meanwhile sees the thread stand still there. Measured (Intel Xeon, two
// processors): a function that is over in 110 ns, with 95 of them in a second
// one, was seen to be in that one in 5% of looks, if `deepest` was read before
// the slots, and in 84% if the slots were read first. So nothing else that the
// thread writes to is read before the slots, nor twice in a short time.
//
//===----------------------------------------------------------------------===//

#include "StackReader.h"
#include "Clock.h"

namespace lineprof {

/// Half of the return address at \p frame. Once that frame was left, its thread
/// may have anything there, in code that TSan sees.
__attribute__((no_sanitize("thread"))) static uint32_t
returnAddressAt(uint64_t frame) {
  return *reinterpret_cast<volatile uint32_t *>(frame);
}

/// What a slot has at one moment; no table if it changed hands just then.
#if defined(__x86_64__)
// In one load: Intel's and AMD's manuals promise that for processors with AVX.
// A stack that its program has out of step with the ABI must do no harm.
__attribute__((no_sanitize("thread"))) static Slot
atOneMoment(const Slot &slot) {
  typedef uint64_t Whole
      __attribute__((vector_size(sizeof(Slot)), may_alias, aligned(1)));
  Whole whole = *reinterpret_cast<const volatile Whole *>(&slot);
  Slot seen;
  __builtin_memcpy(&seen, &whole, sizeof(seen));
  return seen;
}
#else
static Slot atOneMoment(const Slot &slot) {
  Slot seen;
  seen.table = __atomic_load_n(&slot.table, __ATOMIC_ACQUIRE);
  seen.site = __atomic_load_n(&slot.site, __ATOMIC_ACQUIRE);
  seen.return_address = __atomic_load_n(&slot.return_address, __ATOMIC_ACQUIRE);
  if (__atomic_load_n(&slot.table, __ATOMIC_ACQUIRE) != seen.table)
    seen.table = nullptr;
  return seen;
}
#endif

static bool operator==(const Slot &a, const Slot &b) {
  return a.table == b.table && a.site == b.site &&
         a.return_address == b.return_address;
}

/// What \p seen says, which the slot of \p frame had, if that is in use. A
/// frame that was left without giving its slot back has another return address
/// by now, or none, and the slot stays as it is; that of one that has just
/// returned changes.
bool StackReader::readSlot(AttachedThread &t, uint64_t frame, const Slot &seen,
                           LiveSlot &out) const {
  if (!seen.table || (returnAddressAt(frame) != seen.return_address &&
                      atOneMoment(*t.slotOf(frame)) == seen))
    return false;
  uint32_t site = seen.site & kSiteBits;
  out.module = objects.findSites(seen.table);
  if (!out.module)
    return false;
  out.table = out.module->copyOf(seen.table);
  if (site >= out.table->num_sites)
    return false;
  out.site = sitesOf(*out.table) + site;
  out.timed = {};
  if (out.site->kind == kSiteTimed) {
    Timing &timing = out.module->timings[out.site->index];
    if (seen.site & kBeingTimed)
      out.timed = findTimed(t, timing, frame);
    else if (site == seen.site && !isGivenUp(timing))
      out.timed = {nullptr, 0, &timing}; // it is just beginning
  }
  out.frame = frame;
  return true;
}

bool StackReader::readSlot(AttachedThread &t, uint64_t frame,
                           LiveSlot &out) const {
  return readSlot(t, frame, atOneMoment(*t.slotOf(frame)), out);
}

/// One without a table above the oldest.
Slot StackReader::slotAt(uint64_t frame) const {
  return frame <= thread->firstFrame() ? atOneMoment(*thread->slotOf(frame))
                                       : Slot{};
}

/// The first frame at \p frame or above it whose slot has a table, or one above
/// all.
uint64_t StackReader::scanFrom(uint64_t frame) const {
  constexpr unsigned kAtOnce = 8;
  const uint64_t last = thread->firstFrame();
  auto tableAt = [&](uint64_t at) {
    return reinterpret_cast<uintptr_t>(
        __atomic_load_n(&thread->slotOf(at)->table, __ATOMIC_RELAXED));
  };
  for (; frame + (kAtOnce - 1) * kFrameStep <= last;
       frame += kAtOnce * kFrameStep) {
    uintptr_t any = 0;
    for (unsigned i = 0; i != kAtOnce; ++i)
      any |= tableAt(frame + i * kFrameStep);
    if (any)
      break;
  }
  while (frame <= last && !tableAt(frame))
    frame += kFrameStep;
  return frame;
}

/// The same, known to be unused from \p unusedFrom to \p frame.
uint64_t StackReader::nextTaken(uint64_t frame, uint64_t unusedFrom) {
  auto slot = [&](uint64_t at) { return slotAt(at); };
  uint64_t end = gaps.pass(youngest, frame, slot);
  if (end != frame)
    return end;
  end = scanFrom(frame);
  if (end - unusedFrom >= StackGaps::kLeast)
    gaps.add(unusedFrom, end, slotAt(end));
  return end;
}

static uint64_t deepestOf(const AttachedThread &t) {
  return __atomic_load_n(&t.shared.deepest, __ATOMIC_ACQUIRE);
}

/// Copies the slots of frames around \p frame, fast. The lines that the thread
/// wrote to since the last look come from its processor, and are asked for all
/// at once, first those that it most likely writes to next.
void StackReader::copySlots(const AttachedThread &t, uint64_t frame) {
  constexpr uint64_t kYounger = 3072; ///< bytes of stack
  constexpr unsigned kOfLine = kCacheLine / sizeof(Slot);
  begin = frame - kYounger;
  begin -= reinterpret_cast<uintptr_t>(t.slotOf(begin)) % kCacheLine;
  if (!t.owns(begin))
    begin = frame;
  uint64_t most = (t.firstFrame() - begin) / kFrameStep + 1;
  numCopied = most < kMostCopied ? most : kMostCopied;
  const Slot *slots = t.slotOf(begin);
  const unsigned middle = (frame - begin) / kFrameStep / kOfLine * kOfLine;
  struct {
    unsigned first, end;
  } const halves[] = {{middle, numCopied}, {0, middle}};
  for (auto half : halves)
    for (unsigned i = half.first; i < half.end; i += kOfLine)
      __builtin_prefetch(slots + i);
  for (auto half : halves)
    for (unsigned i = half.first; i < half.end; ++i)
      copied[i] = atOneMoment(slots[i]);
}

/// Copies the youngest slots of a thread that computes, and returns the frame
/// that was the deepest just then. Mostly it is near where it was at the last
/// look. If not, a copy that was made at once would show the thread where it
/// stands still, and one of wherever it is next would show places where it
/// stays, rather than those that it passes. So it is a copy of when the thread
/// is there again.
uint64_t StackReader::copyYoungest(AttachedThread &t) {
  constexpr unsigned kTries = 8;
  constexpr uint64_t kUntilItGoesOn = 200; ///< ns, with its cache lines back
  numCopied = 0;
  if (!t.wasRunning)
    return t.lookedAt = deepestOf(t);
  uint64_t near = t.owns(t.lookedAt) ? t.lookedAt : deepestOf(t);
  t.lookedAt = near;
  for (unsigned i = 0; i != kTries && t.owns(near); ++i) {
    copySlots(t, near);
    t.lookedAt = deepestOf(t);
    if (isCopied(t.lookedAt))
      break;
    if (i == 0)
      near = t.lookedAt;
    waitUntil(now() + kUntilItGoesOn);
  }
  return t.lookedAt;
}

bool StackReader::read(AttachedThread &t) {
  thread = &t;
  size = top = 0;
  uint64_t frame = youngest = copyYoungest(t);
  if (!t.owns(frame))
    return false;
  uint64_t unusedFrom = frame;
  for (; isCopied(frame) && size != kSnapshot; frame += kFrameStep) {
    size += readSlot(t, frame, copyOf(frame), snapshot[size]);
    if (copyOf(frame).table)
      unusedFrom = frame + kFrameStep;
  }
  older = nextTaken(frame, unusedFrom);
  while (older <= t.firstFrame() && size != kSnapshot) {
    size += readSlot(t, older, snapshot[size]);
    older = nextTaken(older + kFrameStep);
  }
  if (size)
    top = findPosition();
  return size;
}

/// The oldest slot in its own code, since frames younger than that are gone;
/// unless the youngest has changed meanwhile, and so was a call that is over by
/// now.
unsigned StackReader::findPosition() const {
  unsigned position = 0;
  for (unsigned i = 1; i < size; ++i)
    if (snapshot[i].site->kind == kSiteOwnCode)
      position = i;
  LiveSlot again;
  bool isGone = position && readSlot(*thread, snapshot[0].frame, again) &&
                again.site == snapshot[0].site;
  return isGone ? position : 0;
}

} // namespace lineprof
