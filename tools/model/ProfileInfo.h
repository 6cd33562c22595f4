//===- model/ProfileInfo.h - about a profile ------------------------------===//
//
// Part of lineprof, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
#ifndef LINEPROF_TOOLS_MODEL_PROFILEINFO_H
#define LINEPROF_TOOLS_MODEL_PROFILEINFO_H

#include "llvm/ADT/ArrayRef.h"
#include "llvm/Support/Error.h"

#include <cstdint>
#include <map>
#include <string>
#include <vector>

namespace lineprof {

/// Strings are as in the profile. Those of a process are empty, and numbers 0,
/// where several merged runs differ.
struct ProfileInfo {
  std::string profile; ///< its path
  std::string program, commandLine, host;
  uint32_t pid = 0, parentPid = 0;
  uint64_t runs = 1;
  uint64_t startUnixNs = 0;
  uint64_t elapsedNs = 0; ///< of all runs
  uint64_t sampledNs = 0; ///< of that, while nothing was stopped
  enum { Exited, Running, Copied, Killed } end = Killed;
  bool stopped = false;
  uint32_t threads = 0; ///< that ran tagged code
  uint64_t functions = 0, functionsThatRan = 0;
  uint64_t lines = 0, linesThatRan = 0;

  bool hasSampler = true, hasPcs = true;
  uint64_t ticks = 0;
  uint64_t pcs = 0; ///< program counters that were sampled
  uint64_t lostPcs = 0;
  uint64_t stackNodes = 0; ///< of the calling-context tree

  struct Module {
    std::string path;
    std::string buildId; ///< hexadecimal, or empty
    std::string missing; ///< why its binary can't be read, or empty
    uint64_t functions = 0;
  };
  std::vector<Module> modules;

  uint64_t size = 0;                     ///< of the file, bytes
  std::map<std::string, uint64_t> sizes; ///< by kind of chunk, bytes
};

/// The error is one line.
llvm::Expected<ProfileInfo> readInfo(const std::string &path);

std::string infoText(llvm::ArrayRef<ProfileInfo> infos);
std::string infoJson(llvm::ArrayRef<ProfileInfo> infos);

} // namespace lineprof

#endif // LINEPROF_TOOLS_MODEL_PROFILEINFO_H
