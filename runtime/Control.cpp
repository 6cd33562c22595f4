//===- runtime/Control.cpp - start, stop and reset ------------------------===//
//
// Part of lineprof, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "Control.h"
#include "Clock.h"
#include "Warn.h"
#include <stdlib.h>
#include <string.h>

namespace lineprof {

static bool isOneOf(const char *text, const char *const (&words)[3]) {
  for (const char *word : words)
    if (!strcmp(text, word))
      return true;
  return false;
}

void Control::stop() {
  ticker.pause();
  calls.pause();
  visits.pause();
  counts.stop();
}

void Control::readEnvironment() {
  const char *text = getenv("LINEPROF_START");
  if (!text || isOneOf(text, {"on", "1", "yes"}))
    return;
  if (!isOneOf(text, {"off", "0", "no"})) {
    warn("LINEPROF_START=%s: neither on nor off; taken for on", text);
    return;
  }
  stop();
  // Whoever stops a program from the outside wants to start it from there,
  // before it comes to tagged code: someone must be listening.
  ticker.start(now());
}

void Control::perform(uint32_t command) {
  // What was counted in an object itself up to now falls to what was before.
  for (LoadedModule &m : objects.all())
    Modules::collectStrayCounts(m, file);
  switch (command) {
  case kControlStart:
    if (!counts.isStopped())
      break;
    counts.start();
    ticker.resume();
    calls.resume();
    visits.resume();
    break;
  case kControlStop:
    if (counts.isStopped())
      break;
    stop();
    break;
  case kControlReset:
    counts.reset();
    ticker.reset();
    calls.reset();
    break;
  case kControlSync:
    ticker.chargeUntilNow();
    break;
  }
}

void Control::serveRequest() {
  FileHeader &header = *file.header();
  uint64_t request = __atomic_load_n(&header.request, __ATOMIC_ACQUIRE);
  if (request == header.answered)
    return;
  perform(request & ((1u << kCommandBits) - 1));
  __atomic_store_n(&header.answered, request, __ATOMIC_RELEASE);
}

} // namespace lineprof
