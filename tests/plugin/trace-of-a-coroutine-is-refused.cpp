// clang-format off
// RUN: %clangxx -std=c++20 -O1 %profile_flags -c %s -o %t.o 2>&1 | %FileCheck %s
// CHECK: refused.cpp:[[@LINE+15]]: function '{{.*}}' is sampled, not traced: it is a coroutine
#include "lineprof/lineprof.h"
#include <coroutine>

struct Task {
  struct promise_type {
    Task get_return_object() { return {}; }
    std::suspend_never initial_suspend() { return {}; }
    std::suspend_never final_suspend() noexcept { return {}; }
    void return_void() {}
    void unhandled_exception() {}
  };
};

LINEPROF_TRACE
Task task() { co_return; }
