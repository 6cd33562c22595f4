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
//   entry:   if (!tls.bias) module.attach(&module, &tls)
//            counters = &its_counters + tls.bias
//   slot:    thread = tls.thread                      // where calls may come
//            mine = thread->top                       // the slot that is free
//            if (mine[-1].frame <= frame) mine = module.heal(thread, frame)
//            mine->frame = frame; mine->table = &its_site_table
//   call:    mine->site = k                           // if it has several sites
//            thread->top = mine + 1                   // now callees push above
//            ... the call ...
//            thread->top = mine                       // back in its own code
//   exit:    mine->table = nullptr
//
// So slots below top are inside a call, and the slot at top, when its table is
// set, is a function in its own code. Storing top again after every call also
// forgets whatever a longjmp or an exception left above.
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

constexpr uint32_t kAbiVersion = 3;

/// One activation of a machine function that holds tagged code. Written by its
/// own thread, read by the sampler at any time.
struct Slot {
  const SiteTable *table; ///< null: not in tagged code here
  uint64_t frame;         ///< address of the return address on the stack
  uint32_t site;          ///< index into table's sites; valid below top only
  uint32_t reserved;
  uint64_t started;       ///< reserved for timed calls
};

/// What instrumented code sees of a thread. The runtime's own state follows.
struct Thread {
  Slot *top; ///< stored with release order after the slot below is complete
};

/// One per thread and shared object, hidden, thread-local (initial-exec).
struct Tls {
  int64_t bias;   ///< added to a counter's address; 0 before attach(), if the
                  ///< thread has ended, and if there is no runtime: counts then
                  ///< go to the image itself
  Thread *thread; ///< valid after attach()
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

typedef Thread *(*AttachFunction)(Module *, Tls *) LINEPROF_COLD_CALL;
typedef Slot *(*HealFunction)(Thread *, uint64_t frame) LINEPROF_COLD_CALL;
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
  HealFunction heal;     ///< drops dead slots, returns the free slot
  ControlFunction control; ///< ControlCommand, by way of __lineprof_control
  TraceFunction trace;   ///< ends the visit of a line and begins the next
  void *runtime;         ///< the runtime's own, null until registered
};

static_assert(sizeof(Slot) == 32, "layout");
static_assert(offsetof(Slot, frame) == 8, "layout");
static_assert(offsetof(Slot, site) == 16, "layout");
static_assert(sizeof(Tls) == 16, "layout");
static_assert(offsetof(Module, attach) == 56, "layout");
static_assert(offsetof(Module, control) == 72, "layout");
static_assert(offsetof(Module, trace) == 80, "layout");
static_assert(offsetof(Module, runtime) == 88, "layout");
static_assert(sizeof(Module) == 96, "layout");
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
