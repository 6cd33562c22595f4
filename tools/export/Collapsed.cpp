//===- export/Collapsed.cpp - stacks for flamegraph.pl --------------------===//
//
// Part of lineprof, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "export/Formats.h"
#include "export/StackTree.h"
#include "model/Names.h"
#include "support/Text.h"

namespace lineprof {

namespace {

/// Semicolons part the frames.
std::string frameOf(const Function &function) {
  std::string name =
      escapeControls(briefName(function.linkageName, function.displayName));
  std::string result;
  for (char c : name)
    result += c == ';' ? std::string("\\x3b") : std::string(1, c);
  return result;
}

} // namespace

llvm::Expected<std::string> toCollapsed(const Profile &profile) {
  llvm::Expected<std::vector<FunctionNode>> nodes = stackTree(profile);
  if (!nodes)
    return nodes.takeError();
  std::string text;
  std::vector<std::string> stack;
  for (const FunctionNode &node : *nodes) {
    stack.resize(node.depth);
    stack.push_back(frameOf(*node.function));
    if (int64_t wall = wholeNanoseconds(node.wall))
      text += fmt::format("{} {}\n", fmt::join(stack, ";"), wall);
  }
  return text;
}

} // namespace lineprof
