#include "inline.h"

int useFromLibrary(int n) { return next(n) + next(n + 1); }
