//===- profile/ProfileSum.h - several runs in one profile -----------------===//
//
// Part of lineprof, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// Runs are added up record by record, not function by function, so that what
// is written can be read like any other profile. The sum doesn't depend on the
// order of the runs, nor on how they are grouped: each run is first brought
// into one form, and everything that is done then is associative and
// commutative.
//
//   addresses   as the file at ModuleInfo's path has them, load_bias 0
//   counters    one image, those in force (kChunkExcluded is applied)
//   traces      picoseconds instead of ticks, whose length differs by machine
//   header      sums; the earliest start; names and numbers of a process only
//               where all runs agree
//
//===----------------------------------------------------------------------===//
#ifndef LINEPROF_TOOLS_PROFILE_PROFILESUM_H
#define LINEPROF_TOOLS_PROFILE_PROFILESUM_H

#include "profile/ContextSum.h"
#include "profile/ModuleSum.h"

#include "llvm/Support/Error.h"

#include <map>
#include <memory>
#include <string>

namespace lineprof {

class ProfileSum {
public:
  /// Adds a run, whose bytes may go away then. \p name is the profile's.
  /// Refuses another build of a module that is there already, unless
  /// \p mixBuilds. The error is one line; then the sum is good for nothing.
  llvm::Error add(const RawProfile &run, llvm::StringRef name, bool mixBuilds);

  /// Of what has been added. Sizes are left to the writer.
  const FileHeader &header() const { return head; }

  /// By path, then build.
  std::vector<const ModuleSum *> modules() const;

  /// Of the calling-context tree, with modules numbered as in modules().
  std::vector<StackNode> stacks() const { return tree.nodes(modules()); }

private:
  void addHeader(const RawProfile &run);
  llvm::Expected<const ModuleSum *> addModule(const RawProfile &run,
                                              const RawModule &module,
                                              llvm::StringRef name,
                                              bool mixBuilds, size_t numBefore);

  FileHeader head = {};
  std::vector<std::unique_ptr<ModuleSum>> sums; ///< as they came
  ContextSum tree;
};

} // namespace lineprof

#endif // LINEPROF_TOOLS_PROFILE_PROFILESUM_H
