//===- watch/LiveTable.cpp - lines and functions of a running program -----===//
//
// Part of lineprof, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "watch/LiveTable.h"

#include "llvm/ADT/STLExtras.h"

namespace lineprof {

namespace {

/// Begins a new interval; sums of the whole run are added anew.
void turn(LiveRow &row, bool isNew) {
  row.newHits = isNew ? 0 : row.hits; // for the moment: hits before
  row.hits = 0;
  row.time = row.newTime = 0;
}

void finish(LiveRow &row) {
  row.newHits = row.hits - std::min(row.hits, row.newHits);
}

bool ran(const LiveRow &row) { return row.hits != 0 || row.time > 0; }

} // namespace

void LiveTable::update(const Profile &total, const Profile &recent,
                       double interval, bool isNew) {
  intervalNs = interval;
  sources = total.allSources();
  for (auto &[place, row] : lines)
    turn(row, isNew);
  updateLines(total, recent);
  for (auto &[place, row] : lines)
    finish(row);

  std::vector<const Function *> functions = total.functions();
  regroup(functions);
  for (LiveRow &row : functionRows)
    turn(row, isNew);
  updateFunctions(functions, recent.functions());
  for (LiveRow &row : functionRows)
    finish(row);
}

void LiveTable::updateLines(const Profile &total, const Profile &recent) {
  for (const Function *function : total.functions())
    for (const auto &[place, line] : function->lines) {
      LiveRow &row = lines[place];
      row.place = place;
      row.hits += line.hits;
      row.time += line.times.wall;
    }
  for (const Function *function : recent.functions())
    for (const auto &[place, line] : function->lines)
      lines[place].newTime += line.times.wall;
}

/// Names take long to work out, so groups are kept until another function has
/// run.
void LiveTable::regroup(llvm::ArrayRef<const Function *> functions) {
  size_t count =
      llvm::count_if(functions, [](auto *function) { return function->ran(); });
  if (functions.size() == groupOf.size() && count == numThatRan)
    return;
  std::map<std::pair<LineKey, std::string>, uint64_t> hitsBefore;
  for (const LiveRow &row : functionRows)
    hitsBefore[{row.place, row.linkageName}] = row.hits;

  std::vector<FunctionGroup> groups = groupFunctions(functions, {});
  llvm::DenseMap<const Function *, size_t> indices = groupIndices(groups);
  numThatRan = count;
  groupOf.clear();
  for (const Function *function : functions)
    groupOf.push_back(indices[function]);
  functionRows.clear();
  for (const FunctionGroup &group : groups) {
    LiveRow &row = functionRows.emplace_back();
    row.place = {group.sum.source, group.sum.line};
    row.title = group.title;
    row.linkageName = group.instances.front()->linkageName;
    row.hits = hitsBefore[{row.place, row.linkageName}];
  }
}

void LiveTable::updateFunctions(llvm::ArrayRef<const Function *> functions,
                                llvm::ArrayRef<const Function *> recent) {
  for (size_t i = 0; i < functions.size(); ++i) {
    LiveRow &row = functionRows[groupOf[i]];
    row.hits += functions[i]->calls;
    row.time += functions[i]->total.wall;
  }
  for (size_t i = 0; i < std::min(recent.size(), groupOf.size()); ++i)
    functionRows[groupOf[i]].newTime += recent[i]->total.wall;
}

std::vector<const LiveRow *> LiveTable::rows(LiveKind kind, LiveOrder order,
                                             bool reverse) const {
  std::vector<const LiveRow *> result;
  auto take = [&](const LiveRow &row) {
    if (ran(row))
      result.push_back(&row);
  };
  if (kind == LiveKind::Functions)
    llvm::for_each(functionRows, take);
  else
    for (const auto &[place, row] : lines)
      take(row);

  auto number = [&](const LiveRow &row) -> double {
    switch (order) {
    case LiveOrder::Now:
      return row.newTime;
    case LiveOrder::Time:
      return row.time;
    case LiveOrder::Rate:
      return double(row.newHits);
    case LiveOrder::Hits:
      return double(row.hits);
    case LiveOrder::Place:
      break;
    }
    return 0;
  };
  auto place = [&](const LiveRow &row) {
    return std::tie(sources[row.place.first].path, row.place.second, row.title);
  };
  llvm::stable_sort(result, [&](const LiveRow *a, const LiveRow *b) {
    if (reverse && order == LiveOrder::Place)
      std::swap(a, b);
    double left = number(*a), right = number(*b);
    if (left != right)
      return reverse ? left < right : left > right;
    return place(*a) < place(*b);
  });
  return result;
}

} // namespace lineprof
