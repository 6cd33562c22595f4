#include <stdio.h>

__attribute__((annotate("profile"))) int work(int n) {
  int sum = 0;
  for (int i = 0; i < n; ++i)
    sum += i;
  return sum;
}

__attribute__((annotate("profile"))) int never(int n) {
  return n;
}

int main(int argc, char **argv) {
  printf("%d\n", argc > 1 ? 0 : work(10));
  return argc;
}
