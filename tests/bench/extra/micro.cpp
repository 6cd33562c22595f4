// micro KIND N: calls a tiny tagged function N times, or makes N threads, one
// after another, that call one once.
#include "lineprof/lineprof.h"
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <thread>

#define NOINLINE __attribute__((noinline))

NOINLINE void untagged() { asm volatile(""); }

LINEPROF_PROFILE NOINLINE void empty() { asm volatile(""); }

LINEPROF_PROFILE NOINLINE void call() {
  untagged();
  asm volatile("");
}

LINEPROF_PROFILE NOINLINE void loop(int turns) {
  for (int i = 0; i < turns; ++i)
    asm volatile("");
}

LINEPROF_PROFILE NOINLINE void inThread() {
  untagged();
  asm volatile("");
}

int main(int, char **arguments) {
  const char *kind = arguments[1];
  long n = atol(arguments[2]);
  if (!strcmp(kind, "empty"))
    for (long i = 0; i < n; ++i)
      empty();
  else if (!strcmp(kind, "call"))
    for (long i = 0; i < n; ++i)
      call();
  else if (!strcmp(kind, "loop"))
    for (long i = 0; i < n; ++i)
      loop(4);
  else if (!strcmp(kind, "thread"))
    for (long i = 0; i < n; ++i)
      std::thread(inThread).join();
  else
    return 1;
  puts(kind);
}
