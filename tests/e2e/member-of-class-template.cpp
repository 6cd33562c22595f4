// RUN: %check_hits %s
#include "lineprof/lineprof.h"
#include <cstdio>

template <typename T> class Stack {
public:
  LINEPROF_PROFILE void push(T value) { // calls: 70
    if (size < 64)                      // hits: 70
      values[size++] = value;           // hits: 68
    else                                //
      ++dropped;                        // hits: 2
  }
  LINEPROF_PROFILE T pop();
  T values[64] = {};
  int size = 0, dropped = 0;
};

template <typename T> T Stack<T>::pop() { // calls: 12
  if (!size)                              // hits: 12
    return T();                           // hits: 2
  return values[--size];                  // hits: 10
}

int main() {
  Stack<int> ints;
  Stack<double> doubles;
  for (int i = 0; i < 66; ++i)
    ints.push(i);
  for (int i = 0; i < 4; ++i)
    doubles.push(i * 0.5);
  double sum = 0;
  for (int i = 0; i < 6; ++i)
    sum += ints.pop() + doubles.pop();
  printf("%f %d\n", sum, ints.dropped);
}
