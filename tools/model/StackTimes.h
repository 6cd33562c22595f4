//===- model/StackTimes.h - the times of a run's stacks -------------------===//
//
// Part of lineprof, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
#ifndef LINEPROF_TOOLS_MODEL_STACKTIMES_H
#define LINEPROF_TOOLS_MODEL_STACKTIMES_H

#include "model/InlinedCode.h"
#include "profile/RawProfile.h"

namespace lineprof {

struct NodeTime {
  double wall = 0; ///< ns, while this was the youngest; callees are not in
  double cpu = 0;
  double samples = 0;

  NodeTime scaled(double part) const {
    return {wall * part, cpu * part, samples * part};
  }
  NodeTime &operator+=(const NodeTime &more) {
    wall += more.wall;
    cpu += more.cpu;
    samples += more.samples;
    return *this;
  }
};

/// The nodes of a run. What ticks missed of short functions was charged to the
/// lines that call them. It goes to the functions: first in the contexts that
/// they were seen in, by what was seen of them there. What is left of it then,
/// as in a deep recursion, where no tick finds the same context twice, goes to
/// new nodes below lines that call nothing else. The sum stays.
class StackTimes {
public:
  /// Stacks don't tell what was missed: that comes from \p inlined, one for
  /// each module, or none at all.
  StackTimes(const RawProfile &run, llvm::ArrayRef<InlinedCodes> inlined);

  /// Those of the run, and the new ones after them.
  llvm::ArrayRef<RawStackNode> nodes() const { return stacks; }

  const NodeTime &timeOf(size_t node) const { return times[node]; }

  /// False for nodes that neither have a sample nor lead to one.
  bool counts(size_t node) const { return counting[node]; }

  /// What is known of the own code that \p node is in, or null.
  const InlinedCode *codeAt(const RawStackNode &node) const;

private:
  void moveWithinContexts();
  void moveBelowLines();
  void markCounting();

  const RawProfile &run;
  llvm::ArrayRef<InlinedCodes> inlined;
  std::vector<RawStackNode> stacks;
  std::vector<NodeTime> times;
  std::map<const InlinedCode *, double> moved; ///< of what was missed, ns
  std::vector<bool> counting;
};

} // namespace lineprof

#endif // LINEPROF_TOOLS_MODEL_STACKTIMES_H
