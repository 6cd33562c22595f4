// RUN: %check_hits %s --dlopen=%S/Inputs/library.c --ldflags=-ldl
// What a library counted outlives it, and it may come back.
#include "lineprof/lineprof.h"
#include <dlfcn.h>
#include <stdio.h>

LINEPROF_PROFILE static int work(int n) { // calls: 3
  void *library = dlopen("./liblibrary.so", RTLD_NOW);
  int (*function)(int) = (int (*)(int))dlsym(library, "libraryWork");
  int result = function(n); // hits: 3
  dlclose(library);         // hits: 3
  return result;            // hits: 3
}

int main(void) { printf("%d\n", work(10) + work(20) + work(35)); }
