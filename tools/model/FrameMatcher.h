//===- model/FrameMatcher.h - which tagged function an inlined frame is ---===//
//
// Part of lineprof, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
#ifndef LINEPROF_TOOLS_MODEL_FRAMEMATCHER_H
#define LINEPROF_TOOLS_MODEL_FRAMEMATCHER_H

#include "model/Symbols.h"
#include "profile/RawProfile.h"

#include "llvm/ADT/StringMap.h"

namespace lineprof {

/// Finds the functions and site tables of one module that DWARF's frames talk
/// about. With -gline-tables-only, DWARF has plain names only, so file and
/// line must tell overloads and namesakes apart.
class FrameMatcher {
public:
  explicit FrameMatcher(const RawModule &module);

  struct Match {
    size_t function;            ///< index
    std::optional<size_t> line; ///< index of the line entry
  };

  /// Frame number \p index of \p chain, if that is a tagged function.
  std::optional<Match> match(const InlineChain &chain, size_t index) const;

  /// The line entry of \p function that \p frame is on.
  std::optional<size_t> lineOf(size_t function, const Frame &frame) const;

  /// The site table of the machine function that \p chain lies in.
  std::optional<size_t> table(const InlineChain &chain) const;

private:
  using Indices = llvm::SmallVector<size_t, 1>;

  /// Calls \p visit for each name that the machine function may have had when
  /// it was compiled, until it gives true.
  template <typename Visit>
  void eachMachineName(const InlineChain &chain, Visit visit) const;

  std::optional<Match> best(const Indices &candidates, const Frame &frame,
                            bool nameIsUnique) const;
  bool isIn(size_t function, const Frame &frame) const;
  const std::string &normalized(llvm::StringRef path) const;

  const RawModule &module;
  llvm::StringMap<Indices> byLinkageName;
  llvm::StringMap<Indices> byBaseName;
  llvm::StringMap<Indices> tablesByName;
  std::vector<std::vector<std::string>> files; ///< of each function
  mutable llvm::StringMap<std::string> normalizedPaths;
};

} // namespace lineprof

#endif // LINEPROF_TOOLS_MODEL_FRAMEMATCHER_H
