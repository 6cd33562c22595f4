//===- plugin/Sites.cpp - calls become sites, functions get a slot --------===//
//
// Part of lineprof, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "Sites.h"
#include "Instrument.h"
#include "SiteTable.h"
#include "llvm/Analysis/LoopInfo.h"
#include "llvm/IR/Dominators.h"
#include "llvm/IR/InstIterator.h"
#include "llvm/IR/IntrinsicInst.h"
#include "llvm/IR/MDBuilder.h"
#include "llvm/Transforms/Utils/BasicBlockUtils.h"

using namespace llvm;

namespace lineprof {

/// Intrinsics that code generation usually turns into a library call that may
/// take a while.
static bool isLibraryCall(const IntrinsicInst &i) {
  if (auto *mem = dyn_cast<MemIntrinsic>(&i)) {
    auto *length = dyn_cast<ConstantInt>(mem->getLength());
    return !length || length->getValue().uge(1024);
  }
  switch (i.getIntrinsicID()) {
  case Intrinsic::sin:
  case Intrinsic::cos:
  case Intrinsic::tan:
  case Intrinsic::exp:
  case Intrinsic::exp2:
  case Intrinsic::log:
  case Intrinsic::log2:
  case Intrinsic::log10:
  case Intrinsic::pow:
    return !i.getType()->isVectorTy();
  default:
    return false;
  }
}

static bool needsSite(const CallBase &call) {
  if (call.isInlineAsm() || call.isMustTailCall() || call.doesNotReturn() ||
      call.hasMetadata(LLVMContext::MD_nosanitize) || isa<CallBrInst>(call))
    return false;
  if (auto *i = dyn_cast<IntrinsicInst>(&call))
    return isLibraryCall(*i);
  return true;
}

namespace {

class SlotWriter {
public:
  SlotWriter(Function &f, const FunctionEntry *root, const FunctionIndex &index,
             FunctionAnalysisManager &fam)
      : f(f), dt(fam.getResult<DominatorTreeAnalysis>(f)),
        li(fam.getResult<LoopAnalysis>(f)), table(root, index) {
    for (Instruction &i : instructions(f))
      if (auto *call = dyn_cast<CallBase>(&i);
          call && needsSite(*call) && dt.isReachableFromEntry(i.getParent()))
        calls.push_back(call);
  }

  void run() {
    Instruction *start = findStart();
    if (!start)
      return;
    for (CallBase *call : calls)
      siteOf.push_back(table.siteAt(call->getDebugLoc()));
    // Link-time optimisation inlines once more, and the reader would not find
    // this function's own time under another's name.
    if (!f.hasFnAttribute(Attribute::AlwaysInline))
      f.addFnAttr(Attribute::NoInline);
    findExits(*start);
    takeSlot(start);
    for (auto [call, site] : zip(calls, siteOf))
      wrap(*call, site);
    for (Instruction *exit : exits)
      leave(*exit);
    sites->replaceAllUsesWith(table.emit(f));
    sites->eraseFromParent();
  }

private:
  /// The latest place outside loops that comes before all calls and loops;
  /// null if there are none.
  Instruction *findStart() {
    BasicBlock *start = nullptr;
    auto cover = [&](BasicBlock *bb) {
      if (dt.isReachableFromEntry(bb))
        start = start ? dt.findNearestCommonDominator(start, bb) : bb;
    };
    for (CallBase *call : calls)
      cover(call->getParent());
    for (Loop *l : li)
      cover(l->getHeader());
    if (!start)
      return nullptr;
    if (Loop *l = li.getLoopFor(start)) {
      BasicBlock *header = l->getOutermostLoop()->getHeader();
      DomTreeNode *above = dt.getNode(header)->getIDom();
      start = above ? above->getBlock() : &f.getEntryBlock();
    }
    if (!edgesOutCanBeSplit(*start))
      start = &f.getEntryBlock();
    if (start == &f.getEntryBlock())
      return &*start->getFirstNonPHIOrDbgOrAlloca();
    for (Instruction &i : *start)
      if (is_contained(calls, &i))
        return &i;
    return start->getTerminator();
  }

  /// Successors of the region dominated by \p start that are not in it.
  template <typename FunctionT>
  void forEdgesOut(BasicBlock &start, FunctionT visit) {
    SmallVector<BasicBlock *, 16> region;
    dt.getDescendants(&start, region);
    SmallPtrSet<BasicBlock *, 16> inside(region.begin(), region.end());
    for (BasicBlock *bb : region)
      for (BasicBlock *succ : successors(bb))
        if (!inside.contains(succ))
          visit(bb, succ);
  }

  bool edgesOutCanBeSplit(BasicBlock &start) {
    if (start.isEHPad())
      return false;
    bool canSplit = true;
    forEdgesOut(start, [&](BasicBlock *bb, BasicBlock *succ) {
      if (succ->isEHPad() ||
          isa<IndirectBrInst, CallBrInst>(bb->getTerminator()))
        canSplit = false;
    });
    return canSplit;
  }

