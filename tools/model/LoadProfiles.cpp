//===- model/LoadProfiles.cpp - from file names to a profile --------------===//
//
// Part of lineprof, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "model/Profile.h"

#include "profile/ProfileFile.h"
#include "support/Text.h"

#include "llvm/ADT/STLExtras.h"
#include "llvm/ADT/StringExtras.h"

using llvm::ArrayRef;
using llvm::Error;
using llvm::Expected;

namespace lineprof {

Expected<Profile> loadProfiles(ArrayRef<std::string> paths,
                               SourceFilter filter) {
  Profile profile;
  SymbolCache symbols;
  std::vector<std::string> unended;
  auto add = [&](const std::string &path, const ProfileFile &file) {
    profile.add(file.run, path, symbols, filter);
    if (!(file.run.flags & (kFileEnded | kFileCopied)))
      unended.push_back(path);
    return Error::success();
  };
  if (Error error = readProfileFiles(paths, add))
    return std::move(error);
  if (filter)
    return profile;
  if (!profile.ran() && profile.wasStopped())
    return failure("{}: no tagged function ran before counting was stopped; "
                   "start it with lineprof_start() or 'lineprof ctl start'",
                   fmt::join(paths, ", "));
  if (!profile.ran() && !llvm::all_of(unended, isBeingWritten))
    return failure("{}: no tagged function ran, or its counts were in "
                   "registers and are lost: the program ended without exit "
                   "(killed, crashed or by _exit); let it run on to its exit",
                   fmt::join(paths, ", "));
  if (!profile.ran())
    return failure("{}: no tagged function ran; check that the program was "
                   "compiled with -fpass-plugin=LineProf.so and that it calls "
                   "a function tagged \"profile\"",
                   fmt::join(paths, ", "));
  return profile;
}

} // namespace lineprof
