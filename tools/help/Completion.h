//===- help/Completion.h - what may stand next on a command line ----------===//
//
// Part of lineprof, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
#ifndef LINEPROF_TOOLS_HELP_COMPLETION_H
#define LINEPROF_TOOLS_HELP_COMPLETION_H

#include "llvm/ADT/ArrayRef.h"

#include <CLI/CLI.hpp>

#include <string>
#include <vector>

namespace lineprof {

/// What a shell may offer in place of the word that is being typed.
struct Completion {
  struct Candidate {
    std::string word;
    std::string description; ///< one line, or empty
  };
  std::vector<Candidate> candidates;
  bool files = false; ///< names of files too

  /// Offers \p word if it begins with \p typed.
  void offer(llvm::StringRef typed, const std::string &word,
             const std::string &description = "");
};

/// Completes the last of \p words, which are the arguments of \p app. Values
/// are those that the type of an option names: {a,b}, or several with commas
/// between for LIST:{a,b}.
Completion completeArguments(const CLI::App &app,
                             llvm::ArrayRef<std::string> words);

/// What has \p shell, which is bash, zsh or fish, ask `lineprof complete --`.
llvm::StringRef completionScript(llvm::StringRef shell);

} // namespace lineprof

#endif // LINEPROF_TOOLS_HELP_COMPLETION_H
