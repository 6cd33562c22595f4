//===- export/ProtoMessage.h - a message of Protocol Buffers --------------===//
//
// Part of lineprof, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
#ifndef LINEPROF_TOOLS_EXPORT_PROTOMESSAGE_H
#define LINEPROF_TOOLS_EXPORT_PROTOMESSAGE_H

#include "llvm/ADT/ArrayRef.h"
#include "llvm/ADT/StringRef.h"
#include "llvm/Support/LEB128.h"
#include "llvm/Support/raw_ostream.h"

#include <string>

namespace lineprof {

/// Bytes of a message that is being written, field by field.
class ProtoMessage {
public:
  /// An integer or a bool. 0 is the default and needs no bytes.
  void number(uint32_t field, uint64_t value) {
    if (!value)
      return;
    tag(field, kVarint);
    llvm::encodeULEB128(value, out);
  }

  /// A string or a message.
  void bytes(uint32_t field, llvm::StringRef value) {
    tag(field, kLengthDelimited);
    llvm::encodeULEB128(value.size(), out);
    out << value;
  }

  /// A packed repeated field of integers.
  void numbers(uint32_t field, llvm::ArrayRef<uint64_t> values) {
    std::string packed;
    llvm::raw_string_ostream stream(packed);
    for (uint64_t value : values)
      llvm::encodeULEB128(value, stream);
    bytes(field, packed);
  }

  std::string take() { return std::move(text); }

private:
  enum WireType { kVarint = 0, kLengthDelimited = 2 };

  void tag(uint32_t field, WireType type) {
    llvm::encodeULEB128(field << 3 | type, out);
  }

  std::string text;
  llvm::raw_string_ostream out{text}; // unbuffered
};

} // namespace lineprof

#endif // LINEPROF_TOOLS_EXPORT_PROTOMESSAGE_H
