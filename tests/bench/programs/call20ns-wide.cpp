// A hundred million calls of a function of some 20 ns that keeps the processor
// busy: nothing in it waits for long, so what profiling adds isn't hidden.
#include "lineprof/lineprof.h"
#include <cstdint>
#include <cstdio>

static inline uint64_t scramble(uint64_t value) {
  value = (value ^ value >> 33) * 0xff51afd7ed558ccdu;
  value = (value ^ value >> 29) * 0xc4ceb9fe1a85ec53u;
  return value ^ value >> 32;
}

LINEPROF_PROFILE __attribute__((noinline))
uint64_t mix(uint64_t seed) {
  uint64_t a = scramble(seed + 1) ^ scramble(seed + 2) ^ scramble(seed + 3);
  uint64_t b = scramble(seed + 4) + scramble(seed + 5) + scramble(seed + 6);
  uint64_t c = scramble(seed + 7) ^ scramble(seed + 8) ^ scramble(seed + 9);
  uint64_t d = scramble(seed - 1) + scramble(seed - 2) + scramble(seed - 3);
  uint64_t e = scramble(seed - 4) ^ scramble(seed - 5) ^ scramble(seed - 6);
  uint64_t f = scramble(seed - 7) + scramble(seed - 8) + scramble(seed - 9);
  return (a - b) ^ (c - d) ^ (e - f);
}

int main() {
  uint64_t sum = 0;
  for (int call = 0; call < 100000000; ++call)
    sum += mix(call);
  printf("%lu\n", sum);
}
