//===- commands/Commands.h - what lineprof can do -------------------------===//
//
// Part of lineprof, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// Each command has a file of its own. It is given its name as argv[0] and its
// arguments, and returns the exit status: 0, 1 for errors, 2 for wrong usage.
//
//===----------------------------------------------------------------------===//
#ifndef LINEPROF_TOOLS_COMMANDS_COMMANDS_H
#define LINEPROF_TOOLS_COMMANDS_COMMANDS_H

#include "llvm/ADT/ArrayRef.h"
#include "llvm/ADT/StringRef.h"

#include <string>

namespace lineprof {

struct Command {
  const char *name;
  const char *summary;
  int (*run)(int argc, char **argv);
};

/// Commands of one kind, as they are listed.
struct CommandGroup {
  const char *title;
  llvm::ArrayRef<Command> commands;
};

llvm::ArrayRef<CommandGroup> commandGroups();

/// Null if there is none.
const Command *findCommand(llvm::StringRef name);

/// Reports, in one line, that there is no command \p name, and which one may
/// have been meant. The exit status.
int reportNoCommand(llvm::StringRef name);

/// What `lineprof --help` prints.
std::string commandList();

int annotateCommand(int argc, char **argv);
int compileCommand(int argc, char **argv);  ///< c++ and cc
int completeCommand(int argc, char **argv); ///< for shells; not listed
int ctlCommand(int argc, char **argv);
int diffCommand(int argc, char **argv);
int exportCommand(int argc, char **argv);
int functionsCommand(int argc, char **argv);
int helpCommand(int argc, char **argv);
int htmlCommand(int argc, char **argv);
int infoCommand(int argc, char **argv);
int mergeCommand(int argc, char **argv);
int runCommand(int argc, char **argv);
int watchCommand(int argc, char **argv);

} // namespace lineprof

#endif // LINEPROF_TOOLS_COMMANDS_COMMANDS_H
