//===- support/OutputFile.h - files that commands write -------------------===//
//
// Part of lineprof, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
#ifndef LINEPROF_TOOLS_SUPPORT_OUTPUTFILE_H
#define LINEPROF_TOOLS_SUPPORT_OUTPUTFILE_H

#include "llvm/ADT/StringRef.h"
#include "llvm/Support/Error.h"

namespace lineprof {

/// Makes \p path hold \p content. A file that is there already is replaced when
/// all is written; if that fails it stays as it was, and the error is one line.
/// Devices and pipes are written to.
llvm::Error writeFile(llvm::StringRef path, llvm::StringRef content);

} // namespace lineprof

#endif // LINEPROF_TOOLS_SUPPORT_OUTPUTFILE_H
