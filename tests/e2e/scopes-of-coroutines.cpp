// RUN: %check_hits %s --cflags="-std=c++20"
// Oracle: none, gcov counts a coroutine that goes on as one more.
// In a coroutine each lifetime has a cleanup, for the case that it is destroyed while suspended.
#include "Inputs/task.h"
#include "lineprof/lineprof.h"
#include <cstdio>
#include <string>

static int total;

struct Event {
  int value;
  bool await_ready() { return value % 2; }
  void await_suspend(std::coroutine_handle<>) {}
  int await_resume() { return value; }
};

struct Guard {
  Guard() { ++total; }
  ~Guard() { --total; }
};

LINEPROF_PROFILE static Task run(int n) { // calls: 1
  for (int i = 0; i < n; ++i) {           // hits: 10
    if (int k = co_await Event{i}; k > 5) // hits: 10
      ++total;                            // hits: 4
    else if (int j = co_await Event{k}; j > 3) // hits: 6
      --total;                            // hits: 2
    Guard first;                          // hits: 10
    co_await Event{i};                    // hits: 10
    Guard second;                         // hits: 10
    int a = co_await Event{i};            // hits: 10
    switch (co_await Event{a}) {          // hits: 10
    case 3:
      break;
    case 4:
      continue;                           // hits: 1
    default:
      co_await Event{1};                  // hits: 8
    }
    if (a == 9)                           // hits: 9
      break;                              // hits: 1
    Guard third;                          // hits: 8
    co_await Event{2};                    // hits: 8
    std::string name;                     // hits: 8
    name += i % 2 ? co_await Event{i} : std::string("even")[0]; // hits: 8
    for (char c : {'a', 'b'})             // hits: 24
      if (c == 'a')                       // hits: 16
        total += co_await Event{0};       // hits: 8
  } // hits: 10
  ++total;                                // hits: 1
}

int main() {
  total = 0;
  Task task = run(20);
  while (!task.handle.done())
    task.handle.resume();
  task.handle.destroy();
  printf("%d\n", total);
}
