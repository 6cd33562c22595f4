//===- html/Page.cpp - what the parts of a page share ---------------------===//
//
// Part of lineprof, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "html/Page.h"

#include "html/Markup.h"
#include "support/SourcePath.h"
#include "support/Text.h"

#include "llvm/ADT/DenseSet.h"
#include "llvm/ADT/STLExtras.h"

using llvm::ArrayRef;
using llvm::StringRef;

namespace lineprof {

Page::Page(const Profile &profile, ArrayRef<const Function *> selected)
    : profile(profile), callees(profile.functions()) {
  llvm::DenseSet<const Function *> wanted(selected.begin(), selected.end());
  std::vector<FunctionGroup> groups =
      groupFunctions(profile.functions(), profile.tree());
  indices = groupIndices(groups);
  for (FunctionGroup &group : groups) {
    PageFunction function;
    function.shown =
        llvm::any_of(group.instances, [&](const Function *instance) {
          return wanted.contains(instance);
        });
    for (const auto &[key, line] : group.sum.lines)
      function.hits += line.hits;
    function.group = std::move(group);
    all.push_back(std::move(function));
  }
}

std::optional<size_t> Page::callee(const Function &caller,
                                   StringRef linkageName) const {
  const Function *function = callees.find(caller, linkageName);
  if (!function || !all[indexOf(function)].shown)
    return std::nullopt;
  return indexOf(function);
}

std::string Page::functionId(size_t index) { return fmt::format("f{}", index); }

std::string Page::sourceId(uint32_t index) { return fmt::format("s{}", index); }

std::string Page::link(size_t index) const {
  std::string name = escapeHtml(all[index].group.name);
  return all[index].shown
             ? fmt::format("<a href=\"#{}\">{}</a>", functionId(index), name)
             : name;
}

std::string Page::path(uint32_t source) const {
  const std::string &path = profile.source(source).path;
  return path.empty() ? "(unknown file)" : escapeHtml(displayPath(path));
}

} // namespace lineprof
