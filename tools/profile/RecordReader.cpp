//===- profile/RecordReader.cpp - what the compiler wrote -----------------===//
//
// Part of lineprof, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "profile/RecordReader.h"

#include "profile/TableReader.h"

#include "support/Text.h"

#include "llvm/ADT/STLExtras.h"

#include <unordered_map>

using llvm::ArrayRef;
using llvm::Error;
using llvm::Expected;
using llvm::StringRef;

namespace lineprof {

namespace {

/// No system has longer paths; longer ones are made to exhaust memory.
constexpr size_t kMaxPath = 4096;

/// Names of callees, each as often as it is called, may be this many times as
/// long as their record. That is 16 KiB a call.
constexpr uint64_t kMaxCallees = 1024;

Error damaged(const char *what, uint64_t offset, const char *why) {
  return failure("is damaged: the {} at offset {} of its section {}; build and "
                 "run the program again",
                 what, offset, why);
}

/// Takes arrays off the front of a blob.
class BlobCursor {
public:
  explicit BlobCursor(ArrayRef<uint8_t> bytes) : bytes(bytes) {}

  template <typename T> bool take(uint64_t count, std::vector<T> &items) {
    if (count > bytes.size() / sizeof(T))
      return false;
    items.resize(count);
    if (count)
      memcpy(items.data(), bytes.data(), count * sizeof(T));
    bytes = bytes.drop_front(count * sizeof(T));
    return true;
  }

  bool takeText(uint64_t size, StringRef &text) {
    if (size > bytes.size())
      return false;
    text = StringRef(reinterpret_cast<const char *>(bytes.data()), size);
    bytes = bytes.drop_front(size);
    return true;
  }

private:
  ArrayRef<uint8_t> bytes;
};

/// Finds the ends of NUL-terminated strings without scanning any byte twice,
/// however many offsets point into one long string.
class StringPool {
public:
  explicit StringPool(StringRef text) : text(text) {
    for (size_t i = 0; i < text.size(); ++i)
      if (text[i] == 0)
        ends.push_back(i);
  }

  std::optional<StringRef> at(uint32_t offset) const {
    auto end = llvm::lower_bound(ends, offset);
    if (end == ends.end())
      return std::nullopt;
    return text.slice(offset, *end);
  }

private:
  StringRef text;
  std::vector<size_t> ends;
};

class FunctionReader {
public:
  FunctionReader(const ModuleLayout &layout, ArrayRef<Cell> cells)
      : layout(layout), cells(cells) {}

  /// The error says what is wrong: "has ...".
  const char *read(uint64_t offset, ArrayRef<uint8_t> blob) {
    if (blob.size() < sizeof(FunctionRecord))
      return "is cut off";
    record = load<FunctionRecord>(blob);
    function.flags = record.flags;
    function.line = record.line;
    if (const char *why = readArrays(blob))
      return why;
    if (const char *why = checkGraph())
      return why;
    if (const char *why = checkBranchesAndCalls())
      return why;
    if (const char *why = findCounters(offset))
      return why;
    return findCells();
  }

  RawFunction function;

private:
  const char *readArrays(ArrayRef<uint8_t> blob) {
    BlobCursor cursor(blob.drop_front(sizeof(FunctionRecord)));
    std::vector<FileEntry> files;
    StringRef text;
    if (!cursor.take(record.num_lines, function.lines) ||
        !cursor.take(record.num_nodes, function.nodes) ||
        !cursor.take(record.num_node_lines, function.nodeLines) ||
        !cursor.take(record.num_arcs, function.arcs) ||
        !cursor.take(record.num_branches, function.branches) ||
        !cursor.take(record.num_calls, function.calls) ||
        !cursor.take(record.num_files, files) ||
        !cursor.takeText(record.strings_size, text))
      return "has arrays that exceed it";
    StringPool strings(text);
    auto linkageName = strings.at(record.linkage_name);
    auto displayName = strings.at(record.display_name);
    if (!linkageName || !displayName)
      return "has no name";
    function.linkageName = *linkageName;
    function.displayName = *displayName;
    for (const FileEntry &entry : files) {
      auto path = strings.at(entry.path);
      if (!path || path->size() > kMaxPath)
        return "names an impossible file";
      RawFile file{*path, std::nullopt};
      if (entry.has_md5)
        file.md5 = llvm::bit_cast<Md5>(entry.md5);
      function.files.push_back(file);
    }
    return findCallees(strings);
  }

  const char *findCallees(const StringPool &strings) {
    uint64_t length = 0;
    for (const CallEntry &call : function.calls) {
      std::optional<StringRef> callee = "";
      if (call.callee != kNotCounted)
        callee = strings.at(call.callee);
      if (!callee || (length += callee->size()) > kMaxCallees * record.size)
        return "has a call without a name";
      function.callees.push_back(*callee);
    }
    return nullptr;
  }

