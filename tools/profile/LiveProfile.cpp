//===- profile/LiveProfile.cpp - the profile of a running process ---------===//
//
// Part of lineprof, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// The process has its profile mapped, so what is stored into the file reaches
// its sampler, which looks at each tick:
//
//   request:   (number + 1) << kCommandBits | command      stored here
//   answered:  the same, when it is done                   stored there
//
// A request that is not answered yet is never overwritten, so several of these
// commands at once follow one another.
//
//===----------------------------------------------------------------------===//

#include "profile/LiveProfile.h"

#include "profile/Reader.h"
#include "support/Text.h"

#include <algorithm>
#include <cerrno>
#include <chrono>
#include <cstring>
#include <fstream>
#include <sstream>
#include <utility>
#include <vector>

#include <fcntl.h>
#include <sys/file.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

using llvm::Error;
using llvm::Expected;

namespace lineprof {

namespace {

constexpr std::chrono::seconds kPatience{2};
constexpr useconds_t kPollUs = 500;

/// Paths of the files that the process shares from their beginning on. The
/// kernel writes a newline in a path as \012.
std::vector<std::string> sharedFiles(std::istream &maps) {
  std::vector<std::string> paths;
  for (std::string line; std::getline(maps, line);) {
    std::istringstream fields(line);
    std::string range, access, offset, device, inode, path;
    fields >> range >> access >> offset >> device >> inode >> std::ws;
    if (!std::getline(fields, path) || path.front() != '/' ||
        access != "rw-s" || std::stoull(offset, nullptr, 16) != 0)
      continue;
    for (size_t at = 0; (at = path.find("\\012", at)) != path.npos; ++at)
      path.replace(at, 4, "\n");
    paths.push_back(path);
  }
  return paths;
}

bool beginsLikeProfile(int fd) {
  struct stat info;
  char magic[sizeof kMagic];
  return fstat(fd, &info) == 0 && S_ISREG(info.st_mode) &&
         pread(fd, magic, sizeof magic, 0) == sizeof magic &&
         memcmp(magic, kMagic, sizeof magic) == 0;
}

Expected<std::vector<std::string>> sharedFilesOf(int pid) {
  std::string process = fmt::format("/proc/{}", pid);
  if (access(process.c_str(), F_OK) != 0)
    return failure("process {}: no such process; give the id of one that runs",
                   pid);
  errno = 0;
  std::ifstream maps(process + "/maps");
  std::vector<std::string> paths;
  if (maps)
    paths = sharedFiles(maps);
  if (!maps.is_open() || maps.bad() || errno == EACCES || errno == EPERM)
    return failure("process {}: {}; run this as the user that runs the process",
                   pid, strerror(errno ? errno : EACCES));
  return paths;
}

} // namespace

LiveProfile::LiveProfile(LiveProfile &&other)
    : pid(other.pid), name(std::move(other.name)),
      fd(std::exchange(other.fd, -1)),
      header(std::exchange(other.header, nullptr)) {}

LiveProfile::~LiveProfile() {
  if (header)
    munmap(header, kPageSize);
  if (fd >= 0)
    close(fd);
}

/// True if a process holds the profile's lock.
bool LiveProfile::isHeld() const {
  if (flock(fd, LOCK_SH | LOCK_NB) != 0)
    return true;
  flock(fd, LOCK_UN);
  return false;
}

Expected<LiveProfile> LiveProfile::open(int pid) {
  Expected<std::vector<std::string>> paths = sharedFilesOf(pid);
  if (!paths)
    return paths.takeError();
  for (const std::string &path : *paths) {
    int fd = ::open(path.c_str(), O_RDWR | O_CLOEXEC | O_NOFOLLOW | O_NONBLOCK);
    if (fd < 0 && (errno == EACCES || errno == EPERM)) {
      int readable = ::open(path.c_str(), O_RDONLY | O_CLOEXEC | O_NONBLOCK);
      bool isProfile = readable >= 0 && beginsLikeProfile(readable);
      if (readable >= 0)
        close(readable);
      if (isProfile)
        return failure("{}: may not be written; run this as the user that "
                       "runs process {}",
                       path, pid);
    }
    if (fd < 0)
      continue;
    void *page = MAP_FAILED;
    if (beginsLikeProfile(fd))
      page =
          mmap(nullptr, kPageSize, PROT_READ | PROT_WRITE, MAP_SHARED, fd, 0);
    if (page == MAP_FAILED) {
      close(fd);
      continue;
    }
    LiveProfile found(pid, path, fd, static_cast<FileHeader *>(page));
    if (Error error = found.checkOwner())
      return std::move(error);
    return found;
  }
  return failure("process {}: writes no profile; build it with the plugin, and "
                 "let it write where this command can open the file",
                 pid);
}

Error LiveProfile::checkOwner() const {
  uint32_t version = __atomic_load_n(&header->version, __ATOMIC_ACQUIRE);
  if (version != kVersion && version != 0)
    return failure("process {}: its profile has version {}, and this lineprof "
                   "knows version {}; use the lineprof that it was built with",
                   pid, version, kVersion);
  if (version == 0 || header->pid != uint32_t(pid) || !isHeld())
    return failure("process {}: its profile is not its own; try again, or in "
                   "the process's own namespace if it runs in a container",
                   pid);
  if (header->flags & kFileEnded)
    return failure("process {}: is at its end; read its profile instead", pid);
  if (header->flags & kFileNoSampler)
    return failure("process {}: has no thread for sampling, which takes "
                   "requests; call lineprof_start() and the like in the "
                   "program",
                   pid);
  if (!(header->flags & kFileSampler))
    return failure("process {}: has run no tagged function yet; try again "
                   "later, or set LINEPROF_START=off for the program",
                   pid);
  return Error::success();
}

Error LiveProfile::checkAlive() const {
  if (header->flags & kFileEnded || !isHeld())
    return failure("process {}: has ended; read its profile instead", pid);
  return Error::success();
}

Error LiveProfile::request(ControlCommand command) {
  auto end = std::chrono::steady_clock::now() + kPatience;
  uint64_t mine = 0; // once it is stored
  for (;;) {
    uint64_t answered = __atomic_load_n(&header->answered, __ATOMIC_ACQUIRE);
    if (mine && answered >= mine)
      return Error::success();
    uint64_t next = ((answered >> kCommandBits) + 1) << kCommandBits | command;
    if (!mine &&
        __atomic_compare_exchange_n(&header->request, &answered, next, false,
                                    __ATOMIC_ACQ_REL, __ATOMIC_RELAXED))
      mine = next;
    if (Error error = checkAlive())
      return error;
    if (std::chrono::steady_clock::now() >= end)
      return failure("process {}: did not answer in {} s{}", pid,
                     kPatience.count(),
                     mine ? "; it will when it runs again"
                          : ", nor a request before; let it run again first");
    usleep(kPollUs);
  }
}

//===----------------------------------------------------------------------===//
// Copying
//===----------------------------------------------------------------------===//

namespace {

/// A file descriptor that closes itself.
struct Descriptor {
  explicit Descriptor(int number) : number(number) {}
  ~Descriptor() {
    if (number >= 0)
      close(number);
  }
  int number;
};

Error systemError(const std::string &name) {
  return failure("{}: {}; give another name with -o", name, strerror(errno));
}

/// An empty file of that name, or the profile there, locked and emptied.
Expected<int> openForCopy(const std::string &path) {
  int fd = open(path.c_str(), O_RDWR | O_CREAT | O_CLOEXEC | O_NONBLOCK, 0666);
  if (fd < 0)
    return systemError(path);
  struct stat info;
  const char *why = nullptr;
  if (fstat(fd, &info) != 0 || !S_ISREG(info.st_mode))
    why = "is no regular file";
  else if (info.st_size != 0 && !beginsLikeProfile(fd))
    why = "is there, and no profile";
  else if (flock(fd, LOCK_EX | LOCK_NB) != 0)
    why = "is written by a running process";
  if (why) {
    close(fd);
    return failure("{}: {}; give another name with -o", path, why);
  }
  if (ftruncate(fd, 0) != 0) {
    close(fd);
    return systemError(path);
  }
  return fd;
}

} // namespace

Error LiveProfile::copyInto(int out, const std::string &name) const {
  uint64_t size = __atomic_load_n(&header->file_size, __ATOMIC_ACQUIRE);
  std::vector<char> buffer(1 << 20);
  for (uint64_t at = 0; at < size;) {
    size_t wanted = std::min<uint64_t>(buffer.size(), size - at);
    ssize_t count = pread(fd, buffer.data(), wanted, off_t(at));
    if (count <= 0)
      return failure("process {}: its profile cannot be read; try again", pid);
    if (pwrite(out, buffer.data(), count, off_t(at)) != count)
      return systemError(name);
    at += count;
  }
  // Chunks may have come since; they are not part of the copy.
  uint32_t flags = header->flags | kFileCopied;
  if (pwrite(out, &size, sizeof size, offsetof(FileHeader, file_size)) !=
          ssize_t(sizeof size) ||
      pwrite(out, &flags, sizeof flags, offsetof(FileHeader, flags)) !=
          ssize_t(sizeof flags))
    return systemError(name);
  return Error::success();
}

Expected<std::string> LiveProfile::copyTo(std::string path) const {
  if (path.empty()) {
    int number = 1;
    do
      path = fmt::format("prof.{}.{}.out", pid, number++);
    while (access(path.c_str(), F_OK) == 0);
  }
  Expected<int> opened = openForCopy(path);
  if (!opened)
    return opened.takeError();
  Descriptor out(*opened);
  if (Error error = copyInto(out.number, path))
    return std::move(error);
  return path;
}

} // namespace lineprof
