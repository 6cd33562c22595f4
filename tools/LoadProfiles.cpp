//===- tools/LoadProfiles.cpp - from file names to a profile --------------===//
//
// Part of lineprof, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "Profile.h"

#include "ProfileFile.h"
#include "Reader.h"
#include "Text.h"

#include "llvm/ADT/StringExtras.h"
#include "llvm/Support/FileSystem.h"
#include "llvm/Support/MemoryBuffer.h"

using llvm::ArrayRef;
using llvm::Expected;
using llvm::MemoryBuffer;
using llvm::StringRef;

namespace lineprof {

Expected<Profile> loadProfiles(ArrayRef<std::string> paths) {
  Profile profile;
  SymbolCache symbols;
  for (const std::string &path : paths) {
    Expected<ProfileFile> file = readProfileFile(path);
    if (!file)
      return file.takeError();
    profile.add(file->run, path, symbols);
  }
  if (!profile.ran() && profile.wasStopped())
    return failure("{}: no tagged function ran before counting was stopped; "
                   "start it with lineprof_start() or 'lineprof ctl start'",
                   fmt::join(paths, ", "));
  if (!profile.ran())
    return failure("{}: no tagged function ran; check that the program was "
                   "compiled with -fpass-plugin=LineProf.so and that it calls "
                   "a function tagged \"profile\"",
                   fmt::join(paths, ", "));
  return profile;
}

bool isProfile(StringRef path) {
  if (!llvm::sys::fs::is_regular_file(path))
    return false;
  auto start = MemoryBuffer::getFileSlice(path, sizeof kMagic, 0, true);
  return start &&
         hasProfileMagic(llvm::arrayRefFromStringRef((*start)->getBuffer()));
}

} // namespace lineprof
