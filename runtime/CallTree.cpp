//===- runtime/CallTree.cpp - which calls led where -----------------------===//
//
// Part of lineprof, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "CallTree.h"
#include <string.h>

namespace lineprof {

//===----------------------------------------------------------------------===//
// Nodes in the file
//===----------------------------------------------------------------------===//

static uint64_t roomOf(const Chunk &c) {
  return (c.header->size - sizeof(ChunkHeader)) / sizeof(StackNode);
}

static uint64_t usedOf(const Chunk &c) {
  return c.header->payload / sizeof(StackNode);
}

/// Makes room for more nodes. A chunk is published only when the one before is
/// full, so numbers never change.
bool CallTree::openChunk() {
  if (usedChunks == numChunks) {
    if (numChunks == kMaxChunks)
      return false;
    uint64_t pages = kFirstPages << (numChunks < 8 ? numChunks : 8);
    if (pages > kMostPages)
      pages = kMostPages;
    Chunk *made =
        file.addChunk(kChunkStacks, 0, pages * kPageSize - sizeof(ChunkHeader));
    if (!made)
      return false;
    made->header->payload = 0;
    chunks[numChunks++] = made;
  }
  file.publish(*chunks[usedChunks++]);
  return true;
}

/// Null if there is no room.
StackNode *CallTree::append(uint32_t parent, const Step &step) {
  if (numNodes == kMaxNodes)
    return nullptr;
  bool isFull = !usedChunks || usedOf(*chunks[usedChunks - 1]) ==
                                   roomOf(*chunks[usedChunks - 1]);
  if (isFull && !openChunk())
    return nullptr;
  Chunk &c = *chunks[usedChunks - 1];
  StackNode *node = c.payload<StackNode>() + usedOf(c);
  *node = {parent, step.module, step.table, step.site, 0, 0, 0};
  __atomic_store_n(&c.header->payload, c.header->payload + sizeof(StackNode),
                   __ATOMIC_RELEASE);
  ++numNodes;
  return node;
}

//===----------------------------------------------------------------------===//
// Looking up
//===----------------------------------------------------------------------===//

/// The entry of that child, or the free one where it goes.
CallTree::Entry &CallTree::find(uint32_t parent, const Step &step) {
  const uint32_t words[] = {step.module, step.table, step.site};
  uint64_t hash = parent;
  for (uint32_t word : words)
    hash = (hash ^ word) * 0x9e3779b97f4a7c15;
  for (uint64_t i = hash >> 32;; ++i) {
    Entry &entry = table[i & (tableSize - 1)];
    const StackNode *node = entry.node;
    if (!node || (node->parent == parent &&
                  Step{node->module, node->table, node->site} == step))
      return entry;
  }
}

/// Keeps the table at most half full.
bool CallTree::growTable() {
  constexpr uint32_t kFirstSize = 256;
  if (numNodes < tableSize / 2)
    return true;
  uint32_t oldSize = tableSize;
  Entry *old = table;
  uint32_t size = oldSize ? 2 * oldSize : kFirstSize;
  auto *made = static_cast<Entry *>(mapPages(size * sizeof(Entry)));
  if (!made)
    return false;
  table = made;
  tableSize = size;
  for (uint32_t i = 0; i != oldSize; ++i)
    if (const StackNode *n = old[i].node)
      find(n->parent, {n->module, n->table, n->site}) = old[i];
  if (old)
    munmap(old, oldSize * sizeof(Entry));
  return true;
}

/// An entry without a node if there is no room.
CallTree::Entry CallTree::child(const Entry &parent, const Step &step) {
  if (!growTable())
    return {};
  Entry &entry = find(parent.number, step);
  if (!entry.node) {
    uint32_t number = numNodes;
    entry = {append(parent.number, step), number};
  }
  return entry;
}

//===----------------------------------------------------------------------===//
// Charging
//===----------------------------------------------------------------------===//

void CallTree::addFrame(const LiveSlot &slot) {
  if (!slot.site->num_frames)
    return;
  Step step = {
      slot.module->number,
      uint32_t(reinterpret_cast<const char *>(slot.table) - slot.module->sites),
      uint32_t(slot.site - sitesOf(*slot.table)),
  };
  if (length && steps[(length - 1) % kMaxDepth] == step)
    return;
  steps[length++ % kMaxDepth] = step;
}

StackNode *CallTree::charge(const Portion &share) {
  if (!length)
    return nullptr;
  if (!root.node && !(root.node = append(0, {})))
    return nullptr;
  Entry at = root;
  uint64_t first = length > kMaxDepth ? length - kMaxDepth : 0;
  for (uint64_t i = length; i != first; --i) {
    Entry next = child(at, steps[(i - 1) % kMaxDepth]);
    if (!next.node)
      break;
    at = next;
  }
  at.node->wall_ns += share.wall;
  at.node->cpu_ns += share.cpu;
  ++at.node->samples;
  return at.node;
}

void CallTree::reset() {
  for (unsigned i = 0; i != usedChunks; ++i)
    for (uint64_t n = 0; n != usedOf(*chunks[i]); ++n) {
      StackNode &node = chunks[i]->payload<StackNode>()[n];
      node.wall_ns = node.cpu_ns = node.samples = 0;
    }
}

void CallTree::moveToChild() {
  usedChunks = 0;
  numNodes = 0;
  root = {};
  if (table)
    memset(table, 0, tableSize * sizeof(Entry));
}

} // namespace lineprof
