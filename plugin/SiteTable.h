//===- plugin/SiteTable.h - the sites of one machine function -------------===//
//
// Part of lineprof, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
#ifndef LINEPROF_PLUGIN_SITETABLE_H
#define LINEPROF_PLUGIN_SITETABLE_H

#include "FunctionTable.h"
#include "llvm/IR/DebugLoc.h"
#include <map>
#include <vector>

namespace lineprof {

/// Collects chains of inlined tagged functions and emits them as a SiteTable
/// (format.h).
class SiteTableWriter {
public:
  SiteTableWriter(const FunctionEntry *root, const FunctionIndex &index)
      : root(root), index(index) {}

  /// The site of a call at \p loc. Calls with the same chain share a site.
  uint32_t siteAt(const llvm::DebugLoc &loc);

  llvm::GlobalVariable *emit(llvm::Function &f) const;

private:
  using Frame = std::pair<llvm::GlobalVariable *, uint32_t>; ///< record, line
  using Chain = std::vector<Frame>;

  const FunctionEntry *root;
  const FunctionIndex &index;
  std::vector<Chain> sites;
  std::map<Chain, uint32_t> known;
};

} // namespace lineprof

#endif // LINEPROF_PLUGIN_SITETABLE_H
