//===- model/LineHits.cpp - from the flow on arcs to hits of lines --------===//
//
// Part of lineprof, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// A line is a set of basic blocks. For `for (i = 0; i < n; i++)` that is the
// set {init, test, step}, and the loop's body is outside of it:
//
//        1           n + 1 times on the line: once from above (1) and n times
//   --> init         back from the body; the arcs init -> test, step -> test
//        |           lie within the line and are no arrivals.
//   n   test <--+
//   <---/  \    |    With the body on the same line nothing arrives from
//   body    \   |    elsewhere any more; then the cycle test -> body -> step
//   --> step ---+    counts, n times.
//
// Nearly all lines have a single block, whose arrivals are added up once for
// all of its lines; only lines of several blocks look at single arcs, so long
// functions and large switches stay linear.
//
//===----------------------------------------------------------------------===//

#include "model/LineHits.h"

#include "llvm/ADT/STLExtras.h"

using llvm::ArrayRef;

namespace lineprof {

__int128 countCycles(uint32_t numBlocks, ArrayRef<CycleArc> unsorted) {
  std::vector<uint32_t> first(numBlocks + 1); // of each block's arcs
  for (const CycleArc &arc : unsorted)
    ++first[arc.src + 1];
  for (uint32_t block = 0; block < numBlocks; ++block)
    first[block + 1] += first[block];
  std::vector<uint32_t> next = first;
  std::vector<CycleArc> arcs(unsorted.size());
  for (const CycleArc &arc : unsorted)
    arcs[next[arc.src]++] = arc;
  next = first; // the arc to look at

  // Depth-first. An arc that was passed over stays useless: it is used up, or
  // leads to a block from which no cycle can be reached. So after a cycle was
  // taken, the search goes on from where its first used-up arc begins.
  enum State : uint8_t { kUnseen, kOnPath, kDone };
  std::vector<State> states(numBlocks, kUnseen);
  std::vector<uint32_t> path; // arcs
  __int128 cycles = 0;
  for (uint32_t root = 0; root < numBlocks; ++root) {
    if (states[root] != kUnseen)
      continue;
    states[root] = kOnPath;
    uint32_t block = root;
    for (;;) {
      if (next[block] == first[block + 1]) {
        states[block] = kDone;
        if (path.empty())
          break;
        block = arcs[path.back()].src;
        path.pop_back();
        ++next[block];
        continue;
      }
      CycleArc &arc = arcs[next[block]];
      if (arc.left <= 0 || states[arc.dst] == kDone) {
        ++next[block];
        continue;
      }
      path.push_back(next[block]);
      if (states[arc.dst] == kUnseen) {
        block = arc.dst;
        states[block] = kOnPath;
        continue;
      }
      size_t begin = path.size() - 1;
      while (arcs[path[begin]].src != arc.dst)
        --begin;
      int64_t least = arc.left;
      for (uint32_t i : ArrayRef(path).drop_front(begin))
        least = std::min(least, arcs[i].left);
      size_t usedUp = path.size();
      for (size_t i = path.size(); i-- > begin;) {
        arcs[path[i]].left -= least;
        if (arcs[path[i]].left == 0)
          usedUp = i;
      }
      cycles += least;
      block = arcs[path[usedUp]].src;
      for (uint32_t i : ArrayRef(path).drop_front(usedUp))
        if (arcs[i].src != block)
          states[arcs[i].src] = kUnseen;
      path.resize(usedUp);
    }
  }
  return cycles;
}

namespace {

/// A block that lists a line, and what left sideways before the line began.
struct Listing {
  uint32_t block;
  __int128 leftBefore;
};

class HitCounter {
public:
  HitCounter(const RawFunction &function, const Flow &flow)
      : function(function), flow(flow) {
    numberBlocks();
    collectArcs();
    collectListings();
  }

  std::vector<uint64_t> count() {
    std::vector<uint64_t> hits;
    for (const std::vector<Listing> &listings : listingsOf)
      hits.push_back(countOf(hitsOf(listings)));
    return hits;
  }

private:
  struct Block {
    __int128 arrivals = 0;
    std::vector<uint32_t> in, out; ///< arcs from and to other blocks, or itself
    uint32_t local = 0;            ///< its number within the line at hand
    uint64_t line = 0;             ///< the line at hand, if it lists the block
  };

  void numberBlocks() {
    ArrayRef<NodeEntry> nodes = function.nodes;
    for (size_t i = 0; i < nodes.size(); ++i) {
      if (i == 0 || nodes[i].block != nodes[i - 1].block)
        blocks.emplace_back();
      blockOf.push_back(blocks.size() - 1);
    }
    blockOf.push_back(kOutside);
  }

