// RUN: %reliable %s
// Case: vfork and exec, posix_spawn, system
#include "lineprof/lineprof.h"
#include <spawn.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/wait.h>
#include <unistd.h>

extern char **environ;

LINEPROF_PROFILE static int work(int n) { // calls: 7
  int sum = 0;                            // hits: 7
  for (int i = 0; i < n; ++i)             // hits: 77
    sum += i;                             // hits: 70
  return sum;                             // hits: 7
}

static void await(pid_t child) {
  int status = -1;
  waitpid(child, &status, 0);
  printf("%d\n", WEXITSTATUS(status));
}

int main(int argc, char **argv) {
  if (argc > 1)
    return work(10) != 45;
  char *command[] = {argv[0], "child", 0};
  work(10);
  fflush(stdout);
  pid_t child = vfork();
  if (child == 0) {
    execv(argv[0], command);
    _exit(127);
  }
  work(10);
  await(child);
  if (posix_spawn(&child, argv[0], 0, 0, command, environ) == 0)
    await(child);
  work(10);
  printf("%d\n", system("./program child"));
  work(10);
}
