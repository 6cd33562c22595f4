//===- plugin/Counters.h - marks become increments ------------------------===//
//
// Part of lineprof, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
//   before               after
//     mark f, 2            c = &counters of f + bias      (at the entry, once)
//                          c[2] += 1
//
// c is this thread's image of the counters.
//
//===----------------------------------------------------------------------===//
#ifndef LINEPROF_PLUGIN_COUNTERS_H
#define LINEPROF_PLUGIN_COUNTERS_H

#include "Marks.h"
#include "llvm/ADT/ArrayRef.h"
#include "llvm/ADT/DenseMap.h"
#include "llvm/IR/Function.h"
#include "llvm/IR/Instructions.h"

namespace lineprof {

class Instrument;

/// Replaces marks of one function by memory accesses.
class CounterWriter {
public:
  explicit CounterWriter(llvm::Function &f) : f(f) {}
  void lower(llvm::CallInst &mark);

  /// This thread's image of \p counters.
  llvm::Value *base(const CounterArray &counters);

private:
  llvm::Instruction *baseOf(llvm::GlobalVariable *variable);

  llvm::Function &f;
  llvm::DenseMap<llvm::GlobalVariable *, llvm::Instruction *> bases;
  llvm::Value *bias = nullptr;
};

/// What attribute inference concluded from marks is too little for the stores
/// that they have become, in these functions and in all that call them.
void admitStores(llvm::ArrayRef<llvm::Function *> functions);

} // namespace lineprof

#endif // LINEPROF_PLUGIN_COUNTERS_H
