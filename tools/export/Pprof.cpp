//===- export/Pprof.cpp - stacks with lines, for pprof --------------------===//
//
// Part of lineprof, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// profile.proto of github.com/google/pprof. A location is a line of a function.
// The tree doesn't say on which lines a function's own code ran, so that time
// is spread over its lines as their self times are.
//
//===----------------------------------------------------------------------===//

#include "calls/LeafCalls.h"
#include "export/Formats.h"
#include "export/ProtoMessage.h"
#include "export/StackTree.h"
#include "model/Names.h"
#include "support/Text.h"

#include "llvm/ADT/DenseMap.h"
#include "llvm/ADT/StringMap.h"

#include <zlib.h>

#include <cmath>

using llvm::StringRef;

namespace lineprof {

namespace {

constexpr size_t kMaxDepth = 500;

/// What a sample is worth.
struct Value {
  double samples, wall, cpu;
};

/// Fractions as whole numbers whose sum is right.
class Rounder {
public:
  int64_t operator()(double value) {
    carried += value;
    int64_t whole = wholeNanoseconds(carried);
    carried -= whole;
    return whole;
  }

private:
  double carried = 0;
};

class PprofWriter {
public:
  explicit PprofWriter(const Profile &profile) : profile(profile) {
    stringIndex("");
  }

  std::string write() {
    addSampleType("samples", "count");
    addSampleType("time", "nanoseconds");
    addSampleType("cpu", "nanoseconds");
    addMapping();
    const std::vector<TreeNode> tree = treeWithLeaves(profile);
    for (size_t i = 1; i < tree.size(); ++i)
      addNode(tree, i);
    addRun();
    for (const std::string &text : strings)
      message.bytes(6, text);
    return message.take();
  }

private:
  int64_t stringIndex(StringRef text) {
    auto [it, isNew] = indexOfString.try_emplace(text, strings.size());
    if (isNew)
      strings.push_back(escapeControls(text));
    return it->second;
  }

  std::string valueType(StringRef type, StringRef unit) {
    ProtoMessage value;
    value.number(1, stringIndex(type));
    value.number(2, stringIndex(unit));
    return value.take();
  }

  void addSampleType(StringRef type, StringRef unit) {
    message.bytes(1, valueType(type, unit));
  }

  /// One stands for all modules. It says that pprof need not look up names.
  void addMapping() {
    ProtoMessage mapping;
    mapping.number(1, 1);
    mapping.number(5, stringIndex(profile.run().executable));
    for (uint32_t has : {7, 8, 9, 10}) // functions, files, lines, inlined ones
      mapping.number(has, 1);
    message.bytes(3, mapping.take());
  }

  uint64_t functionId(const Function &function, uint32_t source) {
    auto [it, isNew] =
        functionIds.try_emplace({&function, source}, functionIds.size() + 1);
    if (isNew) {
      ProtoMessage record;
      record.number(1, it->second);
      record.number(2, stringIndex(briefName(function.linkageName,
                                             function.displayName)));
      record.number(3, stringIndex(function.linkageName));
      record.number(4, stringIndex(profile.source(source).path));
      record.number(5, function.line);
      message.bytes(5, record.take());
    }
    return it->second;
  }

  uint64_t locationId(const Function &function, LineKey key) {
    auto [it, isNew] = locationIds.try_emplace({&function, key}, 0);
    if (isNew) {
      it->second = locationIds.size();
      ProtoMessage line;
      line.number(1, functionId(function, key.first));
      line.number(2, key.second);
      ProtoMessage location;
      location.number(1, it->second);
      location.number(2, 1); // the mapping
      location.bytes(4, line.take());
      message.bytes(4, location.take());
    }
    return it->second;
  }

  void addSample(llvm::ArrayRef<uint64_t> locations, const Value &value) {
    int64_t whole[] = {samples(value.samples), wall(value.wall),
                       cpu(value.cpu)};
    if (!whole[0] && !whole[1] && !whole[2])
      return;
    ProtoMessage sample;
    sample.numbers(1, locations);
    sample.numbers(
        2, {uint64_t(whole[0]), uint64_t(whole[1]), uint64_t(whole[2])});
    message.bytes(2, sample.take());
    totalSamples += whole[0];
    totalWall += whole[1];
  }

  void addNode(llvm::ArrayRef<TreeNode> tree, size_t index) {
    const TreeNode &node = tree[index];
    std::vector<uint64_t> locations = {0}; // leaf first
    for (size_t i = node.parent; i && locations.size() < kMaxDepth;
         i = tree[i].parent) {
      const Function &caller = *tree[i].function;
      locations.push_back(
          locationId(caller, tree[i].line.value_or(definition(caller))));
    }
    auto add = [&](LineKey key, double share) {
      locations.front() = locationId(*node.function, key);
      addSample(locations,
                {node.samples * share, node.wall * share, node.cpu * share});
    };
    if (node.line)
      return add(*node.line, 1);
    double self = 0;
    for (const auto &[key, line] : node.function->lines)
      self += line.times.self;
    if (!(self > 0))
      return add(definition(*node.function), 1);
    for (const auto &[key, line] : node.function->lines)
      if (line.times.self > 0)
        add(key, line.times.self / self);
  }

  static LineKey definition(const Function &function) {
    return {function.source, function.line};
  }

  void addRun() {
    const RunInfo &run = profile.run();
    message.number(9, run.startUnixNs);
    message.number(10, run.elapsedNs);
    message.bytes(11, valueType("time", "nanoseconds"));
    message.number(12, totalSamples ? totalWall / totalSamples : 0);
    message.number(13, stringIndex(run.commandLine));
    message.number(14, stringIndex("time"));
  }

  const Profile &profile;
  ProtoMessage message;
  std::vector<std::string> strings;
  llvm::StringMap<int64_t> indexOfString;
  llvm::DenseMap<std::pair<const Function *, uint32_t>, uint64_t> functionIds;
  llvm::DenseMap<std::pair<const Function *, LineKey>, uint64_t> locationIds;
  Rounder samples, wall, cpu;
  int64_t totalSamples = 0, totalWall = 0;
};

llvm::Expected<std::string> gzip(const std::string &text) {
  constexpr int kGzip = 16 + MAX_WBITS;
  z_stream stream = {};
  if (deflateInit2(&stream, Z_DEFAULT_COMPRESSION, Z_DEFLATED, kGzip,
                   MAX_MEM_LEVEL, Z_DEFAULT_STRATEGY) != Z_OK)
    return failure("zlib: no memory");
  std::string packed(deflateBound(&stream, text.size()), 0);
  stream.next_in = reinterpret_cast<Bytef *>(const_cast<char *>(text.data()));
  stream.avail_in = text.size();
  stream.next_out = reinterpret_cast<Bytef *>(packed.data());
  stream.avail_out = packed.size();
  int status = deflate(&stream, Z_FINISH);
  packed.resize(stream.total_out);
  deflateEnd(&stream);
  if (status != Z_STREAM_END)
    return failure("zlib: could not compress the profile");
  return packed;
}

} // namespace

llvm::Expected<std::string> toPprof(const Profile &profile) {
  if (llvm::Error error = checkStacks(profile))
    return std::move(error);
  return gzip(PprofWriter(profile).write());
}

} // namespace lineprof
