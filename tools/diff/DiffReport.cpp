//===- diff/DiffReport.cpp - a comparison for people ----------------------===//
//
// Part of lineprof, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "diff/DiffReport.h"

#include "support/Numbers.h"
#include "support/SourcePath.h"
#include "support/Text.h"

#include "llvm/ADT/STLExtras.h"

#include <cmath>

namespace lineprof {

namespace {

struct Field {
  std::string text;
  const char *color = ""; ///< an escape sequence
};

/// Right-aligned columns, but for the last.
class Table {
public:
  explicit Table(std::vector<std::string> titles) {
    std::vector<Field> row;
    for (std::string &title : titles)
      row.push_back({std::move(title)});
    rows.push_back(std::move(row));
  }

  void add(std::vector<Field> row) { rows.push_back(std::move(row)); }

  std::string print() const {
    std::vector<size_t> widths(rows.front().size() - 1);
    for (const auto &row : rows)
      for (size_t i = 0; i < widths.size(); ++i)
        widths[i] = std::max(widths[i], row[i].text.size());
    std::string text;
    for (const auto &row : rows) {
      std::string line;
      for (size_t i = 0; i < widths.size(); ++i)
        line += paint(row[i], widths[i]) + "  ";
      line += row.back().text;
      text += line.substr(0, line.find_last_not_of(' ') + 1) + '\n';
      if (&row == &rows.front())
        text += std::string(line.size(), '=') + '\n';
    }
    return text;
  }

private:
  static std::string paint(const Field &cell, size_t width) {
    std::string padded = fmt::format("{:>{}}", cell.text, width);
    return *cell.color ? cell.color + padded + "\033[0m" : padded;
  }

  std::vector<std::vector<Field>> rows;
};

std::string countText(double count) {
  return count == std::floor(count) ? fmt::format("{:.0f}", count)
                                    : fmt::format("{:.1f}", count);
}

/// "~+1.2 ms", and its ratio.
std::pair<Field, Field> changeCells(const Change &change, bool colors) {
  double delta = change.delta(Metric::Time);
  if (delta == 0)
    return {{"0"}, {""}};
  bool isSure = change.isSure(Metric::Time);
  const char *color = "";
  if (colors && isSure)
    color = delta > 0 ? "\033[31m" : "\033[32m";
  std::string text =
      fmt::format("{}{}{}", isSure ? "" : "~", delta > 0 ? "+" : "-",
                  preciseTime(std::abs(delta)));
  std::string ratio;
  if (change.before.times.wall > 0)
    ratio = fmt::format("{:.2f}",
                        change.after.times.wall / change.before.times.wall);
  return {{text, color}, {ratio, color}};
}

bool isChanged(const FunctionChange &function) {
  const Change &change = function.change;
  return !function.before || !function.after || change.isSure(Metric::Time) ||
         change.delta(Metric::Calls) != 0 ||
         llvm::any_of(function.lines, [](const LineChange &line) {
           return line.change.delta(Metric::Hits) != 0;
         });
}

std::string placeOf(const FunctionChange &function) {
  std::string place = escapeControls(fmt::format(
      "{}:{}({})", displayPath(function.path), function.line, function.title));
  if (!function.before)
    place += "  new";
  if (!function.after)
    place += "  gone";
  return place;
}

std::string functionTable(const ProfileDiff &diff, bool colors) {
  Table table({"Old Calls", "New Calls", "Old Time", "New Time", "Change",
               "Ratio", "Function"});
  auto add = [&](const Change &change, bool isOld, bool isNew,
                 const std::string &name) {
    auto [delta, ratio] = changeCells(change, colors);
    auto side = [](bool isThere, std::string text) {
      return Field{isThere ? std::move(text) : ""};
    };
    table.add({side(isOld, countText(change.before.calls)),
               side(isNew, countText(change.after.calls)),
               side(isOld, preciseTime(change.before.times.wall)),
               side(isNew, preciseTime(change.after.times.wall)), delta, ratio,
               Field{name}});
  };
  for (const FunctionChange &function : diff.functions)
    add(function.change, function.before, function.after, placeOf(function));
  add(diff.total, true, true, "(all)");
  return table.print();
}

std::string lineTable(const FunctionChange &function, bool colors) {
  Table table({"Old #", "New #", "Old Hits", "New Hits", "Old Time", "New Time",
               "Change", "Ratio", "Line Contents"});
  for (const LineChange &line : function.lines) {
    auto number = [](std::optional<uint32_t> number) {
      return Field{number && *number ? std::to_string(*number) : ""};
    };
    auto hits = [](std::optional<uint32_t> number, const Figures &figures) {
      return Field{number && *number ? countText(figures.hits) : ""};
    };
    auto time = [](std::optional<uint32_t> number, const Figures &figures) {
      return Field{number ? preciseTime(figures.times.wall) : ""};
    };
    auto [delta, ratio] = changeCells(line.change, colors);
    bool isNone = !line.oldLine.value_or(0) && !line.newLine.value_or(0);
    std::string text = isNone ? kNoLine : line.text.value_or("");
    if (!line.path.empty())
      text = fmt::format("{}: {}", displayPath(line.path),
                         llvm::StringRef(text).ltrim());
    table.add({number(line.oldLine), number(line.newLine),
               hits(line.oldLine, line.change.before),
               hits(line.newLine, line.change.after),
               time(line.oldLine, line.change.before),
               time(line.newLine, line.change.after), delta, ratio,
               Field{escapeControls(text, /*keepTabs=*/true)}});
  }
  return table.print();
}

bool hasUnsure(const ProfileDiff &diff) {
  auto isUnsure = [](const auto &each) {
    return each.change.delta(Metric::Time) != 0 &&
           !each.change.isSure(Metric::Time);
  };
  return llvm::any_of(diff.functions, [&](const FunctionChange &function) {
    return isUnsure(function) || llvm::any_of(function.lines, isUnsure);
  });
}

} // namespace

std::string diffReport(const ProfileDiff &diff,
                       const DiffTextOptions &options) {
  std::string text;
  for (const std::string &warning : diff.warnings)
    text += escapeControls("Warning: " + warning) + '\n';
  if (diff.isPerRun)
    text += "Figures are averages of one run.\n";
  if (hasUnsure(diff))
    text += "~ marks changes of time that may be due to sampling alone.\n";
  if (!text.empty())
    text += '\n';
  text += functionTable(diff, options.colors);
  for (const FunctionChange &function : diff.functions)
    if (options.all || isChanged(function))
      text +=
          '\n' + placeOf(function) + '\n' + lineTable(function, options.colors);
  return text;
}

} // namespace lineprof
