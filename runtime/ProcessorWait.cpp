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
#include <string.h>

namespace lineprof {

void ProcessorWait::open(int tid) {
  char path[64];
  snprintf(path, sizeof(path), "/proc/self/task/%d/status", tid);
  fd = moveUp(::open(path, O_RDONLY | O_CLOEXEC));
  if (fd >= 0)
    file.take(fd);
  last = {};
}

bool ProcessorWait::read(uint64_t &sleeps) const {
  static constexpr char key[] = "\nvoluntary_ctxt_switches:";
  char text[4096];
  ssize_t length = pread(fd, text, sizeof(text) - 1, 0);
  if (length <= 0)
    return false;
  text[length] = 0;
  const char *found = strstr(text, key);
  if (!found)
    return false;
  sleeps = strtoull(found + strlen(key), nullptr, 10);
  return true;
}

uint64_t ProcessorWait::sinceLast(int tid, uint64_t cpuNs) {
  if (fd == 0 || (fd > 0 && !file.matches(fd)))
    open(tid);
  Moment present = {now(), cpuNs, 0};
  if (fd < 0 || !read(present.sleeps))
    return 0;
  Moment before = last;
  last = present;
  if (!before.wall || present.sleeps != before.sleeps)
    return 0;
  uint64_t passed = present.wall - before.wall;
  uint64_t computed = present.cpu - before.cpu;
  return passed > computed ? passed - computed : 0;
}

void ProcessorWait::close() {
  if (fd > 0 && file.matches(fd))
    ::close(fd);
  fd = 0;
}

} // namespace lineprof
