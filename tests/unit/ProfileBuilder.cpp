//===- unit/ProfileBuilder.cpp - profiles made by hand --------------------===//
//
// Part of lineprof, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "ProfileBuilder.h"

#include <algorithm>
#include <cstring>

namespace lineprof {

namespace {

constexpr uint64_t kFunctionsAddress = 0x10000;
constexpr uint64_t kCountersAddress = 0x20000;
constexpr uint64_t kSitesAddress = 0x30000;

class Bytes {
public:
  template <typename T> void put(const T &value) {
    const auto *begin = reinterpret_cast<const uint8_t *>(&value);
    bytes.insert(bytes.end(), begin, begin + sizeof value);
  }
  template <typename T> void putAll(const std::vector<T> &values) {
    for (const T &value : values)
      put(value);
  }
  void pad(size_t alignment) {
    bytes.resize((bytes.size() + alignment - 1) / alignment * alignment);
  }

  std::vector<uint8_t> bytes;
};

class ModuleWriter {
public:
  explicit ModuleWriter(const ModuleSpec &spec) : spec(spec) {
    for (const FunctionSpec &function : spec.functions) {
      offsets.push_back(functions.bytes.size());
      putFunction(function);
    }
    for (const TableSpec &table : spec.tables)
      putTable(table);
  }

  std::vector<uint8_t> payload() const {
    Bytes out;
    ModuleInfo info = {};
    info.functions_address = kFunctionsAddress;
    info.counters_address = kCountersAddress;
    info.sites_address = kSitesAddress;
    info.functions_size = functions.bytes.size();
    info.counters_size = counters.bytes.size();
    info.sites_size = sites.bytes.size();
    info.binary_size = spec.binarySize;
    info.binary_mtime_ns = spec.binaryMtimeNs;
    info.path_size = spec.path.size() + 1;
    info.build_id_size = spec.buildId.size();
    std::copy(spec.buildId.begin(), spec.buildId.end(), info.build_id);
    out.put(info);
    for (char c : spec.path)
      out.put(c);
    out.put('\0');
    out.pad(8);
    out.putAll(functions.bytes);
    out.putAll(sites.bytes);
    return out.bytes;
  }

  Bytes functions, sites, counters, cells;
  std::vector<uint64_t> tableOffsets; ///< in their section

private:
  void putFunction(const FunctionSpec &function) {
    std::string strings;
    auto addString = [&](const std::string &text) {
      uint32_t offset = strings.size();
      strings += text;
      strings += '\0';
      return offset;
    };
    FunctionRecord record = {};
    record.flags = function.flags;
    record.counters = kCountersAddress + counters.bytes.size() -
                      (kFunctionsAddress + functions.bytes.size() +
                       offsetof(FunctionRecord, counters));
    record.num_counters = function.counters.size();
    record.cell_base = cells.bytes.size() / sizeof(Cell);
    record.num_lines = function.lines.size();
    record.num_nodes = function.nodes.size();
    record.num_arcs = function.arcs.size();
    record.num_files = function.files.size();
    record.line = function.line;
    record.linkage_name = addString(function.linkageName);
    record.display_name = addString(function.displayName);

    Bytes arrays;
    arrays.putAll(function.lines);
    std::vector<uint32_t> nodeLines;
    for (const NodeSpec &node : function.nodes) {
      arrays.put(NodeEntry{node.block, uint32_t(nodeLines.size()),
                           uint32_t(node.lines.size())});
      nodeLines.insert(nodeLines.end(), node.lines.begin(), node.lines.end());
    }
    record.num_node_lines = nodeLines.size();
    arrays.putAll(nodeLines);
    arrays.putAll(function.arcs);
    record.num_branches = function.branches.size();
    arrays.putAll(function.branches);
    record.num_calls = function.calls.size();
    for (const CallSpec &call : function.calls)
      arrays.put(CallEntry{call.node, call.line, call.column,
                           call.callee.empty() ? kNotCounted
                                               : addString(call.callee)});
    for (const FileSpec &file : function.files) {
      FileEntry entry = {};
      entry.path = addString(file.path);
      if (file.md5) {
        entry.has_md5 = 1;
        memcpy(entry.md5, file.md5->data(), sizeof entry.md5);
      }
      arrays.put(entry);
    }
    record.strings_size = strings.size();
    for (char c : strings)
      arrays.put(c);
    arrays.pad(8);
    record.size = sizeof record + arrays.bytes.size();

    functions.put(record);
    functions.putAll(arrays.bytes);
    counters.putAll(function.counters);
    if (!function.trace.empty())
      counters.put(uint64_t(0)); // the spare counter
    counters.putAll(function.trace);
    cells.put(function.cell);
    std::vector<Cell> lineCells = function.lineCells;
    lineCells.resize(function.lines.size());
    cells.putAll(lineCells);
  }

