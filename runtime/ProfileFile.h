//===- runtime/ProfileFile.h - prof.out, mapped ---------------------------===//
//
// Part of lineprof, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
#ifndef LINEPROF_RUNTIME_PROFILEFILE_H
#define LINEPROF_RUNTIME_PROFILEFILE_H

#include "Memory.h"
#include "lineprof/format.h"

namespace lineprof {

/// A chunk of the file in memory. Lives as long as the process.
struct Chunk {
  ChunkHeader *Header;
  uint64_t Offset; ///< in the file
  Chunk *Next;

  template <typename T> T *payload() const {
    return reinterpret_cast<T *>(Header + 1);
  }
};

/// The profile is a MAP_SHARED file from the first instant, so what reached
/// memory survives any death of the process. Space is allocated before it is
/// mapped: a full disk is an error here, not a SIGBUS later. Without a file
/// (one warning says why) the same memory is anonymous, and the program runs
/// on unharmed. All members are called with the lock held.
class ProfileFile {
public:
  /// Creates the file and its header. Never fails: see above.
  void open();

  /// Appends a chunk, zeroed, that readers skip until publish(). Null only if
  /// there is no memory at all.
  Chunk *addChunk(ChunkKind Kind, uint32_t Module, uint64_t PayloadSize);
  void publish(Chunk &C);

  FileHeader *header() const { return Header; }

  /// In a forked child: leaves the parent's file alone and moves all chunks,
  /// at the same addresses, to a file of the child's own. Modules keep their
  /// contents, all else starts from zero.
  void moveToChild();

private:
  bool openFile();
  bool tryPath(const char *Path);
  bool grow(uint64_t Size);
  void *mapAt(uint64_t Offset, uint64_t Size, void *Fixed);
  void writeHeader();
  void loseFile(const char *What, int Error);

  int Fd = -1;
  uint64_t Size = 0;
  bool Warned = false;
  FileHeader *Header = nullptr;
  List<Chunk> Chunks;
  char Path[4096] = "";
};

} // namespace lineprof

#endif // LINEPROF_RUNTIME_PROFILEFILE_H
