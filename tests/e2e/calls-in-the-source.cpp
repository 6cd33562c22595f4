// RUN: %check_hits %s
#include "lineprof/lineprof.h"
#include <cstdio>
#include <cstring>
#include <stdexcept>

extern "C" int real(int n) { return n; }
extern "C" int other(int n) __attribute__((alias("real")));
int labelled(int n) __asm__("label");
int labelled(int n) { return n; }
static int twice(int n) { return 2 * n; }
static int may_throw(int n) {
  if (n == 3)
    throw std::runtime_error("three");
  return n;
}
struct Base {
  virtual ~Base() {}
  virtual int get() const { return 1; }
  int plain() const { return 1; }
};
struct Derived final : Base {
  int get() const override { return 2; }
};
struct Guard {
  explicit Guard(int n) : n(n) {}
  ~Guard() { std::puts("done"); }
  int n;
};
template <typename T> T same(T t) { return t; }

LINEPROF_PROFILE int check(int n, const Base &base, int (*pointer)(int)) {
  static int first = twice(n);                  // callees: twice 1
  int sum = twice(n) + twice(1) * real(n);      // callees: twice 20 real 10
  sum += other(n);                              // callees: real 10
  sum += labelled(n);                           // callees: label 10
  sum += pointer(n);                            // callees: * 10
  sum += base.get() + base.plain();             // callees: * 10 plain 10
  sum += same(n) + same<char>(n);               // callees: same 20
  _Complex double turn = {0, 1};
  sum += twice(__real__(turn * turn / turn));   // callees: twice 10
  if (n > 4 && twice(n) > 12)                   // callees: twice 5
    sum += ((int (*)(int))twice)(n);            // callees: twice 3
  int *memory = new int[n + 1];                 // callees: operatornew[] 10
  std::memset(memory, 0, sizeof(int));
  delete[] memory;                              // callees: operatordelete[] 10
  try {
    Guard guard(n);                             // callees: Guard 10
    sum += twice(may_throw(n));                 // callees: may_throw 10 twice 9
    sum += guard.n;
  }                                             // callees: ~Guard 10
  catch (const std::runtime_error &error) {
    sum += std::strlen(error.what());           // callees: * 1 strlen 1
  }
  return sum + first;
}

int main() {
  int sum = 0;
  Derived derived;
  for (int n = 0; n < 10; ++n)
    sum += check(n, derived, twice);
  std::printf("%d\n", sum);
}
