//===- profile/ModuleSum.cpp - one module over several runs ---------------===//
//
// Part of lineprof, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "profile/ModuleSum.h"

#include "llvm/ADT/STLExtras.h"
#include "llvm/ADT/StringExtras.h"

#include <cstring>
#include <limits>

using llvm::ArrayRef;
using llvm::StringRef;

namespace lineprof {

static constexpr uint64_t kMost = std::numeric_limits<uint64_t>::max();

uint64_t toPicoseconds(uint64_t ticks, const RawProfile &run) {
  using Wide = unsigned __int128;
  if (run.tscTicks == 0)
    return 0;
  // 2^64 ns are 584 years, so what is cut off is nobody's.
  Wide factor = Wide(std::min(run.tscNs, kMost / kPsPerNs)) * kPsPerNs;
  Wide ps = Wide(ticks) * factor / run.tscTicks;
  return ps < kMost ? uint64_t(ps) : kMost;
}

namespace {

TraceEntry entryOf(const RawTrace &trace, const RawProfile &run) {
  TraceEntry entry = {};
  if (run.tscTicks == 0)
    return entry; // nobody could say how long its ticks are
  entry.visits = trace.visits;
  entry.ticks = toPicoseconds(trace.ticks, run);
  if (trace.min) {
    // Zero would mean that there is none.
    entry.not_min = ~std::min(toPicoseconds(*trace.min, run), kMost - 1);
    entry.max = toPicoseconds(*trace.max, run);
  }
  return entry;
}

constexpr size_t kEntryWords = sizeof(TraceEntry) / sizeof(uint64_t);

uint64_t firstTraceWord(const RawFunction &function) {
  return function.firstCounter + function.numCounters + 1;
}

/// Puts the entries of \p module's functions in the place of what its images
/// have there.
void putTraces(const RawProfile &run, const RawModule &module,
               std::vector<uint64_t> &image) {
  for (const RawFunction &function : module.functions)
    for (size_t i = 0; i < function.trace.size(); ++i) {
      TraceEntry entry = entryOf(function.trace[i], run);
      memcpy(&image[firstTraceWord(function) + i * kEntryWords], &entry,
             sizeof entry);
    }
}

/// Adds the entry at the same place of both, and leaves \p more without it.
void moveEntry(uint64_t *sum, uint64_t *more) {
  TraceEntry result, other;
  memcpy(&result, sum, sizeof result);
  memcpy(&other, more, sizeof other);
  addUp(result.visits, other.visits);
  addUp(result.ticks, other.ticks);
  result.not_min = std::max(result.not_min, other.not_min);
  result.max = std::max(result.max, other.max);
  memcpy(sum, &result, sizeof result);
  memset(more, 0, sizeof other);
}

void addCounters(ModuleSum &sum, const RawProfile &run,
                 const RawModule &module) {
  if (module.counters.empty())
    return;
  std::vector<uint64_t> image = module.counters;
  putTraces(run, module, image);
  sum.counters.resize(image.size()); // of one build, so of one size
  for (auto [first, count] : sum.traces)
    for (uint64_t i = 0; i < count; ++i)
      moveEntry(&sum.counters[first + i * kEntryWords],
                &image[first + i * kEntryWords]);
  for (size_t i = 0; i < image.size(); ++i)
    addUp(sum.counters[i], image[i]);
}

void addCells(std::vector<Cell> &sum, ArrayRef<Cell> more) {
  sum.resize(std::max(sum.size(), more.size()));
  for (size_t i = 0; i < more.size(); ++i)
    for (uint64_t Cell::*field : {&Cell::wall_ns, &Cell::cpu_ns, &Cell::samples,
                                  &Cell::nested_ns, &Cell::variance_us2})
      addUp(sum[i].*field, more[i].*field);
}

void addTimings(std::vector<Timing> &sum, ArrayRef<Timing> more) {
  sum.resize(std::max(sum.size(), more.size()));
  for (size_t i = 0; i < more.size(); ++i) {
    for (uint64_t Timing::*field :
         {&Timing::calls, &Timing::ns, &Timing::sampled_ns, &Timing::begun,
          &Timing::given_up, &Timing::cpu_wall_ns, &Timing::cpu_ns})
      addUp(sum[i].*field, more[i].*field);
    for (uint64_t Timing::*field : {&Timing::max_ns, &Timing::min_complement})
      sum[i].*field = std::max(sum[i].*field, more[i].*field);
  }
}

void addPcs(std::map<uint64_t, PcEntry> &sum, ArrayRef<PcEntry> more) {
  for (const PcEntry &entry : more) {
    PcEntry &both = sum[entry.pc];
    both.pc = entry.pc;
    for (uint64_t PcEntry::*field : {&PcEntry::cpu_ns, &PcEntry::samples,
                                     &PcEntry::squares_us2, &PcEntry::wait_ns})
      addUp(both.*field, entry.*field);
  }
}

ModuleInfo infoOf(const RawModule &module) {
  ModuleInfo info = module.info;
  for (uint64_t ModuleInfo::*address :
       {&ModuleInfo::functions_address, &ModuleInfo::counters_address,
        &ModuleInfo::sites_address, &ModuleInfo::text_begin,
        &ModuleInfo::text_end})
    info.*address -= info.load_bias;
  info.load_bias = 0;
  info.counters_size -= info.counters_size % sizeof(uint64_t);
  info.path_size = module.path.size() + 1;
  memset(info.build_id, 0, sizeof info.build_id);
  llvm::copy(module.buildId, info.build_id);
  return info;
}

} // namespace

ModuleSum::ModuleSum(const RawModule &module, StringRef name)
    : info(infoOf(module)), path(module.path),
      functions(llvm::toStringRef(module.functionSection)),
      sites(llvm::toStringRef(module.siteSection)), firstProfile(name) {
  for (const RawFunction &function : module.functions)
    if (!function.trace.empty())
      traces.push_back({firstTraceWord(function), function.trace.size()});
}

void ModuleSum::add(const RawProfile &run, const RawModule &module) {
  addCounters(*this, run, module);
  addCells(cells, module.cells);
  addTimings(timings, module.timings);
  addPcs(pcs, module.pcs);
}

ArrayRef<uint8_t> ModuleSum::buildId() const {
  return ArrayRef(info.build_id).take_front(info.build_id_size);
}

std::string ModuleSum::buildName() const {
  return info.build_id_size
             ? "build id " + llvm::toHex(buildId(), /*LowerCase=*/true)
             : "no build id";
}

bool isSameBuild(const ModuleSum &a, const ModuleSum &b) {
  if (a.buildId() != b.buildId())
    return false;
  if (a.buildId().empty() && a.place() != b.place())
    return false;
  return a.contents() == b.contents();
}

} // namespace lineprof
