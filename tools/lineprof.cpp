//===- tools/lineprof.cpp - the command table -----------------------------===//
//
// Part of lineprof, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "Commands.h"
#include "Text.h"

#include "llvm/ADT/STLExtras.h"

using llvm::StringRef;

namespace {

struct Command {
  const char *name;
  const char *summary;
  int (*run)(int argc, char **argv);
};

constexpr Command kCommands[] = {
    {"annotate", "print sources with hits and time of each line",
     lineprof::annotateCommand},
    {"functions", "print calls and times of each tagged function",
     lineprof::functionsCommand},
};

std::string help() {
  std::string text = "Usage: lineprof COMMAND [ARGUMENTS]\n"
                     "\n"
                     "A line profiler for C and C++.\n"
                     "\n"
                     "Commands:\n";
  for (const Command &command : kCommands)
    text += fmt::format("  {:<12}{}\n", command.name, command.summary);
  return text + "\n"
                "'lineprof COMMAND --help' tells more; --version prints the "
                "version.\n";
}

} // namespace

int main(int argc, char **argv) {
  if (argc < 2)
    return lineprof::reportError("no command given; see 'lineprof --help'", 2);
  StringRef name = argv[1];
  if (name == "--help" || name == "-h")
    return lineprof::writeOut(help());
  if (name == "--version")
    return lineprof::writeOut("lineprof " LINEPROF_VERSION "\n");
  const Command *command = llvm::find_if(
      kCommands, [&](const Command &each) { return each.name == name; });
  if (command == std::end(kCommands))
    return lineprof::reportError(
        fmt::format("{}: no such command; see 'lineprof --help'", name), 2);
  return command->run(argc - 1, argv + 1);
}
