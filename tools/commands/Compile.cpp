//===- commands/Compile.cpp - lineprof c++, lineprof cc -------------------===//
//
// Part of lineprof, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// Becomes clang 19 with the plugin loaded. Everything is handed to clang -cc1
// alone (-Xclang), because the driver would also hand it to the assembler,
// which knows no plugins, and because then .s and .S files come out as ever:
//
//   lineprof c++ ARGS..., with [--tag=REGEX...] [--trace | --hits] among them
//     -> clang++-19 --start-no-unused-arguments
//          -Xclang -load -Xclang PLUGIN -Xclang -fpass-plugin=PLUGIN
//          [-Xclang -mllvm -Xclang -lineprof-tag=REGEX]...
//          [-Xclang -mllvm -Xclang -lineprof-mode=trace]
//          [-Xclang -debug-info-kind=line-tables-only ...]
//        --end-no-unused-arguments ARGS without these
//
// -load makes the plugin's options known to -mllvm; -fpass-plugin runs it.
//
//===----------------------------------------------------------------------===//

#include "commands/CommandLine.h"
#include "commands/Commands.h"
#include "support/Text.h"

#include "llvm/ADT/ArrayRef.h"
#include "llvm/ADT/SmallVector.h"
#include "llvm/ADT/StringRef.h"
#include "llvm/ADT/StringSwitch.h"
#include "llvm/Config/llvm-config.h"
#include "llvm/Support/Allocator.h"
#include "llvm/Support/CommandLine.h"
#include "llvm/Support/FileSystem.h"
#include "llvm/Support/Path.h"
#include "llvm/Support/Program.h"
#include "llvm/Support/Regex.h"
#include "llvm/Support/StringSaver.h"

#include <cerrno>
#include <cstdio>
#include <cstring>
#include <optional>
#include <string>
#include <vector>

#include <fcntl.h>
#include <spawn.h>
#include <sys/wait.h>
#include <unistd.h>

using llvm::StringRef;

namespace lineprof {

namespace {

/// The first number of what `compiler -dumpversion` prints, 0 if it fails.
int majorVersion(const std::string &compiler) {
  int ends[2];
  if (pipe2(ends, O_CLOEXEC))
    return 0;
  posix_spawn_file_actions_t actions;
  posix_spawn_file_actions_init(&actions);
  posix_spawn_file_actions_adddup2(&actions, ends[1], STDOUT_FILENO);
  const char *argv[] = {compiler.c_str(), "-dumpversion", nullptr};
  pid_t child;
  int error = posix_spawn(&child, compiler.c_str(), &actions, nullptr,
                          const_cast<char **>(argv), environ);
  posix_spawn_file_actions_destroy(&actions);
  close(ends[1]);
  char text[64] = {};
  if (!error) {
    ssize_t size = read(ends[0], text, sizeof text - 1);
    waitpid(child, nullptr, 0);
    if (size <= 0)
      text[0] = 0;
  }
  close(ends[0]);
  return atoi(text);
}

/// clang++-19 from PATH, say, else a plain clang++ of the plugin's version.
std::optional<std::string> findCompiler(const std::string &name) {
  if (auto path = llvm::sys::findProgramByName(
          fmt::format("{}-{}", name, LLVM_VERSION_MAJOR)))
    return *path;
  if (auto path = llvm::sys::findProgramByName(name))
    if (majorVersion(*path) == LLVM_VERSION_MAJOR)
      return *path;
  return std::nullopt;
}

/// PREFIX/lib/LineProf.so, where this program is PREFIX/bin/lineprof.
std::string pluginPath() {
  llvm::SmallString<256> path(
      llvm::sys::fs::getMainExecutable(nullptr, nullptr));
  llvm::sys::path::remove_filename(path);
  llvm::sys::path::remove_filename(path);
  llvm::sys::path::append(path, "lib", "LineProf.so");
  return path.str().str();
}

/// True for those -g options that choose how much debug info there is.
bool choosesDebugLevel(StringRef arg) {
  if (!arg.consume_front("-g"))
    return false;
  if (arg.starts_with("dwarf"))
    return arg != "dwarf-aranges";
  return llvm::StringSwitch<bool>(arg)
      .Cases("", "0", "1", "2", "3", true)
      .Cases("gdb", "gdb0", "gdb1", "gdb2", "gdb3", "lldb", "sce", "dbx", true)
      .Cases("line-tables-only", "mlt", "line-directives-only", true)
      .Cases("codeview", "modules", "full", "used", true)
      .Default(false);
}

/// True for options whose value is the next argument, whatever that looks like.
bool takesNextArgument(StringRef arg) {
  return llvm::StringSwitch<bool>(arg)
      .Cases("-o", "-x", "-I", "-D", "-U", "-L", "-l", "-include", true)
      .Cases("-Xlinker", "-Xassembler", "-Xpreprocessor", "-T", "-u", true)
      .Cases("-Xclang", "-mllvm", true)
      .Cases("-MF", "-MT", "-MQ", "-MJ", "-isystem", "-iquote", true)
      .Default(false);
}

/// Looks into @files too, as the compiler will.
bool hasDebugLevel(llvm::ArrayRef<char *> given) {
  llvm::BumpPtrAllocator memory;
  llvm::cl::ExpansionContext expansion(memory,
                                       llvm::cl::TokenizeGNUCommandLine);
  llvm::SmallVector<const char *, 64> args(given.begin(), given.end());
  // What can't be read here stays as it is, for the compiler to complain about.
  llvm::consumeError(expansion.expandResponseFiles(args));
  for (size_t i = 0; i < args.size(); ++i) {
    if (choosesDebugLevel(args[i]))
      return true;
    if (takesNextArgument(args[i]))
      ++i;
  }
  return false;
}

class CommandLine {
public:
  void add(std::string arg) { args.push_back(std::move(arg)); }

