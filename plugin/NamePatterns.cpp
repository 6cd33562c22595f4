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
#include <cxxabi.h>

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

std::string readableName(StringRef linkageName) {
  std::string mangled = linkageName.str();
  std::string name = demangle(mangled);
  if (name != mangled || !linkageName.starts_with("_Z"))
    return name;
  // LLVM's demangler can't read the names of generic lambdas in functions.
  char *text = abi::__cxa_demangle(mangled.c_str(), nullptr, nullptr, nullptr);
  if (text)
    name = text;
  free(text);
  return name;
}

/// What the readable name of a template's instance begins with.
static std::string returnTypeOf(StringRef linkageName) {
  ItaniumPartialDemangler parts;
  std::string mangled = linkageName.str();
  if (parts.partialDemangle(mangled.c_str()))
    return "auto ";
  if (!parts.isFunction())
    return "";
  char *text = parts.getFunctionReturnType(nullptr, nullptr);
  std::string returned = text ? text : "";
  free(text);
  return returned;
}

bool NamePatterns::match(StringRef linkageName) const {
  std::string name = readableName(linkageName);
  if (matchReadable(name))
    return true;
  StringRef rest = name;
  std::string returned = returnTypeOf(linkageName);
  return !returned.empty() && rest.consume_front(returned) &&
         matchReadable(rest.ltrim());
}

} // namespace lineprof
