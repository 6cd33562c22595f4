//===- runtime/StackBounds.cpp - where a thread's stack is ----------------===//
//
// Part of lineprof, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "StackBounds.h"
#include <fcntl.h>
#include <pthread.h>
#include <sys/resource.h>
#include <sys/syscall.h>
#include <unistd.h>

/// Where the program's environment ends and the main thread's frames begin.
extern "C" __attribute__((weak)) void *__libc_stack_end;

namespace lineprof {

static uint64_t stackLimit() {
  constexpr uint64_t kUnlimited = uint64_t(1) << 29;
  rlimit limit;
  if (getrlimit(RLIMIT_STACK, &limit) != 0 || limit.rlim_cur > kUnlimited)
    return kUnlimited;
  return limit.rlim_cur;
}

static StackBounds mainStack() {
  uint64_t end = &__libc_stack_end
                     ? reinterpret_cast<uint64_t>(__libc_stack_end)
                     : reinterpret_cast<uint64_t>(__builtin_frame_address(0));
  return {end - stackLimit(), end};
}

/// Reads "BEGIN-END ..." lines of /proc/self/maps, in hexadecimal.
class MapsReader {
public:
  MapsReader() : file(open("/proc/self/maps", O_RDONLY | O_CLOEXEC)) {}
  ~MapsReader() {
    if (file >= 0)
      close(file);
  }
  MapsReader(const MapsReader &) = delete;
  MapsReader &operator=(const MapsReader &) = delete;

  /// False at the end.
  bool next(StackBounds &range) {
    if (!readNumber(range.begin) || !readNumber(range.end))
      return false;
    int c;
    while ((c = get()) >= 0 && c != '\n')
      ;
    return true;
  }

private:
  int get() {
    if (at == length) {
      ssize_t count = file < 0 ? -1 : read(file, buffer, sizeof(buffer));
      if (count <= 0)
        return -1;
      at = 0;
      length = count;
    }
    return static_cast<unsigned char>(buffer[at++]);
  }

  /// With the character after it.
  bool readNumber(uint64_t &value) {
    int c;
    value = 0;
    while ((c = get()) >= 0) {
      if (c >= '0' && c <= '9')
        value = value * 16 + c - '0';
      else if (c >= 'a' && c <= 'f')
        value = value * 16 + c - 'a' + 10;
      else
        return true;
    }
    return false;
  }

  int file;
  size_t at = 0, length = 0;
  char buffer[4096];
};

/// The C library keeps what it knows of a thread at the upper end of the stack
/// that it runs on, but of the main thread elsewhere.
static StackBounds threadStack(uint64_t end) {
  StackBounds range;
  for (MapsReader maps; maps.next(range);)
    if (range.contains(end - 1))
      return {range.begin, end};
  return {end - stackLimit(), end};
}

StackBounds findStack(const StackBounds &before) {
  uint64_t here = reinterpret_cast<uint64_t>(__builtin_frame_address(0));
  uint64_t self = reinterpret_cast<uint64_t>(pthread_self());
  StackBounds ofMain = mainStack();
  bool isLeader = syscall(SYS_gettid) == getpid();
  if (isLeader && ofMain.contains(here))
    return ofMain;
  if (before.end == self && before.contains(here))
    return before;
  // Who forked in a thread is the leader of the child, on the thread's stack.
  StackBounds found = threadStack(self);
  return isLeader && !found.contains(here) ? ofMain : found;
}

} // namespace lineprof
