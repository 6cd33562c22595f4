//===- commands/Ctl.cpp - lineprof ctl ------------------------------------===//
//
// Part of lineprof, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// Starts, stops and resets a running process, or copies its profile:
//
//   lineprof ctl start|stop|reset|dump PID [-o FILE]
//
//===----------------------------------------------------------------------===//

#include "commands/CommandLine.h"
#include "commands/Commands.h"
#include "profile/LiveProfile.h"
#include "support/Text.h"

using llvm::Error;
using llvm::Expected;

namespace lineprof {

namespace {

struct Options {
  ControlCommand command;
  int pid;
  std::string output;
};

const std::map<std::string, ControlCommand> kCommands = {
    {"start", kControlStart},
    {"stop", kControlStop},
    {"reset", kControlReset},
    {"dump", kControlSync},
};

int control(const Options &options) {
  Expected<LiveProfile> profile = LiveProfile::open(options.pid);
  if (!profile)
    return reportError(profile.takeError());
  if (Error error = profile->request(options.command))
    return reportError(std::move(error));
  if (options.command != kControlSync)
    return 0;
  Expected<std::string> written = profile->copyTo(options.output);
  if (!written)
    return reportError(written.takeError());
  return writeOut(fmt::format("Wrote {}\n", *written));
}

} // namespace

int ctlCommand(int argc, char **argv) {
  Options options;
  std::string command;
  CLI::App app("Starts, stops or resets the profile of a running process, or "
               "copies it.");
  app.add_option("COMMAND", command,
                 "start, stop, reset, or dump: copy what there is so far")
      ->required()
      ->type_name("{start,stop,reset,dump}")
      ->check([](const std::string &text) {
        return kCommands.count(text) ? "" : text + " is no command for ctl";
      });
  app.add_option("PID", options.pid, "the process")
      ->required()
      ->check([](const std::string &text) {
        int pid = 0;
        bool usable = CLI::detail::lexical_cast(text, pid) && pid > 0;
        return usable ? "" : text + " is no process id";
      });
  app.add_option("-o,--output", options.output,
                 "where the copy goes (default: prof.PID.N.out)")
      ->type_name("FILE");
  if (std::optional<int> status = parseCommandLine(app, argc, argv))
    return *status;
  options.command = kCommands.at(command);
  if (app.count("--output") &&
      (options.command != kControlSync || options.output.empty()))
    return reportError("ctl: -o needs a file name, and is for dump only; see "
                       "'lineprof ctl --help'",
                       2);
  return control(options);
}

} // namespace lineprof
