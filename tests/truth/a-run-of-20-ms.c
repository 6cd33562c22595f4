// A short run has a profile that can be used: its lines are in the right order,
// and roughly right.
// RUN: %check_times --runs=15 --worst=15 --mean=8 %s
#include "Inputs/stopwatch.h"

static uint64_t ten, thirty, sixty, all;

LINEPROF_PROFILE static void work(void) { // total: all
  startLaps();
  for (int i = 0; i < 4; ++i) {
    burn(500 * kUs, &ten);     // wall: ten
    burn(1500 * kUs, &thirty); // wall: thirty
    burn(3000 * kUs, &sixty);  // wall: sixty
  }
}

int main(void) {
  work();
  all = ten + thirty + sixty;
  report("ten", ten);
  report("thirty", thirty);
  report("sixty", sixty);
  report("all", all);
  return 0;
}
