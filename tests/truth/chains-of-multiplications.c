// A loop of dependent multiplications has no calls: its lines are told apart by
// program counters alone, in CPU time.
// RUN: %check_times %s
// RUN: %check_times --sampled --set LINEPROF_PCS=timer %s
#include "Inputs/stopwatch.h"

static uint64_t one, two, three;
static volatile double seed = 1.0000001;

LINEPROF_PROFILE static double work(int rounds) { // total-cpu: all
  double x = seed, factor = seed;
  startCpuLaps();
  for (int i = 0; i < rounds; ++i) {
    for (int j = 0; j < 20000000; ++j) { x *= factor; __asm__ volatile("" : "+x"(x)); } // cpu: one
    cpuLap(&one);
    for (int j = 0; j < 40000000; ++j) { x *= factor; __asm__ volatile("" : "+x"(x)); } // cpu: two
    cpuLap(&two);
    for (int j = 0; j < 60000000; ++j) { x *= factor; __asm__ volatile("" : "+x"(x)); } // cpu: three
    cpuLap(&three);
  }
  return x;
}

int main(void) {
  double x = work(20);
  report("one", one);
  report("two", two);
  report("three", three);
  report("all", one + two + three);
  return x == 0;
}
