//===- watch/Screen.h - a terminal that one program has to itself ---------===//
//
// Part of lineprof, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
#ifndef LINEPROF_TOOLS_WATCH_SCREEN_H
#define LINEPROF_TOOLS_WATCH_SCREEN_H

#include "llvm/ADT/ArrayRef.h"
#include "llvm/Support/Error.h"

#include <chrono>
#include <optional>
#include <string>

#include <csignal>
#include <termios.h>

namespace lineprof {

/// The alternate screen, without cursor and echo, from construction to
/// destruction. Signals are taken between frames: those that end a program end
/// wait(), ^Z gives the terminal back until the program goes on. One at a time,
/// in the only thread.
class Screen {
public:
  Screen();
  ~Screen();
  Screen(const Screen &) = delete;
  Screen &operator=(const Screen &) = delete;

  size_t rows() const;
  size_t columns() const;

  /// Shows \p lines, which fit, in one piece. The error is one line.
  llvm::Error show(llvm::ArrayRef<std::string> lines);

  enum class Event {
    Time,   ///< \p until has come
    Input,  ///< input() has more
    Redraw, ///< the size has changed, or the program goes on
    End,    ///< the terminal is gone, or endSignal() has come
  };
  using Clock = std::chrono::steady_clock;

  /// Waits for the first of these; without \p until, not for Time.
  Event wait(std::optional<Clock::time_point> until);

  /// What was typed since it was asked last.
  std::string input() { return std::exchange(typed, {}); }

  /// To be raised once the terminal is as it was; 0: none has come.
  int endSignal() const { return ending; }

private:
  void enter();
  void leave();
  Event takeSignal();

  termios before;
  bool isEntered = false;
  sigset_t maskBefore;
  int signals; ///< descriptor
  int ending = 0;
  std::string typed;
};

} // namespace lineprof

#endif // LINEPROF_TOOLS_WATCH_SCREEN_H
