// RUN: %check_hits %s --dlopen=%S/Inputs/library.c --ldflags=-ldl
// Oracle: none, gcov's reset is another function.
#include "lineprof/lineprof.h"
#include <dlfcn.h>
#include <stdio.h>

LINEPROF_PROFILE static int once(int n) { return n; } // calls: 1

static int inLibrary(int n, int m) {
  void *library = dlopen("./liblibrary.so", RTLD_NOW);
  int (*work)(int) = (int (*)(int))dlsym(library, "libraryWork");
  int sum = work(n) + (m ? work(m) + work(m + 15) : 0);
  dlclose(library);
  return sum;
}

int main(void) {
  int sum = inLibrary(1000, 0);
  lineprof_reset();
  sum += inLibrary(10, 20);
  lineprof_stop();
  sum += inLibrary(1000, 0);
  lineprof_start();
  sum += once(1);
  printf("%d\n", sum);
}
