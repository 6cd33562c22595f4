// RUN: %reliable %s
// Case: dlopen at 100 different addresses
// Dlopen: Inputs/counted.c
#include <dlfcn.h>
#include <stdio.h>
#include <sys/mman.h>

// What is mapped here can't be the library's place again.
static int occupy(void *address) {
  return mmap(address, 4096, PROT_NONE,
              MAP_PRIVATE | MAP_ANONYMOUS | MAP_NORESERVE | MAP_FIXED_NOREPLACE,
              -1, 0) == address;
}

int main(void) {
  int sum = 0, moved = 0;
  for (int i = 0; i < 100; ++i) {
    void *library = dlopen("./libcounted.so", RTLD_NOW);
    if (!library)
      return 1;
    int (*function)(int) = (int (*)(int))dlsym(library, "counted");
    sum += function(i);
    dlclose(library);
    moved += occupy((void *)((unsigned long)function & ~4095UL));
  }
  printf("%d %d\n", sum, moved > 90);
}
