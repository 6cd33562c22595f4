#include "lineprof/lineprof.h"

LINEPROF_PROFILE int copied(int n) { // calls: 24
  return n * n;                      // hits: 24
}
