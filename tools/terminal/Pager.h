//===- terminal/Pager.h - long reports page by page -----------------------===//
//
// Part of lineprof, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
#ifndef LINEPROF_TOOLS_TERMINAL_PAGER_H
#define LINEPROF_TOOLS_TERMINAL_PAGER_H

#include "llvm/ADT/StringRef.h"

namespace lineprof {

/// Writes \p text to standard output through a pager: LINEPROF_PAGER, else
/// PAGER, else `less -FRX`. An empty name, or a pager that can't be started, is
/// none, and a dumb terminal has none. Waits until the user has left it. The
/// exit status.
int writePaged(llvm::StringRef text);

} // namespace lineprof

#endif // LINEPROF_TOOLS_TERMINAL_PAGER_H
