//===- runtime/Warn.cpp - one line on stderr ------------------------------===//
//
// Part of lineprof, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "Warn.h"
#include <stdarg.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

namespace lineprof {

void warn(const char *format, ...) {
  char line[1024] = "lineprof: warning: ";
  size_t start = strlen(line);
  va_list args;
  va_start(args, format);
  vsnprintf(line + start, sizeof(line) - start - 1, format, args);
  va_end(args);
  size_t length = strlen(line);
  line[length++] = '\n';
  (void)!write(STDERR_FILENO, line, length);
}

} // namespace lineprof
