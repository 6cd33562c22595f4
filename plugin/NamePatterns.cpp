//===- plugin/NamePatterns.cpp - functions that are tagged by name --------===//
//
// Part of lineprof, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "NamePatterns.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/Demangle/Demangle.h"
#include "llvm/IR/LLVMContext.h"
#include "llvm/Support/CommandLine.h"
#include <cstdlib>

using namespace llvm;

namespace lineprof {

static cl::list<std::string>
    tagRegexes("lineprof-tag",
               cl::desc("Profile each function whose demangled name matches; "
                        "may be repeated"),
               cl::value_desc("regex"));

NamePatterns::NamePatterns(LLVMContext &context) {
  for (const std::string &text : tagRegexes) {
    if (text.empty())
      continue;
    Regex pattern(text);
    std::string why;
    if (pattern.isValid(why))
      patterns.push_back(std::move(pattern));
    else
      context.emitError("lineprof: --tag=" + text + ": " + why);
  }
}

bool NamePatterns::matchReadable(StringRef name) const {
  return any_of(patterns, [&](const Regex &each) { return each.match(name); });
}

bool NamePatterns::match(StringRef linkageName) const {
  std::string name = demangle(linkageName);
  if (matchReadable(name))
    return true;
  ItaniumPartialDemangler parts;
  std::string mangled = linkageName.str();
  if (parts.partialDemangle(mangled.c_str()) || !parts.isFunction())
    return false;
  size_t size = 0;
  char *returned = parts.getFunctionReturnType(nullptr, &size);
  StringRef rest = name;
  bool isReturned = returned && rest.consume_front(returned);
  free(returned);
  return isReturned && matchReadable(rest.ltrim());
}

} // namespace lineprof
