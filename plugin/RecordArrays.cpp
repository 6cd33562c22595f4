//===- plugin/RecordArrays.cpp - the arrays of a function record ----------===//
//
// Part of lineprof, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "RecordArrays.h"

using namespace llvm;

namespace lineprof {

static bool before(const LineEntry &a, const LineEntry &b) {
  return std::pair(a.file, a.line) < std::pair(b.file, b.line);
}

uint32_t RecordArrays::string(StringRef text) {
  uint32_t offset = strings.size();
  strings += text;
  strings += '\0';
  return offset;
}

uint32_t RecordArrays::file(const DIFile *file) {
  auto [it, isNew] = fileIndex.insert({file, files.size()});
  if (isNew)
    files.push_back(file);
  return it->second;
}

uint32_t RecordArrays::lineIndex(const SourceLine &l) {
  return llvm::lower_bound(lines, LineEntry{l.line, file(l.file)}, before) -
         lines.begin();
}

uint32_t RecordArrays::calleeName(const Function *callee) {
  if (!callee)
    return kNotCounted;
  auto [it, isNew] = calleeNames.insert({callee, strings.size()});
  if (isNew)
    string(GlobalValue::dropLLVMManglingEscape(callee->getName()));
  return it->second;
}

void RecordArrays::collectLines(const FlowGraph &graph) {
  for (const FlowNode &node : graph.nodes)
    for (const SourceLine &l : node.lines)
      lines.push_back({l.line, file(l.file)});
  llvm::sort(lines, before);
  auto same = [](const LineEntry &a, const LineEntry &b) {
    return !before(a, b) && !before(b, a);
  };
  lines.erase(llvm::unique(lines, same), lines.end());
}

void RecordArrays::collect(const FlowGraph &graph) {
  collectLines(graph);
  for (const FlowNode &node : graph.nodes) {
    nodes.push_back(
        {node.block, uint32_t(nodeLines.size()), uint32_t(node.lines.size())});
    for (const SourceLine &l : node.lines)
      nodeLines.push_back(lineIndex(l));
  }
  for (const FlowBranch &b : graph.branches)
    branches.push_back({b.node, lineIndex(b.line), b.column,
                        b.isSwitch ? uint32_t(kBranchSwitch) : 0});
  for (const FlowCall &c : graph.calls)
    calls.push_back(
        {c.node, lineIndex(c.line), c.column, calleeName(c.callee)});
  auto byPlace = [](const auto &a, const auto &b) {
    return std::pair(a.line, a.column) < std::pair(b.line, b.column);
  };
  llvm::stable_sort(branches, byPlace);
  llvm::stable_sort(calls, byPlace);
}

} // namespace lineprof
