//===- lineprof/format.h - every byte that crosses to the reader ----------===//
//
// Part of lineprof, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// Three writers share this file and one reads what they wrote:
//
//   plugin   writes FunctionRecord and SiteTable blobs into object files,
//   linker   concatenates them into the sections named below,
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

#include <stddef.h>
#include <stdint.h>

namespace lineprof {

constexpr char kMagic[8] = {'L', 'I', 'N', 'E', 'P', 'R', 'O', 'F'};
constexpr uint32_t kVersion = 4;
constexpr uint64_t kPageSize = 4096;

/// Sections of an instrumented object file. The names are C identifiers, so
/// that the linker defines __start_NAME and __stop_NAME.
#define LINEPROF_FUNCTIONS_SECTION "lineprof_fns"
#define LINEPROF_COUNTERS_SECTION "lineprof_cnts"
#define LINEPROF_SITES_SECTION "lineprof_sites"

//===----------------------------------------------------------------------===//
// Compile time: function records
//===----------------------------------------------------------------------===//

enum FunctionFlags : uint32_t {
  kFunctionNoLines = 1, ///< compiled without -g: calls only, no lines
  kFunctionHits = 4,    ///< annotate("profile", "hits"): no time
  kFunctionTrace = 8, ///< annotate("profile", "trace"): lines are timed exactly
};

/// One tagged function: its flow graph, its lines, and where its counters are.
/// The blob is `size` bytes: this header, then in this order
///   LineEntry[num_lines]  NodeEntry[num_nodes]  uint32_t[num_node_lines]
///   ArcEntry[num_arcs]    BranchEntry[num_branches]  CallEntry[num_calls]
///   FileEntry[num_files]  char strings[]  padding to 8
///
/// Nodes are stretches of one basic block of the unoptimised program that no
/// call can leave half-way, so that every instruction of a node ran equally
/// often. Node number `num_nodes` is the world outside: callers and exits.
///
/// Behind the counters, and one spare word, a function with kFunctionTrace has
/// TraceEntry[num_lines + 1] in the same section: one for each line, and the
/// last for the function itself.
struct FunctionRecord {
  uint32_t size;         ///< bytes of the whole blob, a multiple of 8, never 0
  uint32_t flags;        ///< FunctionFlags
  int64_t counters;      ///< address of counter 0 minus address of this field
  uint32_t num_counters; ///< 64-bit counters of this function
  uint32_t cell_base;    ///< 0 in the object file; the runtime stores the index
                         ///< of this function's first Cell in its module
  uint32_t num_lines;
  uint32_t num_nodes;
  uint32_t num_node_lines;
  uint32_t num_arcs;
  uint32_t num_files;
  uint32_t line;         ///< of the definition, 0 if not known
  uint32_t linkage_name; ///< offset into strings, NUL-terminated
  uint32_t display_name; ///< offset; what to show if linkage_name isn't mangled
  uint32_t strings_size; ///< bytes, with all NULs
  uint32_t num_branches;
  uint32_t num_calls;
  uint32_t reserved;
};

/// What a thread's image has of a line that is traced. A visit begins when
/// control comes to the line and ends when it comes to another; those of the
/// function are its calls. Ticks are the processor's time stamps, less the cost
/// of reading them.
struct TraceEntry {
  uint64_t visits;
  uint64_t ticks;   ///< of visits that are not within another one of the same
                    ///< line (recursion)
  uint64_t not_min; ///< ~ticks of the shortest visit; 0: there is none
  uint64_t max;     ///< ticks of the longest visit
  uint64_t active;  ///< address of the TraceFrame whose visit of the line is
                    ///< the outermost that goes on, 0 if none does
  uint64_t debt;    ///< ticks that the next visit is charged less, because the
                    ///< ones before took less than the cost taken off
};

/// A line of the function that holds code. Sorted by file, then line, unique.
struct LineEntry {
  uint32_t line; ///< from 1
  uint32_t file; ///< index of a FileEntry; 0 is the file of the definition
};

/// The lines that start in this node are node_lines[first_line ..
/// first_line+num_lines): indices into LineEntry[]. Within a basic block each
/// line is listed once, at the first node that has it.
struct NodeEntry {
  uint32_t block; ///< basic block; nodes of one block are neighbours, in order
  uint32_t first_line;
  uint32_t num_lines;
};

enum ArcFlags : uint32_t {
  kArcSideways = 1, ///< a call in src did not come back: throw, exit, longjmp
  kArcContinue = 2, ///< from one node of a basic block to its next
  kArcUnwind = 4,   ///< from an invoke to its landing pad
  kArcTrue = 8,     ///< the branch was taken
  kArcFalse = 16,   ///< the branch was not taken
};

constexpr uint32_t kNotCounted = 0xffffffff;

/// A directed arc of the flow graph. For every node, and for the outside, the
/// sum of the arcs in is the sum of the arcs out; arcs without a counter form
/// a spanning tree (of the graph taken as undirected), so they follow.
struct ArcEntry {
  uint32_t src;
  uint32_t dst;
  uint32_t counter; ///< index of its counter, or kNotCounted
  uint32_t flags;   ///< ArcFlags
};

/// A condition or a switch: where control leaves `node`, the last one of its
/// block. The ways are the node's arcs with kArcTrue and kArcFalse, or those of
/// a switch, in order. Sorted by line, then column.
struct BranchEntry {
  uint32_t node;
  uint32_t line;   ///< index of a LineEntry
  uint32_t column; ///< from 1, in bytes, of the operator or operand that gives
                   ///< the condition its value; 0 if unknown
  uint32_t flags;  ///< BranchFlags
};

enum BranchFlags : uint32_t {
  kBranchSwitch = 1, ///< any number of ways, else a condition with two
};

/// A call in the source of `node`, made as often as control comes there. Sorted
/// by line, then column.
struct CallEntry {
  uint32_t node;
  uint32_t line;   ///< index of a LineEntry
  uint32_t column; ///< from 1, in bytes; 0 if unknown
  uint32_t callee; ///< linkage name: offset into strings; kNotCounted: the call
                   ///< is indirect
};

struct FileEntry {
  uint32_t path; ///< offset into strings: absolute where the compiler knew
  uint32_t has_md5;
  uint8_t md5[16]; ///< of the source at compile time (DWARF 5's MD5)
};

//===----------------------------------------------------------------------===//
// Compile time: site tables
//===----------------------------------------------------------------------===//

/// One machine function that holds tagged code, after inlining. Followed by
///   SiteEntry[num_sites]  SiteFrame[num_frames]  char name[]  padding to 8
struct SiteTable {
  uint32_t size;  ///< bytes of the whole blob, a multiple of 8, never 0
  uint32_t flags; ///< SiteTableFlags
  int64_t root;       ///< address of its FunctionRecord minus address of this
                      ///< field; 0 if the machine function is not tagged itself
  uint32_t num_sites; ///< at least 1: the first is its own code
  uint32_t num_frames;
  uint32_t name; ///< offset of its linkage name from the table's start
  uint32_t reserved2;
};

enum SiteTableFlags : uint32_t {
  kSitesInPart = 1, ///< there is code that has no slot: it is on no way to a
                    ///< call or a loop
};

enum SiteKind : uint32_t {
  kSiteTimed = 0,    ///< a call, whose time is taken
  kSiteSampled = 1,  ///< a call that is too short for that, or never was timed
  kSiteOwnCode = 2,  ///< own code: that of the tagged function that was inlined
                     ///< into the machine function, or else of itself
  kSiteUntagged = 3, ///< untagged code that shares the machine function
};

/// Where a machine function may be: in a call that is left in the machine code,
/// or in code of its own, which has no line.
struct SiteEntry {
  uint32_t first_frame;
  uint32_t num_frames; ///< innermost first
  uint32_t index; ///< 0 in the object file; the runtime stores that of the Cell
                  ///< of own code, and of the Timing of a call
  uint32_t kind;  ///< SiteKind; the runtime turns kSiteTimed into kSiteSampled
};

/// One link of a site's chain of inlined tagged functions.
struct SiteFrame {
  int64_t function; ///< address of the FunctionRecord minus that of this field
  uint32_t line;    ///< index into its LineEntry[], or kNotCounted if unknown
  uint32_t reserved;
};

//===----------------------------------------------------------------------===//
// Run time: prof.out
//===----------------------------------------------------------------------===//

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
  uint64_t nested_ns; ///< for a line: the part of wall_ns in which the same
                      ///< machine function was on top in its own code, further
                      ///< up the stack (recursion); else 0
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
};

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

