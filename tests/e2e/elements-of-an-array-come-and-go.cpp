// The loops over the elements of an array are the compiler's.
//
// RUN: %check_hits %s
#include <string>

struct Pair {
  std::string in, out;
};

[[clang::annotate("profile")]] int sum() {               // calls: 1
  const Pair pairs[] = {{"1", "2"}, {"3", "4"}, {"5", "6"}}; // hits: 1
  int n = 0;                                             // hits: 1
  for (const Pair &pair : pairs) {                       // hits: 4
    n += pair.in.size();                                 // hits: 3
  }
  return n;                                              // hits: 1
}                                                        // hits: 1

int main() { return sum() != 3; }
