//===- runtime/CallTree.h - which calls led where -------------------------===//
//
// Part of lineprof, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
#ifndef LINEPROF_RUNTIME_CALLTREE_H
#define LINEPROF_RUNTIME_CALLTREE_H

#include "StackReader.h"

namespace lineprof {

/// The calling-context tree in the file (format.h: StackNode). It only grows:
/// a node is whole before the chunk's header says that it is there, so a
/// process may be killed at any time. All members are called with the lock
/// held, and are safe in a signal handler (all memory is mmap's) and in a
/// forked child.
class CallTree {
public:
  constexpr explicit CallTree(ProfileFile &file) : file(file) {}

  /// A path is given frame by frame, the youngest first.
  void beginPath() { length = 0; }

  /// Frames without tagged code are passed over, and immediate recursion at one
  /// site is one step.
  void addFrame(const LiveSlot &slot);

  /// Charges the node of the path, or its nearest ancestor if there is no room.
  /// Null if the path is empty, or without memory.
  StackNode *charge(const Portion &share);

  /// Forgets all times. The nodes stay.
  void reset();

  /// In a forked child, after the file: it begins with an empty tree.
  void moveToChild();

private:
  struct Step {
    uint32_t module, table, site; ///< as StackNode has them
    bool operator==(const Step &o) const {
      return module == o.module && table == o.table && site == o.site;
    }
  };
  struct Entry {
    StackNode *node; ///< null: free
    uint32_t number;
  };

  static constexpr uint32_t kMaxDepth = kMaxStackNodes;
  static constexpr uint32_t kMaxNodes = 65536;
  static constexpr uint64_t kFirstPages = 1, kMostPages = 64; ///< of a chunk
  static constexpr unsigned kMaxChunks = 32;

  Entry child(const Entry &parent, const Step &step);
  Entry &find(uint32_t parent, const Step &step);
  StackNode *append(uint32_t parent, const Step &step);
  bool openChunk();
  bool growTable();

  ProfileFile &file;
  Step steps[kMaxDepth] = {}; ///< a ring: the oldest ones of the path stay
  uint64_t length = 0;        ///< of the path
  Chunk *chunks[kMaxChunks] = {};
  unsigned numChunks = 0, usedChunks = 0;
  uint32_t numNodes = 0;
  Entry root = {};        ///< of node 0, once there is a chunk
  Entry *table = nullptr; ///< a hash table with open addressing
  uint32_t tableSize = 0; ///< a power of two
};

} // namespace lineprof

#endif // LINEPROF_RUNTIME_CALLTREE_H
