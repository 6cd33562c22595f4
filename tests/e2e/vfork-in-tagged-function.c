// RUN: %check_hits %s
#include "lineprof/lineprof.h"
#include <stdio.h>
#include <stdlib.h>
#include <sys/wait.h>
#include <unistd.h>

LINEPROF_PROFILE static int runs(char *program, int n) { // calls: 2
  int failed = 0;                                        // hits: 2
  for (int i = 0; i < n; ++i) {                          // hits: 8
    int status = -1;                                     // hits: 6
    pid_t child = vfork();                               // hits: 6
    if (child == 0) {                                    // hits: 12
      char *command[] = {program, "child", 0};           // hits: 6
      if (i % 2)                                         // hits: 6
        execv(program, command);                         // hits: 2
      _exit(3);                                          // hits: 4
    }
    waitpid(child, &status, 0);                    // hits: 6
    failed += status != (i % 2 ? 5 << 8 : 3 << 8); // hits: 6
  }
  return failed; // hits: 2
}

int main(int argc, char **argv) {
  if (argc > 1)
    return 5;
  printf("%d\n", runs(argv[0], 3) + runs(argv[0], 3));
}
