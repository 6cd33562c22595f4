//===- model/Abbreviate.cpp - names as people write them ------------------===//
//
// Part of lineprof, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "model/Abbreviate.h"

#include "llvm/ADT/STLExtras.h"
#include "llvm/ADT/StringExtras.h"
#include "llvm/ADT/StringSwitch.h"

#include <optional>
#include <vector>

using llvm::StringRef;

namespace lineprof {

namespace {

/// The templates whose last arguments have defaults, and what the defaults are:
/// 0 stands for the first argument.
struct Defaults {
  StringRef name;
  size_t required;
  std::vector<StringRef> rest;
};

const std::vector<Defaults> &defaults() {
  static const std::vector<Defaults> table = {
      {"vector", 1, {"std::allocator<0>"}},
      {"deque", 1, {"std::allocator<0>"}},
      {"list", 1, {"std::allocator<0>"}},
      {"forward_list", 1, {"std::allocator<0>"}},
      {"set", 1, {"std::less<0>", "std::allocator<0>"}},
      {"multiset", 1, {"std::less<0>", "std::allocator<0>"}},
      {"map", 2, {"std::less<0>", "std::allocator<std::pair<0 const, 1>>"}},
      {"multimap",
       2,
       {"std::less<0>", "std::allocator<std::pair<0 const, 1>>"}},
      {"unordered_set",
       1,
       {"std::hash<0>", "std::equal_to<0>", "std::allocator<0>"}},
      {"unordered_multiset",
       1,
       {"std::hash<0>", "std::equal_to<0>", "std::allocator<0>"}},
      {"unordered_map",
       2,
       {"std::hash<0>", "std::equal_to<0>",
        "std::allocator<std::pair<0 const, 1>>"}},
      {"unordered_multimap",
       2,
       {"std::hash<0>", "std::equal_to<0>",
        "std::allocator<std::pair<0 const, 1>>"}},
      {"stack", 1, {"std::deque<0>"}},
      {"queue", 1, {"std::deque<0>"}},
      {"priority_queue", 1, {"std::vector<0>", "std::less<0>"}},
      {"unique_ptr", 1, {"std::default_delete<0>"}},
      {"basic_string", 1, {"std::char_traits<0>", "std::allocator<0>"}},
      {"basic_string_view", 1, {"std::char_traits<0>"}},
      {"basic_ios", 1, {"std::char_traits<0>"}},
      {"basic_streambuf", 1, {"std::char_traits<0>"}},
      {"basic_istream", 1, {"std::char_traits<0>"}},
      {"basic_ostream", 1, {"std::char_traits<0>"}},
      {"basic_iostream", 1, {"std::char_traits<0>"}},
      {"basic_filebuf", 1, {"std::char_traits<0>"}},
      {"basic_ifstream", 1, {"std::char_traits<0>"}},
      {"basic_ofstream", 1, {"std::char_traits<0>"}},
      {"basic_fstream", 1, {"std::char_traits<0>"}},
      {"basic_stringbuf", 1, {"std::char_traits<0>", "std::allocator<0>"}},
      {"basic_istringstream", 1, {"std::char_traits<0>", "std::allocator<0>"}},
      {"basic_ostringstream", 1, {"std::char_traits<0>", "std::allocator<0>"}},
      {"basic_stringstream", 1, {"std::char_traits<0>", "std::allocator<0>"}},
  };
  return table;
}

/// Of the short names of basic_string<char> and its like.
std::optional<StringRef> prefixFor(StringRef character) {
  return llvm::StringSwitch<std::optional<StringRef>>(character)
      .Case("char", "")
      .Case("wchar_t", "w")
      .Case("char8_t", "u8")
      .Case("char16_t", "u16")
      .Case("char32_t", "u32")
      .Default(std::nullopt);
}

std::string filledIn(StringRef pattern, llvm::ArrayRef<std::string> arguments) {
  std::string text;
  for (char c : pattern)
    if (c == '0' || c == '1')
      text += arguments[c - '0'];
    else
      text += c;
  return text;
}

/// Reads a name once from left to right.
class Abbreviator {
public:
  explicit Abbreviator(StringRef text) : rest(text) {}

