//===- model/Nesting.h - functions that compute within their own calls ----===//
//
// Part of lineprof, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
#ifndef LINEPROF_TOOLS_MODEL_NESTING_H
#define LINEPROF_TOOLS_MODEL_NESTING_H

#include "profile/RawProfile.h"

#include "llvm/ADT/DenseMap.h"

namespace lineprof {

/// What the calling contexts of a run say of recursion. Own time comes from
/// program counters, which know no callers, and time in calls from cells. Where
/// a function computes within a call that it made itself, both have that time.
class Nesting {
public:
  explicit Nesting(const RawProfile &run);

  /// The share of the time in own code number \p own of a table in which
  /// \p function, or \p line of it, was in a call further down the stack.
  double shareBelow(size_t module, size_t table, size_t own, size_t function,
                    std::optional<uint32_t> line) const;

  /// The share of its time in which \p function was on the stack more than
  /// once.
  double shareTwice(size_t module, size_t function) const;

  /// The share of its time in which the innermost activation of \p function
  /// was in a call that is timed.
  double shareInTimedCalls(size_t module, size_t function) const;

  /// The most of what \p function took that ticks can have seen as time of its
  /// callers: their calls from where it was called, in which they saw nothing,
  /// and it was not on the stack. Infinite if untagged code called it, ns.
  double mostUnseen(size_t module, size_t function) const;

private:
  class Walk;

  /// Times in own code, or of what contexts too deep for the file end with.
  struct Top {
    double wall = 0;
    llvm::DenseMap<unsigned, double> below; ///< by number of place
  };

  /// Times on the stack.
  struct Presence {
    double wall = 0;
    double twice = 0;        ///< that is more than once
    double inTimedCalls = 0; ///< the innermost one
    double unseen = 0;       ///< see mostUnseen()
  };

  unsigned placeOf(size_t module, const RawFrame &frame) const {
    return firstPlaces[module][frame.function] +
           (frame.line ? *frame.line + 1 : 0);
  }

  const RawProfile &run;
  std::vector<std::vector<unsigned>> firstPlaces; ///< by module and function
  std::vector<std::vector<unsigned>> firstTops;   ///< by module and table
  std::vector<Top> tops;
  Top unknown;
  llvm::DenseMap<unsigned, Presence> presences; ///< by number of place
};

} // namespace lineprof

#endif // LINEPROF_TOOLS_MODEL_NESTING_H
