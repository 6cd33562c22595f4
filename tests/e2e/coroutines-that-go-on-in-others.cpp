// RUN: %check_hits %s --cflags="-std=c++20"
// Oracle: none, gcov counts a coroutine that goes on as one more.
// What stands between await_suspend and the suspend point is lost if another coroutine goes on.
#include "lineprof/lineprof.h"
#include <coroutine>
#include <cstdio>
#include <exception>
#include <utility>

struct Task {
  struct promise_type {
    int value = 0;
    std::coroutine_handle<> waiting = std::noop_coroutine();
    Task get_return_object() { return Task(std::coroutine_handle<promise_type>::from_promise(*this)); }
    std::suspend_always initial_suspend() noexcept { return {}; }
    auto final_suspend() noexcept {
      struct Awaiter {
        bool await_ready() noexcept { return false; }
        std::coroutine_handle<> await_suspend(std::coroutine_handle<promise_type> h) noexcept {
          return h.promise().waiting;
        }
        void await_resume() noexcept {}
      };
      return Awaiter{};
    }
    void return_value(int v) { value = v; }
    void unhandled_exception() { std::terminate(); }
  };
  std::coroutine_handle<promise_type> handle;
  explicit Task(std::coroutine_handle<promise_type> h) : handle(h) {}
  Task(Task &&other) : handle(std::exchange(other.handle, {})) {}
  ~Task() {
    if (handle)
      handle.destroy();
  }
  bool await_ready() { return false; }
  std::coroutine_handle<> await_suspend(std::coroutine_handle<> h) {
    if (handle.promise().value < 0)
      throw handle.promise().value;
    handle.promise().waiting = h;
    return handle;
  }
  int await_resume() { return handle.promise().value; }
};

LINEPROF_PROFILE static Task leaf(int n) { // calls: 21
  if (n > 3)     // hits: 19
    co_return 3; // hits: 4
  co_return n;   // hits: 15
}

static Task refusing() {
  Task task = leaf(0);
  task.handle.promise().value = -1;
  return task;
}

LINEPROF_PROFILE static Task run(int n) { // calls: 1
  int i = 0;                      // hits: 1
  while (co_await leaf(i) < n)    // hits: 4
    i++;                          // hits: 3
  for (; co_await leaf(i) > 1;)   // hits: 3
    i--;                          // hits: 2
  do {
    int a = co_await leaf(9);     // hits: 4
    i += a;                       // hits: 4
    if (co_await leaf(i % 3))     // hits: 4
      continue;                   // hits: 4
    --i;                          // hits: 0
  } while (i < 13);               // hits: 4
  for (int k = 0; k < 2; ++k)     // hits: 3
    try {
      i += co_await refusing();   // hits: 2
      ++i;                        // hits: 0
    } catch (int e) {             // hits: 2
      i += e;                     // hits: 2
    }
  if (i > 1)                      // hits: 1
    i += co_await leaf(1);        // hits: 1
  if (co_await leaf(0) || co_await leaf(1)) // hits: 1
    i += 2;                       // hits: 1
  i += n > 2 ? co_await leaf(2) : co_await leaf(3); // hits: 1
  co_return i;                    // hits: 1
}

int main() {
  Task task = run(3);
  task.handle.resume();
  printf("%d\n", task.handle.promise().value);
}
