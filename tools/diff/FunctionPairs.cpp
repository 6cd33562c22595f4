//===- diff/FunctionPairs.cpp - which functions are the same -------------===//
//
// Part of lineprof, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "diff/FunctionPairs.h"

#include "model/Names.h"

#include "llvm/Support/Path.h"

#include <array>
#include <map>

using llvm::StringRef;

namespace lineprof {

static constexpr size_t kKeys = 5;

/// What two functions have in common if they are one, surest first.
static std::array<std::string, kKeys> keysOf(const FunctionGroup &group,
                                             const Profile &profile) {
  const Function &function = group.sum;
  const std::string &path = profile.source(function.source).path;
  std::string file = llvm::sys::path::filename(path).str();
  std::string name =
      nameWithoutTypes(function.linkageName, function.displayName);
  return {function.linkageName + '\n' + path,
          function.linkageName + '\n' + file, function.linkageName,
          name + '\n' + file, name};
}

std::vector<FunctionPair> pairFunctions(const Profile &before,
                                        const std::vector<FunctionGroup> &old,
                                        const Profile &after,
                                        const std::vector<FunctionGroup> &now) {
  std::vector<const FunctionGroup *> newOf(old.size());
  std::vector<bool> isTaken(now.size());
  std::vector<std::array<std::string, kKeys>> oldKeys, newKeys;
  for (const FunctionGroup &group : old)
    oldKeys.push_back(keysOf(group, before));
  for (const FunctionGroup &group : now)
    newKeys.push_back(keysOf(group, after));
  for (size_t rank = 0; rank < kKeys; ++rank) {
    std::multimap<StringRef, size_t> free;
    for (size_t i = 0; i < now.size(); ++i)
      if (!isTaken[i])
        free.emplace(newKeys[i][rank], i);
    for (size_t i = 0; i < old.size(); ++i) {
      auto found = free.lower_bound(oldKeys[i][rank]);
      if (newOf[i] || found == free.end() || found->first != oldKeys[i][rank])
        continue;
      newOf[i] = &now[found->second];
      isTaken[found->second] = true;
      free.erase(found);
    }
  }
  std::vector<FunctionPair> pairs;
  for (size_t i = 0; i < old.size(); ++i)
    pairs.push_back({&old[i], newOf[i]});
  for (size_t i = 0; i < now.size(); ++i)
    if (!isTaken[i])
      pairs.push_back({nullptr, &now[i]});
  return pairs;
}

} // namespace lineprof
