// RUN: %check_hits %s
#include "lineprof/lineprof.h"
#include <cstdio>

template <typename T> LINEPROF_PROFILE int size(T) { // calls: 20
  return sizeof(T);                                  // hits: 20
}

template <> LINEPROF_PROFILE int size(const char *text) { // calls: 5
  int n = 0;                                              // hits: 5
  while (text[n])                                         // hits: 30
    ++n;                                                  // hits: 25
  return n;                                               // hits: 5
}

template <int N> LINEPROF_PROFILE int countdown() { // calls: 4
  return N + countdown<N - 1>();                    // hits: 4
}
template <> LINEPROF_PROFILE int countdown<0>() { // calls: 1
  return 0;                                       // hits: 1
}

int main() {
  int sum = countdown<4>();
  for (int i = 0; i < 10; ++i)
    sum += size(i) + size(i * 1.0);
  for (int i = 0; i < 5; ++i)
    sum += size("hello");
  printf("%d\n", sum);
}
