//===- watch/Keys.cpp - from what a terminal sends to keys ----------------===//
//
// Part of lineprof, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "watch/Keys.h"

#include "llvm/ADT/StringSwitch.h"

using llvm::StringRef;

namespace lineprof {

/// Of a sequence without "\x1b[" or "\x1bO": of VT100, xterm and rxvt.
static int keyOf(StringRef sequence) {
  return llvm::StringSwitch<int>(sequence)
      .Case("A", kKeyUp)
      .Case("B", kKeyDown)
      .Case("5~", kKeyPageUp)
      .Case("6~", kKeyPageDown)
      .Cases("H", "1~", "7~", kKeyHome)
      .Cases("F", "4~", "8~", kKeyEnd)
      .Default(kKeyOther);
}

std::optional<int> KeyDecoder::next() {
  constexpr size_t kLongest = 32;
  if (pending.empty())
    return std::nullopt;
  auto take = [&](size_t size, int key) {
    pending.erase(0, size);
    return key;
  };
  if (pending[0] != '\x1b')
    return take(1, static_cast<unsigned char>(pending[0]));
  if (pending.size() == 1)
    return std::nullopt;
  if (pending[1] != '[' && pending[1] != 'O')
    return take(1, kKeyOther);
  // Parameters, then a byte from @ on.
  size_t end = 2;
  while (end < pending.size() && pending[end] < '@')
    ++end;
  if (end == pending.size())
    return end < kLongest ? std::nullopt : std::optional(take(end, kKeyOther));
  return take(end + 1, keyOf(StringRef(pending).slice(2, end + 1)));
}

} // namespace lineprof