  void collectArcs() {
    leftAt.resize(function.nodes.size());
    for (uint32_t i = 0; i < function.arcs.size(); ++i) {
      const ArcEntry &arc = function.arcs[i];
      uint32_t src = blockOf[arc.src], dst = blockOf[arc.dst];
      if (dst == kOutside) {
        if (src != kOutside && arc.flags & kArcSideways)
          leftAt[arc.src] += flow.arcs[i];
        continue;
      }
      if (src == dst && arc.flags & kArcContinue)
        continue;
      blocks[dst].arrivals += flow.arcs[i];
      if (src == kOutside)
        continue;
      blocks[dst].in.push_back(i);
      blocks[src].out.push_back(i);
    }
  }

  void collectListings() {
    listingsOf.resize(function.lines.size());
    __int128 leftBefore = 0;
    for (size_t i = 0; i < function.nodes.size(); ++i) {
      if (i == 0 || blockOf[i] != blockOf[i - 1])
        leftBefore = 0;
      const NodeEntry &node = function.nodes[i];
      for (uint32_t line : ArrayRef(function.nodeLines)
                               .slice(node.first_line, node.num_lines)) {
        std::vector<Listing> &listings = listingsOf[line];
        if (listings.empty() || listings.back().block != blockOf[i])
          listings.push_back({blockOf[i], leftBefore});
      }
      leftBefore += leftAt[i];
    }
  }

  /// Indices of the arcs that lie within the line at hand, ascending.
  std::vector<uint32_t> arcsWithin(ArrayRef<Listing> listings) const {
    size_t ins = 0, outs = 0;
    for (const Listing &listing : listings) {
      ins += blocks[listing.block].in.size();
      outs += blocks[listing.block].out.size();
    }
    std::vector<uint32_t> within;
    for (const Listing &listing : listings) {
      const Block &block = blocks[listing.block];
      for (uint32_t i : ins < outs ? block.in : block.out) {
        const ArcEntry &arc = function.arcs[i];
        uint32_t other = blockOf[ins < outs ? arc.src : arc.dst];
        if (blocks[other].line == lineAtHand)
          within.push_back(i);
      }
    }
    llvm::sort(within);
    return within;
  }

  __int128 hitsOf(ArrayRef<Listing> listings) {
    ++lineAtHand;
    for (size_t i = 0; i < listings.size(); ++i) {
      blocks[listings[i].block].line = lineAtHand;
      blocks[listings[i].block].local = i;
    }
    std::vector<__int128> fromWithin(listings.size());
    std::vector<CycleArc> cycleArcs;
    for (uint32_t i : arcsWithin(listings)) {
      uint32_t src = blocks[blockOf[function.arcs[i].src]].local;
      uint32_t dst = blocks[blockOf[function.arcs[i].dst]].local;
      fromWithin[dst] += flow.arcs[i];
      cycleArcs.push_back({src, dst, flow.arcs[i]});
    }
    __int128 hits = 0;
    for (size_t i = 0; i < listings.size(); ++i) {
      __int128 all = blocks[listings[i].block].arrivals;
      __int128 arrivals = all - fromWithin[i];
      hits += arrivals - share(listings[i].leftBefore, arrivals, all);
    }
    if (cycleArcs.empty())
      return hits;
    return hits + countCycles(listings.size(), cycleArcs);
  }

  /// Those of \p left, who left the block before the line began, that had
  /// arrived from elsewhere: the others had been on the line before.
  static __int128 share(__int128 left, __int128 arrivals, __int128 all) {
    if (arrivals == all || left == 0)
      return left;
    if (arrivals <= 0 || all <= 0)
      return 0;
    return static_cast<__int128>(static_cast<long double>(left) * arrivals /
                                     all +
                                 (left < 0 ? -0.5L : 0.5L));
  }

  static constexpr uint32_t kOutside = 0xffffffff;

  const RawFunction &function;
  const Flow &flow;
  std::vector<Block> blocks;
  std::vector<uint32_t> blockOf; ///< of each node, and of the outside
  std::vector<__int128> leftAt;  ///< of each node: left sideways
  std::vector<std::vector<Listing>> listingsOf;
  uint64_t lineAtHand = 0;
};

} // namespace

std::vector<uint64_t> lineHits(const RawFunction &function, const Flow &flow) {
  return HitCounter(function, flow).count();
}

} // namespace lineprof
