//===- lineprof/abi.h - what instrumented code and the runtime share ------===//
//
// Part of lineprof, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// Instrumented code calls the runtime through the pointers in its Module, so
// it links without the runtime. The plugin writes these layouts as IR types
// (plugin/Startup.ll, plugin/Sites.cpp), the runtime as these structs.
//
// A tagged machine function, after lowering, does this:
//
//   entry:   if (!tls.bias) module.attach(&module, &tls) // unless a slot is next
//            counters = &its_counters + tls.bias
//   slot:    frame = address of the return address     // where calls may come
//            thread = tls.thread
//            if (frame - thread->stack_begin < thread->stack_size)
//              mine = frame + thread->delta
//            else                        // not attached, or on another stack
//              mine = __lineprof_find_slot(frame)        // in plugin/Startup.ll
//            mine->site = 0; mine->return_address = low half of *frame
//            mine->table = &its_site_table
//            thread->deepest = frame
//   call:    mine->site = k
//            if (site k is kSiteTimed)                 // adds a flag
//              module.begin_call(&module, &tls, mine)
//            ... the call ...
//            if (site k is kSiteTimed) module.end_call(&module, &tls, mine)
//            mine->site = 0
//   catch:   mine->site = 0; thread->deepest = frame  // also where setjmp returns
//   exit:    mine->table = nullptr
//
// So the shadow stack lies parallel to the real one (Dang, Maniatis, Wagner: The
// Performance Cost of Shadow Stacks and Stack Canaries, 2015), with room for a
// slot at every 16 bytes. No pointer to a top has to be kept right, whatever way
// a function is left. `deepest` is where a slot was taken or come back to last, so
// what lies below it is old. A reader begins there, passes over slots without a table, and
// sees by the return address whether a frame that an exception or a longjmp may
// have left is still there. The thread is at the oldest slot in its own code, or
// else in the youngest one's call.
//
// A traced function has a TraceFrame on the machine stack:
//
//   entry:   frame.current = nullptr; frame.function = &its_last_trace_entry
//   line:    module.trace(&frame, &trace_entry_of_the_line)
//   exit:    module.trace(&frame, nullptr)            // also when unwound
//
//===----------------------------------------------------------------------===//
#ifndef LINEPROF_ABI_H
#define LINEPROF_ABI_H

#include "lineprof/format.h"

namespace lineprof {

/// Counts up with each change of what instrumented objects share with each other
/// or with the runtime: this file, records.h, Startup.ll. It is part of names
/// (plugin/VersionedNames.h).
constexpr uint32_t kAbiVersion = 9;

/// In Slot::site, by begin_call, which has read the clock: the call is the
/// outermost of its site, or is not.
constexpr uint32_t kBeingTimed = uint32_t(1) << 31;
constexpr uint32_t kWithinTimed = uint32_t(1) << 30;
constexpr uint32_t kSiteBits = kWithinTimed - 1;

/// One activation of a machine function that holds tagged code. Written by its
/// own thread, read by the sampler at any time.
struct Slot {
  uint32_t site;           ///< index into table's sites; 0: in its own code
  uint32_t return_address; ///< low half, as of entry
  const SiteTable *table;  ///< null: not in tagged code here
};

/// What instrumented code sees of a thread. The runtime's own state follows.
struct Thread {
  uint64_t deepest;     ///< frame that took a slot, or was come back to, last
  uint64_t stack_begin; ///< frames that have slots of their own,
  uint64_t stack_size;  ///< 0: none
  int64_t delta;        ///< from a frame to its slot
};

/// One per thread and shared object, hidden, thread-local (initial-exec). The C
/// library has room for 1,600 bytes of such in objects that come by dlopen.
struct Tls {
  int64_t bias;   ///< added to a counter's address; 0 before attach(), if the
                  ///< thread has ended, and if there is no runtime: counts then
                  ///< go to the image itself
  Thread *thread; ///< never null: before attach(), one that has no stack
};

/// One activation of a traced function. Only its own thread looks at it.
struct TraceFrame {
  TraceEntry *current;  ///< the line that is being visited; null: none yet
  TraceEntry *function; ///< in this thread's image
  uint64_t last;        ///< time stamp at which the visit began
  uint64_t overhead;    ///< ticks that the thread had spent on tracing by then
  uint64_t total;       ///< ticks of the visits that have ended
};

struct Module;

// Called on cold paths inside hot functions: preserve_most keeps the caller's
// registers out of memory.
#if defined(__clang__)
#define LINEPROF_COLD_CALL __attribute__((preserve_most))
#else
#define LINEPROF_COLD_CALL
#endif

// All of these are called by the code on its own thread, which may be in a
// signal handler or in a forked child. Runtime.cpp and Trace.h say why they may.
typedef Thread *(*AttachFunction)(Module *, Tls *) LINEPROF_COLD_CALL;
typedef Slot *(*ForeignSlotFunction)(Tls *) LINEPROF_COLD_CALL;
typedef void (*CallFunction)(Module *, Tls *, Slot *) LINEPROF_COLD_CALL;
typedef void (*ControlFunction)(uint32_t command);
typedef void (*TraceFunction)(TraceFrame *,
                              TraceEntry *next) LINEPROF_COLD_CALL;

/// One per shared object, hidden. Its functions start out as fallbacks inside
/// the object, good enough to run unharmed and count into the image.
struct Module {
  uint32_t version; ///< kAbiVersion
  uint32_t size;    ///< sizeof(Module)
  char *functions_begin, *functions_end; ///< section lineprof_fns
  char *counters_begin, *counters_end;   ///< section lineprof_cnts
  char *sites_begin, *sites_end;         ///< section lineprof_sites
  AttachFunction attach; ///< fills in Tls, and returns its thread
  ForeignSlotFunction foreign_slot; ///< of frames on other stacks, which
                                    ///< nobody reads
  ControlFunction control; ///< ControlCommand, by way of __lineprof_control
  TraceFunction trace;   ///< ends the visit of a line and begins the next
  CallFunction begin_call, end_call; ///< around a call that is timed
  void *runtime;         ///< the runtime's own, null until registered
};

static_assert(sizeof(Slot) == 16, "layout");
static_assert(offsetof(Slot, table) == 8, "layout");
static_assert(sizeof(Tls) == 16, "layout");
static_assert(offsetof(Thread, delta) == 24, "layout");
static_assert(offsetof(Module, attach) == 56, "layout");
static_assert(offsetof(Module, control) == 72, "layout");
static_assert(offsetof(Module, trace) == 80, "layout");
static_assert(offsetof(Module, begin_call) == 88, "layout");
static_assert(offsetof(Module, runtime) == 104, "layout");
static_assert(sizeof(Module) == 112, "layout");
static_assert(sizeof(TraceFrame) == 40, "layout");
static_assert(offsetof(TraceFrame, function) == 8, "layout");

} // namespace lineprof

extern "C" {
/// Called by the constructor of each instrumented shared object, on the thread
/// that loads it; and by its destructor. Not safe in a signal handler.
void __lineprof_register_module(lineprof::Module *module);
void __lineprof_unregister_module(lineprof::Module *module);
}

#endif // LINEPROF_ABI_H
