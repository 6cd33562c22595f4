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
static bool isLibraryCall(const IntrinsicInst &I) {
  if (auto *Mem = dyn_cast<MemIntrinsic>(&I)) {
    auto *Length = dyn_cast<ConstantInt>(Mem->getLength());
    return !Length || Length->getValue().uge(1024);
  }
  switch (I.getIntrinsicID()) {
  case Intrinsic::sin:
  case Intrinsic::cos:
  case Intrinsic::tan:
  case Intrinsic::exp:
  case Intrinsic::exp2:
  case Intrinsic::log:
  case Intrinsic::log2:
  case Intrinsic::log10:
  case Intrinsic::pow:
    return !I.getType()->isVectorTy();
  default:
    return false;
  }
}

static bool needsSite(const CallBase &Call) {
  if (Call.isInlineAsm() || Call.isMustTailCall() || Call.doesNotReturn() ||
      Call.hasMetadata(LLVMContext::MD_nosanitize) || isa<CallBrInst>(Call))
    return false;
  if (auto *I = dyn_cast<IntrinsicInst>(&Call))
    return isLibraryCall(*I);
  return true;
}

namespace {

class SlotWriter {
public:
  SlotWriter(Function &F, const FunctionEntry *Root, const FunctionIndex &Index,
             FunctionAnalysisManager &FAM)
      : F(F), DT(FAM.getResult<DominatorTreeAnalysis>(F)),
        LI(FAM.getResult<LoopAnalysis>(F)), Table(Root, Index) {
    for (Instruction &I : instructions(F))
      if (auto *Call = dyn_cast<CallBase>(&I); Call && needsSite(*Call))
        Calls.push_back(Call);
  }

  void run() {
    Instruction *Start = findStart();
    if (!Start)
      return;
    findExits(*Start);
    takeSlot(Start);
    for (CallBase *Call : Calls)
      wrap(*Call);
    for (Instruction *Exit : Exits)
      leave(*Exit);
    Sites->replaceAllUsesWith(Table.emit(F));
    Sites->eraseFromParent();
  }

private:
  /// The latest place outside loops that comes before all calls and loops;
  /// null if there are none.
  Instruction *findStart() {
    BasicBlock *Start = nullptr;
    auto Cover = [&](BasicBlock *BB) {
      if (DT.isReachableFromEntry(BB))
        Start = Start ? DT.findNearestCommonDominator(Start, BB) : BB;
    };
    for (CallBase *Call : Calls)
      Cover(Call->getParent());
    for (Loop *L : LI)
      Cover(L->getHeader());
    if (!Start)
      return nullptr;
    if (Loop *L = LI.getLoopFor(Start)) {
      BasicBlock *Header = L->getOutermostLoop()->getHeader();
      DomTreeNode *Above = DT.getNode(Header)->getIDom();
      Start = Above ? Above->getBlock() : &F.getEntryBlock();
    }
    if (!edgesOutCanBeSplit(*Start))
      Start = &F.getEntryBlock();
    if (Start == &F.getEntryBlock())
      return &*Start->getFirstNonPHIOrDbgOrAlloca();
    for (Instruction &I : *Start)
      if (is_contained(Calls, &I))
        return &I;
    return Start->getTerminator();
  }

  /// Successors of the region dominated by \p Start that are not in it.
  template <typename FunctionT>
  void forEdgesOut(BasicBlock &Start, FunctionT Visit) {
    SmallVector<BasicBlock *, 16> Region;
    DT.getDescendants(&Start, Region);
    SmallPtrSet<BasicBlock *, 16> Inside(Region.begin(), Region.end());
    for (BasicBlock *BB : Region)
      for (BasicBlock *Succ : successors(BB))
        if (!Inside.contains(Succ))
          Visit(BB, Succ);
  }

  bool edgesOutCanBeSplit(BasicBlock &Start) {
    if (Start.isEHPad())
      return false;
    bool CanSplit = true;
    forEdgesOut(Start, [&](BasicBlock *BB, BasicBlock *Succ) {
      if (Succ->isEHPad() ||
          isa<IndirectBrInst, CallBrInst>(BB->getTerminator()))
        CanSplit = false;
    });
    return CanSplit;
  }

  /// Instructions before which the slot is given back.
  void findExits(Instruction &Start) {
    BasicBlock &First = *Start.getParent();
    SmallSetVector<std::pair<BasicBlock *, BasicBlock *>, 8> Edges;
    forEdgesOut(First, [&](BasicBlock *BB, BasicBlock *Succ) {
      Edges.insert({BB, Succ});
    });
    SmallVector<BasicBlock *, 16> Region;
    DT.getDescendants(&First, Region);
    for (BasicBlock *BB : Region) {
      if (BB->isLandingPad())
        LandingPads.push_back(BB);
      if (CallInst *Tail = BB->getTerminatingMustTailCall())
        Exits.push_back(Tail);
      else if (isa<ReturnInst, ResumeInst>(BB->getTerminator()))
        Exits.push_back(BB->getTerminator());
    }
    for (auto [BB, Succ] : Edges)
      Exits.push_back(SplitEdge(BB, Succ, &DT, &LI)->getTerminator());
  }

