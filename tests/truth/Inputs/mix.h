// Work of a known length without a call or a loop: each MIX waits for the one
// before it.
#ifndef MIX_H
#define MIX_H

#define MIX(x) (x = x * 2862933555777941757u + (x >> 29))
#define MIX8(x) MIX(x), MIX(x), MIX(x), MIX(x), MIX(x), MIX(x), MIX(x), MIX(x)
#define MIX64(x)                                                               \
  MIX8(x), MIX8(x), MIX8(x), MIX8(x), MIX8(x), MIX8(x), MIX8(x), MIX8(x)
#define MIX256(x) MIX64(x), MIX64(x), MIX64(x), MIX64(x)

/// In a loop that is neither unrolled nor vectorised.
#define MIX_TIMES(x, n)                                                        \
  for (int i = 0; i < (n); ++i) {                                              \
    MIX(x);                                                                    \
    __asm__ volatile("" : "+r"(x));                                            \
  }

#endif // MIX_H
