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

#include <cstring>
#include <memory>
#include <tuple>

using llvm::ArrayRef;
using llvm::Error;
using llvm::Expected;
using llvm::StringRef;

namespace lineprof {

namespace {

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
  header.flags =
      run.flags & (kFileEnded | kFileNoSampler | kFileNoPcs | kFileCopied);
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
    addUp(sum.*field, more.*field);
  addUp(sum.threads, more.threads);
  uint32_t ended = sum.flags & more.flags & kFileEnded;
  sum.flags = ((sum.flags | more.flags) & ~uint32_t(kFileEnded)) | ended;
  keepCommon(sum.pid, more.pid);
  keepCommon(sum.parent_pid, more.parent_pid);
  keepCommon(sum.host, more.host);
  keepCommon(sum.executable, more.executable);
  keepCommon(sum.command_line, more.command_line);
}

} // namespace

Expected<const ModuleSum *>
ProfileSum::addModule(const RawProfile &run, const RawModule &module,
                      StringRef name, bool mixBuilds, size_t numBefore) {
  auto fresh = std::make_unique<ModuleSum>(module, name);
  auto same =
      llvm::find_if(sums, [&](auto &sum) { return isSameBuild(*sum, *fresh); });
  if (same == sums.end()) {
    // One run may have loaded several builds, one after the other.
    for (const auto &sum : ArrayRef(sums).take_front(numBefore))
      if (sum->path == fresh->path && !mixBuilds)
        return failure("{}: is of another build of {} ({}) than {} ({}); merge "
                       "profiles of one build, or all with --mix-builds",
                       name, fresh->path, fresh->buildName(), sum->firstProfile,
                       sum->buildName());
    sums.push_back(std::move(fresh));
    same = std::prev(sums.end());
  } else if (fresh->place() < (*same)->place()) {
    // Of copies, the first by name.
    (*same)->path = fresh->path;
    (*same)->info = fresh->info;
  }
  (*same)->add(run, module);
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
      return std::tuple_cat(sum.place(),
                            std::make_tuple(llvm::toStringRef(sum.buildId())),
                            sum.contents());
    };
    return key(*a) < key(*b);
  });
  return sorted;
}

} // namespace lineprof
