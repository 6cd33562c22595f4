//===- runtime/PcTables.h - program counters in the file ------------------===//
//
// Part of lineprof, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
#ifndef LINEPROF_RUNTIME_PCTABLES_H
#define LINEPROF_RUNTIME_PCTABLES_H

#include "Modules.h"

namespace lineprof {

/// Adds a sample at \p pc, for \p cpuNs, to the hash table of the module that
/// holds it. Nothing happens if none does; without memory it is counted as
/// lost. With the lock held; safe in a signal handler (memory is ProfileFile's)
/// and in a forked child.
void countPc(const Modules &objects, ProfileFile &file, uint64_t pc,
             uint64_t cpuNs);

/// A sample at \p pc, which stood for \p ns so far, stands for \p waited ns of
/// waiting for a processor as well. False if it is no longer in the module's
/// latest table. Called like countPc().
bool addWait(const Modules &objects, uint64_t pc, uint64_t ns, uint64_t waited);

/// Forgets all samples, those of unloaded modules too. With the lock held; safe
/// in a signal handler and in a forked child.
void clearPcs(const Modules &objects, ProfileFile &file);

} // namespace lineprof

#endif // LINEPROF_RUNTIME_PCTABLES_H
