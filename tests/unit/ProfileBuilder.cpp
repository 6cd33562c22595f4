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
    SiteTable record = {};
    uint32_t own = cells.bytes.size() / sizeof(Cell);
    record.num_sites = 1;
    record.num_frames = table.root ? 1 : 0;
    record.name = sizeof record + sizeof(SiteEntry) +
                  record.num_frames * sizeof(SiteFrame);
    record.size = (record.name + table.name.size() + 1 + 7) / 8 * 8;
    if (table.root)
      record.root =
          kFunctionsAddress + offsets[*table.root] -
          (kSitesAddress + sites.bytes.size() + offsetof(SiteTable, root));
    uint64_t start = kSitesAddress + sites.bytes.size();
    sites.put(record);
    sites.put(SiteEntry{0, record.num_frames, own,
                        table.root ? kSiteOwnCode : kSiteUntagged});
    if (table.root)
      sites.put(SiteFrame{int64_t(kFunctionsAddress + offsets[*table.root] -
                                  (start + sizeof record + sizeof(SiteEntry))),
                          kNotCounted, 0});
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
                                  uint32_t flags) {
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
  for (uint32_t i = 0; i < modules.size(); ++i) {
    ModuleWriter writer(modules[i]);
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
  module.pcs = {{0x1000, 3'000'000, 3}, {0x1010, 1'000'000, 1}};
  return module;
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
