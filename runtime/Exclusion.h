//===- runtime/Exclusion.h - counts that don't count ----------------------===//
//
// Part of lineprof, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
#ifndef LINEPROF_RUNTIME_EXCLUSION_H
#define LINEPROF_RUNTIME_EXCLUSION_H

#include "ProfileFile.h"

namespace lineprof {

/// Instrumented code counts whether it is wanted or not, so what is not wanted
/// is taken off: see kChunkExcluded in format.h. That goes for every module
/// that ever was in the file, loaded or not.
///
/// Each change prepares the arrays that are not in force, and then puts them in
/// force with one store, so a process that is killed in between leaves either
/// the old counts or the new ones. All members are called with the lock held;
/// safe in a signal handler (memory is ProfileFile's) and in a forked child.
class Exclusion {
public:
  constexpr explicit Exclusion(ProfileFile &file) : file(file) {}

  bool isStopped() const;

  /// The counts stay as they are. When not stopped.
  void stop();

  /// The counts go on from where they stopped. When stopped.
  void start();

  /// The counts are zero as of now. Stopped or not.
  void reset();

private:
  void setStopped(bool stopped);

  ProfileFile &file;
};

} // namespace lineprof

#endif // LINEPROF_RUNTIME_EXCLUSION_H
