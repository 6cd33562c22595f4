#include <sys/wait.h>
#include <unistd.h>

__attribute__((annotate("profile"))) static int work(int n) {
  return n;
}

int main(void) {
  for (int child = 0; child < 2; ++child)
    if (fork() == 0) {
      for (int i = 0; i < 5; ++i)
        work(i);
      _exit(0);
    }
  while (wait(0) > 0)
    ;
  return work(0);
}
