//===- unit/ProfileBuilder.h - profiles made by hand ----------------------===//
//
// Part of lineprof, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// Writes what plugin, linker and runtime write together, from plain lists.
//
//===----------------------------------------------------------------------===//
#ifndef LINEPROF_UNIT_PROFILEBUILDER_H
#define LINEPROF_UNIT_PROFILEBUILDER_H

#include "profile/RawProfile.h"

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace lineprof {

struct FileSpec {
  std::string path;
  std::optional<Md5> md5;
};

struct NodeSpec {
  uint32_t block;
  std::vector<uint32_t> lines; ///< indices of the function's lines
};

struct CallSpec {
  uint32_t node, line, column;
  std::string callee; ///< empty: indirect
};

struct FunctionSpec {
  std::string linkageName;
  std::string displayName;
  uint32_t flags = 0;
  uint32_t line = 0;
  std::vector<FileSpec> files;
  std::vector<LineEntry> lines;
  std::vector<NodeSpec> nodes;
  std::vector<ArcEntry> arcs;
  std::vector<BranchEntry> branches;
  std::vector<CallSpec> calls;
  std::vector<uint64_t> counters; ///< of the first thread
  std::vector<TraceEntry> trace; ///< if traced: one for each line, and one more
  Cell cell = {};
  std::vector<Cell> lineCells; ///< missing ones are zero
};

/// A call. Frames are function and line index, innermost first.
struct SiteSpec {
  std::vector<std::pair<size_t, uint32_t>> frames;
};

struct TableSpec {
  std::string name;
  std::optional<size_t> root; ///< index of a function
  Cell self = {};
  std::vector<SiteSpec> calls = {}; ///< sites from number 1 on
  uint32_t flags = 0;               ///< SiteTableFlags
};

/// A node of the calling-context tree.
struct StackSpec {
  uint32_t parent, module;
  size_t table; ///< index of the module's
  uint32_t site;
  uint64_t wallNs = 0, cpuNs = 0, samples = 0;
};

struct ModuleSpec {
  std::string path = "/nowhere/a.out";
  std::vector<uint8_t> buildId;
  uint64_t binarySize = 0;
  uint64_t binaryMtimeNs = 0;
  std::vector<FunctionSpec> functions;
  std::vector<TableSpec> tables;
  std::vector<PcEntry> pcs;
  uint32_t threads = 1; ///< images of counters; each counts the same
  std::vector<uint64_t> frozen, excluded; ///< as long as all counters, or empty
};

/// \p flags are FileFlags. Of stacks the first is the world outside;
/// \p stacksInChunk of them go into a chunk.
std::vector<uint8_t> buildProfile(const std::vector<ModuleSpec> &modules,
                                  uint32_t flags = 0,
                                  const std::vector<StackSpec> &stacks = {},
                                  size_t stacksInChunk = 2);

/// int main() at /src/a.c:1: for (i = 0; i < 10; i++) body(); where the call
/// takes 8 of 20 ms, and samples.
ModuleSpec loopModule();

/// main() calls loop() on lines 2 and 3, and untagged() calls it too; loop()
/// has inner() inlined into its line 7, from where it calls itself.
ModuleSpec callingModule();
std::vector<StackSpec> callingStacks();

/// The same as loopModule(), traced: its four lines took 0, 1, 5 and 0 us.
ModuleSpec tracedModule();

} // namespace lineprof

#endif // LINEPROF_UNIT_PROFILEBUILDER_H
