//===- model/Skid.h - the instruction that took the time ------------------===//
//
// Part of lineprof, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
#ifndef LINEPROF_TOOLS_MODEL_SKID_H
#define LINEPROF_TOOLS_MODEL_SKID_H

#include "llvm/ADT/ArrayRef.h"
#include "llvm/TargetParser/Triple.h"

#include <map>
#include <memory>
#include <vector>

namespace lineprof {

/// From the address that an interrupt goes back to, to the instruction that the
/// thread was at. A processor lets the instruction that it waits for end before
/// it takes the interrupt, so what it goes back to is the one after that: a
/// load that misses the cache would have no time, and whatever follows it all.
class Skid {
public:
  /// Null if it isn't known of \p target, or if its code can't be decoded.
  static std::unique_ptr<Skid> create(const llvm::Triple &target);
  ~Skid();

  /// \p pc is in a function whose \p code begins at \p begin. \p pc itself if
  /// what came before it can't be told.
  uint64_t waitedFor(uint64_t pc, uint64_t begin, llvm::ArrayRef<uint8_t> code);

private:
  struct Decoder;
  /// Of all instructions of one function, by address.
  using Origins = std::vector<std::pair<uint64_t, uint64_t>>;

  explicit Skid(std::unique_ptr<Decoder> decoder);
  Origins findOrigins(uint64_t begin, llvm::ArrayRef<uint8_t> code) const;

  std::unique_ptr<Decoder> decoder;
  std::map<uint64_t, Origins> functions; ///< by their beginning
};

} // namespace lineprof

#endif // LINEPROF_TOOLS_MODEL_SKID_H
