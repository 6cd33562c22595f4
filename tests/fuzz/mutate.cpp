//===- fuzz/mutate.cpp - commands on profiles that were tampered with -----===//
//
// Part of lineprof, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
//   lineprof-mutate-profiles COUNT FIRST FILE|FOLDER...
//
// Runs the commands in this process on COUNT variants of the files, numbered
// from FIRST on; each number gives the same variant and command every time.
// A command must print a report, or one line of error, within a second, and
// with memory of no more than twice the file's size and 64 MiB. The first
// variant for which that isn't so is kept, as found-NUMBER.
//
//===----------------------------------------------------------------------===//

#include "commands/Commands.h"

#include "llvm/ADT/StringRef.h"
#include "llvm/Support/Error.h"
#include "llvm/Support/FileSystem.h"
#include "llvm/Support/MemoryBuffer.h"

#include <csignal>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <ctime>
#include <fcntl.h>
#include <random>
#include <string>
#include <sys/mman.h>
#include <sys/resource.h>
#include <sys/time.h>
#include <unistd.h>
#include <vector>

using llvm::StringRef;

namespace {

#if defined(__has_feature)
#if __has_feature(address_sanitizer)
#define LINEPROF_SLOW_AND_LARGE
#endif
#endif
#ifdef LINEPROF_SLOW_AND_LARGE
constexpr bool kHasLimits = false;
#else
constexpr bool kHasLimits = true;
#endif

constexpr uint64_t kMiB = 1024 * 1024;
constexpr double kSeconds = 1;
constexpr long kHangs = 20; ///< seconds

using Bytes = std::vector<uint8_t>;

struct Command {
  int (*run)(int argc, char **argv);
  std::vector<const char *> words;
};

/// P is the variant, O the file that it was made from, T a file to write.
const Command kCommands[] = {
    {lineprof::annotateCommand, {"annotate", "--expand", "P"}},
    {lineprof::annotateCommand, {"annotate", "--format=json", "P"}},
    {lineprof::functionsCommand, {"functions", "P"}},
    {lineprof::functionsCommand, {"functions", "--callers", "P"}},
    {lineprof::functionsCommand, {"functions", "--tree", "P"}},
    {lineprof::infoCommand, {"info", "P"}},
    {lineprof::htmlCommand, {"html", "-o", "-", "-", "P"}},
    {lineprof::mergeCommand, {"merge", "--mix-builds", "-o", "T", "P", "O"}},
    {lineprof::diffCommand, {"diff", "--all", "P", "O"}},
    {lineprof::exportCommand, {"export", "--format=callgrind", "-o", "-", "P"}},
    {lineprof::exportCommand, {"export", "--format=chrome", "-o", "-", "P"}},
    {lineprof::exportCommand, {"export", "--format=cobertura", "-o", "-", "P"}},
    {lineprof::exportCommand, {"export", "--format=csv", "-o", "-", "P"}},
    {lineprof::exportCommand, {"export", "--format=lcov", "-o", "-", "P"}},
    {lineprof::exportCommand, {"export", "--format=pprof", "-o", "-", "P"}},
};

//===----------------------------------------------------------------------===//
// Variants
//===----------------------------------------------------------------------===//

class Mutator {
public:
  Mutator(Bytes &bytes, uint64_t number) : bytes(bytes), random(number) {}

  void run() {
    for (uint64_t left = 1 + below(4); left && !bytes.empty(); --left)
      step();
  }

private:
  uint64_t below(uint64_t limit) { return random() % limit; }

  void step() {
    uint64_t size = bytes.size();
    uint64_t at = below(size), length = 1 + below(64);
    length = std::min(length, size - at);
    switch (below(16)) {
    case 0:
      bytes[at] ^= 1 << below(8);
      break;
    case 1:
      bytes[at] = random();
      break;
    case 2:
      bytes.resize(at);
      break;
    case 3:
      bytes.resize(size + below(8192));
      break;
    case 4:
      memset(&bytes[at], 0, length);
      break;
    case 5:
      memmove(&bytes[at], &bytes[below(size - length + 1)], length);
      break;
    default:
      setWord(at);
    }
  }

