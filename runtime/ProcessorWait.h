//===- runtime/ProcessorWait.h - a thread waits for a processor -----------===//
//
// Part of lineprof, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
#ifndef LINEPROF_RUNTIME_PROCESSORWAIT_H
#define LINEPROF_RUNTIME_PROCESSORWAIT_H

#include "Descriptor.h"
#include <stdint.h>

namespace lineprof {

/// How long one thread of this process was ready to run, and had no processor:
/// Linux, Documentation/scheduler/sched-stats.rst, /proc/<pid>/schedstat. All
/// members are called with the lock held; safe in a signal handler and in a
/// forked child.
class ProcessorWait {
public:
  /// ns since the last call, or since open by thread \p tid; 0 where the kernel
  /// doesn't tell.
  uint64_t sinceLast(int tid);

  /// The next call will be the first one. Harmless if there was none.
  void close();

private:
  void open(int tid);
  uint64_t read() const;

  int fd; ///< 0: none yet; -1: there is none
  FileIdentity file;
  uint64_t last; ///< as read
};

} // namespace lineprof

#endif // LINEPROF_RUNTIME_PROCESSORWAIT_H