  /// Up to the end, or to one of \p stops that no bracket holds.
  std::string text(StringRef stops) {
    std::string result;
    while (!rest.empty() && !failed && !stops.contains(rest.front())) {
      char c = rest.front();
      if (rest.starts_with("operator"))
        result += operatorName();
      else if (isIdentifier(c))
        result += identifier(result);
      else if (StringRef("([{").contains(c))
        result += group();
      else
        result += take(1);
      failed |= StringRef(")]}").contains(c);
    }
    return result;
  }

  bool failed = false;

private:
  static bool isIdentifier(char c) {
    return llvm::isAlnum(c) || c == '_' || (c & 0x80);
  }

  StringRef take(size_t size) {
    StringRef taken = rest.take_front(size);
    rest = rest.drop_front(taken.size());
    return taken;
  }

  /// Their angle brackets don't nest.
  StringRef operatorName() {
    size_t size = StringRef("operator").size();
    for (StringRef name : {"<=>", "->*", "<<=", ">>=", "<<", ">>", "->",
                           "<=", ">=", "<", ">", "()"})
      if (rest.drop_front(size).starts_with(name))
        return take(size + name.size());
    return take(size);
  }

  /// What is in parentheses, brackets and braces; ABI tags are nothing.
  std::string group() {
    bool isTag = rest.starts_with("[abi:");
    char open = take(1).front();
    char close = open == '(' ? ')' : open == '[' ? ']' : '}';
    std::string inner = nested(StringRef(&close, 1));
    take(1);
    return isTag ? "" : open + inner + close;
  }

  std::string nested(StringRef stops) {
    failed |= ++depth > kMaxDepth;
    std::string result = text(stops);
    failed |= rest.empty(); // and not at a stop
    --depth;
    return result;
  }

  /// An identifier, with its template arguments. \p before is what stands
  /// before it.
  std::string identifier(StringRef before) {
    size_t size = 0;
    while (size < rest.size() && isIdentifier(rest[size]))
      ++size;
    StringRef name = take(size);
    bool isStd =
        before.ends_with("std::") &&
        (before.size() == 5 || !isIdentifier(before.drop_back(5).back()));
    if (isStd && (name == "__cxx11" || name == "__1") &&
        rest.consume_front("::"))
      return "";
    if (!rest.starts_with("<"))
      return name.str();
    std::vector<std::string> arguments = templateArguments();
    return isStd ? shortened(name, std::move(arguments))
                 : written(name, arguments);
  }

  std::vector<std::string> templateArguments() {
    std::vector<std::string> arguments;
    do {
      take(1);
      std::string argument = nested(",>");
      arguments.push_back(StringRef(argument).trim().str());
    } while (!failed && rest.front() == ',');
    take(1);
    return arguments;
  }

  static std::string written(StringRef name,
                             llvm::ArrayRef<std::string> arguments) {
    return (name + "<" + llvm::join(arguments, ", ") + ">").str();
  }

  static std::string shortened(StringRef name,
                               std::vector<std::string> arguments) {
    auto found = llvm::find_if(
        defaults(), [&](const Defaults &each) { return each.name == name; });
    if (found == defaults().end() || arguments.size() < found->required)
      return written(name, arguments);
    while (arguments.size() > found->required &&
           arguments.size() <= found->required + found->rest.size() &&
           arguments.back() ==
               filledIn(found->rest[arguments.size() - 1 - found->required],
                        arguments))
      arguments.pop_back();
    if (arguments.size() == 1 && name.consume_front("basic_"))
      if (std::optional<StringRef> prefix = prefixFor(arguments[0]))
        return (*prefix + name).str();
    return written(name, arguments);
  }

  static constexpr size_t kMaxDepth = 200; ///< the parser recurses

  StringRef rest;
  size_t depth = 0;
};

} // namespace

std::string abbreviate(StringRef name) {
  Abbreviator abbreviator(name);
  std::string result = abbreviator.text("");
  return abbreviator.failed ? name.str() : result;
}

} // namespace lineprof
