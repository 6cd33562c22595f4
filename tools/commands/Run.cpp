//===- commands/Run.cpp - lineprof run ------------------------------------===//
//
// Part of lineprof, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// Runs a program, then prints what it and its children wrote, added up, as
// `kernprof -l -v` does:
//
//   lineprof run [OPTIONS] [--] PROGRAM ARGS...
//
// The exit status is the program's (128 + signal when one killed it), or as a
// shell says it: 127 if there is no such program, 126 if it can't be executed.
//
//===----------------------------------------------------------------------===//

#include "commands/CommandLine.h"
#include "commands/Commands.h"
#include "commands/Report.h"
#include "profile/WrittenProfiles.h"
#include "support/Text.h"

#include "llvm/ADT/ArrayRef.h"
#include "llvm/ADT/StringRef.h"

#include <cerrno>
#include <chrono>
#include <csignal>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <filesystem>
#include <optional>
#include <string>
#include <vector>

#include <fcntl.h>
#include <sys/wait.h>
#include <unistd.h>

using llvm::StringRef;

namespace lineprof {

namespace {

struct Options {
  std::string file = "prof.out";
  ReportOptions report;
};

/// True if the argument after \p arg, which starts with a dash, is its value.
bool takesNext(const CLI::App &app, StringRef arg) {
  auto takesValue = [&](StringRef name) {
    const CLI::Option *option = app.get_option_no_throw(name.str());
    return option && option->get_expected_min() > 0;
  };
  if (arg.starts_with("--"))
    return !arg.contains('=') && takesValue(arg);
  // Flags may stand in front of it: -zu 1e-3.
  for (size_t i = 1; i < arg.size(); ++i)
    if (takesValue(("-" + arg.substr(i, 1)).str()))
      return i + 1 == arg.size();
  return false;
}

/// Index of the program, whose own arguments must not be parsed.
int findProgram(const CLI::App &app, int argc, char **argv) {
  for (int i = 1; i < argc; ++i) {
    StringRef arg = argv[i];
    if (arg == "--")
      return i + 1;
    if (!arg.starts_with("-"))
      return i;
    i += takesNext(app, arg);
  }
  return argc;
}

/// Gives the exit status if the command ends here.
std::optional<int> parse(int argc, char **argv, Options &options,
                         char **&program) {
  CLI::App app("Runs a program, then prints the annotated sources of its "
               "profile. Options come before PROGRAM; -- ends them.");
  std::string unused;
  app.add_option("PROGRAM", unused, "what to run, and its arguments");
  app.add_option("-o,--output", options.file,
                 "where the profile goes (default: prof.out)")
      ->type_name("FILE");
  addReportOptions(app, options.report);
  int first = findProgram(app, argc, argv);
  if (std::optional<int> status =
          parseCommandLine(app, std::min(first, argc), argv))
    return status;
  if (first >= argc)
    return reportError(
        failure("run: no program given; try 'lineprof run ./PROGRAM'"), 2);
  if (options.file.empty())
    return reportError(failure("run: the profile's file name is empty"), 2);
  program = argv + first;
  return std::nullopt;
}

//===----------------------------------------------------------------------===//
// Signals
//===----------------------------------------------------------------------===//

constexpr int kForwarded[] = {SIGHUP,  SIGINT,  SIGQUIT,
                              SIGTERM, SIGUSR1, SIGUSR2};

volatile pid_t gChild;

/// A terminal signals the whole foreground group, so the program has that one
/// already; what was sent to this process alone is passed on.
void passOn(int signal, siginfo_t *info, void *) {
  int savedErrno = errno;
  if (info->si_code != SI_KERNEL && gChild > 0)
    kill(gChild, signal);
  errno = savedErrno;
}

sigset_t forwardedSet() {
  sigset_t set;
  sigemptyset(&set);
  for (int signal : kForwarded)
    sigaddset(&set, signal);
  return set;
}

/// Leaves alone what is ignored, as under nohup.
void forwardSignalsTo(pid_t child) {
  gChild = child;
  struct sigaction action = {};
  action.sa_sigaction = passOn;
  action.sa_flags = SA_SIGINFO | SA_RESTART;
  for (int signal : kForwarded) {
    struct sigaction old;
    sigaction(signal, nullptr, &old);
    if (old.sa_handler != SIG_IGN)
      sigaction(signal, &action, nullptr);
  }
}

void restoreSignals() {
  for (int signal : kForwarded) {
    struct sigaction old;
    sigaction(signal, nullptr, &old);
    if (old.sa_handler != SIG_IGN)
      ::signal(signal, SIG_DFL);
  }
}

//===----------------------------------------------------------------------===//
// The program
//===----------------------------------------------------------------------===//

/// Runs it to its end. Sets execError to errno if it can't be executed.
int runProgram(char **argv, const std::string &file, int &execError) {
  auto sinceEpoch = std::chrono::system_clock::now().time_since_epoch();
  std::string began =
      std::to_string(std::chrono::nanoseconds(sinceEpoch).count());
  int ends[2];
  if (pipe2(ends, O_CLOEXEC)) {
    execError = errno;
    return 0;
  }
  // Held back until there is someone to pass them on to.
  sigset_t forwarded = forwardedSet(), before;
  sigprocmask(SIG_BLOCK, &forwarded, &before);
  pid_t child = fork();
  if (child == 0) {
    sigprocmask(SIG_SETMASK, &before, nullptr);
    setenv("LINEPROF_FILE", file.c_str(), 1);
    setenv("LINEPROF_RUN_BEGAN", began.c_str(), 1);
    execvp(argv[0], argv);
    int error = errno;
    (void)!write(ends[1], &error, sizeof error);
    _exit(127);
  }
  if (child < 0) {
    execError = errno;
    close(ends[0]);
    close(ends[1]);
    sigprocmask(SIG_SETMASK, &before, nullptr);
    return 0;
  }
  forwardSignalsTo(child);
  sigprocmask(SIG_SETMASK, &before, nullptr);

  close(ends[1]);
  execError = 0;
  ssize_t size;
  do
    size = read(ends[0], &execError, sizeof execError);
  while (size < 0 && errno == EINTR);
  close(ends[0]);

  int status = 0;
  while (waitpid(child, &status, 0) < 0 && errno == EINTR)
    ;
  gChild = 0;
  restoreSignals();
  return WIFSIGNALED(status) ? 128 + WTERMSIG(status) : WEXITSTATUS(status);
}

/// The runtime fills in %-fields, and a percent sign of the folder's name isn't
/// one. The folder counts now: a program may change it before it writes.
std::string absolutePattern(const std::string &file) {
  if (file.front() == '/')
    return file;
  std::string pattern;
  for (char each : std::filesystem::current_path().string())
    pattern += each == '%' ? "%%" : std::string(1, each);
  return pattern + "/" + file;
}

/// A test suite may have run hundreds of programs.
void printNames(const std::vector<std::string> &profiles) {
  constexpr size_t kMost = 8;
  size_t listed = profiles.size() > kMost ? 1 : profiles.size();
  for (const std::string &profile : llvm::ArrayRef(profiles).take_front(listed))
    fmt::print("Wrote profile results to {}\n", profile);
  if (size_t others = profiles.size() - listed)
    fmt::print("Wrote profile results to {} more, by process id\n", others);
  fflush(stdout);
}

} // namespace

int runCommand(int argc, char **argv) {
  Options options;
  char **arguments;
  if (std::optional<int> status = parse(argc, argv, options, arguments))
    return *status;
  const char *program = arguments[0];

  WrittenProfiles profiles(options.file);
  int execError;
  int status = runProgram(arguments, absolutePattern(options.file), execError);
  if (execError)
    return reportError(failure("cannot run {}: {}{}", program,
                               strerror(execError),
                               !strchr(program, '/') && !access(program, X_OK)
                                   ? fmt::format("; try ./{}", program)
                                   : ""),
                       execError == ENOENT ? 127 : 126);

  std::vector<std::string> written = profiles.find();
  if (written.empty()) {
    reportError(failure("{} wrote no profile: no tagged function was compiled "
                        "into it with the plugin, or {} can't be written",
                        program, options.file));
    return status ? status : 1;
  }
  printNames(written);
  options.report.profiles = written;
  options.report.pager &= status == 0; // what the program said stays in view
  int printed = printReport(std::move(options.report));
  return status ? status : printed;
}

} // namespace lineprof
