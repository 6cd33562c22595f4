//===- profile/ProfileFile.h - profiles as files --------------------------===//
//
// Part of lineprof, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
#ifndef LINEPROF_TOOLS_PROFILE_PROFILEFILE_H
#define LINEPROF_TOOLS_PROFILE_PROFILEFILE_H

#include "profile/RawProfile.h"

#include "llvm/ADT/STLFunctionalExtras.h"
#include "llvm/Support/Error.h"
#include "llvm/Support/MemoryBuffer.h"

#include <memory>

namespace lineprof {

struct ProfileFile {
  std::unique_ptr<llvm::MemoryBuffer> bytes; ///< which the run points into
  RawProfile run;
};

/// Reads the profile at \p path. The error is one line, with the path.
llvm::Expected<ProfileFile> readProfileFile(const std::string &path);

/// Reads the profiles at \p paths one by one for \p use. Where some are set up,
/// those that are not, as a process that is killed when it starts leaves them,
/// are left out with a warning. The error is one line, with the path.
llvm::Error readProfileFiles(
    llvm::ArrayRef<std::string> paths,
    llvm::function_ref<llvm::Error(const std::string &path, ProfileFile)> use);

/// True if there is a profile, of whatever version, at \p path.
bool isProfile(llvm::StringRef path);

/// True if a running process on this machine writes the profile at \p path.
bool isBeingWritten(const std::string &path);

/// Writes \p content, which is no profile, as writeFile() does, but leaves a
/// profile at \p path alone. The error is one line.
llvm::Error writeReport(llvm::StringRef path, llvm::StringRef content);

/// Writes \p bytes to a new file and gives it the name \p path then. A profile
/// there is replaced, any other file left alone. The error is one line.
llvm::Error replaceProfile(const std::string &path,
                           llvm::ArrayRef<uint8_t> bytes);

} // namespace lineprof

#endif // LINEPROF_TOOLS_PROFILE_PROFILEFILE_H
