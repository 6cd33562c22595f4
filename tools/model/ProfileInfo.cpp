//===- model/ProfileInfo.cpp - about a profile ----------------------------===//
//
// Part of lineprof, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "model/ProfileInfo.h"

#include "model/Profile.h"
#include "profile/ProfileFile.h"
#include "profile/Reader.h"
#include "support/Numbers.h"
#include "support/Text.h"

#include "llvm/ADT/StringExtras.h"
#include "llvm/Support/JSON.h"
#include "llvm/Support/raw_ostream.h"

using llvm::ArrayRef;
using llvm::Expected;
using llvm::StringRef;
namespace json = llvm::json;

namespace lineprof {

namespace {

const char *nameOf(uint32_t kind) {
  switch (ChunkKind(kind)) {
  case kChunkNone:
    break;
  case kChunkModule:
    return "modules";
  case kChunkCounters:
    return "counters";
  case kChunkCells:
    return "cells";
  case kChunkPcs:
    return "pcs";
  case kChunkExcluded:
    return "excluded";
  case kChunkTimings:
    return "timings";
  case kChunkStacks:
    return "stacks";
  }
  return "others";
}

void countFunctions(const RawProfile &run, StringRef path, SymbolCache &symbols,
                    ProfileInfo &info) {
  Profile profile;
  profile.add(run, path, symbols);
  for (const Function *function : profile.functions()) {
    ++info.functions;
    info.functionsThatRan += function->ran();
    info.lines += function->lines.size();
    for (const auto &[key, line] : function->lines)
      info.linesThatRan += line.hits != 0;
  }
}

std::string counted(uint64_t number, StringRef what) {
  return fmt::format("{} {}{}", number, what, number == 1 ? "" : "s");
}

const char *endName(const ProfileInfo &info) {
  static constexpr const char *kNames[] = {"exit", "running", "copied",
                                           "killed"};
  return kNames[info.end];
}

std::string endText(const ProfileInfo &info) {
  static constexpr const char *kTexts[] = {
      "by exit", "still runs", "still ran when this copy was made",
      "without exit: killed, crashed or by _exit"};
  if (info.runs > 1 && info.end >= ProfileInfo::Copied)
    return "not all by exit";
  return kTexts[info.end];
}

} // namespace

Expected<ProfileInfo> readInfo(const std::string &path) {
  Expected<ProfileFile> file = readProfileFile(path);
  if (!file)
    return file.takeError();
  const RawProfile &run = file->run;
  ProfileInfo info;
  info.profile = path;
  info.program = run.executable;
  info.commandLine = run.commandLine;
  info.host = run.host;
  info.pid = run.pid;
  info.parentPid = run.parentPid;
  info.runs = run.runs;
  info.startUnixNs = run.startUnixNs;
  info.elapsedNs = run.elapsedNs;
  info.sampledNs = run.sampledNs;
  if (run.flags & kFileEnded)
    info.end = ProfileInfo::Exited;
  else if (run.flags & kFileCopied)
    info.end = ProfileInfo::Copied;
  else if (isBeingWritten(path))
    info.end = ProfileInfo::Running;
  info.stopped = run.flags & kFileStopped;
  info.threads = run.threads;
  info.hasSampler = !(run.flags & kFileNoSampler);
  info.hasPcs = !(run.flags & kFileNoPcs);
  info.ticks = run.ticks;
  info.lostPcs = run.lostPcs;
  info.stackNodes = run.stacks.size();

  SymbolCache symbols;
  for (const RawModule &module : run.modules) {
    Expected<Symbols &> binary = symbols.open(module);
    info.modules.push_back({module.path.str(),
                            llvm::toHex(module.buildId, /*LowerCase=*/true),
                            binary ? "" : llvm::toString(binary.takeError()),
                            module.functions.size()});
    for (const PcEntry &entry : module.pcs)
      info.pcs += entry.samples;
  }
  countFunctions(run, path, symbols, info);

  ArrayRef<uint8_t> bytes =
      llvm::arrayRefFromStringRef(file->bytes->getBuffer());
  info.size = bytes.size();
  for (const ChunkHeader &chunk : chunkHeaders(bytes))
    info.sizes[nameOf(chunk.kind)] += chunk.size;
  return info;
}

std::string infoText(ArrayRef<ProfileInfo> infos) {
  std::string text;
  auto add = [&](StringRef name, const std::string &value) {
    text += fmt::format("  {:<11} {}\n", name, escapeControls(value));
  };
  auto known = [](const std::string &value) {
    return value.empty() ? std::string("(several)") : value;
  };
  for (const ProfileInfo &info : infos) {
    text += (text.empty() ? "" : "\n") + escapeControls(info.profile) + '\n';
    if (info.runs > 1)
      add("Runs", std::to_string(info.runs));
    add("Program", known(info.program));
    add("Command", known(info.commandLine));
    add("Host", known(info.host));
    if (info.pid)
      add("Process", fmt::format("{}, child of {}", info.pid, info.parentPid));
    add("Started", localDate(info.startUnixNs));
    add("Ended", endText(info) + (info.stopped ? "; counting is stopped" : ""));
    std::string lasted = preciseTime(info.elapsedNs);
    if (info.sampledNs != info.elapsedNs)
      lasted += fmt::format(", counted for {}", preciseTime(info.sampledNs));
    add("Lasted", lasted);
    add("Threads", fmt::format("{} with tagged code", info.threads));
    add("Functions",
        fmt::format("{} of {} ran", info.functionsThatRan, info.functions));
    add("Lines", fmt::format("{} of {} ran", info.linesThatRan, info.lines));
    std::string rate;
    if (info.sampledNs)
      rate = fmt::format(" ({:.0f} per s)", info.ticks * 1e9 / info.sampledNs);
    if (!info.hasSampler)
      add("Sampling", "none: the sampler could not start");
    else
      add("Sampling",
          fmt::format(
              "{}{}, {}{}, {}", counted(info.ticks, "tick"), rate,
              counted(info.pcs, "program counter"),
              info.hasPcs ? "" : " (not permitted)",
              counted(info.stackNodes ? info.stackNodes - 1 : 0, "call path")));
    if (info.lostPcs)
      add("Lost", counted(info.lostPcs, "program counter"));
    std::string sizes;
    for (const auto &[name, size] : info.sizes)
      sizes += fmt::format("{}{} {}", sizes.empty() ? "" : ", ", name, size);
    add("Size", fmt::format("{} bytes, format {}: {}", info.size, kVersion,
                            sizes.empty() ? "no modules" : sizes));
    for (const ProfileInfo::Module &module : info.modules) {
      add("Module", module.path);
      add("", fmt::format("build id {}, {}",
                          module.buildId.empty() ? "unknown" : module.buildId,
                          counted(module.functions, "function")));
      add("", module.missing.empty() ? "the binary is there and fits"
                                     : module.missing);
    }
  }
  return text;
}

std::string infoJson(ArrayRef<ProfileInfo> infos) {
  std::string text;
  llvm::raw_string_ostream stream(text);
  json::OStream out(stream, 1);
  // Bytes of a profile may be anything, strings of JSON may not.
  auto put = [&](StringRef name, StringRef value) {
    out.attribute(name, json::fixUTF8(value));
  };
  auto writeModule = [&](const ProfileInfo::Module &module) {
    put("path", module.path);
    put("build_id", module.buildId);
    out.attribute("functions", module.functions);
    out.attribute("binary_fits", module.missing.empty());
    if (!module.missing.empty())
      put("binary_missing", module.missing);
  };
  auto writeInfo = [&](const ProfileInfo &info) {
    put("profile", info.profile);
    out.attribute("format", kVersion);
    out.attribute("runs", info.runs);
    put("program", info.program);
    put("command_line", info.commandLine);
    put("host", info.host);
    out.attribute("pid", info.pid);
    out.attribute("parent_pid", info.parentPid);
    out.attribute("start_unix_ns", info.startUnixNs);
    put("start", localDate(info.startUnixNs));
    put("end", endName(info));
    out.attribute("stopped", info.stopped);
    out.attribute("elapsed_ns", info.elapsedNs);
    out.attribute("sampled_ns", info.sampledNs);
    out.attribute("threads", info.threads);
    out.attribute("functions", info.functions);
    out.attribute("functions_that_ran", info.functionsThatRan);
    out.attribute("lines", info.lines);
    out.attribute("lines_that_ran", info.linesThatRan);
    out.attribute("sampler", info.hasSampler);
    out.attribute("pcs_permitted", info.hasPcs);
    out.attribute("ticks", info.ticks);
    out.attribute("pcs", info.pcs);
    out.attribute("lost_pcs", info.lostPcs);
    out.attribute("stack_nodes", info.stackNodes);
    out.attribute("size", info.size);
    out.attributeObject("sizes", [&] {
      for (const auto &[name, size] : info.sizes)
        out.attribute(name, size);
    });
    out.attributeArray("modules", [&] {
      for (const ProfileInfo::Module &module : info.modules)
        out.object([&] { writeModule(module); });
    });
  };
  out.object([&] {
    out.attribute("version", 1);
    out.attributeArray("profiles", [&] {
      for (const ProfileInfo &info : infos)
        out.object([&] { writeInfo(info); });
    });
  });
  stream << '\n';
  return text;
}

} // namespace lineprof
