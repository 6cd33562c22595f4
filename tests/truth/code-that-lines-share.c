// Both ways load, clang makes one load of the two, and that has no line. Its time
// is that of both lines, by how often they ran.
// RUN: %check_times --worst=5 --mean=5 %s
#include "Inputs/stopwatch.h"
#include <stdlib.h>

enum { kNodes = 1 << 20, kSteps = 20000000 };
struct Node { unsigned left, right; char rest[56]; };
static struct Node nodes[kNodes];
static unsigned order[kNodes];

LINEPROF_PROFILE __attribute__((noinline)) static unsigned
walk(unsigned at, unsigned *turns) {
#pragma clang loop unroll(disable)
  for (unsigned i = 0; i < kSteps; ++i)
    if (i % 4 == 0) {
      *turns += at;
      at = nodes[at].left; // self: 25%
    } else {
      *turns -= i;
      at = nodes[at].right; // self: 75%
    }
  return at;
}

int main(void) {
  for (unsigned i = 0; i < kNodes; ++i)
    order[i] = i;
  for (unsigned i = kNodes - 1; i > 0; --i) {
    unsigned other = (unsigned)rand() % (i + 1), swapped = order[i];
    order[i] = order[other];
    order[other] = swapped;
  }
  for (unsigned i = 0; i < kNodes; ++i)
    nodes[order[i]].left = nodes[order[i]].right = order[(i + 1) % kNodes];
  unsigned turns = 0;
  return walk(order[0], &turns) == kNodes || turns == 1;
}
