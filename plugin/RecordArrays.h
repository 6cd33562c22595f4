//===- plugin/RecordArrays.h - the arrays of a function record ------------===//
//
// Part of lineprof, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
#ifndef LINEPROF_PLUGIN_RECORDARRAYS_H
#define LINEPROF_PLUGIN_RECORDARRAYS_H

#include "FlowGraph.h"
#include "lineprof/records.h"
#include <string>

namespace lineprof {

/// The variable-length parts of a record, while they grow.
class RecordArrays {
public:
  /// Appends \p text; its offset.
  uint32_t string(llvm::StringRef text);

  /// Index of \p file, which is added if it is new.
  uint32_t file(const llvm::DIFile *file);

  /// Adds the lines, nodes, branches and calls of \p graph.
  void collect(const FlowGraph &graph);

  llvm::SmallVector<LineEntry, 0> lines;
  llvm::SmallVector<NodeEntry, 0> nodes;
  llvm::SmallVector<uint32_t, 0> nodeLines;
  llvm::SmallVector<BranchEntry, 0> branches;
  llvm::SmallVector<CallEntry, 0> calls;
  llvm::SmallVector<const llvm::DIFile *, 2> files;
  std::string strings;

private:
  void collectLines(const FlowGraph &graph);
  uint32_t lineIndex(const SourceLine &line);
  uint32_t calleeName(const llvm::Function *callee);

  llvm::SmallDenseMap<const llvm::DIFile *, uint32_t, 2> fileIndex;
  llvm::SmallDenseMap<const llvm::Function *, uint32_t, 8> calleeNames;
};

} // namespace lineprof

#endif // LINEPROF_PLUGIN_RECORDARRAYS_H
