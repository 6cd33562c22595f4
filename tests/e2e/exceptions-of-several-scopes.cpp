// RUN: %check_hits %s
// Exceptions go on out of a function in one place for all of its scopes, which
// has the line of the first. Ends of lifetimes must not take that line away.
#include "lineprof/lineprof.h"
#include <cstdio>

struct Text {
  const char *text;
  Text(const char *text);
  ~Text();
};
Text::Text(const char *text) : text(text) {}
Text::~Text() { text = nullptr; }

static void check(int n, const Text &text) {
  if (n >= 0 && text.text)
    throw n;
}

LINEPROF_PROFILE static int one(int n) {
  const int *local = &n;   // hits: 9
  if (*local % 3 == 0)     // hits: 9
    check(n, Text("one")); // hits: 3
  return *local;           // hits: 6
}

LINEPROF_PROFILE static int two(int n) {
  const int *local = &n;   // hits: 9
  if (*local % 3 == 0)     // hits: 9
    check(n, Text("one")); // hits: 6
  if (*local % 3 == 1)     // hits: 6
    check(n, Text("two")); // hits: 3
  return *local;           // hits: 3
}

int main() {
  int s = 0;
  for (int i = 0; i < 9; ++i) {
    try {
      s += one(i);
    } catch (int) {
      s += 100;
    }
    try {
      s += two(i);
    } catch (int) {
      s += 100;
    }
  }
  std::printf("%d\n", s);
}
