// RUN: %reliable %s
// Case: a coroutine's time while it is suspended is nobody's
// Flags: -std=c++20
// Driver: Inputs/own_times.py
#include "lineprof/lineprof.h"
#include <coroutine>
#include <cstdio>
#include <unistd.h>

struct Task {
  struct promise_type {
    Task get_return_object() {
      return {std::coroutine_handle<promise_type>::from_promise(*this)};
    }
    std::suspend_never initial_suspend() noexcept { return {}; }
    std::suspend_always final_suspend() noexcept { return {}; }
    void return_void() {}
    void unhandled_exception() {}
  };
  std::coroutine_handle<promise_type> handle;
};

LINEPROF_PROFILE static Task rests(int n) { // sleeps: 60
  for (int i = 0; i < n; ++i) {
    usleep(20000);
    co_await std::suspend_always();
  }
}

LINEPROF_PROFILE static void waits(Task &task) { // sleeps: 300
  usleep(100000);
}

int main() {
  Task task = rests(3);
  while (!task.handle.done()) {
    waits(task);
    usleep(100000);
    task.handle.resume();
  }
  task.handle.destroy();
  std::puts("done");
}
