// Those that no register of every processor holds are left to the optimiser.
// RUN: %clang -O2 %profile_flags -c %s -o %t.o
// RUN: %clang -O2 -mavx2 %profile_flags -c %s -o %t.o
// RUN: %clang -O2 -mavx512fp16 -mavx512vl %profile_flags -c %s -o %t.o

typedef float floats __attribute__((vector_size(16)));
typedef _Float16 halves __attribute__((vector_size(16)));
typedef double doubles __attribute__((vector_size(32)));
typedef signed char chars __attribute__((vector_size(16)));

void use_vectors(floats, halves *, doubles *, chars);
void use_scalars(char, short, _Bool, long double, __int128);

__attribute__((annotate("profile"))) void
f(floats a, halves *h, doubles *d, chars c, char ch, short s, long double ld,
  __int128 q, int n) {
  for (int i = 0; i < n; ++i) {
    a = a * a + 1;
    c = c * c + c;
    halves x = *h * *h;
    doubles y = *d * *d + *d;
    use_vectors(a, h, d, c);
    *h += x;
    *d = y;
    ch = ch * 3 + 1;
    s = s * 5 + ch;
    ld = ld * ld + 1;
    q = q * q + 3;
    use_scalars(ch, s, ch * 7 > s, ld, q);
  }
}
