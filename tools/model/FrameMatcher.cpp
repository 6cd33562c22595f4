//===- model/FrameMatcher.cpp - which tagged function an inlined frame is -===//
//
// Part of lineprof, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "model/FrameMatcher.h"

#include "model/Names.h"
#include "support/SourcePath.h"

#include "llvm/ADT/STLExtras.h"

using llvm::StringRef;

namespace lineprof {

namespace {

/// Two functions of one such name are copies of one function; other names are
/// C's or have internal linkage, and each file may have its own.
bool isUnique(StringRef name) {
  return name.starts_with("_Z") && !name.starts_with("_ZL") &&
         !name.contains("_GLOBAL__N_");
}

} // namespace

FrameMatcher::FrameMatcher(const RawModule &module) : module(module) {
  for (size_t i = 0; i < module.functions.size(); ++i) {
    const RawFunction &function = module.functions[i];
    byLinkageName[function.linkageName].push_back(i);
    byBaseName[baseName(function.linkageName, function.displayName)].push_back(
        i);
    std::vector<std::string> &paths = files.emplace_back();
    for (const RawFile &file : function.files)
      paths.push_back(normalize(file.path));
  }
  for (size_t i = 0; i < module.tables.size(); ++i)
    tablesByName[module.tables[i].name].push_back(i);
}

template <typename Visit>
void FrameMatcher::eachMachineName(const InlineChain &chain,
                                   Visit visit) const {
  for (StringRef name : chain.symbols)
    if (visit(name))
      return;
  // The optimiser's copies and parts are called NAME.llvm.1234, NAME.cold.
  for (StringRef name : chain.symbols)
    if (size_t dot = name.find('.', 1);
        dot != StringRef::npos && !isOutlined(name))
      if (visit(name.take_front(dot)))
        return;
  if (!chain.frames.empty())
    visit(chain.frames.back().function);
}

std::optional<FrameMatcher::Match> FrameMatcher::match(const InlineChain &chain,
                                                       size_t index) const {
  const Frame &frame = chain.frames[index];
  std::optional<Match> found;
  auto tryName = [&](StringRef name) {
    auto named = byLinkageName.find(name);
    if (named != byLinkageName.end())
      found = best(named->second, frame, isUnique(name));
    return found.has_value();
  };
  if (index + 1 == chain.frames.size())
    eachMachineName(chain, tryName);
  if (found || tryName(frame.function) || frame.line == 0 ||
      StringRef(frame.function).starts_with("_Z"))
    return found;
  auto named = byBaseName.find(withoutTemplateArguments(frame.function));
  if (named != byBaseName.end())
    found = best(named->second, frame, false);
  // An overload that isn't tagged has other lines.
  return found && found->line ? found : std::nullopt;
}

std::optional<size_t> FrameMatcher::table(const InlineChain &chain) const {
  std::optional<size_t> found;
  eachMachineName(chain, [&](StringRef name) {
    auto named = tablesByName.find(name);
    if (named == tablesByName.end())
      return false;
    found = named->second.front();
    if (named->second.size() > 1 && !chain.frames.empty())
      for (size_t table : named->second)
        if (auto root = module.tables[table].root;
            root && isIn(*root, chain.frames.back()))
          found = table;
    return true;
  });
  return found;
}

std::optional<FrameMatcher::Match> FrameMatcher::best(const Indices &candidates,
                                                      const Frame &frame,
                                                      bool nameIsUnique) const {
  std::optional<Match> found;
  int bestScore = -1;
  for (size_t candidate : candidates) {
    if (!nameIsUnique && !frame.file.empty() && !isIn(candidate, frame))
      continue;
    Match match{candidate, lineOf(candidate, frame)};
    int score = match.line ? 2 : 0;
    if (candidates.size() > 1) {
      // Instances of one template differ in nothing else.
      const RawFunction &function = module.functions[candidate];
      std::string name =
          readableName(function.linkageName, function.displayName);
      score += StringRef(name).contains(frame.function + "(");
    }
    if (score > bestScore) {
      bestScore = score;
      found = match;
    }
  }
  return found;
}

std::optional<size_t> FrameMatcher::lineOf(size_t function,
                                           const Frame &frame) const {
  const std::string &path = normalized(frame.file);
  for (uint32_t file = 0; file < files[function].size(); ++file) {
    if (files[function][file] != path)
      continue;
    const std::vector<LineEntry> &lines = module.functions[function].lines;
    auto key = [](const LineEntry &line) {
      return std::make_pair(line.file, line.line);
    };
    auto wanted = std::make_pair(file, frame.line);
    auto line = llvm::partition_point(
        lines, [&](const LineEntry &line) { return key(line) < wanted; });
    if (line != lines.end() && key(*line) == wanted)
      return line - lines.begin();
    // Between the definition and the first line with code is the brace that
    // the machine code of entry is on.
    uint32_t definition = module.functions[function].line;
    if (line != lines.begin() &&
        key(*std::prev(line)) == std::make_pair(file, definition))
      return std::prev(line) - lines.begin();
  }
  return std::nullopt;
}

bool FrameMatcher::isIn(size_t function, const Frame &frame) const {
  return llvm::is_contained(files[function], normalized(frame.file)) ||
         (!files[function].empty() && !frame.declFile.empty() &&
          files[function].front() == normalized(frame.declFile));
}

const std::string &FrameMatcher::normalized(StringRef path) const {
  auto [it, isNew] = normalizedPaths.try_emplace(path);
  if (isNew)
    it->second = normalize(path);
  return it->second;
}

} // namespace lineprof
