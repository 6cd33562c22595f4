//===- html/Listing.cpp - a function, line by line, as HTML ---------------===//
//
// Part of lineprof, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "html/Listing.h"

#include "html/Figures.h"
#include "html/LineText.h"
#include "html/Markup.h"
#include "model/Names.h"
#include "support/Numbers.h"
#include "support/Text.h"

#include <cmath>

using llvm::StringRef;

namespace lineprof {

namespace {

/// Own time that belongs to no line is shown from this share of the total on.
constexpr double kShownShare = 0.0005;

/// Lines in one tbody. The browser lays out those that are on the screen.
constexpr size_t kLinesOfChunk = 50;

class Lister {
public:
  Lister(const Page &page, size_t index, SourceTexts &texts)
      : page(page), index(index), group(page.functions()[index].group),
        function(group.sum), texts(texts), lines(page, function, texts),
        scale(function.total.wall) {}

  std::string list() {
    add("<h3>{}<a class=\"up\" href=\"#functions\">all functions</a></h3>\n",
        escapeHtml(group.name));
    addSummary();
    if (!function.noLines)
      addTable();
    return fmt::format(
        "<article class=\"function{}\" id=\"{}\">\n{}</article>\n",
        heightClasses(), Page::functionId(index), out);
  }

private:
  template <typename... T>
  void add(fmt::format_string<T...> format, T &&...values) {
    fmt::format_to(std::back_inserter(out), format, std::forward<T>(values)...);
  }

  void addSummary() {
    if (group.instances.size() == 1 && group.title != group.name)
      add("<p class=\"signature\">{}</p>\n", escapeHtml(group.title));
    add("<p class=\"summary\">line {} · {}", function.line,
        counted(function.calls, "call"));
    const Times &total = function.total;
    if (total.wall > 0)
      add(" · <b>{}</b> {} · self {} · CPU {} · {}", humanTime(total.wall),
          certainty(total), humanTime(total.self), humanTime(total.cpu),
          counted(std::llround(total.samples), "sample"));
    else if (!function.ran())
      add(" · never ran");
    add("</p>\n");
    if (const TraceCost &trace = function.trace; trace.changes)
      add("<p class=\"note\">Traced: times are without {} for each of {} line "
          "changes.</p>\n",
          humanTime(trace.ns / trace.changes), grouped(trace.changes));
    for (const std::string &note : function.notes)
      add("<p class=\"note\">Note: {}</p>\n", escapeHtml(note));
    if (group.instances.size() > 1)
      addInstances();
  }

  /// " p7 q1" for 17 rows: page.css makes a height of it.
  std::string heightClasses() const {
    std::string classes;
    size_t rest = rows;
    for (char place : {'p', 'q', 'r', 'v'}) {
      if (rest % 10)
        classes += fmt::format(" {}{}", place, rest % 10);
      rest /= 10;
    }
    return classes;
  }

  static std::string certainty(const Times &total) {
    if (total.exact)
      return "exact";
    std::optional<double> error = total.error();
    return error ? "±" + humanTime(*error) : "(error not known)";
  }

  void addInstances() {
    add("<details class=\"instances\"><summary>{} instances</summary><ul>\n",
        group.instances.size());
    for (const Function *instance : group.instances)
      add("<li><code>{}</code> {}, {}</li>\n",
          escapeHtml(
              readableName(instance->linkageName, instance->displayName)),
          counted(instance->calls, "call"), humanTime(instance->total.wall));
    add("</ul></details>\n");
  }

  void addTable() {
    const char *unit = scale.unit();
    add("<table class=\"lines\">\n<thead><tr><th>Line</th><th>Hits</th>"
        "<th>Time, {}</th><th>Per hit</th><th>%&nbsp;Time</th>"
        "<th>Self, {}</th><th>Source</th></tr></thead>\n<tbody>\n",
        unit, unit);
    const Times &rest = function.unattributed;
    if (rest.wall > kShownShare * function.total.wall)
      addRow(heatClass(rest), 0, std::nullopt, rest, kNoLine);
    addBody();
    addIncluded();
    add("</tbody>\n</table>\n");
  }

