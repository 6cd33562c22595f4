// RUN: %check_times --sampled --cflag=-DROUNDS=2000 %s
// RUN: %if long %{ %check_times --cflag=-DROUNDS=20000 %s %}
#include "Inputs/stopwatch.h"

static uint64_t ten, twenty, thirty, forty, all;

LINEPROF_PROFILE static void work(void) { // total: all
  startLaps();
  for (int i = 0; i < ROUNDS; ++i) {
    burn(100 * kUs, &ten);    // wall: ten
    burn(200 * kUs, &twenty); // wall: twenty
    burn(300 * kUs, &thirty); // wall: thirty
    burn(400 * kUs, &forty);  // wall: forty
  }
}

int main(void) {
  work();
  all = ten + twenty + thirty + forty;
  report("ten", ten);
  report("twenty", twenty);
  report("thirty", thirty);
  report("forty", forty);
  report("all", all);
  return 0;
}
