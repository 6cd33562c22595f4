//===- profile/ContextReader.cpp - the calling-context tree of a profile --===//
//
// Part of lineprof, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "profile/ContextReader.h"

#include "profile/RecordReader.h"
#include "support/Text.h"

#include "llvm/ADT/STLExtras.h"

using llvm::ArrayRef;
using llvm::Error;

namespace lineprof {

/// Finds the site of \p node. Returns what is wrong with it, or null.
static const char *findSite(const StackNode &node, const RawProfile &profile,
                            RawStackNode &out) {
  if (node.module >= profile.modules.size())
    return "is in no module";
  const std::vector<RawSiteTable> &tables = profile.modules[node.module].tables;
  auto table = llvm::partition_point(tables, [&](const RawSiteTable &table) {
    return table.offset < node.table;
  });
  if (table == tables.end() || table->offset != node.table)
    return "is in no site table";
  if (node.site >= table->sites.size())
    return "is at no site";
  out.module = node.module;
  out.table = table - tables.begin();
  out.site = node.site;
  return nullptr;
}

Error readStacks(ArrayRef<ArrayRef<uint8_t>> payloads, RawProfile &profile) {
  std::vector<RawStackNode> &nodes = profile.stacks;
  size_t frames = 0;
  auto damaged = [&](const char *why) {
    return failure("is damaged: node {} of its calling-context tree {}; run "
                   "the program again",
                   nodes.size(), why);
  };
  for (ArrayRef<uint8_t> payload : payloads)
    for (size_t i = 0; i < payload.size() / sizeof(StackNode); ++i) {
      auto node = load<StackNode>(payload, i);
      RawStackNode made;
      made.parent =
          nodes.empty() ? 0 : node.parent; // the first's means nothing
      made.wallNs = node.wall_ns;
      made.cpuNs = node.cpu_ns;
      made.samples = node.samples;
      if (!nodes.empty()) {
        if (node.parent >= nodes.size())
          return damaged("has no parent");
        if (const char *why = findSite(node, profile, made))
          return damaged(why);
        frames += profile.framesOf(made).size();
        if (frames > kMaxFrames)
          return damaged("is one too many");
      }
      nodes.push_back(made);
    }
  return Error::success();
}

} // namespace lineprof
