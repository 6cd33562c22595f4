//===- html/Page.h - what the parts of a page share -----------------------===//
//
// Part of lineprof, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
#ifndef LINEPROF_TOOLS_HTML_PAGE_H
#define LINEPROF_TOOLS_HTML_PAGE_H

#include "model/Callees.h"
#include "model/FunctionGroup.h"

namespace lineprof {

/// A table of lines, or a function that the user didn't ask for, which appears
/// in the flame graph only.
struct PageFunction {
  FunctionGroup group;
  bool shown = false;
  uint64_t hits = 0; ///< of all lines
};

class Page {
public:
  /// \p selected are some of \p profile's functions.
  Page(const Profile &profile, llvm::ArrayRef<const Function *> selected);

  /// By file, then line.
  const std::vector<PageFunction> &functions() const { return all; }

  /// Index of the one that \p function is an instance of.
  size_t indexOf(const Function *function) const {
    return indices.lookup(function);
  }

  /// Index of what \p caller calls by \p linkageName; none if its table isn't
  /// on the page.
  std::optional<size_t> callee(const Function &caller,
                               llvm::StringRef linkageName) const;

  /// Anchors of a function and of the first function of a source.
  static std::string functionId(size_t index);
  static std::string sourceId(uint32_t index);

  /// Link to a function's table, or its name alone if that isn't shown.
  std::string link(size_t index) const;

  /// For people, escaped.
  std::string path(uint32_t source) const;

  const Profile &profile;

private:
  std::vector<PageFunction> all;
  llvm::DenseMap<const Function *, size_t> indices;
  Callees callees;
};

} // namespace lineprof

#endif // LINEPROF_TOOLS_HTML_PAGE_H
