//===- model/Names.cpp - names of functions, for people -------------------===//
//
// Part of lineprof, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "model/Names.h"

#include "lineprof/records.h"

#include "model/Abbreviate.h"

#include "llvm/Demangle/Demangle.h"

#include <cstdlib>
#include <cxxabi.h>

using llvm::StringRef;

namespace lineprof {

namespace {

/// The demangler recurses: longer names could exhaust the stack.
constexpr size_t kMaxMangled = 4096;

bool isMangled(StringRef name) {
  return name.starts_with("_Z") && name.size() <= kMaxMangled;
}

/// Takes over a string of the demangler, which may be null.
std::string takeOver(char *text) {
  std::string result = text ? text : "";
  free(text);
  return result;
}

/// A mangled name in its parts.
class PartialName {
public:
  explicit PartialName(StringRef linkageName)
      : mangled(linkageName),
        valid(isMangled(linkageName) &&
              !demangler.partialDemangle(mangled.c_str())) {}

  bool isFunction() const { return valid && demangler.isFunction(); }
  bool isConstructorOrDestructor() const {
    return valid && demangler.isCtorOrDtor();
  }
  std::string base() const {
    return takeOver(demangler.getFunctionBaseName(nullptr, nullptr));
  }
  std::string context() const {
    return takeOver(demangler.getFunctionDeclContextName(nullptr, nullptr));
  }

private:
  std::string mangled; // the demangler points into it
  llvm::ItaniumPartialDemangler demangler;
  bool valid;
};

/// Without anything between < and >.
std::string withoutAngles(StringRef text) {
  std::string result;
  size_t depth = 0;
  for (char c : text) {
    depth += c == '<';
    if (depth == 0)
      result += c;
    depth -= c == '>' && depth > 0;
  }
  return result;
}

/// That of a generic lambda in a function, which LLVM's demangler can't read,
/// without types. Empty for others.
std::string genericLambda(StringRef readable) {
  constexpr StringRef kCall = "::operator()";
  size_t call = readable.rfind(kCall);
  if (call == StringRef::npos)
    return "";
  std::string context = withoutAngles(readable.take_front(call));
  size_t depth = 0;
  for (size_t i = context.size(); i-- > 0;) {
    depth += context[i] == ')' || context[i] == '}';
    depth -= (context[i] == '(' || context[i] == '{') && depth > 0;
    if (depth == 0 && context[i] == ' ') // behind what it returns
      return context.substr(i + 1) + kCall.str();
  }
  return context + kCall.str();
}

StringRef plainName(StringRef linkageName, StringRef displayName) {
  return displayName.empty() ? linkageName : displayName;
}

/// Of OpenMP's regions and tasks, displayName says which function they are in.
constexpr StringRef kOutlined = LINEPROF_OUTLINED_SUFFIX;
constexpr char kRegionNote[] = " [OpenMP]";

StringRef outlinedFrom(StringRef linkageName, StringRef displayName) {
  return plainName(linkageName, displayName).split(kOutlined).first;
}

} // namespace

bool isOutlined(StringRef linkageName) {
  return linkageName.contains(kOutlined);
}

std::string readableName(StringRef linkageName, StringRef displayName) {
  if (isOutlined(linkageName))
    return readableName(outlinedFrom(linkageName, displayName), "") +
           kRegionNote;
  if (isMangled(linkageName)) {
    std::string name = takeOver(llvm::itaniumDemangle(linkageName));
    // LLVM's demangler can't read the names of generic lambdas in functions.
    if (name.empty())
      name = takeOver(abi::__cxa_demangle(linkageName.str().c_str(), nullptr,
                                          nullptr, nullptr));
    if (!name.empty())
      return name;
  }
  return plainName(linkageName, displayName).str();
}

std::string briefName(StringRef linkageName, StringRef displayName) {
  return abbreviate(readableName(linkageName, displayName));
}

std::string nameWithoutTypes(StringRef linkageName, StringRef displayName) {
  if (isOutlined(linkageName))
    return nameWithoutTypes(outlinedFrom(linkageName, displayName), "") +
           kRegionNote;
  PartialName name(linkageName);
  if (!name.isFunction()) {
    std::string lambda =
        isMangled(linkageName)
            ? genericLambda(readableName(linkageName, displayName))
            : "";
    if (!lambda.empty())
      return lambda;
    return withoutTemplateArguments(plainName(linkageName, displayName)).str();
  }
  std::string context = withoutAngles(name.context());
  return context.empty() ? name.base() : context + "::" + name.base();
}

std::string baseName(StringRef linkageName, StringRef displayName) {
  if (isOutlined(linkageName))
    return linkageName.str();
  PartialName name(linkageName);
  if (!name.isFunction())
    return withoutTemplateArguments(plainName(linkageName, displayName)).str();
  return name.base();
}

bool isConstructorOrDestructor(StringRef linkageName) {
  return PartialName(linkageName).isConstructorOrDestructor();
}

StringRef withoutTemplateArguments(StringRef name) {
  if (!name.ends_with(">") || name.starts_with("operator>") ||
      name.starts_with("operator-") || name == "operator<=>")
    return name;
  // From the end, since the name itself may be operator< or operator<<.
  size_t depth = 0;
  for (size_t i = name.size(); i-- > 0;) {
    if (name[i] == '>')
      ++depth;
    else if (name[i] == '<' && --depth == 0)
      return name.take_front(i).rtrim(' ');
  }
  return name;
}

} // namespace lineprof
