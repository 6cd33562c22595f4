//===- plugin/LoopAlignment.h - where loops begin -------------------------===//
//
// Part of lineprof, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
#ifndef LINEPROF_PLUGIN_LOOPALIGNMENT_H
#define LINEPROF_PLUGIN_LOOPALIGNMENT_H

namespace llvm {
class LoopInfo;
}

namespace lineprof {

/// Has loops begin at multiples of 32 bytes, as processors fetch and
/// decode. clang aligns to 16, so a loop of 20 bytes lies in one such block or
/// in two, by chance; and what counting adds anywhere before it draws anew.
/// Loops that have an alignment (`[[clang::code_align]]`) keep it.
void alignLoops(const llvm::LoopInfo &loops);

} // namespace lineprof

#endif // LINEPROF_PLUGIN_LOOPALIGNMENT_H
