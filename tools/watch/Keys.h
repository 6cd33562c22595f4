//===- watch/Keys.h - from what a terminal sends to keys ------------------===//
//
// Part of lineprof, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
#ifndef LINEPROF_TOOLS_WATCH_KEYS_H
#define LINEPROF_TOOLS_WATCH_KEYS_H

#include "llvm/ADT/StringRef.h"

#include <optional>
#include <string>

namespace lineprof {

/// A character is its own value.
enum Key : int {
  kKeyOther = 0x100, ///< one that nothing is bound to
  kKeyUp,
  kKeyDown,
  kKeyPageUp,
  kKeyPageDown,
  kKeyHome,
  kKeyEnd,
};

/// Takes keys out of a stream of bytes. An escape sequence may come in pieces.
class KeyDecoder {
public:
  void add(llvm::StringRef bytes) { pending += bytes.str(); }

  /// The next key that is there as a whole.
  std::optional<int> next();

private:
  std::string pending;
};

} // namespace lineprof

#endif // LINEPROF_TOOLS_WATCH_KEYS_H
