//===- runtime/ObjectInfo.h - what the loader knows of an object ----------===//
//
// Part of lineprof, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
#ifndef LINEPROF_RUNTIME_OBJECTINFO_H
#define LINEPROF_RUNTIME_OBJECTINFO_H

#include <stdint.h>

namespace lineprof {

/// As in ModuleInfo (format.h); what is not known is zero or empty.
struct ObjectInfo {
  uint64_t LoadBias;
  uint64_t TextBegin, TextEnd;
  uint64_t Size, MtimeNs;
  uint32_t BuildIdSize;
  uint8_t BuildId[32];
  char Path[4096];
};

/// Describes the executable or shared object that holds \p Address. Takes the
/// loader's lock; not in a signal handler.
void describeObject(const void *Address, ObjectInfo &Out);

} // namespace lineprof

#endif // LINEPROF_RUNTIME_OBJECTINFO_H
