//===- plugin/SiteTable.cpp - the sites of one machine function -----------===//
//
// Part of lineprof, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "SiteTable.h"
#include "Blob.h"
#include "lineprof/format.h"
#include "llvm/IR/DebugInfoMetadata.h"
#include "llvm/IR/Module.h"

using namespace llvm;

namespace lineprof {

uint32_t SiteTableWriter::siteAt(const DebugLoc &Loc) {
  Chain Frames;
  for (const DILocation *At = Loc; At; At = At->getInlinedAt()) {
    const DISubprogram *SP = At->getScope()->getSubprogram();
    if (const FunctionEntry *Entry = Index.find(SP))
      Frames.push_back(
          {Entry->Record, Entry->lineIndex(At->getFile(), At->getLine())});
  }
  // Without a location, or without lines at all, it is still this function's.
  if (Root && (Frames.empty() || Frames.back().first != Root->Record))
    Frames.push_back({Root->Record, kNotCounted});
  auto [It, Made] = Known.insert({Frames, Sites.size()});
  if (Made)
    Sites.push_back(Frames);
  return It->second;
}

GlobalVariable *SiteTableWriter::emit(Function &F) const {
  Blob Table;
  SiteTable Header = {};
  Header.num_sites = Sites.size();
  for (const Chain &Site : Sites)
    Header.num_frames += Site.size();
  Header.name = sizeof(SiteTable) + Header.num_sites * sizeof(SiteEntry) +
                Header.num_frames * sizeof(SiteFrame);
  Table.append(Header);
  if (Root)
    Table.setDistance(offsetof(SiteTable, root), Root->Record);
  uint32_t First = 0;
  for (const Chain &Site : Sites) {
    Table.append(SiteEntry{First, uint32_t(Site.size())});
    First += Site.size();
  }
  for (const Chain &Site : Sites)
    for (auto [Record, Line] : Site) {
      Table.setDistance(Table.size() + offsetof(SiteFrame, function), Record);
      Table.append(SiteFrame{0, Line, 0});
    }
  Table.append(F.getName());
  Table.append('\0');
  Table.padTo8();
  Table.set(offsetof(SiteTable, size), uint32_t(Table.size()));
  return Table.emit(*F.getParent(), GlobalValue::PrivateLinkage,
                    "__lineprof_sites", LINEPROF_SITES_SECTION);
}

} // namespace lineprof
