//===- model/Profile.cpp - the model that commands print ------------------===//
//
// Part of lineprof, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "model/Profile.h"

#include "model/BranchCounts.h"
#include "model/Flows.h"
#include "model/Uncertainty.h"
#include "support/SourcePath.h"
#include "support/Text.h"

#include "llvm/ADT/STLExtras.h"

using llvm::Expected;
using llvm::StringRef;

namespace lineprof {

bool Function::ran() const {
  return calls != 0 || total.wall > 0 ||
         llvm::any_of(lines, [](auto &line) { return line.second.hits != 0; });
}

Function &Function::operator+=(const Function &more) {
  noLines &= more.noLines;
  noHits &= more.noHits;
  hitsOnly &= more.hitsOnly;
  calls += more.calls;
  total += more.total;
  for (const auto &[key, line] : more.lines) {
    lines[key].hits += line.hits;
    lines[key].times += line.times;
  }
  addBranches(branches, more.branches);
  addCallSites(callSites, more.callSites);
  trace += more.trace;
  unattributed += more.unattributed;
  notes.insert(more.notes.begin(), more.notes.end());
  return *this;
}

void Profile::add(const RawProfile &run, StringRef name, SymbolCache &symbols,
                  SourceFilter filter) {
  auto warn = [&](std::string_view what) {
    allWarnings.push_back(fmt::format("{}: {}", name, what));
  };
  addInfo(run);
  runCount += run.runs;
  stopped |= bool(run.flags & kFileStopped);
  if (run.flags & kFileNoSampler)
    warn("the sampler could not start, so there are no times");
  else if (run.flags & kFileNoPcs)
    warn("program counters could not be sampled, so time in a function's own "
         "code is not told by line");
  if (run.flags & kFileIncomplete)
    warn("the file could not grow while the program ran, so hits and times of "
         "threads and libraries that came later are missing");
  if (run.lostPcs)
    warn(fmt::format("{} samples of program counters were lost, so times of "
                     "lines are less sure",
                     run.lostPcs));
  std::vector<FunctionList> functionsOf;
  Nesting nesting(run);
  std::vector<InlinedCodes> inlined(run.modules.size());
  for (size_t i = 0; i < run.modules.size(); ++i)
    functionsOf.push_back(
        addModule(run, i, nesting, name, symbols, filter, inlined[i]));
  addStacks(run, functionsOf, inlined);
}

void Profile::addStacks(const RawProfile &run,
                        llvm::ArrayRef<FunctionList> functionsOf,
                        llvm::ArrayRef<InlinedCodes> inlined) {
  contexts.add(run, inlined, [&](size_t module, RawFrame frame) {
    const RawFunction &raw = run.modules[module].functions[frame.function];
    const Function *function = functionsOf[module][frame.function];
    std::optional<LineKey> line;
    if (function && frame.line)
      line = {sourceIndex(raw.files[raw.lines[*frame.line].file]),
              raw.lines[*frame.line].line};
    return ContextTree::Place(function, line);
  });
}

void Profile::addInfo(const RawProfile &run) {
  if (runInfo.executable.empty()) {
    runInfo.executable = run.executable.str();
    runInfo.commandLine = run.commandLine.str();
    runInfo.host = run.host.str();
  }
  if (!runInfo.startUnixNs || run.startUnixNs < runInfo.startUnixNs)
    runInfo.startUnixNs = run.startUnixNs;
  runInfo.elapsedNs += run.elapsedNs;
}

std::vector<const Function *> Profile::functions() const {
  std::vector<const Function *> result;
  for (const auto &[key, function] : byKey)
    result.push_back(&function);
  llvm::sort(result, [&](const Function *a, const Function *b) {
    return std::tie(sources[a->source].path, a->line, a->linkageName) <
           std::tie(sources[b->source].path, b->line, b->linkageName);
  });
  return result;
}

bool Profile::ran() const {
  return llvm::any_of(byKey, [](auto &entry) { return entry.second.ran(); });
}

/// Whether a program counter or more is to be expected for the function's time.
static bool lacksPcs(const RawProfile &run, const RawModule &module,
                     const Function &function) {
  constexpr double kExpected = 20e6; ///< ns, of any source a few
  return module.pcs.empty() && !(run.flags & kFileNoPcs) &&
         function.unattributed.self > kExpected;
}

Profile::FunctionList
Profile::addModule(const RawProfile &run, size_t moduleIndex,
                   const Nesting &nesting, StringRef name, SymbolCache &symbols,
                   SourceFilter filter, InlinedCodes &inlined) {
  const RawModule &module = run.modules[moduleIndex];
  // Without samples in its own code the binary would not be missed.
  bool needsBinary = !module.pcs.empty() ||
                     llvm::any_of(module.tables, [](const RawSiteTable &table) {
                       return llvm::any_of(table.own, [](auto &code) {
                         return code.cell.wall_ns != 0;
                       });
                     });
  Symbols *binary = nullptr;
  std::string note;
  if (needsBinary) {
    if (Expected<Symbols &> opened = symbols.open(module))
      binary = &*opened;
    else
      note = llvm::toString(opened.takeError());
  }
  Flows flows(module);
  ModuleTimes times = computeTimes(run, moduleIndex, nesting, flows, binary);
  inlined = std::move(times.inlined);
  if (binary)
    note = binary->gap();
  FunctionList added;
  llvm::StringMap<bool> known;
  auto isWanted = [&](const RawFile &file) {
    auto [it, isNew] = known.try_emplace(file.path);
    if (isNew)
      it->second = filter(normalize(file.path));
    return it->second;
  };
  for (size_t i = 0; i < module.functions.size(); ++i) {
    const RawFunction &raw = module.functions[i];
    if (filter && llvm::none_of(raw.files, isWanted)) {
      added.push_back(nullptr);
      continue;
    }
    TraceCost trace = applyTrace(run, raw, times.functions[i]);
    Function function =
        makeFunction(module, i, flows, times.functions[i], name);
    function.trace = trace;
    if (!note.empty() && function.ran())
      function.notes.insert(note);
    if (lacksPcs(run, module, function))
      function.notes.insert("no program counters came in, as signals were "
                            "blocked or the machine was busy, so its own time "
                            "is not told by line");
    Key key(function.linkageName, function.source, function.line);
    auto [it, isNew] = byKey.try_emplace(key);
    if (isNew)
      it->second = std::move(function);
    else
      it->second += function;
    added.push_back(&it->second);
  }
  return added;
}

Function Profile::makeFunction(const RawModule &module, size_t index,
                               Flows &flows, const FunctionTimes &times,
                               StringRef name) {
  const RawFunction &raw = module.functions[index];
  Function function;
  function.linkageName = raw.linkageName.str();
  function.displayName = raw.displayName.str();
  std::vector<uint32_t> sourceOf;
  for (const RawFile &file : raw.files)
    sourceOf.push_back(sourceIndex(file));
  function.source = sourceOf.empty() ? sourceIndex({}) : sourceOf.front();
  function.line = raw.line;
  function.noLines = raw.flags & kFunctionNoLines;
  function.hitsOnly = raw.flags & kFunctionHits;
  function.total = times.total;
  function.unattributed = times.unattributed;

  if (const Flow *flow = flows.of(index)) {
    function.calls = callsOf(raw, *flow);
    function.branches = countBranches(raw, *flow, sourceOf);
    function.callSites = countCallSites(raw, *flow, sourceOf);
  } else {
    function.noHits = true;
    function.notes.insert("its flow graph is damaged, so it has no hits");
    allWarnings.push_back(fmt::format("{}: function {}: damaged flow graph; "
                                      "build and run the program again",
                                      name, raw.linkageName));
  }
  const std::vector<uint64_t> &hits = flows.hitsOf(index);
  for (size_t i = 0; i < raw.lines.size(); ++i) {
    Line &line =
        function.lines[{sourceOf[raw.lines[i].file], raw.lines[i].line}];
    line.hits += hits[i];
    line.times += times.lines[i];
    if (hits[i] && !line.times.error())
      line.times.variance = varianceBelow(times.resolution);
  }
  if (function.noLines)
    function.notes.insert("it was compiled without -g, so its lines are not "
                          "known; add -g");
  return function;
}

uint32_t Profile::sourceIndex(const RawFile &file) {
  std::string path = file.path.empty() ? std::string() : normalize(file.path);
  auto [it, isNew] = sourceByPath.try_emplace(path, sources.size());
  if (isNew)
    sources.push_back({path, {}});
  if (file.md5)
    sources[it->second].md5s.insert(*file.md5);
  return it->second;
}

} // namespace lineprof
