//===- report/FunctionTables.cpp - functions and their calls, as text -----===//
//
// Part of lineprof, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "report/FunctionTables.h"

#include "support/Numbers.h"
#include "support/Text.h"

#include "llvm/ADT/STLExtras.h"

using llvm::ArrayRef;
using llvm::StringRef;

namespace lineprof {

namespace {

std::string timeText(double nanoseconds, NumberStyle style) {
  return style == NumberStyle::Human
             ? fmt::format("{:>8}", humanTime(nanoseconds))
             : fmt::format("{:8.3f}", nanoseconds * 1e-9);
}

std::string countText(uint64_t count, NumberStyle style) {
  return style == NumberStyle::Human ? humanCount(count)
                                     : std::to_string(count);
}

std::string row(const FunctionRow &row, NumberStyle style) {
  const Function &function = row.group->sum;
  std::string calls = countText(function.calls, style);
  if (row.primitive != function.calls)
    calls += "/" + countText(row.primitive, style);
  std::string total = timeText(function.total.wall, style);
  if (function.total.isUncertain())
    total = fmt::format("{:>8}", "~" + StringRef(total).ltrim().str());
  auto perCall = [&](double time, uint64_t calls) {
    return calls ? timeText(time / calls, style) : std::string(8, ' ');
  };
  return fmt::format("{:>9} {} {} {} {} {}\n", calls,
                     timeText(function.total.self, style),
                     perCall(function.total.self, function.calls), total,
                     perCall(function.total.wall, row.primitive), row.place);
}

class EdgeTable {
public:
  using End = size_t CallEdge::*;

  /// Edges are listed at the functions that are their \p from, and show \p to.
  EdgeTable(const Profile &profile, ArrayRef<FunctionGroup> groups,
            ArrayRef<CallEdge> edges, bool hasTimes, NumberStyle style,
            End from, End to)
      : profile(profile), groups(groups), hasTimes(hasTimes), style(style),
        to(to), edgesOf(groups.size()) {
    for (const CallEdge &edge : edges)
      edgesOf[edge.*from].push_back(&edge);
    for (std::vector<const CallEdge *> &list : edgesOf)
      llvm::stable_sort(list, [](const CallEdge *a, const CallEdge *b) {
        return std::pair(a->wall, a->calls) > std::pair(b->wall, b->calls);
      });
  }

  std::string print(const FunctionList &list, StringRef title,
                    StringRef arrow) {
    size_t width = 8;
    for (const FunctionRow &row : list.rows())
      width = std::max(width, row.place.size() + 1);
    std::string text =
        fmt::format("{}\n{:<{}} {}\n{:<{}}      ncalls  tottime  cumtime\n",
                    list.heading(), "Function", width, title, "", width);
    for (const FunctionRow &row : list.rows()) {
      text += fmt::format("{:<{}} {}", row.place, width, arrow);
      bool first = true;
      for (const CallEdge *edge : edgesOf[row.index]) {
        text +=
            fmt::format("{:>{}}{}\n", "", first ? 0 : width + 3, cells(*edge));
        first = false;
      }
      if (first)
        text += '\n';
    }
    return text;
  }

private:
  std::string cells(const CallEdge &edge) const {
    auto time = [&](double value) {
      return hasTimes ? timeText(value, style) : fmt::format("{:>8}", "-");
    };
    return fmt::format(
        " {:>8} {} {}  {}", edge.calls ? countText(*edge.calls, style) : "-",
        time(edge.self), time(edge.wall), placeOf(profile, groups[edge.*to]));
  }

  const Profile &profile;
  ArrayRef<FunctionGroup> groups;
  bool hasTimes;
  NumberStyle style;
  End to;
  std::vector<std::vector<const CallEdge *>> edgesOf; ///< of each group
};

} // namespace

std::string functionTable(const FunctionList &list, NumberStyle style) {
  bool marks = false;
  for (const FunctionRow &row : list.rows())
    marks |= row.group->sum.total.isUncertain();
  std::string calls = fmt::format("{} function calls", list.calls());
  if (list.primitiveCalls() != list.calls())
    calls += fmt::format(" ({} primitive calls)", list.primitiveCalls());
  std::string text = fmt::format(
      "         {}, {}\n\n{}{}\n"
      "   ncalls  tottime  percall  cumtime  percall "
      "filename:lineno(function)\n",
      calls,
      list.isTimed()
          ? fmt::format("{:.3f} seconds of their own", list.selfTime() * 1e-9)
          : "no times (hits only)",
      list.heading(), marks ? fmt::format("   {}\n", kMarkNote) : "");
  for (const FunctionRow &each : list.rows())
    text += row(each, style);
  return text;
}

std::string callerTable(const Profile &profile, const FunctionList &list,
                        ArrayRef<FunctionGroup> groups,
                        ArrayRef<CallEdge> edges, bool hasTimes,
                        NumberStyle style) {
  return EdgeTable(profile, groups, edges, hasTimes, style, &CallEdge::callee,
                   &CallEdge::caller)
      .print(list, "was called by...", "<-");
}

std::string calleeTable(const Profile &profile, const FunctionList &list,
                        ArrayRef<FunctionGroup> groups,
                        ArrayRef<CallEdge> edges, bool hasTimes,
                        NumberStyle style) {
  return EdgeTable(profile, groups, edges, hasTimes, style, &CallEdge::caller,
                   &CallEdge::callee)
      .print(list, "called...", "->");
}

std::string treeTable(const Profile &profile, ArrayRef<FunctionGroup> groups,
                      const std::vector<CallTreeNode> &tree, double minPercent,
                      NumberStyle style) {
  constexpr size_t kDeepest = 100; // deeper rows are indented like this one
  double all = tree.front().wall;
  auto cells = [&](const CallTreeNode &node) {
    return fmt::format("  {} {}  {:6.1f}  ", timeText(node.wall, style),
                       timeText(node.self, style), node.wall / all * 100);
  };
  std::string text = fmt::format("         {:.3f} seconds in all\n\n"
                                 "   cumtime  tottime  % time  "
                                 "filename:lineno(function)\n",
                                 all * 1e-9);
  std::vector<std::pair<size_t, size_t>> work; // node, depth
  auto push = [&](size_t node, size_t depth) {
    for (size_t callee : llvm::reverse(tree[node].callees))
      if (tree[callee].wall >= minPercent / 100 * all)
        work.push_back({callee, depth});
  };
  push(0, 0);
  while (!work.empty()) {
    auto [node, depth] = work.back();
    work.pop_back();
    text += fmt::format("{}{:{}}{}\n", cells(tree[node]), "",
                        2 * std::min(depth, kDeepest),
                        placeOf(profile, groups[tree[node].group]));
    push(node, depth + 1);
  }
  return text;
}

} // namespace lineprof
