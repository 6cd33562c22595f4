//===- plugin/Artefacts.h - branches and calls that nobody wrote ----------===//
//
// Part of lineprof, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
#ifndef LINEPROF_PLUGIN_ARTEFACTS_H
#define LINEPROF_PLUGIN_ARTEFACTS_H

#include "llvm/IR/InstrTypes.h"

namespace lineprof {

/// What \p terminator of unoptimised code branches on: the operand of a
/// conditional branch or a switch whose ways are the source's. Null if it has
/// one way only, or if it is the front end's: the null check of a delete or a
/// cast, the guard of a static variable, the dispatch of exceptions, cleanups
/// and coroutines, where va_arg looks, fpclassify, products of complex numbers,
/// loops over the elements of an array and of atomic operations.
const llvm::Value *sourceCondition(const llvm::Instruction &terminator);

/// True if \p bb is where the front end goes round over the elements of an
/// array, or until an atomic operation has succeeded: it begins with a PHI of
/// its own successor, a loop that has no variable.
bool isMadeUpLoop(const llvm::BasicBlock &bb);

/// True if the source doesn't say this call: intrinsics, assembler, and what
/// the front end takes from the run-time libraries.
bool isArtefact(const llvm::CallBase &call);

/// The function that \p call calls, through casts and aliases. Null if the call
/// is indirect.
const llvm::Function *calleeOf(const llvm::CallBase &call);

/// True if \p value is a call of the function \p name.
bool isCallOf(const llvm::Value &value, llvm::StringRef name);

} // namespace lineprof

#endif // LINEPROF_PLUGIN_ARTEFACTS_H
