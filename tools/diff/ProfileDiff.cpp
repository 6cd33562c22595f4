//===- diff/ProfileDiff.cpp - what changed from one profile to another ----===//
//
// Part of lineprof, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "diff/ProfileDiff.h"

#include "diff/FunctionPairs.h"
#include "diff/SourceMatch.h"
#include "support/Text.h"

#include "llvm/ADT/STLExtras.h"
#include "llvm/Support/Path.h"

#include <cmath>
#include <map>
#include <memory>

using llvm::StringRef;

namespace lineprof {

namespace {

Figures figuresOf(const Function &function, double runs) {
  Figures figures;
  figures.calls = function.calls;
  for (const auto &[key, line] : function.lines)
    figures.hits += line.hits;
  figures.times = function.total;
  return figures.average(runs);
}

Figures figuresOf(const Line &line, double runs) {
  Figures figures;
  figures.hits = line.hits;
  figures.times = line.times;
  return figures.average(runs);
}

Figures totalOf(const Profile &profile,
                const std::vector<FunctionGroup> &groups, double runs) {
  Figures total;
  for (const FunctionGroup &group : groups) {
    Figures figures = figuresOf(group.sum, 1);
    total.calls += figures.calls;
    total.hits += figures.hits;
    total.times.self += figures.times.self;
    total.times.samples += figures.times.samples;
    total.times.variance += figures.variance(Metric::Self);
  }
  if (profile.tree().size() == 1) // nothing was sampled in calls
    total.times.wall = total.times.self;
  for (const TreeNode &node : profile.tree()) {
    total.times.wall += node.wall;
    total.times.cpu += node.cpu;
  }
  return total.average(runs);
}

//===----------------------------------------------------------------------===//
// Lines
//===----------------------------------------------------------------------===//

class LinePairer {
public:
  LinePairer(const Profile &before, const Profile &after,
             const DiffOptions &options, double oldRuns, double newRuns,
             std::vector<std::string> &warnings)
      : before(before), after(after), options(options), oldRuns(oldRuns),
        newRuns(newRuns), warnings(warnings) {}

  std::vector<LineChange> pair(const Function *oldFunction,
                               const Function *newFunction) {
    std::vector<LineChange> lines;
    if (!oldFunction)
      for (const auto &[key, line] : newFunction->lines)
        lines.push_back(added(key, line, *newFunction));
    else if (!newFunction)
      for (const auto &[key, line] : oldFunction->lines)
        lines.push_back(removed(key, line, *oldFunction));
    else
      lines = pairLines(*oldFunction, *newFunction);
    LineChange none;
    if (oldFunction && oldFunction->unattributed.wall > 0) {
      none.oldLine = 0;
      none.change.before =
          figuresOf(Line{0, oldFunction->unattributed}, oldRuns);
    }
    if (newFunction && newFunction->unattributed.wall > 0) {
      none.newLine = 0;
      none.change.after =
          figuresOf(Line{0, newFunction->unattributed}, newRuns);
    }
    if (none.oldLine || none.newLine)
      lines.insert(lines.begin(), none);
    return lines;
  }

private:
  std::vector<LineChange> pairLines(const Function &oldFunction,
                                    const Function &newFunction) {
    std::map<LineKey, LineKey> oldOf;
    std::vector<LineKey> gone;
    for (const auto &[key, line] : oldFunction.lines) {
      std::optional<LineKey> now = newKey(key, oldFunction, newFunction);
      if (!now || !newFunction.lines.count(*now) ||
          !oldOf.emplace(*now, key).second)
        gone.push_back(key);
    }
    // Between two lines that both have, first those that are gone.
    std::vector<LineChange> lines, fresh;
    auto nextGone = gone.begin();
    auto flush = [&](std::optional<LineKey> end) {
      for (; nextGone != gone.end() && (!end || *nextGone < *end); ++nextGone)
        lines.push_back(
            removed(*nextGone, oldFunction.lines.at(*nextGone), oldFunction));
      llvm::append_range(lines, fresh);
      fresh.clear();
    };
    for (const auto &[key, line] : newFunction.lines) {
      LineChange change = added(key, line, newFunction);
      auto old = oldOf.find(key);
      if (old == oldOf.end()) {
        fresh.push_back(std::move(change));
        continue;
      }
      flush(old->second);
      change.oldLine = old->second.second;
      change.change.before =
          figuresOf(oldFunction.lines.at(old->second), oldRuns);
      lines.push_back(std::move(change));
    }
    flush(std::nullopt);
    return lines;
  }

  /// Where the line at \p key of the old function is in the new one's source.
  std::optional<LineKey> newKey(LineKey key, const Function &oldFunction,
                                const Function &newFunction) {
    bool isOwn = key.first == oldFunction.source;
    std::optional<uint32_t> source =
        isOwn ? newFunction.source : sameSource(key.first);
    if (!source)
      return std::nullopt;
    const SourceMatch &match = matchOf(key.first, *source);
    std::optional<uint32_t> line = match.newLine(key.second);
    if (!match.isKnown()) // by the distance from the function's first line
      line =
          isOwn ? key.second - oldFunction.line + newFunction.line : key.second;
    if (!line)
      return std::nullopt;
    return LineKey(*source, *line);
  }

