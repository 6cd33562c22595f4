// Has no tagged function of its own, and is compiled without the plugin.
#include "lineprof/lineprof.h"
#include <stdio.h>

int libraryWork(int n);

int main(void) {
  lineprof_stop();
  int sum = libraryWork(1000);
  lineprof_start();
  sum += libraryWork(1000);
  lineprof_reset();
  sum += libraryWork(10) + libraryWork(20) + libraryWork(35);
  lineprof_stop();
  printf("%d\n", sum + libraryWork(1000));
}
