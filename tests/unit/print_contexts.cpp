//===- unit/print_contexts.cpp - the calling-context tree as text ---------===//
//
// Part of lineprof, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// The model's own tree, before any command has summed it up. A line for each
// node: wall ns, CPU ns, samples, and the path as "main:24;left:11;leaf".
//
//===----------------------------------------------------------------------===//

#include "model/Profile.h"

#include "model/Names.h"
#include "support/Text.h"

#include <cstdio>

using namespace lineprof;

int main(int argc, char **argv) {
  llvm::Expected<Profile> profile =
      loadProfiles(std::vector<std::string>(argv + 1, argv + argc));
  if (!profile) {
    fmt::print(stderr, "{}\n", llvm::toString(profile.takeError()));
    return 1;
  }
  std::vector<std::string> paths;
  for (const TreeNode &node : profile->tree()) {
    std::string path;
    if (node.function) {
      path = paths[node.parent];
      path += path.empty() ? "" : ";";
      path += nameWithoutTypes(node.function->linkageName,
                               node.function->displayName);
    }
    if (node.line)
      path += fmt::format(":{}", node.line->second);
    paths.push_back(path);
    fmt::print("{:.0f} {:.0f} {} {}\n", node.wall, node.cpu, node.samples,
               path);
  }
}
