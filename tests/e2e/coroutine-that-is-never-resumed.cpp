// RUN: %check_hits %s --cflags="-std=c++20"
// Oracle: none, gcov has the copies of parameters on the line of the first co_yield.
#include "lineprof/lineprof.h"
#include <coroutine>
#include <exception>

struct Generator {
  struct promise_type {
    Generator get_return_object() {
      return {std::coroutine_handle<promise_type>::from_promise(*this)};
    }
    std::suspend_always initial_suspend() noexcept { return {}; }
    std::suspend_always final_suspend() noexcept { return {}; }
    std::suspend_always yield_value(int) noexcept { return {}; }
    void return_void() {}
    void unhandled_exception() { std::terminate(); }
  };
  std::coroutine_handle<promise_type> handle;
};

struct Argument {
  Argument(int n) : n(n) {}
  Argument(Argument &&other) : n(other.n) {}
  ~Argument() {}
  int n;
};

LINEPROF_PROFILE static Generator once(int a, Argument b) { // calls: 7
  a *= 2;                                                   // hits: 0
  co_yield a + b.n;                                         // hits: 0
} // hits: 0

LINEPROF_PROFILE static Generator ends(int a, Argument b) { // calls: 5
  if (a == b.n)                                             // hits: 3
    co_return;                                              // hits: 1
  a *= 2;                                                   // hits: 2
} // hits: 0

int main() {
  for (int n = 0; n < 7; ++n)
    once(n, n).handle.destroy();
  for (int n = 0; n < 5; ++n) {
    Generator g = ends(n, 1);
    if (n < 3)
      g.handle.resume();
    g.handle.destroy();
  }
}
