//===- watch/Screen.cpp - a terminal that one program has to itself -------===//
//
// Part of lineprof, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "watch/Screen.h"

#include "support/Text.h"

#include <cerrno>
#include <cstring>

#include <poll.h>
#include <sys/ioctl.h>
#include <sys/signalfd.h>
#include <unistd.h>

using llvm::Error;
using llvm::StringRef;

namespace lineprof {

namespace {

constexpr int kTaken[] = {SIGHUP,  SIGINT,  SIGQUIT, SIGTERM,
                          SIGTSTP, SIGCONT, SIGWINCH};

/// Alternate screen, no cursor, no wrapping.
constexpr StringRef kEnter = "\x1b[?1049h\x1b[?25l\x1b[?7l";
constexpr StringRef kLeave = "\x1b[?7h\x1b[?25h\x1b[?1049l";

/// But for those that are ignored, as under nohup: they would come otherwise.
sigset_t takenSet() {
  sigset_t set;
  sigemptyset(&set);
  for (int number : kTaken) {
    struct sigaction action;
    sigaction(number, nullptr, &action);
    if (action.sa_handler != SIG_IGN)
      sigaddset(&set, number);
  }
  return set;
}

bool writeAll(StringRef text) {
  while (!text.empty()) {
    ssize_t size = write(STDOUT_FILENO, text.data(), text.size());
    if (size < 0 && errno == EAGAIN) { // others may have made it non-blocking
      pollfd output = {STDOUT_FILENO, POLLOUT, 0};
      poll(&output, 1, -1);
    } else if (size < 0 && errno != EINTR) {
      return false;
    }
    text = text.drop_front(std::max<ssize_t>(size, 0));
  }
  return true;
}

winsize sizeOfTerminal() {
  winsize size = {};
  ioctl(STDOUT_FILENO, TIOCGWINSZ, &size);
  return size;
}

} // namespace

Screen::Screen() {
  sigset_t taken = takenSet();
  sigprocmask(SIG_BLOCK, &taken, &maskBefore);
  signals = signalfd(-1, &taken, SFD_CLOEXEC | SFD_NONBLOCK);
  enter();
}

Screen::~Screen() {
  leave();
  close(signals);
  sigprocmask(SIG_SETMASK, &maskBefore, nullptr);
}

void Screen::enter() {
  if (!isEntered && tcgetattr(STDIN_FILENO, &before))
    return;
  termios raw = before;
  raw.c_lflag &= ~(ICANON | ECHO);
  raw.c_iflag &= ~(IXON | ICRNL);
  raw.c_cc[VMIN] = 1;
  raw.c_cc[VTIME] = 0;
  tcsetattr(STDIN_FILENO, TCSADRAIN, &raw);
  isEntered = true;
  writeAll(kEnter);
}

void Screen::leave() {
  if (!isEntered)
    return;
  isEntered = false;
  writeAll(kLeave);
  tcsetattr(STDIN_FILENO, TCSADRAIN, &before);
}

size_t Screen::rows() const {
  size_t rows = sizeOfTerminal().ws_row;
  return rows ? rows : 24;
}

size_t Screen::columns() const {
  size_t columns = sizeOfTerminal().ws_col;
  return columns ? columns : 80;
}

Error Screen::show(llvm::ArrayRef<std::string> lines) {
  std::string frame = "\x1b[H";
  for (const std::string &line : lines)
    frame += (&line == lines.data() ? "" : "\r\n") + line + "\x1b[K";
  if (writeAll(frame + "\x1b[J"))
    return Error::success();
  return failure("standard output: {}; give it a terminal, or a file with "
                 "--count",
                 strerror(errno));
}

Screen::Event Screen::takeSignal() {
  signalfd_siginfo info;
  if (read(signals, &info, sizeof info) != sizeof info)
    return Event::Redraw;
  switch (info.ssi_signo) {
  case SIGWINCH:
    return Event::Redraw;
  case SIGTSTP: {
    leave();
    // Pending and let through, it stops us here.
    sigset_t stop;
    sigemptyset(&stop);
    sigaddset(&stop, SIGTSTP);
    raise(SIGTSTP);
    sigprocmask(SIG_UNBLOCK, &stop, nullptr);
    sigprocmask(SIG_BLOCK, &stop, nullptr);
    enter();
    return Event::Redraw;
  }
  case SIGCONT: // the shell may have changed the terminal
    enter();
    return Event::Redraw;
  default:
    ending = info.ssi_signo;
    return Event::End;
  }
}

Screen::Event Screen::wait(std::optional<Clock::time_point> until) {
  using std::chrono::milliseconds;
  int timeout = -1;
  if (until)
    timeout = std::max<int64_t>(
        0, std::chrono::ceil<milliseconds>(*until - Clock::now()).count());
  pollfd sources[] = {{STDIN_FILENO, POLLIN, 0}, {signals, POLLIN, 0}};
  int count = poll(sources, 2, timeout);
  if (count < 0)
    return errno == EINTR ? Event::Redraw : Event::End;
  if (count == 0)
    return Event::Time;
  if (sources[1].revents)
    return takeSignal();
  char bytes[64];
  ssize_t size = read(STDIN_FILENO, bytes, sizeof bytes);
  if (size <= 0)
    return Event::End;
  typed.append(bytes, size);
  return Event::Input;
}

} // namespace lineprof
