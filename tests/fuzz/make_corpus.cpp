//===- fuzz/make_corpus.cpp - files for the fuzzer to start from ----------===//
//
// Part of lineprof, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "ProfileBuilder.h"

#include <cstdio>
#include <string>

using namespace lineprof;

namespace {

std::vector<uint8_t> emptyProfile() { return buildProfile({}); }

std::vector<uint8_t> twoModules() {
  ModuleSpec other = loopModule();
  other.functions[0].linkageName = "_Z4loopIiEvT_";
  other.functions.push_back(other.functions[0]);
  other.functions[1].linkageName = "_Z4loopIcEvT_";
  other.tables.push_back({"untagged", std::nullopt, {1, 1, 1, 0, 1}});
  other.threads = 2;
  other.buildId = {1, 2, 3, 4};
  return buildProfile({loopModule(), other});
}

/// Blocks of several nodes with sideways arcs, a line of several blocks.
std::vector<uint8_t> sideways() {
  ModuleSpec module = loopModule();
  FunctionSpec &function = module.functions[0];
  function.nodes = {{0, {0}}, {0, {1}}, {1, {1, 2}}, {1, {3}}, {2, {1}}};
  function.arcs = {{5, 0, kNotCounted, 0},  {0, 5, kNotCounted, kArcSideways},
                   {0, 1, 0, kArcContinue}, {1, 2, kNotCounted, kArcTrue},
                   {1, 4, 1, kArcFalse},    {2, 5, kNotCounted, kArcSideways},
                   {2, 3, 2, kArcContinue}, {3, 1, kNotCounted, 0},
                   {4, 4, 3, kArcUnwind},   {4, 5, 4, 0},
                   {4, 1, kNotCounted, 0}};
  function.counters = {10, 3, 9, 5, 2};
  return buildProfile({module});
}

/// Counts that were stopped twice and reset in between.
std::vector<uint8_t> stopped(uint32_t flags) {
  ModuleSpec module = loopModule();
  module.threads = 2;
  module.frozen = {1, 7};
  module.excluded = {1, 15};
  return buildProfile({module, loopModule()}, flags);
}

/// Two threads' traces, after a reset.
std::vector<uint8_t> traced() {
  ModuleSpec module = tracedModule();
  module.threads = 2;
  module.excluded.assign(33, 1);
  return buildProfile({module});
}

/// A calling-context tree of two chunks over two modules.
std::vector<uint8_t> calling() {
  std::vector<StackSpec> stacks = callingStacks();
  stacks.push_back({2, 1, 0, 0, 7, 7, 1});
  return buildProfile({callingModule(), loopModule()}, 0, stacks);
}

bool write(const std::string &path, const std::vector<uint8_t> &bytes) {
  FILE *file = fopen(path.c_str(), "wb");
  if (!file)
    return false;
  bool whole = fwrite(bytes.data(), 1, bytes.size(), file) == bytes.size();
  return fclose(file) == 0 && whole;
}

} // namespace

/// Writes into the given folder.
int main(int argc, char **argv) {
  if (argc != 2)
    return 2;
  std::string folder = argv[1];
  bool written = write(folder + "/calling", calling()) &&
                 write(folder + "/empty-profile", emptyProfile()) &&
                 write(folder + "/loop", buildProfile({loopModule()})) &&
                 write(folder + "/sideways", sideways()) &&
                 write(folder + "/started-again", stopped(0)) &&
                 write(folder + "/stopped", stopped(kFileStopped)) &&
                 write(folder + "/traced", traced()) &&
                 write(folder + "/two-modules", twoModules());
  return !written;
}
