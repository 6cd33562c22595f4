/*===- lineprof/lineprof.h - the header for profiled programs --------------===*\
|*
|* Part of lineprof, under the Apache License v2.0 with LLVM Exceptions.
|* SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
|*
|* C99 and C++98 and later. Nothing here needs the runtime at link time, and
|* with another compiler, or without the plugin, nothing remains of it.
|*
\*===----------------------------------------------------------------------===*/
#ifndef LINEPROF_LINEPROF_H
#define LINEPROF_LINEPROF_H

/** Tags a function for the profiler. It leads the declaration:
 *
 *      LINEPROF_PROFILE static int solve(struct problem *p) { ... }
 *
 * Tag the first declaration; one that follows the definition comes too late.
 * A lambda takes the attribute itself: [] [[clang::annotate("profile")]] (...) */
#if defined(__clang__)
#define LINEPROF_PROFILE __attribute__((annotate("profile")))
#else
#define LINEPROF_PROFILE
#endif

#endif /* LINEPROF_LINEPROF_H */
