//===- plugin/ForwardingHeaders.cpp - headers of while (1) ----------------===//
//
// Part of lineprof, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// Whether destructors or handlers wait around a loop is told by where its calls
// unwind to. A call that unwinds to nothing but ends of lifetimes, or out of
// the function, has none around it, and so the loop has none. One that unwinds
// to more may have just that of a variable or a try within the loop.
//
//===----------------------------------------------------------------------===//

#include "ForwardingHeaders.h"
#include "llvm/ADT/MapVector.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/ADT/SetVector.h"
#include "llvm/Analysis/CFG.h"
#include "llvm/IR/Instructions.h"
#include "llvm/IR/IntrinsicInst.h"

using namespace llvm;

namespace lineprof {

using Blocks = SmallSetVector<const BasicBlock *, 16>;
using Edges = SmallVector<std::pair<const BasicBlock *, const BasicBlock *>, 8>;

/// The natural loop of a way back.
static void addLoop(const BasicBlock *latch, const BasicBlock *header,
                    Blocks &loop) {
  loop.insert(header);
  Blocks work;
  if (loop.insert(latch))
    work.insert(latch);
  for (unsigned i = 0; i != work.size(); ++i)
    for (const BasicBlock *pred : predecessors(work[i]))
      if (loop.insert(pred))
        work.insert(pred);
}

/// Whether \p i runs the destructor of a variable of the loop.
static bool isOfLoop(const CallBase &i, const Blocks &loop) {
  auto *variable =
      i.arg_empty()
          ? nullptr
          : dyn_cast<AllocaInst>(i.getArgOperand(0)->stripInBoundsOffsets());
  return variable && any_of(variable->users(), [&](const User *user) {
           auto *start = dyn_cast<IntrinsicInst>(user);
           return start &&
                  start->getIntrinsicID() == Intrinsic::lifetime_start &&
                  loop.contains(start->getParent());
         });
}

/// Whether an exception that comes to \p pad finds anything to do that was
/// waiting around \p loop.
static bool waitsAround(const BasicBlock *pad, const Blocks &loop) {
  Blocks way;
  for (const BasicBlock *bb = pad; bb && way.insert(bb);
       bb = bb->getSingleSuccessor()) {
    if (loop.contains(bb)) // caught there
      return false;
    for (const Instruction &i : *bb) {
      if (auto *landing = dyn_cast<LandingPadInst>(&i);
          landing && landing->getNumClauses())
        return true;
      if (auto *call = dyn_cast<CallBase>(&i);
          call && !isa<IntrinsicInst>(call) && !isOfLoop(*call, loop))
        return true;
    }
  }
  return false;
}

static bool isWithinCleanups(const Blocks &loop) {
  bool waits = false;
  for (const BasicBlock *bb : loop)
    for (const Instruction &i : *bb) {
      auto *call = dyn_cast<CallBase>(&i);
      if (!call || call->doesNotThrow() || isa<IntrinsicInst>(call))
        continue;
      auto *invoke = dyn_cast<InvokeInst>(call);
      if (!invoke || !waitsAround(invoke->getUnwindDest(), loop))
        return false;
      waits = true;
    }
  return waits;
}

/// A loop that control only comes to by labels in it, as in Duff's device, has
/// no header. Its first block is the one that unreachable code goes on to.
static void addWaysBackOfEnteredLoops(const Function &f, Edges &backedges) {
  for (const BasicBlock &bb : f) {
    const BasicBlock *first = bb.getSingleSuccessor();
    if (!first || bb.isEntryBlock() || !pred_empty(&bb))
      continue;
    for (const BasicBlock *latch : predecessors(first))
      if (latch != &bb && isPotentiallyReachable(first, latch))
        backedges.push_back({latch, first});
  }
}

SmallPtrSet<const BasicBlock *, 2> findForwardingHeaders(const Function &f) {
  SmallPtrSet<const BasicBlock *, 2> found;
  if (f.hasOptNone())
    return found;
  Edges backedges;
  FindFunctionBackedges(f, backedges);
  addWaysBackOfEnteredLoops(f, backedges);
  MapVector<const BasicBlock *, Blocks> loops;
  for (auto [latch, header] : backedges) {
    // A jump at the beginning of another loop goes to the header of one in it.
    auto *br = dyn_cast<BranchInst>(&header->front());
    if (br && br->isUnconditional() && br->getSuccessor(0) != header &&
        br->getSuccessor(0)->getSinglePredecessor())
      addLoop(latch, header, loops[header]);
  }
  for (auto &[header, loop] : loops)
    if (!isWithinCleanups(loop))
      found.insert(header);
  return found;
}

} // namespace lineprof
