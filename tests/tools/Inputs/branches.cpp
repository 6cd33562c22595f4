#include <vector>

#define COUNTED [[clang::annotate("profile", "hits")]]

static int calls;
static bool even(int n) { return n % 2 == 0; }

COUNTED int loops(int n) {
  int sum = 0;
  for (int i = 0; i < n && sum < 1000; ++i) {
    if (even(i) || i > 5)
      sum += i;
    if (i % 3 == 0 &&
        (i != 6 ||
         even(
             i)))
      ++sum;
    sum += i ? 1 : even(sum) ? 2 : 3;
    if (!(i < 2))
      continue;
    ++calls;
  }
  return sum;
}

COUNTED int classify(const std::vector<int> &values) {
  int kinds = 0;
  for (int value : values)
    switch (value) {
    case 0:
      ++kinds;
      break;
    case 1:
      kinds += 2;
      break;
    default:
      kinds += 4;
    }
  return kinds;
}

COUNTED int never(int n) {
  // Nobody calls this.
  if (n)
    return 1;

  return 0;
}

template <typename T>
COUNTED T twice(T value) {
  return value + value;
}

int main() {
  int sum = loops(10) + classify({0, 1, 1, 7});
  for (int i = 0; i < 3; ++i)
    sum += twice(i);
  sum += int(twice(0.5));
  return sum == 0 ? never(sum) : 0;
}
