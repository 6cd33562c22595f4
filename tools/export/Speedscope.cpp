//===- export/Speedscope.cpp - stacks for speedscope ----------------------===//
//
// Part of lineprof, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// https://www.speedscope.app/file-format-schema.json: one profile of wall time
// and one of CPU time, whose samples are the stacks, heaviest first.
//
//===----------------------------------------------------------------------===//

#include "export/Formats.h"
#include "export/StackTree.h"
#include "model/Names.h"

#include "llvm/ADT/DenseMap.h"
#include "llvm/Support/JSON.h"
#include "llvm/Support/Path.h"
#include "llvm/Support/raw_ostream.h"

namespace json = llvm::json;

namespace lineprof {

namespace {

class SpeedscopeWriter {
public:
  SpeedscopeWriter(const Profile &profile, llvm::ArrayRef<FunctionNode> nodes,
                   llvm::raw_ostream &stream)
      : profile(profile), nodes(nodes), out(stream) {}

  void write() {
    out.object([&] {
      out.attribute("$schema",
                    "https://www.speedscope.app/file-format-schema.json");
      out.attribute("exporter", "lineprof " LINEPROF_VERSION);
      out.attribute("name", programName());
      out.attribute("activeProfileIndex", 0);
      out.attributeObject("shared", [&] {
        out.attributeArray("frames", [&] { writeFrames(); });
      });
      out.attributeArray("profiles", [&] {
        out.object([&] { writeProfile("wall time", &FunctionNode::wall); });
        out.object([&] { writeProfile("CPU time", &FunctionNode::cpu); });
      });
    });
  }

private:
  std::string programName() const {
    return json::fixUTF8(llvm::sys::path::filename(profile.run().executable));
  }

  void writeFrames() {
    for (const FunctionNode &node : nodes) {
      const Function &function = *node.function;
      if (!indexOf.try_emplace(&function, indexOf.size()).second)
        continue;
      out.object([&] {
        out.attribute("name", json::fixUTF8(briefName(function.linkageName,
                                                      function.displayName)));
        const std::string &path = profile.source(function.source).path;
        if (!path.empty())
          out.attribute("file", json::fixUTF8(path));
        if (function.line)
          out.attribute("line", function.line);
      });
    }
  }

  void writeProfile(llvm::StringRef what, double FunctionNode::*time) {
    int64_t sum = 0;
    for (const FunctionNode &node : nodes)
      sum += wholeNanoseconds(node.*time);
    out.attribute("type", "sampled");
    out.attribute("name", (programName() + ": " + what).str());
    out.attribute("unit", "nanoseconds");
    out.attribute("startValue", 0);
    out.attribute("endValue", sum);
    out.attributeArray("samples", [&] {
      std::vector<size_t> stack;
      for (const FunctionNode &node : nodes) {
        stack.resize(node.depth);
        stack.push_back(indexOf.lookup(node.function));
        if (wholeNanoseconds(node.*time))
          out.array([&] {
            for (size_t frame : stack)
              out.value(frame);
          });
      }
    });
    out.attributeArray("weights", [&] {
      for (const FunctionNode &node : nodes)
        if (int64_t weight = wholeNanoseconds(node.*time))
          out.value(weight);
    });
  }

  const Profile &profile;
  llvm::ArrayRef<FunctionNode> nodes;
  json::OStream out;
  llvm::DenseMap<const Function *, size_t> indexOf; ///< of its frame
};

} // namespace

llvm::Expected<std::string> toSpeedscope(const Profile &profile) {
  llvm::Expected<std::vector<FunctionNode>> nodes = stackTree(profile);
  if (!nodes)
    return nodes.takeError();
  std::string text;
  llvm::raw_string_ostream stream(text);
  SpeedscopeWriter(profile, *nodes, stream).write();
  stream << '\n';
  return text;
}

} // namespace lineprof
