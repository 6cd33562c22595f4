//===- plugin/SourceLines.cpp - the source line of an instruction ---------===//
//
// Part of lineprof, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "SourceLines.h"
#include "Bindings.h"
#include "CoroutineLines.h"
#include "ForwardingHeaders.h"
#include "Outlined.h"
#include "Places.h"
#include "StatementEnds.h"
#include "llvm/IR/Constants.h"
#include "llvm/IR/DebugInfo.h"
#include "llvm/IR/Instructions.h"
#include "llvm/IR/IntrinsicInst.h"

using namespace llvm;

namespace lineprof {

SourceLines::SourceLines(Function &f)
    : sp(f.getSubprogram()), cleanups(f),
      optimisersJumps(findForwardingHeaders(f)),
      statementEnds(findStatementEnds(f, cleanups)),
      coroutineStart(findCoroutineStart(f)), unwinding(f) {
  for (const StoreInst *store : cleanups.stores())
    findJumpAfterScope(*store);
  findStartsAtBranches(f);
}

/// Whether more happens in \p bb than that lifetimes end.
static bool hasCalls(const BasicBlock &bb) {
  return any_of(bb, [](const Instruction &i) {
    return isa<CallBase>(i) && !i.isLifetimeStartOrEnd();
  });
}

/// A scope's end that clang comes to with a jump to what follows. With a
/// cleanup in between, that jump is alone behind the cleanup's switch, and has
/// the same place as the jump into the cleanup. So has a return that others
/// share.
void SourceLines::findJumpAfterScope(const StoreInst &store) {
  auto *into = dyn_cast_or_null<BranchInst>(store.getNextNode());
  const BasicBlock *behind = cleanups.targetOf(*store.getParent());
  if (!store.getDebugLoc() || !into || !behind ||
      behind == into->getSuccessor(0))
    return;
  const Instruction &on = behind->front();
  if (!on.getDebugLoc() ||
      on.getDebugLoc().getLine() != into->getDebugLoc().getLine())
    return;
  auto *jump = dyn_cast<BranchInst>(&on);
  if (jump && jump->isUnconditional() && behind->getSinglePredecessor())
    optimisersJumps.insert(behind);
  else if (!isa<ReturnInst>(on))
    return;
  if (!statementEnds.contains(behind))
    jumpsIntoCleanups.insert(into);
}

/// What clang makes for suspending and ending a coroutine, and what an implicit
/// constructor does besides running initialisers, has the definition's line,
/// which counts calls.
bool SourceLines::isMadeUp(const Instruction &i) const {
  if (coroutineStart.contains(i.getParent()))
    return true;
  const Function &f = *i.getFunction();
  return (f.isPresplitCoroutine() || (sp->isArtificial() && !isOutlined(f))) &&
         i.getDebugLoc().getLine() == sp->getLine();
}

bool SourceLines::isCleanupDispatch(const Instruction &i) const {
  return cleanups.isStore(i) || Cleanups::isDispatchValue(i) ||
         (cleanups.isScopeEnd(i) && !jumpsIntoCleanups.contains(&i));
}

/// Whether \p i fills a temporary of an operand that comes after && or the
/// like. The optimising front end begins its lifetime before the branch there,
/// and gives the store the branch's place.
bool SourceLines::isPlacedAtBranch(const Instruction &i) const {
  auto *store = dyn_cast<StoreInst>(&i);
  if (!store || !i.getDebugLoc())
    return false;
  auto it = startsAtBranches.find(store->getPointerOperand());
  return it != startsAtBranches.end() &&
         isSamePlace(it->second->getDebugLoc(), i.getDebugLoc()) &&
         it->second->getParent() != i.getParent();
}

void SourceLines::findStartsAtBranches(const Function &f) {
  for (const BasicBlock &bb : f) {
    const Instruction *branch = bb.getTerminator();
    for (const Instruction *i = branch->getPrevNode();
         i && i->isLifetimeStartOrEnd(); i = i->getPrevNode())
      if (cast<IntrinsicInst>(i)->getIntrinsicID() ==
              Intrinsic::lifetime_start &&
          isSamePlace(i->getDebugLoc(), branch->getDebugLoc()))
        startsAtBranches[*std::prev(cast<CallBase>(i)->arg_end())] = i;
  }
}

/// The instruction before \p i on the only way to it.
static const Instruction *previous(const Instruction *i) {
  if (const Instruction *before = i->getPrevNode())
    return before;
  const BasicBlock *pred = i->getParent()->getSinglePredecessor();
  return pred ? pred->getTerminator() : nullptr;
}

/// Not a temporary. Clang follows what is assigned to variables, but for LTO.
static bool isVariable(Value &object) {
  auto *place = dyn_cast<AllocaInst>(&object);
  return place && (place->hasMetadata(LLVMContext::MD_DIAssignID) ||
                   !findDVRDeclares(place).empty());
}

/// Whether \p call runs a destructor at the end of a scope. That of a temporary
/// is where its statement begins, before what comes earlier, and so is that of
/// a variable of an if.
static bool endsScope(const CallBase &call) {
  if (call.arg_size() != 0 && isVariable(*call.getArgOperand(0)))
    return true;
  const DebugLoc &end = call.getDebugLoc();
  const Instruction *before = previous(&call);
  while (before && before != &call && // as in a loop that nothing leads to
         (!before->getDebugLoc() || isSamePlace(before->getDebugLoc(), end)))
    before = previous(before);
  if (!before || before == &call || !end)
    return true;
  const DebugLoc &place = before->getDebugLoc();
  return std::pair(end.getLine(), end.getCol()) >
         std::pair(place.getLine(), place.getCol());
}

/// Whether lifetimes end right before \p i, and no destructor runs before them
/// at a scope's end. After one a return has the function's end at -O0 too.
static bool isLeftOver(const Instruction &i) {
  const Instruction *before = i.getPrevNode();
  if (!before || !before->isLifetimeStartOrEnd())
    return false;
  DebugLoc innermost;
  const Instruction *first = &i;
  for (; before && before->isLifetimeStartOrEnd(); before = previous(before)) {
    first = before;
    innermost = before->getDebugLoc();
  }
  if (!before)
    return none_of(predecessors(first->getParent()), [&](auto *pred) {
      const Instruction &jump = *pred->getTerminator();
      return Cleanups::isFlagged(jump) &&
             (isSamePlace(jump.getDebugLoc(), innermost) ||
              jump.getSuccessor(0) == first->getParent());
    });
  auto *call = dyn_cast<CallBase>(before);
  return !call || !isSamePlace(call->getDebugLoc(), innermost) ||
         !endsScope(*call);
}

/// Whether control comes to \p end through cleanups from one return and from no
/// other jump, and nothing but lifetimes ends on the way.
bool SourceLines::isBehindOnlyReturn(const BasicBlock &end) const {
  const StoreInst *only = nullptr;
  for (const StoreInst *store : cleanups.stores())
    if (is_contained(cleanups.wayOf(*store, end), &end)) {
      if (only)
        return false;
      only = store;
    }
  if (!only || only->getDebugLoc() || !Cleanups::isOfReturn(*only))
    return false;
  Cleanups::Blocks way = cleanups.wayOf(*only, end);
  // A switch may go there with values that nobody stores.
  if (any_of(predecessors(&end), [&](const BasicBlock *pred) {
        return pred != only->getParent() && !is_contained(way, pred) &&
               !cleanups.isSwitch(*pred->getTerminator());
      }))
    return false;
  return none_of(way, [](const BasicBlock *bb) { return hasCalls(*bb); });
}

/// Whether \p bb stores where a jump of the source goes, without a place.
static bool storesJump(const BasicBlock &bb) {
  return any_of(bb, [](const Instruction &i) {
    auto *store = dyn_cast<StoreInst>(&i);
    return store && !store->getDebugLoc() &&
           store->getValueOperand()->getType()->isIntegerTy(32) &&
           isa<ConstantInt>(store->getValueOperand());
  });
}

/// Whether a return that begins with \p first is where returns or other jumps
/// meet that come through cleanups. They store where they go, even if nobody
/// asks in the end. Branches of a statement don't.
bool SourceLines::isTargetOfJumps(const Instruction &first) const {
  const BasicBlock &bb = *first.getParent();
  if (any_of(make_range(bb.begin(), first.getIterator()),
             [](const Instruction &i) { return !i.isLifetimeStartOrEnd(); }))
    return false;
  bool isMeeting = bb.hasNPredecessorsOrMore(2);
  return any_of(predecessors(&bb), [&](const BasicBlock *pred) {
    return cleanups.isSwitch(*pred->getTerminator()) ||
           (isMeeting && storesJump(*pred));
  });
}

/// The first instruction of those that load what \p ret returns, as they do for
/// objects in registers.
static const Instruction &startOf(const ReturnInst &ret) {
  const Instruction *first = &ret;
  while (const Instruction *before = first->getPrevNode()) {
    if (!isa<LoadInst, GetElementPtrInst, MemCpyInst>(before) ||
        !isSamePlace(before->getDebugLoc(), ret.getDebugLoc()))
      break;
    first = before;
  }
  return *first;
}

/// That of main's implicit return is only stored without a place.
static bool isImplicit(const Instruction &value) {
  auto *load = dyn_cast<LoadInst>(&value);
  auto *variable =
      load ? dyn_cast<AllocaInst>(load->getPointerOperand()) : nullptr;
  bool isStored = false;
  if (variable)
    for (const User *u : variable->users())
      if (auto *store = dyn_cast<StoreInst>(u)) {
        isStored = true;
        if (store->getDebugLoc())
          return false;
      }
  return isStored;
}

/// Whether \p f returns an object of an empty class, which is nothing in IR.
static bool returnsEmptyObject(const Function &f) {
  const DISubroutineType *type = f.getSubprogram()->getType();
  DITypeRefArray types = type ? type->getTypeArray() : nullptr;
  if (!f.getReturnType()->isVoidTy() || !types || types.size() == 0)
    return false;
  const DIType *returned = types[0];
  while (auto *name = dyn_cast_or_null<DIDerivedType>(returned))
    returned = name->getBaseType();
  return returned; // null for void
}

/// A return of clang has the line of the function's end, or that of the return
/// statement if there is only one and nothing is left to do after it. Ends of
/// lifetimes are something to do.
bool SourceLines::isEndOfOnlyReturn(const Instruction &i) const {
  const BasicBlock &bb = *i.getParent();
  auto *ret = dyn_cast<ReturnInst>(bb.getTerminator());
  if (!ret)
    return false;
  const Instruction &first = startOf(*ret);
  if (i.comesBefore(&first))
    return false;
  bool isLoaded = &first != ret;
  if (ret->getReturnValue() && (!isLoaded || isImplicit(*ret->getPrevNode())))
    return false;
  if (isTargetOfJumps(first) || !isLeftOver(first))
    return isBehindOnlyReturn(bb);
  const Function &f = *bb.getParent();
  return isLoaded || f.hasStructRetAttr() || returnsEmptyObject(f);
}

std::optional<SourceLine> SourceLines::definition() const {
  if (!sp || !sp->getLine())
    return std::nullopt;
  return SourceLine{sp->getFile(), sp->getLine()};
}

std::optional<SourceLine> SourceLines::lineOf(const Instruction &i) const {
  const DebugLoc &loc = i.getDebugLoc();
  if (loc && sp && loc.getLine() == sp->getLine())
    if (const Instruction *end = endOfCoroutine(i))
      return lineOf(*end);
  if (!sp || !loc || loc.getLine() == 0 || loc.isImplicitCode() ||
      isa<DbgInfoIntrinsic>(i) || i.isLifetimeStartOrEnd() ||
      getDISubprogram(loc.getScope()) != sp || isMadeUp(i) ||
      isCleanupDispatch(i) || isPlacedAtBranch(i) || findsBinding(i) ||
      isEndOfOnlyReturn(i) || unwinding.hasNoLine(i) ||
      isOptimisersJump(*i.getParent()) || statementEnds.contains(i.getParent()))
    return std::nullopt;
  return SourceLine{cast<DIScope>(loc.getScope())->getFile(), loc.getLine()};
}

bool SourceLines::isLifetimeArtefact(const BasicBlock &bb) const {
  return any_of(bb, [this](const Instruction &i) {
    return i.isLifetimeStartOrEnd() || isCleanupDispatch(i);
  });
}

} // namespace lineprof
