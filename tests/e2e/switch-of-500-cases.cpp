// RUN: %check_hits %s
#include "lineprof/lineprof.h"
#include <cstdio>

// clang-format off
#define C1(n)   case n: total += n ^ 21; break;
#define C10(n)  C1(n) C1(n + 1) C1(n + 2) C1(n + 3) C1(n + 4) C1(n + 5)        \
                C1(n + 6) C1(n + 7) C1(n + 8) C1(n + 9)
#define C100(n) C10(n) C10(n + 10) C10(n + 20) C10(n + 30) C10(n + 40)         \
                C10(n + 50) C10(n + 60) C10(n + 70) C10(n + 80) C10(n + 90)

LINEPROF_PROFILE long dispatch(int n) { // calls: 1000
  long total = 1;                       // hits: 1000
  switch (n) {                          // hits: 1000
  C100(0)                               // hits: 172
  C100(100)                             // hits: 171
  C100(200)                             // hits: 171
  C100(300)                             // hits: 172
  C10(400) C10(410) C10(420) C10(430)   // hits: 62
  C10(440)                              // hits: 16
  C10(450)                              // hits: 16
  C10(460) C10(470) C10(480)            // hits: 47
  C10(490)                              // hits: 16
  default:
    total = -1; // hits: 157
  }
  return total; // hits: 1000
}

int main() {
  long sum = 0;
  for (int i = 0; i < 1000; ++i)
    sum += dispatch(i * 7 % 600);
  printf("%ld\n", sum);
}
