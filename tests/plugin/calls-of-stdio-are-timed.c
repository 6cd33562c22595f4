// Library functions that only compute are sampled from the start; those that ask the system for
// something are timed, and may take long.
// RUN: %clang -O2 %profile_flags -S -emit-llvm %s -o - | %FileCheck %s
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

// CHECK-LABEL: define {{.*}} @load(
// CHECK: call {{.*}} @fopen(
// CHECK: call {{.*}} @__lineprof_end_call_{{[0-9]+}}(
// CHECK: call {{.*}} @fread(
// CHECK: call {{.*}} @__lineprof_end_call_{{[0-9]+}}(
// CHECK: call {{.*}} @fclose(
// CHECK: call {{.*}} @__lineprof_end_call_{{[0-9]+}}(
__attribute__((annotate("profile"))) size_t load(const char *path, char *to) {
  FILE *file = fopen(path, "r");
  size_t n = fread(to, 1, 4096, file);
  fclose(file);
  return n;
}

// CHECK-LABEL: define {{.*}} @compute(
// CHECK-NOT: @__lineprof_end_call_{{[0-9]+}}(
// CHECK: }
__attribute__((annotate("profile"))) double compute(const char *text) {
  char *copy = malloc(strlen(text) + 1);
  strcpy(copy, text);
  double value = fmod(strtod(copy, NULL), 3) + atoi(text);
  free(copy);
  return value;
}
