// RUN: %check_hits %s
// The tag is the annotation, however it is spelled; other annotations aren't.
#include <stdio.h>

__attribute__((annotate("profile"))) int first(int n) { // calls: 10
  return n + 1;                                         // hits: 10
}

__attribute__((annotate("other"), annotate("profile"))) int second(int n) { // calls: 10
  return n + 2;                                                             // hits: 10
}

__attribute__((annotate("profiled"))) int third(int n) { return n + 3; }

int main(void) {
  int sum = 0;
  for (int i = 0; i < 10; ++i)
    sum += first(i) + second(i) + third(i);
  printf("%d\n", sum);
}