  /// Mostly at the beginning and where something is: pages are padded.
  void setWord(uint64_t at) {
    uint64_t width = below(2) ? 4 : 8;
    for (int tries = 0; tries != 20 && !bytes[at]; ++tries)
      at = below(bytes.size());
    at &= ~(width - 1);
    if (at + width > bytes.size())
      return;
    uint64_t old = 0;
    memcpy(&old, &bytes[at], width);
    const uint64_t values[] = {0,
                               1,
                               ~uint64_t(0),
                               uint64_t(1) << 31,
                               uint64_t(1) << 63,
                               bytes.size(),
                               old - 1,
                               old + 1,
                               old * 2,
                               old ^ uint64_t(1) << below(64),
                               below(256),
                               random()};
    uint64_t value = values[below(std::size(values))];
    memcpy(&bytes[at], &value, width);
  }

  Bytes &bytes;
  std::mt19937_64 random;
};

//===----------------------------------------------------------------------===//
// Trials
//===----------------------------------------------------------------------===//

std::string folder;
Bytes variant;
char place[256];  ///< what is being tried, for the handlers of signals
int messages;     ///< where the real standard error is
uint64_t reports; ///< how many commands printed one

void keepVariant() {
  int file = open("found", O_WRONLY | O_CREAT | O_TRUNC, 0644);
  if (file >= 0 && write(file, variant.data(), variant.size()) >= 0)
    close(file);
}

void complain(const char *why) {
  dprintf(messages, "%s: %s; the profile is in ./found\n", place, why);
  keepVariant();
}

void onSignal(int signal) {
  complain(signal == SIGPROF ? "does not end" : strsignal(signal));
  _exit(1);
}

bool writeFile(const std::string &path, const Bytes &bytes) {
  int file = open(path.c_str(), O_WRONLY | O_CREAT | O_TRUNC, 0644);
  bool written = file >= 0 && write(file, bytes.data(), bytes.size()) ==
                                  ssize_t(bytes.size());
  if (file >= 0)
    close(file);
  return written;
}

/// What was printed on standard error since, which is a file.
std::string takeErrors() {
  off_t size = lseek(STDERR_FILENO, 0, SEEK_CUR);
  std::string text(size > 0 ? size : 0, 0);
  if (pread(STDERR_FILENO, text.data(), text.size(), 0) != size)
    text = "cannot be read back";
  if (ftruncate(STDERR_FILENO, 0) != 0 ||
      lseek(STDERR_FILENO, 0, SEEK_SET) != 0)
    abort();
  return text;
}

/// An answer with warnings, or one line of error.
bool isAnswer(int status, StringRef errors) {
  unsigned found = 0;
  llvm::SmallVector<StringRef> lines;
  errors.split(lines, '\n', -1, /*KeepEmpty=*/false);
  for (StringRef line : lines)
    if (line.starts_with("lineprof: error: "))
      ++found;
    else if (!line.starts_with("lineprof: warning: "))
      return false;
  return found == (status == 1) && (status == 0 || status == 1);
}

void limitMemory(uint64_t bytes) {
  unsigned long pages = 0;
  FILE *file = fopen("/proc/self/statm", "r");
  if (!file || fscanf(file, "%lu", &pages) != 1)
    abort();
  fclose(file);
  rlimit limit = {};
  limit.rlim_cur =
      bytes ? pages * sysconf(_SC_PAGESIZE) + bytes : RLIM_INFINITY;
  limit.rlim_max = RLIM_INFINITY;
  setrlimit(RLIMIT_AS, &limit);
}

double cpuSeconds() {
  timespec time;
  clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &time);
  return time.tv_sec + time.tv_nsec * 1e-9;
}

