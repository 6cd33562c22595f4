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
  uint64_t address;
  ObjectInfo &out;
};

} // namespace

static void readNotes(const char *at, size_t size, ObjectInfo &out) {
  while (size >= sizeof(ElfW(Nhdr))) {
    auto *note = reinterpret_cast<const ElfW(Nhdr) *>(at);
    size_t nameSize = (note->n_namesz + 3) & ~size_t(3);
    size_t whole =
        sizeof(*note) + nameSize + ((note->n_descsz + 3) & ~size_t(3));
    if (whole > size)
      return;
    const char *name = at + sizeof(*note);
    if (note->n_type == NT_GNU_BUILD_ID && note->n_namesz == 4 &&
        !memcmp(name, "GNU", 4) && note->n_descsz <= sizeof(out.buildId)) {
      out.buildIdSize = note->n_descsz;
      memcpy(out.buildId, name + nameSize, note->n_descsz);
    }
    at += whole;
    size -= whole;
  }
}

static int visitObject(dl_phdr_info *info, size_t, void *data) {
  auto &[Address, Out] = *static_cast<Search *>(data);
  bool holds = false;
  uint64_t begin = ~uint64_t(0), end = 0;
  for (int i = 0; i != info->dlpi_phnum; ++i) {
    const ElfW(Phdr) &p = info->dlpi_phdr[i];
    uint64_t from = info->dlpi_addr + p.p_vaddr;
    if (p.p_type != PT_LOAD)
      continue;
    holds |= Address >= from && Address < from + p.p_memsz;
    if (p.p_flags & PF_X) {
      begin = from < begin ? from : begin;
      end = from + p.p_memsz > end ? from + p.p_memsz : end;
    }
  }
  if (!holds)
    return 0;
  Out.loadBias = info->dlpi_addr;
  if (end) {
    Out.textBegin = begin;
    Out.textEnd = end;
  }
  for (int i = 0; i != info->dlpi_phnum; ++i) {
    const ElfW(Phdr) &p = info->dlpi_phdr[i];
    if (p.p_type == PT_NOTE)
      readNotes(reinterpret_cast<const char *>(info->dlpi_addr + p.p_vaddr),
                p.p_memsz, Out);
  }
  if (info->dlpi_name && *info->dlpi_name)
    (void)!realpath(info->dlpi_name, Out.path);
  return 1;
}

void describeObject(const void *address, ObjectInfo &out) {
  memset(&out, 0, sizeof(out));
  Search s{reinterpret_cast<uint64_t>(address), out};
  dl_iterate_phdr(visitObject, &s);
  if (!out.path[0]) // the main program has no name there
    (void)!readlink("/proc/self/exe", out.path, sizeof(out.path) - 1);
  struct stat file;
  if (stat(out.path, &file) == 0) {
    out.size = file.st_size;
    out.mtimeNs =
        uint64_t(file.st_mtim.tv_sec) * 1000000000 + file.st_mtim.tv_nsec;
  }
}

} // namespace lineprof
