//===- tools/Functions.cpp - lineprof functions ---------------------------===//
//
// Part of lineprof, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// Prints calls and times of each function, in cProfile's table. With
// --format=json, everything that the profiles say.
//
//===----------------------------------------------------------------------===//

#include "CommandLine.h"
#include "Commands.h"
#include "FunctionGroup.h"
#include "Json.h"
#include "SourcePath.h"
#include "Text.h"

#include "llvm/ADT/STLExtras.h"

using llvm::Expected;
using llvm::StringRef;

namespace lineprof {

namespace {

/// A way to sort: its name, what the table says of it, and what comes first.
struct Order {
  const char *name;
  const char *title;
  bool (*less)(const FunctionGroup &a, const FunctionGroup &b);
};

constexpr Order kOrders[] = {
    {"time", "cumulative time",
     [](const FunctionGroup &a, const FunctionGroup &b) {
       return a.sum.total.wall > b.sum.total.wall;
     }},
    {"self", "internal time",
     [](const FunctionGroup &a, const FunctionGroup &b) {
       return a.sum.total.self > b.sum.total.self;
     }},
    {"calls", "call count",
     [](const FunctionGroup &a, const FunctionGroup &b) {
       return a.sum.calls > b.sum.calls;
     }},
    {"name", "function name",
     [](const FunctionGroup &a, const FunctionGroup &b) {
       return a.title < b.title;
     }},
};

const Order &orderCalled(llvm::StringRef name) {
  return *llvm::find_if(kOrders,
                        [&](const Order &order) { return order.name == name; });
}

std::string seconds(double nanoseconds) {
  return fmt::format("{:8.3f}", nanoseconds * 1e-9);
}

std::string row(const Profile &profile, const FunctionGroup &group) {
  const Function &function = group.sum;
  std::string total = seconds(function.total.wall);
  if (function.total.isUncertain())
    total = fmt::format("{:>8}", "~" + StringRef(total).ltrim().str());
  auto perCall = [&](double time) {
    return function.calls ? seconds(time / function.calls)
                          : std::string(8, ' ');
  };
  std::string place = fmt::format(
      "{}:{}({})", displayPath(profile.source(function.source).path),
      function.line, group.title);
  return fmt::format("{:>9} {} {} {} {} {}\n", function.calls,
                     seconds(function.total.self), perCall(function.total.self),
                     total, perCall(function.total.wall),
                     escapeControls(place));
}

std::string functionTable(const Profile &profile, const Order &order) {
  std::vector<FunctionGroup> groups = groupFunctions(profile.functions());
  llvm::erase_if(groups, [](auto &group) { return !group.sum.ran(); });
  std::vector<const FunctionGroup *> sorted;
  for (const FunctionGroup &group : groups)
    sorted.push_back(&group);
  // Ties stay in the order of the source.
  llvm::sort(sorted, [&](auto *a, auto *b) {
    if (order.less(*a, *b) || order.less(*b, *a))
      return order.less(*a, *b);
    return a < b;
  });

  uint64_t calls = 0;
  double self = 0;
  bool marks = false;
  for (const FunctionGroup &group : groups) {
    marks |= group.sum.total.isUncertain();
    calls += group.sum.calls;
    self += group.sum.total.self;
  }
  std::string text =
      fmt::format("         {} function calls in {:.3f} seconds\n\n"
                  "   Ordered by: {}\n{}\n"
                  "   ncalls  tottime  percall  cumtime  percall "
                  "filename:lineno(function)\n",
                  calls, self * 1e-9, order.title,
                  marks ? fmt::format("   {}\n", kMarkNote) : "");
  for (const FunctionGroup *group : sorted)
    text += row(profile, *group);
  return text;
}

} // namespace

int functionsCommand(int argc, char **argv) {
  std::vector<std::string> profiles = {"prof.out"};
  std::string format, sort = "time";
  std::vector<std::string> orderNames;
  for (const Order &order : kOrders)
    orderNames.push_back(order.name);
  CLI::App app("Prints calls and times of each tagged function.");
  app.add_option("PROFILE", profiles,
                 "what the program wrote, added up (default: prof.out)");
  app.add_option("--sort", sort,
                 "time (with callees, default), self, calls or name")
      ->check(CLI::IsMember(orderNames));
  addFormatOption(app, format);
  if (std::optional<int> status = parseCommandLine(app, argc, argv))
    return *status;

  Expected<Profile> profile = loadProfiles(profiles);
  if (!profile)
    return reportError(profile.takeError());
  for (const std::string &warning : profile->warnings())
    reportWarning(warning);
  return writeOut(format == "json"
                      ? toJson(*profile, profile->functions())
                      : functionTable(*profile, orderCalled(sort)));
}

} // namespace lineprof
