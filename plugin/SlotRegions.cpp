//===- plugin/SlotRegions.cpp - where a function has a slot ---------------===//
//
// Part of lineprof, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "SlotRegions.h"
#include "llvm/ADT/PostOrderIterator.h"
#include "llvm/ADT/SetVector.h"
#include "llvm/IR/Instructions.h"
#include "llvm/Transforms/Utils/BasicBlockUtils.h"

using namespace llvm;

namespace lineprof {

/// Which blocks' regions have a way out that no code can be put on, into a
/// landing pad or out of a computed goto: those that dominate its source and
/// not its target. As the depth-first numbers of targets of a block and all
/// below it, least and largest, a block sees whether one is outside.
DenseMap<BasicBlock *, std::pair<unsigned, unsigned>>
SlotRegions::findPinnedEdges() {
  dt.updateDFSNumbers();
  DenseMap<BasicBlock *, std::pair<unsigned, unsigned>> targets;
  auto widen = [&](BasicBlock *bb, unsigned least, unsigned most) {
    auto [it, isNew] = targets.insert({bb, {least, most}});
    if (!isNew)
      it->second = {std::min(it->second.first, least),
                    std::max(it->second.second, most)};
  };
  for (DomTreeNode *node : post_order(dt.getRootNode())) {
    BasicBlock *bb = node->getBlock();
    for (BasicBlock *succ : successors(bb))
      if (succ->isEHPad() ||
          isa<IndirectBrInst, CallBrInst>(bb->getTerminator()))
        if (DomTreeNode *to = dt.getNode(succ))
          widen(bb, to->getDFSNumIn(), to->getDFSNumIn());
    if (auto it = targets.find(bb); it != targets.end() && node->getIDom())
      widen(node->getIDom()->getBlock(), it->second.first, it->second.second);
  }
  return targets;
}

/// From the leaves of the dominator tree to its root: a block begins a region
/// if that costs less than those that its children came to, or if there is no
/// other way.
void SlotRegions::findStarts(ArrayRef<BasicBlock *> users,
                             SmallVectorImpl<BasicBlock *> &starts) {
  /// What a region costs in code, in slots taken per call of the function, and
  /// the saving below which wall time for all of the code is worth more.
  constexpr double kCodePrice = 0.04, kWorthwhile = 0.1;
  constexpr double kImpossible = 1e300;
  struct Plan {
    double below = 0; ///< with regions that begin further down
    bool begins = false;
  };
  SmallPtrSet<BasicBlock *, 16> direct;
  for (BasicBlock *bb : users) {
    DomTreeNode *node = dt.getNode(bb);
    if (!node)
      continue;
    if (Loop *l = li.getLoopFor(bb))
      node = dt.getNode(l->getOutermostLoop()->getHeader())->getIDom();
    direct.insert(node ? node->getBlock() : dt.getRoot());
  }
  auto frequency = [&](BasicBlock *bb) {
    return bfi ? double(bfi->getBlockFreq(bb).getFrequency()) : 1;
  };
  double price = kCodePrice * frequency(dt.getRoot());
  auto pinned = findPinnedEdges();
  DenseMap<BasicBlock *, Plan> plans;
  BasicBlock *entry = dt.getRoot();
  for (DomTreeNode *node : post_order(dt.getRootNode())) {
    BasicBlock *bb = node->getBlock();
    Plan &plan = plans[bb];
    if (direct.contains(bb))
      plan.below = kImpossible;
    double own = frequency(bb) + price;
    auto edges = pinned.find(bb);
    bool isPinned =
        edges != pinned.end() && (edges->second.first < node->getDFSNumIn() ||
                                  edges->second.second > node->getDFSNumOut());
    bool canBegin =
        bb == entry || !(li.getLoopFor(bb) || bb->isEHPad() || isPinned);
    double cost = plan.below;
    if (canBegin && plan.below > 0 && plan.below >= own * (1 - kWorthwhile)) {
      plan.begins = true;
      cost = own;
    }
    if (DomTreeNode *above = node->getIDom())
      plans[above->getBlock()].below += cost;
  }
  SmallVector<DomTreeNode *, 16> work = {dt.getRootNode()};
  while (!work.empty()) {
    DomTreeNode *node = work.pop_back_val();
    if (plans.lookup(node->getBlock()).begins)
      starts.push_back(node->getBlock());
    else
      append_range(work, node->children());
  }
}

void SlotRegions::findExits(SlotRegion &region) {
  SmallPtrSet<BasicBlock *, 16> inside(region.blocks.begin(),
                                       region.blocks.end());
  SmallSetVector<std::pair<BasicBlock *, BasicBlock *>, 8> edges;
  for (BasicBlock *bb : region.blocks) {
    for (BasicBlock *succ : successors(bb))
      if (!inside.contains(succ))
        edges.insert({bb, succ});
    if (bb->isLandingPad())
      region.pads.push_back(bb);
    if (CallInst *tail = bb->getTerminatingMustTailCall())
      region.exits.push_back(tail);
    else if (isa<ReturnInst, ResumeInst>(bb->getTerminator()))
      region.exits.push_back(bb->getTerminator());
  }
  for (auto [bb, succ] : edges)
    region.exits.push_back(SplitEdge(bb, succ, &dt, &li)->getTerminator());
}

SmallVector<SlotRegion, 2>
SlotRegions::choose(ArrayRef<BasicBlock *> users,
                    function_ref<bool(Instruction &)> isUser) {
  SmallVector<BasicBlock *, 4> starts;
  findStarts(users, starts);
  SmallVector<SlotRegion, 2> regions;
  for (BasicBlock *bb : starts) {
    SlotRegion &region = regions.emplace_back();
    if (bb == dt.getRoot()) {
      region.start = &*bb->getFirstNonPHIOrDbgOrAlloca();
    } else {
      auto first = find_if(*bb, isUser);
      region.start = first == bb->end() ? bb->getTerminator() : &*first;
    }
    dt.getDescendants(bb, region.blocks);
  }
  for (SlotRegion &region : regions)
    findExits(region);
  return regions;
}

} // namespace lineprof
