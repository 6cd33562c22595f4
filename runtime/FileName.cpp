//===- runtime/FileName.cpp - where the profile goes ----------------------===//
//
// Part of lineprof, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "FileName.h"
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

namespace lineprof {

static char Pattern[kMaxPath];

void rememberFileName() {
  const char *Name = getenv("LINEPROF_FILE");
  if (!Name || !*Name)
    Name = "prof.out";
  char Folder[kMaxPath];
  if (Name[0] == '/' || !getcwd(Folder, sizeof(Folder))) {
    snprintf(Pattern, sizeof(Pattern), "%s", Name);
    return;
  }
  // A percent sign in the folder's name stands for itself.
  size_t At = 0;
  for (const char *C = Folder; *C && At + 2 < sizeof(Pattern); ++C) {
    if (*C == '%')
      Pattern[At++] = '%';
    Pattern[At++] = *C;
  }
  snprintf(Pattern + At, sizeof(Pattern) - At, "/%s", Name);
}

namespace {

struct Output {
  char *At;
  char *End;
  void add(const char *Text, size_t Length) {
    for (; Length && At + 1 < End; --Length)
      *At++ = *Text++;
  }
  void add(const char *Text) { add(Text, strlen(Text)); }
};

} // namespace

/// Appends the value of %q{NAME}; returns the closing brace.
static const char *addVariable(Output &Out, const char *Brace) {
  const char *Close = strchr(Brace, '}');
  char Name[128];
  if (!Close || size_t(Close - Brace - 1) >= sizeof(Name))
    return Brace;
  snprintf(Name, sizeof(Name), "%.*s", int(Close - Brace - 1), Brace + 1);
  if (const char *Value = getenv(Name))
    Out.add(Value);
  return Close;
}

void expandFileName(char (&Path)[kMaxPath]) {
  Output Out{Path, Path + sizeof(Path)};
  char Text[256];
  for (const char *C = Pattern; *C; ++C) {
    if (*C != '%' || !C[1]) {
      Out.add(C, 1);
      continue;
    }
    switch (*++C) {
    case 'p':
      snprintf(Text, sizeof(Text), "%d", getpid());
      Out.add(Text);
      break;
    case 'h':
      if (gethostname(Text, sizeof(Text) - 1) != 0)
        Text[0] = 0;
      Text[sizeof(Text) - 1] = 0;
      Out.add(Text);
      break;
    case 'e':
      Out.add(program_invocation_short_name);
      break;
    case 'q':
      if (C[1] == '{') {
        C = addVariable(Out, C + 1);
        break;
      }
      [[fallthrough]];
    default:
      if (*C != '%')
        Out.add("%", 1);
      Out.add(C, 1);
    }
  }
  *Out.At = 0;
}

} // namespace lineprof
