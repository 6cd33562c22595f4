// One processor for the program, and another process on it if it likes. Before
// all other headers, for _GNU_SOURCE.
#ifndef ONE_PROCESSOR_H
#define ONE_PROCESSOR_H

#define _GNU_SOURCE
#include <sched.h>
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

#endif // ONE_PROCESSOR_H
