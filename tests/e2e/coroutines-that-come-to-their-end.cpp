// RUN: %check_hits %s --cflags="-std=c++20"
// Oracle: none, gcov counts a coroutine that goes on as one more.
// Control that comes to the closing brace of a coroutine is a hit there, though
// clang gives what it does then the place of the definition.
#include "Inputs/task.h"
#include "lineprof/lineprof.h"
#include <cstdio>
#include <string>

struct Event {
  int value;
  bool await_ready() { return value % 2; }
  void await_suspend(std::coroutine_handle<>) {}
  int await_resume() { return value; }
};

static int total;

LINEPROF_PROFILE static Task loop(int n) { // calls: 4
  for (int i = 0; i < n; ++i)              // hits: 10
    total += co_await Event{i};            // hits: 6
} // hits: 4

LINEPROF_PROFILE static Task early(int n) { // calls: 4
  std::string text(n, 'x');                 // hits: 4
  if (text.size() < 2)                      // hits: 4
    co_return;                              // hits: 2
  total += co_await Event{n};               // hits: 2
} // hits: 4

LINEPROF_PROFILE static Task never(int n) { // calls: 4
  while (true)
    total += co_await Event{n++ * 2};       // hits: 8
}

static void run(Task task, int times) {
  while (!task.handle.done() && times--)
    task.handle.resume();
  task.handle.destroy();
}

int main() {
  for (int i = 0; i < 4; ++i) {
    run(loop(i), 100);
    run(early(i), 100);
    run(never(i), 2);
  }
  std::printf("%d\n", total);
}
