//===- fuzz/replay.cpp - the corpus without a fuzzer ----------------------===//
//
// Part of lineprof, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "ReadProfile.h"

#include "llvm/Support/FileSystem.h"
#include "llvm/Support/MemoryBuffer.h"

#include <cstdio>
#include <cstring>
#include <memory>

/// Replays each file of the given folders.
int main(int argc, char **argv) {
  int files = 0;
  for (int i = 1; i < argc; ++i) {
    std::error_code error;
    for (llvm::sys::fs::directory_iterator it(argv[i], error), end;
         it != end && !error; it.increment(error)) {
      auto file = llvm::MemoryBuffer::getFile(it->path());
      if (!file) {
        fprintf(stderr, "%s: cannot be read\n", it->path().c_str());
        return 1;
      }
      // A copy of its own, so that a sanitizer sees where it ends.
      size_t size = (*file)->getBufferSize();
      std::unique_ptr<uint8_t[]> bytes(new uint8_t[size]);
      memcpy(bytes.get(), (*file)->getBufferStart(), size);
      LLVMFuzzerTestOneInput(bytes.get(), size);
      ++files;
    }
  }
  printf("%d files replayed\n", files);
  return files == 0; // a wrong folder is no success
}
