// Calls that wait come back when they should, never with EINTR and never early.
// RUN: rm -rf %t && mkdir %t && cd %t
// RUN: %clang -O2 %profile_flags %s -o program -pthread
// RUN: env LINEPROF_PCS=perf ./program 2.5
// RUN: env LINEPROF_PCS=timer ./program 2.5
// RUN: %if long %{ env LINEPROF_PCS=perf ./program 60 %}
// RUN: %if long %{ env LINEPROF_PCS=timer ./program 60 %}
#include "Inputs/stopwatch.h"
#include <errno.h>
#include <poll.h>
#include <stdlib.h>
#include <string.h>
#include <sys/epoll.h>
#include <sys/select.h>
#include <unistd.h>

static int ends[2], poller;

static void check(int ok, const char *what) {
  if (ok)
    return;
  fprintf(stderr, "%s: %s\n", what, errno == EINTR ? "EINTR" : "early");
  exit(1);
}

/// True if ms have passed since *begin. Starts *begin anew.
static int passed(uint64_t *begin, unsigned ms) {
  uint64_t now = wallNs(), since = now - *begin;
  *begin = now;
  return since >= (uint64_t)ms * kMs;
}

/// Computes as well, since a timer of program counters only runs then.
LINEPROF_PROFILE __attribute__((noinline)) static double oneRound(double x) {
  struct timespec two = {0, 2 * kMs}, left;
  struct timeval twoUs = {0, 2000};
  struct epoll_event event;
  struct pollfd reading = {ends[0], POLLIN, 0};
  char byte;
  fd_set set;
  for (int i = 0; i < 1000000; ++i)
    x *= 1.0000001;
  uint64_t t = wallNs();
  check(epoll_wait(poller, &event, 1, 2) == 0 && passed(&t, 2), "epoll_wait");
  check(poll(&reading, 1, 2) == 0 && passed(&t, 2), "poll");
  FD_ZERO(&set);
  FD_SET(ends[0], &set);
  check(select(ends[0] + 1, &set, NULL, NULL, &twoUs) == 0 && passed(&t, 2),
        "select");
  check(nanosleep(&two, &left) == 0 && passed(&t, 2), "nanosleep");
  check(usleep(2000) == 0 && passed(&t, 2), "usleep");
  for (int i = 0; i < 1000000; ++i)
    x *= 1.0000001;
  check(write(ends[1], "", 1) == 1 && read(ends[0], &byte, 1) == 1, "read");
  return x;
}

int main(int count, char **values) {
  struct epoll_event event = {EPOLLIN, {0}};
  if (pipe(ends) || (poller = epoll_create1(0)) < 0 ||
      epoll_ctl(poller, EPOLL_CTL_ADD, ends[0], &event))
    return 2;
  double x = 1;
  uint64_t end = wallNs() + (uint64_t)(atof(values[count - 1]) * 1e9);
  while (wallNs() < end)
    x = oneRound(x);
  return x == 0;
}
