//===- model/Abbreviate.h - names as people write them --------------------===//
//
// Part of lineprof, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
#ifndef LINEPROF_TOOLS_MODEL_ABBREVIATE_H
#define LINEPROF_TOOLS_MODEL_ABBREVIATE_H

#include "llvm/ADT/StringRef.h"

#include <string>

namespace lineprof {

/// A demangled \p name without what nobody writes: default template arguments
/// of the standard library, its inline namespaces, ABI tags. Strings and
/// streams have their short names: std::string. A name that isn't well formed
/// stays as it is.
std::string abbreviate(llvm::StringRef name);

} // namespace lineprof

#endif // LINEPROF_TOOLS_MODEL_ABBREVIATE_H
