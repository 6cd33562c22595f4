// RUN: %check_hits %s --dlopen=%S/Inputs/library.c --ldflags=-ldl
// Only the library is instrumented, and it comes late.
#include <dlfcn.h>
#include <stdio.h>

int main(void) {
  void *library = dlopen("./liblibrary.so", RTLD_NOW);
  int (*work)(int) = (int (*)(int))dlsym(library, "libraryWork");
  printf("%d\n", work(10) + work(20) + work(35));
}
