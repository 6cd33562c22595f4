// One processor for the program, and another process on it if it likes. Before
// all other headers, for _GNU_SOURCE.
#ifndef ONE_PROCESSOR_H
#define ONE_PROCESSOR_H

#define _GNU_SOURCE
#include "stopwatch.h"
#include <sched.h>
#include <signal.h>
#include <unistd.h>

/// From here on the thread, and what it starts, has the one that it is on.
static void stayOnOneProcessor(void) {
  cpu_set_t one;
  CPU_ZERO(&one);
  CPU_SET(sched_getcpu(), &one);
  sched_setaffinity(0, sizeof one, &one);
}

/// A process that computes until it is killed.
__attribute__((unused)) static pid_t startOtherProcess(void) {
  pid_t other = fork();
  if (other == 0)
    for (;;)
      ;
  return other;
}

/// Calls work for three seconds, and says how long that took, on a processor
/// that so many other processes compute on as well.
__attribute__((unused)) static uint64_t
workBesideOthers(int others, uint64_t (*work)(uint64_t), uint64_t *all) {
  stayOnOneProcessor();
  pid_t ids[others];
  for (int i = 0; i < others; ++i)
    ids[i] = startOtherProcess();
  uint64_t x = 1, begin = wallNs();
  do
    x = work(x);
  while ((*all = wallNs() - begin) < 3000 * (uint64_t)kMs);
  for (int i = 0; i < others; ++i)
    kill(ids[i], SIGKILL);
  return x;
}

#endif // ONE_PROCESSOR_H
