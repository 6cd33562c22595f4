//===- watch/Watcher.h - looks at a profile that is being written ---------===//
//
// Part of lineprof, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
#ifndef LINEPROF_TOOLS_WATCH_WATCHER_H
#define LINEPROF_TOOLS_WATCH_WATCHER_H

#include "profile/ProfileFile.h"
#include "watch/LiveTable.h"

#include <chrono>

namespace lineprof {

/// What is known of the process, as of the last look.
struct Watched {
  std::string program; ///< path
  uint32_t pid = 0;
  uint32_t threads = 0;
  uint64_t elapsedNs = 0;
  bool stopped = false; ///< counting is
  std::string end;      ///< how it ended; empty: it runs
};

/// Follows a run. Binaries are opened once, so a look is cheap.
class Watcher {
public:
  /// The profile \p name, or that of the process with this id. The error is one
  /// line.
  static llvm::Expected<std::string> find(const std::string &name);

  /// Reads the profile at \p path from the first look on.
  explicit Watcher(std::string path) : path(std::move(path)) {}

  /// Reads the profile, unless the run has ended. The error is one line, and of
  /// the first look only: a profile that can't be read later has ended.
  llvm::Error look();

  const Watched &process() const { return watched; }
  const LiveTable &table() const { return live; }

  /// What the user should know, one line each.
  const std::vector<std::string> &warnings() const { return allWarnings; }

private:
  void take(ProfileFile now);

  std::string path;
  SymbolCache symbols;
  std::optional<ProfileFile> last;
  std::chrono::steady_clock::time_point lastTime;
  Watched watched;
  std::vector<std::string> allWarnings;
  LiveTable live;
};

} // namespace lineprof

#endif // LINEPROF_TOOLS_WATCH_WATCHER_H
