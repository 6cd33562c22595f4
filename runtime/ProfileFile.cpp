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

/// One warning in the life of the process, then memory instead of a file.
void ProfileFile::loseFile(const char *What, int Error) {
  if (!Warned)
    warn("%s: cannot %s: %s; no profile is kept; set LINEPROF_FILE to a path "
         "that can be written",
         Path, What, strerror(Error));
  Warned = true;
  if (Fd >= 0)
    close(Fd);
  Fd = -1;
}

/// Opens and locks \p Candidate. A file that a live process writes to, that is
/// no profile, or that this very process wrote before it called exec is left
/// alone: false with errno 0, as another name will do.
bool ProfileFile::tryPath(const char *Candidate) {
  int Made = ::open(
      Candidate, O_RDWR | O_CREAT | O_NOFOLLOW | O_CLOEXEC | O_NONBLOCK, 0666);
  if (Made < 0)
    return false;
  struct stat Ours, There;
  FileHeader Old = {};
  bool Usable = flock(Made, LOCK_EX | LOCK_NB) == 0 && fstat(Made, &Ours) == 0 &&
                stat(Candidate, &There) == 0 && Ours.st_ino == There.st_ino &&
                Ours.st_dev == There.st_dev && S_ISREG(Ours.st_mode);
  if (Usable && Ours.st_size != 0)
    Usable = pread(Made, &Old, sizeof(Old), 0) >= 12 &&
             memcmp(Old.magic, kMagic, sizeof(kMagic)) == 0 &&
             Old.pid != uint32_t(getpid());
  if (!Usable) {
    close(Made);
    errno = 0;
    return false;
  }
  if (ftruncate(Made, 0) != 0) {
    close(Made);
    return false;
  }
  Fd = Made;
  return true;
}

bool ProfileFile::openFile() {
  char Base[kMaxPath];
  expandFileName(Base);
  snprintf(Path, sizeof(Path), "%s", Base);
  if (tryPath(Path))
    return true;
  for (int I = 0; errno == 0 && I != 1000; ++I) {
    int Length = snprintf(Path, sizeof(Path), "%s.%d", Base, getpid());
    if (I)
      snprintf(Path + Length, sizeof(Path) - Length, ".%d", I);
    if (tryPath(Path))
      return true;
  }
  loseFile("open it", errno);
  return false;
}

/// Makes room up to \p NewSize. Going over RLIMIT_FSIZE would raise SIGXFSZ.
bool ProfileFile::grow(uint64_t NewSize) {
  if (Fd < 0)
    return false;
  rlimit Limit;
  int Error = 0;
  if (getrlimit(RLIMIT_FSIZE, &Limit) == 0 && Limit.rlim_cur != RLIM_INFINITY &&
      NewSize > Limit.rlim_cur)
    Error = EFBIG;
  else
    do
      Error = posix_fallocate(Fd, Size, NewSize - Size);
    while (Error == EINTR);
  if (Error)
    loseFile("make room in it", Error);
  return Error == 0;
}

void *ProfileFile::mapAt(uint64_t Offset, uint64_t Bytes, void *Fixed) {
  int Flags = Fixed ? MAP_FIXED : 0;
  Flags |= Fd >= 0 ? MAP_SHARED : MAP_PRIVATE | MAP_ANONYMOUS;
  void *P = mmap(Fixed, Bytes, PROT_READ | PROT_WRITE, Flags, Fd,
                 Fd >= 0 ? off_t(Offset) : 0);
  return P == MAP_FAILED ? nullptr : P;
}

static void copyCommandLine(char *To, size_t Size) {
  int In = ::open("/proc/self/cmdline", O_RDONLY | O_CLOEXEC);
  ssize_t Length = In < 0 ? -1 : read(In, To, Size - 1);
  if (In >= 0)
    close(In);
  for (ssize_t I = 0; I + 1 < Length; ++I)
    if (!To[I])
      To[I] = ' ';
  To[Length < 0 ? 0 : Length] = 0;
}

void ProfileFile::writeHeader() {
  timespec Start;
  clock_gettime(CLOCK_REALTIME, &Start);
  memcpy(Header->magic, kMagic, sizeof(kMagic));
  Header->header_size = kPageSize;
  Header->file_size = Size;
  Header->start_unix_ns = uint64_t(Start.tv_sec) * 1000000000 + Start.tv_nsec;
  Header->pid = getpid();
  Header->parent_pid = getppid();
  gethostname(Header->host, sizeof(Header->host) - 1);
  (void)!readlink("/proc/self/exe", Header->executable,
                  sizeof(Header->executable) - 1);
  copyCommandLine(Header->command_line, sizeof(Header->command_line));
  __atomic_store_n(&Header->version, kVersion, __ATOMIC_RELEASE);
}

void ProfileFile::open() {
  openFile();
  grow(kPageSize);
  Header = static_cast<FileHeader *>(mapAt(0, kPageSize, nullptr));
  static FileHeader Spare;
  if (!Header)
    Header = &Spare;
  Size = kPageSize;
  writeHeader();
}

Chunk *ProfileFile::addChunk(ChunkKind Kind, uint32_t Module,
                             uint64_t PayloadSize) {
  uint64_t Bytes = roundUp(sizeof(ChunkHeader) + PayloadSize, kPageSize);
  Chunk *C = allocate<Chunk>();
  if (!C)
    return nullptr;
  // What is already mapped from a file that is lost stays mapped and valid.
  grow(Size + Bytes);
  C->Header = static_cast<ChunkHeader *>(mapAt(Size, Bytes, nullptr));
  if (!C->Header)
    return nullptr;
  C->Offset = Size;
  C->Header->module = Module;
  C->Header->size = Bytes;
  C->Header->payload = PayloadSize;
  C->Header->reserved = Kind; // until publish()
  Size += Bytes;
  if (Fd >= 0)
    __atomic_store_n(&Header->file_size, Size, __ATOMIC_RELEASE);
  Chunks.push(C);
  return C;
}

void ProfileFile::publish(Chunk &C) {
  uint32_t Kind = C.Header->reserved;
  C.Header->reserved = 0;
  __atomic_store_n(&C.Header->kind, Kind, __ATOMIC_RELEASE);
}

void ProfileFile::moveToChild() {
  uint32_t Flags = Header->flags;
  uint64_t Bytes = Size;
  if (Fd >= 0) {
    close(Fd);
    Fd = -1;
    openFile();
  }
  Size = 0;
  grow(Bytes);
  Size = Bytes;
  void *Page = mapAt(0, kPageSize, nullptr);
  if (Page) {
    munmap(Header, kPageSize);
    Header = static_cast<FileHeader *>(Page);
    Header->flags = Flags & ~uint32_t(kFileEnded);
    writeHeader();
  }
  for (Chunk &C : Chunks) {
    ChunkHeader Old = *C.Header;
    void *Saved = nullptr;
    if (Old.kind == kChunkModule && (Saved = mapPages(Old.size)))
      memcpy(Saved, C.Header, Old.size);
    if (!mapAt(C.Offset, Old.size, C.Header))
      continue;
    if (Saved) {
      memcpy(C.Header, Saved, Old.size);
      munmap(Saved, Old.size);
    } else {
      *C.Header = Old;
    }
  }
}

} // namespace lineprof
