//===- diff/LineMatcher.cpp - which line of a text became which -----------===//
//
// Part of lineprof, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// A longest common subsequence would do, but pairs up braces of functions that
// have nothing to do with each other. So first come lines that are there once
// before and once after, the longest row of them in order (Bram Cohen's
// patience diff), then the same between two of those. Where there are none,
// the shortest edit script is taken (Myers, An O(ND) Difference Algorithm,
// 1986).
//
//===----------------------------------------------------------------------===//

#include "diff/LineMatcher.h"

#include "llvm/ADT/DenseMap.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/ADT/StringMap.h"

#include <algorithm>

using llvm::ArrayRef;
using llvm::StringRef;

namespace lineprof {

namespace {

class Matcher {
public:
  Matcher(ArrayRef<StringRef> before, ArrayRef<StringRef> after)
      : a(numbersOf(before)), b(numbersOf(after)), result(a.size()) {}

  std::vector<std::optional<size_t>> match() {
    work.push_back({0, a.size(), 0, b.size()});
    while (!work.empty()) {
      Range range = work.back();
      work.pop_back();
      matchRange(range);
    }
    return std::move(result);
  }

private:
  /// Lines of both texts, the ends not included.
  struct Range {
    size_t aBegin, aEnd, bBegin, bEnd;
  };
  using Pair = std::pair<size_t, size_t>;

  std::vector<unsigned> numbersOf(ArrayRef<StringRef> lines) {
    std::vector<unsigned> numbers;
    for (StringRef line : lines)
      numbers.push_back(
          numberOf.try_emplace(line.trim(), numberOf.size()).first->second);
    return numbers;
  }

  void matchRange(Range r) {
    for (;
         r.aBegin != r.aEnd && r.bBegin != r.bEnd && a[r.aBegin] == b[r.bBegin];
         ++r.aBegin, ++r.bBegin)
      result[r.aBegin] = r.bBegin;
    for (; r.aBegin != r.aEnd && r.bBegin != r.bEnd &&
           a[r.aEnd - 1] == b[r.bEnd - 1];
         --r.aEnd, --r.bEnd)
      result[r.aEnd - 1] = r.bEnd - 1;
    if (r.aBegin == r.aEnd || r.bBegin == r.bEnd)
      return;
    std::vector<Pair> anchors = longestRow(uniquePairs(r));
    if (anchors.empty())
      return matchByEdits(r);
    for (auto [i, j] : anchors) {
      result[i] = j;
      work.push_back({r.aBegin, i, r.bBegin, j});
      r.aBegin = i + 1;
      r.bBegin = j + 1;
    }
    work.push_back(r);
  }

  /// Lines that are once in both parts of \p r, by their place in a.
  std::vector<Pair> uniquePairs(const Range &r) const {
    struct Seen {
      unsigned inA = 0, inB = 0;
      size_t j = 0;
    };
    llvm::DenseMap<unsigned, Seen> seen;
    for (size_t i = r.aBegin; i != r.aEnd; ++i)
      ++seen[a[i]].inA;
    for (size_t j = r.bBegin; j != r.bEnd; ++j) {
      Seen &line = seen[b[j]];
      ++line.inB;
      line.j = j;
    }
    std::vector<Pair> pairs;
    for (size_t i = r.aBegin; i != r.aEnd; ++i)
      if (const Seen &line = seen[a[i]]; line.inA == 1 && line.inB == 1)
        pairs.push_back({i, line.j});
    return pairs;
  }

  /// The longest subsequence of \p pairs whose second numbers grow too, by
  /// patience sorting.
  static std::vector<Pair> longestRow(const std::vector<Pair> &pairs) {
    std::vector<size_t> tops; // of each pile: the index of its last pair
    std::vector<std::optional<size_t>> before(pairs.size());
    for (size_t i = 0; i != pairs.size(); ++i) {
      auto pile = llvm::partition_point(tops, [&](size_t top) {
        return pairs[top].second < pairs[i].second;
      });
      if (pile != tops.begin())
        before[i] = *std::prev(pile);
      if (pile == tops.end())
        tops.push_back(i);
      else
        *pile = i;
    }
    std::vector<Pair> row;
    if (!tops.empty())
      for (std::optional<size_t> i = tops.back(); i; i = before[*i])
        row.push_back(pairs[*i]);
    std::reverse(row.begin(), row.end());
    return row;
  }

  /// Myers's greedy algorithm: for each number of edits d, and each diagonal k
  /// of the grid of both parts, how far in a one gets.
  void matchByEdits(const Range &r) {
    constexpr ptrdiff_t kMostEdits = 2000; // then what is left matches nothing
    ptrdiff_t n = r.aEnd - r.aBegin, m = r.bEnd - r.bBegin;
    farthest.clear();
    for (ptrdiff_t d = 0; d <= std::min(n + m, kMostEdits); ++d) {
      farthest.emplace_back(2 * d + 1);
      for (ptrdiff_t k = -d; k <= d; k += 2) {
        ptrdiff_t x = startOf(d, k);
        while (x < n && x - k < m && a[r.aBegin + x] == b[r.bBegin + (x - k)])
          ++x;
        reached(d, k) = x;
        if (x >= n && x - k >= m)
          return takePath(r, d, k);
      }
    }
  }

  void takePath(const Range &r, ptrdiff_t d, ptrdiff_t k) {
    for (; d >= 0; --d) {
      for (ptrdiff_t x = startOf(d, k); x < reached(d, k); ++x)
        result[r.aBegin + x] = r.bBegin + (x - k);
      k += isInsertion(d, k) ? 1 : -1;
    }
  }

  ptrdiff_t &reached(ptrdiff_t d, ptrdiff_t k) { return farthest[d][k + d]; }

  /// True if edit \p d on diagonal \p k adds a line of b, else it drops one of
  /// a.
  bool isInsertion(ptrdiff_t d, ptrdiff_t k) {
    return k == -d || (k != d && reached(d - 1, k - 1) < reached(d - 1, k + 1));
  }

  /// Where in a one is after that edit.
  ptrdiff_t startOf(ptrdiff_t d, ptrdiff_t k) {
    if (d == 0)
      return 0;
    return isInsertion(d, k) ? reached(d - 1, k + 1)
                             : reached(d - 1, k - 1) + 1;
  }

  llvm::StringMap<unsigned> numberOf; ///< equal lines have equal numbers
  std::vector<unsigned> a, b;
  std::vector<std::optional<size_t>> result;
  std::vector<Range> work;
  std::vector<std::vector<ptrdiff_t>> farthest; ///< by d, then k + d
};

} // namespace

std::vector<std::optional<size_t>> matchLines(ArrayRef<StringRef> before,
                                              ArrayRef<StringRef> after) {
  return Matcher(before, after).match();
}

} // namespace lineprof
