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

[[clang::annotate("profile")]] int returnsBefore(int n) { // calls: 5
  const Pair pairs[] = {{"1", "2"}, {"3", "4"}};          // hits: 5
  if (n == 0)                                             // hits: 5
    return 0;                                             // hits: 1
  std::string more[] = {"5", "6"};                        // hits: 4
  return pairs[0].in.size() + more[1].size();             // hits: 4
}                                                         // hits: 5, gcov: 9

int main() {
  int n = sum();
  for (int i = 0; i < 5; ++i)
    n += returnsBefore(i);
  return n != 11;
}
