//===- export/Lcov.cpp - coverage for genhtml -----------------------------===//
//
// Part of lineprof, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// The trace file of geninfo(1). Functions have their linkage names, as geninfo
// writes them: genhtml --demangle-cpp makes them readable, and they are unique.
//
//===----------------------------------------------------------------------===//

#include "export/Coverage.h"
#include "export/Formats.h"
#include "support/Text.h"

#include "llvm/ADT/StringExtras.h"

namespace lineprof {

namespace {

/// lcov ends a name at a comma.
std::string nameOf(const Function &function) {
  std::string name = escapeControls(function.linkageName);
  std::string result;
  for (char c : name)
    result += c == ',' ? std::string("\\x2c") : std::string(1, c);
  return result;
}

std::string functionRecords(const FileCoverage &file) {
  struct Entry {
    uint32_t line;
    uint64_t calls = 0;
  };
  std::map<std::string, Entry> byName;
  for (const Function *function : file.functions)
    byName.try_emplace(nameOf(*function), Entry{function->line})
        .first->second.calls += function->calls;

  std::string lines, calls;
  Ratio ratio;
  for (const auto &[name, entry] : byName) {
    lines += fmt::format("FN:{},{}\n", entry.line, name);
    calls += fmt::format("FNDA:{},{}\n", entry.calls, name);
    ratio.add(entry.calls != 0);
  }
  return lines + calls +
         fmt::format("FNF:{}\nFNH:{}\n", ratio.found, ratio.hit);
}

/// A branch whose line was never reached has "-", not 0.
std::string branchRecords(const FileCoverage &file) {
  std::string text;
  Ratio ratio;
  for (const auto &[number, line] : file.lines) {
    ratio += waysOf(line);
    for (size_t block = 0; block < line.branches.size(); ++block) {
      const std::vector<uint64_t> &ways = line.branches[block].ways;
      bool reached = llvm::any_of(ways, [](uint64_t taken) { return taken; });
      for (size_t way = 0; way < ways.size(); ++way)
        text += fmt::format("BRDA:{},{},{},{}\n", number, block, way,
                            reached ? fmt::to_string(ways[way]) : "-");
    }
  }
  return text + fmt::format("BRF:{}\nBRH:{}\n", ratio.found, ratio.hit);
}

std::string lineRecords(const FileCoverage &file) {
  std::string text;
  Ratio ratio;
  for (const auto &[number, line] : file.lines) {
    text += fmt::format("DA:{},{}\n", number, line.hits);
    ratio.add(line.hits != 0);
  }
  return text + fmt::format("LF:{}\nLH:{}\n", ratio.found, ratio.hit);
}

} // namespace

llvm::Expected<std::string> toLcov(const Profile &profile) {
  llvm::Expected<std::vector<FileCoverage>> files = coverageOf(profile);
  if (!files)
    return files.takeError();
  std::string text = "TN:\n";
  for (const FileCoverage &file : *files)
    text += fmt::format("SF:{}\n{}{}{}end_of_record\n",
                        escapeControls(file.path), functionRecords(file),
                        branchRecords(file), lineRecords(file));
  return text;
}

} // namespace lineprof
