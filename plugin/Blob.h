//===- plugin/Blob.h - writing the blobs of format.h as constants ---------===//
//
// Part of lineprof, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
#ifndef LINEPROF_PLUGIN_BLOB_H
#define LINEPROF_PLUGIN_BLOB_H

#include "llvm/ADT/SmallVector.h"
#include "llvm/IR/Constants.h"
#include "llvm/IR/GlobalVariable.h"
#include <cstring>
#include <string>

namespace lineprof {

/// Bytes with holes for distances to other symbols: int64 fields that hold the
/// address of a symbol minus the field's own, so that the linker fills them in
/// and nothing is left to relocate at run time.
class Blob {
public:
  template <typename T> void append(const T &value) {
    text.append(reinterpret_cast<const char *>(&value), sizeof(T));
  }
  void append(llvm::StringRef more) { text += more; }
  void padTo8() { text.resize(llvm::alignTo(text.size(), 8)); }
  size_t size() const { return text.size(); }
  llvm::StringRef bytes() const { return text; }

  /// Overwrites the value at \p offset.
  template <typename T> void set(size_t offset, const T &value) {
    memcpy(&text[offset], &value, sizeof(T));
  }
  /// Makes the int64 at \p offset (a multiple of 8) the distance to \p to.
  /// Called in order of offset.
  void setDistance(size_t offset, llvm::Constant *to) {
    distances.push_back({offset, to});
  }

  /// Creates the symbol, aligned to 8, in \p section; neither the optimiser
  /// nor the linker's garbage collection drops it.
  llvm::GlobalVariable *emit(llvm::Module &m,
                             llvm::GlobalValue::LinkageTypes linkage,
                             const llvm::Twine &name,
                             llvm::StringRef section) const;

private:
  std::string text;
  llvm::SmallVector<std::pair<size_t, llvm::Constant *>, 4> distances;
};

} // namespace lineprof

#endif // LINEPROF_PLUGIN_BLOB_H
