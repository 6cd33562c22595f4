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

namespace lineprof {

int annotateCommand(int argc, char **argv);
int compileCommand(int argc, char **argv); ///< c++ and cc
int ctlCommand(int argc, char **argv);
int diffCommand(int argc, char **argv);
int exportCommand(int argc, char **argv);
int functionsCommand(int argc, char **argv);
int htmlCommand(int argc, char **argv);
int infoCommand(int argc, char **argv);
int mergeCommand(int argc, char **argv);
int runCommand(int argc, char **argv);

} // namespace lineprof

#endif // LINEPROF_TOOLS_COMMANDS_COMMANDS_H
