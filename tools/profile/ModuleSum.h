//===- profile/ModuleSum.h - one module over several runs -----------------===//
//
// Part of lineprof, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
#ifndef LINEPROF_TOOLS_PROFILE_MODULESUM_H
#define LINEPROF_TOOLS_PROFILE_MODULESUM_H

#include "profile/RawProfile.h"

#include "llvm/Support/MathExtras.h"

#include <map>
#include <string>
#include <tuple>

namespace lineprof {

/// Numbers that would overflow stay at their largest.
template <typename T> void addUp(T &sum, T more) {
  sum = llvm::SaturatingAdd(sum, more);
}

/// A module of one build, over all runs.
struct ModuleSum {
  ModuleInfo info = {};
  std::string path;
  std::string functions, sites; ///< the sections
  std::vector<uint64_t> counters;
  std::vector<Cell> cells;
  std::vector<Timing> timings;
  std::map<uint64_t, PcEntry> pcs; ///< by pc

  std::string firstProfile; ///< the name of that which it came with
  /// The first word of each function's TraceEntries, and how many they are.
  std::vector<std::pair<uint64_t, uint64_t>> traces;

  /// What \p module says of itself, with addresses as its file has them, and
  /// no numbers. \p name is the profile's.
  ModuleSum(const RawModule &module, llvm::StringRef name);

  /// Adds \p module's numbers. It must be of the same build.
  void add(const RawProfile &run, const RawModule &module);

  llvm::ArrayRef<uint8_t> buildId() const;
  std::string buildName() const; ///< for messages

  /// The file that it is: where it was, and which of those that were there.
  auto place() const {
    return std::tie(path, info.binary_size, info.binary_mtime_ns);
  }

  /// What is the same in all copies of one build.
  auto contents() const {
    return std::tie(info.functions_address, info.counters_address,
                    info.sites_address, info.text_begin, info.text_end,
                    info.counters_size, functions, sites);
  }
};

/// True if they are of one build. Copies of a file may lie in several places,
/// which only a build id tells from other builds.
bool isSameBuild(const ModuleSum &a, const ModuleSum &b);

constexpr uint64_t kPsPerNs = 1000;

/// \p ticks of \p run's time stamp counter. 0 if nobody can say how long one
/// is.
uint64_t toPicoseconds(uint64_t ticks, const RawProfile &run);

} // namespace lineprof

#endif // LINEPROF_TOOLS_PROFILE_MODULESUM_H
