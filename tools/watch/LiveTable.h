//===- watch/LiveTable.h - lines and functions of a running program -------===//
//
// Part of lineprof, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
#ifndef LINEPROF_TOOLS_WATCH_LIVETABLE_H
#define LINEPROF_TOOLS_WATCH_LIVETABLE_H

#include "model/FunctionGroup.h"

namespace lineprof {

enum class LiveKind { Lines, Functions };

enum class LiveOrder { Now, Time, Rate, Hits, Place };

/// A line, or a function with all of its instances, that ever ran.
struct LiveRow {
  LineKey place;           ///< of a function: its definition
  std::string title;       ///< of a function; empty for a line
  std::string linkageName; ///< of a function's first instance
  uint64_t hits = 0;       ///< in all; of a function: calls
  uint64_t newHits = 0;
  double time = 0; ///< ns in all
  double newTime = 0;
};

/// What a program did in all and lately.
class LiveTable {
public:
  /// Takes over \p total, all that there is at this moment, and \p recent, the
  /// times since the last update, for \p interval ns before. Both are made of
  /// the same modules. \p isNew if the last update was of another run, or
  /// before a reset.
  void update(const Profile &total, const Profile &recent, double interval,
              bool isNew);

  /// In nanoseconds: what the new hits and times are of.
  double interval() const { return intervalNs; }

  /// The largest number or the first place on top, or at the bottom if
  /// \p reverse. Valid until the next update.
  std::vector<const LiveRow *> rows(LiveKind kind, LiveOrder order,
                                    bool reverse) const;

  /// Of a place.
  const Source &source(uint32_t index) const { return sources[index]; }

private:
  void updateLines(const Profile &total, const Profile &recent);
  void updateFunctions(llvm::ArrayRef<const Function *> functions,
                       llvm::ArrayRef<const Function *> recent);
  void regroup(llvm::ArrayRef<const Function *> functions);

  std::map<LineKey, LiveRow> lines;
  std::vector<LiveRow> functionRows; ///< one for each group
  std::vector<size_t> groupOf;       ///< of each function of the profile
  size_t numThatRan = 0;             ///< when they were grouped
  std::vector<Source> sources;
  double intervalNs = 0;
};

} // namespace lineprof

#endif // LINEPROF_TOOLS_WATCH_LIVETABLE_H
