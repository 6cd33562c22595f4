// A hundred million calls of a function that computes for some 20 ns, and has
// no loop: a chain of divisions and multiplications, each waiting for the last.
#include "lineprof/lineprof.h"
#include <cstdint>
#include <cstdio>

LINEPROF_PROFILE __attribute__((noinline))
uint32_t mix(uint32_t value, uint32_t divisor) {
  value = value / divisor * 0x9e3779b1u + 1;
  value = value / divisor * 0x85ebca6bu + 3;
  value = value / divisor * 0xc2b2ae35u + 5;
  value = value / divisor * 0x27d4eb2fu + 7;
  return value ^ value >> 15;
}

int main() {
  uint32_t value = 1;
  for (int call = 0; call < 100000000; ++call)
    value = mix(value, 3 + (call & 1));
  printf("%u\n", value);
}
