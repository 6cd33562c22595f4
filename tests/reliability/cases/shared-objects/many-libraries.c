// RUN: %reliable %s
// Case: 24 copies of a library at once
// Dlopen: Inputs/copied.c
#include <dlfcn.h>
#include <stdio.h>
#include <stdlib.h>

int main(void) {
  int sum = 0;
  for (int i = 0; i < 24; ++i) {
    char name[64], command[128];
    snprintf(name, sizeof(name), "./libcopy%d.so", i);
    snprintf(command, sizeof(command), "cp libcopied.so %s", name);
    void *library = system(command) ? NULL : dlopen(name, RTLD_NOW);
    if (!library) {
      puts(dlerror());
      return 1;
    }
    sum += ((int (*)(int))dlsym(library, "copied"))(i);
  }
  printf("%d\n", sum);
}
