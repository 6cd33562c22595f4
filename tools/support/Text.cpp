//===- support/Text.cpp - errors, and strings on their way out ------------===//
//
// Part of lineprof, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "support/Text.h"

#include "llvm/Support/ConvertUTF.h"

#include <cerrno>
#include <cstdio>
#include <cstring>

using llvm::StringRef;

namespace lineprof {

namespace {

/// Bytes of the well-formed UTF-8 sequence that \p text starts with, or 0.
size_t sequenceLength(StringRef text) {
  const auto *begin = reinterpret_cast<const llvm::UTF8 *>(text.data());
  size_t length = llvm::getNumBytesForUTF8(*begin);
  if (length > text.size() || !llvm::isLegalUTF8Sequence(begin, begin + length))
    return 0;
  return length;
}

/// U+0080 to U+009F, which some terminals obey as they do escape sequences.
bool isC1Control(StringRef sequence) {
  return sequence.size() == 2 && sequence[0] == '\xc2' &&
         static_cast<uint8_t>(sequence[1]) < 0xa0;
}

} // namespace

std::string escapeControls(StringRef text, bool keepTabs) {
  std::string escaped;
  while (!text.empty()) {
    uint8_t byte = text.front();
    size_t length = sequenceLength(text);
    bool plain = length != 0 && byte != 0x7f &&
                 (byte >= 0x20 || (byte == '\t' && keepTabs)) &&
                 !isC1Control(text.take_front(length));
    if (!length)
      length = 1;
    for (char c : text.take_front(length))
      if (plain)
        escaped += c;
      else
        escaped += fmt::format("\\x{:02x}", static_cast<uint8_t>(c));
    text = text.drop_front(length);
  }
  return escaped;
}

int reportError(StringRef message, int status) {
  fmt::print(stderr, "lineprof: error: {}\n", escapeControls(message));
  return status;
}

int reportError(llvm::Error error, int status) {
  return reportError(llvm::toString(std::move(error)), status);
}

void reportWarning(StringRef message) {
  fmt::print(stderr, "lineprof: warning: {}\n", escapeControls(message));
}

int writeOut(StringRef text) {
  if (fwrite(text.data(), 1, text.size(), stdout) == text.size() &&
      fflush(stdout) == 0)
    return 0;
  return reportError(fmt::format("standard output: {}; give it room or "
                                 "another place",
                                 strerror(errno)));
}

} // namespace lineprof
