//===- profile/Reader.cpp - from the bytes of a profile to its records ----===//
//
// Part of lineprof, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// The only door for profiles, and nothing in the file is believed. Chunks are
// walked first, then each module's sections blob by blob. Sizes are compared
// in 64 bits with what is left before anything is allocated for them.
//
//===----------------------------------------------------------------------===//

#include "profile/Reader.h"

#include "profile/ContextReader.h"
#include "profile/RecordReader.h"
#include "support/Text.h"

#include "llvm/ADT/bit.h"
#include "llvm/Support/MathExtras.h"

#include <cstring>

using llvm::ArrayRef;
using llvm::Error;
using llvm::Expected;
using llvm::StringRef;

namespace lineprof {

static_assert(llvm::endianness::native == llvm::endianness::little,
              "profiles are read as they lie");

namespace {

constexpr char kMend[] = "run the program again";

/// A string field of the header, which lasts as long as \p bytes do.
StringRef headerText(ArrayRef<uint8_t> bytes, size_t offset, size_t size) {
  const char *text = reinterpret_cast<const char *>(bytes.data()) + offset;
  return StringRef(text, strnlen(text, size));
}

bool startsLike(ArrayRef<uint8_t> bytes, const char (&magic)[8]) {
  return !memcmp(bytes.data(), magic, std::min(bytes.size(), sizeof magic));
}

Expected<FileHeader> readHeader(ArrayRef<uint8_t> bytes) {
  if (bytes.empty())
    return failure("is empty; {}, and let it reach a tagged function", kMend);
  if (isBeforeSetUp(bytes))
    return failure("is not set up yet; wait until the program reaches a tagged "
                   "function, or {}",
                   kMend);
  if (!startsLike(bytes, kMagic))
    return failure("is not a profile; give the prof.out that a program "
                   "compiled with lineprof wrote");
  if (bytes.size() < kPageSize)
    return failure("is truncated, {} of at least {} bytes are left; copy it "
                   "whole, or {}",
                   bytes.size(), kPageSize, kMend);
  auto header = load<FileHeader>(bytes);
  if (header.version != kVersion)
    return failure("has version {}, and this lineprof reads version {}; build "
                   "and run the program again with this lineprof",
                   header.version, kVersion);
  if (header.header_size != kPageSize || header.file_size < kPageSize)
    return failure("is damaged: sizes in its header make no sense; {}", kMend);
  if (header.file_size > bytes.size())
    return failure("is truncated, {} of {} bytes are left; copy it whole, or "
                   "{}",
                   bytes.size(), header.file_size, kMend);
  return header;
}

struct Chunk {
  ChunkHeader header;
  ArrayRef<uint8_t> payload;
};

Error damagedChunk(uint64_t offset, const char *why) {
  return failure("is damaged: the chunk at byte {} {}; {}", offset, why, kMend);
}

Expected<std::vector<Chunk>> readChunks(ArrayRef<uint8_t> bytes) {
  std::vector<Chunk> chunks;
  for (uint64_t offset = kPageSize; offset < bytes.size();) {
    ArrayRef<uint8_t> left = bytes.drop_front(offset);
    if (left.size() < sizeof(ChunkHeader))
      return damagedChunk(offset, "is cut off");
    auto header = load<ChunkHeader>(left);
    if (header.kind == kChunkNone && header.size == 0)
      break; // being made: what follows is not known yet
    if (header.size == 0 || header.size % kPageSize ||
        header.size > left.size())
      return damagedChunk(offset, "has an impossible size");
    if (header.kind > kChunkStacks)
      return damagedChunk(offset, "is of an unknown kind");
    if (header.payload > header.size - sizeof header)
      return damagedChunk(offset, "is smaller than its contents");
    if (header.kind != kChunkNone)
      chunks.push_back({header, left.slice(sizeof header, header.payload)});
    offset += header.size;
  }
  return chunks;
}

/// Adds a thread's image.
bool addCounters(ArrayRef<uint8_t> payload, uint64_t size,
                 std::vector<uint64_t> &counters) {
  if (payload.size() < size)
    return false;
  counters.resize(size / sizeof(uint64_t));
  for (size_t i = 0; i < counters.size(); ++i)
    counters[i] = llvm::SaturatingAdd(counters[i], load<uint64_t>(payload, i));
  return true;
}

/// Leaves in \p counters what is in force: format.h says what that is.
bool applyExcluded(ArrayRef<uint8_t> payload, uint64_t size, bool stopped,
                   std::vector<uint64_t> &counters) {
  if (payload.size() / 2 < size)
    return false;
  size_t count = size / sizeof(uint64_t);
  counters.resize(count);
  for (size_t i = 0; i < count; ++i) {
    uint64_t &counter = counters[i];
    if (stopped)
      counter = load<uint64_t>(payload, i);
    else // a running program may be ahead of the images that were read
      counter -= std::min(counter, load<uint64_t>(payload, count + i));
  }
  return true;
}

std::vector<Timing> readTimings(ArrayRef<uint8_t> payload) {
  std::vector<Timing> timings(payload.size() / sizeof(Timing));
  for (size_t i = 0; i < timings.size(); ++i)
    timings[i] = load<Timing>(payload, i);
  return timings;
}

void addCells(ArrayRef<uint8_t> payload, std::vector<Cell> &cells) {
  size_t count = payload.size() / sizeof(Cell);
  if (cells.size() < count)
    cells.resize(count);
  for (size_t i = 0; i < count; ++i) {
    auto more = load<Cell>(payload, i);
    for (uint64_t Cell::*field : {&Cell::wall_ns, &Cell::cpu_ns, &Cell::samples,
                                  &Cell::nested_ns, &Cell::variance_us2})
      cells[i].*field = llvm::SaturatingAdd(cells[i].*field, more.*field);
  }
}

void addPcs(ArrayRef<uint8_t> payload, std::vector<PcEntry> &pcs) {
  for (size_t i = 0; i < payload.size() / sizeof(PcEntry); ++i)
    if (auto entry = load<PcEntry>(payload, i); entry.samples != 0)
      pcs.push_back(entry);
}

Expected<ModuleLayout> readLayout(ArrayRef<uint8_t> payload) {
  auto exceeds = [] {
    return failure("is damaged: a module is larger than its chunk; {}", kMend);
  };
  if (payload.size() < sizeof(ModuleInfo))
    return exceeds();
  ModuleLayout layout;
  layout.info = load<ModuleInfo>(payload);
  const ModuleInfo &info = layout.info;
  uint64_t left = payload.size() - sizeof info;
  uint64_t pathSize = llvm::alignTo(uint64_t(info.path_size), 8);
  if (info.path_size == 0 || pathSize > left ||
      info.functions_size > left - pathSize ||
      info.sites_size > left - pathSize - info.functions_size ||
      info.build_id_size > sizeof info.build_id)
    return exceeds();
  layout.buildId =
      payload.slice(offsetof(ModuleInfo, build_id), info.build_id_size);
  payload = payload.drop_front(sizeof info);
  layout.path = headerText(payload, 0, info.path_size);
  layout.functions = payload.slice(pathSize, info.functions_size);
  layout.sites = payload.slice(pathSize + info.functions_size, info.sites_size);
  return layout;
}

Expected<RawModule> readModule(const Chunk &chunk,
                               ArrayRef<const Chunk *> others, bool stopped) {
  Expected<ModuleLayout> layout = readLayout(chunk.payload);
  if (!layout)
    return layout.takeError();
  RawModule module;
  module.path = layout->path;
  module.buildId = layout->buildId;
  module.info = layout->info;
  module.functionSection = layout->functions;
  module.siteSection = layout->sites;
  const Chunk *excluded = nullptr;
  layout->counters.size = layout->info.counters_size;
  layout->counters.stopped = stopped;
  for (const Chunk *other : others) {
    if (other->header.kind == kChunkCells)
      addCells(other->payload, module.cells);
    else if (other->header.kind == kChunkTimings)
      module.timings = readTimings(other->payload);
    else if (other->header.kind == kChunkPcs)
      addPcs(other->payload, module.pcs);
    else if (other->header.kind == kChunkExcluded)
      excluded = other;
    else if (!addCounters(other->payload, layout->info.counters_size,
                          module.counters))
      return failure("is damaged: a thread's counters are too few; {}", kMend);
    else
      layout->counters.images.push_back(other->payload);
  }
  if (!excluded && stopped)
    module.counters.clear(); // it has come since
  if (excluded && !applyExcluded(excluded->payload, layout->info.counters_size,
                                 stopped, module.counters))
    return failure("is damaged: the counters that were stopped are too few; {}",
                   kMend);
  if (excluded)
    layout->counters.excluded = excluded->payload;
  if (Error error = readRecords(*layout, module.cells, module.timings, module))
    return error;
  return module;
}

} // namespace

bool hasProfileMagic(ArrayRef<uint8_t> bytes) {
  return bytes.size() >= sizeof kMagic && startsLike(bytes, kMagic);
}

/// The runtime sets up a file of zeros, and begins with the magic.
bool isBeforeSetUp(ArrayRef<uint8_t> bytes) {
  constexpr char kZeros[8] = {};
  if (bytes.size() < kPageSize)
    return bytes.empty();
  return startsLike(bytes, kZeros) ||
         (hasProfileMagic(bytes) && load<FileHeader>(bytes).version == 0);
}

std::vector<ChunkHeader> chunkHeaders(ArrayRef<uint8_t> bytes) {
  std::vector<ChunkHeader> headers;
  uint64_t size = load<FileHeader>(bytes).file_size;
  for (const Chunk &chunk : cantFail(readChunks(bytes.take_front(size))))
    headers.push_back(chunk.header);
  return headers;
}

Expected<RawProfile> readProfile(ArrayRef<uint8_t> bytes) {
  Expected<FileHeader> header = readHeader(bytes);
  if (!header)
    return header.takeError();
  Expected<std::vector<Chunk>> chunks =
      readChunks(bytes.take_front(header->file_size));
  if (!chunks)
    return chunks.takeError();

  RawProfile profile;
  profile.startUnixNs = header->start_unix_ns;
  profile.elapsedNs = header->elapsed_ns;
  profile.sampledNs = header->sampled_ns;
  profile.ticks = header->ticks;
  profile.lostPcs = header->lost_pcs;
  profile.tscTicks = header->tsc_ticks;
  profile.tscNs = header->tsc_ns;
  profile.traceCost = header->trace_cost;
  profile.runs = std::max<uint64_t>(header->runs, 1);
  profile.pid = header->pid;
  profile.parentPid = header->parent_pid;
  profile.threads = header->threads;
  profile.flags = header->flags;
  profile.host =
      headerText(bytes, offsetof(FileHeader, host), sizeof header->host);
  profile.executable = headerText(bytes, offsetof(FileHeader, executable),
                                  sizeof header->executable);
  profile.commandLine = headerText(bytes, offsetof(FileHeader, command_line),
                                   sizeof header->command_line);

  std::vector<const Chunk *> modules;
  for (const Chunk &chunk : *chunks)
    if (chunk.header.kind == kChunkModule)
      modules.push_back(&chunk);
  std::vector<std::vector<const Chunk *>> others(modules.size());
  std::vector<ArrayRef<uint8_t>> stacks;
  for (const Chunk &chunk : *chunks) {
    if (chunk.header.kind == kChunkModule)
      continue;
    if (chunk.header.module >= modules.size())
      return failure("is damaged: a chunk belongs to no module; {}", kMend);
    if (chunk.header.kind == kChunkStacks)
      stacks.push_back(chunk.payload);
    else
      others[chunk.header.module].push_back(&chunk);
  }
  for (size_t i = 0; i < modules.size(); ++i) {
    Expected<RawModule> module =
        readModule(*modules[i], others[i], header->flags & kFileStopped);
    if (!module)
      return module.takeError();
    profile.modules.push_back(std::move(*module));
  }
  if (Error error = readStacks(stacks, profile))
    return error;
  return profile;
}

} // namespace lineprof
