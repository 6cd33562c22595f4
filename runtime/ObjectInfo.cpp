//===- runtime/ObjectInfo.cpp - what the loader knows of an object --------===//
//
// Part of lineprof, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "ObjectInfo.h"
#include <elf.h>
#include <link.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

namespace lineprof {

namespace {

struct Search {
  uint64_t Address;
  ObjectInfo &Out;
};

} // namespace

static void readNotes(const char *At, size_t Size, ObjectInfo &Out) {
  while (Size >= sizeof(ElfW(Nhdr))) {
    auto *Note = reinterpret_cast<const ElfW(Nhdr) *>(At);
    size_t NameSize = (Note->n_namesz + 3) & ~size_t(3);
    size_t Whole =
        sizeof(*Note) + NameSize + ((Note->n_descsz + 3) & ~size_t(3));
    if (Whole > Size)
      return;
    const char *Name = At + sizeof(*Note);
    if (Note->n_type == NT_GNU_BUILD_ID && Note->n_namesz == 4 &&
        !memcmp(Name, "GNU", 4) && Note->n_descsz <= sizeof(Out.BuildId)) {
      Out.BuildIdSize = Note->n_descsz;
      memcpy(Out.BuildId, Name + NameSize, Note->n_descsz);
    }
    At += Whole;
    Size -= Whole;
  }
}

static int visitObject(dl_phdr_info *Info, size_t, void *Data) {
  auto &[Address, Out] = *static_cast<Search *>(Data);
  bool Holds = false;
  uint64_t Begin = ~uint64_t(0), End = 0;
  for (int I = 0; I != Info->dlpi_phnum; ++I) {
    const ElfW(Phdr) &P = Info->dlpi_phdr[I];
    uint64_t From = Info->dlpi_addr + P.p_vaddr;
    if (P.p_type != PT_LOAD)
      continue;
    Holds |= Address >= From && Address < From + P.p_memsz;
    if (P.p_flags & PF_X) {
      Begin = From < Begin ? From : Begin;
      End = From + P.p_memsz > End ? From + P.p_memsz : End;
    }
  }
  if (!Holds)
    return 0;
  Out.LoadBias = Info->dlpi_addr;
  if (End) {
    Out.TextBegin = Begin;
    Out.TextEnd = End;
  }
  for (int I = 0; I != Info->dlpi_phnum; ++I) {
    const ElfW(Phdr) &P = Info->dlpi_phdr[I];
    if (P.p_type == PT_NOTE)
      readNotes(reinterpret_cast<const char *>(Info->dlpi_addr + P.p_vaddr),
                P.p_memsz, Out);
  }
  if (Info->dlpi_name && *Info->dlpi_name)
    (void)!realpath(Info->dlpi_name, Out.Path);
  return 1;
}

void describeObject(const void *Address, ObjectInfo &Out) {
  memset(&Out, 0, sizeof(Out));
  Search S{reinterpret_cast<uint64_t>(Address), Out};
  dl_iterate_phdr(visitObject, &S);
  if (!Out.Path[0]) // the main program has no name there
    (void)!readlink("/proc/self/exe", Out.Path, sizeof(Out.Path) - 1);
  struct stat File;
  if (stat(Out.Path, &File) == 0) {
    Out.Size = File.st_size;
    Out.MtimeNs =
        uint64_t(File.st_mtim.tv_sec) * 1000000000 + File.st_mtim.tv_nsec;
  }
}

} // namespace lineprof
