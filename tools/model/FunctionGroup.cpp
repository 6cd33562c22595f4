//===- model/FunctionGroup.cpp - all instances of a function --------------===//
//
// Part of lineprof, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "model/FunctionGroup.h"

#include "model/GroupTimes.h"
#include "model/Names.h"
#include "support/Text.h"

#include "llvm/ADT/STLExtras.h"

using llvm::ArrayRef;

namespace lineprof {

namespace {

std::string fullName(const Function *function) {
  return briefName(function->linkageName, function->displayName);
}

FunctionGroup groupOf(const std::vector<const Function *> &instances) {
  FunctionGroup group;
  group.instances = instances;
  group.sum = *instances.front();
  for (const Function *instance : ArrayRef(instances).drop_front())
    group.sum += *instance;

  // Copies that never ran would only puzzle.
  std::vector<const Function *> shown;
  llvm::copy_if(instances, std::back_inserter(shown),
                [](const Function *function) { return function->ran(); });
  if (shown.empty())
    shown = instances;
  group.name =
      nameWithoutTypes(shown.front()->linkageName, shown.front()->displayName);
  group.title = fullName(shown.front());
  if (shown.size() == 1)
    return group;
  if (llvm::any_of(shown, [&](const Function *function) {
        return fullName(function) != group.title;
      }))
    group.title = group.name;
  group.name += fmt::format(" ({} instances)", shown.size());
  group.title += fmt::format(" ({} instances)", shown.size());
  return group;
}

} // namespace

std::vector<FunctionGroup> groupFunctions(ArrayRef<const Function *> functions,
                                          ArrayRef<TreeNode> tree) {
  using Place = std::tuple<uint32_t, uint32_t, std::string>;
  auto placeOf = [](const Function *function) {
    // A macro may define several functions on one line.
    return Place(function->source, function->line,
                 baseName(function->linkageName, function->displayName));
  };
  std::map<Place, std::vector<const Function *>> byPlace;
  for (const Function *function : functions)
    if (function->line != 0)
      byPlace[placeOf(function)].push_back(function);

  std::vector<FunctionGroup> groups;
  for (const Function *function : functions) {
    if (function->line == 0) {
      groups.push_back(groupOf({function}));
      continue;
    }
    std::vector<const Function *> &instances = byPlace[placeOf(function)];
    if (instances.empty())
      continue; // was printed with the first of them
    groups.push_back(groupOf(instances));
    instances.clear();
  }
  countOnce(groups, tree);
  return groups;
}

std::vector<FunctionGroup> eachAlone(ArrayRef<const Function *> functions) {
  std::vector<FunctionGroup> groups;
  for (const Function *function : functions)
    groups.push_back(groupOf({function}));
  return groups;
}

llvm::DenseMap<const Function *, size_t>
groupIndices(ArrayRef<FunctionGroup> groups) {
  llvm::DenseMap<const Function *, size_t> indices;
  for (size_t i = 0; i < groups.size(); ++i)
    for (const Function *function : groups[i].instances)
      indices[function] = i;
  return indices;
}

} // namespace lineprof
