// RUN: %reliable %s
// Case: the numbers that the program's files get
// Expect: Inputs/work.h
#include "Inputs/work.h"
#include <fcntl.h>

int main(void) {
  int before = open("/dev/null", O_RDONLY);
  workThrice();
  int after = open("/dev/null", O_RDONLY);
  printf("%d %d\n", before, after);
}
