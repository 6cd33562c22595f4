// RUN: %check_hits %s --cflags="-std=c++20"
// clang gives part of each read of a binding the place of the declaration,
// which is not evaluated there.
#include "lineprof/lineprof.h"
#include <cstdio>
#include <map>
#include <string>
#include <tuple>

struct Two {
  int a, b;
};

struct Object {
  int n;
  Object(int n) : n(n) {}
  ~Object() { n = 0; }
};

__attribute__((noinline)) static Two make(int n) {
  if (n < 0)
    throw n;
  return {n, n + 1};
}

LINEPROF_PROFILE static int members(int n) { // calls: 5
  auto [a, b] = Two{n, n + 1};               // hits: 5, gcov: 20
  int sum = 0;                               // hits: 5
  if (n > 2)                                 // hits: 5
    sum += a;                                // hits: 2
  for (int i = 0; i < 3; ++i)                // hits: 20
    sum += b;                                // hits: 15
  return sum;                                // hits: 5
}

LINEPROF_PROFILE static int elements(int n) { // calls: 5
  int values[] = {n, n};                      // hits: 5
  auto &[a, b] = values;                      // hits: 5, gcov: 35
  for (int i = 0; i < 3; ++i)                 // hits: 20
    a += b;                                   // hits: 15, gcov: 30
  return values[0];                           // hits: 5
}

LINEPROF_PROFILE static int ofATuple(int n) { // calls: 5
  const auto &[a, b, c] =                     // hits: 5, gcov: 10
      std::tuple{n, n + 1, n + 2};            // hits: 5
  int sum = 0;                                // hits: 5
  while (sum < a)                             // hits: 9
    sum += b;                                 // hits: 4
  if (n == 4)                                 // hits: 5
    sum += c;                                 // hits: 1
  return sum;                                 // hits: 5
}

LINEPROF_PROFILE static int behindCalls(int n) { // calls: 5
  Object object(n);                              // hits: 5
  auto [a, b] = make(n);                         // hits: 5, gcov: 15
  auto [c, d] = make(n + 1);                     // hits: 5, gcov: 15
  make(n + 2);                                   // hits: 5
  int sum = a + b;                               // hits: 5, gcov: 10
  make(n + 3);                                   // hits: 5
  return sum + c + d;                            // hits: 5, gcov: 15
} // hits: 5

LINEPROF_PROFILE static int ofAMap(const std::map<std::string, int> &numbers) {
  int sum = 0;                                                   // hits: 1
  for (const auto &[name, number] : numbers) {                   // hits: 5, gcov: 7
    if (name == "skip")                                          // hits: 4
      continue;                                                  // hits: 1
    if (auto it = numbers.find(name + "x"); it != numbers.end()) // hits: 3, gcov: 6
      sum += it->second;                                         // hits: 1
    else if (number > 5)                                         // hits: 2
      sum += number * 2;                                         // hits: 1
  }
  return sum; // hits: 1
}

int main() {
  int sum = ofAMap({{"a", 1}, {"ax", 2}, {"b", 7}, {"skip", 3}});
  for (int n = 0; n < 5; ++n)
    sum += members(n) + elements(n) + ofATuple(n) + behindCalls(n);
  printf("%d\n", sum);
}