  /// Instructions before which the slot is given back.
  void findExits(Instruction &start) {
    BasicBlock &first = *start.getParent();
    SmallSetVector<std::pair<BasicBlock *, BasicBlock *>, 8> edges;
    forEdgesOut(first, [&](BasicBlock *bb, BasicBlock *succ) {
      edges.insert({bb, succ});
    });
    SmallVector<BasicBlock *, 16> region;
    dt.getDescendants(&first, region);
    for (BasicBlock *bb : region) {
      if (bb->isLandingPad())
        landingPads.push_back(bb);
      if (CallInst *tail = bb->getTerminatingMustTailCall())
        exits.push_back(tail);
      else if (isa<ReturnInst, ResumeInst>(bb->getTerminator()))
        exits.push_back(bb->getTerminator());
    }
    for (auto [bb, succ] : edges)
      exits.push_back(SplitEdge(bb, succ, &dt, &li)->getTerminator());
  }

  void takeSlot(Instruction *start) {
    Instrument next(start);
    thread = next.loadThread(next.tls());
    Value *frame = next.CreatePtrToInt(
        next.CreateIntrinsic(Intrinsic::addressofreturnaddress,
                             {next.getPtrTy()}, {}),
        next.getInt64Ty());
    Value *top = next.load(next.getPtrTy(), thread);
    mine = ifUnlikely(
        start, top,
        [&](Instrument &b) {
          Value *below = b.field(top, int64_t(offsetof(Slot, frame)) -
                                          int64_t(sizeof(Slot)));
          return b.CreateICmpULE(b.load(b.getInt64Ty(), below), frame);
        },
        [&](Instrument &b) {
          return b.coldCall(b.loadFromModule(offsetof(Module, heal)),
                            {thread, frame});
        });

    Instrument last(start);
    sites =
        new GlobalVariable(*f.getParent(), last.getInt8Ty(), false,
                           GlobalValue::PrivateLinkage, last.getInt8(0), "");
    last.store(frame, last.field(mine, offsetof(Slot, frame)));
    last.store(sites, last.field(mine, offsetof(Slot, table)));
    if (hasOneSite())
      storeSite(last, siteOf.front());

    for (BasicBlock *pad : landingPads)
      returned(&*pad->getFirstInsertionPt());
  }

  /// Before \p at: if (cold Condition) value = Otherwise, else \p usual.
  template <typename ConditionT, typename OtherwiseT>
  static Value *ifUnlikely(Instruction *at, Value *usual, ConditionT condition,
                           OtherwiseT otherwise) {
    Instrument builder(at);
    Value *unlikely = condition(builder);
    BasicBlock *head = at->getParent();
    Instruction *then = SplitBlockAndInsertIfThen(
        unlikely, at, /*Unreachable=*/false,
        MDBuilder(at->getContext()).createUnlikelyBranchWeights());
    Instrument cold(then);
    Value *other = otherwise(cold);
    PHINode *phi =
        PHINode::Create(usual->getType(), 2, "", at->getParent()->begin());
    phi->addIncoming(usual, head);
    phi->addIncoming(other, then->getParent());
    return phi;
  }

  void returned(Instruction *at) {
    Instrument builder(at);
    builder.store(mine, thread, AtomicOrdering::Release);
  }

  bool hasOneSite() const { return !siteOf.empty() && all_equal(siteOf); }

  void storeSite(Instrument &builder, uint32_t site) {
    builder.store(builder.getInt32(site),
                  builder.field(mine, offsetof(Slot, site)));
  }

  void wrap(CallBase &call, uint32_t site) {
    Instrument builder(&call);
    if (!hasOneSite())
      storeSite(builder, site);
    builder.store(builder.field(mine, sizeof(Slot)), thread,
                  AtomicOrdering::Release);
    if (auto *invoke = dyn_cast<InvokeInst>(&call)) {
      BasicBlock *normal = invoke->getNormalDest();
      if (!normal->getUniquePredecessor())
        normal = SplitEdge(invoke->getParent(), normal);
      returned(&*normal->getFirstInsertionPt());
    } else {
      returned(call.getNextNode());
    }
  }

  void leave(Instruction &exit) {
    Instrument builder(&exit);
    builder.store(ConstantPointerNull::get(builder.getPtrTy()),
                  builder.field(mine, offsetof(Slot, table)));
  }

  Function &f;
  DominatorTree &dt;
  LoopInfo &li;
  SiteTableWriter table;
  SmallVector<CallBase *, 16> calls;
  SmallVector<uint32_t, 16> siteOf; ///< of each call
  SmallVector<Instruction *, 8> exits;
  SmallVector<BasicBlock *, 4> landingPads;
  Value *thread = nullptr;
  Value *mine = nullptr;
  GlobalVariable *sites = nullptr; ///< stands for the table until it is known
};

} // namespace

void addSites(Function &f, const FunctionEntry *root,
              const FunctionIndex &index, FunctionAnalysisManager &fam) {
  SlotWriter(f, root, index, fam).run();
  fam.invalidate(f, PreservedAnalyses::none());
}

} // namespace lineprof
