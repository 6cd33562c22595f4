//===- runtime/ProcessorWait.cpp - a thread waits for a processor ---------===//
//
// Part of lineprof, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "ProcessorWait.h"
#include "Clock.h"
#include <stdio.h>
#include <stdlib.h>

namespace lineprof {

void ProcessorWait::open(int tid) {
  char path[64];
  snprintf(path, sizeof(path), "/proc/self/task/%d/schedstat", tid);
  fd = moveUp(::open(path, O_RDONLY | O_CLOEXEC));
  if (fd >= 0)
    file.take(fd);
  last = {};
}

/// The second number.
bool ProcessorWait::read(uint64_t &waited) const {
  char text[64];
  ssize_t length = pread(fd, text, sizeof(text) - 1, 0);
  if (length <= 0)
    return false;
  text[length] = 0;
  char *computed, *end;
  strtoull(text, &computed, 10);
  waited = strtoull(computed, &end, 10);
  return end != computed;
}

uint64_t ProcessorWait::sinceLast(int tid, uint64_t cpuNs) {
  constexpr uint64_t kMostAsleep = 20; ///< one part in
  if (fd == 0 || (fd > 0 && !file.matches(fd)))
    open(tid);
  Moment present = {now(), cpuNs, 0};
  if (fd < 0 || !read(present.waited))
    return 0;
  Moment before = last;
  last = present;
  if (!before.wall)
    return 0;
  uint64_t passed = present.wall - before.wall;
  uint64_t waited = present.waited - before.waited;
  uint64_t awake = present.cpu - before.cpu + waited;
  return awake + passed / kMostAsleep >= passed ? waited : 0;
}

void ProcessorWait::close() {
  if (fd > 0 && file.matches(fd))
    ::close(fd);
  fd = 0;
}

} // namespace lineprof
