// What the tests of the page look at: templates, threads, two files, code that
// never runs, and times from 20 ms to nothing.

#include "shapes.h"

#include <pthread.h>
#include <unistd.h>

#define PROFILE [[clang::annotate("profile")]] __attribute__((noinline))

PROFILE static void nap() { usleep(20000); }

PROFILE static double burn(int rounds) {
  double sum = 0;
  for (int i = 0; i < rounds; ++i)
    sum += sum / (i + 1.0) + 1;
  return sum;
}

/* A comment of
   two lines <b> */
PROFILE static int choose(int x) {
  switch (x % 3) {
  case 0:
    return 1;
  case 1:
    return 2;
  default:
    return 3;
  }
}

PROFILE static int neverCalled(int x) {
  return x > 0 ? x : -x;
}

PROFILE static void *worker(void *unused) {
  nap();
  return burn(3000000) > 0 ? nullptr : unused;
}

PROFILE int main(int argc, char **argv) {
  pthread_t thread;
  pthread_create(&thread, nullptr, worker, nullptr);
  double sum = burn(6000000);
  for (int i = 0; i < 90; ++i)
    sum += choose(i);
  for (int i = 1; i <= 50; ++i)
    sum += Shape<int>{i, 2}.area() + Shape<double>{0.5, 1.0 * i}.area();
  pthread_join(thread, nullptr);
  if (argc > 1)
    return neverCalled(argc);
  return sum < 0;
}
