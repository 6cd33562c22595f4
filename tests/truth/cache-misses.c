// A load that misses the cache has its time itself, and not the line after it: an
// interrupt goes back to the instruction after the one that was waited for. Some
// processors end several instructions at once and go back to a later one: 1% to
// 3% of the time on an Intel Xeon.
// RUN: %check_times --worst=5 --mean=5 %s
// RUN: %check_times --worst=5 --mean=5 --set LINEPROF_PCS=timer %s
#include "Inputs/stopwatch.h"
#include <stdlib.h>

enum { kNodes = 1 << 20, kSteps = 20000000 };
struct Node { struct Node *next; char rest[56]; };
static struct Node nodes[kNodes];
static unsigned order[kNodes];

LINEPROF_PROFILE __attribute__((noinline)) static struct Node *
walk(struct Node *at, unsigned long *sum) {
  unsigned long a = 1, b = 2;
  for (int i = 0; i < kSteps; ++i) {
    at = at->next; // self: 100%
    a = a * 3 + (b ^ (unsigned)i);
    __asm__ volatile("" : "+r"(a));
    b += a >> 3;
    __asm__ volatile("" : "+r"(b));
  }
  *sum = a + b;
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
    nodes[order[i]].next = &nodes[order[(i + 1) % kNodes]];
  unsigned long sum;
  return walk(nodes, &sum) == NULL || sum == 0;
}
