//===- bench/make_profiles.cpp - large profiles without a large program ---===//
//
// Part of lineprof, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// Usage: lineprof-make-profiles FOLDER FUNCTIONS LINES FILES PROFILES
//
// Writes FOLDER/0.out and so on, runs of one made-up program, and its FILES
// sources FOLDER/0.cpp and so on. Its functions have LINES lines each, all but
// some in a loop that ends with a call of the next function.
//
//===----------------------------------------------------------------------===//

#include "ProfileBuilder.h"

#include <fmt/format.h>

#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <string>

using namespace lineprof;

namespace {

struct Shape {
  std::string folder;
  uint32_t functions, lines, files;

  uint32_t inFile() const { return (functions + files - 1) / files; }
  std::string file(uint32_t function) const {
    return fmt::format("{}/{}.cpp", folder, function / inFile());
  }
  uint32_t firstLine(uint32_t function) const {
    return function % inFile() * lines + 1;
  }
};

/// void store::Table<N>::update(std::vector<int> const&, char const*)
std::string linkageName(uint32_t function) {
  return fmt::format("_ZN5store5TableILi{}EE6updateERKSt6vectorIiSaIiEEPKc",
                     function);
}

Cell cell(uint64_t ticks) {
  return {ticks * 2'000'000, ticks * 1'900'000, ticks, 0, ticks * 4'000'000};
}

/// \p turns of its loop.
FunctionSpec makeFunction(const Shape &shape, uint32_t index, uint64_t turns) {
  FunctionSpec function;
  function.linkageName = linkageName(index);
  function.line = shape.firstLine(index);
  function.files = {{shape.file(index), std::nullopt}};
  std::vector<uint32_t> body;
  for (uint32_t i = 0; i < shape.lines; ++i) {
    function.lines.push_back({function.line + i, 0});
    if (i >= 2 && i + 1 < shape.lines)
      body.push_back(i);
  }
  const uint32_t last = shape.lines - 1;
  //            entry      test      body       step      end
  function.nodes = {{0, {0, 1}}, {1, {1}}, {2, body}, {3, {1}}, {4, {last}}};
  function.arcs = {{5, 0, kNotCounted, 0},        {0, 1, kNotCounted, 0},
                   {1, 2, kNotCounted, kArcTrue}, {1, 4, 0, kArcFalse},
                   {2, 3, kNotCounted, 0},        {3, 1, 1, 0},
                   {4, 5, kNotCounted, 0}};
  function.branches = {{1, 1, 21, 0}};
  if (index + 1 < shape.functions)
    function.calls = {{2, last - 1, 5, linkageName(index + 1)}};
  function.counters = {1, turns};
  function.cell = cell(turns % 7);
  function.lineCells.resize(shape.lines);
  function.lineCells[last - 1] = cell(turns % 5);
  return function;
}

void writeProfile(const Shape &shape, uint32_t run) {
  ModuleSpec module;
  std::vector<StackSpec> stacks = {{0, 0, 0, 0}};
  module.path = "/nowhere/store";
  module.buildId = {1, 2, 3, 4};
  for (uint32_t i = 0; i < shape.functions; ++i) {
    module.functions.push_back(makeFunction(shape, i, i % 1000 + run));
    module.tables.push_back(
        {linkageName(i), i, cell(i % 3), {{{{i, shape.lines - 2}}}}});
    // Chains of 20 calls.
    uint32_t caller = i % 20 ? uint32_t(stacks.size()) - 1 : 0;
    if (stacks.size() < 60'000)
      stacks.push_back({caller, 0, i, i % 20 == 19 ? 0u : 1u, i % 3 * 2'000'000,
                        i % 3 * 1'900'000, i % 3});
  }
  std::vector<uint8_t> bytes =
      buildProfile({module}, kFileEnded, stacks, stacks.size());
  std::ofstream out(fmt::format("{}/{}.out", shape.folder, run),
                    std::ios::binary);
  out.write(reinterpret_cast<const char *>(bytes.data()), bytes.size());
}

void writeSources(const Shape &shape) {
  for (uint32_t i = 0; i < shape.functions; ++i) {
    std::ofstream out(shape.file(i),
                      i % shape.inFile() ? std::ios::app : std::ios::trunc);
    out << fmt::format("void store::Table<{}>::update(const std::vector<int> "
                       "&keys, const char *name) {{\n",
                       i);
    out << "  for (size_t i = 0; i < keys.size(); ++i) {\n";
    for (uint32_t line = 2; line + 2 < shape.lines; ++line)
      out << fmt::format("    total += keys[i] * {}; // \"{}\"\n", line, i);
    out << fmt::format("    Table<{}>::update(keys, name); }}\n}}\n", i + 1);
  }
}

} // namespace

int main(int argc, char **argv) {
  if (argc != 6) {
    fmt::print(stderr, "usage: lineprof-make-profiles FOLDER FUNCTIONS LINES "
                       "FILES PROFILES\n");
    return 2;
  }
  auto number = [&](int index) {
    return std::max(atoi(argv[index]), index == 3 ? 4 : 1);
  };
  std::filesystem::create_directories(argv[1]);
  Shape shape = {std::filesystem::canonical(argv[1]), uint32_t(number(2)),
                 uint32_t(number(3)), uint32_t(number(4))};
  writeSources(shape);
  for (int run = 0; run < number(5); ++run)
    writeProfile(shape, run);
}
