// While no thread is in tagged code the sampler looks every 10 ms, and takes less
// than one percent of a processor: 3 ms of 2 s, three times that on a busy machine.
// RUN: rm -rf %t && mkdir %t && cd %t
// RUN: %clang -O2 %profile_flags %s -o program
// RUN: ./program
#include "Inputs/stopwatch.h"
#include <dirent.h>
#include <string.h>
#include <unistd.h>

struct Usage {
  unsigned long runNs, waitNs, slices;
};

LINEPROF_PROFILE __attribute__((noinline)) static double work(double x) {
  for (int i = 0; i < 10000000; ++i)
    x *= 1.0000001;
  return x;
}

/// Of the sampler's thread.
static struct Usage usage(void) {
  struct Usage found = {0, 0, 0};
  DIR *folder = opendir("/proc/self/task");
  for (struct dirent *entry; (entry = readdir(folder));) {
    char path[300], name[32] = "";
    snprintf(path, sizeof(path), "/proc/self/task/%s/comm", entry->d_name);
    FILE *file = entry->d_name[0] == '.' ? NULL : fopen(path, "r");
    if (!file)
      continue;
    if (fscanf(file, "%31s", name) == 1 && !strcmp(name, "lineprof")) {
      snprintf(path, sizeof(path), "/proc/self/task/%s/schedstat",
               entry->d_name);
      FILE *numbers = fopen(path, "r");
      if (fscanf(numbers, "%lu %lu %lu", &found.runNs, &found.waitNs,
                 &found.slices) != 3)
        found.slices = 0;
      fclose(numbers);
    }
    fclose(file);
  }
  closedir(folder);
  return found;
}

int main(void) {
  double x = work(1);
  usleep(200000); // it takes 100 ms to call a program idle
  struct Usage before = usage();
  usleep(2000000);
  struct Usage after = usage();
  double ms = (double)(after.runNs - before.runNs) / 1e6;
  unsigned long slices = after.slices - before.slices;
  printf("%.3f ms in %lu slices\n", ms, slices);
  return x == 0 || before.slices == 0 || slices < 100 || slices > 300 || ms > 20;
}
