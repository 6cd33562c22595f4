//===- plugin/StatementEnds.cpp - jumps that nobody wrote -----------------===//
//
// Part of lineprof, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "StatementEnds.h"
#include "Places.h"
#include "llvm/ADT/DenseMap.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/ADT/SetVector.h"
#include "llvm/Analysis/LoopInfo.h"
#include "llvm/IR/CFG.h"
#include "llvm/IR/DebugInfoMetadata.h"
#include "llvm/IR/Dominators.h"
#include "llvm/IR/InstIterator.h"
#include "llvm/IR/Instructions.h"
#include "llvm/IR/IntrinsicInst.h"

using namespace llvm;

namespace lineprof {

/// A file and a line in it.
using Line = std::pair<const DIFile *, unsigned>;

namespace {

/// Where control goes from a suspend point if the coroutine is destroyed there
/// is within the statement.
bool isBehindSuspendPoint(const BasicBlock &bb) {
  const BasicBlock *pred = bb.getSinglePredecessor();
  auto *sw = pred ? dyn_cast<SwitchInst>(pred->getTerminator()) : nullptr;
  auto *call = sw ? dyn_cast<IntrinsicInst>(sw->getCondition()) : nullptr;
  return call && call->getIntrinsicID() == Intrinsic::coro_suspend;
}

class Finder {
public:
  Finder(const Function &f, const Cleanups &cleanups)
      : f(f), cleanups(cleanups) {
    for (const BasicBlock &bb : f)
      if (isJumpWithPlace(bb))
        blocksOn[*lineOf(*bb.getTerminator())];
    if (blocksOn.empty())
      return;
    for (const Instruction &i : instructions(f))
      if (auto line = lineOf(i))
        if (auto it = blocksOn.find(*line); it != blocksOn.end())
          if (it->second.empty() || it->second.back() != i.getParent())
            it->second.push_back(i.getParent());
  }

  using Blocks = SmallPtrSet<const BasicBlock *, 4>;

  Blocks find() const {
    Blocks ends;
    if (blocksOn.empty())
      return ends;
    DominatorTree tree(const_cast<Function &>(f));
    LoopInfo loops(tree);
    for (const auto &[line, blocks] : blocksOn) {
      for (const BasicBlock *bb : blocks)
        if (isJumpWithPlace(*bb) && !isBehindSuspendPoint(*bb) &&
            (isToLabelOfCase(*bb, blocks) || isBehindSameJump(*bb, tree) ||
             any_of(before(*bb, blocks), [&, jump = bb](auto *other) {
               return (tree.properlyDominates(other, jump) ||
                       isInLoopBefore(*other, *jump, loops)) &&
                      hasStatementOf(*other, *jump) &&
                      !isInRow(*other, *jump, tree);
             })))
          ends.insert(bb);
      eraseThoseThatComeBack(ends, blocks);
    }
    return ends;
  }

private:
  /// Of \p ends, those of the \p blocks on one line whose jump comes to another
  /// one that is none itself, as the jump of a return is behind the operands of
  /// a ?:.
  void eraseThoseThatComeBack(Blocks &ends,
                              ArrayRef<const BasicBlock *> blocks) const {
    unsigned size;
    do {
      size = ends.size();
      for (const BasicBlock *bb : blocks)
        if (ends.contains(bb) && is_contained(blocks, targetOf(*bb, ends)))
          ends.erase(bb);
    } while (ends.size() != size);
  }

  /// Whether \p bb ends in a switch that somebody wrote.
  bool hasSwitch(const BasicBlock &bb) const {
    const Instruction &way = *bb.getTerminator();
    return isa<SwitchInst>(way) && !cleanups.isSwitch(way);
  }

  std::optional<Line> lineOf(const Instruction &i) const {
    const DebugLoc &loc = i.getDebugLoc();
    if (!loc || isa<DbgInfoIntrinsic>(i) || i.isLifetimeStartOrEnd() ||
        cleanups.isStore(i) || cleanups.isScopeEnd(i))
      return std::nullopt;
    return Line(cast<DIScope>(loc.getScope())->getFile(), loc.getLine());
  }

  /// Whether nothing is in \p bb but the way on, and ends of lifetimes.
  bool isEmpty(const BasicBlock &bb) const {
    return all_of(bb, [&](const Instruction &i) {
      return i.isTerminator() ||
             (!lineOf(i) && (!isa<CallBase>(i) || isa<IntrinsicInst>(i)));
    });
  }

  bool isMereJump(const BasicBlock &bb) const {
    auto *jump = dyn_cast<BranchInst>(bb.getTerminator());
    return jump && jump->isUnconditional() &&
           !jump->hasMetadata(LLVMContext::MD_loop) && isEmpty(bb);
  }

  bool isJumpWithPlace(const BasicBlock &bb) const {
    return isMereJump(bb) && bb.getTerminator()->getDebugLoc();
  }

  /// The \p blocks that clang made before \p bb, as the source has them.
  static ArrayRef<const BasicBlock *>
  before(const BasicBlock &bb, ArrayRef<const BasicBlock *> blocks) {
    return blocks.take_until([&](auto *other) { return other == &bb; });
  }

