//===- plugin/Artefacts.cpp - branches and calls that nobody wrote --------===//
//
// Part of lineprof, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// clang gives the branches that it makes up a location, like those of the
// source, and names no blocks. But in unoptimised code a condition of the
// source reads its variables where it stands, so what is used in other blocks
// as well, or goes round in a PHI, is the front end's.
//
//===----------------------------------------------------------------------===//

#include "Artefacts.h"
#include "llvm/IR/Constants.h"
#include "llvm/IR/Instructions.h"
#include "llvm/IR/Intrinsics.h"
#include "llvm/IR/PatternMatch.h"

using namespace llvm;
using namespace llvm::PatternMatch;

namespace lineprof {

static bool isIntrinsic(const Value *value, Intrinsic::ID id) {
  auto *call = dyn_cast<CallBase>(value);
  return call && call->getIntrinsicID() == id;
}

static bool isCoroutineIntrinsic(const Value *value) {
  auto *call = dyn_cast<CallBase>(value);
  return call && call->getIntrinsicID() != Intrinsic::not_intrinsic &&
         call->getCalledFunction()->getName().starts_with("llvm.coro.");
}

static bool isUsedElsewhere(const Value *value, const BasicBlock *bb) {
  return any_of(value->users(), [&](const User *user) {
    auto *i = dyn_cast<Instruction>(user);
    return i && i->getParent() != bb;
  });
}

/// A null check whose pointer is used behind it: of delete, new (nothrow),
/// typeid and casts; likewise the test for elements and the virtual bit of a
/// pointer to a member.
static bool isCheckOfUsedValue(const ICmpInst &compare) {
  const Value *value = compare.getOperand(0);
  bool masked = match(value, m_And(m_Value(value), m_ConstantInt()));
  if (!compare.isEquality() || !match(compare.getOperand(1), m_Zero()) ||
      (!masked && compare.getPredicate() != CmpInst::ICMP_EQ))
    return false;
  // AArch64 has the virtual bit beside the pointer.
  if (masked && isa<ExtractValueInst>(value))
    return true;
  return isUsedElsewhere(value, compare.getParent());
}

/// "case 1 ... 1000:" is a comparison where the switch has its default.
static bool isCaseRange(const ICmpInst &compare) {
  const Value *value;
  return compare.getPredicate() == CmpInst::ICMP_ULE &&
         match(compare.getOperand(0), m_Sub(m_Value(value), m_ConstantInt())) &&
         any_of(value->users(),
                [](const User *user) { return isa<SwitchInst>(user); });
}

static bool isGuard(const Value *value) {
  if (auto *load = dyn_cast<LoadInst>(value))
    if (auto *g = dyn_cast<GlobalVariable>(load->getPointerOperand()))
      return g->getName().starts_with("_ZGV");
  return isCallOf(*value, "__cxa_guard_acquire");
}

/// Whether an argument that va_arg takes is in a register.
static bool isPlaceOfArgument(const Value *value) {
  match(value, m_Add(m_Value(value), m_ConstantInt())); // on AArch64
  auto *load = dyn_cast<LoadInst>(value);
  auto *field =
      load ? dyn_cast<GetElementPtrInst>(load->getPointerOperand()) : nullptr;
  auto *list =
      field ? dyn_cast<StructType>(field->getSourceElementType()) : nullptr;
  return list && list->hasName() && list->getName().contains("__va_list");
}

/// What C11's compare and exchange returns, before it has stored the value that
/// it found.
static bool isResultOfExchange(const Value *condition) {
  auto *result = dyn_cast<ExtractValueInst>(condition);
  return result && isa<AtomicCmpXchgInst>(result->getAggregateOperand()) &&
         !result->hasOneUse();
}

/// A product of complex numbers that is NaN is made again by a function, and
/// fpclassify goes through what a number may be. "x ?: y" of the source
/// compares with UNE.
static bool isCheckOfUsedNumber(const Value *condition) {
  auto *compare = dyn_cast<FCmpInst>(condition);
  return compare && compare->getPredicate() != CmpInst::FCMP_UNE &&
         isa<Instruction>(compare->getOperand(0)) &&
         isUsedElsewhere(compare->getOperand(0), compare->getParent());
}

static bool isMadeUp(const Value *condition) {
  if (isResultOfExchange(condition) || isCheckOfUsedNumber(condition))
    return true;
  // Of a struct that va_arg takes from registers of two kinds.
  match(condition, m_And(m_Value(condition), m_Value()));
  if (isCoroutineIntrinsic(condition))
    return true;
  // A flag that says whether a cleanup is due. Variables are whole bytes.
  if (auto *load = dyn_cast<LoadInst>(condition))
    return load->getType()->isIntegerTy(1) &&
           isa<AllocaInst>(load->getPointerOperand());
  auto *compare = dyn_cast<ICmpInst>(condition);
  if (!compare)
    return false;
  const Value *value = compare->getOperand(0);
  match(value, m_And(m_Value(value), m_ConstantInt()));
  return isGuard(value) || isCoroutineIntrinsic(value) ||
         isIntrinsic(compare->getOperand(1), Intrinsic::eh_typeid_for) ||
         isPlaceOfArgument(value) || isCheckOfUsedValue(*compare) ||
         isCaseRange(*compare);
}

bool isMadeUpLoop(const BasicBlock &bb) {
  auto *phi = dyn_cast<PHINode>(&bb.front());
  return phi && any_of(phi->incoming_values(), [&](const Use &use) {
           auto *next = dyn_cast<Instruction>(use.get());
           return phi->getIncomingBlock(use) == &bb ||
                  (next && next->getNumOperands() != 0 &&
                   next->getOperand(0) == phi);
         });
}

static bool isBeforeSuspend(const BasicBlock &bb) {
  return any_of(bb, [](const Instruction &i) {
    return isIntrinsic(&i, Intrinsic::coro_save);
  });
}

const Value *sourceCondition(const Instruction &terminator) {
  if (auto *sw = dyn_cast<SwitchInst>(&terminator)) {
    // That of a cleanup has no location, and so isn't asked about.
    const Value *value = sw->getCondition();
    bool source = !isa<Constant>(value) && !isCoroutineIntrinsic(value) &&
                  any_of(sw->cases(), [&](const auto &way) {
                    return way.getCaseSuccessor() != sw->getDefaultDest();
                  });
    return source ? value : nullptr;
  }
  auto *br = dyn_cast<BranchInst>(&terminator);
  if (!br || br->isUnconditional() ||
      br->getSuccessor(0) == br->getSuccessor(1))
    return nullptr;
  const Value *condition = br->getCondition();
  if (isa<Constant>(condition) || isMadeUp(condition) ||
      isBeforeSuspend(*br->getSuccessor(1)))
    return nullptr;
  for (const BasicBlock *successor : br->successors())
    if (isMadeUpLoop(*successor))
      return nullptr;
  return condition;
}

const Function *calleeOf(const CallBase &call) {
  const Value *target = call.getCalledOperand()->stripPointerCastsAndAliases();
  return dyn_cast<Function>(target);
}

bool isCallOf(const Value &value, StringRef name) {
  auto *call = dyn_cast<CallBase>(&value);
  const Function *callee = call ? calleeOf(*call) : nullptr;
  return callee && callee->getName() == name;
}

bool isArtefact(const CallBase &call) {
  if (call.isInlineAsm() || call.getIntrinsicID() != Intrinsic::not_intrinsic)
    return true;
  const Function *callee = calleeOf(call);
  if (!callee)
    return false;
  StringRef name = callee->getName();
  return (name.starts_with("__cxa_") && name != "__cxa_demangle") ||
         (name.ends_with("c3") &&
          (name.starts_with("__mul") || name.starts_with("__div"))) ||
         name == "__dynamic_cast" || name == "__clang_call_terminate" ||
         name.starts_with("_ZTW") || name.starts_with("_ZTH");
}

} // namespace lineprof
