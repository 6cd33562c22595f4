__attribute__((annotate("profile"), noinline)) unsigned computes(unsigned n) {
  volatile unsigned x = 0;
  while ((x += 1) != n)
    ;
  return x;
}

__attribute__((annotate("profile"))) int main(void) {
  return computes(200000000) == 7;
}
