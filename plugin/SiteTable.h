//===- plugin/SiteTable.h - the sites of one machine function -------------===//
//
// Part of lineprof, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
#ifndef LINEPROF_PLUGIN_SITETABLE_H
#define LINEPROF_PLUGIN_SITETABLE_H

#include "FunctionTable.h"
#include "lineprof/records.h"
#include "llvm/IR/DebugLoc.h"
#include <map>
#include <optional>
#include <vector>

namespace lineprof {

/// Collects chains of inlined tagged functions and emits them as a SiteTable
/// (format.h).
class SiteTableWriter {
public:
  SiteTableWriter(const FunctionEntry *root, const FunctionIndex &index);

  /// Its own code, outside of inlined tagged functions.
  static constexpr uint32_t kOwnCode = 0;

  /// The site of a call at \p loc. Calls with the same chain share a site.
  /// Nothing if it is untagged code that calls.
  std::optional<uint32_t> siteAt(const llvm::DebugLoc &loc, SiteKind kind);

  /// The site of \p function's own code, inlined at \p loc into an untagged
  /// one. Nothing if there is a tagged one in between.
  std::optional<uint32_t> ownSite(const FunctionEntry &function,
                                  const llvm::DebugLoc &loc);

  /// The tagged function whose inlined code \p loc belongs to, the outermost.
  const FunctionEntry *outermostAt(const llvm::DebugLoc &loc) const;

  SiteKind kindOf(uint32_t site) const { return sites[site].kind; }

  llvm::GlobalVariable *emit(llvm::Function &f, uint32_t flags) const;

private:
  using Frame = std::pair<llvm::GlobalVariable *, uint32_t>; ///< record, line
  using Chain = std::vector<Frame>;

  const FunctionEntry *root;
  const FunctionIndex &index;
  struct Site {
    Chain frames;
    SiteKind kind;
    auto operator<=>(const Site &) const = default;
  };

  uint32_t add(const Site &site);

  std::vector<Site> sites;
  std::map<Site, uint32_t> known;
};

} // namespace lineprof

#endif // LINEPROF_PLUGIN_SITETABLE_H