  void addForCC1(std::string arg) {
    add("-Xclang");
    add(std::move(arg));
  }

  /// Returns only if that fails.
  void execute(const std::string &program) {
    std::vector<char *> pointers;
    for (std::string &arg : args)
      pointers.push_back(arg.data());
    pointers.push_back(nullptr);
    execv(program.c_str(), pointers.data());
  }

private:
  std::vector<std::string> args;
};

/// What is for the plugin.
struct OwnOptions {
  std::vector<std::string> tags;
  std::optional<std::string> mode; ///< of functions whose tag names none
};

/// Takes \p arg if it is one of them, and says whether it was.
llvm::Expected<bool> takeOwnOption(StringRef arg, OwnOptions &own) {
  if (arg == "--tag")
    return failure("--tag takes its value after an equals sign: --tag=REGEX");
  if (arg == "--trace" || arg == "--hits") {
    own.mode = arg.drop_front(2).str();
    return true;
  }
  if (!arg.consume_front("--tag="))
    return false;
  std::string why;
  if (!llvm::Regex(arg).isValid(why))
    return failure("--tag={} is not a regular expression: {}", arg, why);
  own.tags.push_back(arg.str());
  return true;
}

/// Takes lineprof's own options out of \p args. The compiler has none of these
/// names.
llvm::Expected<OwnOptions> takeOwnOptions(std::vector<char *> &args) {
  OwnOptions own;
  std::vector<char *> others;
  for (size_t i = 0; i < args.size(); ++i) {
    llvm::Expected<bool> taken = takeOwnOption(args[i], own);
    if (!taken)
      return taken.takeError();
    if (*taken)
      continue;
    others.push_back(args[i]);
    if (takesNextArgument(args[i]) && i + 1 < args.size())
      others.push_back(args[++i]);
  }
  args = std::move(others);
  return own;
}

/// The same, for those who want to know. --help and all others are clang's.
void describeOwnOptions() {
  std::string value;
  CLI::App app;
  app.set_help_flag();
  app.add_option("--tag", value,
                 "also profile functions whose name matches this regular "
                 "expression; may be repeated");
  bool flag;
  app.add_flag("--hits", flag, "count, and take no times");
  app.add_flag("--trace", flag, "time each line exactly");
  app.add_option("ARGS", value, "the compiler's")->type_name("FILE");
  parseCommandLine(app, 0, nullptr);
}

/// What loads the plugin and gives it lines to work with.
void addPlugin(CommandLine &line, const std::string &plugin,
               const OwnOptions &own, llvm::ArrayRef<char *> args) {
  line.add("--start-no-unused-arguments");
  line.addForCC1("-load");
  line.addForCC1(plugin);
  line.addForCC1("-fpass-plugin=" + plugin);
  auto addForPlugin = [&](const std::string &option) {
    line.addForCC1("-mllvm");
    line.addForCC1(option);
  };
  for (const std::string &tag : own.tags)
    addForPlugin("-lineprof-tag=" + tag);
  if (own.mode)
    addForPlugin("-lineprof-mode=" + *own.mode);
  if (!hasDebugLevel(args)) {
    line.addForCC1("-debug-info-kind=line-tables-only");
    line.addForCC1("-dwarf-version=5");
    line.addForCC1("-debugger-tuning=gdb");
  }
  line.add("--end-no-unused-arguments");
}

} // namespace

int compileCommand(int argc, char **argv) {
  if (areOptionsVisited()) {
    describeOwnOptions();
    return 0;
  }
  const std::string name = StringRef(argv[0]) == "c++" ? "clang++" : "clang";
  std::vector<char *> args(argv + 1, argv + argc);
  llvm::Expected<OwnOptions> own = takeOwnOptions(args);
  if (!own)
    return reportError(own.takeError(), 2);

  std::optional<std::string> compiler = findCompiler(name);
  if (!compiler)
    return reportError(
        failure("found neither {0}-{1} nor a {0} of version {1} in PATH; "
                "install it with 'apt install clang-{1}'",
                name, LLVM_VERSION_MAJOR));
  const std::string plugin = pluginPath();
  if (!llvm::sys::fs::exists(plugin))
    return reportError(failure(
        "the plugin is not at {}; build or install lineprof again", plugin));

  CommandLine line;
  line.add(llvm::sys::path::filename(*compiler).str());
  // As a driver's child, clang must see -cc1 first, and isn't asked for ours.
  if (args.empty() || !StringRef(args.front()).starts_with("-cc1"))
    addPlugin(line, plugin, *own, args);
  for (char *arg : args)
    line.add(arg);
  line.execute(*compiler);
  return reportError(failure("cannot run {}: {}", *compiler, strerror(errno)));
}

} // namespace lineprof
