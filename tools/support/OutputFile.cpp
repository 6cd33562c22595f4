//===- support/OutputFile.cpp - files that commands write -----------------===//
//
// Part of lineprof, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "support/OutputFile.h"

#include "support/Text.h"

#include "llvm/Support/FileSystem.h"
#include "llvm/Support/raw_ostream.h"

using llvm::StringRef;
namespace fs = llvm::sys::fs;

namespace lineprof {

namespace {

llvm::Error cannotWrite(StringRef path, std::string why) {
  return failure("{}: {}; give another name with -o", path, why);
}

std::error_code writeTo(int descriptor, StringRef content) {
  llvm::raw_fd_ostream stream(descriptor, /*shouldClose=*/false);
  stream << content;
  stream.flush();
  std::error_code error = stream.error();
  stream.clear_error();
  return error;
}

} // namespace

llvm::Error writeFile(StringRef path, StringRef content) {
  fs::file_status status;
  if (!fs::status(path, status) && !fs::is_regular_file(status)) {
    int descriptor;
    std::error_code error =
        fs::openFileForWrite(path, descriptor, fs::CD_OpenExisting);
    if (!error) {
      error = writeTo(descriptor, content);
      fs::closeFile(descriptor);
    }
    return error ? cannotWrite(path, error.message()) : llvm::Error::success();
  }

  llvm::Expected<fs::TempFile> file = fs::TempFile::create(path + ".%%%%%%");
  if (!file)
    return cannotWrite(path, llvm::toString(file.takeError()));
  if (std::error_code error = writeTo(file->FD, content)) {
    llvm::consumeError(file->discard());
    return cannotWrite(path, error.message());
  }
  if (llvm::Error error = file->keep(path))
    return cannotWrite(path, llvm::toString(std::move(error)));
  return llvm::Error::success();
}

} // namespace lineprof
