//===- plugin/Variants.cpp - several functions of one constructor ---------===//
//
// Part of lineprof, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "Variants.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/Demangle/Demangle.h"
#include "llvm/IR/InstrTypes.h"
#include "llvm/IR/IntrinsicInst.h"
#include "llvm/IR/Module.h"

using namespace llvm;

namespace lineprof {

/// Where \p name says which variant of a constructor or destructor it is: C1,
/// C2, D0, D1 or D2, the last before the parameters. npos if it is none of
/// \p kinds.
static size_t findVariant(StringRef name, StringRef kinds) {
  size_t at = StringRef::npos;
  if (name.starts_with("_Z"))
    for (size_t i = 1; i + 1 < name.size(); ++i)
      if ((name[i - 1] == 'C' || name[i - 1] == 'D') &&
          kinds.contains(name[i]) && name[i + 1] == 'E')
        at = i;
  ItaniumPartialDemangler parsed;
  bool isOne = at != StringRef::npos &&
               !parsed.partialDemangle(name.str().c_str()) &&
               parsed.isCtorOrDtor();
  return isOne ? at : StringRef::npos;
}

static bool areTwins(StringRef a, StringRef b, size_t variant) {
  return a.size() == b.size() && a != b &&
         a.substr(0, variant) == b.substr(0, variant) &&
         a.substr(variant + 1) == b.substr(variant + 1);
}

/// What clang makes of destructors that an abstract class only has for the ABI.
static bool onlyTraps(const Function &f) {
  return isa<UnreachableInst>(f.getEntryBlock().getTerminator()) &&
         any_of(f.getEntryBlock(), [](const Instruction &i) {
           auto *call = dyn_cast<IntrinsicInst>(&i);
           return call && call->getIntrinsicID() == Intrinsic::trap;
         });
}

static bool hasTwin(const Function &f, size_t variant) {
  return any_of(StringRef("12"), [&](char kind) {
    std::string name = f.getName().str();
    name[variant] = kind;
    const GlobalValue *twin = f.getParent()->getNamedValue(name);
    return twin && twin != &f && !twin->isDeclaration();
  });
}

bool onlyDelegates(const Function &f) {
  size_t at = findVariant(f.getName(), "01");
  if (at == StringRef::npos)
    return false;
  if (onlyTraps(f))
    return hasTwin(f, at);
  return any_of(f.getEntryBlock(), [&](const Instruction &i) {
    auto *call = dyn_cast<CallBase>(&i);
    const Function *callee = call ? call->getCalledFunction() : nullptr;
    return callee && areTwins(callee->getName(), f.getName(), at);
  });
}

bool isLeftOfReplaced(const Function &f) {
  size_t at = findVariant(f.getName(), "0");
  if (at == StringRef::npos)
    return false;
  if (onlyTraps(f))
    return !hasTwin(f, at);
  bool callsOther = false;
  for (const Instruction &i : f.getEntryBlock()) {
    auto *call = dyn_cast<CallBase>(&i);
    auto *callee =
        call ? dyn_cast<GlobalValue>(call->getCalledOperand()) : nullptr;
    if (const GlobalObject *body =
            callee ? callee->getAliaseeObject() : nullptr) {
      if (areTwins(body->getName(), f.getName(), at))
        return false;
      callsOther |= findVariant(body->getName(), "12") != StringRef::npos;
    }
  }
  return callsOther;
}

} // namespace lineprof