  /// The new profile's index of a source of the old one.
  std::optional<uint32_t> sameSource(uint32_t old) const {
    auto indexIf = [&](auto isSame) -> std::optional<uint32_t> {
      const std::vector<Source> &all = after.allSources();
      auto found = llvm::find_if(all, isSame);
      if (found == all.end())
        return std::nullopt;
      return found - all.begin();
    };
    const std::string &path = before.source(old).path;
    if (auto same = indexIf([&](auto &source) { return source.path == path; }))
      return same;
    return indexIf([&](auto &source) {
      return llvm::sys::path::filename(source.path) ==
             llvm::sys::path::filename(path);
    });
  }

  const SourceMatch &matchOf(uint32_t oldSource, uint32_t newSource) {
    auto &match = matches[{oldSource, newSource}];
    if (match)
      return *match;
    const CompiledSource &old = sourceOf(before, oldSource);
    const CompiledSource &now = sourceOf(after, newSource);
    match = std::make_unique<SourceMatch>(old, now);
    if (!match->isKnown()) {
      const std::string &path = before.source(oldSource).path;
      warnings.push_back(fmt::format(
          "source {}: changed, and the text that {} was compiled from is not "
          "at hand, so lines are matched by their distance from the "
          "function's first; say where it is with {}",
          path.empty() ? "(unknown)" : path, old.hasText() ? "NEW" : "OLD",
          old.hasText() ? "--new-source" : "--old-source"));
    }
    return *match;
  }

  const CompiledSource &sourceOf(const Profile &profile, uint32_t index) {
    auto &source = sources[{&profile, index}];
    if (!source)
      source = std::make_unique<CompiledSource>(
          profile.source(index),
          &profile == &before ? options.oldPlace : options.newPlace);
    return *source;
  }

  LineChange added(LineKey key, const Line &line, const Function &function) {
    LineChange change;
    change.newLine = key.second;
    change.change.after = figuresOf(line, newRuns);
    fill(change, after, key, function);
    return change;
  }

  LineChange removed(LineKey key, const Line &line, const Function &function) {
    LineChange change;
    change.oldLine = key.second;
    change.change.before = figuresOf(line, oldRuns);
    fill(change, before, key, function);
    return change;
  }

  void fill(LineChange &change, const Profile &profile, LineKey key,
            const Function &function) {
    if (key.first != function.source)
      change.path = profile.source(key.first).path;
    if (auto text = sourceOf(profile, key.first).line(key.second))
      change.text = text->str();
  }

  const Profile &before, &after;
  const DiffOptions &options;
  double oldRuns, newRuns;
  std::vector<std::string> &warnings;
  std::map<std::pair<uint32_t, uint32_t>, std::unique_ptr<SourceMatch>> matches;
  std::map<std::pair<const Profile *, uint32_t>,
           std::unique_ptr<CompiledSource>>
      sources;
};

} // namespace

ProfileDiff::ProfileDiff(const Profile &before, const Profile &after,
                         const DiffOptions &options)
    : isPerRun(before.runs() != after.runs()),
      oldGroups(groupFunctions(before.functions(), before.tree())),
      newGroups(groupFunctions(after.functions(), after.tree())) {
  double oldRuns = isPerRun ? before.runs() : 1;
  double newRuns = isPerRun ? after.runs() : 1;
  LinePairer lines(before, after, options, oldRuns, newRuns, warnings);
  auto noteMissing = [&](const FunctionGroup *group, StringRef side) {
    if (!group || !group->sum.ran())
      return;
    for (const std::string &note : group->sum.notes)
      if (std::string text = fmt::format("{}: {}", side, note);
          !llvm::is_contained(warnings, text))
        warnings.push_back(text);
  };
  for (auto [old, now] : pairFunctions(before, oldGroups, after, newGroups)) {
    if (!(old && old->sum.ran()) && !(now && now->sum.ran()))
      continue;
    FunctionChange change;
    change.before = old;
    change.after = now;
    const FunctionGroup &newer = now ? *now : *old;
    change.title = newer.title;
    change.path = (now ? after : before).source(newer.sum.source).path;
    change.line = newer.sum.line;
    if (old)
      change.change.before = figuresOf(old->sum, oldRuns);
    if (now)
      change.change.after = figuresOf(now->sum, newRuns);
    change.lines =
        lines.pair(old ? &old->sum : nullptr, now ? &now->sum : nullptr);
    noteMissing(old, "OLD");
    noteMissing(now, "NEW");
    functions.push_back(std::move(change));
  }
  llvm::stable_sort(functions, [](auto &a, auto &b) {
    return std::abs(a.change.delta(Metric::Time)) >
           std::abs(b.change.delta(Metric::Time));
  });
  total.before = totalOf(before, oldGroups, oldRuns);
  total.after = totalOf(after, newGroups, newRuns);
}

} // namespace lineprof