  void takeSlot(Instruction *Start) {
    Instrument Builder(Start);
    Value *Tls = Builder.tls();
    Value *Old = Builder.loadThread(Tls);
    Thread = ifUnlikely(
        Start, Old, [&](Instrument &B) { return B.CreateIsNull(Old); },
        [&](Instrument &B) {
          return B.coldCall(B.loadFromModule(offsetof(Module, attach)),
                            {B.module(), Tls});
        });

    Instrument Next(Start);
    Value *Frame = Next.CreatePtrToInt(
        Next.CreateIntrinsic(Intrinsic::addressofreturnaddress,
                             {Next.getPtrTy()}, {}),
        Next.getInt64Ty());
    Value *Top = Next.load(Next.getPtrTy(), Thread);
    Mine = ifUnlikely(
        Start, Top,
        [&](Instrument &B) {
          Value *Below = B.field(Top, int64_t(offsetof(Slot, frame)) -
                                          int64_t(sizeof(Slot)));
          return B.CreateICmpULE(B.load(B.getInt64Ty(), Below), Frame);
        },
        [&](Instrument &B) {
          return B.coldCall(B.loadFromModule(offsetof(Module, heal)),
                            {Thread, Frame});
        });

    Instrument Last(Start);
    Sites =
        new GlobalVariable(*F.getParent(), Last.getInt8Ty(), false,
                           GlobalValue::PrivateLinkage, Last.getInt8(0), "");
    Last.store(Frame, Last.field(Mine, offsetof(Slot, frame)));
    Last.store(Sites, Last.field(Mine, offsetof(Slot, table)));

    for (BasicBlock *Pad : LandingPads)
      returned(&*Pad->getFirstInsertionPt());
  }

  /// Before \p At: if (cold Condition) value = Otherwise, else \p Usual.
  template <typename ConditionT, typename OtherwiseT>
  static Value *ifUnlikely(Instruction *At, Value *Usual, ConditionT Condition,
                           OtherwiseT Otherwise) {
    Instrument Builder(At);
    Value *Unlikely = Condition(Builder);
    BasicBlock *Head = At->getParent();
    Instruction *Then = SplitBlockAndInsertIfThen(
        Unlikely, At, /*Unreachable=*/false,
        MDBuilder(At->getContext()).createUnlikelyBranchWeights());
    Instrument Cold(Then);
    Value *Other = Otherwise(Cold);
    PHINode *Phi =
        PHINode::Create(Usual->getType(), 2, "", At->getParent()->begin());
    Phi->addIncoming(Usual, Head);
    Phi->addIncoming(Other, Then->getParent());
    return Phi;
  }

  void returned(Instruction *At) {
    Instrument Builder(At);
    Builder.store(Mine, Thread, AtomicOrdering::Release);
  }

  void wrap(CallBase &Call) {
    if (!DT.isReachableFromEntry(Call.getParent()))
      return;
    Instrument Builder(&Call);
    Builder.store(Builder.getInt32(Table.siteAt(Call.getDebugLoc())),
                  Builder.field(Mine, offsetof(Slot, site)));
    Builder.store(Builder.field(Mine, sizeof(Slot)), Thread,
                  AtomicOrdering::Release);
    if (auto *Invoke = dyn_cast<InvokeInst>(&Call)) {
      BasicBlock *Normal = Invoke->getNormalDest();
      if (!Normal->getUniquePredecessor())
        Normal = SplitEdge(Invoke->getParent(), Normal);
      returned(&*Normal->getFirstInsertionPt());
    } else {
      returned(Call.getNextNode());
    }
  }

  void leave(Instruction &Exit) {
    Instrument Builder(&Exit);
    Builder.store(ConstantPointerNull::get(Builder.getPtrTy()),
                  Builder.field(Mine, offsetof(Slot, table)));
  }

  Function &F;
  DominatorTree &DT;
  LoopInfo &LI;
  SiteTableWriter Table;
  SmallVector<CallBase *, 16> Calls;
  SmallVector<Instruction *, 8> Exits;
  SmallVector<BasicBlock *, 4> LandingPads;
  Value *Thread = nullptr;
  Value *Mine = nullptr;
  GlobalVariable *Sites = nullptr; ///< stands for the table until it is known
};

} // namespace

void addSites(Function &F, const FunctionEntry *Root,
              const FunctionIndex &Index, FunctionAnalysisManager &FAM) {
  SlotWriter(F, Root, Index, FAM).run();
  FAM.invalidate(F, PreservedAnalyses::none());
}

} // namespace lineprof
