//===- html/LineText.cpp - the text of a line -----------------------------===//
//
// Part of lineprof, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "html/LineText.h"

#include "html/Figures.h"
#include "html/Markup.h"
#include "model/Names.h"
#include "support/Text.h"

#include "llvm/ADT/STLExtras.h"
#include "llvm/ADT/StringExtras.h"
#include "llvm/Support/MathExtras.h"

using llvm::StringRef;

namespace lineprof {

namespace {

/// Of a line. Generated code has longer ones, which would fill many screens.
constexpr size_t kMostBytes = 2000;

/// The elements of \p all, which is sorted by line, that are on \p line.
template <typename T>
llvm::ArrayRef<T> onLine(llvm::ArrayRef<T> all, LineKey line) {
  auto begin = llvm::partition_point(
      all, [&](const T &each) { return each.line < line; });
  auto end = llvm::partition_point(
      all, [&](const T &each) { return each.line <= line; });
  return {begin, end};
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

std::string describe(const Operand &operand) {
  std::string text =
      operand.text.empty()
          ? fmt::format("column {}", operand.column)
          : fmt::format("<code>{}</code>", escapeHtml(operand.text));
  if (operand.isSwitch) {
    std::vector<std::string> ways;
    for (uint64_t way : operand.ways)
      ways.push_back(grouped(way));
    return fmt::format("<li>{}: {}</li>", text, llvm::join(ways, " · "));
  }
  return fmt::format("<li>{}: true {} · false {}</li>", text,
                     grouped(operand.ways[0]), grouped(operand.ways[1]));
}

/// "97.1 % true" for conditions, "3 ways" for a switch.
std::string chip(llvm::ArrayRef<Operand> operands) {
  std::vector<std::string> shares, parts;
  for (const Operand &operand : operands)
    if (operand.isSwitch)
      parts.push_back(counted(operand.ways.size(), "way"));
    else if (uint64_t evaluated = operand.evaluated())
      shares.push_back(percent(operand.ways[0], evaluated) + " %");
  if (!shares.empty())
    parts.push_back(llvm::join(shares, " · ") + " true");
  return llvm::join(parts, ", ");
}

} // namespace

/// \p links go before \p spans; both are sorted, each without overlaps.
std::string LineText::markUp(StringRef text, llvm::ArrayRef<Span> spans,
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

/// The names of called functions that can be seen in the code of a line.
std::vector<LineText::Link> LineText::linksOf(LineKey line,
                                              const SourceText &source) const {
  StringRef text = source.line(line.second).value_or("");
  auto isCode = [&](size_t at) {
    return llvm::none_of(source.spans(line.second), [&](const Span &span) {
      return span.begin <= at && at < span.end;
    });
  };
  std::vector<Link> links;
  for (const CallSite &call : onLine<CallSite>(function.callSites, line)) {
    std::optional<size_t> callee = page.callee(function, call.callee);
    if (!callee || call.column == 0)
      continue;
    std::string name = baseName(call.callee, "");
    std::optional<size_t> at = findWord(text, name, call.column - 1);
    // Instances of a template call different functions from one place.
    bool isLinked = at && !links.empty() && *at < links.back().end;
    if (at && !isLinked && isCode(*at))
      links.push_back({*at, *at + name.size(), *callee});
  }
  return links;
}

std::string LineText::nameOf(const CallSite &call) const {
  if (std::optional<size_t> index = page.callee(function, call.callee))
    return page.link(*index);
  return call.callee.empty() ? "through a pointer"
                             : escapeHtml(readableName(call.callee, ""));
}

/// One item for each callee.
std::string LineText::calls(llvm::ArrayRef<CallSite> sites) const {
  std::map<std::string, uint64_t> counts;
  for (const CallSite &call : sites) {
    uint64_t &count = counts[nameOf(call)];
    count = llvm::SaturatingAdd(count, call.count);
  }
  std::string out;
  for (const auto &[name, count] : counts)
    out += fmt::format("<li>calls {}: {}</li>", name, grouped(count));
  return out;
}

std::string LineText::details(LineKey line) const {
  llvm::ArrayRef<Operand> conditions = onLine<Operand>(operands, line);
  llvm::ArrayRef<CallSite> sites = onLine<CallSite>(function.callSites, line);
  if (conditions.empty() && sites.empty())
    return "";
  std::string summary = chip(conditions);
  std::string out =
      summary.empty()
          ? "<details><summary class=\"calls\">calls</summary><ul>"
          : fmt::format("<details><summary>{}</summary><ul>", summary);
  for (const Operand &operand : conditions)
    out += describe(operand);
  return out + calls(sites) + "</ul></details>";
}

std::string LineText::of(LineKey line) const {
  const SourceText &source = sources[line.first];
  StringRef text = source.line(line.second).value_or("");
  std::vector<Link> links = linksOf(line, source);
  std::string more;
  if (text.size() > kMostBytes) {
    size_t end = kMostBytes;
    while (end > 0 && (text[end] & 0xc0) == 0x80) // within a character
      --end;
    more = fmt::format(" … and {} bytes more", grouped(text.size() - end));
    text = text.take_front(end);
    llvm::erase_if(links, [&](const Link &link) { return link.end > end; });
  }
  return markUp(text, source.spans(line.second), links) + more + details(line);
}

} // namespace lineprof
