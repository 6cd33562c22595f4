// A call that the sampler sees, and that ends before it has looked further, is
// timed: it does not count once more.
// RUN: %check_times --worst 1 --mean 1 %s
#include "Inputs/stopwatch.h"

static uint64_t five, ten, all;

LINEPROF_PROFILE static void work(void) { // total: all
  startLaps();
  for (int i = 0; i < 130000; ++i) {
    burn(5 * kUs, &five); // wall: five
    burn(10 * kUs, &ten); // wall: ten
  }
}

int main(void) {
  work();
  all = five + ten;
  report("five", five);
  report("ten", ten);
  report("all", all);
  return 0;
}