  /// From the definition's line to the last line with code, gaps included.
  void addBody() {
    const SourceText &text = texts[function.source];
    uint32_t next = function.line;
    for (const auto &[key, line] : function.lines) {
      if (key.first != function.source)
        continue;
      for (; next != 0 && next < key.second && text.line(next); ++next)
        addRow({}, next, std::nullopt, {}, lines.of({key.first, next}));
      addLine(key, line);
      next = std::max(next, key.second + 1);
    }
  }

  /// Lines that come from other files, without their neighbours.
  void addIncluded() {
    std::optional<uint32_t> shown;
    for (const auto &[key, line] : function.lines) {
      if (key.first == function.source)
        continue;
      if (shown != key.first)
        add("<tr class=\"file\"><td colspan=\"7\">{}</td></tr>\n",
            page.path(key.first));
      shown = key.first;
      addLine(key, line);
    }
  }

  void addLine(LineKey key, const Line &line) {
    bool isNever = !function.noHits && !line.hits && line.times.wall <= 0;
    addRow(isNever ? "never" : heatClass(line.times), key.second,
           function.noHits ? std::nullopt : std::optional(line.hits),
           line.times, lines.of(key));
  }

  /// \p hits if the row is a line of code. \p kind is the row's class.
  void addRow(StringRef kind, uint32_t number, std::optional<uint64_t> hits,
              const Times &times, StringRef text) {
    if (++rows % kLinesOfChunk == 0)
      add("</tbody>\n<tbody>\n");
    add("<tr{}><td>{}</td>",
        kind.empty() ? "" : fmt::format(" class=\"{}\"", kind),
        number ? fmt::to_string(number) : "");
    if (!hits && times.wall <= 0)
      add("<td colspan=\"5\"></td>");
    else if (times.wall <= 0)
      add("<td>{}</td><td colspan=\"4\"{}></td>", grouped(*hits), hint(times));
    else
      add("<td>{}</td><td{}>{}</td><td>{}</td><td>{}</td><td>{}</td>",
          hits ? grouped(*hits) : "", hint(times), scale.format(times),
          hits && *hits ? humanTime(times.wall / *hits) : "",
          percent(times.wall, function.total.wall),
          times.self > 0 ? scale.format(times.self) : "");
    add("<td>{}</td></tr>\n", text);
  }

  /// Code that ran, by the square root of its share of the function's time:
  /// "ran", "ran h1" to "ran h8".
  std::string heatClass(const Times &times) const {
    double share = times.wall / function.total.wall; // NaN without any time
    if (!(share >= 0.001))
      return "ran";
    share = std::min(1.0, share);
    return fmt::format("ran h{}", std::max(1L, std::lround(8 * sqrt(share))));
  }

  /// What has no column.
  static std::string hint(const Times &times) {
    std::string text;
    auto addPart = [&](const std::string &part) {
      text += (text.empty() ? "" : ", ") + part;
    };
    if (times.exact)
      addPart("exact");
    else if (std::optional<double> error = times.error())
      addPart((times.wall > 0 ? "±" : "less than ") + humanTime(*error));
    if (times.wall > 0 && times.samples > 0)
      addPart(counted(std::llround(times.samples), "sample"));
    if (times.cpu > 0)
      addPart("CPU " + humanTime(times.cpu));
    if (times.min && times.max)
      addPart(fmt::format("hits of {} to {}", humanTime(*times.min),
                          humanTime(*times.max)));
    return text.empty() ? "" : fmt::format(" title=\"{}\"", text);
  }

  const Page &page;
  size_t index;
  const FunctionGroup &group;
  const Function &function;
  SourceTexts &texts;
  LineText lines;
  TimeScale scale;
  size_t rows = 0;
  std::string out;
};

} // namespace

std::string listing(const Page &page, size_t index, SourceTexts &texts) {
  return Lister(page, index, texts).list();
}

} // namespace lineprof
