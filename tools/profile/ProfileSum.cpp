//===- profile/ProfileSum.cpp - several runs in one profile ---------------===//
//
// Part of lineprof, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "profile/ProfileSum.h"

#include "support/Text.h"

#include "llvm/ADT/STLExtras.h"
#include "llvm/ADT/StringExtras.h"
#include "llvm/Support/MathExtras.h"

#include <cstring>
#include <limits>
#include <memory>
#include <tuple>

using llvm::ArrayRef;
using llvm::Error;
using llvm::Expected;
using llvm::SaturatingAdd;
using llvm::StringRef;

namespace lineprof {

namespace {

constexpr uint64_t kMost = std::numeric_limits<uint64_t>::max();

template <typename T> void add(T &sum, T more) {
  sum = SaturatingAdd(sum, more);
}

//===----------------------------------------------------------------------===//
// Header
//===----------------------------------------------------------------------===//

template <size_t size> void copyText(char (&to)[size], StringRef text) {
  text = text.take_front(size - 1);
  memcpy(to, text.data(), text.size());
}

FileHeader headerOf(const RawProfile &run) {
  FileHeader header = {};
  memcpy(header.magic, kMagic, sizeof kMagic);
  header.version = kVersion;
  header.header_size = kPageSize;
  header.start_unix_ns = run.startUnixNs;
  header.elapsed_ns = run.elapsedNs;
  header.sampled_ns = run.sampledNs;
  header.ticks = run.ticks;
  header.lost_pcs = run.lostPcs;
  header.pid = run.pid;
  header.parent_pid = run.parentPid;
  header.threads = run.threads;
  header.runs = run.runs;
  header.flags = run.flags & (kFileEnded | kFileNoSampler | kFileNoPcs);
  copyText(header.host, run.host);
  copyText(header.executable, run.executable);
  copyText(header.command_line, run.commandLine);
  return header;
}

/// Leaves \p value only where the other is the same.
template <typename T> void keepCommon(T &value, const T &other) {
  if (memcmp(&value, &other, sizeof value))
    memset(&value, 0, sizeof value);
}

void addHeaders(FileHeader &sum, const FileHeader &more) {
  sum.start_unix_ns = std::min(sum.start_unix_ns, more.start_unix_ns);
  for (uint64_t FileHeader::*field :
       {&FileHeader::elapsed_ns, &FileHeader::sampled_ns, &FileHeader::ticks,
        &FileHeader::lost_pcs, &FileHeader::runs})
    add(sum.*field, more.*field);
  add(sum.threads, more.threads);
  uint32_t ended = sum.flags & more.flags & kFileEnded;
  sum.flags = ((sum.flags | more.flags) & ~uint32_t(kFileEnded)) | ended;
  keepCommon(sum.pid, more.pid);
  keepCommon(sum.parent_pid, more.parent_pid);
  keepCommon(sum.host, more.host);
  keepCommon(sum.executable, more.executable);
  keepCommon(sum.command_line, more.command_line);
}

//===----------------------------------------------------------------------===//
// Traces
//===----------------------------------------------------------------------===//

constexpr uint64_t kPsPerNs = 1000;

uint64_t toPicoseconds(uint64_t ticks, const RawProfile &run) {
  using Wide = unsigned __int128;
  if (run.tscTicks == 0)
    return 0;
  // 2^64 ns are 584 years, so what is cut off is nobody's.
  Wide factor = Wide(std::min(run.tscNs, kMost / kPsPerNs)) * kPsPerNs;
  Wide ps = Wide(ticks) * factor / run.tscTicks;
  return ps < kMost ? uint64_t(ps) : kMost;
}

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
  add(result.visits, other.visits);
  add(result.ticks, other.ticks);
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
    add(sum.counters[i], image[i]);
}

//===----------------------------------------------------------------------===//
// Modules
//===----------------------------------------------------------------------===//

void addCells(std::vector<Cell> &sum, ArrayRef<Cell> more) {
  sum.resize(std::max(sum.size(), more.size()));
  for (size_t i = 0; i < more.size(); ++i)
    for (uint64_t Cell::*field : {&Cell::wall_ns, &Cell::cpu_ns, &Cell::samples,
                                  &Cell::nested_ns, &Cell::variance_us2})
      add(sum[i].*field, more[i].*field);
}

void addTimings(std::vector<Timing> &sum, ArrayRef<Timing> more) {
  sum.resize(std::max(sum.size(), more.size()));
  for (size_t i = 0; i < more.size(); ++i) {
    for (uint64_t Timing::*field :
         {&Timing::calls, &Timing::ns, &Timing::sampled_ns})
      add(sum[i].*field, more[i].*field);
    for (uint64_t Timing::*field : {&Timing::max_ns, &Timing::min_complement})
      sum[i].*field = std::max(sum[i].*field, more[i].*field);
  }
}

void addPcs(std::map<uint64_t, PcEntry> &sum, ArrayRef<PcEntry> more) {
  for (const PcEntry &entry : more) {
    PcEntry &both = sum[entry.pc];
    both.pc = entry.pc;
    add(both.weight, entry.weight);
    add(both.samples, entry.samples);
  }
}

/// What \p module says of itself, with addresses as its file has them.
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

/// The file that one is: where it was, and which of those that were there.
auto placeOf(const ModuleSum &sum) {
  return std::tie(sum.path, sum.info.binary_size, sum.info.binary_mtime_ns);
}

ArrayRef<uint8_t> buildIdOf(const ModuleSum &sum) {
  return ArrayRef(sum.info.build_id).take_front(sum.info.build_id_size);
}

/// True if they are of one build. Copies of a file may lie in several places,
/// which only a build id tells from other builds.
bool isSameBuild(const ModuleSum &a, const ModuleSum &b) {
  if (buildIdOf(a) != buildIdOf(b))
    return false;
  if (buildIdOf(a).empty() && placeOf(a) != placeOf(b))
    return false;
  auto layout = [](const ModuleInfo &info) {
    return std::tie(info.functions_address, info.counters_address,
                    info.sites_address, info.text_begin, info.text_end,
                    info.counters_size);
  };
  return layout(a.info) == layout(b.info) && a.functions == b.functions &&
         a.sites == b.sites;
}

std::string buildName(const ModuleSum &sum) {
  return sum.info.build_id_size
             ? "build id " + llvm::toHex(buildIdOf(sum), /*LowerCase=*/true)
             : "no build id";
}

std::unique_ptr<ModuleSum> emptySum(const RawModule &module, StringRef name) {
  auto sum = std::make_unique<ModuleSum>();
  sum->info = infoOf(module);
  sum->path = module.path;
  sum->functions = llvm::toStringRef(module.functionSection);
  sum->sites = llvm::toStringRef(module.siteSection);
  sum->firstProfile = name;
  for (const RawFunction &function : module.functions)
    if (!function.trace.empty())
      sum->traces.push_back({firstTraceWord(function), function.trace.size()});
  return sum;
}

} // namespace

