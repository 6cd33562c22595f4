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

void warn(const char *Format, ...) {
  char Line[1024] = "lineprof: warning: ";
  size_t Start = strlen(Line);
  va_list Args;
  va_start(Args, Format);
  vsnprintf(Line + Start, sizeof(Line) - Start - 1, Format, Args);
  va_end(Args);
  size_t Length = strlen(Line);
  Line[Length++] = '\n';
  (void)!write(STDERR_FILENO, Line, Length);
}

} // namespace lineprof
