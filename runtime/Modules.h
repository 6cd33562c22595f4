//===- runtime/Modules.h - instrumented shared objects --------------------===//
//
// Part of lineprof, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
#ifndef LINEPROF_RUNTIME_MODULES_H
#define LINEPROF_RUNTIME_MODULES_H

#include "ProfileFile.h"
#include "lineprof/abi.h"

namespace lineprof {

/// One thread's counters of one module, in the file. Given back images are
/// used again as they are: the reader adds all images up.
struct Image {
  Chunk *Storage;
  Image *Next;
};

/// An executable or shared object with tagged functions, as long as it is
/// loaded; its chunks stay in the file after that.
struct LoadedModule {
  Module *Code;
  uint32_t Number; ///< which ModuleChunk
  uint64_t LoadBias, TextBegin, TextEnd;
  Cell *Cells;
  uint64_t *Stamps; ///< by cell: when it was last charged
  uint64_t NumCells;
  Chunk *Pcs; ///< the hash table in use
  uint64_t UsedPcs;
  List<Image> FreeImages;
  LoadedModule *Next;

  bool hasSites(const SiteTable *Table) const {
    const char *P = reinterpret_cast<const char *>(Table);
    return P >= Code->sites_begin && P < Code->sites_end;
  }
  bool hasText(uint64_t Pc) const { return Pc >= TextBegin && Pc < TextEnd; }
};

/// All members are called with the lock held.
class Modules {
public:
  /// Numbers the module's cells and writes its chunks. Null without memory.
  LoadedModule *add(Module &Code, ProfileFile &File);
  void remove(LoadedModule &M);

  /// An image for a thread of this process. Null without memory.
  static Image *takeImage(LoadedModule &M, ProfileFile &File);

  /// Moves what was counted in the object itself, before it was registered or
  /// by threads that could not attach, into the file.
  static void collectStrayCounts(LoadedModule &M, ProfileFile &File);

  LoadedModule *findSites(const SiteTable *Table) const;
  LoadedModule *findText(uint64_t Pc) const;
  const List<LoadedModule> &all() const { return Loaded; }

private:
  List<LoadedModule> Loaded;
  uint32_t Count = 0;
};

} // namespace lineprof

#endif // LINEPROF_RUNTIME_MODULES_H
