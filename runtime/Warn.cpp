//===- runtime/Warn.cpp - one line on stderr ------------------------------===//
//
// Part of lineprof, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "Warn.h"
#include "Descriptor.h"
#include <pthread.h>
#include <signal.h>
#include <stdarg.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

namespace lineprof {

static FileIdentity firstErrors;

void rememberStandardError() { firstErrors.take(STDERR_FILENO); }

/// A pipe that nobody reads must not end the program.
static void writeWithoutSigpipe(const char *line, size_t length) {
  sigset_t pipes, pending, before;
  sigemptyset(&pipes);
  sigaddset(&pipes, SIGPIPE);
  pthread_sigmask(SIG_BLOCK, &pipes, &before);
  sigpending(&pending);
  if (write(STDERR_FILENO, line, length) < 0 && errno == EPIPE &&
      !sigismember(&pending, SIGPIPE)) {
    timespec none = {};
    sigtimedwait(&pipes, nullptr, &none);
  }
  pthread_sigmask(SIG_SETMASK, &before, nullptr);
}

void warn(const char *format, ...) {
  char line[1024] = "lineprof: warning: ";
  size_t start = strlen(line);
  va_list args;
  va_start(args, format);
  vsnprintf(line + start, sizeof(line) - start - 1, format, args);
  va_end(args);
  size_t length = strlen(line);
  line[length++] = '\n';
  if (firstErrors.matches(STDERR_FILENO))
    writeWithoutSigpipe(line, length);
}

} // namespace lineprof
