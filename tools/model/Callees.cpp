//===- model/Callees.cpp - the tagged functions that calls mean -----------===//
//
// Part of lineprof, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "model/Callees.h"

#include "model/Names.h"

using llvm::StringRef;

namespace lineprof {

Callees::Callees(llvm::ArrayRef<const Function *> functions) {
  for (const Function *function : functions) {
    byLinkageName[function->linkageName].push_back(function);
    if (isConstructorOrDestructor(function->linkageName))
      constructors[readableName(function->linkageName, "")].push_back(function);
  }
}

const Function *Callees::find(const Function &caller,
                              StringRef linkageName) const {
  if (const Function *found = choose(byLinkageName, linkageName, caller))
    return found;
  // That of a whole object may be an alias of that of a base.
  if (constructors.empty() || !isConstructorOrDestructor(linkageName))
    return nullptr;
  return choose(constructors, readableName(linkageName, ""), caller);
}

const Function *Callees::choose(const ByName &functions, StringRef name,
                                const Function &caller) {
  auto found = functions.find(name);
  if (found == functions.end())
    return nullptr;
  for (const Function *function : found->second)
    if (function->source == caller.source)
      return function;
  return found->second.front();
}

} // namespace lineprof
