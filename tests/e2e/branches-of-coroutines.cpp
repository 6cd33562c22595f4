// RUN: %check_hits %s --cflags="-std=c++20"
#include "lineprof/lineprof.h"
#include <coroutine>
#include <cstdio>
#include <exception>

struct Generator {
  struct promise_type {
    int value = 0;
    Generator get_return_object() {
      return {std::coroutine_handle<promise_type>::from_promise(*this)};
    }
    std::suspend_always initial_suspend() noexcept { return {}; }
    std::suspend_always final_suspend() noexcept { return {}; }
    std::suspend_always yield_value(int n) noexcept {
      value = n;
      return {};
    }
    void return_void() {}
    void unhandled_exception() { std::terminate(); }
  };
  std::coroutine_handle<promise_type> handle;
};

struct Maybe {
  bool ready, suspend;
  bool await_ready() { return ready; }
  bool await_suspend(std::coroutine_handle<>) { return suspend; }
  int await_resume() { return 1; }
};

LINEPROF_PROFILE static Generator squares(int n) {
  int sum = 0;
  for (int i = 0; i < n; ++i) { // branches: 14/4
    if (i % 2)                  // branches: 6/8
      co_yield i * i;
    sum += co_await Maybe{i == 0, false};
  }
  co_yield sum;
}

int main() {
  int sum = 0;
  for (int n = 2; n < 6; ++n) {
    Generator numbers = squares(n);
    for (numbers.handle.resume(); !numbers.handle.done();
         numbers.handle.resume())
      sum += numbers.handle.promise().value;
    numbers.handle.destroy();
  }
  std::printf("%d\n", sum);
}
