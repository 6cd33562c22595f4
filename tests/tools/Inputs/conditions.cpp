#include <map>
#include <memory>
#include <sstream>
#include <string>

#define COUNTED [[clang::annotate("profile", "hits")]]
#define BOTH(a, b) ((a) && (b))

template <typename A, typename B> static bool larger(int n) {
  return n > int(sizeof(A) + sizeof(B));
}
static int left;
static int *next() { return left-- > 0 ? &left : nullptr; }

COUNTED int all(int n) {
  std::istringstream stream("1 2 3");
  std::unique_ptr<int> owner(new int(n));
  std::map<std::string, int> ages = {{"a", 1}, {"b", 2}};
  int sum = 0, value = 0;
  do {
    stream >> value;
    if (!stream)
      break;
    sum += value;
  } while (sum < 100 && value != 7);

  while (int *p = next())
    sum += *p;
  left = 2;
  int *q;
  while ((q = next()) != nullptr && n > 0)
    ++sum;
  if (auto it = ages.find("b"); it != ages.end())
    sum += it->second;
  for (const auto &[name, age] : ages)
    sum += name == "a" ? age : -age;
  for (int i = 0; i < 4; ++i) {
    if (!owner || larger<char, int>(i + 3))
      ++sum;
    if (BOTH(i > 0, i < 3))
      ++sum;
    if ([&] { return i == 2; }())
      ++sum;
    if (not(i > 1) and n or i == 3)
      ++sum;
    bool both = i && n;
    sum += both;
  }
  return sum;
}

int main() {
  left = 3;
  return all(1) == 0;
}
