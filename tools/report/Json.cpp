//===- report/Json.cpp - a profile for scripts ----------------------------===//
//
// Part of lineprof, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "report/Json.h"

#include "model/Names.h"

#include "llvm/Support/JSON.h"
#include "llvm/Support/raw_ostream.h"

#include <limits>

namespace json = llvm::json;

namespace lineprof {

namespace {

constexpr int64_t kMost = std::numeric_limits<int64_t>::max();

int64_t count(uint64_t value) { return std::min<uint64_t>(value, kMost); }

class JsonWriter {
public:
  JsonWriter(const Profile &profile, llvm::raw_ostream &stream)
      : profile(profile), out(stream, 1) {}

  void write(llvm::ArrayRef<const Function *> functions) {
    out.objectBegin();
    out.attribute("version", 1);
    out.attributeArray("functions", [&] {
      for (const Function *function : functions)
        out.object([&] { writeFunction(*function); });
    });
    out.objectEnd();
  }

private:
  void writeFunction(const Function &function) {
    text("name", readableName(function.linkageName, function.displayName));
    text("linkage_name", function.linkageName);
    text("file", profile.source(function.source).path);
    out.attribute("line", function.line);
    out.attribute("calls", count(function.calls));
    if (function.isUntimed())
      out.attribute("hits_only", true);
    writeTimes(function.total);
    if (const TraceCost &trace = function.trace; trace.changes) {
      out.attribute("traced", true);
      out.attribute("line_changes", count(trace.changes));
      out.attribute("line_change_ns", trace.ns / trace.changes);
    }
    if (!function.notes.empty())
      out.attributeArray("notes", [&] {
        for (const std::string &note : function.notes)
          out.value(json::fixUTF8(note));
      });
    out.attributeArray("lines", [&] {
      if (function.unattributed.wall > 0)
        out.object([&] { writeLine(0, {0, function.unattributed}); });
      for (const auto &[key, line] : function.lines)
        out.object([&, &key = key, &line = line] {
          if (key.first != function.source)
            text("file", profile.source(key.first).path);
          writeLine(key.second, line);
        });
    });
    writeEach("branches", function, function.branches,
              [&](const Branch &branch) { writeWays(branch); });
    writeEach("call_sites", function, function.callSites,
              [&](const CallSite &call) { writeCall(call); });
  }

  /// An array of what has a place in the source.
  template <typename T, typename Write>
  void writeEach(const char *name, const Function &function,
                 const std::vector<T> &items, Write write) {
    out.attributeArray(name, [&] {
      for (const T &item : items)
        out.object([&] {
          if (item.line.first != function.source)
            text("file", profile.source(item.line.first).path);
          out.attribute("line", item.line.second);
          if (item.column)
            out.attribute("column", item.column);
          write(item);
        });
    });
  }

  void writeWays(const Branch &branch) {
    if (!branch.isSwitch) {
      out.attribute("taken", count(branch.ways[0]));
      out.attribute("not_taken", count(branch.ways[1]));
      return;
    }
    out.attributeArray("ways", [&] {
      for (uint64_t way : branch.ways)
        out.value(count(way));
    });
  }

  void writeCall(const CallSite &call) {
    if (!call.callee.empty()) {
      text("callee", readableName(call.callee, ""));
      text("linkage_name", call.callee);
    }
    out.attribute("count", count(call.count));
  }

  void writeLine(uint32_t number, const Line &line) {
    out.attribute("line", number);
    out.attribute("hits", count(line.hits));
    writeTimes(line.times);
    out.attribute("samples", wholeNanoseconds(line.times.samples));
  }

  void writeTimes(const Times &times) {
    out.attribute("time_ns", wholeNanoseconds(times.wall));
    out.attribute("self_ns", wholeNanoseconds(times.self));
    out.attribute("cpu_ns", wholeNanoseconds(times.cpu));
    writeKnown("error_ns", times.error());
    writeKnown("min_ns", times.min);
    writeKnown("max_ns", times.max);
  }

  void writeKnown(const char *name, std::optional<double> nanoseconds) {
    if (nanoseconds)
      out.attribute(name, wholeNanoseconds(*nanoseconds));
  }

  /// Bytes of a profile may be anything, strings of JSON may not.
  void text(llvm::StringRef name, llvm::StringRef value) {
    out.attribute(name, json::fixUTF8(value));
  }

  const Profile &profile;
  json::OStream out;
};

} // namespace

std::string toJson(const Profile &profile,
                   llvm::ArrayRef<const Function *> functions) {
  std::string text;
  llvm::raw_string_ostream stream(text);
  JsonWriter(profile, stream).write(functions);
  stream << '\n';
  return text;
}

} // namespace lineprof
