//===- profile/ContextSum.h - calling-context trees of several runs -------===//
//
// Part of lineprof, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
#ifndef LINEPROF_TOOLS_PROFILE_CONTEXTSUM_H
#define LINEPROF_TOOLS_PROFILE_CONTEXTSUM_H

#include "profile/RawProfile.h"

#include <map>
#include <tuple>

namespace lineprof {

struct ModuleSum;

/// A part of ProfileSum: nodes at the same site under the same parent are one.
class ContextSum {
public:
  /// \p modules are those of \p run in the sum, in the run's order.
  void add(const RawProfile &run, llvm::ArrayRef<const ModuleSum *> modules);

  /// In one order, whatever that of the runs was. Nodes without time under them
  /// are left out. \p modules are numbered as they will be in the file.
  std::vector<StackNode>
  nodes(const std::vector<const ModuleSum *> &modules) const;

private:
  /// Where a node is: parent, module, offset of the table, site.
  using Place = std::tuple<uint32_t, const ModuleSum *, uint32_t, uint32_t>;

  struct Node {
    Place place;
    uint64_t wallNs, cpuNs, samples;
  };

  std::vector<Node> all; ///< the first stands for the world outside
  std::map<Place, uint32_t> known;
  size_t frames = 0;
};

} // namespace lineprof

#endif // LINEPROF_TOOLS_PROFILE_CONTEXTSUM_H