  void putTable(const TableSpec &table) {
    std::vector<SiteSpec> all = table.calls;
    all.insert(all.begin(), SiteSpec());
    if (table.root)
      all[0].frames = {{*table.root, kNotCounted}};
    SiteTable record = {};
    record.flags = table.flags;
    uint32_t own = cells.bytes.size() / sizeof(Cell);
    record.num_sites = all.size();
    for (const SiteSpec &site : all)
      record.num_frames += site.frames.size();
    record.name = sizeof record + record.num_sites * sizeof(SiteEntry) +
                  record.num_frames * sizeof(SiteFrame);
    record.size = (record.name + table.name.size() + 1 + 7) / 8 * 8;
    auto distance = [&](size_t function, uint64_t field) {
      return int64_t(kFunctionsAddress + offsets[function] -
                     (kSitesAddress + field));
    };
    uint64_t start = sites.bytes.size();
    tableOffsets.push_back(start);
    if (table.root)
      record.root = distance(*table.root, start + offsetof(SiteTable, root));
    sites.put(record);
    uint32_t first = 0;
    for (const SiteSpec &site : all) {
      bool isOwn = &site == &all[0];
      sites.put(SiteEntry{first, uint32_t(site.frames.size()), isOwn ? own : 0,
                          !isOwn       ? kSiteSampled
                          : table.root ? kSiteOwnCode
                                       : kSiteUntagged});
      first += site.frames.size();
    }
    for (const SiteSpec &site : all)
      for (auto [function, line] : site.frames)
        sites.put(SiteFrame{distance(function, sites.bytes.size()), line, 0});
    for (char c : table.name)
      sites.put(c);
    sites.put('\0');
    sites.pad(8);
    sites.put(uint64_t(0)); // padding between blobs, as linkers leave it
    if (table.root)
      cells.put(table.self);
  }

