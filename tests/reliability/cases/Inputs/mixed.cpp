// A little of everything: what variants.txt compiles in many ways.
#include "lineprof/lineprof.h"
#include <pthread.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

LINEPROF_PROFILE static int fibonacci(int n) { // calls: 177
  if (n < 2)                                   // hits: 177
    return n;                                  // hits: 89
  return fibonacci(n - 1) + fibonacci(n - 2);  // hits: 88
}

struct Shape {
  virtual int area(int n) const = 0;
};

struct Square : Shape {
  LINEPROF_PROFILE int area(int n) const override { // calls: 50
    return n * n;                                   // hits: 50
  }
};

struct Failure {
  int number;
};

LINEPROF_PROFILE static int mayThrow(int n) { // calls: 100
  char text[32];
  snprintf(text, sizeof(text), "%d", n); // hits: 100
  if (n % 4 == 0)                        // hits: 100
    throw Failure{n};                    // hits: 25
  return int(strlen(text));              // hits: 75
}

template <typename T> LINEPROF_PROFILE inline T sumOf(const T *numbers, int count) { // calls: 4
  T sum = 0;                        // hits: 4
  for (int i = 0; i < count; ++i) { // hits: 4004
    if (numbers[i] % 3 == 0)        // hits: 4000
      sum += numbers[i];            // hits: 1336
    else
      sum -= 1; // hits: 2664
  }
  return sum; // hits: 4
}

LINEPROF_PROFILE static long run(const Shape &shape) { // calls: 1
  long sum = fibonacci(10);                            // hits: 1
  for (int i = 0; i < 100; ++i) {                      // hits: 101
    try {
      sum += mayThrow(i); // hits: 100
    } catch (const Failure &failure) {
      sum += failure.number; // hits: 25
    }
  }
  for (int i = 0; i < 50; ++i) // hits: 51
    sum += shape.area(i);      // hits: 50
  return sum;                  // hits: 1
}

/// For times alone: of a function, and of lines of its own code.
LINEPROF_PROFILE __attribute__((noinline)) static void naps(int n) { // sleeps: 10
  for (int i = 0; i < n; ++i)
    usleep(1000);
}

LINEPROF_PROFILE __attribute__((noinline)) static unsigned
spins(unsigned n) { // computes
  for (int i = 0; i < 20000000; ++i) {
    __asm__ volatile("" : "+r"(n));
    n = n * 1664525 + 1013904223;
  }
  return n;
}

static int numbers[1000];

static void *thread(void *result) {
  *static_cast<int *>(result) = sumOf(numbers, 1000);
  return nullptr;
}

int main() {
  for (int i = 0; i < 1000; ++i)
    numbers[i] = i;
  pthread_t threads[4];
  int sums[4], sum = 0;
  for (int i = 0; i < 4; ++i)
    pthread_create(&threads[i], nullptr, thread, &sums[i]);
  for (int i = 0; i < 4; ++i) {
    pthread_join(threads[i], nullptr);
    sum += sums[i];
  }
  naps(10);
  printf("%ld %d %u\n", run(Square()), sum, spins(1));
  return 7;
}
