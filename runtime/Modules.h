//===- runtime/Modules.h - instrumented shared objects --------------------===//
//
// Part of lineprof, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
#ifndef LINEPROF_RUNTIME_MODULES_H
#define LINEPROF_RUNTIME_MODULES_H

#include "ObjectInfo.h"
#include "ProfileFile.h"
#include "lineprof/abi.h"

namespace lineprof {

/// One thread's counters of one module, in the file. Given back images are
/// used again as they are: the reader adds all images up.
struct Image {
  Chunk *storage;
  Image *next;
};

/// When a cell was last charged, and how much.
struct CellMark {
  uint64_t stamp;
  uint32_t parts;    ///< of that tick, over all threads
  uint32_t previous; ///< and at the tick before that one
};

/// Decides whether calls are long enough to be timed.
struct Trial {
  uint64_t calls, ns; ///< of a site, inner ones of a recursion too
};

/// An executable or shared object with tagged functions. When it is unloaded,
/// its chunks stay in the file, and if it comes again it goes on with them.
struct LoadedModule {
  Module *code;
  const Chunk *info; ///< the module chunk
  uint32_t number;   ///< which ModuleChunk
  uint64_t loadBias, textBegin, textEnd;
  uint64_t sitesBegin, sitesEnd; ///< the section, in the program
  const char *sites;             ///< its copy in the module chunk
  int64_t toRecord; ///< what distances in there, to records, are short of
  Cell *cells;
  CellMark *marks; ///< by cell
  uint64_t numCells;
  Timing *timings;
  Trial *trials; ///< by timing
  Chunk *pcs;    ///< the hash table in use
  uint64_t usedPcs;
  bool hasTimes; ///< not all of its functions are tagged "hits"
  bool isTraced; ///< has functions that are traced
  List<Image> freeImages;
  LoadedModule *next;

  bool hasSites(const SiteTable *table) const {
    uint64_t p = reinterpret_cast<uint64_t>(table);
    return p >= sitesBegin && p < sitesEnd;
  }

  /// The sampler reads nothing that lies beside the program's variables: their
  /// cache lines would be away when the program writes to them next.
  const SiteTable *copyOf(const SiteTable *table) const {
    return reinterpret_cast<const SiteTable *>(
        sites + (reinterpret_cast<uint64_t>(table) - sitesBegin));
  }

  /// That which \p distance, of a copied table, leads to. Null if it is 0.
  const FunctionRecord *copiedRecord(const int64_t &distance) const {
    return distance ? reinterpret_cast<const FunctionRecord *>(
                          reinterpret_cast<const char *>(&distance) + distance +
                          toRecord)
                    : nullptr;
  }

  bool hasText(uint64_t pc) const { return pc >= textBegin && pc < textEnd; }
};

/// The sites of \p table, which lie behind it. Any thread; safe in a signal
/// handler and in a forked child.
inline SiteEntry *sitesOf(SiteTable &table) {
  return reinterpret_cast<SiteEntry *>(&table + 1);
}
inline const SiteEntry *sitesOf(const SiteTable &table) {
  return reinterpret_cast<const SiteEntry *>(&table + 1);
}

/// All members are called with the lock held. Those that don't register or
/// unregister are safe in a signal handler and in a forked child: they use
/// ProfileFile, Memory.h and their own lists.
class Modules {
public:
  /// Numbers the module's cells and writes its chunks, or finds those that it
  /// left when it was unloaded. Null without memory. Asks the loader; not in a
  /// signal handler.
  LoadedModule *add(Module &code, ProfileFile &file);
  void remove(LoadedModule &m);

  /// An image for a thread of this process. Null without memory.
  static Image *takeImage(LoadedModule &m, ProfileFile &file);

  /// Moves what was counted in the object itself, before it was registered or
  /// by threads that could not attach, into the file.
  static void collectStrayCounts(LoadedModule &m, ProfileFile &file);

  LoadedModule *findSites(const SiteTable *table) const;
  LoadedModule *findText(uint64_t pc) const;
  const List<LoadedModule> &all() const { return loaded; }

private:
  struct Totals {
    uint64_t cells = 0, timings = 0;
  };

  static Totals number(Module &code);
  LoadedModule *create(Module &code, const ObjectInfo &object, Totals totals,
                       ProfileFile &file);

  List<LoadedModule> loaded;
  List<LoadedModule> unloaded;
  uint32_t count = 0;
};

} // namespace lineprof

#endif // LINEPROF_RUNTIME_MODULES_H
