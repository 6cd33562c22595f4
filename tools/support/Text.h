//===- support/Text.h - errors, and strings on their way out --------------===//
//
// Part of lineprof, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
#ifndef LINEPROF_TOOLS_SUPPORT_TEXT_H
#define LINEPROF_TOOLS_SUPPORT_TEXT_H

#include "llvm/ADT/StringRef.h"
#include "llvm/Support/Error.h"

#include <fmt/format.h>

#include <string>

template <>
struct fmt::formatter<llvm::StringRef> : fmt::formatter<std::string_view> {
  template <typename Context>
  auto format(llvm::StringRef text, Context &context) const {
    return fmt::formatter<std::string_view>::format(
        std::string_view(text.data(), text.size()), context);
  }
};

namespace lineprof {

/// An error whose text is one line, "WHAT: WHY; HOW TO MEND" or the end of it.
template <typename... T>
llvm::Error failure(fmt::format_string<T...> format, T &&...args) {
  return llvm::createStringError(llvm::inconvertibleErrorCode(),
                                 fmt::format(format, std::forward<T>(args)...));
}

/// \p text with control characters and bytes that aren't UTF-8 written as
/// \xNN, so that nothing in a profile can drive a terminal.
/// \p keepTabs leaves tabs as they are.
std::string escapeControls(llvm::StringRef text, bool keepTabs = false);

/// Prints "lineprof: error: MESSAGE" and gives \p status back.
int reportError(llvm::StringRef message, int status = 1);
int reportError(llvm::Error error, int status = 1);

/// Prints "lineprof: warning: MESSAGE".
void reportWarning(llvm::StringRef message);

/// Writes \p text to standard output; the exit status.
int writeOut(llvm::StringRef text);

} // namespace lineprof

#endif // LINEPROF_TOOLS_SUPPORT_TEXT_H
