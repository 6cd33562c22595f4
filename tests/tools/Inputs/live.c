/* Calls work() as often as each line of standard input says. */
#include <stdio.h>

__attribute__((annotate("profile"), noinline)) static int work(int n) {
  return n + 1;
}

int main(void) {
  int n, sum = work(0);
  puts("done");
  fflush(stdout);
  while (scanf("%d", &n) == 1) {
    for (int i = 0; i < n; ++i)
      sum = work(sum);
    puts("done");
    fflush(stdout);
  }
  return sum < 0;
}
