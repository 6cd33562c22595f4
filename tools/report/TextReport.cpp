//===- report/TextReport.cpp - line_profiler's table ----------------------===//
//
// Part of lineprof, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "report/TextReport.h"

#include "support/Numbers.h"
#include "support/SourcePath.h"
#include "support/Text.h"

#include "llvm/ADT/STLExtras.h"

namespace lineprof {

namespace {

uint64_t hitsOf(const Function &function) {
  uint64_t hits = 0;
  for (const auto &[key, line] : function.lines)
    hits += line.hits;
  return hits;
}

/// The largest first; ties stay in the order of the source.
std::vector<const FunctionGroup *> sorted(llvm::ArrayRef<FunctionGroup> groups,
                                          ReportOrder order) {
  std::vector<const FunctionGroup *> result;
  for (const FunctionGroup &group : groups)
    result.push_back(&group);
  auto compare = [&](const FunctionGroup *a, const FunctionGroup *b) {
    switch (order) {
    case ReportOrder::Time:
      return std::tie(b->sum.total.wall, a) < std::tie(a->sum.total.wall, b);
    case ReportOrder::Self:
      return std::tie(b->sum.total.self, a) < std::tie(a->sum.total.self, b);
    case ReportOrder::Hits:
      return std::pair(hitsOf(b->sum), a) < std::pair(hitsOf(a->sum), b);
    case ReportOrder::Name:
      return std::tie(a->title, a) < std::tie(b->title, b);
    case ReportOrder::Source:
      break;
    }
    return a < b;
  };
  llvm::sort(result, compare);
  return result;
}

class Reporter {
public:
  Reporter(const Profile &profile, const TextOptions &options)
      : profile(profile), options(options),
        palette(options.table.terminal.colors),
        sources(profile, options.givenSource) {}

  std::string report(llvm::ArrayRef<const Function *> functions) {
    std::vector<FunctionGroup> groups =
        options.byInstance ? eachAlone(functions)
                           : groupFunctions(functions, profile.tree());
    LineSelection selection(groups, options.selection);
    LineRows rows(profile, sources, selection, options.branches);
    std::string body;
    for (const FunctionGroup *group : sorted(groups, options.order))
      if (selection.shows(*group))
        body += heading(*group) + table(*group, rows);
    if (options.summarize)
      body += summary(groups);
    return preamble() + body;
  }

  std::vector<std::string> allWarnings() const {
    std::vector<std::string> warnings = sources.warnings;
    llvm::append_range(warnings, profile.warnings());
    return warnings;
  }

private:
  /// What holds for all tables.
  std::string preamble() const {
    std::string text;
    for (const std::string &warning : allWarnings())
      text += fmt::format("{} {}\n", Palette::paint("Warning:", palette.bold()),
                          escapeControls(warning));
    if (!options.table.human)
      text += labelled("Timer unit", fmt::format("{:g} s", options.table.unit));
    if (hasMarks)
      text += Palette::paint(kMarkNote, palette.dim()) + "\n";
    return text.empty() ? text : text + "\n";
  }

  std::string heading(const FunctionGroup &group) const {
    const Function &function = group.sum;
    std::string text = labelled(
        "Total time", function.isUntimed() ? "none (hits only)"
                                           : seconds(function.total.wall));
    text += labelled("File", shownPath(function.source));
    text += fmt::format(
        "{} {} at line {}\n", Palette::paint("Function:", palette.dim()),
        Palette::paint(escapeControls(group.title), palette.bold()),
        function.line);
    text += certainty(function.total);
    if (const TraceCost &trace = function.trace; trace.changes)
      text += labelled(
          "Note", fmt::format("traced; times are without {:.1f} ns for each of "
                              "{} line changes",
                              trace.ns / trace.changes, trace.changes));
    for (const std::string &note : function.notes)
      text += labelled("Note", escapeControls(note));
    return text;
  }

  std::string table(const FunctionGroup &group, const LineRows &rows) {
    if (group.sum.noLines)
      return labelled("Calls", fmt::to_string(group.sum.calls)) + "\n";
    std::optional<double> total;
    if (!group.sum.isUntimed())
      total = group.sum.total.wall;
    LineTable table(options.table, total);
    rows.add(group, table);
    hasMarks |= table.hasMarks();
    return "\n" + table.print() + "\n";
  }

  /// What Total time consists of and how sure it is.
  std::string certainty(const Times &total) const {
    if (total.wall <= 0)
      return "";
    std::string text = "exact";
    if (std::optional<double> error = total.error(); !error)
      text = "not known";
    else if (!total.exact)
      text =
          "±" + (options.table.human ? humanTime(*error)
                                     : fmt::format("{:.2g} s", *error * 1e-9));
    return labelled("Error",
                    fmt::format("{}, self: {}, CPU: {}, samples: {:.0f}", text,
                                seconds(total.self), seconds(total.cpu),
                                total.samples));
  }

  /// line_profiler's, the longest first.
  std::string summary(llvm::ArrayRef<FunctionGroup> groups) const {
    std::string text;
    for (const FunctionGroup *group : sorted(groups, ReportOrder::Time))
      if (group->sum.ran() || !options.selection.skipZero)
        text += fmt::format("{} - {}:{} - {}\n", summaryTime(group->sum.total),
                            shownPath(group->sum.source), group->sum.line,
                            escapeControls(group->name));
    return text;
  }

  std::string summaryTime(const Times &total) const {
    return options.table.human
               ? fmt::format("{:>8}", humanTime(total.wall))
               : fmt::format("{:6.2f} seconds", total.wall * 1e-9);
  }

  std::string seconds(double nanoseconds) const {
    return options.table.human ? humanTime(nanoseconds)
                               : fmt::format("{:g} s", nanoseconds * 1e-9);
  }

  std::string labelled(llvm::StringRef label, const std::string &value) const {
    return fmt::format(
        "{} {}\n", Palette::paint((label + ":").str(), palette.dim()), value);
  }

  std::string shownPath(uint32_t index) const {
    return escapeControls(displayPath(profile.source(index).path));
  }

  const Profile &profile;
  const TextOptions &options;
  Palette palette;
  SourceTexts sources;
  bool hasMarks = false;
};

} // namespace

std::string textReport(const Profile &profile,
                       llvm::ArrayRef<const Function *> functions,
                       const TextOptions &options,
                       std::vector<std::string> &warnings) {
  Reporter reporter(profile, options);
  std::string text = reporter.report(functions);
  warnings = reporter.allWarnings();
  return text;
}

} // namespace lineprof
