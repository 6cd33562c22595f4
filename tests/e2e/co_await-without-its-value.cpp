// RUN: %check_hits %s --cflags="-std=c++20"
// Oracle: none, gcov counts a coroutine that goes on as one more.
#include "Inputs/task.h"
#include "lineprof/lineprof.h"

static int total;

struct Event {
  bool await_ready() noexcept { return total % 2; }
  void await_suspend(std::coroutine_handle<>) noexcept {}
  int await_resume() noexcept { return total; }
};

LINEPROF_PROFILE static Task run(int n) { // calls: 1
  for (int i = 0; i < n; ++i) {
    ++total;                // hits: 9
    co_await Event();       // hits: 9
    ++total;                // hits: 9
    (void)co_await Event(); // hits: 9
    ++total;                // hits: 9
    if (co_await Event())   // hits: 9
      ++total;              // hits: 9
    if (i % 2)              // hits: 9
      co_await Event();     // hits: 4
    ++total;                // hits: 9
    if (i == 8)             // hits: 9
      co_return;            // hits: 1
  }
  ++total; // hits: 0
}

int main() {
  Task task = run(10);
  while (!task.handle.done())
    task.handle.resume();
  task.handle.destroy();
}
