// RUN: %check_hits %s --dlopen=%S/Inputs/library.c --ldflags=-ldl
// Oracle: none, gcov has no stop and start.
#include "lineprof/lineprof.h"
#include <dlfcn.h>
#include <stdio.h>

LINEPROF_PROFILE static int once(int n) { return n; } // calls: 1

int main(void) {
  int sum = once(1);
  lineprof_stop();
  void *library = dlopen("./liblibrary.so", RTLD_NOW);
  int (*work)(int) = (int (*)(int))dlsym(library, "libraryWork");
  sum += work(1000);
  lineprof_start();
  sum += work(10) + work(20) + work(35);
  lineprof_stop();
  dlclose(library);
  sum += once(2);
  printf("%d\n", sum);
}
