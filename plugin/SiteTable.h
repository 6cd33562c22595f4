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
  SiteTableWriter(const FunctionEntry *Root, const FunctionIndex &Index)
      : Root(Root), Index(Index) {}

  /// The site of a call at \p Loc. Calls with the same chain share a site.
  uint32_t siteAt(const llvm::DebugLoc &Loc);

  llvm::GlobalVariable *emit(llvm::Function &F) const;

private:
  using Frame = std::pair<llvm::GlobalVariable *, uint32_t>; ///< record, line
  using Chain = std::vector<Frame>;

  const FunctionEntry *Root;
  const FunctionIndex &Index;
  std::vector<Chain> Sites;
  std::map<Chain, uint32_t> Known;
};

} // namespace lineprof

#endif // LINEPROF_PLUGIN_SITETABLE_H
