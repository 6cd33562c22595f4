//===- runtime/PcTables.cpp - program counters in the file ----------------===//
//
// Part of lineprof, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "PcTables.h"
#include <string.h>

namespace lineprof {

static PcEntry *findEntry(Chunk &table, uint64_t pc) {
  uint64_t size = table.header->payload / sizeof(PcEntry);
  auto *entries = table.payload<PcEntry>();
  for (uint64_t i = (pc * 0x9e3779b97f4a7c15) >> 32;; ++i) {
    PcEntry &entry = entries[i & (size - 1)];
    if (!entry.samples || entry.pc == pc)
      return &entry;
  }
}

static uint64_t squareInMicroseconds(uint64_t ns) {
  return (ns / 1000) * (ns / 1000);
}

void countPc(const Modules &objects, ProfileFile &file, uint64_t pc,
             uint64_t cpuNs) {
  constexpr uint64_t kFirstSize = 512;
  LoadedModule *m = objects.findText(pc & ~kPcInKernel);
  if (!m)
    return;
  pc -= m->loadBias; // leaves kPcInKernel as it is
  uint64_t size = m->pcs ? m->pcs->header->payload / sizeof(PcEntry) : 0;
  if (m->usedPcs >= size / 2) {
    // What the full table holds stays there; the reader adds tables up.
    Chunk *bigger = file.addChunk(
        kChunkPcs, m->number, (size ? 2 * size : kFirstSize) * sizeof(PcEntry));
    if (!bigger) {
      ++file.header()->lost_pcs;
      return;
    }
    file.publish(*bigger);
    m->pcs = bigger;
    m->usedPcs = 0;
  }
  PcEntry *entry = findEntry(*m->pcs, pc);
  m->usedPcs += !entry->samples;
  entry->pc = pc;
  entry->cpu_ns += cpuNs;
  entry->squares_us2 += squareInMicroseconds(cpuNs);
  ++entry->samples;
}

bool addWait(const Modules &objects, uint64_t pc, uint64_t ns,
             uint64_t waited) {
  LoadedModule *m = objects.findText(pc & ~kPcInKernel);
  if (!m)
    return true;
  PcEntry *entry = m->pcs ? findEntry(*m->pcs, pc - m->loadBias) : nullptr;
  if (!entry || !entry->samples)
    return false;
  entry->wait_ns += waited;
  entry->squares_us2 +=
      squareInMicroseconds(ns + waited) - squareInMicroseconds(ns);
  return true;
}

void clearPcs(const Modules &objects, ProfileFile &file) {
  for (Chunk &c : file.all())
    if (c.header->kind == kChunkPcs)
      memset(c.payload<char>(), 0, c.header->payload);
  for (LoadedModule &m : objects.all())
    m.usedPcs = 0;
  file.header()->lost_pcs = 0;
}

} // namespace lineprof
