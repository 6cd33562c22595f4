// RUN: %check_hits %s --shared=%S/Inputs/library.c
// Program and library are both instrumented, and write one profile.
#include "lineprof/lineprof.h"
#include <stdio.h>

int libraryWork(int n);

LINEPROF_PROFILE static int work(int n) { // calls: 2
  return libraryWork(n) + n;              // hits: 2
}

int main(void) { printf("%d\n", work(10) + work(20) + libraryWork(35)); }
