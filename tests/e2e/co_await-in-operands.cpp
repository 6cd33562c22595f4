// RUN: %check_hits %s --cflags="-std=c++20"
// Oracle: none, gcov counts a coroutine that goes on as one more.
// Behind a destructor that a flag asks for is a jump without a place.
#include "Inputs/task.h"
#include "lineprof/lineprof.h"
#include <cstdio>
#include <string>

static int alive;

struct Value {
  int value;
  explicit Value(int v) : value(v) { ++alive; }
  ~Value() { --alive; }
  bool await_ready() { return value % 2; }
  void await_suspend(std::coroutine_handle<>) {}
  int await_resume() { return value; }
};

LINEPROF_PROFILE static Task run(int n) { // calls: 1
  int sum = 0;                                              // hits: 1
  for (int i = 0; i < n; ++i) {                             // hits: 6
    if (co_await Value(i) && co_await Value(i - 1))         // hits: 6
      sum++;                                                // hits: 4
    sum += i > 2 ? co_await Value(1) : co_await Value(2);   // hits: 6
    bool b = co_await Value(0) || (i && co_await Value(2)); // hits: 6
    while (co_await Value(i) > 2 && co_await Value(sum) < 20) // hits: 15
      sum++;                                                // hits: 9
    sum += b;                                               // hits: 6
    if (i == 5 || co_await Value(i) == 9)                   // hits: 6
      co_return;                                            // hits: 1
  }
  sum++; // hits: 0
}

int main() {
  Task task = run(6);
  while (!task.handle.done())
    task.handle.resume();
  task.handle.destroy();
  printf("%d\n", alive);
}
