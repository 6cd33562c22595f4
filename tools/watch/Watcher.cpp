//===- watch/Watcher.cpp - looks at a profile that is being written -------===//
//
// Part of lineprof, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "watch/Watcher.h"

#include "profile/LiveProfile.h"
#include "support/Text.h"
#include "watch/Changes.h"

#include "llvm/Support/FileSystem.h"

using llvm::Error;
using llvm::Expected;

namespace lineprof {

Expected<std::string> Watcher::find(const std::string &name) {
  int pid;
  bool isPid = !llvm::StringRef(name).getAsInteger(10, pid) && pid > 0;
  if (!isPid || llvm::sys::fs::exists(name))
    return name;
  Expected<LiveProfile> profile = LiveProfile::open(pid);
  if (!profile)
    return profile.takeError();
  return profile->path();
}

Error Watcher::look() {
  if (!watched.end.empty())
    return Error::success();
  // Asked first: what is read then is the last there is.
  bool isWritten = isBeingWritten(path);
  Expected<ProfileFile> now = readProfileFile(path);
  if (!now && !last)
    return now.takeError();
  if (!now || (last && (now->run.pid != last->run.pid ||
                        now->run.startUnixNs != last->run.startUnixNs))) {
    watched.end = now ? "ended: another run has its file" : "ended: no profile";
    llvm::consumeError(now.takeError());
    return Error::success();
  }
  if (now->run.flags & kFileEnded)
    watched.end = "ended";
  else if (now->run.flags & kFileCopied)
    watched.end = "copy of a running process";
  else if (!isWritten)
    watched.end = "ended without exit";
  take(std::move(*now));
  return Error::success();
}

void Watcher::take(ProfileFile now) {
  const RawProfile &run = now.run;
  auto time = std::chrono::steady_clock::now();
  bool isNew = !last || !continues(last->run, run);
  RawProfile recent = timesSince(isNew ? RawProfile() : last->run, run);
  // The sampler's clock, as times are by it, unless it stands still.
  double interval = recent.elapsedNs;
  if (last && recent.elapsedNs == 0)
    interval = std::chrono::nanoseconds(time - lastTime).count();

  Profile total, lately;
  total.add(run, path, symbols);
  lately.add(recent, path, symbols);
  allWarnings = total.warnings();
  live.update(total, lately, interval, isNew);

  watched.program = run.executable;
  watched.pid = run.pid;
  watched.threads = run.threads;
  watched.elapsedNs = run.elapsedNs;
  watched.stopped = run.flags & kFileStopped;
  last = std::move(now);
  lastTime = time;
}

} // namespace lineprof
