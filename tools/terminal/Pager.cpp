//===- terminal/Pager.cpp - long reports page by page ---------------------===//
//
// Part of lineprof, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "terminal/Pager.h"

#include "support/Text.h"

#include "llvm/Support/Program.h"

#include <csignal>
#include <cstdio>
#include <cstdlib>
#include <string>

#include <sys/wait.h>

using llvm::StringRef;

namespace lineprof {

namespace {

constexpr int kShellFoundNothing = 127;

std::string pagerCommand() {
  const char *terminal = getenv("TERM");
  if (!terminal || StringRef(terminal) == "dumb")
    return "";
  for (const char *name : {"LINEPROF_PAGER", "PAGER"})
    if (const char *value = getenv(name))
      return StringRef(value).trim().str();
  return llvm::sys::findProgramByName("less") ? "less -FRX" : "";
}

/// Signals as they should be while a pager runs: a key for it is none for us,
/// and if it ends early, writing to it fails.
class SignalsLeftToPager {
public:
  SignalsLeftToPager() {
    for (size_t i = 0; i < 3; ++i)
      before[i] = std::signal(kSignals[i], SIG_IGN);
  }
  ~SignalsLeftToPager() {
    for (size_t i = 0; i < 3; ++i)
      std::signal(kSignals[i], before[i]);
  }

private:
  static constexpr int kSignals[] = {SIGPIPE, SIGINT, SIGQUIT};
  void (*before[3])(int);
};

} // namespace

int writePaged(StringRef text) {
  std::string command = pagerCommand();
  if (command.empty() || command == "cat")
    return writeOut(text);
  // For pagers that were not told to keep colours.
  setenv("LESS", "FRX", /*overwrite=*/0);
  fflush(stdout);
  FILE *pager = popen(command.c_str(), "we");
  if (!pager)
    return writeOut(text);
  int status;
  {
    SignalsLeftToPager signals;
    fwrite(text.data(), 1, text.size(), pager);
    status = pclose(pager);
  }
  if (WIFEXITED(status) && WEXITSTATUS(status) == kShellFoundNothing)
    return writeOut(text);
  return 0;
}

} // namespace lineprof
