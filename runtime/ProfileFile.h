//===- runtime/ProfileFile.h - prof.out, mapped ---------------------------===//
//
// Part of lineprof, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
#ifndef LINEPROF_RUNTIME_PROFILEFILE_H
#define LINEPROF_RUNTIME_PROFILEFILE_H

#include "Descriptor.h"
#include "Memory.h"
#include "lineprof/format.h"

namespace lineprof {

/// A chunk of the file in memory. Lives as long as the process.
struct Chunk {
  ChunkHeader *header;
  uint64_t offset; ///< in the file
  Chunk *next;

  template <typename T> T *payload() const {
    return reinterpret_cast<T *>(header + 1);
  }
};

/// The profile is a MAP_SHARED file from the first instant, so what reached
/// memory survives any death of the process. Space is allocated before it is
/// mapped: a full disk is an error here, not a SIGBUS later. Without a file
/// (one warning says why) the same memory is anonymous, and the program runs
/// on unharmed. All members are called with the lock held. All but open() are
/// safe in a signal handler: system calls, Memory.h and warn().
class ProfileFile {
public:
  /// Creates the file and its header. Never fails: see above.
  void open();

  /// Appends a chunk, zeroed, that readers skip until publish(). Null only if
  /// there is no memory at all.
  Chunk *addChunk(ChunkKind kind, uint32_t module, uint64_t payloadSize);
  void publish(Chunk &c);

  FileHeader *header() const { return firstPage; }

  /// All chunks, of modules that were unloaded too, newest first.
  const List<Chunk> &all() const { return chunks; }

  /// In a forked child: leaves the parent's file alone and moves all chunks,
  /// at the same addresses, to a file of the child's own. Modules keep their
  /// contents, all else starts from zero.
  void moveToChild();

private:
  bool openFile();
  bool tryPath(const char *path);
  bool hasFile();
  void closeFile();
  bool grow(uint64_t size);
  void *mapAt(uint64_t offset, uint64_t size, void *fixed);
  void writeHeader();
  void loseFile(const char *what, int error);

  int fd = -1;
  FileIdentity identity; ///< of fd
  uint64_t size = 0;
  bool warned = false;
  FileHeader *firstPage = nullptr;
  List<Chunk> chunks;
  char name[4096] = ""; ///< as LINEPROF_FILE would have it
  char path[4096] = ""; ///< as it is
};

} // namespace lineprof

#endif // LINEPROF_RUNTIME_PROFILEFILE_H
