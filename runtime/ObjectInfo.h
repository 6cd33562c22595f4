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
  uint64_t loadBias;
  uint64_t textBegin, textEnd;
  uint64_t size, mtimeNs;
  uint32_t buildIdSize;
  uint8_t buildId[32];
  char path[4096];
};

/// Describes the executable or shared object that holds \p address. Takes the
/// loader's lock; not in a signal handler.
void describeObject(const void *address, ObjectInfo &out);

} // namespace lineprof

#endif // LINEPROF_RUNTIME_OBJECTINFO_H
