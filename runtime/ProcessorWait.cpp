//===- runtime/ProcessorWait.cpp - a thread waits for a processor ---------===//
//
// Part of lineprof, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "ProcessorWait.h"
#include <stdio.h>
#include <stdlib.h>

namespace lineprof {

void ProcessorWait::open(int tid) {
  char path[64];
  snprintf(path, sizeof(path), "/proc/self/task/%d/schedstat", tid);
  fd = moveUp(::open(path, O_RDONLY | O_CLOEXEC));
  if (fd >= 0 && file.take(fd))
    last = read();
}

/// The second number, or `last` if there is none.
uint64_t ProcessorWait::read() const {
  char text[64];
  ssize_t length = pread(fd, text, sizeof(text) - 1, 0);
  if (length <= 0)
    return last;
  text[length] = 0;
  char *computed;
  strtoull(text, &computed, 10);
  char *end;
  uint64_t waited = strtoull(computed, &end, 10);
  return end == computed ? last : waited;
}

uint64_t ProcessorWait::sinceLast(int tid) {
  if (fd < 0)
    return 0;
  if (fd == 0 || !file.matches(fd)) {
    open(tid);
    return 0;
  }
  uint64_t before = last;
  last = read();
  return last > before ? last - before : 0;
}

void ProcessorWait::close() {
  if (fd > 0 && file.matches(fd))
    ::close(fd);
  fd = 0;
}

} // namespace lineprof
