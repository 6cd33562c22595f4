//===- commands/Complete.cpp - lineprof complete --------------------------===//
//
// Part of lineprof, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
//   lineprof complete bash|zsh|fish    prints what has the shell ask
//   lineprof complete -- WORDS...      answers
//
//===----------------------------------------------------------------------===//

#include "commands/CommandLine.h"
#include "commands/Commands.h"
#include "help/Completion.h"
#include "support/Text.h"

using llvm::StringRef;

namespace lineprof {

namespace {

Completion completeCommandName(StringRef typed) {
  Completion completion;
  for (const CommandGroup &group : commandGroups())
    for (const Command &command : group.commands)
      completion.offer(typed, command.name, command.summary);
  return completion;
}

Completion completeWords(llvm::ArrayRef<std::string> words) {
  if (words.size() == 1) {
    Completion completion = completeCommandName(words[0]);
    if (StringRef(words[0]).starts_with("-"))
      for (const char *option : {"--help", "--version"})
        completion.offer(words[0], option);
    return completion;
  }
  const Command *command = findCommand(words[0]);
  if (!command)
    return {};
  if (command->run == helpCommand && words.size() == 2 &&
      !StringRef(words[1]).starts_with("-"))
    return completeCommandName(words[1]);
  Completion completion;
  visitOptions(*command, [&](const CLI::App &app) {
    completion = completeArguments(app, words.drop_front());
  });
  return completion;
}

} // namespace

int completeCommand(int argc, char **argv) {
  if (argc == 2)
    if (StringRef script = completionScript(argv[1]); !script.empty())
      return writeOut(script);
  if (argc < 3 || StringRef(argv[1]) != "--")
    return reportError(
        "complete: give one of bash, zsh and fish; see 'lineprof "
        "help lineprof'",
        2);
  std::vector<std::string> words(argv + 2, argv + argc);
  Completion completion = completeWords(words);
  std::string text;
  for (const Completion::Candidate &candidate : completion.candidates)
    text +=
        candidate.description.empty()
            ? candidate.word + '\n'
            : fmt::format("{}\t{}\n", candidate.word, candidate.description);
  return writeOut(text + (completion.files ? ":files\n" : ""));
}

} // namespace lineprof
