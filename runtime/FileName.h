//===- runtime/FileName.h - where the profile goes ------------------------===//
//
// Part of lineprof, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
#ifndef LINEPROF_RUNTIME_FILENAME_H
#define LINEPROF_RUNTIME_FILENAME_H

#include <stddef.h>
#include <stdint.h>

namespace lineprof {

constexpr size_t kMaxPath = 4096;

/// Remembers LINEPROF_FILE, LINEPROF_RUN_BEGAN and the current folder, which the
/// program may change later. Called once, from the first registration, with the
/// lock held; not in a signal handler.
void rememberFileName();

/// The profile's absolute path: LINEPROF_FILE, else prof.out in the folder the
/// program started in, with %p process id, %h host, %e program, %q{NAME} an
/// environment variable, slashes replaced, %% a percent sign. Holds for this
/// process: a forked child gets another one if there is a %p. With the lock
/// held, from the first registration and in a forked child; async-signal safe
/// but for %q, which reads the environment.
void expandFileName(char (&path)[kMaxPath]);

/// When the run of `lineprof run` began that this process is part of, ns since
/// 1970. Profiles begun since then are those of its other programs, and kept.
/// The end of time if there is no such run. From any thread, once the name is
/// remembered; async-signal safe.
uint64_t runBegan();

} // namespace lineprof

#endif // LINEPROF_RUNTIME_FILENAME_H
