//===- runtime/Modules.cpp - instrumented shared objects ------------------===//
//
// Part of lineprof, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "Modules.h"
#include "ObjectInfo.h"
#include <string.h>

namespace lineprof {

/// Calls \p Visit with each blob of a section. Both kinds of blob start with
/// their size; the linker pads with zeros.
template <typename BlobT, typename VisitT>
static void forEachBlob(char *Begin, char *End, VisitT Visit) {
  while (Begin && Begin + sizeof(BlobT) <= End) {
    auto *Blob = reinterpret_cast<BlobT *>(Begin);
    if (Blob->size)
      Visit(*Blob);
    Begin += Blob->size ? Blob->size : 8;
  }
}

static uint64_t numberCells(Module &Code) {
  uint64_t Cells = 0;
  forEachBlob<FunctionRecord>(Code.functions_begin, Code.functions_end,
                              [&](FunctionRecord &Record) {
                                Record.cell_base = Cells;
                                Cells += 1 + Record.num_lines;
                              });
  forEachBlob<SiteTable>(Code.sites_begin, Code.sites_end,
                         [&](SiteTable &Table) { Table.self_cell = Cells++; });
  return Cells;
}

static Chunk *writeModuleChunk(Module &Code, const ObjectInfo &Object,
                               uint32_t Number, ProfileFile &File) {
  ModuleInfo Info = {};
  Info.functions_address = reinterpret_cast<uint64_t>(Code.functions_begin);
  Info.counters_address = reinterpret_cast<uint64_t>(Code.counters_begin);
  Info.sites_address = reinterpret_cast<uint64_t>(Code.sites_begin);
  Info.load_bias = Object.LoadBias;
  Info.text_begin = Object.TextBegin;
  Info.text_end = Object.TextEnd;
  Info.functions_size = Code.functions_end - Code.functions_begin;
  Info.counters_size = Code.counters_end - Code.counters_begin;
  Info.sites_size = Code.sites_end - Code.sites_begin;
  Info.binary_size = Object.Size;
  Info.binary_mtime_ns = Object.MtimeNs;
  Info.path_size = strlen(Object.Path) + 1;
  Info.build_id_size = Object.BuildIdSize;
  memcpy(Info.build_id, Object.BuildId, sizeof(Info.build_id));

  uint64_t PathBytes = roundUp(Info.path_size, 8);
  Chunk *C = File.addChunk(kChunkModule, Number,
                           sizeof(Info) + PathBytes + Info.functions_size +
                               Info.sites_size);
  if (!C)
    return nullptr;
  char *Out = C->payload<char>();
  memcpy(Out, &Info, sizeof(Info));
  memcpy(Out += sizeof(Info), Object.Path, Info.path_size);
  memcpy(Out += PathBytes, Code.functions_begin, Info.functions_size);
  if (Info.sites_size)
    memcpy(Out + Info.functions_size, Code.sites_begin, Info.sites_size);
  return C;
}

LoadedModule *Modules::add(Module &Code, ProfileFile &File) {
  auto *M = allocate<LoadedModule>();
  if (!M)
    return nullptr;
  M->Code = &Code;
  M->Number = Count;
  M->NumCells = numberCells(Code);
  ObjectInfo Object;
  describeObject(&Code, Object);
  M->LoadBias = Object.LoadBias;
  M->TextBegin = Object.TextBegin;
  M->TextEnd = Object.TextEnd;

  Chunk *Info = writeModuleChunk(Code, Object, Count, File);
  Chunk *Cells =
      Info ? File.addChunk(kChunkCells, Count, M->NumCells * sizeof(Cell))
           : nullptr;
  M->Stamps = static_cast<uint64_t *>(
      mapPages(roundUp(M->NumCells * sizeof(uint64_t) + 1, kPageSize)));
  if (!Cells || !M->Stamps)
    return nullptr;
  M->Cells = Cells->payload<Cell>();
  File.publish(*Info);
  File.publish(*Cells);
  ++Count;
  Loaded.push(M);
  collectStrayCounts(*M, File);
  return M;
}

void Modules::remove(LoadedModule &M) { Loaded.remove(&M); }

Image *Modules::takeImage(LoadedModule &M, ProfileFile &File) {
  if (Image *Free = M.FreeImages.pop())
    return Free;
  auto *Made = allocate<Image>();
  Chunk *Storage =
      Made ? File.addChunk(kChunkCounters, M.Number,
                          M.Code->counters_end - M.Code->counters_begin)
          : nullptr;
  if (!Storage)
    return nullptr;
  Made->Storage = Storage;
  File.publish(*Storage);
  return Made;
}

void Modules::collectStrayCounts(LoadedModule &M, ProfileFile &File) {
  auto *Begin = reinterpret_cast<uint64_t *>(M.Code->counters_begin);
  auto *End = reinterpret_cast<uint64_t *>(M.Code->counters_end);
  Image *Into = nullptr;
  for (uint64_t *Stray = Begin; Stray != End; ++Stray) {
    if (!*Stray)
      continue;
    if (!Into && !(Into = takeImage(M, File)))
      return;
    Into->Storage->payload<uint64_t>()[Stray - Begin] +=
        __atomic_exchange_n(Stray, 0, __ATOMIC_RELAXED);
  }
  if (Into)
    M.FreeImages.push(Into);
}

LoadedModule *Modules::findSites(const SiteTable *Table) const {
  for (LoadedModule &M : Loaded)
    if (M.hasSites(Table))
      return &M;
  return nullptr;
}

LoadedModule *Modules::findText(uint64_t Pc) const {
  for (LoadedModule &M : Loaded)
    if (M.hasText(Pc))
      return &M;
  return nullptr;
}

} // namespace lineprof
