//===- plugin/SiteTable.cpp - the sites of one machine function -----------===//
//
// Part of lineprof, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "SiteTable.h"
#include "Blob.h"
#include "lineprof/records.h"
#include "llvm/IR/DebugInfoMetadata.h"
#include "llvm/IR/Module.h"

using namespace llvm;

namespace lineprof {

SiteTableWriter::SiteTableWriter(const FunctionEntry *root,
                                 const FunctionIndex &index)
    : root(root), index(index) {
  Site own;
  if (root)
    own.frames.push_back({root->record, kNotCounted});
  own.kind = root ? kSiteOwnCode : kSiteUntagged;
  add(own);
}

uint32_t SiteTableWriter::add(const Site &site) {
  auto [it, isNew] = known.insert({site, sites.size()});
  if (isNew)
    sites.push_back(site);
  return it->second;
}

const FunctionEntry *SiteTableWriter::outermostAt(const DebugLoc &loc) const {
  const FunctionEntry *outermost = nullptr;
  for (const DILocation *at = loc; at; at = at->getInlinedAt())
    if (auto *entry = index.find(at->getScope()->getSubprogram()))
      outermost = entry;
  return outermost;
}

std::optional<uint32_t> SiteTableWriter::siteAt(const DebugLoc &loc,
                                                SiteKind kind) {
  Chain frames;
  for (const DILocation *at = loc; at; at = at->getInlinedAt()) {
    const DISubprogram *sp = at->getScope()->getSubprogram();
    if (const FunctionEntry *entry = index.find(sp))
      frames.push_back(
          {entry->record, entry->lineIndex(at->getFile(), at->getLine())});
  }
  // Without a location, or without lines at all, it is still this function's.
  if (root && (frames.empty() || frames.back().first != root->record))
    frames.push_back({root->record, kNotCounted});
  if (frames.empty())
    return std::nullopt;
  return add({frames, kind});
}

std::optional<uint32_t> SiteTableWriter::ownSite(const FunctionEntry &function,
                                                 const DebugLoc &loc) {
  const FunctionEntry *outermost = outermostAt(loc);
  if (root || (outermost && outermost->record != function.record))
    return std::nullopt;
  return add({{{function.record, kNotCounted}}, kSiteOwnCode});
}

GlobalVariable *SiteTableWriter::emit(Function &f, uint32_t flags) const {
  Blob table;
  SiteTable header = {};
  header.flags = flags;
  header.num_sites = sites.size();
  for (const Site &site : sites)
    header.num_frames += site.frames.size();
  header.name = sizeof(SiteTable) + header.num_sites * sizeof(SiteEntry) +
                header.num_frames * sizeof(SiteFrame);
  table.append(header);
  if (root)
    table.setDistance(offsetof(SiteTable, root), root->record);
  uint32_t first = 0;
  for (const Site &site : sites) {
    uint32_t count = site.frames.size();
    table.append(SiteEntry{first, count, 0, site.kind});
    first += count;
  }
  for (const Site &site : sites)
    for (auto [record, line] : site.frames) {
      table.setDistance(table.size() + offsetof(SiteFrame, function), record);
      table.append(SiteFrame{0, line, 0});
    }
  table.append(GlobalValue::dropLLVMManglingEscape(f.getName()));
  table.append('\0');
  table.padTo8();
  table.set(offsetof(SiteTable, size), uint32_t(table.size()));
  return table.emit(*f.getParent(), GlobalValue::PrivateLinkage,
                    "__lineprof_sites", LINEPROF_SITES_SECTION);
}

} // namespace lineprof
