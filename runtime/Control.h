//===- runtime/Control.h - start, stop and reset --------------------------===//
//
// Part of lineprof, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
#ifndef LINEPROF_RUNTIME_CONTROL_H
#define LINEPROF_RUNTIME_CONTROL_H

#include "Exclusion.h"
#include "Modules.h"
#include "Sampler.h"
#include "Timing.h"
#include "Trace.h"

namespace lineprof {

/// Starts, stops and resets hits and times together. All members are called
/// with the lock held; safe in a forked child. The program may do so in a
/// signal handler: what perform() calls is, by its headers, safe there.
class Control {
public:
  constexpr Control(Modules &objects, Sampler &ticker, CallTimer &calls,
                    TraceClock &visits, ProfileFile &file)
      : objects(objects), ticker(ticker), calls(calls), visits(visits),
        file(file), counts(file) {}

  /// Stops if LINEPROF_START says so; one warning if it says neither. Once,
  /// when the file is new. Not in a signal handler.
  void readEnvironment();

  /// Does what a ControlCommand says; unknown ones are ignored. Any thread.
  void perform(uint32_t command);

  /// Does what `lineprof ctl` has asked for, if anything. On the sampler's
  /// thread.
  void serveRequest();

private:
  void stop();

  Modules &objects;
  Sampler &ticker;
  CallTimer &calls;
  TraceClock &visits;
  ProfileFile &file;
  Exclusion counts;
};

} // namespace lineprof

#endif // LINEPROF_RUNTIME_CONTROL_H
