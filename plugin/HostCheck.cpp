//===- plugin/HostCheck.cpp - is this the right compiler? -----------------===//
//
// Part of lineprof, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "HostCheck.h"
#include "llvm/ADT/StringRef.h"
#include "llvm/Config/llvm-config.h"
#include "llvm/Support/Path.h"
#include <cstdio>
#include <link.h>
#include <unistd.h>

using namespace llvm;

namespace lineprof {

static int countLlvm(dl_phdr_info *object, size_t, void *count) {
  StringRef name = sys::path::filename(object->dlpi_name);
  *static_cast<int *>(count) += name.starts_with("libLLVM");
  return 0;
}

void refuseOtherCompilers() {
  int count = 0;
  dl_iterate_phdr(countLlvm, &count);
  if (count < 2)
    return;
  fprintf(stderr,
          "lineprof: error: LineProf.so is for clang %d, not for this compiler; "
          "use clang-%d, or build lineprof for this one\n",
          LLVM_VERSION_MAJOR, LLVM_VERSION_MAJOR);
  _exit(1);
}

} // namespace lineprof
