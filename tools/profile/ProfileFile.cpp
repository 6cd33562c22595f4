//===- profile/ProfileFile.cpp - profiles as files ------------------------===//
//
// Part of lineprof, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "profile/ProfileFile.h"

#include "profile/Reader.h"
#include "support/OutputFile.h"
#include "support/Text.h"

#include "llvm/ADT/StringExtras.h"
#include "llvm/Support/FileSystem.h"

#include <algorithm>
#include <cerrno>

#include <fcntl.h>
#include <sys/file.h>
#include <unistd.h>

using llvm::ArrayRef;
using llvm::Error;
using llvm::Expected;
using llvm::MemoryBuffer;
using llvm::StringRef;

namespace lineprof {

Expected<ProfileFile> readProfileFile(const std::string &path) {
  if (llvm::sys::fs::is_directory(path))
    return failure("{}: is a folder; give the prof.out in it", path);
  // Volatile: read, not mapped, since a new run may truncate it meanwhile.
  auto file = MemoryBuffer::getFile(path, /*IsText=*/false,
                                    /*RequiresNullTerminator=*/false,
                                    /*IsVolatile=*/true);
  if (!file)
    return failure("{}: {}; run the program first, or name its profile", path,
                   file.getError().message());
  Expected<RawProfile> run =
      readProfile(llvm::arrayRefFromStringRef((*file)->getBuffer()));
  if (!run)
    return failure("{}: {}", path, llvm::toString(run.takeError()));
  return ProfileFile{std::move(*file), std::move(*run)};
}

/// Whether \p path is a regular file whose first bytes, \p most of them or all,
/// are \p wanted.
static bool startsWith(StringRef path, uint64_t most,
                       bool (*wanted)(ArrayRef<uint8_t>)) {
  llvm::sys::fs::file_status status;
  if (llvm::sys::fs::status(path, status) || !is_regular_file(status))
    return false;
  uint64_t size = std::min(status.getSize(), most);
  auto start = MemoryBuffer::getFileSlice(path, size, 0, /*IsVolatile=*/true);
  return start && wanted(llvm::arrayRefFromStringRef((*start)->getBuffer()));
}

Error readProfileFiles(
    ArrayRef<std::string> paths,
    llvm::function_ref<Error(const std::string &, ProfileFile)> use) {
  auto isUnset = [](const std::string &path) {
    return startsWith(path, kPageSize, isBeforeSetUp);
  };
  for (const std::string &path : paths) {
    Expected<ProfileFile> file = readProfileFile(path);
    if (!file && isUnset(path) && !llvm::all_of(paths, isUnset)) {
      llvm::consumeError(file.takeError());
      reportWarning(fmt::format(
          "{}: is left out: nothing was written to it yet; its process was "
          "killed as it started, or is about to begin",
          path));
      continue;
    }
    if (!file)
      return file.takeError();
    if (Error error = use(path, std::move(*file)))
      return error;
  }
  return Error::success();
}

bool isProfile(StringRef path) {
  return startsWith(path, sizeof kMagic, hasProfileMagic);
}

bool isBeingWritten(const std::string &path) {
  int fd = open(path.c_str(), O_RDONLY | O_CLOEXEC | O_NONBLOCK);
  if (fd < 0)
    return false;
  bool isHeld = flock(fd, LOCK_SH | LOCK_NB) != 0 && errno == EWOULDBLOCK;
  close(fd); // and gives the lock back
  return isHeld;
}

static Error unwritable(StringRef path, StringRef why) {
  return failure("{}: {}; give another name with -o", path, why);
}

Error writeReport(StringRef path, StringRef content) {
  if (isProfile(path))
    return unwritable(path, "is a profile, which would be lost");
  return writeFile(path, content);
}

Error replaceProfile(const std::string &path, ArrayRef<uint8_t> bytes) {
  llvm::sys::fs::file_status old;
  if (!llvm::sys::fs::status(path, old)) {
    if (!llvm::sys::fs::is_regular_file(old))
      return unwritable(path, "is no regular file");
    if (old.getSize() != 0 && !isProfile(path))
      return unwritable(path, "is there, and no profile");
    if (isBeingWritten(path))
      return unwritable(path, "is written by a running process");
  }
  return writeFile(path, llvm::toStringRef(bytes));
}

} // namespace lineprof
