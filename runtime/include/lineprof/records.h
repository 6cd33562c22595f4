//===- lineprof/records.h - what is known when code is compiled -----------===//
//
// Part of lineprof, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// Blobs in sections of object files, which the linker concatenates. format.h
// says where they go.
//
//===----------------------------------------------------------------------===//
#ifndef LINEPROF_RECORDS_H
#define LINEPROF_RECORDS_H

#include <stddef.h>
#include <stdint.h>

namespace lineprof {

/// Sections of an instrumented object file. The names are C identifiers, so
/// that the linker defines __start_NAME and __stop_NAME.
#define LINEPROF_FUNCTIONS_SECTION "lineprof_fns"
#define LINEPROF_COUNTERS_SECTION "lineprof_cnts"
#define LINEPROF_SITES_SECTION "lineprof_sites"

/// In linkage names of OpenMP's regions and tasks, behind that of the function
/// around them: clang's own.
#define LINEPROF_OUTLINED_SUFFIX ".omp_outlined"

//===----------------------------------------------------------------------===//
// Function records
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
// Site tables
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

} // namespace lineprof

#endif // LINEPROF_RECORDS_H
