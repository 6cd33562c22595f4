//===- plugin/Sites.cpp - calls become sites, functions get a slot --------===//
//
// Part of lineprof, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "Sites.h"
#include "CallKinds.h"
#include "Instrument.h"
#include "Marks.h"
#include "SiteTable.h"
#include "SlotCode.h"
#include "SlotRegions.h"
#include "ValueSettler.h"
#include "llvm/ADT/MapVector.h"
#include "llvm/Analysis/BlockFrequencyInfo.h"
#include "llvm/Analysis/LoopInfo.h"
#include "llvm/Analysis/TargetLibraryInfo.h"
#include "llvm/IR/Dominators.h"
#include "llvm/IR/InstIterator.h"
#include "llvm/IR/IntrinsicInst.h"
#include "llvm/IR/MDBuilder.h"
#include "llvm/Transforms/Utils/BasicBlockUtils.h"

using namespace llvm;

namespace lineprof {

namespace {

class SlotWriter {
public:
  SlotWriter(Function &f, const FunctionEntry *root, const FunctionIndex &index,
             FunctionAnalysisManager &fam)
      : f(f), isTagged(root), fam(fam), table(root, index), values(f) {
    auto &tli = fam.getResult<TargetLibraryAnalysis>(f);
    auto &tti = fam.getResult<TargetIRAnalysis>(f);
    for (Instruction &i : make_early_inc_range(instructions(f))) {
      if (RegionMark mark(i); mark)
        findRegion(mark, index);
      else if (needsSite(i, tti))
        if (auto site = table.siteAt(i.getDebugLoc(), kindOfSite(i, tli)))
          calls.insert({&i, *site});
    }
  }

