//===- runtime/Exclusion.cpp - counts that don't count --------------------===//
//
// Part of lineprof, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "Exclusion.h"
#include <string.h>

namespace lineprof {

namespace {

/// What the file has of one module.
struct ModuleCounts {
  uint32_t number;
  uint64_t size; ///< of an image, in counters
  uint64_t *frozen;
  uint64_t *excluded;
};

Chunk *findExcluded(ProfileFile &file, uint32_t module) {
  for (Chunk &c : file.all())
    if (c.header->kind == kChunkExcluded && c.header->module == module)
      return &c;
  return nullptr;
}

/// Without memory there is a warning, and the module is passed over.
template <typename VisitT> void forEachModule(ProfileFile &file, VisitT visit) {
  for (Chunk &c : file.all()) {
    if (c.header->kind != kChunkModule)
      continue;
    uint32_t number = c.header->module;
    uint64_t bytes = c.payload<ModuleInfo>()->counters_size;
    Chunk *arrays = findExcluded(file, number);
    if (!arrays) {
      if (!(arrays = file.addChunk(kChunkExcluded, number, 2 * bytes)))
        continue;
      file.publish(*arrays);
    }
    auto *frozen = arrays->payload<uint64_t>();
    uint64_t size = bytes / sizeof(uint64_t);
    visit(ModuleCounts{number, size, frozen, frozen + size});
  }
}

/// \p result = all images added up, less \p taken (none if null). Threads may
/// be counting.
void addImages(ProfileFile &file, const ModuleCounts &m, uint64_t *result,
               const uint64_t *taken) {
  for (uint64_t i = 0; i != m.size; ++i)
    result[i] = taken ? 0 - taken[i] : 0;
  for (Chunk &c : file.all()) {
    if (c.header->kind != kChunkCounters || c.header->module != m.number)
      continue;
    auto *image = c.payload<uint64_t>();
    for (uint64_t i = 0; i != m.size; ++i)
      result[i] += __atomic_load_n(image + i, __ATOMIC_RELAXED);
  }
}

} // namespace

bool Exclusion::isStopped() const {
  return file.header()->flags & kFileStopped;
}

/// What is in force, from here on.
void Exclusion::setStopped(bool stopped) {
  uint32_t flags = file.header()->flags & ~uint32_t(kFileStopped);
  __atomic_store_n(&file.header()->flags, flags | (stopped ? kFileStopped : 0),
                   __ATOMIC_RELEASE);
}

void Exclusion::stop() {
  forEachModule(file, [this](const ModuleCounts &m) {
    addImages(file, m, m.frozen, m.excluded);
  });
  setStopped(true);
}

void Exclusion::start() {
  forEachModule(file, [this](const ModuleCounts &m) {
    addImages(file, m, m.excluded, m.frozen);
  });
  setStopped(false);
}

void Exclusion::reset() {
  if (isStopped()) {
    start();
    forEachModule(file, [](const ModuleCounts &m) {
      memset(m.frozen, 0, m.size * sizeof(uint64_t));
    });
    setStopped(true);
    return;
  }
  stop();
  forEachModule(file, [this](const ModuleCounts &m) {
    addImages(file, m, m.excluded, nullptr);
  });
  setStopped(false);
}

} // namespace lineprof
