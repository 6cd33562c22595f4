// The optimising front end ends lifetimes in blocks of their own, on the way out of
// scopes and of exceptions. Hits are those of -O0.
//
// RUN: %check_hits %s
#include <stdexcept>
#include <string>
#include <vector>

static int runs(const std::vector<int> &v, const char *name) {
  if (v.empty())
    throw std::runtime_error("none");
  std::string copy(name);
  if (copy == "y")
    throw std::logic_error("y");
  return v.size();
}

[[clang::annotate("profile")]] int tries(int n) { // calls: 6
  std::vector<int> v(n);                          // hits: 6
  try {
    std::string s(n, 'c');                        // hits: 6
    int exitCode = v.size() > 4;                  // hits: 6
    if (exitCode != 0) {                          // hits: 6
      return exitCode;                            // hits: 1
    }
    const int code = runs(v, s.c_str());          // hits: 5
    if (code == 2) {                              // hits: 4
      return code;                                // hits: 1
    }
    const std::string name = s.substr(s.size() / 2); // hits: 3
    const bool isLong = name.rfind("cc", 0) == 0; // hits: 3
    if (isLong)                                   // hits: 3
      return runs(v, "y");                        // hits: 2
  } catch (const std::exception &e) {             // hits: 6
    n += e.what()[0];                             // hits: 3
    return 1;                                     // hits: 3
  }
  return 0;                                       // hits: 1
}

[[clang::annotate("profile")]] std::string named(int n) { // calls: 6
  if (n > 3)                                      // hits: 6
    return "";                                    // hits: 2
  std::string text;                               // hits: 4
  if (n == 2)                                     // hits: 4
    text = "two";                                 // hits: 1
  return text;                                    // hits: 4
}

int main() {
  int sum = 0;
  for (int i = 0; i < 6; ++i)
    sum += tries(i) + named(i).size();
  return sum != 9;
}
