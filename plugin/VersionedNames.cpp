//===- plugin/VersionedNames.cpp - versions that don't mix ----------------===//
//
// Part of lineprof, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "VersionedNames.h"
#include "lineprof/abi.h"

using namespace llvm;

namespace lineprof {

static std::string withVersion(StringRef name) {
  return (name + "_" + Twine(kAbiVersion)).str();
}

static void addVersionToSection(GlobalVariable &g) {
  StringRef section = g.getSection();
  if (section == LINEPROF_FUNCTIONS_SECTION ||
      section == LINEPROF_COUNTERS_SECTION || section == LINEPROF_SITES_SECTION)
    g.setSection(withVersion(section));
}

static bool isShared(const GlobalValue &g) {
  StringRef name = g.getName();
  return g.hasHiddenVisibility() && (name.starts_with("__lineprof_") ||
                                     name.starts_with("__start_lineprof_") ||
                                     name.starts_with("__stop_lineprof_"));
}

void addVersionToNames(llvm::Module &m) {
  for (GlobalVariable &g : m.globals())
    addVersionToSection(g);
  for (GlobalValue &g : m.global_values()) {
    if (!isShared(g))
      continue;
    g.setName(withVersion(g.getName()));
    auto *object = dyn_cast<GlobalObject>(&g);
    if (Comdat *comdat = object ? object->getComdat() : nullptr)
      object->setComdat(m.getOrInsertComdat(withVersion(comdat->getName())));
  }
}

} // namespace lineprof
