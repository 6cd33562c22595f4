//===- export/ChromeTrace.cpp - stacks as slices for Perfetto -------------===//
//
// Part of lineprof, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// Complete events of the Trace Event Format, in microseconds. The tree says how
// long stacks were seen, not when: events are laid out with children one after
// the other from the start of their parent. Times are whole numbers: viewers
// add ts and dur, and an event that so seems to end after the next one began
// would be taken for its caller.
//
//===----------------------------------------------------------------------===//

#include "export/Formats.h"
#include "export/StackTree.h"
#include "model/Names.h"

#include "llvm/Support/JSON.h"
#include "llvm/Support/Path.h"
#include "llvm/Support/raw_ostream.h"

namespace json = llvm::json;

namespace lineprof {

namespace {

class TraceWriter {
public:
  TraceWriter(const Profile &profile, llvm::raw_ostream &stream)
      : profile(profile), out(stream) {}

  void write(llvm::ArrayRef<FunctionNode> nodes) {
    out.object([&] {
      out.attribute("displayTimeUnit", "ns");
      out.attributeArray("traceEvents", [&] {
        writeName("process_name",
                  llvm::sys::path::filename(profile.run().executable));
        writeName("thread_name", "all threads, by time, not in order");
        std::vector<double> next = {0}; // where the next event of a depth goes
        for (const FunctionNode &node : nodes) {
          next.resize(node.depth + 1);
          double start = next.back();
          next.back() += node.total;
          int64_t begin = microseconds(start), end = microseconds(next.back());
          next.push_back(start);
          if (begin < end)
            out.object([&] { writeEvent(node, begin, end - begin); });
        }
      });
    });
  }

private:
  void writeName(const char *what, llvm::StringRef name) {
    out.object([&] {
      out.attribute("ph", "M");
      out.attribute("name", what);
      writeThread();
      out.attributeObject("args",
                          [&] { out.attribute("name", json::fixUTF8(name)); });
    });
  }

  static int64_t microseconds(double nanoseconds) {
    return wholeNanoseconds(nanoseconds * 1e-3);
  }

  void writeEvent(const FunctionNode &node, int64_t start, int64_t duration) {
    const Function &function = *node.function;
    out.attribute("ph", "X");
    out.attribute("name", json::fixUTF8(briefName(function.linkageName,
                                                  function.displayName)));
    writeThread();
    out.attribute("ts", start);
    out.attribute("dur", duration);
    // The same each time: viewers tell functions apart by these, too.
    out.attributeObject("args", [&] {
      out.attribute("file",
                    json::fixUTF8(profile.source(function.source).path));
      out.attribute("line", function.line);
    });
  }

  void writeThread() {
    out.attribute("pid", 1);
    out.attribute("tid", 1);
  }

  const Profile &profile;
  json::OStream out;
};

} // namespace

llvm::Expected<std::string> toChromeTrace(const Profile &profile) {
  llvm::Expected<std::vector<FunctionNode>> nodes = stackTree(profile);
  if (!nodes)
    return nodes.takeError();
  std::string text;
  llvm::raw_string_ostream stream(text);
  TraceWriter(profile, stream).write(*nodes);
  stream << '\n';
  return text;
}

} // namespace lineprof
