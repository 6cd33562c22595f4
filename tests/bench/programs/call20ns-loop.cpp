// A hundred million calls of a function of some 20 ns that is a short loop.
#include "lineprof/lineprof.h"
#include <cstdint>
#include <cstdio>

LINEPROF_PROFILE __attribute__((noinline))
uint32_t hash(const unsigned char *text, int length) {
  uint32_t value = 2166136261u;
  for (int i = 0; i < length; ++i)
    value = (value ^ text[i]) * 16777619u;
  return value;
}

int main() {
  unsigned char text[17] = "it has 16 bytes.";
  uint32_t sum = 0;
  for (int call = 0; call < 100000000; ++call) {
    text[0] = sum;
    sum += hash(text, 16);
  }
  printf("%u\n", sum);
}
