// RUN: %reliable %s
// Case: tagged destructors of statics, of locals and of threads, at exit
// Link: -pthread
#include "lineprof/lineprof.h"
#include <cstdio>
#include <cstdlib>
#include <thread>

struct Noisy {
  int n;
  LINEPROF_PROFILE explicit Noisy(int n) // calls: 5
      : n(n) {                           // hits: 5
    std::printf("made %d\n", n);         // hits: 5
  }
  LINEPROF_PROFILE ~Noisy() {     // calls: 4
    int sum = 0;                  // hits: 4
    for (int i = 0; i < n; ++i)   // hits: 16
      sum += i;                   // hits: 12
    std::printf("left %d\n", sum); // hits: 4
  }
};

static Noisy global(1);
static Noisy &local() {
  static Noisy noisy(2);
  return noisy;
}
static thread_local Noisy ofThread(3);

int main() {
  local();
  std::thread([] { ofThread.n += 1; }).join();
  ofThread.n += 2;
  Noisy here(4);
  here.n -= 1;
  std::fflush(stdout);
  std::exit(0);
}
