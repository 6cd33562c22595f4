/*===- lineprof/lineprof.h - the header for profiled programs --------------===*\
|*
|* Part of lineprof, under the Apache License v2.0 with LLVM Exceptions.
|* SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
|*
|* C89 and C++98 and later. Nothing here needs the runtime at link time. With
|* another compiler, or without the plugin, the tag is nothing and the functions
|* do nothing.
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

/** The same, and times each line exactly, for functions of microseconds: each
 * change of line reads the processor's time stamp, which slows them down. */
#if defined(__clang__)
#define LINEPROF_TRACE __attribute__((annotate("profile", "trace")))
#else
#define LINEPROF_TRACE
#endif

#if defined(__GNUC__) && defined(__ELF__)
#ifdef __cplusplus
extern "C" {
#endif
/** In each object that holds profiled code; null where there is none. The
 * numbers are ControlCommand's, of lineprof/format.h. */
__attribute__((weak, visibility("default"))) void
__lineprof_control(unsigned command);
#ifdef __cplusplus
}
#endif
#define LINEPROF_CONTROL_(command)                                             \
  (__lineprof_control ? __lineprof_control(command) : (void)0)
#define LINEPROF_INLINE_ static __inline__ /* C89 has no inline */
#else
#define LINEPROF_CONTROL_(command) ((void)0)
#define LINEPROF_INLINE_ static inline
#endif

/** Goes on counting hits, calls and times, in all threads, from now on. Does
 * nothing if not stopped. With LINEPROF_START=off in its environment a program
 * starts stopped.
 *
 * All three may be called on any thread, in a signal handler, and in a forked
 * child, which is stopped if its parent was. Other threads that are within
 * profiled code at that moment may have hits in registers: those count when
 * they reach memory, at the latest when the loop ends. */
LINEPROF_INLINE_ void lineprof_start(void) { LINEPROF_CONTROL_(1); }

/** Stops counting, until lineprof_start(). The profile stays as it is now. */
LINEPROF_INLINE_ void lineprof_stop(void) { LINEPROF_CONTROL_(2); }

/** Forgets what was counted so far. Does neither start nor stop. */
LINEPROF_INLINE_ void lineprof_reset(void) { LINEPROF_CONTROL_(3); }

#endif /* LINEPROF_LINEPROF_H */
