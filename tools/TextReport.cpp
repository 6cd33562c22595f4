//===- tools/TextReport.cpp - line_profiler's table -----------------------===//
//
// Part of lineprof, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "TextReport.h"

#include "LineTable.h"
#include "SourcePath.h"
#include "Text.h"

#include "llvm/ADT/STLExtras.h"
#include "llvm/Support/Path.h"

namespace lineprof {

namespace {

/// Own time that belongs to no line is shown from this share of the total on.
constexpr double kShownShare = 0.0005;

class Reporter {
public:
  Reporter(const Profile &profile, const TextOptions &options)
      : profile(profile), options(options) {}

  std::string report(llvm::ArrayRef<const Function *> functions) {
    std::string body;
    for (const FunctionGroup &group : groupFunctions(functions))
      if (group.sum.ran() || !options.skipZero)
        body += table(group);
    std::string text;
    llvm::append_range(warnings, profile.warnings());
    for (const std::string &warning : warnings)
      text += fmt::format("Warning: {}\n", escapeControls(warning));
    text += fmt::format("Timer unit: {:g} s\n", options.unit);
    if (hasMarks)
      text += fmt::format("{}\n", kMarkNote);
    return text + "\n" + body;
  }

  std::vector<std::string> warnings;

private:
  std::string table(const FunctionGroup &group) {
    const Function &function = group.sum;
    std::string text =
        fmt::format("Total time: {:g} s\n", function.total.wall * 1e-9);
    text += fmt::format("File: {}\n", shownPath(function.source));
    text += fmt::format("Function: {} at line {}\n",
                        escapeControls(group.title), function.line);
    text += summary(function.total);
    if (const TraceCost &trace = function.trace; trace.changes)
      text += fmt::format(
          "Note: traced; times are without {:.1f} ns for each of {} line "
          "changes\n",
          trace.ns / trace.changes, trace.changes);
    for (const std::string &note : function.notes)
      text += fmt::format("Note: {}\n", escapeControls(note));
    if (function.noLines)
      return text + fmt::format("Calls: {}\n\n", function.calls);
    return text + "\n" + rows(function) + "\n";
  }

  /// What Total time consists of and how sure it is.
  static std::string summary(const Times &total) {
    if (total.wall <= 0)
      return "";
    return fmt::format(
        "Error: {}, self: {:g} s, CPU: {:g} s, samples: {:.0f}\n",
        total.exact ? "exact" : fmt::format("±{:.2g} s", *total.error() * 1e-9),
        total.self * 1e-9, total.cpu * 1e-9, total.samples);
  }

  std::string rows(const Function &function) {
    LineTable table(options.unit, function.total.wall, options.columns);
    if (function.unattributed.wall > kShownShare * function.total.wall)
      table.addRow(0, std::nullopt, function.unattributed,
                   function.notes.empty() ? "(no line: entry, exit, profiling)"
                                          : "(no line)");
    auto begin = function.lines.lower_bound({function.source, 0});
    auto end = function.lines.upper_bound({function.source, ~0u});
    addBody(table, function, begin, end);
    // Lines that were included from elsewhere, and their neighbours not.
    std::optional<uint32_t> shown;
    for (auto it = function.lines.begin(); it != function.lines.end(); ++it) {
      if (it->first.first == function.source)
        continue;
      if (shown != it->first.first)
        table.addBlank(0, fmt::format("File: {}", shownPath(it->first.first)));
      shown = it->first.first;
      addLine(table, it->first, it->second);
    }
    hasMarks |= table.hasMarks();
    return table.print();
  }

  using LineIterator = std::map<LineKey, Line>::const_iterator;

  /// From the definition's line to the last line with code, gaps included.
  void addBody(LineTable &table, const Function &function, LineIterator begin,
               LineIterator end) {
    uint32_t next = function.line;
    const SourceText &source = sourceText(function.source);
    for (auto it = begin; it != end; ++it) {
      uint32_t number = it->first.second;
      for (; next != 0 && next < number; ++next) {
        std::optional<llvm::StringRef> text = source.line(next);
        if (!text)
          break;
        table.addBlank(next, escapeControls(*text, /*keepTabs=*/true));
      }
      addLine(table, it->first, it->second);
      // Initialisers of members may stand before the constructor.
      next = std::max(next, number + 1);
    }
  }

  void addLine(LineTable &table, LineKey key, const Line &line) {
    llvm::StringRef raw = sourceText(key.first).line(key.second).value_or("");
    std::string text = escapeControls(raw, /*keepTabs=*/true);
    if (line.hits || line.times.wall > 0)
      table.addRow(key.second, line.hits, line.times, text);
    else
      table.addBlank(key.second, text);
  }

  const SourceText &sourceText(uint32_t index) {
    auto found = texts.find(index);
    if (found != texts.end())
      return found->second;
    const Source &source = profile.source(index);
    llvm::StringRef given;
    if (llvm::sys::path::filename(options.givenSource) ==
        llvm::sys::path::filename(source.path))
      given = options.givenSource;
    auto [it, isNew] = texts.try_emplace(index, source, given);
    if (!it->second.warning().empty())
      warnings.push_back(it->second.warning());
    return it->second;
  }

  std::string shownPath(uint32_t index) const {
    return escapeControls(displayPath(profile.source(index).path));
  }

  const Profile &profile;
  const TextOptions &options;
  std::map<uint32_t, SourceText> texts;
  bool hasMarks = false;
};

} // namespace

std::string textReport(const Profile &profile,
                       llvm::ArrayRef<const Function *> functions,
                       const TextOptions &options,
                       std::vector<std::string> &warnings) {
  Reporter reporter(profile, options);
  std::string text = reporter.report(functions);
  warnings = std::move(reporter.warnings);
  return text;
}

} // namespace lineprof
