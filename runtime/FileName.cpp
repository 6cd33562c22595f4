//===- runtime/FileName.cpp - where the profile goes ----------------------===//
//
// Part of lineprof, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "FileName.h"
#include "Warn.h"
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

namespace lineprof {

static char pattern[kMaxPath];
static uint64_t began = ~uint64_t(0);

uint64_t runBegan() { return began; }

/// The brace that closes q{NAME}, or null if \p q is none.
static const char *endOfVariable(const char *q) {
  return q[0] == 'q' && q[1] == '{' ? strchr(q, '}') : nullptr;
}

static void warnOfUnknownFields(const char *name) {
  for (const char *c = name; (c = strchr(c, '%')) && c[1]; c += 2) {
    if (endOfVariable(c + 1) || strchr("phe%", c[1]))
      continue;
    const char field[] = {'%', c[1], 0};
    warn("LINEPROF_FILE has %s, which stands for itself; there are %%p, %%h, "
         "%%e, %%q{NAME} and %%%%",
         field);
    return;
  }
}

void rememberFileName() {
  const char *name = getenv("LINEPROF_FILE");
  if (!name || !*name)
    name = "prof.out";
  warnOfUnknownFields(name);
  if (const char *text = getenv("LINEPROF_RUN_BEGAN"))
    if (uint64_t ns = strtoull(text, nullptr, 10))
      began = ns;
  char folder[kMaxPath];
  if (name[0] == '/' || !getcwd(folder, sizeof(folder))) {
    snprintf(pattern, sizeof(pattern), "%s", name);
    return;
  }
  // A percent sign in the folder's name stands for itself.
  size_t at = 0;
  for (const char *c = folder; *c && at + 2 < sizeof(pattern); ++c) {
    if (*c == '%')
      pattern[at++] = '%';
    pattern[at++] = *c;
  }
  snprintf(pattern + at, sizeof(pattern) - at, "/%s", name);
}

namespace {

struct Output {
  char *at;
  char *end;
  void add(const char *text, size_t length) {
    for (; length && at + 1 < end; --length)
      *at++ = *text++;
  }
  void add(const char *text) { add(text, strlen(text)); }
};

} // namespace

/// Appends the value of %q{NAME}; returns the closing brace, or that before a
/// name that is too long for a variable.
static const char *addVariable(Output &out, const char *brace,
                               const char *close) {
  char name[128];
  if (size_t(close - brace - 1) >= sizeof(name))
    return brace;
  snprintf(name, sizeof(name), "%.*s", int(close - brace - 1), brace + 1);
  const char *value = getenv(name);
  static bool warned = false;
  if (!value && !warned) {
    warn("LINEPROF_FILE has %%q{%s}, but %s is not set; it stands for nothing",
         name, name);
    warned = true;
  }
  // A part of a name, not a way to another folder.
  for (; value && *value; ++value)
    out.add(*value == '/' ? "_" : value, 1);
  return close;
}

void expandFileName(char (&path)[kMaxPath]) {
  Output out{path, path + sizeof(path)};
  char text[256];
  for (const char *c = pattern; *c; ++c) {
    if (*c != '%' || !c[1]) {
      out.add(c, 1);
      continue;
    }
    switch (*++c) {
    case 'p':
      snprintf(text, sizeof(text), "%d", getpid());
      out.add(text);
      break;
    case 'h':
      if (gethostname(text, sizeof(text) - 1) != 0)
        text[0] = 0;
      text[sizeof(text) - 1] = 0;
      out.add(text);
      break;
    case 'e':
      out.add(program_invocation_short_name);
      break;
    case 'q':
      if (const char *close = endOfVariable(c)) {
        c = addVariable(out, c + 1, close);
        break;
      }
      [[fallthrough]];
    default:
      if (*c != '%')
        out.add("%", 1);
      out.add(c, 1);
    }
  }
  *out.at = 0;
}

} // namespace lineprof
