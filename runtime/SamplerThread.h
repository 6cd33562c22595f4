//===- runtime/SamplerThread.h - threads of the runtime's own -------------===//
//
// Part of lineprof, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
#ifndef LINEPROF_RUNTIME_SAMPLERTHREAD_H
#define LINEPROF_RUNTIME_SAMPLERTHREAD_H

namespace lineprof {

/// Starts a detached thread that handles no signals. Any thread may call it,
/// without the lock; not safe in a signal handler, as the C library allocates.
/// Returns an error number, or 0.
int startThread(void *(*main)(void *), void *argument);

/// Makes the calling thread run when its timer says so, also if threads that
/// compute have all processors. Where the kernel doesn't grant it, nothing
/// happens.
void wakeUpInTime();

} // namespace lineprof

#endif // LINEPROF_RUNTIME_SAMPLERTHREAD_H
