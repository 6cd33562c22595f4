//===- plugin/HostCheck.h - is this the right compiler? -------------------===//
//
// Part of lineprof, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
#ifndef LINEPROF_PLUGIN_HOSTCHECK_H
#define LINEPROF_PLUGIN_HOSTCHECK_H

namespace lineprof {

/// Ends the compiler with one line if it has an LLVM of its own beside the one
/// that this plugin brought along: nothing that the two exchange would fit.
void refuseOtherCompilers();

} // namespace lineprof

#endif // LINEPROF_PLUGIN_HOSTCHECK_H
