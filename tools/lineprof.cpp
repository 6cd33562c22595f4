//===- tools/lineprof.cpp - the command table -----------------------------===//
//
// Part of lineprof, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "commands/Commands.h"
#include "support/Text.h"

#include "llvm/ADT/STLExtras.h"
#include "llvm/Support/Path.h"

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
    {"c++", "compile C++ with clang++ 19 and the plugin",
     lineprof::compileCommand},
    {"cc", "compile C with clang 19 and the plugin", lineprof::compileCommand},
    {"ctl", "start, stop, reset or copy the profile of a running process",
     lineprof::ctlCommand},
    {"diff", "compare two profiles by function and line",
     lineprof::diffCommand},
    {"export", "write a profile in a format that other tools open",
     lineprof::exportCommand},
    {"functions", "print calls and times of each tagged function",
     lineprof::functionsCommand},
    {"html", "write the report as one page for a browser",
     lineprof::htmlCommand},
    {"info", "print what profiles are of, and how they were taken",
     lineprof::infoCommand},
    {"merge", "add up profiles of several runs into one",
     lineprof::mergeCommand},
    {"run", "run a program and print its annotated sources",
     lineprof::runCommand},
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
  // lineprof-c++ and lineprof-cc are links to this program, for build systems
  // that want a compiler's name to be one word.
  StringRef called = llvm::sys::path::filename(argv[0]);
  if (called.consume_front("lineprof-")) {
    std::string name = called.str();
    argv[0] = name.data();
    return lineprof::compileCommand(argc, argv);
  }

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
