// RUN: %reliable %s
// Case: an inline function and its static, in the library and the program
// Shared: Inputs/user.cpp
// Expect: Inputs/inline.h
#include "Inputs/inline.h"
#include <cstdio>

int useFromLibrary(int n);

int main() {
  int sum = 0;
  for (int i = 0; i < 10; ++i)
    sum += next(i) + useFromLibrary(i);
  std::printf("%d\n", sum);
}
