//===- runtime/Descriptor.h - file descriptors out of the way -------------===//
//
// Part of lineprof, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// A program may close all descriptors and open its own under the same numbers,
// and what it prints may depend on the numbers it gets. So the runtime's are
// high, and are looked at again before they are used.
//
//===----------------------------------------------------------------------===//
#ifndef LINEPROF_RUNTIME_DESCRIPTOR_H
#define LINEPROF_RUNTIME_DESCRIPTOR_H

#include <errno.h>
#include <fcntl.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <unistd.h>

namespace lineprof {

/// Gives \p low a number in the upper half of those that the process may have,
/// at most 512 on. -1, with \p low closed and errno set, if low is -1 or that
/// half is full, so that the program still has the other one; then \p must
/// keeps \p low, unless it is that of a standard stream. Any thread; safe in a
/// signal handler and in a forked child.
inline int moveUp(int low, bool must = false) {
  if (low < 0)
    return -1;
  rlimit limit;
  int first = 512;
  if (getrlimit(RLIMIT_NOFILE, &limit) == 0 && limit.rlim_cur < 1024)
    first = limit.rlim_cur > 6 ? int(limit.rlim_cur / 2) : 3;
  int high = fcntl(low, F_DUPFD_CLOEXEC, first);
  if (high < 0 && must && low > STDERR_FILENO)
    return low;
  int error = errno;
  close(low);
  errno = error;
  return high;
}

/// Which file a descriptor stood for.
class FileIdentity {
public:
  /// False if \p fd is not open. Any thread; safe in a signal handler and in a
  /// forked child; so is matches().
  bool take(int fd) {
    struct stat file;
    known = fstat(fd, &file) == 0;
    device = file.st_dev;
    inode = file.st_ino;
    return known;
  }

  bool matches(int fd) const {
    struct stat file;
    return known && fstat(fd, &file) == 0 && file.st_dev == device &&
           file.st_ino == inode;
  }

private:
  bool known = false;
  dev_t device = 0;
  ino_t inode = 0;
};

} // namespace lineprof

#endif // LINEPROF_RUNTIME_DESCRIPTOR_H
