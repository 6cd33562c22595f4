//===- plugin/Sites.cpp - calls become sites, functions get a slot --------===//
//
// Part of lineprof, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "Sites.h"
#include "Instrument.h"
#include "Marks.h"
#include "SiteTable.h"
#include "llvm/ADT/MapVector.h"
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
  if (call.isInlineAsm() || call.isMustTailCall() ||
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
      : f(f), isTagged(root), dt(fam.getResult<DominatorTreeAnalysis>(f)),
        li(fam.getResult<LoopAnalysis>(f)), table(root, index) {
    for (Instruction &i : make_early_inc_range(instructions(f))) {
      if (RegionMark mark(i); mark)
        findRegion(mark, index);
      else if (auto *call = dyn_cast<CallBase>(&i); call && needsSite(*call))
        if (std::optional<uint32_t> site = table.siteAt(call->getDebugLoc()))
          calls.insert({call, *site});
    }
  }

  void run() {
    if (Instruction *start = findStart()) {
      // Link-time optimisation inlines once more, and one frame has one slot.
      if (!f.hasFnAttribute(Attribute::AlwaysInline))
        f.addFnAttr(Attribute::NoInline);
      findExits(*start);
      takeSlot(start);
      for (auto [mark, site] : regionMarks)
        storeSite(mark, site);
      writeCalls();
      for (Instruction *exit : exits) {
        Instrument builder(exit);
        builder.store(ConstantPointerNull::get(builder.getPtrTy()), mine);
      }
      sites->replaceAllUsesWith(table.emit(f));
      sites->eraseFromParent();
    }
    for (auto [mark, site] : regionMarks)
      mark->eraseFromParent();
  }

private:
  void findRegion(const RegionMark &mark, const FunctionIndex &index) {
    const FunctionEntry *function = index.find(mark.counters());
    auto own = function ? table.ownSite(*function, mark.call()->getDebugLoc())
                        : std::nullopt;
    if (!own) {
      mark.call()->eraseFromParent();
      return;
    }
    regionOf[function->record] = *own;
    regionMarks.push_back(
        {mark.call(), mark.enters() ? *own : SiteTableWriter::kOwnCode});
  }

  /// What the slot says when the thread is in the code at \p loc.
  uint32_t ownSiteAt(const DebugLoc &loc) const {
    const FunctionEntry *in = isTagged ? nullptr : table.outermostAt(loc);
    auto region = in ? regionOf.find(in->record) : regionOf.end();
    return region == regionOf.end() ? SiteTableWriter::kOwnCode
                                    : region->second;
  }

  /// The latest place outside loops that comes before all calls and all loops
  /// of tagged code; null if there are none.
  Instruction *findStart() {
    BasicBlock *start = nullptr;
    auto cover = [&](BasicBlock *bb) {
      if (dt.isReachableFromEntry(bb))
        start = start ? dt.findNearestCommonDominator(start, bb) : bb;
    };
    for (auto [call, site] : calls)
      cover(call->getParent());
    for (auto [mark, site] : regionMarks)
      cover(mark->getParent());
    if (isTagged)
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
      if (auto *call = dyn_cast<CallBase>(&i);
          call && (siteOf(*call) || RegionMark(i)))
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
        exits.insert(tail);
      else if (isa<ReturnInst, ResumeInst>(bb->getTerminator()))
        exits.insert(bb->getTerminator());
    }
    for (auto [bb, succ] : edges)
      exits.insert(SplitEdge(bb, succ, &dt, &li)->getTerminator());
  }

  void takeSlot(Instruction *start) {
    Instrument builder(start);
    Type *int64 = builder.getInt64Ty();
    Value *tls = builder.tls();
    auto variable = [&](size_t offset) {
      return builder.CreateAlignedLoad(int64, builder.field(tls, offset),
                                       Align(8));
    };
    Value *address = builder.CreateIntrinsic(Intrinsic::addressofreturnaddress,
                                             {builder.getPtrTy()}, {});
    Value *frame = builder.CreatePtrToInt(address, int64);
    Value *parallel = builder.CreateIntToPtr(
        builder.CreateAdd(frame, variable(offsetof(Tls, delta))),
        builder.getPtrTy());
    Value *isForeign = builder.CreateICmpUGE(
        builder.CreateSub(frame, variable(offsetof(Tls, stack_begin))),
        variable(offsetof(Tls, stack_size)));
    mine = unless(start, parallel, isForeign, [&](Instrument &b) {
      return b.coldCall(b.loadFromModule(offsetof(Module, foreign_slot)),
                        {tls});
    });

    Instrument last(start);
    sites =
        new GlobalVariable(*f.getParent(), last.getInt8Ty(), false,
                           GlobalValue::PrivateLinkage, last.getInt8(0), "");
    // Site 0 and the return address in one store.
    static_assert(offsetof(Slot, return_address) == offsetof(Slot, site) + 4);
    Value *returnAddress = last.CreateAlignedLoad(int64, address, Align(8));
    last.store(last.CreateShl(returnAddress, 32),
               last.field(mine, offsetof(Slot, site)));
    last.store(sites, mine);
    last.store(frame, last.loadThread(tls), AtomicOrdering::Release);
    for (BasicBlock *pad : landingPads) {
      Instruction &at = *pad->getFirstInsertionPt();
      storeSite(&at, ownSiteAt(at.getStableDebugLoc()));
    }
  }

  /// Before \p at: if (cold Condition) value = Otherwise, else \p usual.
  template <typename OtherwiseT>
  static Value *unless(Instruction *at, Value *usual, Value *unlikely,
                       OtherwiseT otherwise) {
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

  void storeSite(Instruction *before, uint32_t site) {
    Instrument builder(before);
    builder.store(builder.getInt32(site),
                  builder.field(mine, offsetof(Slot, site)));
  }

  /// Of calls one after the other on one line, and of one right before the
  /// exit, the few instructions in between are not worth telling apart.
  void writeCalls() {
    SmallPtrSet<CallBase *, 8> entered;
    for (auto [call, site] : calls) {
      if (!entered.contains(call))
        storeSite(call, site);
      if (auto *invoke = dyn_cast<InvokeInst>(call)) {
        BasicBlock *normal = invoke->getNormalDest();
        if (!normal->getUniquePredecessor())
          normal = SplitEdge(invoke->getParent(), normal);
        storeSite(&*normal->getFirstInsertionPt(),
                  ownSiteAt(call->getDebugLoc()));
        continue;
      }
      Instruction *next = followedBy(*call);
      if (auto *nextCall = dyn_cast_or_null<CallBase>(next);
          nextCall && siteOf(*nextCall) == site)
        entered.insert(nextCall);
      else if (!next || !exits.contains(next))
        storeSite(call->getNextNode(), ownSiteAt(call->getDebugLoc()));
    }
  }

  /// The site or exit that comes next in the block and soon, or null.
  Instruction *followedBy(CallBase &call) {
    constexpr unsigned kSoon = 8;
    unsigned count = 0;
    for (Instruction *i = call.getNextNode(); i && count < kSoon;
         i = i->getNextNode()) {
      if (exits.contains(i))
        return i;
      if (auto *next = dyn_cast<CallBase>(i)) {
        if (siteOf(*next))
          return i;
        if (!isa<IntrinsicInst>(next) || RegionMark(*next))
          return nullptr;
      }
      count += !i->isDebugOrPseudoInst();
    }
    return nullptr;
  }

  std::optional<uint32_t> siteOf(const CallBase &call) const {
    auto it = calls.find(const_cast<CallBase *>(&call));
    return it == calls.end() ? std::nullopt : std::optional(it->second);
  }

  Function &f;
  bool isTagged;
  DominatorTree &dt;
  LoopInfo &li;
  SiteTableWriter table;
  MapVector<CallBase *, uint32_t> calls; ///< and their sites
  SmallVector<std::pair<CallInst *, uint32_t>, 4> regionMarks;
  DenseMap<GlobalVariable *, uint32_t> regionOf; ///< by record
  SmallSetVector<Instruction *, 8> exits;
  SmallVector<BasicBlock *, 4> landingPads;
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
