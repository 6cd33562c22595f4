//===- model/SharedCode.h - code that the compiler gave no line -----------===//
//
// Part of lineprof, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
#ifndef LINEPROF_TOOLS_MODEL_SHAREDCODE_H
#define LINEPROF_TOOLS_MODEL_SHAREDCODE_H

#include "model/Flows.h"
#include "model/FrameMatcher.h"

namespace lineprof {

/// Of instructions that are of several lines, clang makes one that has none,
/// and what it makes up itself has none either. Such code is taken to be of the
/// line that control came from, and of several by how often each of them ran.
class SharedCode {
public:
  SharedCode(Flows &flows, const FrameMatcher &matcher, Symbols &symbols)
      : flows(flows), matcher(matcher), symbols(symbols) {}

  struct Share {
    std::optional<size_t> line; ///< index of the line entry
    double part;                ///< of what was seen there; they add up to 1
  };

  /// The lines that control came from to \p pc, whose frame number \p index is
  /// of \p function and on none of its lines. May be empty.
  std::vector<Share> linesOf(uint64_t pc, size_t index, size_t function);

private:
  Flows &flows;
  const FrameMatcher &matcher;
  Symbols &symbols;
};

} // namespace lineprof

#endif // LINEPROF_TOOLS_MODEL_SHAREDCODE_H
