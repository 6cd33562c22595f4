//===- tools/html/LineText.cpp - the text of a line -----------------------===//
//
// Part of lineprof, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "html/LineText.h"

#include "Names.h"
#include "Text.h"
#include "html/Figures.h"
#include "html/Markup.h"

#include "llvm/ADT/MapVector.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/ADT/StringExtras.h"
#include "llvm/Support/MathExtras.h"

#include <map>

using llvm::StringRef;

namespace lineprof {

namespace {

struct Link {
  size_t begin, end; ///< bytes of the line
  size_t function;   ///< index in the page
};

/// The elements of \p all, which is sorted by line, that are on line \p key.
template <typename T>
llvm::ArrayRef<T> onLine(const std::vector<T> &all, LineKey key) {
  auto begin = llvm::partition_point(
      all, [&](const T &each) { return each.line < key; });
  auto end = llvm::partition_point(
      all, [&](const T &each) { return each.line <= key; });
  return {all.data() + (begin - all.begin()), size_t(end - begin)};
}

bool isWordAt(StringRef text, size_t at, size_t size) {
  auto isPart = [&](size_t i) {
    return i < text.size() && (llvm::isAlnum(text[i]) || text[i] == '_');
  };
  return !isPart(at - 1) && !isPart(at + size);
}

/// Where \p word stands in \p text, at \p from or as soon as possible after it.
std::optional<size_t> findWord(StringRef text, StringRef word, size_t from) {
  if (word.empty() || !(llvm::isAlpha(word.front()) || word.front() == '_'))
    return std::nullopt;
  for (size_t at = text.find(word, from); at != StringRef::npos;
       at = text.find(word, at + 1))
    if (isWordAt(text, at, word.size()))
      return at;
  return std::nullopt;
}

/// The names of called functions that can be seen in \p text.
std::vector<Link> linksOf(const Page &page, const Function &function,
                          LineKey key, StringRef text) {
  std::vector<Link> links;
  for (const CallSite &call : onLine(function.callSites, key)) {
    std::optional<size_t> callee = page.callee(call.callee, key.first);
    if (!callee || call.column == 0)
      continue;
    std::string name = baseName(call.callee, "");
    size_t from =
        std::max<size_t>(call.column - 1, links.empty() ? 0 : links.back().end);
    if (std::optional<size_t> at = findWord(text, name, from))
      links.push_back({*at, *at + name.size(), *callee});
  }
  return links;
}

/// page.css colours these.
char classOf(Syntax syntax) {
  switch (syntax) {
  case Syntax::Keyword:
    return 'k';
  case Syntax::Type:
    return 't';
  case Syntax::Number:
    return 'n';
  case Syntax::String:
    return 's';
  case Syntax::Comment:
    return 'c';
  case Syntax::Directive:
    return 'd';
  }
  return 0;
}

/// \p links go before \p spans; both are sorted, each without overlaps.
std::string markUp(StringRef text, llvm::ArrayRef<Span> spans,
                   llvm::ArrayRef<Link> links) {
  std::string out;
  for (size_t at = 0; at < text.size();) {
    while (!spans.empty() && spans.front().end <= at)
      spans = spans.drop_front();
    size_t end = links.empty() ? text.size() : links.front().begin;
    if (end == at) {
      out += fmt::format("<a href=\"#{}\">{}</a>",
                         Page::functionId(links.front().function),
                         escapeHtml(text.slice(at, links.front().end)));
      at = links.front().end;
      links = links.drop_front();
      continue;
    }
    bool inSpan = !spans.empty() && spans.front().begin <= at;
    if (!spans.empty())
      end = std::min<size_t>(end,
                             inSpan ? spans.front().end : spans.front().begin);
    std::string piece = escapeHtml(text.slice(at, end));
    out += inSpan ? fmt::format("<i class=\"{}\">{}</i>",
                                classOf(spans.front().syntax), piece)
                  : piece;
    at = end;
  }
  return out;
}

std::string describe(const Branch &branch) {
  std::string where = fmt::format("column {}", branch.column);
  if (branch.isSwitch || branch.ways.size() != 2) {
    std::vector<std::string> ways;
    for (uint64_t way : branch.ways)
      ways.push_back(grouped(way));
    return fmt::format("<li>switch, {}: {}</li>", where,
                       llvm::join(ways, " · "));
  }
  uint64_t held = branch.ways[0], failed = branch.ways[1];
  return fmt::format("<li>condition, {}: true {} · false {} ({} % true)</li>",
                     where, grouped(held), grouped(failed),
                     percent(held, double(held) + failed));
}

std::string nameOf(const Page &page, const CallSite &call) {
  if (std::optional<size_t> index = page.callee(call.callee, call.line.first))
    return page.link(*index);
  return call.callee.empty() ? "through a pointer"
                             : escapeHtml(readableName(call.callee, ""));
}

/// One item for each callee.
std::string describe(const Page &page, llvm::ArrayRef<CallSite> calls) {
  llvm::MapVector<std::string, uint64_t, std::map<std::string, unsigned>>
      counts;
  for (const CallSite &call : calls) {
    uint64_t &count = counts[nameOf(page, call)];
    count = llvm::SaturatingAdd(count, call.count);
  }
  std::string out;
  for (const auto &[name, count] : counts)
    out += fmt::format("<li>calls {}: {}</li>", name, grouped(count));
  return out;
}

/// "97.1 % true" for conditions, "3 ways" for a switch.
std::string chip(llvm::ArrayRef<Branch> branches) {
  std::vector<std::string> shares, ways;
  for (const Branch &branch : branches)
    if (branch.isSwitch || branch.ways.size() != 2)
      ways.push_back(counted(branch.ways.size(), "way"));
    else if (double total = double(branch.ways[0]) + branch.ways[1]; total > 0)
      shares.push_back(percent(branch.ways[0], total) + " %");
  if (!shares.empty())
    ways.push_back(llvm::join(shares, " · ") + " true");
  return llvm::join(ways, ", ");
}

} // namespace

std::string lineText(const Page &page, const Function &function, LineKey key,
                     const SourceText &source) {
  StringRef text = source.line(key.second).value_or("");
  std::string out = markUp(text, source.spans(key.second),
                           linksOf(page, function, key, text));
  llvm::ArrayRef<Branch> branches = onLine(function.branches, key);
  llvm::ArrayRef<CallSite> calls = onLine(function.callSites, key);
  if (branches.empty() && calls.empty())
    return out;
  std::string summary = chip(branches);
  out += summary.empty()
             ? "<details><summary class=\"calls\">calls</summary><ul>"
             : fmt::format("<details><summary>{}</summary><ul>", summary);
  for (const Branch &branch : branches)
    out += describe(branch);
  out += describe(page, calls);
  return out + "</ul></details>";
}

} // namespace lineprof
