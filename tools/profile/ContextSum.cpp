//===- profile/ContextSum.cpp - calling-context trees of several runs -----===//
//
// Part of lineprof, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "profile/ContextSum.h"

#include "profile/ContextReader.h"

#include "llvm/ADT/DenseMap.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/Support/MathExtras.h"

using llvm::ArrayRef;
using llvm::SaturatingAdd;

namespace lineprof {

void ContextSum::add(const RawProfile &run,
                     ArrayRef<const ModuleSum *> modules) {
  std::vector<uint32_t> numberOf; // here, by that in the run
  for (const RawStackNode &node : run.stacks) {
    uint32_t number = 0;
    if (!numberOf.empty()) {
      number = numberOf[node.parent];
      Place place(number, modules[node.module],
                  run.modules[node.module].tables[node.table].offset,
                  node.site);
      auto found = known.find(place);
      size_t more = run.framesOf(node).size();
      if (found != known.end()) {
        number = found->second;
      } else if (frames + more <= kMaxFrames) {
        number = known[place] = all.size();
        all.push_back({place, 0, 0, 0});
        frames += more;
      } // else the parent is charged
    } else if (all.empty()) {
      all.push_back({});
    }
    numberOf.push_back(number);
    Node &sum = all[number];
    sum.wallNs = SaturatingAdd(sum.wallNs, node.wallNs);
    sum.cpuNs = SaturatingAdd(sum.cpuNs, node.cpuNs);
    sum.samples = SaturatingAdd(sum.samples, node.samples);
  }
}

std::vector<StackNode>
ContextSum::nodes(const std::vector<const ModuleSum *> &modules) const {
  llvm::DenseMap<const ModuleSum *, uint32_t> numberOf;
  for (const ModuleSum *module : modules)
    numberOf[module] = numberOf.size();
  // Parents have smaller numbers than their children.
  std::vector<bool> hasTime(all.size());
  std::vector<std::vector<uint32_t>> children(all.size());
  for (uint32_t i = all.size(); i-- > 0;) {
    hasTime[i] = hasTime[i] || all[i].wallNs || all[i].cpuNs || all[i].samples;
    uint32_t parent = std::get<0>(all[i].place);
    if (i == 0 || !hasTime[i])
      continue;
    hasTime[parent] = true;
    children[parent].push_back(i);
  }
  std::vector<StackNode> result;
  if (all.empty() || !hasTime[0])
    return result;

  auto key = [&](uint32_t i) {
    const auto &[parent, module, table, site] = all[i].place;
    return std::make_tuple(numberOf.lookup(module), table, site);
  };
  std::vector<uint32_t> order = {0}; // breadth first
  auto put = [&](uint32_t i, uint32_t parent) {
    StackNode node = {};
    node.parent = parent;
    if (i != 0)
      std::tie(node.module, node.table, node.site) = key(i);
    node.wall_ns = all[i].wallNs;
    node.cpu_ns = all[i].cpuNs;
    node.samples = all[i].samples;
    result.push_back(node);
  };
  put(0, 0);
  for (uint32_t done = 0; done < order.size(); ++done) {
    std::vector<uint32_t> &next = children[order[done]];
    llvm::sort(next, [&](uint32_t a, uint32_t b) { return key(a) < key(b); });
    for (uint32_t child : next) {
      put(child, done);
      order.push_back(child);
    }
  }
  return result;
}

} // namespace lineprof
