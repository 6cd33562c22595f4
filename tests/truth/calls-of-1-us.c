// Calls that are too short to be timed. Sampled for two seconds they are off by half
// a point on average.
// RUN: %check_times --runs 5 --cflag=-DROUNDS=200000 %s
// RUN: %if long %{ %check_times --cflag=-DROUNDS=2000000 %s %}
#include "Inputs/stopwatch.h"

static uint64_t once, twice, thrice, most, all;

LINEPROF_PROFILE static void work(void) { // total: all
  startLaps();
  for (int i = 0; i < ROUNDS; ++i) {
    burn(1 * kUs, &once);   // wall: once
    burn(2 * kUs, &twice);  // wall: twice
    burn(3 * kUs, &thrice); // wall: thrice
    burn(4 * kUs, &most);   // wall: most
  }
}

int main(void) {
  work();
  all = once + twice + thrice + most;
  report("once", once);
  report("twice", twice);
  report("thrice", thrice);
  report("most", most);
  report("all", all);
  return 0;
}