  const char *checkGraph() const {
    for (const LineEntry &line : function.lines)
      if (line.line == 0 || line.file >= record.num_files)
        return "has an impossible line";
    auto key = [](const LineEntry &line) {
      return std::make_pair(line.file, line.line);
    };
    for (size_t i = 1; i < function.lines.size(); ++i)
      if (key(function.lines[i - 1]) >= key(function.lines[i]))
        return "has lines out of order";
    uint64_t listed = 0;
    for (const NodeEntry &node : function.nodes) {
      listed += node.num_lines;
      if (uint64_t(node.first_line) + node.num_lines > record.num_node_lines ||
          listed > record.num_node_lines)
        return "has a node with impossible lines";
    }
    for (uint32_t line : function.nodeLines)
      if (line >= record.num_lines)
        return "has a node with an unknown line";
    for (const ArcEntry &arc : function.arcs)
      if (arc.src > record.num_nodes || arc.dst > record.num_nodes ||
          (arc.counter != kNotCounted && arc.counter >= record.num_counters))
        return "has an impossible arc";
    return nullptr;
  }

  template <typename T>
  const char *checkPlaces(const std::vector<T> &entries) const {
    for (const T &entry : entries)
      if (entry.node >= record.num_nodes || entry.line >= record.num_lines)
        return "has an impossible branch or call";
    bool sorted = llvm::is_sorted(entries, [](const T &a, const T &b) {
      return std::make_pair(a.line, a.column) <
             std::make_pair(b.line, b.column);
    });
    return sorted ? nullptr : "has branches or calls out of order";
  }

  const char *checkBranchesAndCalls() const {
    std::vector<bool> branches(record.num_nodes);
    if (const char *why = checkPlaces(function.branches))
      return why;
    for (const BranchEntry &branch : function.branches) {
      if (branches[branch.node])
        return "has two branches in one place";
      branches[branch.node] = true;
    }
    return checkPlaces(function.calls);
  }

  const char *findCounters(uint64_t offset) {
    uint64_t words = record.num_counters, before = words + 1;
    uint64_t entries =
        record.flags & kFunctionTrace ? uint64_t(record.num_lines) + 1 : 0;
    if (entries)
      words = before + entries * (sizeof(TraceEntry) / sizeof(uint64_t));
    if (words == 0)
      return nullptr;
    uint64_t address = layout.info.functions_address + offset +
                       offsetof(FunctionRecord, counters) +
                       static_cast<uint64_t>(record.counters);
    uint64_t start = address - layout.info.counters_address;
    uint64_t size = layout.info.counters_size;
    if (start % sizeof(uint64_t) || start > size ||
        words > (size - start) / sizeof(uint64_t))
      return "has counters outside of their section";
    function.firstCounter = start / sizeof(uint64_t);
    function.numCounters = record.num_counters;
    if (entries)
      function.trace =
          readTrace(layout.counters, function.firstCounter + before, entries);
    return nullptr;
  }

  const char *findCells() {
    if (cells.empty())
      return nullptr;
    if (record.cell_base >= cells.size() ||
        record.num_lines > cells.size() - record.cell_base - 1)
      return "has times outside of their chunk";
    function.cell = cells[record.cell_base];
    function.lineCells = cells.slice(record.cell_base + 1, record.num_lines);
    return nullptr;
  }

  const ModuleLayout &layout;
  ArrayRef<Cell> cells;
  FunctionRecord record = {};
};

/// Calls \p read(offset, blob) for each blob of \p section.
template <typename Read>
Error walkSection(const char *what, ArrayRef<uint8_t> section, Read read) {
  for (uint64_t offset = 0; section.size() - offset >= sizeof(uint64_t);) {
    ArrayRef<uint8_t> left = section.drop_front(offset);
    uint32_t size = load<uint32_t>(left);
    if (size == 0) { // padding
      offset += sizeof(uint64_t);
      continue;
    }
    if (size % sizeof(uint64_t) || size > left.size())
      return damaged(what, offset, "has an impossible size");
    if (const char *why = read(offset, left.take_front(size)))
      return damaged(what, offset, why);
    offset += size;
  }
  return Error::success();
}

} // namespace

Error readRecords(const ModuleLayout &layout, ArrayRef<Cell> cells,
                  ArrayRef<Timing> timings, RawModule &module) {
  std::unordered_map<uint64_t, size_t> functionAt; // by offset
  auto readFunction = [&](uint64_t offset, ArrayRef<uint8_t> blob) {
    FunctionReader reader(layout, cells);
    const char *why = reader.read(offset, blob);
    functionAt[offset] = module.functions.size();
    module.functions.push_back(std::move(reader.function));
    return why;
  };
  if (Error error =
          walkSection("function record", layout.functions, readFunction))
    return error;

  auto readTable = [&](uint64_t offset, ArrayRef<uint8_t> blob) {
    TableReader reader(layout, cells, timings, functionAt, module.functions,
                       offset, blob);
    const char *why = reader.read();
    module.tables.push_back(std::move(reader.table));
    return why;
  };
  return walkSection("site table", layout.sites, readTable);
}

} // namespace lineprof
