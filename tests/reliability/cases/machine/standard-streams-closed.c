// RUN: %reliable %s
// Case: started with stdin, stdout and stderr closed
// Expect: Inputs/work.h
// Run: sh -c './program <&- >&- 2>&-; echo $?; cat first second third'
#include "Inputs/work.h"
#include <fcntl.h>
#include <unistd.h>

/// What it opens gets the free numbers, and standard output is such a file.
int main(void) {
  const char *names[] = {"first", "second", "third"};
  for (int i = 0; i < 3; ++i)
    if (open(names[i], O_RDWR | O_CREAT | O_TRUNC, 0600) != i)
      return 10 + i;
  (void)!write(2, "error\n", 6);
  return workThrice();
}
