//===- profile/ProfileWriter.cpp - from a sum of runs to bytes ------------===//
//
// Part of lineprof, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "profile/ProfileWriter.h"

#include "llvm/ADT/STLExtras.h"
#include "llvm/Support/MathExtras.h"

#include <cstring>

using llvm::ArrayRef;

namespace lineprof {

namespace {

class Writer {
public:
  std::vector<uint8_t> write(const ProfileSum &sum) {
    bytes.resize(kPageSize);
    uint32_t number = 0;
    for (const ModuleSum *module : sum.modules())
      writeModule(number++, *module);
    if (number)
      putArray(kChunkStacks, 0, ArrayRef(sum.stacks()));
    FileHeader header = sum.header();
    header.file_size = bytes.size();
    memcpy(bytes.data(), &header, sizeof header);
    return std::move(bytes);
  }

private:
  void writeModule(uint32_t number, const ModuleSum &module) {
    begin(kChunkModule, number);
    put(ArrayRef(module.info));
    put(ArrayRef(module.path.c_str(), module.path.size() + 1));
    bytes.resize(llvm::alignTo(bytes.size(), 8));
    put(ArrayRef(module.functions.data(), module.functions.size()));
    put(ArrayRef(module.sites.data(), module.sites.size()));
    end();
    putArray(kChunkCounters, number, ArrayRef(module.counters));
    putArray(kChunkCells, number, ArrayRef(module.cells));
    putArray(kChunkTimings, number, ArrayRef(module.timings));
    std::vector<PcEntry> pcs;
    for (const auto &[pc, entry] : module.pcs)
      pcs.push_back(entry);
    putArray(kChunkPcs, number, ArrayRef(pcs));
  }

  /// Nothing, if it is all zeros: that is what a missing chunk means.
  template <typename T>
  void putArray(ChunkKind kind, uint32_t module, ArrayRef<T> items) {
    ArrayRef<uint8_t> raw(reinterpret_cast<const uint8_t *>(items.data()),
                          items.size() * sizeof(T));
    if (llvm::all_of(raw, [](uint8_t byte) { return byte == 0; }))
      return;
    begin(kind, module);
    put(raw);
    end();
  }

  template <typename T> void put(ArrayRef<T> items) {
    auto *begin = reinterpret_cast<const uint8_t *>(items.data());
    bytes.insert(bytes.end(), begin, begin + items.size() * sizeof(T));
  }

  void begin(ChunkKind kind, uint32_t module) {
    start = bytes.size();
    header = {};
    header.kind = kind;
    header.module = module;
    bytes.resize(start + sizeof header);
  }

  void end() {
    header.payload = bytes.size() - start - sizeof header;
    bytes.resize(llvm::alignTo(bytes.size(), kPageSize));
    header.size = bytes.size() - start;
    memcpy(&bytes[start], &header, sizeof header);
  }

  std::vector<uint8_t> bytes;
  size_t start = 0; ///< of the chunk that is being written
  ChunkHeader header = {};
};

} // namespace

std::vector<uint8_t> writeProfile(const ProfileSum &sum) {
  return Writer().write(sum);
}

} // namespace lineprof
