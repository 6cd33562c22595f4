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
/// that is all time but CPU time while it made no voluntary context switch
/// (Linux, Documentation/filesystems/proc.rst, /proc/<pid>/status). All members
/// are called with the lock held; safe in a signal handler and in a forked
/// child.
class ProcessorWait {
public:
  /// How long thread \p tid waited in the middle of computing since the last
  /// call, ns. It has \p cpuNs of CPU time by now. 0 at the first call, where
  /// the kernel doesn't tell, and if the thread slept meanwhile: then it may
  /// have waited when it woke up.
  uint64_t sinceLast(int tid, uint64_t cpuNs);

  /// The next call will be the first one. Harmless if there was none.
  void close();

private:
  struct Moment {
    uint64_t wall, cpu; ///< ns
    uint64_t sleeps;    ///< so far
  };

  void open(int tid);
  bool read(uint64_t &sleeps) const;

  int fd; ///< 0: none yet; -1: there is none
  FileIdentity file;
  Moment last; ///< all 0: there was none
};

} // namespace lineprof

#endif // LINEPROF_RUNTIME_PROCESSORWAIT_H
