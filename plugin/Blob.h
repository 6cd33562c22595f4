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
  template <typename T> void append(const T &Value) {
    Bytes.append(reinterpret_cast<const char *>(&Value), sizeof(T));
  }
  void append(llvm::StringRef Text) { Bytes += Text; }
  void padTo8() { Bytes.resize(llvm::alignTo(Bytes.size(), 8)); }
  size_t size() const { return Bytes.size(); }
  llvm::StringRef bytes() const { return Bytes; }

  /// Overwrites the value at \p Offset.
  template <typename T> void set(size_t Offset, const T &Value) {
    memcpy(&Bytes[Offset], &Value, sizeof(T));
  }
  /// Makes the int64 at \p Offset (a multiple of 8) the distance to \p To.
  /// Called in order of offset.
  void setDistance(size_t Offset, llvm::Constant *To) {
    Distances.push_back({Offset, To});
  }

  /// Creates the symbol, aligned to 8, in \p Section; neither the optimiser
  /// nor the linker's garbage collection drops it.
  llvm::GlobalVariable *emit(llvm::Module &M,
                             llvm::GlobalValue::LinkageTypes Linkage,
                             const llvm::Twine &Name,
                             llvm::StringRef Section) const;

private:
  std::string Bytes;
  llvm::SmallVector<std::pair<size_t, llvm::Constant *>, 4> Distances;
};

} // namespace lineprof

#endif // LINEPROF_PLUGIN_BLOB_H
