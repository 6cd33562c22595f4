//===- commands/Commands.cpp - the command table --------------------------===//
//
// Part of lineprof, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "commands/Commands.h"

#include "support/Text.h"

#include "llvm/ADT/STLExtras.h"

using llvm::StringRef;

namespace lineprof {

namespace {

constexpr Command kCompile[] = {
    {"c++", "compile C++ with clang++ and the plugin", compileCommand},
    {"cc", "compile C with clang and the plugin", compileCommand},
};

constexpr Command kRun[] = {
    {"run", "run a program and print its annotated sources", runCommand},
    {"watch", "show what a running program does, line by line", watchCommand},
    {"ctl", "start, stop, reset or copy the profile of a running process",
     ctlCommand},
};

constexpr Command kLook[] = {
    {"annotate", "print sources with hits and time of each line",
     annotateCommand},
    {"functions", "print calls and times of each tagged function",
     functionsCommand},
    {"html", "write the report as one page for a browser", htmlCommand},
    {"info", "print what profiles are of, and how they were taken",
     infoCommand},
};

constexpr Command kFurther[] = {
    {"diff", "compare two profiles by function and line", diffCommand},
    {"export", "write a profile in a format that other tools open",
     exportCommand},
    {"merge", "add up profiles of several runs into one", mergeCommand},
};

constexpr Command kHelp[] = {
    {"help", "show the manual page of a command", helpCommand},
};

const CommandGroup kGroups[] = {
    {"Compile", kCompile},
    {"Run, and see it run", kRun},
    {"Look at a profile", kLook},
    {"Work with profiles", kFurther},
    {"More", kHelp},
};

/// The command with the name most like \p name, or null if none is.
const Command *mostAlike(StringRef name) {
  const Command *best = nullptr;
  // Half of it may be wrong, but not more than two letters.
  unsigned allowed = std::min<size_t>(2, name.size() / 2);
  for (const CommandGroup &group : kGroups)
    for (const Command &command : group.commands) {
      unsigned distance =
          name.edit_distance(command.name, /*AllowReplacements=*/true, allowed);
      bool begins =
          name.size() > 1 && StringRef(command.name).starts_with(name);
      if (begins)
        return &command;
      if (distance <= allowed) {
        best = &command;
        allowed = distance - (distance != 0);
      }
    }
  return best;
}

} // namespace

llvm::ArrayRef<CommandGroup> commandGroups() { return kGroups; }

const Command *findCommand(StringRef name) {
  for (const CommandGroup &group : kGroups)
    for (const Command &command : group.commands)
      if (command.name == name)
        return &command;
  return nullptr;
}

int reportNoCommand(StringRef name) {
  const Command *meant = mostAlike(name);
  return reportError(
      fmt::format("{}: no such command; {}see 'lineprof --help'", name,
                  meant ? fmt::format("did you mean '{}'? Else ", meant->name)
                        : ""),
      2);
}

std::string commandList() {
  std::string text = "Usage: lineprof COMMAND [ARGUMENTS]\n"
                     "\n"
                     "A line profiler for C and C++.\n";
  for (const CommandGroup &group : kGroups) {
    text += fmt::format("\n{}:\n", group.title);
    for (const Command &command : group.commands)
      text += fmt::format("  {:<12}{}\n", command.name, command.summary);
  }
  return text +
         "\n'lineprof COMMAND --help' lists a command's options, 'lineprof "
         "help COMMAND'\nshows its manual page, and --version says "
         "which clang it is for.\n";
}

} // namespace lineprof
