//===- report/FunctionList.cpp - functions, sorted and cut as in pstats ---===//
//
// Part of lineprof, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "report/FunctionList.h"

#include "support/SourcePath.h"
#include "support/Text.h"

#include "llvm/ADT/STLExtras.h"
#include "llvm/ADT/StringExtras.h"
#include "llvm/Support/Regex.h"

#include <cmath>

using llvm::ArrayRef;
using llvm::StringRef;

namespace lineprof {

namespace {

/// A way to sort: its names, what the table says of it, and what comes first.
struct SortKey {
  std::vector<StringRef> names;
  StringRef title;
  bool (*less)(const FunctionRow &a, const FunctionRow &b);
};

ArrayRef<SortKey> sortKeys() {
  using Row = const FunctionRow &;
  static const SortKey keys[] = {
      {{"cumulative", "cumtime", "time"},
       "cumulative time",
       [](Row a, Row b) {
         return a.group->sum.total.wall > b.group->sum.total.wall;
       }},
      {{"tottime", "self"},
       "internal time",
       [](Row a, Row b) {
         return a.group->sum.total.self > b.group->sum.total.self;
       }},
      {{"calls", "ncalls"},
       "call count",
       [](Row a, Row b) { return a.group->sum.calls > b.group->sum.calls; }},
      {{"pcalls"},
       "primitive call count",
       [](Row a, Row b) { return a.primitive > b.primitive; }},
      {{"name"},
       "function name",
       [](Row a, Row b) { return a.group->title < b.group->title; }},
      {{"filename", "file", "module"},
       "file name",
       [](Row a, Row b) { return a.file < b.file; }},
      {{"line"},
       "line number",
       [](Row a, Row b) { return a.group->sum.line < b.group->sum.line; }},
      {{"nfl"},
       "name/file/line",
       [](Row a, Row b) {
         return std::tie(a.group->title, a.file, a.group->sum.line) <
                std::tie(b.group->title, b.file, b.group->sum.line);
       }},
      {{"stdname"},
       "standard name",
       [](Row a, Row b) { return a.place < b.place; }},
  };
  return keys;
}

const SortKey *findKey(StringRef name) {
  for (const SortKey &key : sortKeys())
    if (llvm::is_contained(key.names, name))
      return &key;
  return nullptr;
}

bool isInteger(StringRef text) {
  return !text.empty() &&
         llvm::all_of(text, [](char c) { return llvm::isDigit(c); });
}

/// A number with a point.
std::optional<double> asFraction(StringRef text) {
  double fraction;
  if (!text.contains('.') ||
      text.find_first_not_of("0123456789.") != text.npos ||
      text.getAsDouble(fraction))
    return std::nullopt;
  return fraction;
}

} // namespace

std::string placeOf(const Profile &profile, const FunctionGroup &group) {
  return escapeControls(fmt::format(
      "{}:{}({})", displayPath(profile.source(group.sum.source).path),
      group.sum.line, group.name));
}

std::string sortKeyNames() {
  std::string names;
  for (const SortKey &key : sortKeys())
    for (StringRef name : key.names)
      names += fmt::format("{}{}", names.empty() ? "" : ",", name);
  return names;
}

std::string checkSortKey(const std::string &text) {
  if (findKey(text))
    return "";
  return fmt::format("'{}' is no order; choose from {}", text, sortKeyNames());
}

std::string checkRestriction(const std::string &text) {
  if (isInteger(text))
    return "";
  if (auto fraction = asFraction(text))
    return *fraction <= 1 ? ""
                          : fmt::format("{} is no fraction; give 0.0 to 1.0, "
                                        "or a number without a point",
                                        text);
  std::string why;
  if (llvm::Regex(text).isValid(why))
    return "";
  return fmt::format("'{}' is no regular expression: {}", text, why);
}

FunctionList::FunctionList(const Profile &profile,
                           ArrayRef<FunctionGroup> groups,
                           ArrayRef<CallEdge> edges,
                           const ListOptions &options) {
  std::vector<uint64_t> recursive(groups.size());
  for (const CallEdge &edge : edges)
    if (edge.caller == edge.callee)
      recursive[edge.caller] = edge.calls.value_or(0);
  for (size_t i = 0; i < groups.size(); ++i) {
    const Function &function = groups[i].sum;
    if (!function.ran())
      continue;
    uint64_t primitive =
        function.calls - std::min(function.calls, recursive[i]);
    shown.push_back({&groups[i], i,
                     displayPath(profile.source(function.source).path),
                     placeOf(profile, groups[i]), primitive});
    allCalls += function.calls;
    allPrimitive += primitive;
    allSelf += function.total.self;
    timed |= !function.isUntimed();
  }
  sort(options);
  for (const std::string &restriction : options.only)
    restrict(restriction);
}

void FunctionList::sort(const ListOptions &options) {
  std::vector<const SortKey *> keys;
  for (StringRef name : options.sort)
    keys.push_back(findKey(name));
  if (keys.empty())
    keys.push_back(findKey(timed ? "cumulative" : "calls"));
  for (const SortKey *key : keys)
    text += fmt::format("{}{}", text.empty() ? "   Ordered by: " : ", ",
                        key->title);
  text += '\n';
  // Ties stay in the order of the source.
  llvm::sort(shown, [&](const FunctionRow &a, const FunctionRow &b) {
    for (const SortKey *key : keys)
      if (key->less(a, b) || key->less(b, a))
        return key->less(a, b);
    return a.index < b.index;
  });
  if (options.reverse)
    std::reverse(shown.begin(), shown.end());
}

void FunctionList::restrict(const std::string &restriction) {
  size_t before = shown.size(), limit = before;
  std::string what = restriction;
  if (auto fraction = asFraction(restriction)) {
    limit = std::lround(before * *fraction);
  } else if (isInteger(restriction)) {
    StringRef(restriction).getAsInteger(10, limit); // too large: all of them
  } else {
    llvm::Regex regex(restriction);
    llvm::erase_if(
        shown, [&](const FunctionRow &row) { return !regex.match(row.place); });
    what = fmt::format("'{}'", escapeControls(restriction));
  }
  if (limit < shown.size())
    shown.erase(shown.begin() + limit, shown.end());
  if (shown.size() != before)
    text += fmt::format("   List reduced from {} to {} due to restriction "
                        "<{}>\n",
                        before, shown.size(), what);
}

} // namespace lineprof
