//===- profile/RawProfile.h - what one prof.out says ----------------------===//
//
// Part of lineprof, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// The Reader's result: every index checked, nothing worked out yet. Strings
// point into the bytes that were read, so those must outlive it.
//
//===----------------------------------------------------------------------===//
#ifndef LINEPROF_TOOLS_PROFILE_RAWPROFILE_H
#define LINEPROF_TOOLS_PROFILE_RAWPROFILE_H

#include "lineprof/format.h"

#include "llvm/ADT/ArrayRef.h"
#include "llvm/ADT/StringRef.h"

#include <array>
#include <optional>
#include <vector>

namespace lineprof {

using Md5 = std::array<uint8_t, 16>;

struct RawFile {
  llvm::StringRef path;
  std::optional<Md5> md5;
};

/// What a line that is traced took, in ticks.
struct RawTrace {
  uint64_t visits = 0;
  uint64_t ticks = 0; ///< of outermost visits
  std::optional<uint64_t> min, max;
};

struct RawFunction {
  llvm::StringRef linkageName;
  llvm::StringRef displayName;
  uint32_t flags = 0;        ///< FunctionFlags
  uint32_t line = 0;         ///< of the definition, 0 if not known
  uint64_t firstCounter = 0; ///< index into the module's counters
  uint32_t numCounters = 0;
  std::vector<LineEntry> lines; ///< sorted by file, then line
  std::vector<NodeEntry> nodes;
  std::vector<uint32_t> nodeLines;
  std::vector<ArcEntry> arcs;
  std::vector<BranchEntry> branches;
  std::vector<CallEntry> calls;
  std::vector<llvm::StringRef> callees; ///< of each call; empty if indirect
  std::vector<RawFile> files;           ///< none only if there are no lines
  Cell cell = {};
  /// One for each line, or none at all; of its module's cells.
  llvm::ArrayRef<Cell> lineCells;
  /// If it is traced: one for each line, and the last for the function itself.
  std::vector<RawTrace> trace;
};

/// A tagged function that control was in, and the line entry that it was on,
/// where that is known.
struct RawFrame {
  size_t function;
  std::optional<uint32_t> line;

  auto operator<=>(const RawFrame &) const = default;
};

struct RawSiteTable {
  uint64_t offset = 0;        ///< in the module's section
  llvm::StringRef name;       ///< linkage name of the machine function
  std::optional<size_t> root; ///< index of its own function, if it is tagged
  bool isInPart = false;      ///< some of the root's own code has no slot

  /// Time in the code of a tagged function, calls left out: the root's, with
  /// all that was inlined into it, or else that of an inlined one.
  struct OwnCode {
    size_t function;
    Cell cell;
    size_t site = 0; ///< index
  };
  std::vector<OwnCode> own;

  /// Calls that were timed: each function and line that they were made from,
  /// once, the root's function too.
  struct TimedCalls {
    uint32_t index = 0; ///< of the timing, into the module's
    size_t site = 0;    ///< index
    std::vector<size_t> functions;
    std::vector<std::pair<size_t, uint32_t>> lines; ///< function, line entry
    std::optional<std::pair<size_t, uint32_t>> at;  ///< the innermost of them
    Timing timing;
  };
  std::vector<TimedCalls> timed; ///< in the order of sites

  std::vector<std::vector<RawFrame>> sites; ///< outermost frame first
};

/// A node of the calling-context tree: where a thread was, and who called.
struct RawStackNode {
  size_t parent = 0;   ///< index, less than its own; 0: none
  size_t module = 0;   ///< index
  size_t table = 0;    ///< index into the module's tables
  size_t site = 0;     ///< index into the table's sites
  uint64_t wallNs = 0; ///< callees are not in
  uint64_t cpuNs = 0;
  uint64_t samples = 0;
};

struct RawModule {
  llvm::StringRef path;
  llvm::ArrayRef<uint8_t> buildId;
  ModuleInfo info = {};
  /// The sections that the functions and tables below were read from.
  llvm::ArrayRef<uint8_t> functionSection, siteSection;
  std::vector<RawFunction> functions;
  std::vector<RawSiteTable> tables;
  std::vector<uint64_t> counters; ///< those in force; empty: all are zero
  std::vector<Cell> cells;        ///< empty: there was no sampler
  std::vector<Timing> timings;    ///< likewise
  std::vector<PcEntry> pcs;       ///< those with samples

  /// The counters of \p function, or none if all are zero.
  llvm::ArrayRef<uint64_t> countersOf(const RawFunction &function) const {
    if (counters.empty())
      return {};
    return llvm::ArrayRef(counters).slice(function.firstCounter,
                                          function.numCounters);
  }
  /// What lineCells point into where they are not in the file.
  std::vector<std::vector<Cell>> changedCells;
};

struct RawProfile {
  uint64_t startUnixNs = 0;
  uint64_t elapsedNs = 0;
  uint64_t sampledNs = 0;
  uint64_t ticks = 0;
  uint64_t lostPcs = 0;
  uint64_t tscTicks = 0; ///< that passed in tscNs; 0: nothing was traced
  uint64_t tscNs = 0;
  uint64_t traceCost = 0; ///< ticks of one change of line
  uint64_t runs = 1;      ///< that were added up
  uint32_t pid = 0;
  uint32_t parentPid = 0;
  uint32_t threads = 0;
  uint32_t flags = 0; ///< FileFlags
  llvm::StringRef host;
  llvm::StringRef executable;
  llvm::StringRef commandLine;
  std::vector<RawModule> modules;
  std::vector<RawStackNode> stacks; ///< the first stands for the world outside:
                                    ///< it has no site

  /// Of a node that has a site, outermost first.
  llvm::ArrayRef<RawFrame> framesOf(const RawStackNode &node) const {
    return modules[node.module].tables[node.table].sites[node.site];
  }
};

} // namespace lineprof

#endif // LINEPROF_TOOLS_PROFILE_RAWPROFILE_H
