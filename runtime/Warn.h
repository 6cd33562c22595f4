//===- runtime/Warn.h - one line on stderr --------------------------------===//
//
// Part of lineprof, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
#ifndef LINEPROF_RUNTIME_WARN_H
#define LINEPROF_RUNTIME_WARN_H

namespace lineprof {

/// Where warn() writes to is what is standard error now: a file that the
/// program opens under that number later is its own. Called once, at
/// registration.
void rememberStandardError();

/// Writes "lineprof: warning: FORMAT\n". Any thread; not in a signal handler.
void warn(const char *format, ...) __attribute__((format(printf, 1, 2)));

} // namespace lineprof

#endif // LINEPROF_RUNTIME_WARN_H
