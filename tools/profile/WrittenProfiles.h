//===- profile/WrittenProfiles.h - which profiles a run wrote -------------===//
//
// Part of lineprof, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
#ifndef LINEPROF_TOOLS_PROFILE_WRITTENPROFILES_H
#define LINEPROF_TOOLS_PROFILE_WRITTENPROFILES_H

#include <map>
#include <string>
#include <vector>

#include <time.h>

namespace lineprof {

/// Watches the files that a value of LINEPROF_FILE can stand for: the name
/// itself with its %-fields, and that with a process id behind it, which is how
/// forked children and programs that find the name in use call theirs.
class WrittenProfiles {
public:
  /// Takes note of what is there before the run.
  explicit WrittenProfiles(const std::string &pattern);

  /// The profiles that have come or changed since, the shortest name first.
  std::vector<std::string> find() const;

private:
  struct State {
    ino_t inode;
    timespec modified;
  };
  std::map<std::string, State> list() const;

  std::string glob;
  std::map<std::string, State> before;
};

} // namespace lineprof

#endif // LINEPROF_TOOLS_PROFILE_WRITTENPROFILES_H