  const ModuleSpec &spec;
  std::vector<uint64_t> offsets; ///< of functions in their section
};

void putChunk(Bytes &file, ChunkKind kind, uint32_t module,
              const std::vector<uint8_t> &payload) {
  ChunkHeader header = {};
  header.kind = kind;
  header.module = module;
  header.payload = payload.size();
  header.size =
      (sizeof header + payload.size() + kPageSize - 1) / kPageSize * kPageSize;
  file.put(header);
  file.putAll(payload);
  file.pad(kPageSize);
}

} // namespace

std::vector<uint8_t> buildProfile(const std::vector<ModuleSpec> &modules,
                                  uint32_t flags,
                                  const std::vector<StackSpec> &stacks,
                                  size_t stacksInChunk) {
  FileHeader header = {};
  memcpy(header.magic, kMagic, sizeof kMagic);
  header.version = kVersion;
  header.header_size = kPageSize;
  header.pid = 42;
  header.flags = flags;
  header.tsc_ticks = 2000;
  header.tsc_ns = 1000;
  header.trace_cost = 60;
  strcpy(header.host, "host");
  strcpy(header.executable, "/nowhere/a.out");
  strcpy(header.command_line, "a.out -x");
  Bytes file;
  file.put(header);
  file.pad(kPageSize);
  std::vector<std::vector<uint64_t>> tableOffsets;
  for (uint32_t i = 0; i < modules.size(); ++i) {
    ModuleWriter writer(modules[i]);
    tableOffsets.push_back(writer.tableOffsets);
    putChunk(file, kChunkModule, i, writer.payload());
    putChunk(file, kChunkCells, i, writer.cells.bytes);
    for (uint32_t thread = 0; thread < modules[i].threads; ++thread)
      putChunk(file, kChunkCounters, i, writer.counters.bytes);
    Bytes pcs;
    pcs.put(PcEntry{}); // a free entry
    pcs.putAll(modules[i].pcs);
    putChunk(file, kChunkPcs, i, pcs.bytes);
    if (modules[i].frozen.empty() && modules[i].excluded.empty())
      continue;
    Bytes arrays;
    arrays.putAll(modules[i].frozen);
    arrays.bytes.resize(writer.counters.bytes.size());
    arrays.putAll(modules[i].excluded);
    arrays.bytes.resize(2 * writer.counters.bytes.size());
    putChunk(file, kChunkExcluded, i, arrays.bytes);
  }
  for (size_t i = 0; i < stacks.size(); i += stacksInChunk) {
    Bytes nodes;
    for (size_t j = i; j < stacks.size() && j < i + stacksInChunk; ++j) {
      const StackSpec &node = stacks[j];
      uint64_t table = j ? tableOffsets[node.module][node.table] : 0;
      nodes.put(StackNode{node.parent, node.module, uint32_t(table), node.site,
                          node.wallNs, node.cpuNs, node.samples});
    }
    putChunk(file, kChunkStacks, 0, nodes.bytes);
  }
  header.file_size = file.bytes.size();
  memcpy(file.bytes.data(), &header, sizeof header);
  return file.bytes;
}

ModuleSpec loopModule() {
  FunctionSpec function;
  function.linkageName = "main";
  function.line = 1;
  function.files = {{"/src/a.c", Md5{1, 2, 3}}};
  function.lines = {{1, 0}, {2, 0}, {3, 0}, {4, 0}};
  //            entry      test      body      step      end
  function.nodes = {{0, {0, 1}}, {1, {1}}, {2, {2}}, {3, {1}}, {4, {3}}};
  function.arcs = {{5, 0, kNotCounted, 0},        {0, 1, kNotCounted, 0},
                   {1, 2, kNotCounted, kArcTrue}, {1, 4, 0, kArcFalse},
                   {2, 3, kNotCounted, 0},        {3, 1, 1, 0},
                   {4, 5, kNotCounted, 0}};
  function.branches = {{1, 1, 21, 0}};
  function.calls = {{2, 2, 5, "body"}};
  function.counters = {1, 10};
  function.cell = {20'000'000, 18'000'000, 20, 0, 1'000'000};
  function.lineCells = {{}, {}, {8'000'000, 7'000'000, 8, 0, 4'800'000}};
  ModuleSpec module;
  module.functions = {function};
  module.tables = {{"main", 0, {12'000'000, 11'000'000, 12, 0, 4'800'000}}};
  module.pcs = {{0x1000, 3'000'000, 3, 0, 0}, {0x1010, 1'000'000, 1, 0, 0}};
  return module;
}

ModuleSpec callingModule() {
  auto functionAt = [](const char *name, uint32_t line) {
    FunctionSpec function;
    function.linkageName = name;
    function.line = line;
    function.files = {{"/src/a.c", std::nullopt}};
    function.lines = {{line, 0}, {line + 1, 0}, {line + 2, 0}};
    return function;
  };
  ModuleSpec module;
  module.functions = {functionAt("main", 1), functionAt("loop", 5),
                      functionAt("inner", 9)};
  module.tables = {
      {"main", 0, {}, {{{{0, 1}}}, {{{0, 2}}}}},
      {"loop", 1, {}, {{{{2, 1}, {1, 2}}}}},
      {"untagged", std::nullopt, {}, {}},
  };
  return module;
}

std::vector<StackSpec> callingStacks() {
  return {
      {0, 0, 0, 0, 5, 5, 1},     // no room
      {0, 0, 0, 1},              // main:2
      {1, 0, 1, 0, 100, 90, 10}, // main:2 loop
      {1, 0, 1, 1},              // main:2 loop:7 inner:10
      {3, 0, 1, 0, 200, 0, 20},  // main:2 loop:7 inner:10 loop
      {0, 0, 0, 2, 40, 4, 4},    // main:3
      {0, 0, 2, 0},              // untagged
      {6, 0, 1, 0, 60, 60, 6},   // loop
      {6, 0, 1, 1},              // without time
  };
}

ModuleSpec tracedModule() {
  ModuleSpec module = loopModule();
  FunctionSpec &function = module.functions[0];
  function.flags = kFunctionTrace;
  function.trace = {{0, 0, 0, 0, 0, 0},
                    {20, 2'000, ~uint64_t(50), 150, 0, 7},
                    {10, 10'000, ~uint64_t(800), 1'200, 0, 0},
                    {1, 0, ~uint64_t(0), 0, 0, 9},
                    {1, 12'000, ~uint64_t(12'000), 12'000, 0, 0}};
  return module;
}

} // namespace lineprof
