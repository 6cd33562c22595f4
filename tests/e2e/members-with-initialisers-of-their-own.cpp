// RUN: %check_hits %s --cflags="-std=c++20"
// In a function that makes an aggregate, its members' initialisers are code on
// lines of their own, between two parts of one evaluation.
#include "lineprof/lineprof.h"
#include <cstdio>
#include <string>
#include <vector>

struct Options {
  int width = 3;
  std::string title = "none";
  std::vector<int> sizes = {1, 2, 3};
};

LINEPROF_PROFILE
static int make(int width) {                        // hits: 5
  Options options{.width = width, .title = "some"}; // hits: 5
  return options.width + options.sizes[1];          // hits: 5
} // hits: 5

int main() {
  int sum = 0;
  for (int i = 0; i < 5; ++i)
    sum += make(i);
  std::printf("%d\n", sum);
}
