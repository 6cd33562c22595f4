//===- model/Flows.h - flows and hits of a module's functions -------------===//
//
// Part of lineprof, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
#ifndef LINEPROF_TOOLS_MODEL_FLOWS_H
#define LINEPROF_TOOLS_MODEL_FLOWS_H

#include "model/Flow.h"

#include <map>

namespace lineprof {

/// The flows of a module's functions and the hits of their lines, each worked
/// out when it is first asked for.
class Flows {
public:
  explicit Flows(const RawModule &module) : module(module) {}

  /// That of function number \p function; null if its graph is damaged.
  const Flow *of(size_t function);

  /// Of each line entry of \p function; zeros if its graph is damaged.
  const std::vector<uint64_t> &hitsOf(size_t function);

private:
  const RawModule &module;
  std::map<size_t, std::optional<Flow>> solved; ///< nothing: damaged
  std::map<size_t, std::vector<uint64_t>> hits;
};

} // namespace lineprof

#endif // LINEPROF_TOOLS_MODEL_FLOWS_H
