// RUN: %check_hits %s --only=-O2
// Where transparent huge pages are always on, as on Debian, the first slot of a
// thread took 2 MiB of memory, and the time to clear it.
// Oracle: none, it looks at the memory of the runtime.
#include "lineprof/lineprof.h"
#include <stdio.h>
#include <string.h>

/// "nh" among the flags of each large mapping that is no file's, but for the
/// stack's.
static int hugePagesAreOff(void) {
  FILE *maps = fopen("/proc/self/smaps", "r");
  char line[4096], rights[5];
  unsigned long begin, end, inode;
  int isLarge = 0, large = 0, off = 0;
  while (fgets(line, sizeof(line), maps))
    if (sscanf(line, "%lx-%lx %4s %*s %*s %lu", &begin, &end, rights, &inode) == 4) {
      isLarge =
          !inode && !strcmp(rights, "rw-p") && end - begin > 1000000 && !strstr(line, "[stack]");
    } else if (isLarge && !strncmp(line, "VmFlags:", 8)) {
      ++large;
      off += strstr(line, " nh") != NULL;
    }
  fclose(maps);
  return off == large; // without the plugin there is none
}

LINEPROF_PROFILE __attribute__((noinline)) static int inASlot(void) { // calls: 1
  return hugePagesAreOff();                                           // hits: 1
}

int main(void) { return !inASlot(); }