Expected<const ModuleSum *>
ProfileSum::addModule(const RawProfile &run, const RawModule &module,
                      StringRef name, bool mixBuilds, size_t numBefore) {
  std::unique_ptr<ModuleSum> fresh = emptySum(module, name);
  auto same =
      llvm::find_if(sums, [&](auto &sum) { return isSameBuild(*sum, *fresh); });
  if (same == sums.end()) {
    // One run may have loaded several builds, one after the other.
    for (const auto &sum : ArrayRef(sums).take_front(numBefore))
      if (sum->path == fresh->path && !mixBuilds)
        return failure("{}: is of another build of {} ({}) than {} ({}); merge "
                       "profiles of one build, or all with --mix-builds",
                       name, fresh->path, buildName(*fresh), sum->firstProfile,
                       buildName(*sum));
    sums.push_back(std::move(fresh));
    same = std::prev(sums.end());
  } else if (placeOf(*fresh) < placeOf(**same)) {
    // Of copies, the first by name.
    (*same)->path = fresh->path;
    (*same)->info = fresh->info;
  }
  addCounters(**same, run, module);
  addCells((*same)->cells, module.cells);
  addTimings((*same)->timings, module.timings);
  addPcs((*same)->pcs, module.pcs);
  return same->get();
}

void ProfileSum::addHeader(const RawProfile &run) {
  FileHeader more = headerOf(run);
  bool wasTraced = head.tsc_ticks != 0;
  if (head.runs == 0)
    head = more;
  else
    addHeaders(head, more);
  if (!wasTraced && run.tscTicks == 0)
    return;
  head.tsc_ticks = kPsPerNs;
  head.tsc_ns = 1;
  head.trace_cost =
      std::max(head.trace_cost, toPicoseconds(run.traceCost, run));
}

Error ProfileSum::add(const RawProfile &run, StringRef name, bool mixBuilds) {
  addHeader(run);
  size_t numBefore = sums.size();
  std::vector<const ModuleSum *> modules;
  for (const RawModule &module : run.modules) {
    Expected<const ModuleSum *> sum =
        addModule(run, module, name, mixBuilds, numBefore);
    if (!sum)
      return sum.takeError();
    modules.push_back(*sum);
  }
  tree.add(run, modules);
  return Error::success();
}

std::vector<const ModuleSum *> ProfileSum::modules() const {
  std::vector<const ModuleSum *> sorted;
  for (const auto &sum : sums)
    sorted.push_back(sum.get());
  llvm::sort(sorted, [](const ModuleSum *a, const ModuleSum *b) {
    auto key = [](const ModuleSum &sum) {
      return std::tuple_cat(
          placeOf(sum), std::make_tuple(llvm::toStringRef(buildIdOf(sum))),
          std::tie(sum.info.functions_address, sum.info.counters_address,
                   sum.info.sites_address, sum.info.text_begin,
                   sum.info.text_end, sum.info.counters_size, sum.functions,
                   sum.sites));
    };
    return key(*a) < key(*b);
  });
  return sorted;
}

} // namespace lineprof
