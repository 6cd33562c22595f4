#include "thrower.h"
#include "lineprof/lineprof.h"

LINEPROF_PROFILE void throughTheLibrary(Callback callback, int n) { // calls: 60
  callback(n);                                                      // hits: 60
  if (n % 3 == 1)                                                   // hits: 40
    throw Thrown{n};                                                // hits: 20
  callback(n);                                                      // hits: 20
}
