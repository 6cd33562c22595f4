//===- commands/Functions.cpp - lineprof functions ------------------------===//
//
// Part of lineprof, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// Prints calls and times of each function in cProfile's table, who calls whom,
// or the calling contexts. With --format=json, everything that the profiles
// say.
//
//===----------------------------------------------------------------------===//

#include "calls/LeafCalls.h"
#include "commands/CommandLine.h"
#include "commands/Commands.h"
#include "report/FunctionTables.h"
#include "report/Json.h"
#include "support/Text.h"

using llvm::Expected;

namespace lineprof {

namespace {

struct Options {
  std::vector<std::string> profiles = {"prof.out"};
  std::string format;
  ListOptions list;
  bool callers = false, callees = false, tree = false;
  double minPercent = 0.5;
  NumberStyle style = NumberStyle::Seconds;
};

void addOptions(CLI::App &app, Options &options) {
  app.add_option("PROFILE", options.profiles,
                 "what the program wrote, added up (default: prof.out)");
  auto *sort = app.add_option("--sort", options.list.sort,
                              "orders, the first decides (default: cumulative, "
                              "or calls if no times were taken)")
                   ->type_name("LIST:{" + sortKeyNames() + "}")
                   ->delimiter(',')
                   ->allow_extra_args(false)
                   ->check(CLI::Validator(checkSortKey, ""));
  auto *reverse = app.add_flag("--reverse", options.list.reverse,
                               "print the list from its end");
  auto *only =
      app.add_option("--only", options.list.only,
                     "a number of functions, a fraction of them (0.1), or a "
                     "regular expression for file:line(name); in turn")
          ->type_name("RESTRICTION")
          ->allow_extra_args(false)
          ->check(CLI::Validator(checkRestriction, ""));
  auto *callers =
      app.add_flag("--callers", options.callers, "who called each function");
  app.add_flag("--callees", options.callees, "whom each function called")
      ->excludes(callers);
  auto *tree =
      app.add_flag("--tree", options.tree, "time by calling context, sampled")
          ->excludes(callers)
          ->excludes("--callees")
          ->excludes(sort)
          ->excludes(reverse)
          ->excludes(only);
  app.add_option("--min-percent", options.minPercent,
                 "the least time in the tree (default: 0.5)")
      ->check(isNumber(0, 100))
      ->needs(tree);
  app.add_flag_callback(
      "--human", [&] { options.style = NumberStyle::Human; },
      "numbers such as 34.2M and 95.6 ms");
  addFormatOption(app, options.format);
}

Expected<std::string> report(const Profile &profile, const Options &options) {
  if (options.format == "json")
    return toJson(profile, profile.functions());
  std::vector<FunctionGroup> groups =
      groupFunctions(profile.functions(), profile.tree());
  std::vector<TreeNode> contexts = treeWithLeaves(profile);
  bool hasTree = contexts.size() > 1;
  if (options.tree) {
    if (!hasTree)
      return failure("{}: no sample fell into a tagged function, so there is "
                     "no tree; let the program run longer",
                     fmt::join(options.profiles, ", "));
    return treeTable(profile, groups, buildCallTree(contexts, groups),
                     options.minPercent, options.style);
  }
  std::vector<CallEdge> edges = callEdges(contexts, groups);
  FunctionList list(profile, groups, edges, options.list);
  if (options.callers)
    return callerTable(profile, list, groups, edges, hasTree, options.style);
  if (options.callees)
    return calleeTable(profile, list, groups, edges, hasTree, options.style);
  return functionTable(list, options.style);
}

} // namespace

int functionsCommand(int argc, char **argv) {
  Options options;
  CLI::App app("Prints calls and times of each tagged function.");
  addOptions(app, options);
  if (std::optional<int> status = parseCommandLine(app, argc, argv))
    return *status;

  Expected<Profile> profile = loadProfiles(options.profiles);
  if (!profile)
    return reportError(profile.takeError());
  for (const std::string &warning : profile->warnings())
    reportWarning(warning);
  Expected<std::string> text = report(*profile, options);
  if (!text)
    return reportError(text.takeError());
  return writeOut(*text);
}

} // namespace lineprof
