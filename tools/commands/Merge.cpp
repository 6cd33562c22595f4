//===- commands/Merge.cpp - lineprof merge --------------------------------===//
//
// Part of lineprof, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// Adds up profiles into one, which all commands read like any other. One of
// them is in memory at a time.
//
//===----------------------------------------------------------------------===//

#include "commands/CommandLine.h"
#include "commands/Commands.h"
#include "profile/ProfileFile.h"
#include "profile/ProfileWriter.h"
#include "support/Text.h"

#include "llvm/ADT/STLExtras.h"
#include "llvm/Support/FileSystem.h"

#include <chrono>
#include <cstdio>

#include <unistd.h>

using llvm::Error;
using llvm::Expected;

namespace lineprof {

namespace {

struct Options {
  std::vector<std::string> profiles;
  std::string output;
  bool force = false;
  bool mixBuilds = false;
};

/// One line on a terminal that counts up, and is gone at the end.
class Progress {
public:
  explicit Progress(size_t total)
      : total(total), isShown(isatty(STDERR_FILENO)) {}
  ~Progress() {
    if (isDrawn)
      fmt::print(stderr, "\r\033[K");
  }

  void show(size_t done) {
    constexpr std::chrono::milliseconds kPause{100};
    auto now = std::chrono::steady_clock::now();
    if (!isShown || now - last < kPause)
      return;
    last = now;
    isDrawn = true;
    fmt::print(stderr, "\rmerging {}/{} profiles", done, total);
    fflush(stderr);
  }

private:
  size_t total;
  bool isShown, isDrawn = false;
  std::chrono::steady_clock::time_point last = std::chrono::steady_clock::now();
};

Expected<ProfileSum> sumOf(const Options &options) {
  ProfileSum sum;
  Progress progress(options.profiles.size());
  size_t done = 0;
  auto add = [&](const std::string &path, const ProfileFile &file) {
    progress.show(++done);
    return sum.add(file.run, path, options.mixBuilds);
  };
  if (Error error = readProfileFiles(options.profiles, add))
    return std::move(error);
  return sum;
}

int merge(const Options &options) {
  bool overwritesInput = llvm::any_of(options.profiles, [&](auto &path) {
    return llvm::sys::fs::equivalent(path, options.output);
  });
  if (overwritesInput && !options.force)
    return reportError(failure("{}: is one of the profiles to merge; give "
                               "another name with -o, or replace it with -f",
                               options.output));
  Expected<ProfileSum> sum = sumOf(options);
  if (!sum)
    return reportError(sum.takeError());
  if (Error error = replaceProfile(options.output, writeProfile(*sum)))
    return reportError(std::move(error));
  uint64_t runs = sum->header().runs;
  return writeOut(fmt::format("Wrote {}: {} run{}\n",
                              escapeControls(options.output), runs,
                              runs == 1 ? "" : "s"));
}

} // namespace

int mergeCommand(int argc, char **argv) {
  Options options;
  CLI::App app("Adds up profiles of several runs into one, which every command "
               "reads like any other.");
  app.add_option("-o,--output", options.output, "where the sum goes")
      ->type_name("FILE")
      ->required();
  app.add_option("PROFILE", options.profiles, "what programs wrote")
      ->required();
  app.add_flag("-f,--force", options.force,
               "let -o name one of the profiles that are merged");
  app.add_flag("--mix-builds", options.mixBuilds,
               "merge profiles of different builds of a program as well; "
               "reports add them up by function and line");
  app.footer("Examples:\n"
             "  lineprof merge -o all.out prof.out.*\n"
             "  lineprof merge -f -o all.out all.out prof.out");
  if (std::optional<int> status = parseCommandLine(app, argc, argv))
    return *status;
  return merge(options);
}

} // namespace lineprof
