//===- commands/Watch.cpp - lineprof watch --------------------------------===//
//
// Part of lineprof, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// Shows what a running program does, line by line, as top does for processes.
// Where nobody looks it prints one table after another.
//
//===----------------------------------------------------------------------===//

#include "commands/CommandLine.h"
#include "commands/Commands.h"
#include "support/Text.h"
#include "watch/Keys.h"
#include "watch/LiveView.h"
#include "watch/Screen.h"

#include <algorithm>
#include <thread>

#include <unistd.h>

using llvm::Error;
using llvm::Expected;

namespace lineprof {

namespace {

using Clock = Screen::Clock;

constexpr double kMinSeconds = 0.1, kMaxSeconds = 3600;

const std::map<std::string, LiveOrder> kOrders = {{"now", LiveOrder::Now},
                                                  {"time", LiveOrder::Time},
                                                  {"rate", LiveOrder::Rate},
                                                  {"hits", LiveOrder::Hits},
                                                  {"place", LiveOrder::Place}};

struct Options {
  std::string name = "prof.out";
  std::optional<uint64_t> count; ///< of tables; none: until the program ends
  ColorMode color = ColorMode::Auto;
  ViewOptions view;
};

Clock::duration intervalOf(const ViewOptions &view) {
  return std::chrono::duration_cast<Clock::duration>(
      std::chrono::duration<double>(view.seconds));
}

//===----------------------------------------------------------------------===//
// In a pipe or a file
//===----------------------------------------------------------------------===//

int printTables(Watcher &watcher, Options &options, const Terminal &terminal) {
  LiveView view(terminal.colors);
  const ViewSize size = {0, terminal.width};
  for (uint64_t printed = 0; !options.count || printed < *options.count;
       ++printed) {
    bool isFirst = printed == 0;
    if (watcher.process().end.empty())
      std::this_thread::sleep_for(intervalOf(options.view));
    else if (!isFirst)
      break;
    if (Error error = watcher.look())
      return reportError(std::move(error));
    std::string text = isFirst ? "" : "\n";
    for (const std::string &line : view.draw(watcher, options.view, size))
      text += line + "\n";
    if (int status = writeOut(text))
      return status;
  }
  return 0;
}

//===----------------------------------------------------------------------===//
// On a terminal
//===----------------------------------------------------------------------===//

/// What a key does to the view; false: leave. \p page is its height.
bool press(int key, ViewOptions &view, size_t page) {
  auto sortBy = [&](LiveOrder order) {
    view.order = order;
    view.first = 0;
  };
  auto show = [&](LiveKind kind) {
    view.kind = kind;
    view.first = 0;
  };
  auto back = [&](size_t rows) { view.first -= std::min(view.first, rows); };
  switch (key) {
  case 'q':
    return false;
  case 'f':
    show(LiveKind::Functions);
    break;
  case 'l':
    show(LiveKind::Lines);
    break;
  case 't':
    sortBy(LiveOrder::Now);
    break;
  case 'T':
    sortBy(LiveOrder::Time);
    break;
  case 'h':
    sortBy(LiveOrder::Rate);
    break;
  case 'H':
    sortBy(LiveOrder::Hits);
    break;
  case 'n':
    sortBy(LiveOrder::Place);
    break;
  case 'r':
    view.reverse = !view.reverse;
    view.first = 0;
    break;
  case 'p':
  case ' ':
    view.paused = !view.paused;
    break;
  case '+':
    view.seconds = std::min(view.seconds * 2, kMaxSeconds);
    break;
  case '-':
    view.seconds = std::max(view.seconds / 2, kMinSeconds);
    break;
  case '?':
    view.help = !view.help;
    break;
  case kKeyUp:
    back(1);
    break;
  case kKeyDown:
    view.first += 1;
    break;
  case kKeyPageUp:
    back(page);
    break;
  case kKeyPageDown:
    view.first += page;
    break;
  case kKeyHome:
    view.first = 0;
    break;
  case kKeyEnd:
    view.first = SIZE_MAX / 2;
    break;
  }
  return true;
}

/// The error is one line. \p ending is set to a signal that came.
Error follow(Watcher &watcher, ViewOptions &options, ColorDepth colors,
             int &ending) {
  Screen screen;
  LiveView view(colors);
  KeyDecoder keys;
  Clock::time_point last = Clock::now();
  for (;;) {
    ViewSize size = {screen.rows(), screen.columns()};
    if (Error error = screen.show(view.draw(watcher, options, size)))
      return error;
    std::optional<Clock::time_point> next;
    if (!options.paused && watcher.process().end.empty())
      next = last + intervalOf(options);
    switch (screen.wait(next)) {
    case Screen::Event::Time:
      if (Error error = watcher.look())
        return error;
      last = Clock::now();
      break;
    case Screen::Event::Input:
      keys.add(screen.input());
      while (std::optional<int> key = keys.next())
        if (!press(*key, options, LiveView::tableRows(size)))
          return Error::success();
      break;
    case Screen::Event::Redraw:
      break;
    case Screen::Event::End:
      ending = screen.endSignal();
      return Error::success();
    }
  }
}

int watch(Options &options) {
  Expected<std::string> path = Watcher::find(options.name);
  if (!path)
    return reportError(path.takeError());
  Watcher watcher(*path);
  if (Error error = watcher.look())
    return reportError(std::move(error));
  Terminal terminal = standardOutput(options.color);
  const char *type = getenv("TERM");
  bool hasScreen = terminal.interactive && isatty(STDIN_FILENO) && type &&
                   llvm::StringRef(type) != "dumb" && !options.count;
  int status = 0, ending = 0;
  if (!hasScreen)
    status = printTables(watcher, options, terminal);
  else if (Error error = follow(watcher, options.view, terminal.colors, ending))
    status = reportError(std::move(error));
  for (const std::string &warning : watcher.warnings())
    reportWarning(warning);
  if (ending)
    raise(ending);
  return status;
}

} // namespace

int watchCommand(int argc, char **argv) {
  Options options;
  CLI::App app("Shows what a running program does, line by line.");
  app.add_option("PROFILE", options.name,
                 "what the program writes, or its process id (default: "
                 "prof.out)");
  app.add_option("--interval", options.view.seconds,
                 "seconds between two looks, 0.1 to 3600 (default: 1)")
      ->type_name("SECONDS")
      ->check(isNumber(kMinSeconds, kMaxSeconds));
  auto *count =
      app.add_option("--count", options.count,
                     "print so many tables, one after the other, and end")
          ->check(isWholeNumber(1));
  app.add_flag_callback(
         "--once", [&] { options.count = 1; }, "the same as --count 1")
      ->excludes(count);
  app.add_flag_callback(
      "--functions", [&] { options.view.kind = LiveKind::Functions; },
      "a row for each function, not for each line");
  app.add_option_function<std::string>(
         "--sort",
         [&](const std::string &name) {
           options.view.order = kOrders.at(name);
         },
         "order of the rows: now (default), time, rate, hits or place")
      ->check(CLI::IsMember({"now", "time", "rate", "hits", "place"}));
  addColorOption(app, options.color);
  if (std::optional<int> status = parseCommandLine(app, argc, argv))
    return *status;
  return watch(options);
}

} // namespace lineprof
