//===- calls/LeafCalls.cpp - the context tree with small functions --------===//
//
// Part of lineprof, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
//   main 192      main's self time is 17 of it, and sumBelow, which it calls on
//                 line 38 and which is on no stack, took 175
//   becomes
//   main 17
//   main:38 0
//     sumBelow 175
//
//===----------------------------------------------------------------------===//

#include "calls/LeafCalls.h"

#include "calls/CallArcs.h"

#include "llvm/ADT/STLExtras.h"

#include <algorithm>

namespace lineprof {

namespace {

/// Leaves within leaves.
constexpr unsigned kMaxLevels = 16;

/// Of the tree's time; what is less stays with the caller.
constexpr double kLeastShare = 1e-5;

struct Leaf {
  LineKey line; ///< of the call
  const Function *function;
  double wall;
};

/// What a function, or a line of it, calls that is not on the tree.
struct Leaves {
  std::vector<Leaf> leaves; ///< longest first
  double sum = 0;           ///< ns, of leaves
  double untagged = 0;      ///< ns

  void add(const Leaf &leaf) {
    leaves.push_back(leaf);
    sum += leaf.wall;
  }
  void sort() {
    llvm::sort(leaves, [](const Leaf &a, const Leaf &b) {
      return std::tie(b.wall, a.line, a.function->linkageName) <
             std::tie(a.wall, b.line, b.function->linkageName);
    });
  }
};

class Splitter {
public:
  explicit Splitter(const Profile &profile) : tree(profile.tree()) {
    for (const auto &[function, byLine] : callArcs(profile)) {
      for (const auto &[key, arcs] : byLine)
        for (const CallArc &arc : arcs) {
          Leaves &ofLine = leavesOfLine[{function, key}];
          if (!arc.callee) {
            ofLine.untagged += arc.wall;
          } else if (!arc.onTree && arc.wall > 0) {
            ofLine.add({key, arc.callee, arc.wall});
            leavesOf[function].add({key, arc.callee, arc.wall});
          }
        }
    }
    for (auto &[place, leaves] : leavesOfLine)
      leaves.sort();
    for (auto &[function, leaves] : leavesOf)
      leaves.sort();
    for (const TreeNode &node : tree)
      least += node.wall * kLeastShare;
  }

  std::vector<TreeNode> split() {
    for (size_t i = 1, size = tree.size(); i < size; ++i)
      if (tree[i].wall > 0 && tree[i].line)
        splitCall(i);
    return std::move(tree);
  }

private:
  /// Time on a line of a call is that of its leaves and of untagged code.
  void splitCall(size_t index) {
    auto found = leavesOfLine.find({tree[index].function, *tree[index].line});
    if (found == leavesOfLine.end() || !(found->second.sum > 0))
      return;
    const Leaves &leaves = found->second;
    giveAway(index, leaves, leaves.sum / (leaves.sum + leaves.untagged), 1);
  }

  /// Gives \p share of a node to \p leaves.
  void giveAway(size_t index, const Leaves &leaves, double share,
                unsigned level) {
    const TreeNode whole = tree[index];
    double left = 1;
    for (const Leaf &leaf : leaves.leaves) {
      double part = share * leaf.wall / leaves.sum;
      if (whole.wall * part < least || level > kMaxLevels)
        break;
      size_t caller = index;
      if (!whole.line) {
        caller = addNode(whole.parent, whole.function);
        tree[caller].line = leaf.line;
      }
      addLeaf(caller, whole, *leaf.function, part, level);
      left -= part;
    }
    setTimes(index, whole, std::max(left, 0.0));
  }

  void addLeaf(size_t caller, const TreeNode &whole, const Function &function,
               double part, unsigned level) {
    size_t index = addNode(caller, &function);
    setTimes(index, whole, part);
    const Leaves &within = leavesOf[&function];
    if (within.sum > 0)
      giveAway(index, within, within.sum / (function.total.self + within.sum),
               level + 1);
  }

  size_t addNode(size_t parent, const Function *function) {
    TreeNode &node = tree.emplace_back();
    node.parent = parent;
    node.function = function;
    return tree.size() - 1;
  }

  void setTimes(size_t index, const TreeNode &whole, double share) {
    tree[index].wall = whole.wall * share;
    tree[index].cpu = whole.cpu * share;
    tree[index].samples = whole.samples * share;
  }

  std::vector<TreeNode> tree;
  double least = 0; ///< ns that make a node
  std::map<const Function *, Leaves> leavesOf;
  std::map<std::pair<const Function *, LineKey>, Leaves> leavesOfLine;
};

} // namespace

std::vector<TreeNode> treeWithLeaves(const Profile &profile) {
  return Splitter(profile).split();
}

} // namespace lineprof
