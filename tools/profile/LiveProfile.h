//===- profile/LiveProfile.h - the profile of a running process -----------===//
//
// Part of lineprof, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
#ifndef LINEPROF_TOOLS_PROFILE_LIVEPROFILE_H
#define LINEPROF_TOOLS_PROFILE_LIVEPROFILE_H

#include "lineprof/format.h"

#include "llvm/Support/Error.h"

#include <string>

namespace lineprof {

/// The prof.out that another process of this user writes, and a way to have
/// that process do something. Errors are one line.
class LiveProfile {
public:
  /// Finds the profile of process \p pid among what it has mapped.
  static llvm::Expected<LiveProfile> open(int pid);

  LiveProfile(LiveProfile &&other);
  LiveProfile &operator=(LiveProfile &&) = delete;
  ~LiveProfile();

  /// Where the file is.
  const std::string &path() const { return name; }

  /// Has the process carry out \p command, and waits for that for 2 s.
  llvm::Error request(ControlCommand command);

  /// Copies the file as it is to \p path, over a profile that no process
  /// writes. With an empty path the first of prof.PID.1.out, prof.PID.2.out
  /// and so on that is free is taken. Returns the path.
  llvm::Expected<std::string> copyTo(std::string path) const;

private:
  LiveProfile(int pid, std::string name, int fd, FileHeader *header)
      : pid(pid), name(std::move(name)), fd(fd), header(header) {}

  llvm::Error checkOwner() const;
  llvm::Error checkAlive() const;
  llvm::Error copyInto(int out, const std::string &name) const;
  bool isHeld() const;

  int pid;
  std::string name;
  int fd;
  FileHeader *header; ///< the first page, mapped
};

} // namespace lineprof

#endif // LINEPROF_TOOLS_PROFILE_LIVEPROFILE_H