  /// Whether \p bb has more on the line of \p jump than the jump of another
  /// closing brace, and than what stands behind the one of \p jump.
  bool hasStatementOf(const BasicBlock &bb, const BasicBlock &jump) const {
    const DebugLoc &place = jump.getTerminator()->getDebugLoc();
    auto line = lineOf(*jump.getTerminator());
    return any_of(bb, [&](const Instruction &i) {
      auto *br = dyn_cast<BranchInst>(&i);
      bool isJump = br && br->isUnconditional();
      return lineOf(i) == line &&
             (isJump ? i.getDebugLoc().getCol() == place.getCol()
                     : i.getDebugLoc().getCol() <= place.getCol());
    });
  }

  /// Whether \p jump goes from a case to a label behind it. It has the place of
  /// the statement before them, which ends in one of \p blocks.
  bool isToLabelOfCase(const BasicBlock &jump,
                       ArrayRef<const BasicBlock *> blocks) const {
    const DebugLoc &place = jump.getTerminator()->getDebugLoc();
    return any_of(predecessors(&jump),
                  [&](const BasicBlock *pred) { return hasSwitch(*pred); }) &&
           any_of(before(jump, blocks), [&](const BasicBlock *bb) {
             return any_of(*bb, [&](const Instruction &i) {
               return isSamePlace(i.getDebugLoc(), place);
             });
           });
  }

  /// Whether control comes from \p bb, one of the cases, to \p end of a switch.
  /// What is behind a switch without default is no case of it: a break leads
  /// there as well, from further up.
  bool isCaseBefore(const BasicBlock &bb, const BasicBlock &end,
                    const DominatorTree &tree) const {
    const auto *node = tree.getNode(&end);
    if (!node || !node->getIDom())
      return false;
    const BasicBlock *before = node->getIDom()->getBlock();
    return hasSwitch(*before) &&
           any_of(successors(before), [&](const BasicBlock *first) {
             return first != &end && tree.dominates(first, &bb) &&
                    all_of(predecessors(first), [&](const BasicBlock *pred) {
                      return pred == before || pred == first->getPrevNode();
                    });
           });
  }

  /// Whether the end of a body leads to \p jump with the same place. So it is
  /// at the end of do { ... } while (0), which a continue leads to as well,
  /// though not past the closing brace.
  bool isBehindSameJump(const BasicBlock &jump,
                        const DominatorTree &tree) const {
    const DebugLoc &place = jump.getTerminator()->getDebugLoc();
    return !jump.hasAddressTaken() &&
           any_of(predecessors(&jump), [&](const BasicBlock *pred) {
             return pred != &jump && pred->getSingleSuccessor() &&
                    isSamePlace(pred->getTerminator()->getDebugLoc(), place) &&
                    !isCaseBefore(*pred, jump, tree);
           });
  }

  /// Whether control comes from \p first to \p last by nothing but jumps on one
  /// line, as those from label to label.
  bool isInRow(const BasicBlock &first, const BasicBlock &last,
               const DominatorTree &tree) const {
    auto line = lineOf(*last.getTerminator());
    const auto *node = tree.getNode(&last);
    while (node && isJumpWithPlace(*node->getBlock()) &&
           lineOf(*node->getBlock()->getTerminator()) == line) {
      if (node->getBlock() == &first)
        return true;
      node = node->getIDom();
    }
    return false;
  }

  /// Where control goes, past cleanups that do nothing, jumps without a place
  /// and others of the same line that are in \p ends.
  const BasicBlock *targetOf(const BasicBlock &jump, const Blocks &ends) const {
    auto line = lineOf(*jump.getTerminator());
    const ConstantInt *value = cleanups.valueBehind(jump);
    const BasicBlock *target = jump.getSingleSuccessor();
    SmallPtrSet<const BasicBlock *, 4> seen;
    while (
        ((value && cleanups.isWithin(*target) && isEmpty(*target)) ||
         (isMereJump(*target) && (cleanups.endsScope(*target) ||
                                  !target->getTerminator()->getDebugLoc())) ||
         (ends.contains(target) && lineOf(*target->getTerminator()) == line)) &&
        seen.insert(target).second) {
      value = cleanups.valueBehind(*target, value);
      target = cleanups.next(*target, value);
    }
    return target;
  }

  /// Whether \p bb leaves \p l as a return, goto or throw in its body does.
  static bool isWayOutOf(const Loop &l, const BasicBlock &bb) {
    return !pred_empty(&bb) && all_of(predecessors(&bb), [&](auto *pred) {
      return l.contains(pred);
    });
  }

  /// Whether \p bb is in a loop, or leaves one, that control leaves for \p exit
  /// too, which doesn't lead into it again, as from a label in front of the
  /// loop.
  bool isInLoopBefore(const BasicBlock &bb, const BasicBlock &exit,
                      const LoopInfo &loops) const {
    SmallSetVector<const BasicBlock *, 4> way;
    way.insert(&exit);
    for (unsigned i = 0; i != way.size(); ++i)
      for (const BasicBlock *pred : cleanups.sourcesOf(*way[i])) {
        if (isMereJump(*pred))
          way.insert(pred);
        for (const Loop *l = loops.getLoopFor(pred); l && !l->contains(&exit);
             l = l->getParentLoop())
          if ((l->contains(&bb) || isWayOutOf(*l, bb)) &&
              !l->contains(exit.getSingleSuccessor()))
            return true;
      }
    return false;
  }

  const Function &f;
  const Cleanups &cleanups;
  DenseMap<Line, SmallVector<const BasicBlock *, 4>> blocksOn;
};

} // namespace

SmallPtrSet<const BasicBlock *, 4> findStatementEnds(const Function &f,
                                                     const Cleanups &cleanups) {
  return Finder(f, cleanups).find();
}

} // namespace lineprof
