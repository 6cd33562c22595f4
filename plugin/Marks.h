//===- plugin/Marks.h - what the early phase leaves for the late one ------===//
//
// Part of lineprof, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// A mark says: add one to element INDEX of COUNTERS here.
//
//   call void @llvm.var.annotation(ptr @COUNTERS, ptr @lineprof.mark, ptr null,
//                                  i32 INDEX, ptr null) nomerge
//
// llvm.var.annotation may touch memory that no one else can see, so passes
// copy a mark with its block but never drop, reorder against itself or merge
// it; and it is free to the inliner's and the unroller's cost models, which a
// function of our own would not be.
//
//===----------------------------------------------------------------------===//
#ifndef LINEPROF_PLUGIN_MARKS_H
#define LINEPROF_PLUGIN_MARKS_H

#include "llvm/IR/GlobalVariable.h"
#include "llvm/IR/IntrinsicInst.h"

namespace lineprof {

/// Marks with other names are not for counters.
constexpr char kMarkName[] = "lineprof.mark";

/// The counters of one function: all of a variable, or a part of it.
struct CounterArray {
  explicit CounterArray(const llvm::Value *address);

  llvm::Constant *address() const;
  std::pair<llvm::GlobalVariable *, uint64_t> key() const {
    return {variable, offset};
  }

  llvm::GlobalVariable *variable;
  uint64_t offset; ///< bytes
};

/// The line of the code at \p at, or that it leads to; none if it isn't known.
llvm::DebugLoc lineFrom(const llvm::Instruction &at);

/// On the line of the code that it counts.
void createMark(llvm::Instruction *before, llvm::Constant &counters,
                llvm::Value *index, llvm::Value *amount = nullptr,
                llvm::StringRef name = kMarkName);

/// Where control enters or leaves the code of the function with \p counters.
void createRegionMark(llvm::Instruction *before, llvm::Constant &counters,
                      bool enters);

/// A mark found in the IR; converts to false if the instruction is none.
class Mark {
public:
  explicit Mark(llvm::Instruction &i, llvm::StringRef name = kMarkName);
  explicit operator bool() const { return annotation; }
  llvm::CallInst *call() const { return annotation; }
  CounterArray counters() const;
  llvm::Value *index() const { return annotation->getArgOperand(3); }
  /// What it adds, as a pointer, since the intrinsic has no other operand.
  llvm::Value *amount() const { return annotation->getArgOperand(4); }

private:
  llvm::CallInst *annotation = nullptr;
};

/// The same for marks of regions.
class RegionMark {
public:
  explicit RegionMark(llvm::Instruction &i);
  explicit operator bool() const { return annotation; }
  llvm::CallInst *call() const { return annotation; }
  CounterArray counters() const;
  bool enters() const { return isEnter; }

private:
  llvm::CallInst *annotation = nullptr;
  bool isEnter = false;
};

/// True if \p f has one for counters.
bool hasMark(llvm::Function &f);

} // namespace lineprof

#endif // LINEPROF_PLUGIN_MARKS_H
