//===- commands/SourceSelection.cpp - the functions of a source -----------===//
//
// Part of lineprof, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "commands/SourceSelection.h"

#include "model/Abbreviate.h"
#include "model/Names.h"
#include "support/SourcePath.h"
#include "support/Text.h"

#include "llvm/ADT/STLExtras.h"
#include "llvm/ADT/StringExtras.h"
#include "llvm/Support/FileSystem.h"
#include "llvm/Support/MD5.h"
#include "llvm/Support/MemoryBuffer.h"
#include "llvm/Support/Path.h"
#include "llvm/Support/Regex.h"

using llvm::Expected;
using llvm::StringRef;

namespace lineprof {

namespace {

constexpr size_t kMaxNamed = 5;

/// True if the file at \p given is a moved copy of \p source.
bool isCopy(StringRef given, const Source &source) {
  if (llvm::sys::path::filename(given) !=
          llvm::sys::path::filename(source.path) ||
      !llvm::sys::fs::is_regular_file(given))
    return false;
  auto text = llvm::MemoryBuffer::getFile(given, false, false, true);
  return text && source.md5s.count(Md5(llvm::MD5::hash(
                     llvm::arrayRefFromStringRef((*text)->getBuffer()))));
}

std::set<uint32_t> namedSources(const Profile &profile, StringRef given) {
  std::set<uint32_t> named;
  const std::vector<Source> &sources = profile.allSources();
  for (uint32_t i = 0; i < sources.size(); ++i)
    if (namesPath(given, sources[i].path))
      named.insert(i);
  if (named.empty())
    for (uint32_t i = 0; i < sources.size(); ++i)
      if (isCopy(given, sources[i]))
        named.insert(i);
  return named;
}

std::string listSources(llvm::ArrayRef<const Function *> functions,
                        const Profile &profile) {
  std::set<std::string> paths;
  for (const Function *function : functions)
    if (const std::string &path = profile.source(function->source).path;
        !path.empty())
      paths.insert(displayPath(path));
  std::string list;
  size_t left = paths.size();
  for (const std::string &path : paths) {
    if (paths.size() - left == kMaxNamed)
      break;
    list += (list.empty() ? "" : ", ") + path;
    --left;
  }
  if (left)
    list += fmt::format(" and {} more", left);
  return list.empty() ? "none: compile with -g" : list;
}

/// Those with code in one of the sources \p given names if none is defined
/// there.
std::vector<const Function *> functionsOf(const Profile &profile,
                                          StringRef given) {
  std::vector<const Function *> all = profile.functions();
  if (given.empty())
    return all;
  std::set<uint32_t> named = namedSources(profile, given);
  std::vector<const Function *> selected;
  llvm::copy_if(all, std::back_inserter(selected),
                [&](auto *function) { return named.count(function->source); });
  if (selected.empty())
    llvm::copy_if(all, std::back_inserter(selected), [&](auto *function) {
      return llvm::any_of(function->lines, [&](auto &line) {
        return named.count(line.first.first);
      });
    });
  return selected;
}

/// In full, as people write it, or without types as reports have it.
bool nameMatches(const Function &function, const llvm::Regex &regex) {
  std::string name = readableName(function.linkageName, function.displayName);
  return regex.match(name) || regex.match(abbreviate(name)) ||
         regex.match(
             nameWithoutTypes(function.linkageName, function.displayName));
}

} // namespace

Expected<Profile> loadForSource(llvm::ArrayRef<std::string> paths,
                                StringRef given) {
  if (!given.empty()) {
    Expected<Profile> part = loadProfiles(
        paths, [&](StringRef path) { return namesPath(given, path); });
    // If there is none, a file may be a copy, or the error needs all sources.
    if (!part || part->ran())
      return part;
  }
  return loadProfiles(paths);
}

Expected<std::vector<const Function *>>
selectFunctions(const Profile &profile, StringRef given, StringRef regex) {
  std::vector<const Function *> selected = functionsOf(profile, given);
  if (selected.empty())
    return failure("has no functions of {}; give one of its sources: {}", given,
                   listSources(profile.functions(), profile));
  if (regex.empty())
    return selected;
  llvm::Regex pattern(regex);
  llvm::erase_if(selected, [&](const Function *function) {
    return !nameMatches(*function, pattern);
  });
  if (selected.empty())
    return failure("has no function whose name matches {}; 'lineprof "
                   "functions' lists all that ran",
                   regex);
  return selected;
}

} // namespace lineprof
