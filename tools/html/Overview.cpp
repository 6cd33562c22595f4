//===- html/Overview.cpp - the tables of functions and files --------------===//
//
// Part of lineprof, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "html/Overview.h"

#include "html/Figures.h"
#include "html/Markup.h"
#include "support/Text.h"

#include "llvm/ADT/STLExtras.h"

using llvm::StringRef;

namespace lineprof {

namespace {

/// A column: its heading, and what the script sorts it by first.
struct Heading {
  std::string text;
  const char *order; ///< "descending" or "ascending"
  bool sorted = false;
};

std::string head(llvm::ArrayRef<Heading> headings) {
  std::string out = "<thead><tr>";
  for (const Heading &heading : headings)
    out += fmt::format(
        "<th scope=\"col\" data-order=\"{}\"{}>{}</th>", heading.order,
        heading.sorted ? fmt::format(" aria-sort=\"{}\"", heading.order) : "",
        heading.text);
  return out + "</tr></thead>\n";
}

std::string numberCell(double value, StringRef text) {
  return fmt::format("<td class=\"number\" data-v=\"{}\">{}</td>", value, text);
}

/// With a bar as long as its share of \p longest.
std::string timeCell(double value, StringRef text, double longest) {
  double share =
      longest > 0 ? std::clamp(100 * value / longest, 0.0, 100.0) : 0;
  return fmt::format(
      "<td class=\"number bar\" data-v=\"{}\"><svg aria-hidden=\"true\">"
      "<rect width=\"{:.1f}%\" height=\"100%\"/></svg><span>{}</span></td>",
      value, share, text);
}

} // namespace

std::string functionTable(const Page &page) {
  std::vector<size_t> order;
  double longest = 0;
  for (size_t i = 0; i < page.functions().size(); ++i)
    if (const PageFunction &function = page.functions()[i]; function.shown) {
      order.push_back(i);
      longest = std::max(longest, function.group.sum.total.wall);
    }
  llvm::sort(order, [&](size_t a, size_t b) {
    const Function &left = page.functions()[a].group.sum;
    const Function &right = page.functions()[b].group.sum;
    return std::tie(right.total.wall, right.calls, a) <
           std::tie(left.total.wall, left.calls, b);
  });

  TimeScale scale(longest);
  std::string out =
      "<table class=\"overview\" id=\"functions-table\">\n" +
      head({{fmt::format("Time, {}", scale.unit()), "descending", true},
            {fmt::format("Self, {}", scale.unit()), "descending"},
            {"Calls", "descending"},
            {"Hits", "descending"},
            {"Function", "ascending"},
            {"Place", "ascending"}}) +
      "<tbody>\n";
  for (size_t index : order) {
    const PageFunction &shown = page.functions()[index];
    const Function &function = shown.group.sum;
    std::string path = page.path(function.source);
    out += function.ran() ? "<tr>" : "<tr class=\"never\">";
    out += timeCell(function.total.wall, scale.format(function.total), longest);
    out += timeCell(function.total.self, scale.format(function.total.self),
                    longest);
    out += numberCell(function.calls, grouped(function.calls));
    out += numberCell(shown.hits, grouped(shown.hits));
    out += fmt::format(
        "<td title=\"{}\">{}</td><td data-v=\"{}:{:010}\">{}:{}</td></tr>\n",
        escapeHtml(shown.group.title), page.link(index), path, function.line,
        path, function.line);
  }
  return out + "</tbody>\n</table>\n";
}

std::string fileTable(const Page &page) {
  struct File {
    double self = 0;
    uint64_t calls = 0, hits = 0;
    size_t functions = 0;
  };
  std::map<uint32_t, File> files;
  for (const PageFunction &function : page.functions()) {
    if (!function.shown)
      continue;
    const Function &sum = function.group.sum;
    File &file = files[sum.source];
    file.self += sum.total.self;
    file.calls += sum.calls;
    file.hits += function.hits;
    ++file.functions;
  }
  if (files.size() < 2)
    return "";
  std::vector<std::pair<uint32_t, File>> sorted(files.begin(), files.end());
  llvm::sort(sorted, [](const auto &a, const auto &b) {
    return std::tie(b.second.self, a.first) < std::tie(a.second.self, b.first);
  });

  double longest = sorted.front().second.self;
  TimeScale scale(longest);
  std::string out =
      "<table class=\"overview\" id=\"files-table\">\n" +
      head({{fmt::format("Self, {}", scale.unit()), "descending", true},
            {"Calls", "descending"},
            {"Hits", "descending"},
            {"Functions", "descending"},
            {"File", "ascending"}}) +
      "<tbody>\n";
  for (const auto &[source, file] : sorted)
    out += "<tr>" + timeCell(file.self, scale.format(file.self), longest) +
           numberCell(file.calls, grouped(file.calls)) +
           numberCell(file.hits, grouped(file.hits)) +
           numberCell(file.functions, fmt::to_string(file.functions)) +
           fmt::format("<td><a href=\"#{}\">{}</a></td></tr>\n",
                       Page::sourceId(source), page.path(source));
  return out + "</tbody>\n</table>\n";
}

} // namespace lineprof
