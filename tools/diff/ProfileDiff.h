//===- diff/ProfileDiff.h - what changed from one profile to another ------===//
//
// Part of lineprof, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
#ifndef LINEPROF_TOOLS_DIFF_PROFILEDIFF_H
#define LINEPROF_TOOLS_DIFF_PROFILEDIFF_H

#include "diff/Change.h"
#include "model/FunctionGroup.h"

namespace lineprof {

/// A line of a function, at least one of whose numbers is there. Numbers are 0
/// for own time that belongs to no line.
struct LineChange {
  std::optional<uint32_t> oldLine, newLine;
  std::string path; ///< of the source, if it is not the function's own
  std::optional<std::string> text;
  Change change;
};

struct FunctionChange {
  /// At least one of them ran; null: it is not there.
  const FunctionGroup *before, *after;
  std::string title;
  std::string path; ///< of the newer source
  uint32_t line;    ///< of the newer definition
  Change change;
  std::vector<LineChange> lines; ///< in the order of the newer source
};

struct DiffOptions {
  /// Where the sources of each side are now: a file or a folder, or empty.
  std::string oldPlace, newPlace;
};

class ProfileDiff {
public:
  /// Both profiles must outlive this.
  ProfileDiff(const Profile &before, const Profile &after,
              const DiffOptions &options);

  /// The largest change of time first.
  std::vector<FunctionChange> functions;

  /// Calls and hits of all functions, and the time of all threads in them.
  Change total;

  /// True if the profiles are of different numbers of runs, so that all
  /// figures are averages of one.
  bool isPerRun;

  /// What the user should know, one line each.
  std::vector<std::string> warnings;

private:
  std::vector<FunctionGroup> oldGroups, newGroups;
};

} // namespace lineprof

#endif // LINEPROF_TOOLS_DIFF_PROFILEDIFF_H
