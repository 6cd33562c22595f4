//===- plugin/TraceMarks.cpp - where the line changes --------------------===//
//
// Part of lineprof, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "Marks.h"
#include "SourceLines.h"
#include "Trace.h"
#include "llvm/ADT/PostOrderIterator.h"
#include "llvm/IR/Instructions.h"

using namespace llvm;

namespace lineprof {

namespace {

/// Where the line may change: a forward data flow of the line that control was
/// on last.
class LineMarker {
public:
  LineMarker(Function &f, const AddedFunction &added)
      : f(f), added(added), lines(f) {}

  void run() {
    ReversePostOrderTraversal<Function *> order(&f);
    for (bool changed = true; changed;) {
      changed = false;
      for (BasicBlock *bb : order)
        changed |= update(*bb);
    }
    SmallVector<std::pair<Instruction *, uint32_t>, 32> places;
    for (BasicBlock *bb : order)
      walk(*bb, lineInto(*bb), [&](Instruction &i, uint32_t line) {
        places.push_back({&i, line});
      });
    for (auto [before, line] : places)
      mark(before, line);
    for (BasicBlock *bb : order)
      markExit(*bb);
  }

private:
  /// Beside indices of lines: not known yet, and one of several or none.
  static constexpr uint32_t kUnknown = ~0u - 1, kAny = ~0u - 2;

  uint32_t lineOf(const Instruction &i) {
    std::optional<SourceLine> line = lines.lineOf(i);
    if (!line)
      return kNotCounted;
    auto [it, isNew] = indices.insert({{line->file, line->line}, kNotCounted});
    if (isNew)
      it->second = added.entry.lineIndex(line->file, line->line);
    return it->second;
  }

  uint32_t lineInto(BasicBlock &bb) {
    if (&bb == &f.getEntryBlock())
      return kAny;
    uint32_t line = kUnknown;
    for (BasicBlock *pred : predecessors(&bb)) {
      auto known = lineOut.find(pred);
      if (known == lineOut.end())
        continue;
      if (line == kUnknown)
        line = known->second;
      else if (line != known->second)
        line = kAny;
    }
    return line;
  }

  /// Returns the line at the end of \p bb.
  uint32_t walk(BasicBlock &bb, uint32_t line,
                function_ref<void(Instruction &, uint32_t)> change) {
    for (Instruction &i : bb) {
      uint32_t next = lineOf(i);
      if (next == kNotCounted || next == line)
        continue;
      change(i, next);
      line = next;
    }
    return line;
  }

  bool update(BasicBlock &bb) {
    uint32_t out = walk(bb, lineInto(bb), [](Instruction &, uint32_t) {});
    auto [it, isNew] = lineOut.insert({&bb, out});
    bool changed = isNew || it->second != out;
    it->second = out;
    return changed;
  }

  void mark(Instruction *before, uint32_t line) {
    if (isa<PHINode>(before) || before->isEHPad())
      before = &*before->getParent()->getFirstInsertionPt();
    Type *int32 = Type::getInt32Ty(f.getContext());
    createMark(before, *added.counters, ConstantInt::get(int32, line),
               /*amount=*/nullptr, kTraceName);
  }

  /// Nothing may stand between a musttail call and its return.
  void markExit(BasicBlock &bb) {
    if (CallInst *call = bb.getTerminatingMustTailCall())
      mark(call, kNotCounted);
    else if (isa<ReturnInst, ResumeInst>(bb.getTerminator()))
      mark(bb.getTerminator(), kNotCounted);
  }

  Function &f;
  const AddedFunction &added;
  SourceLines lines;
  DenseMap<std::pair<const DIFile *, unsigned>, uint32_t> indices;
  DenseMap<BasicBlock *, uint32_t> lineOut;
};

} // namespace

void markLines(Function &f, const AddedFunction &added) {
  LineMarker(f, added).run();
  f.removeFnAttr(Attribute::AlwaysInline); // a region of OpenMP
  f.addFnAttr(Attribute::NoInline);
}

} // namespace lineprof
