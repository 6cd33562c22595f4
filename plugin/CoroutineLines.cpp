//===- plugin/CoroutineLines.cpp - lines that coroutines lack ------------===//
//
// Part of lineprof, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "CoroutineLines.h"
#include "llvm/IR/Dominators.h"
#include "llvm/IR/InstIterator.h"
#include "llvm/IR/IntrinsicInst.h"

using namespace llvm;

namespace lineprof {

SmallPtrSet<const BasicBlock *, 4> findCoroutineStart(Function &f) {
  SmallPtrSet<const BasicBlock *, 4> start;
  if (!f.isPresplitCoroutine())
    return start;
  auto first = find_if(instructions(f), [](const Instruction &i) {
    auto *call = dyn_cast<IntrinsicInst>(&i);
    return call && call->getIntrinsicID() == Intrinsic::coro_suspend;
  });
  if (first == inst_end(f))
    return start;
  DominatorTree tree(f);
  for (auto *node = tree.getNode(first->getParent()); node;
       node = node->getIDom())
    start.insert(node->getBlock());
  return start;
}

const Instruction *endOfCoroutine(const Instruction &i) {
  auto *invoke = dyn_cast<InvokeInst>(&i);
  const Function *callee = invoke ? invoke->getCalledFunction() : nullptr;
  return callee && i.getFunction()->isPresplitCoroutine() &&
                 callee->getName().contains("11return_void")
             ? invoke->getLandingPadInst()
             : nullptr;
}

} // namespace lineprof
