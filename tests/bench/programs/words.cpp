// A hash map: counts words.
#include "lineprof/lineprof.h"
#include <cstdint>
#include <cstdio>
#include <string>
#include <unordered_map>

LINEPROF_PROFILE
std::string makeText(int words) {
  std::string text;
  uint32_t seed = 7;
  for (int i = 0; i < words; ++i) {
    seed = seed * 1664525 + 1013904223;
    uint32_t word = (seed >> 16) % 5000;
    for (int letters = 3 + word % 6; letters; --letters) {
      text += char('a' + word % 26);
      word = word * 31 + 7;
    }
    text += ' ';
  }
  return text;
}

LINEPROF_PROFILE
size_t countWords(const std::string &text,
                  std::unordered_map<std::string, int> &counts) {
  size_t begin = 0;
  while (begin < text.size()) {
    size_t end = begin;
    while (end < text.size() && text[end] != ' ')
      ++end;
    if (end > begin)
      ++counts[text.substr(begin, end - begin)];
    begin = end + 1;
  }
  return counts.size();
}

int main() {
  std::string text = makeText(1000000);
  std::unordered_map<std::string, int> counts;
  size_t sum = 0;
  for (int round = 0; round < 64; ++round)
    sum += countWords(text, counts);
  printf("%zu %d\n", sum, counts.begin()->second);
}
