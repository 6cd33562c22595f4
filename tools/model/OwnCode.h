//===- model/OwnCode.h - cells of own time --------------------------------===//
//
// Part of lineprof, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
#ifndef LINEPROF_TOOLS_MODEL_OWNCODE_H
#define LINEPROF_TOOLS_MODEL_OWNCODE_H

#include "model/Flows.h"
#include "model/Times.h"
#include "model/Uncertainty.h"

namespace lineprof {

/// A cell of own time, and the program counters that were seen in that code.
struct OwnCode {
  size_t function;
  size_t table, number; ///< of it in the table
  size_t site;          ///< that stands for it
  bool isInPart;        ///< some of the code has no slot
  Cell seen;            ///< by ticks
  Cell cell;            ///< in all
  PcSum pcs;
};

/// All of a module.
class OwnCodes {
public:
  OwnCodes(const RawModule &module, Flows &flows);

  /// That of \p table which code of \p function belongs to, the outermost
  /// tagged one there. Null if no tick has seen the function.
  OwnCode *find(size_t table, size_t function);

  /// Time that program counters know of and ticks don't is that of code without
  /// a slot, or of calls that are over while a stack is read. It is added to \p
  /// code's cell, if it is beyond doubt, or calls are so short that ticks are
  /// sure to have missed some. \p function's total gets nothing of it that can
  /// be within a call that it made itself, nor more than ticks can have missed,
  /// of which \p unseen is the most, ns. The rest was charged to its calls.
  void addMissed(OwnCode &code, double unseen, FunctionTimes &function) const;

  std::vector<OwnCode>::iterator begin() { return all.begin(); }
  std::vector<OwnCode>::iterator end() { return all.end(); }

private:
  double varianceOfSeen(const OwnCode &code) const;
  bool wasSeen(size_t function) const {
    return module.functions[function].cell.wall_ns != 0;
  }

  const RawModule &module;
  Flows &flows;
  std::vector<OwnCode> all;
  std::vector<size_t> first; ///< by table, and the end
};

} // namespace lineprof

#endif // LINEPROF_TOOLS_MODEL_OWNCODE_H
