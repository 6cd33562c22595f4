// RUN: %check_hits %s --cflags="-std=c++20"
#include "lineprof/lineprof.h"
#include <cstdio>
#include <new>
#include <stdexcept>
#include <string>
#include <typeinfo>

struct Base {
  virtual ~Base() {}
  virtual int get() { return 1; }
  std::string text = "a text that is too long to fit into the object";
};
struct Other {
  virtual ~Other() {}
};
struct Derived : Other, Base {
  int get() override { return 2; }
};
struct Counted {
  Counted() { ++alive; }
  Counted(const Counted &) { ++alive; }
  ~Counted() { --alive; }
  static int alive;
};
int Counted::alive;
struct Four {
  Counted all[4];
};

LINEPROF_PROFILE int check(int n, int (Base::*method)()) {
  static int first = n + 1;
  static thread_local std::string name = std::to_string(n);
  Derived *derived = new Derived;
  Base *base = derived;
  int sum = (base->*method)();
  sum += static_cast<Derived *>(base) == derived;
  sum += dynamic_cast<Derived *>(base)->get();
  sum += typeid(*base) == typeid(Derived);
  delete base;
  delete (n % 2 ? new int(n) : nullptr); // branches: 5/5
  Counted *many = new Counted[n];
  delete[] many;
  Counted some[3];
  Four four;
  Four copy = four;
  int *maybe = new (std::nothrow) int(n);
  delete maybe;
  try {
    if (n == 3) // branches: 1/9
      throw std::runtime_error("three");
    sum += n;
  } catch (const std::logic_error &) {
    sum += 1;
  } catch (const std::runtime_error &) {
    sum += 2;
  }
  for (int i = 0; i < n; ++i) { // branches: 45/9
    std::string text = std::to_string(i);
    if (i == 4)                 // branches: 5/40
      continue;
    if (i == 8)                 // branches: 1/39
      return sum;
    sum += text.size();
  }
  Counted conditional = n > 5 ? Counted() : some[0]; // branches: 3/6
  sum += n > 5 ? std::to_string(n).size() : 0;       // branches: 3/6
  if constexpr (sizeof(n) == 4)
    ++sum;
  return sum + first + int(name.size()) + Counted::alive;
}

int main() {
  int sum = 0;
  for (int n = 0; n < 10; ++n)
    sum += check(n, &Base::get);
  std::printf("%d %d\n", sum, Counted::alive);
}
