/* Naps and counts until standard input ends. Naps take the time, counting has the hits. */
#include "lineprof/lineprof.h"
#include <poll.h>
#include <stdio.h>
#include <unistd.h>

LINEPROF_PROFILE __attribute__((noinline)) static void naps(void) {
  usleep(20000); /* napping */
}

LINEPROF_PROFILE __attribute__((noinline)) static int counts(int n) {
  return n + 1; /* counting */
}

int main(void) {
  struct pollfd input = {0, POLLIN, 0};
  int sum = 0;
  naps();
  puts("done");
  fflush(stdout);
  while (poll(&input, 1, 0) == 0) {
    naps();
    for (int i = 0; i < 1000; ++i)
      sum = counts(sum);
  }
  return sum < 0;
}
