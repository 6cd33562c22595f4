//===- plugin/SlotCode.h - a slot is taken, told and given back -----------===//
//
// Part of lineprof, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
#ifndef LINEPROF_PLUGIN_SLOTCODE_H
#define LINEPROF_PLUGIN_SLOTCODE_H

#include "llvm/IR/GlobalVariable.h"
#include "llvm/IR/Instructions.h"

namespace lineprof {

/// The instructions of abi.h's protocol around one slot of a function.
class SlotCode {
public:
  /// Takes the slot before \p start, which begins a new block then unless the
  /// function is not to be optimised. \p sites stands for its SiteTable.
  SlotCode(llvm::Instruction *start, llvm::GlobalVariable &sites);

  /// Before \p exit.
  void giveBack(llvm::Instruction *exit) const;

  /// From \p at on the thread is in \p site. The code is on \p line, as
  /// that of callIfTimed() is.
  void storeSite(llvm::Instruction *at, uint32_t site,
                 llvm::DebugLoc line) const;

  /// At \p at, which control comes to by an exception or a longjmp: what was
  /// called from here has been left, and the slot is the deepest again.
  void comeBack(llvm::Instruction *at, llvm::DebugLoc line) const;

  /// Calls \p function (of Startup.ll) before \p at if \p site, in which the
  /// thread is, is one whose calls are timed, at run time. \p at begins a new
  /// block then.
  void callIfTimed(llvm::StringRef function, llvm::Instruction *at,
                   uint32_t site, llvm::DebugLoc line) const;

private:
  llvm::GlobalVariable &sites;
  llvm::Value *mine; ///< the slot
};

} // namespace lineprof

#endif // LINEPROF_PLUGIN_SLOTCODE_H
