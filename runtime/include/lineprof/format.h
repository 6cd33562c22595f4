//===- lineprof/format.h - every byte that crosses to the reader ----------===//
//
// Part of lineprof, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// Three writers share this file and records.h, and one reads what they wrote:
//
//   plugin   writes FunctionRecord and SiteTable blobs into object files,
//   linker   concatenates them into the sections that records.h names,
//   runtime  copies the sections into prof.out and adds counters and times,
//   tool     reads (tools/profile/Reader.cpp, the only parser).
//
// prof.out is little-endian and made of pages:
//
//   +------------+---------+---------+-----
//   | FileHeader | chunk 0 | chunk 1 | ...      each chunk starts on a page
//   +------------+---------+---------+-----
//
// docs/format.md describes every field in prose.
//
//===----------------------------------------------------------------------===//
#ifndef LINEPROF_FORMAT_H
#define LINEPROF_FORMAT_H

#include "lineprof/records.h"
#include <stddef.h>
#include <stdint.h>

namespace lineprof {

constexpr char kMagic[8] = {'L', 'I', 'N', 'E', 'P', 'R', 'O', 'F'};
constexpr uint32_t kVersion = 8;
constexpr uint64_t kPageSize = 4096;

/// The first page. `version` is stored last, so a file that is being set up
/// reads as "no profile yet". Strings are NUL-terminated and cut to fit.
struct FileHeader {
  char magic[8];
  uint32_t version;
  uint32_t header_size; ///< kPageSize
  uint64_t file_size;   ///< bytes that are in use; a shorter file is truncated
  uint64_t start_unix_ns;
  uint64_t elapsed_ns; ///< since the sampler started or the last reset, as of
                       ///< the last tick or the end
  uint64_t sampled_ns; ///< of that, time during which nothing was stopped
  uint64_t ticks;      ///< of the wall-clock sampler
  uint64_t lost_pcs;   ///< program counters that found no room
  uint32_t pid;
  uint32_t parent_pid;
  uint32_t threads; ///< that ran tagged code, in all
  uint32_t flags;   ///< FileFlags
  char host[256];
  char executable[1024];
  char command_line[2048];
  uint64_t request;    ///< by `lineprof ctl`: a number that counts up, shifted
                       ///< by kCommandBits, and a ControlCommand
  uint64_t answered;   ///< by the sampler: the last request it carried out
  uint64_t tsc_ticks;  ///< time stamps that passed in tsc_ns nanoseconds, as of
  uint64_t tsc_ns;     ///< the last tick or the end; 0 if nothing is traced
  uint64_t trace_cost; ///< of one change of line in traced code, ticks; it is
                       ///< not in the ticks of TraceEntry
  uint64_t runs;       ///< that `lineprof merge` has added up; 0: one, as the
                       ///< runtime writes it
};

/// What instrumented code and `lineprof ctl` ask of the runtime. The first
/// three are also in lineprof.h, as numbers.
enum ControlCommand : uint32_t {
  kControlStart = 1,
  kControlStop = 2,
  kControlReset = 3,
  kControlSync = 4, ///< requests only: charges the time until now
};

constexpr uint32_t kCommandBits = 8;

enum FileFlags : uint32_t {
  kFileEnded = 1,       ///< the process came to its end by exit()
  kFileNoSampler = 2,   ///< the sampler could not start: no times
  kFileNoPcs = 4,       ///< no source of program counters: no times within
                        ///< a function's own code
  kFileStopped = 8,     ///< nothing is counted: see kChunkExcluded
  kFileSampler = 16,    ///< the sampler runs, and takes requests
  kFileIncomplete = 32, ///< it couldn't grow: what came later is missing
  kFileCopied = 64,     ///< by `lineprof ctl dump`, while the process ran
};

enum ChunkKind : uint32_t {
  kChunkNone = 0, ///< being made: skip it
  kChunkModule = 1,
  kChunkCounters = 2,
  kChunkCells = 3,
  kChunkPcs = 4,
  kChunkExcluded = 5,
  kChunkTimings = 6,
  kChunkStacks = 7,
};

/// Starts every chunk. `kind` is stored last.
struct ChunkHeader {
  uint32_t kind;    ///< ChunkKind
  uint32_t module;  ///< which ModuleChunk it belongs to, from 0 by order
  uint64_t size;    ///< bytes with this header, a multiple of kPageSize, not 0
  uint64_t payload; ///< bytes in use after this header
  uint64_t reserved;
};

/// An executable or shared object with tagged functions. Payload:
///   ModuleInfo, char path[path_size], padding to 8, functions[functions_size],
///   sites[sites_size]; both sections as the linker laid them out, where 8 zero
///   bytes between blobs are padding.
struct ModuleInfo {
  uint64_t functions_address; ///< where the sections were in the process
  uint64_t counters_address;
  uint64_t sites_address;
  uint64_t load_bias;  ///< run-time address minus address in the file
  uint64_t text_begin; ///< run-time range of its executable segments
  uint64_t text_end;
  uint64_t functions_size; ///< bytes
  uint64_t counters_size;  ///< bytes
  uint64_t sites_size;     ///< bytes
  uint64_t binary_size;    ///< of the file at `path`, bytes; 0 if unknown
  uint64_t binary_mtime_ns;
  uint32_t path_size;     ///< with the NUL
  uint32_t build_id_size; ///< 0 to 32
  uint8_t build_id[32];
};

/// kChunkCounters: one thread's image of the counters section, counters_size
/// bytes of uint64_t. Freed images are reused, so a thread is not one image;
/// counts of all images of a module add up.

/// kChunkExcluded: uint64_t frozen[], then excluded[], counters_size bytes
/// each. One for a module at most; without it all are 0. The module's counters
/// are
///   while kFileStopped is set:  frozen
///   else:                       all images added up, less excluded
/// Only the array that is not in force is ever written.

/// kChunkCells: Cell[payload / sizeof(Cell)], written by the sampler only.
/// For a FunctionRecord: cell_base is the function, cell_base + 1 + i its line
/// entry i. For a SiteEntry of own code: index.
struct Cell {
  uint64_t wall_ns;   ///< while it was on a thread's stack: for a line, in a
                      ///< call made from it; for a function, at any depth; for
                      ///< a self cell, in the machine function's own code
  uint64_t cpu_ns;    ///< the same, on the thread's CPU clock
  uint64_t samples;   ///< ticks that were charged here
  uint64_t nested_ns; ///< for a function, the part of wall_ns in which it was
                      ///< on top in a call, and further down the stack too
  uint64_t variance_us2; ///< of wall_ns, in squares of microseconds: half of
                         ///< the sum over ticks of w^2 (n - previous n)^2,
                         ///< where n threads were charged w each; saturates
};

/// kChunkTimings: Timing[payload / sizeof(Timing)], written by the threads that
/// make the calls. For a SiteEntry of a call: index. Of calls within a call of
/// the same site only the outermost counts.
struct Timing {
  uint64_t calls;      ///< that were timed and came back
  uint64_t ns;         ///< in all
  uint64_t sampled_ns; ///< what the sampler charged for them
  uint64_t max_ns;
  uint64_t min_complement; ///< ~ of the shortest, ns
  uint64_t begun;    ///< calls, of which more than `calls` are in progress, or
                     ///< were left by an exception and the like
  uint64_t given_up; ///< not 0: later calls are left to the sampler
  uint64_t cpu_wall_ns; ///< of `ns`, in calls whose CPU time was taken too,
  uint64_t cpu_ns;      ///< which was this
};

/// Most nodes of a calling context, without that of the world outside.
constexpr uint32_t kMaxStackNodes = 256;

/// kChunkStacks: StackNode[payload / sizeof(StackNode)], written by the sampler
/// only: a calling-context tree (Ammons, Ball, Larus 1997). `module` of such a
/// chunk is 0. Nodes are numbered over all of these chunks in the file's order;
/// node 0 stands for the world outside, and what was charged to it found no
/// room. A node with samples == 0 may have children.
struct StackNode {
  uint32_t parent;  ///< number of the caller's node, less than its own; 0: none
  uint32_t module;  ///< which ModuleChunk the site belongs to
  uint32_t table;   ///< offset of the SiteTable in the module's sites
  uint32_t site;    ///< index into the table's sites
  uint64_t wall_ns; ///< while this was where the thread was; callees are not in
  uint64_t cpu_ns;
  uint64_t samples;
};

/// In PcEntry::pc: the thread was in the kernel. If that was for a fault, pc is
/// the very instruction that faulted, and not the one after it.
constexpr uint64_t kPcInKernel = uint64_t(1) << 63;

/// kChunkPcs: an open-addressed hash table, PcEntry[payload / sizeof(PcEntry)].
/// An entry with samples == 0 is free. A module may have several.
struct PcEntry {
  uint64_t pc;     ///< run-time address minus load_bias, and kPcInKernel
  uint64_t cpu_ns; ///< CPU time that these samples stand for,
  uint64_t samples;
  uint64_t squares_us2; ///< of what each stands for, both, added up, us^2
  uint64_t wait_ns;     ///< and their share of waiting for a processor
};

static_assert(sizeof(FileHeader) == 80 + 256 + 1024 + 2048 + 48, "layout");
static_assert(offsetof(FileHeader, host) == 80, "layout");
static_assert(offsetof(FileHeader, request) == 3408, "layout");
static_assert(offsetof(FileHeader, tsc_ticks) == 3424, "layout");
static_assert(sizeof(FileHeader) <= kPageSize, "layout");
static_assert(sizeof(ChunkHeader) == 32, "layout");
static_assert(sizeof(ModuleInfo) == 128, "layout");
static_assert(sizeof(Cell) == 40, "layout");
static_assert(sizeof(Timing) == 72, "layout");
static_assert(sizeof(StackNode) == 40, "layout");
static_assert(sizeof(PcEntry) == 40, "layout");

} // namespace lineprof

#endif // LINEPROF_FORMAT_H
