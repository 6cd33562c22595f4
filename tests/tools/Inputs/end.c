#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

static volatile sig_atomic_t got;

__attribute__((annotate("profile"))) static void handler(int signal) { got = signal; }

__attribute__((annotate("profile"))) int main(int argc, char **argv) {
  if (!strcmp(argv[1], "exit"))
    exit(atoi(argv[2]));
  if (!strcmp(argv[1], "raise"))
    raise(atoi(argv[2]));
  if (!strcmp(argv[1], "handle"))
    signal(atoi(argv[2]), handler);
  puts("ready");
  fflush(stdout);
  while (!got)
    usleep(1000);
  printf("got %d\n", got);
  return 0;
}
