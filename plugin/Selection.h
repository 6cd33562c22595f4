//===- plugin/Selection.h - which functions are tagged --------------------===//
//
// Part of lineprof, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
#ifndef LINEPROF_PLUGIN_SELECTION_H
#define LINEPROF_PLUGIN_SELECTION_H

#include "llvm/ADT/SmallVector.h"
#include "llvm/IR/Function.h"
#include <string>

namespace lineprof {

/// A function to profile, and how.
struct TaggedFunction {
  llvm::Function *f;
  uint32_t flags;       ///< FunctionFlags of format.h
  std::string tagPlace; ///< "file:line" of the tag, empty if by -lineprof-tag
  const llvm::Function *outlinedFrom = nullptr; ///< see Outlined.h
};

/// The tagged functions with a body, in module order: those that carry
/// annotate("profile", OPTION...) and those whose demangled name matches
/// -lineprof-tag=REGEX (never ones whose source lies under /usr), with the
/// regions and tasks of OpenMP in them. Functions that can't be profiled are
/// left out, with a warning through the compiler's diagnostics.
llvm::SmallVector<TaggedFunction, 0> selectFunctions(const llvm::Module &m);

/// True if \p m is for a system that the runtime is written for. Otherwise its
/// tagged functions are left alone, with one warning.
bool isForKnownTarget(const llvm::Module &m);

/// Removes the annotations that selectFunctions reads, since they would keep
/// unused static functions alive.
void removeTags(llvm::Module &m);

/// Emits "lineprof: TEXT" as a compiler warning.
void warn(llvm::LLVMContext &context, const llvm::Twine &text);

} // namespace lineprof

#endif // LINEPROF_PLUGIN_SELECTION_H