  /// True if the slot is taken first of all.
  bool run() {
    SmallVector<SlotRegion, 2> regions = chooseRegions();
    bool isWhole =
        regions.size() == 1 &&
        regions[0].start == &*f.getEntryBlock().getFirstNonPHIOrDbgOrAlloca();
    if (!regions.empty()) {
      // Link-time optimisation inlines once more, and one frame has one slot.
      if (!f.hasFnAttribute(Attribute::AlwaysInline))
        f.addFnAttr(Attribute::NoInline);
      sites = new GlobalVariable(
          *f.getParent(), Type::getInt8Ty(f.getContext()), false,
          GlobalValue::PrivateLinkage,
          Constant::getNullValue(Type::getInt8Ty(f.getContext())));
      for (const SlotRegion &region : regions) {
        exits.insert(region.exits.begin(), region.exits.end());
        writeRegion(region);
      }
      sites->replaceAllUsesWith(table.emit(f, isWhole ? 0 : kSitesInPart));
      sites->eraseFromParent();
    }
    for (auto [mark, site] : regionMarks)
      mark->eraseFromParent();
    return isWhole;
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

  /// Around calls, and loops of tagged code.
  SmallVector<SlotRegion, 2> chooseRegions() {
    auto &li = fam.getResult<LoopAnalysis>(f);
    SmallVector<BasicBlock *, 16> users;
    for (auto [call, site] : calls)
      users.push_back(call->getParent());
    for (auto [mark, site] : regionMarks)
      users.push_back(mark->getParent());
    if (isTagged)
      for (Loop *l : li)
        users.push_back(l->getHeader());
    if (users.empty())
      return {};
    auto *bfi =
        f.hasOptNone() ? nullptr : &fam.getResult<BlockFrequencyAnalysis>(f);
    return SlotRegions(fam.getResult<DominatorTreeAnalysis>(f), li, bfi)
        .choose(users,
                [&](Instruction &i) { return siteOf(i) || RegionMark(i); });
  }

  void writeRegion(const SlotRegion &region) {
    SmallPtrSet<BasicBlock *, 16> inside(region.blocks.begin(),
                                         region.blocks.end());
    auto isInside = [&](const auto &user) {
      return inside.contains(user.first->getParent());
    };
    auto callsInside = to_vector(make_filter_range(calls, isInside));
    auto marksInside = to_vector(make_filter_range(regionMarks, isInside));

    SlotCode slot(region.start, *sites);
    for (BasicBlock *pad : region.pads) {
      Instruction &at = *pad->getFirstInsertionPt();
      slot.storeSite(&at, ownSiteAt(at.getStableDebugLoc()), lineFrom(at));
      slot.comeBack(&at, lineFrom(at));
    }
    for (auto [mark, site] : marksInside)
      slot.storeSite(mark, site, DebugLoc());
    writeCalls(slot, callsInside);
    for (Instruction *exit : region.exits)
      slot.giveBack(exit);
  }

  /// Of calls one after the other on one line, and of one right before the
  /// exit, the few instructions in between are not worth telling apart.
  void writeCalls(SlotCode &slot,
                  ArrayRef<std::pair<Instruction *, uint32_t>> inside) {
    SmallPtrSet<Instruction *, 8> entered;
    for (auto [call, site] : inside) {
      const DebugLoc &line = call->getDebugLoc();
      bool isTimed = table.kindOf(site) == kSiteTimed;
      auto endCall = [&, site = site](Instruction *at) {
        if (isTimed && !isa<UnreachableInst>(at))
          slot.callIfTimed("__lineprof_end_call", at, site, line);
      };
      if (!entered.contains(call)) {
        Instruction *before = beforeArguments(*call);
        if (isTimed && !f.hasOptNone())
          values.settleBefore(*before, [](Instruction &) { return false; });
        slot.storeSite(before, site, line);
        if (isTimed)
          slot.callIfTimed("__lineprof_begin_call", before, site, line);
      }
      uint32_t own = ownSiteAt(line);
      if (auto *invoke = dyn_cast<InvokeInst>(call)) {
        BasicBlock *normal = invoke->getNormalDest();
        if (!normal->getUniquePredecessor())
          normal = SplitEdge(invoke->getParent(), normal);
        Instruction *after = afterResult(*normal->getFirstInsertionPt());
        endCall(after);
        slot.storeSite(after, own, line);
        continue;
      }
      Instruction *next = followedBy(*call);
      if (next && siteOf(*next) == site) {
        entered.insert(next);
        continue;
      }
      Instruction *after = afterResult(*call->getNextNode());
      endCall(after);
      if (!next || !exits.contains(next))
        slot.storeSite(after, own, line);
      auto *made = dyn_cast<CallBase>(call);
      if (made && made->hasFnAttr(Attribute::ReturnsTwice))
        slot.comeBack(after, line);
    }
  }

  /// Unoptimised code keeps each value that lives into another block in the
  /// frame, so its calls are timed with their loads of arguments, and with the
  /// store of what they return.
  Instruction *beforeArguments(Instruction &call) const {
    Instruction *before = &call;
    while (f.hasOptNone() && before->getPrevNode()) {
      Instruction *i = before->getPrevNode();
      if (i->mayWriteToMemory() || isa<PHINode, AllocaInst>(i) || i->isEHPad())
        break;
      before = i;
    }
    return before;
  }

  Instruction *afterResult(Instruction &next) const {
    Instruction *after = &next;
    auto isOfResult = [](Instruction *i) {
      auto *store = dyn_cast<StoreInst>(i);
      return store ? store->isSimple()
                   : isa<ExtractValueInst, GetElementPtrInst>(i);
    };
    while (f.hasOptNone() && isOfResult(after))
      after = after->getNextNode();
    return after;
  }

  /// The site or exit that comes next in the block and soon, or null.
  Instruction *followedBy(Instruction &call) {
    constexpr unsigned kSoon = 8;
    unsigned count = 0;
    for (Instruction *i = call.getNextNode(); i && count < kSoon;
         i = i->getNextNode()) {
      if (exits.contains(i) || siteOf(*i))
        return i;
      if (isa<CallBase>(i) && (!isa<IntrinsicInst>(i) || RegionMark(*i)))
        return nullptr;
      count += !i->isDebugOrPseudoInst();
    }
    return nullptr;
  }

  std::optional<uint32_t> siteOf(const Instruction &i) const {
    auto it = calls.find(const_cast<Instruction *>(&i));
    return it == calls.end() ? std::nullopt : std::optional(it->second);
  }

  Function &f;
  bool isTagged;
  FunctionAnalysisManager &fam;
  SiteTableWriter table;
  ValueSettler values;
  MapVector<Instruction *, uint32_t> calls; ///< and their sites
  SmallVector<std::pair<CallInst *, uint32_t>, 4> regionMarks;
  DenseMap<GlobalVariable *, uint32_t> regionOf; ///< by record
  SmallPtrSet<Instruction *, 8> exits;           ///< of all regions
  GlobalVariable *sites = nullptr; ///< stands for the table until it is known
};

} // namespace

bool addSites(Function &f, const FunctionEntry *root,
              const FunctionIndex &index, FunctionAnalysisManager &fam) {
  bool isAtEntry = SlotWriter(f, root, index, fam).run();
  fam.invalidate(f, PreservedAnalyses::none());
  return isAtEntry;
}

} // namespace lineprof