/// kChunkPcs: an open-addressed hash table, PcEntry[payload / sizeof(PcEntry)].
/// An entry with samples == 0 is free. A module may have several.
struct PcEntry {
  uint64_t pc;     ///< run-time address minus load_bias
  uint64_t weight; ///< CPU time that these samples stand for, ns
  uint64_t samples;
};

static_assert(sizeof(FunctionRecord) == 72, "layout");
static_assert(offsetof(FunctionRecord, counters) == 8, "layout");
static_assert(offsetof(FunctionRecord, cell_base) == 20, "layout");
static_assert(sizeof(TraceEntry) == 48, "layout");
static_assert(sizeof(LineEntry) == 8, "layout");
static_assert(sizeof(NodeEntry) == 12, "layout");
static_assert(sizeof(ArcEntry) == 16, "layout");
static_assert(sizeof(BranchEntry) == 16, "layout");
static_assert(sizeof(CallEntry) == 16, "layout");
static_assert(sizeof(FileEntry) == 24, "layout");
static_assert(sizeof(SiteTable) == 32, "layout");
static_assert(offsetof(SiteTable, root) == 8, "layout");
static_assert(sizeof(SiteEntry) == 16, "layout");
static_assert(sizeof(SiteFrame) == 16, "layout");
static_assert(sizeof(FileHeader) == 80 + 256 + 1024 + 2048 + 48, "layout");
static_assert(offsetof(FileHeader, host) == 80, "layout");
static_assert(offsetof(FileHeader, request) == 3408, "layout");
static_assert(offsetof(FileHeader, tsc_ticks) == 3424, "layout");
static_assert(sizeof(FileHeader) <= kPageSize, "layout");
static_assert(sizeof(ChunkHeader) == 32, "layout");
static_assert(sizeof(ModuleInfo) == 128, "layout");
static_assert(sizeof(Cell) == 40, "layout");
static_assert(sizeof(Timing) == 40, "layout");
static_assert(sizeof(StackNode) == 40, "layout");
static_assert(sizeof(PcEntry) == 24, "layout");

} // namespace lineprof

#endif // LINEPROF_FORMAT_H
