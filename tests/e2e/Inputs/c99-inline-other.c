#include "c99-inline.h"

extern inline int half(int n);

int other(int n) { return half(n) + half(-n); }
