#include <unistd.h>

__attribute__((annotate("profile"))) int quick(void) { return 0; }

__attribute__((annotate("profile"))) int naps(void) {
  int n = 0;
  for (int i = 0; i < 2; ++i)
    usleep(20000);
  for (int i = 0; i < 100000; ++i)
    n += i;
  return n;
}

__attribute__((annotate("profile"))) int main(void) {
  usleep(20000);
  return naps() == 0 ? 1 : quick();
}
