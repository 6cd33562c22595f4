//===- plugin/ForwardingHeaders.h - headers of while (1) ------------------===//
//
// Part of lineprof, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
#ifndef LINEPROF_PLUGIN_FORWARDINGHEADERS_H
#define LINEPROF_PLUGIN_FORWARDINGHEADERS_H

#include "llvm/ADT/SmallPtrSet.h"
#include "llvm/IR/BasicBlock.h"

namespace lineprof {

/// The headers in \p f that are mere jumps to the body of a while (1). Clang
/// leaves them there only where ends of scopes wait around the loop
/// (CodeGenFunction::SimplifyForwardingBlocks): destructors, and when it
/// optimises ends of lifetimes too.
llvm::SmallPtrSet<const llvm::BasicBlock *, 2>
findForwardingHeaders(const llvm::Function &f);

} // namespace lineprof

#endif // LINEPROF_PLUGIN_FORWARDINGHEADERS_H
