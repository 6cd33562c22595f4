// RUN: %reliable %s
// Case: exceptions through frames of a library and of the program
// Shared: Inputs/thrower.cpp
#include "Inputs/thrower.h"
#include "lineprof/lineprof.h"
#include <cstdio>

LINEPROF_PROFILE static void inTheProgram(int n) { // calls: 80
  if (n % 3 == 0)                                  // hits: 80
    throw Thrown{n};                               // hits: 20
}

LINEPROF_PROFILE static int catches(int n) { // calls: 60
  try {
    throughTheLibrary(inTheProgram, n); // hits: 60
    return 1;                           // hits: 20
  } catch (const Thrown &thrown) {      // hits: 40
    return thrown.number;               // hits: 40
  }
}

int main() {
  int sum = 0;
  for (int i = 0; i < 60; ++i)
    sum += catches(i);
  std::printf("%d\n", sum);
}
