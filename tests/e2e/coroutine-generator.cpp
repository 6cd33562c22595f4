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
  bool next() {
    handle.resume();
    return !handle.done();
  }
  std::coroutine_handle<promise_type> handle;
};

LINEPROF_PROFILE static Generator squares(int n) {
  for (int i = 0; i < n; ++i) {
    int square = i * i; // hits: 14
    if (square % 2)     // hits: 14
      square = -square; // hits: 7
    co_yield square;
  }
  co_return;
}

int main() {
  int sum = 0;
  Generator whole = squares(10), part = squares(10);
  while (whole.next())
    sum += whole.handle.promise().value;
  for (int i = 0; i < 4; ++i)
    if (part.next())
      sum += part.handle.promise().value;
  printf("%d\n", sum);
  whole.handle.destroy();
  part.handle.destroy();
}
