//===- plugin/FunctionTable.h - function records --------------------------===//
//
// Part of lineprof, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// Each tagged function gets a FunctionRecord (format.h) and its counters. The
// linker must keep one copy of an inline function's record for all objects
// that have it, but only where the flow graphs agree: the symbols carry a hash
// of the record.
//
//   @__lineprof_counters_HASH = linkonce_odr hidden [N+1 x i64], comdat
//   @__lineprof_function_HASH = linkonce_odr hidden { record }, comdat
//
// Functions that only one object can have share a variable, so that code which
// has several of them inlined finds their counters from one base:
//
//   @__lineprof_counters = internal [M x i64]
//   @__lineprof_function_HASH = internal { record }
//
//   !lineprof.functions = !{ !{ DISubprogram, counters, record }, ... }
//   define f() !lineprof !{ counters }
//
// The metadata is how the late phase gets from a source location to the record
// of its function, wherever that was inlined, and from a function to its own.
//
//===----------------------------------------------------------------------===//
#ifndef LINEPROF_PLUGIN_FUNCTIONTABLE_H
#define LINEPROF_PLUGIN_FUNCTIONTABLE_H

#include "FlowGraph.h"
#include "Marks.h"
#include "Selection.h"
#include "lineprof/records.h"
#include "llvm/IR/GlobalVariable.h"
#include "llvm/Support/MD5.h"
#include <optional>

namespace lineprof {

/// Names the metadata above; gone once the marks are lowered.
constexpr char kFunctionsMetadata[] = "lineprof.functions";

/// The record of one tagged function.
struct FunctionEntry {
  llvm::GlobalVariable *record = nullptr;
  uint32_t flags = 0; ///< FunctionFlags of format.h

  /// Index of the LineEntry for \p line of \p file, kNotCounted if none.
  uint32_t lineIndex(const llvm::DIFile *file, unsigned line) const;
  FunctionRecord header() const; ///< but for `counters`
};

struct AddedFunction {
  llvm::GlobalVariable *counters;
  FunctionEntry entry;
};

/// Early phase: writes the records of a module.
class FunctionTable {
public:
  explicit FunctionTable(llvm::Module &m) : m(m) {}

  /// The function's counters are N + 1: see insertMarks.
  AddedFunction add(const TaggedFunction &tag, const FlowGraph &graph,
                    unsigned numCounters);

  /// To be called once, at the end: gives counters their places.
  void placeCounters();

private:
  llvm::Module &m;
  llvm::SmallVector<llvm::GlobalVariable *, 0> ownCounters; ///< of this object
  llvm::DenseMap<const llvm::DIFile *, std::optional<llvm::MD5::MD5Result>>
      checksums;
};

/// True if \p f has a record of its own.
bool isTagged(const llvm::Function &f);

/// Late phase: all records, found by subprogram or by counters. Takes the
/// metadata out of the module.
class FunctionIndex {
public:
  explicit FunctionIndex(llvm::Module &m);
  /// Knows the subprograms of clones too, as of a coroutine's resume function.
  const FunctionEntry *find(const llvm::DISubprogram *sp) const;
  const FunctionEntry *find(const CounterArray &counters) const;
  /// The record of \p f itself, null if it is not tagged.
  const FunctionEntry *findRoot(const llvm::Function &f) const;

private:
  /// Linkage name, file and line, which a clone's subprogram keeps.
  using Place =
      std::pair<std::pair<const llvm::MDString *, const llvm::DIFile *>,
                unsigned>;
  static Place placeOf(const llvm::DISubprogram &sp);

  llvm::DenseMap<const llvm::DISubprogram *, FunctionEntry> bySubprogram;
  llvm::DenseMap<std::pair<llvm::GlobalVariable *, uint64_t>, FunctionEntry>
      byCounters;
  /// Null where several have one place.
  llvm::DenseMap<Place, const llvm::DISubprogram *> byPlace;
};

} // namespace lineprof

#endif // LINEPROF_PLUGIN_FUNCTIONTABLE_H
