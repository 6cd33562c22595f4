// RUN: %check_hits %s --cflags="-std=c++23"
// Two lambdas of their own; the function around them isn't tagged.
#include <cstdio>

int main() {
  int base = 3;
  auto add = [base] [[clang::annotate("profile")]] (int n) { // calls: 50
    if (n % 2)                                               // hits: 50
      return n;                                              // hits: 25
    return n + base;                                         // hits: 25
  };
  auto twice = [&] [[clang::annotate("profile")]] (auto n) { // calls: 15
    base += 1;                                               // hits: 15
    return n + n;                                            // hits: 15
  };
  int sum = 0;
  for (int i = 0; i < 50; ++i)
    sum += add(i);
  for (int i = 0; i < 10; ++i)
    sum += twice(i);
  for (int i = 0; i < 5; ++i)
    sum += int(twice(i * 0.5));
  printf("%d %d\n", sum, base);
}
