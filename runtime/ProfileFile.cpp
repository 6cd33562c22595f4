//===- runtime/ProfileFile.cpp - prof.out, mapped -------------------------===//
//
// Part of lineprof, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "ProfileFile.h"
#include "FileName.h"
#include "Warn.h"
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <sys/file.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <time.h>
#include <unistd.h>

namespace lineprof {

/// One warning in the life of the process, then memory instead of a file. What
/// is mapped from the file by now goes on.
void ProfileFile::loseFile(const char *what, int error) {
  bool hasCounters = false;
  for (Chunk &c : chunks)
    hasCounters |= c.header->kind == kChunkCounters;
  if (!warned && hasCounters)
    warn("%s: cannot %s: %s; new threads and libraries are not in the profile",
         path, what, strerrordesc_np(error));
  else if (!warned)
    warn("%s: cannot %s: %s; no profile is kept; set LINEPROF_FILE to a path "
         "that can be written",
         path, what, strerrordesc_np(error));
  warned = true;
  if (firstPage)
    firstPage->flags |= kFileIncomplete;
  if (fd >= 0)
    close(fd);
  fd = -1;
}

static int openAway(const char *path, int flags) {
  return moveUp(
      ::open(path, O_RDWR | O_NOFOLLOW | O_CLOEXEC | O_NONBLOCK | flags, 0666),
      /*must=*/true);
}

static int openLocked(const char *path, int flags) {
  int made = openAway(path, flags);
  if (made >= 0 && flock(made, LOCK_EX | LOCK_NB) != 0) {
    close(made);
    errno = EWOULDBLOCK;
    return -1;
  }
  return made;
}

/// Whether the profile that \p file is may be replaced: it is no other user's,
/// this very process didn't write it before it called exec, and no program did
/// that ran before in the same `lineprof run`.
static bool isOldProfile(int fd, const struct stat &file) {
  FileHeader old = {};
  return pread(fd, &old, sizeof(old), 0) >= 12 &&
         memcmp(old.magic, kMagic, sizeof(kMagic)) == 0 &&
         old.pid != uint32_t(getpid()) && old.start_unix_ns < runBegan() &&
         file.st_uid == geteuid();
}

/// Whether opening failed because of the file that is there, not of the folder.
/// Where anybody may write, the kernel may deny files of others (sysctl
/// fs.protected_regular).
static bool isItsOwnFault(const char *path, int error) {
  struct stat there;
  return error == EWOULDBLOCK || error == ELOOP ||
         (error == EACCES && lstat(path, &there) == 0);
}

/// Opens and locks \p candidate. A file that a live process writes to, that is
/// no profile, a link, or another user's is left alone: false with errno 0, as
/// another name will do.
bool ProfileFile::tryPath(const char *candidate) {
  int made = openLocked(candidate, O_CREAT);
  struct stat ours, there;
  if (made < 0) {
    int error = errno;
    errno = isItsOwnFault(candidate, error) ? 0 : error;
    return false;
  }
  bool usable = fstat(made, &ours) == 0 && lstat(candidate, &there) == 0 &&
                ours.st_ino == there.st_ino && ours.st_dev == there.st_dev &&
                S_ISREG(ours.st_mode);
  if (usable && ours.st_size != 0) {
    usable = isOldProfile(made, ours);
    // Whoever closed all its descriptors, and with them its lock, may still
    // have the old file mapped, and would get SIGBUS if it were cut off.
    if (usable && unlink(candidate) == 0) {
      close(made);
      made = openLocked(candidate, O_CREAT | O_EXCL);
    } else if (usable) {
      usable = ftruncate(made, 0) == 0;
    }
  }
  if (!usable || made < 0 || !identity.take(made)) {
    if (made >= 0)
      close(made);
    errno = 0;
    return false;
  }
  fd = made;
  return true;
}

/// The program may have closed the descriptor, and opened a file of its own
/// under the number. The mapping keeps the lock.
bool ProfileFile::hasFile() {
  if (fd < 0 || identity.matches(fd))
    return fd >= 0;
  fd = openAway(path, 0);
  if (identity.matches(fd))
    return true;
  loseFile("open it again", fd < 0 ? errno : ENOENT);
  return false;
}

/// So that a child's close() doesn't hit a file of the program's.
void ProfileFile::closeFile() {
  if (identity.matches(fd))
    close(fd);
  fd = -1;
}

/// /dev/null asks for no profile, not for one beside it.
static bool isDevice(const char *path) {
  struct stat there;
  return lstat(path, &there) == 0 && S_ISCHR(there.st_mode);
}

bool ProfileFile::openFile() {
  char base[kMaxPath];
  expandFileName(base);
  if (isDevice(base)) {
    warned = true; // so it needs no warning
    return false;
  }
  // A forked child leaves the files of those before it alone, even if they have
  // ended.
  bool taken = !strcmp(name, base);
  snprintf(name, sizeof(name), "%s", base);
  snprintf(path, sizeof(path), "%s", base);
  errno = 0;
  if (!taken && tryPath(path))
    return true;
  for (int i = 0; errno == 0 && i != 1000; ++i) {
    int length = snprintf(path, sizeof(path), "%s.%d", base, getpid());
    if (i)
      snprintf(path + length, sizeof(path) - length, ".%d", i);
    if (tryPath(path))
      return true;
  }
  loseFile("open it", errno);
  return false;
}

/// Makes room up to \p newSize. Going over RLIMIT_FSIZE would raise SIGXFSZ.
bool ProfileFile::grow(uint64_t newSize) {
  if (!hasFile())
    return false;
  rlimit limit;
  int error = 0;
  if (getrlimit(RLIMIT_FSIZE, &limit) == 0 && limit.rlim_cur != RLIM_INFINITY &&
      newSize > limit.rlim_cur)
    error = EFBIG;
  else
    do
      error = posix_fallocate(fd, size, newSize - size);
    while (error == EINTR);
  if (error)
    loseFile("make room in it", error);
  return error == 0;
}

void *ProfileFile::mapAt(uint64_t offset, uint64_t bytes, void *fixed) {
  int flags = fixed ? MAP_FIXED : 0;
  flags |= fd >= 0 ? MAP_SHARED : MAP_PRIVATE | MAP_ANONYMOUS;
  void *p = mmap(fixed, bytes, PROT_READ | PROT_WRITE, flags, fd,
                 fd >= 0 ? off_t(offset) : 0);
  return p == MAP_FAILED ? nullptr : p;
}

static void copyCommandLine(char *to, size_t size) {
  int in = ::open("/proc/self/cmdline", O_RDONLY | O_CLOEXEC);
  ssize_t length = in < 0 ? -1 : read(in, to, size - 1);
  if (in >= 0)
    close(in);
  for (ssize_t i = 0; i + 1 < length; ++i)
    if (!to[i])
      to[i] = ' ';
  to[length < 0 ? 0 : length] = 0;
}

void ProfileFile::writeHeader() {
  timespec start;
  clock_gettime(CLOCK_REALTIME, &start);
  memcpy(firstPage->magic, kMagic, sizeof(kMagic));
  firstPage->header_size = kPageSize;
  firstPage->file_size = size;
  firstPage->start_unix_ns =
      uint64_t(start.tv_sec) * 1000000000 + start.tv_nsec;
  firstPage->pid = getpid();
  firstPage->parent_pid = getppid();
  gethostname(firstPage->host, sizeof(firstPage->host) - 1);
  (void)!readlink("/proc/self/exe", firstPage->executable,
                  sizeof(firstPage->executable) - 1);
  copyCommandLine(firstPage->command_line, sizeof(firstPage->command_line));
  __atomic_store_n(&firstPage->version, kVersion, __ATOMIC_RELEASE);
}

void ProfileFile::open() {
  openFile();
  grow(kPageSize);
  firstPage = static_cast<FileHeader *>(mapAt(0, kPageSize, nullptr));
  static FileHeader spare;
  if (!firstPage)
    firstPage = &spare;
  size = kPageSize;
  writeHeader();
}

Chunk *ProfileFile::addChunk(ChunkKind kind, uint32_t module,
                             uint64_t payloadSize) {
  uint64_t bytes = roundUp(sizeof(ChunkHeader) + payloadSize, kPageSize);
  Chunk *c = allocate<Chunk>();
  if (!c)
    return nullptr;
  // What is already mapped from a file that is lost stays mapped and valid.
  grow(size + bytes);
  c->header = static_cast<ChunkHeader *>(mapAt(size, bytes, nullptr));
  if (!c->header)
    return nullptr;
  c->offset = size;
  c->header->module = module;
  c->header->size = bytes;
  c->header->payload = payloadSize;
  c->header->reserved = kind; // until publish()
  size += bytes;
  if (fd >= 0)
    __atomic_store_n(&firstPage->file_size, size, __ATOMIC_RELEASE);
  chunks.push(c);
  return c;
}

void ProfileFile::publish(Chunk &c) {
  uint32_t kind = c.header->reserved;
  c.header->reserved = 0;
  __atomic_store_n(&c.header->kind, kind, __ATOMIC_RELEASE);
}

void ProfileFile::moveToChild() {
  uint32_t flags = firstPage->flags;
  uint64_t bytes = size;
  if (fd >= 0) {
    closeFile();
    openFile();
  }
  size = 0;
  grow(bytes);
  size = bytes;
  void *page = mapAt(0, kPageSize, nullptr);
  if (page) {
    munmap(firstPage, kPageSize);
    firstPage = static_cast<FileHeader *>(page);
    firstPage->flags = flags & ~uint32_t(kFileEnded | kFileSampler);
    writeHeader();
  }
  for (Chunk &c : chunks) {
    ChunkHeader old = *c.header;
    if (old.kind == kChunkStacks) { // empty, until it is published again
      old.kind = kChunkNone;
      old.reserved = kChunkStacks;
      old.payload = 0;
    }
    void *saved = nullptr;
    if (old.kind == kChunkModule && (saved = mapPages(old.size)))
      memcpy(saved, c.header, old.size);
    if (!mapAt(c.offset, old.size, c.header))
      continue;
    if (saved) {
      memcpy(c.header, saved, old.size);
      munmap(saved, old.size);
    } else {
      *c.header = old;
    }
  }
}

} // namespace lineprof
