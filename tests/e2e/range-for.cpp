// RUN: %check_hits %s
#include "lineprof/lineprof.h"
#include <cstdio>
#include <vector>

LINEPROF_PROFILE int sum(const std::vector<int> &values) { // calls: 3
  int total = 0;                                           // hits: 3
  for (int value : values)                                 // hits: 52
    total += value;                                        // hits: 49
  int table[] = {1, 2, 3};                                 // hits: 3
  for (int &entry : table) {                               // hits: 12
    entry *= 2;                                            // hits: 9
    total += entry;                                        // hits: 9
  }
  return total; // hits: 3
}

int main() { printf("%d\n", sum({}) + sum({1}) + sum(std::vector<int>(48, 2))); }
