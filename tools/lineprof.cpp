//===- tools/lineprof.cpp - the program -----------------------------------===//
//
// Part of lineprof, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "commands/Commands.h"
#include "support/Text.h"

#include "llvm/Config/llvm-config.h"
#include "llvm/Support/Path.h"

using llvm::StringRef;

int main(int argc, char **argv) {
  // lineprof-c++ and lineprof-cc are links to this program, for build systems
  // that want a compiler's name to be one word.
  StringRef called = llvm::sys::path::filename(argv[0]);
  if (called.consume_front("lineprof-")) {
    std::string name = called.str();
    argv[0] = name.data();
    return lineprof::compileCommand(argc, argv);
  }

  if (argc < 2) {
    fmt::print(stderr, "{}", lineprof::commandList());
    return 2;
  }
  StringRef name = argv[1];
  if (name == "--help" || name == "-h")
    return lineprof::writeOut(lineprof::commandList());
  if (name == "--version")
    return lineprof::writeOut(fmt::format(
        "lineprof {}, for clang {}\n", LINEPROF_VERSION, LLVM_VERSION_MAJOR));
  if (name == "complete")
    return lineprof::completeCommand(argc - 1, argv + 1);
  if (const lineprof::Command *command = lineprof::findCommand(name))
    return command->run(argc - 1, argv + 1);
  return lineprof::reportNoCommand(name);
}
