//===- runtime/Modules.cpp - instrumented shared objects ------------------===//
//
// Part of lineprof, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "Modules.h"
#include <string.h>

namespace lineprof {

/// Calls \p visit with each blob of a section. Both kinds of blob start with
/// their size; the linker pads with zeros.
template <typename BlobT, typename VisitT>
static void forEachBlob(char *begin, char *end, VisitT visit) {
  while (begin && begin + sizeof(BlobT) <= end) {
    auto *blob = reinterpret_cast<BlobT *>(begin);
    if (blob->size)
      visit(*blob);
    begin += blob->size ? blob->size : 8;
  }
}

Modules::Totals Modules::number(Module &code) {
  Totals next;
  forEachBlob<FunctionRecord>(code.functions_begin, code.functions_end,
                              [&](FunctionRecord &record) {
                                record.cell_base = next.cells;
                                next.cells += 1 + record.num_lines;
                              });
  forEachBlob<SiteTable>(
      code.sites_begin, code.sites_end, [&](SiteTable &table) {
        SiteEntry *sites = sitesOf(table);
        for (uint32_t i = 0; i != table.num_sites; ++i)
          if (sites[i].kind == kSiteOwnCode)
            sites[i].index = next.cells++;
          else if (sites[i].kind == kSiteTimed)
            sites[i].index = next.timings++;
      });
  return next;
}

static ModuleInfo describe(const Module &code, const ObjectInfo &object) {
  ModuleInfo info = {};
  info.functions_address = reinterpret_cast<uint64_t>(code.functions_begin);
  info.counters_address = reinterpret_cast<uint64_t>(code.counters_begin);
  info.sites_address = reinterpret_cast<uint64_t>(code.sites_begin);
  info.load_bias = object.loadBias;
  info.text_begin = object.textBegin;
  info.text_end = object.textEnd;
  info.functions_size = code.functions_end - code.functions_begin;
  info.counters_size = code.counters_end - code.counters_begin;
  info.sites_size = code.sites_end - code.sites_begin;
  info.binary_size = object.size;
  info.binary_mtime_ns = object.mtimeNs;
  info.path_size = strlen(object.path) + 1;
  info.build_id_size = object.buildIdSize;
  memcpy(info.build_id, object.buildId, sizeof(info.build_id));
  return info;
}

/// In the module chunk \p c, behind the path. The sites come behind them.
static char *functionsIn(const Chunk &c) {
  auto *info = c.payload<ModuleInfo>();
  return reinterpret_cast<char *>(info + 1) + roundUp(info->path_size, 8);
}

static Chunk *writeModuleChunk(const Module &code, const ObjectInfo &object,
                               uint32_t number, ProfileFile &file) {
  ModuleInfo info = describe(code, object);
  uint64_t pathBytes = roundUp(info.path_size, 8);
  Chunk *c = file.addChunk(kChunkModule, number,
                           sizeof(info) + pathBytes + info.functions_size +
                               info.sites_size);
  if (!c)
    return nullptr;
  memcpy(c->payload<char>(), &info, sizeof(info));
  memcpy(c->payload<char>() + sizeof(info), object.path, info.path_size);
  char *functions = functionsIn(*c);
  memcpy(functions, code.functions_begin, info.functions_size);
  if (info.sites_size)
    memcpy(functions + info.functions_size, code.sites_begin, info.sites_size);
  return c;
}

/// Whether \p c is what would be written now, but for where it was loaded.
static bool describes(const Chunk &c, const Module &code,
                      const ObjectInfo &object) {
  ModuleInfo info = describe(code, object);
  const char *old = c.payload<char>();
  uint64_t moved = info.load_bias - c.payload<ModuleInfo>()->load_bias;
  uint64_t *const addresses[] = {
      &info.functions_address, &info.counters_address, &info.sites_address,
      &info.load_bias,         &info.text_begin,       &info.text_end};
  for (uint64_t *address : addresses)
    *address -= moved;
  const char *functions = functionsIn(c);
  return !memcmp(old, &info, sizeof(info)) &&
         !memcmp(old + sizeof(info), object.path, info.path_size) &&
         !memcmp(functions, code.functions_begin, info.functions_size) &&
         (!info.sites_size || !memcmp(functions + info.functions_size,
                                      code.sites_begin, info.sites_size));
}

static bool hasTimes(const Module &code) {
  bool found = false;
  forEachBlob<FunctionRecord>(code.functions_begin, code.functions_end,
                              [&](FunctionRecord &record) {
                                found |= !(record.flags & kFunctionHits);
                              });
  return found;
}

static bool hasTracedFunctions(const Module &code) {
  bool found = false;
  forEachBlob<FunctionRecord>(code.functions_begin, code.functions_end,
                              [&](FunctionRecord &record) {
                                found |= bool(record.flags & kFunctionTrace);
                              });
  return found;
}

/// Visits that a thread was in when it ended don't go on in the next one.
static void endVisits(LoadedModule &m, Image &image) {
  char *counters = image.storage->payload<char>();
  forEachBlob<FunctionRecord>(
      m.code->functions_begin, m.code->functions_end,
      [&](FunctionRecord &record) {
        if (!(record.flags & kFunctionTrace))
          return;
        char *first = reinterpret_cast<char *>(&record.counters) +
                      record.counters +
                      (record.num_counters + 1) * sizeof(uint64_t);
        auto *entries = reinterpret_cast<TraceEntry *>(
            counters + (first - m.code->counters_begin));
        for (uint32_t i = 0; i <= record.num_lines; ++i)
          entries[i].active = 0;
      });
}

LoadedModule *Modules::create(Module &code, const ObjectInfo &object,
                              Totals totals, ProfileFile &file) {
  auto *m = allocate<LoadedModule>();
  if (!m)
    return nullptr;
  m->number = count;
  m->numCells = totals.cells;
  m->hasTimes = hasTimes(code);
  m->isTraced = hasTracedFunctions(code);

  Chunk *info = writeModuleChunk(code, object, count, file);
  Chunk *cells =
      info ? file.addChunk(kChunkCells, count, m->numCells * sizeof(Cell))
           : nullptr;
  Chunk *timings =
      file.addChunk(kChunkTimings, count, totals.timings * sizeof(Timing));
  m->marks = static_cast<CellMark *>(
      mapPages(roundUp(m->numCells * sizeof(CellMark) + 1, kPageSize)));
  m->trials = static_cast<Trial *>(
      mapPages(roundUp(totals.timings * sizeof(Trial) + 1, kPageSize)));
  if (!cells || !timings || !m->marks || !m->trials)
    return nullptr;
  m->info = info;
  m->cells = cells->payload<Cell>();
  file.publish(*info);
  m->timings = timings->payload<Timing>();
  file.publish(*cells);
  file.publish(*timings);
  ++count;
  return m;
}

static void findCopies(LoadedModule &m) {
  const auto &info = *m.info->payload<ModuleInfo>();
  m.sites = functionsIn(*m.info) + info.functions_size;
  m.sitesBegin = reinterpret_cast<uint64_t>(m.code->sites_begin);
  m.sitesEnd = reinterpret_cast<uint64_t>(m.code->sites_end);
  m.toRecord = int64_t(info.sites_address - info.functions_address) -
               int64_t(info.functions_size);
}

LoadedModule *Modules::add(Module &code, ProfileFile &file) {
  ObjectInfo object;
  describeObject(&code, object);
  Totals totals = number(code);
  LoadedModule *m = nullptr;
  for (LoadedModule &earlier : unloaded)
    if (describes(*earlier.info, code, object))
      m = &earlier;
  if (m)
    unloaded.remove(m);
  else if (!(m = create(code, object, totals, file)))
    return nullptr;
  m->code = &code;
  findCopies(*m);
  m->loadBias = object.loadBias;
  m->textBegin = object.textBegin;
  m->textEnd = object.textEnd;
  loaded.push(m);
  collectStrayCounts(*m, file);
  return m;
}

void Modules::remove(LoadedModule &m) {
  loaded.remove(&m);
  unloaded.push(&m);
}

Image *Modules::takeImage(LoadedModule &m, ProfileFile &file) {
  if (Image *free = m.freeImages.pop()) {
    if (m.isTraced)
      endVisits(m, *free);
    return free;
  }
  auto *made = allocate<Image>();
  Chunk *storage =
      made ? file.addChunk(kChunkCounters, m.number,
                           m.code->counters_end - m.code->counters_begin)
           : nullptr;
  if (!storage)
    return nullptr;
  made->storage = storage;
  file.publish(*storage);
  return made;
}

void Modules::collectStrayCounts(LoadedModule &m, ProfileFile &file) {
  auto *begin = reinterpret_cast<uint64_t *>(m.code->counters_begin);
  auto *end = reinterpret_cast<uint64_t *>(m.code->counters_end);
  Image *into = nullptr;
  for (uint64_t *stray = begin; stray != end; ++stray) {
    if (!*stray)
      continue;
    if (!into && !(into = takeImage(m, file)))
      return;
    into->storage->payload<uint64_t>()[stray - begin] +=
        __atomic_exchange_n(stray, 0, __ATOMIC_RELAXED);
  }
  if (into)
    m.freeImages.push(into);
}

LoadedModule *Modules::findSites(const SiteTable *table) const {
  for (LoadedModule &m : loaded)
    if (m.hasSites(table))
      return &m;
  return nullptr;
}

LoadedModule *Modules::findText(uint64_t pc) const {
  for (LoadedModule &m : loaded)
    if (m.hasText(pc))
      return &m;
  return nullptr;
}

} // namespace lineprof
