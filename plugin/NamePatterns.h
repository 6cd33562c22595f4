//===- plugin/NamePatterns.h - functions that are tagged by name ----------===//
//
// Part of lineprof, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
#ifndef LINEPROF_PLUGIN_NAMEPATTERNS_H
#define LINEPROF_PLUGIN_NAMEPATTERNS_H

#include "llvm/Support/Regex.h"
#include <string>
#include <vector>

namespace llvm {
class LLVMContext;
}

namespace lineprof {

/// Demangled, or as it is.
std::string readableName(llvm::StringRef linkageName);

/// The regular expressions of -lineprof-tag.
class NamePatterns {
public:
  /// Reports those that are none to \p context.
  explicit NamePatterns(llvm::LLVMContext &context);

  bool empty() const { return patterns.empty(); }

  /// True if one of them matches the function's demangled name. That of a
  /// template's instance begins with what it returns; with or without it.
  bool match(llvm::StringRef linkageName) const;

private:
  bool matchReadable(llvm::StringRef name) const;

  std::vector<llvm::Regex> patterns;
};

} // namespace lineprof

#endif // LINEPROF_PLUGIN_NAMEPATTERNS_H
