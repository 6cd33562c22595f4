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

/// Writes "lineprof: warning: FORMAT\n", of %s and %d alone: for these the C
/// library formats on the stack, without malloc and locks. Any thread; safe in
/// a signal handler, if its arguments are (strerrordesc_np for strerror, which
/// may translate), and in a forked child.
void warn(const char *format, ...) __attribute__((format(printf, 1, 2)));

} // namespace lineprof

#endif // LINEPROF_RUNTIME_WARN_H