bool tryCommand(const Command &command, const std::string &original) {
  std::vector<std::string> words(command.words.begin(), command.words.end());
  std::vector<char *> argv;
  for (std::string &word : words) {
    if (word == "P")
      word = folder + "/variant";
    else if (word == "O")
      word = original;
    else if (word == "T")
      word = folder + "/merged";
    argv.push_back(word.data());
  }
  argv.push_back(nullptr);
  if (kHasLimits)
    limitMemory(2 * variant.size() + 64 * kMiB);
  itimerval hang = {{}, {kHasLimits ? kHangs : 20 * kHangs, 0}};
  setitimer(ITIMER_PROF, &hang, nullptr);
  double begin = cpuSeconds();
  int status = command.run(int(words.size()), argv.data());
  double seconds = cpuSeconds() - begin;
  if (kHasLimits)
    limitMemory(0);
  fflush(stdout);
  fflush(stderr);
  std::string errors = takeErrors();
  reports += status == 0;
  if (!isAnswer(status, errors)) {
    complain(("status " + std::to_string(status) + ", " + errors).c_str());
    return false;
  }
  if (kHasLimits && seconds > kSeconds) {
    complain((std::to_string(seconds) + " s").c_str());
    return false;
  }
  return true;
}

std::vector<std::string> filesOf(int count, char **paths) {
  std::vector<std::string> files;
  for (int i = 0; i < count; ++i) {
    if (!llvm::sys::fs::is_directory(paths[i])) {
      files.push_back(paths[i]);
      continue;
    }
    std::error_code error;
    for (llvm::sys::fs::directory_iterator it(paths[i], error), end;
         it != end && !error; it.increment(error))
      files.push_back(it->path());
  }
  llvm::sort(files);
  return files;
}

bool tryAll(uint64_t count, uint64_t first,
            const std::vector<std::string> &files) {
  std::vector<Bytes> originals;
  for (const std::string &path : files) {
    auto file = llvm::MemoryBuffer::getFile(path);
    if (!file) {
      dprintf(messages, "%s: %s\n", path.c_str(),
              file.getError().message().c_str());
      return false;
    }
    originals.emplace_back((*file)->getBufferStart(), (*file)->getBufferEnd());
  }
  for (uint64_t number = first; number != first + count; ++number) {
    size_t of = number % files.size();
    const Command &command =
        kCommands[number / files.size() % std::size(kCommands)];
    variant = originals[of];
    Mutator(variant, number).run();
    snprintf(place, sizeof(place), "%llu: %s of %s",
             static_cast<unsigned long long>(number), command.words[0],
             files[of].c_str());
    if (!writeFile(folder + "/variant", variant)) {
      complain(strerror(errno));
      return false;
    }
    if (!tryCommand(command, files[of]))
      return false;
  }
  return true;
}

} // namespace

int main(int argc, char **argv) {
  if (argc < 4)
    return 2;
  uint64_t count = strtoull(argv[1], nullptr, 10);
  std::vector<std::string> files = filesOf(argc - 3, argv + 3);
  char name[] = "/tmp/mutate-profiles-XXXXXX";
  if (files.empty() || !mkdtemp(name))
    return 2;
  folder = name;
  messages = dup(STDERR_FILENO);
  dup2(memfd_create("errors", 0), STDERR_FILENO);
  dup2(open("/dev/null", O_WRONLY), STDOUT_FILENO);
  for (int signal : {SIGSEGV, SIGBUS, SIGILL, SIGFPE, SIGABRT, SIGPROF})
    std::signal(signal, onSignal);
  bool good = tryAll(count, strtoull(argv[2], nullptr, 10), files);
  llvm::sys::fs::remove_directories(folder);
  if (good)
    dprintf(messages, "%llu variants of %zu profiles, %llu with a report\n",
            static_cast<unsigned long long>(count), files.size(),
            static_cast<unsigned long long>(reports));
  return !good;
}
