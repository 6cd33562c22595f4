//===- model/LineCallees.cpp - the function that a line calls -------------===//
//
// Part of lineprof, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "model/LineCallees.h"

#include "llvm/ADT/STLExtras.h"

namespace lineprof {

LineCallees::LineCallees(const RawModule &module) : module(module) {
  for (size_t i = 0; i < module.functions.size(); ++i)
    byName[module.functions[i].linkageName].push_back(i);
}

std::optional<size_t>
LineCallees::find(std::pair<size_t, uint32_t> line) const {
  const RawFunction &caller = module.functions[line.first];
  auto isBefore = [](const CallEntry &call, uint32_t at) {
    return call.line < at;
  };
  size_t first = llvm::lower_bound(caller.calls, line.second, isBefore) -
                 caller.calls.begin();
  size_t end = llvm::lower_bound(caller.calls, line.second + 1, isBefore) -
               caller.calls.begin();
  auto names = llvm::ArrayRef(caller.callees).slice(first, end - first);
  if (names.empty() || names.front().empty() || !llvm::all_equal(names))
    return std::nullopt;
  auto named = byName.find(names.front());
  if (named == byName.end() || named->second.size() != 1)
    return std::nullopt;
  return named->second.front();
}

} // namespace lineprof
