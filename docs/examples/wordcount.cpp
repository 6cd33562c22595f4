// Counts the words of a text in two threads: several tagged functions that call
// each other, a template, an exception.
//
//   clang++-19 -O2 -g -pthread -fpass-plugin=LineProf.so wordcount.cpp -o wordcount
#include <algorithm>
#include <cstdint>
#include <cstdio>
#include <map>
#include <stdexcept>
#include <string>
#include <thread>
#include <unordered_map>
#include <vector>

#define PROFILE [[clang::annotate("profile")]]

using Counts = std::unordered_map<std::string, int>;

/// A word of two to ten letters; the first words of the list come most often.
PROFILE std::string make_word(uint32_t &state) {
  state = state * 1664525 + 1013904223;
  uint32_t rank = (state >> 16) % (1 + (state >> 8) % 5000);
  std::string word;
  for (uint32_t rest = rank * 2654435761u; word.size() < 2 + rank % 9; rest = rest * 31 + 7)
    word += char('a' + (rest >> 24) % 26);
  return word;
}

PROFILE std::string make_text(size_t words) {
  uint32_t state = 42;
  std::string text;
  for (size_t i = 0; i < words; ++i) {
    text += make_word(state);
    text += i % 1000 == 999 ? "!\n" : " ";
  }
  return text;
}

PROFILE std::string next_word(const std::string &text, size_t &at) {
  while (at < text.size() && !std::isalpha(text[at]))
    if (text[at++] == '!')
      throw std::runtime_error("end of sentence");
  size_t start = at;
  while (at < text.size() && std::isalpha(text[at]))
    ++at;
  return text.substr(start, at - start);
}

template <typename Map>
PROFILE void count(Map &counts, const std::string &text, size_t from, size_t to) {
  for (size_t at = from; at < to;) {
    try {
      std::string word = next_word(text, at);
      if (!word.empty())
        ++counts[word];
    } catch (const std::runtime_error &) {
      ++counts["."];
    }
  }
}

template <typename Map>
PROFILE std::vector<std::pair<int, std::string>> most_frequent(const Map &counts) {
  std::vector<std::pair<int, std::string>> words;
  for (const auto &[word, number] : counts)
    words.emplace_back(number, word);
  std::sort(words.rbegin(), words.rend());
  return words;
}

PROFILE int main() {
  std::string text = make_text(1000000);
  size_t middle = text.find(' ', text.size() / 2);
  Counts left;
  std::map<std::string, int> right;
  std::thread other([&] { count(right, text, middle, text.size()); });
  count(left, text, 0, middle);
  other.join();
  for (const auto &[word, number] : right)
    left[word] += number;
  auto words = most_frequent(left);
  for (size_t i = 0; i < 3; ++i)
    printf("%7d %s\n", words[i].first, words[i].second.c_str());
}
