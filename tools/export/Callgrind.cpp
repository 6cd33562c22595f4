//===- export/Callgrind.cpp - calls and lines for KCachegrind -------------===//
//
// Part of lineprof, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// The Callgrind format of valgrind, version 1. All names are compressed, so
// none is taken for anything else, whatever it begins with:
//
//   fl=(1) /src/a.c
//   fn=(1) work(int)
//   6 101 1000            line, hits, self time in ns
//   cfn=(2) leaf(int)
//   calls=100 1           times, line of the callee's definition
//   7 100 2500            line of the call, hits and time within
//
// Time in untagged code has functions of its own, in file ???.
//
//===----------------------------------------------------------------------===//

#include "calls/CallArcs.h"
#include "export/Formats.h"
#include "model/Names.h"
#include "support/Text.h"

#include "llvm/ADT/StringMap.h"

namespace lineprof {

namespace {

struct Cost {
  uint64_t hits = 0;
  int64_t ns = 0;

  Cost &operator+=(const Cost &more) {
    hits += more.hits;
    ns += more.ns;
    return *this;
  }
};

/// Names by number, "(1) main" and from then on "(1)".
class Names {
public:
  std::string operator()(llvm::StringRef name) {
    auto [it, isNew] = numbers.try_emplace(name, numbers.size() + 1);
    std::string number = fmt::format("({})", it->second);
    return isNew ? fmt::format("{} {}", number, escapeControls(name)) : number;
  }

private:
  llvm::StringMap<size_t> numbers;
};

class CallgrindWriter {
public:
  explicit CallgrindWriter(const Profile &profile) : profile(profile) {}

  std::string write() {
    const std::string header =
        fmt::format("# callgrind format\nversion: 1\n"
                    "creator: lineprof " LINEPROF_VERSION "\n"
                    "cmd: {}\npositions: line\n"
                    "event: Hits : hits of lines\n"
                    "event: Ns : wall time, ns\nevents: Hits Ns\n",
                    escapeControls(profile.run().commandLine));
    arcs = callArcs(profile);
    for (const Function *function : profile.functions())
      if (function->ran())
        writeFunction(*function);
    for (const auto &[name, ns] : untagged)
      writeUntagged(name, ns);
    return fmt::format("{}summary: {} {}\n{}totals: {} {}\n", header, sum.hits,
                       sum.ns, body, sum.hits, sum.ns);
  }

private:
  std::string fileOf(uint32_t source) const {
    const std::string &path = profile.source(source).path;
    return path.empty() ? "???" : path;
  }

  void writeFunction(const Function &function) {
    file = fileOf(function.source);
    body += fmt::format(
        "\nfl={}\nfn={}\n", files(file),
        functions(briefName(function.linkageName, function.displayName)));
    std::map<LineKey, Cost> costs;
    for (const auto &[key, line] : function.lines)
      costs[key] += {line.hits, wholeNanoseconds(line.times.self)};
    // What belongs to no line is on that of the definition.
    costs[{function.source, function.line}].ns +=
        wholeNanoseconds(function.unattributed.self);
    const ArcsByLine &calls = arcs[&function];
    for (const auto &[key, line] : calls)
      costs[key];

    std::string own = file;
    for (const auto &[key, cost] : costs) {
      if (std::string next = fileOf(key.first); next != file) {
        body += fmt::format("{}={}\n", next == own ? "fe" : "fi", files(next));
        file = next;
      }
      body += fmt::format("{} {} {}\n", key.second, cost.hits, cost.ns);
      sum += cost;
      if (auto it = calls.find(key); it != calls.end())
        for (const CallArc &arc : it->second)
          writeCall(arc, key.second);
    }
  }

  /// A call that was never counted, only seen by the sampler, was one at least.
  void writeCall(const CallArc &arc, uint32_t line) {
    std::string name, target = "???";
    uint32_t definition = 0;
    if (const Function *callee = arc.callee) {
      name = briefName(callee->linkageName, callee->displayName);
      target = fileOf(callee->source);
      definition = callee->line;
    } else {
      name = arc.name.empty() ? "(untagged code)" : briefName(arc.name, "");
      untagged[name] += wholeNanoseconds(arc.wall);
    }
    if (target != file)
      body += fmt::format("cfi={}\n", files(target));
    body += fmt::format("cfn={}\ncalls={} {}\n{} {} {}\n", functions(name),
                        std::max<uint64_t>(arc.calls, 1), definition, line,
                        wholeNanoseconds(arc.hits), wholeNanoseconds(arc.wall));
  }

  void writeUntagged(const std::string &name, int64_t ns) {
    body += fmt::format("\nfl={}\nfn={}\n0 0 {}\n", files("???"),
                        functions(name), ns);
    sum.ns += ns;
  }

  const Profile &profile;
  std::map<const Function *, ArcsByLine> arcs;
  std::map<std::string, int64_t> untagged; ///< ns by name
  Names files, functions;
  std::string file; ///< that the next line is in
  Cost sum;
  std::string body;
};

} // namespace

llvm::Expected<std::string> toCallgrind(const Profile &profile) {
  return CallgrindWriter(profile).write();
}

} // namespace lineprof
