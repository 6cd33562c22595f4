//===- unit/ReaderTest.cpp - good bytes and bad bytes ---------------------===//
//
// Part of lineprof, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "profile/Reader.h"
#include "ProfileBuilder.h"
#include "model/Flow.h"
#include "model/LineHits.h"
#include "model/Profile.h"
#include "support/Text.h"

#include <gtest/gtest.h>

#include <random>

using namespace lineprof;
using llvm::Expected;
using llvm::StringRef;

namespace {

using Bytes = std::vector<uint8_t>;

std::string errorOf(const Bytes &bytes) {
  Expected<RawProfile> profile = readProfile(bytes);
  if (profile)
    return "";
  return llvm::toString(profile.takeError());
}

/// Puts \p value where a header has it.
template <typename T> void poke(Bytes &bytes, size_t offset, T value) {
  memcpy(bytes.data() + offset, &value, sizeof value);
}

/// Everything that reads a profile, apart from binaries.
void readAll(const Bytes &bytes) {
  Expected<RawProfile> profile = readProfile(bytes);
  if (!profile) {
    std::string error = llvm::toString(profile.takeError());
    EXPECT_NE(error.find("; "), std::string::npos) << error;
    EXPECT_EQ(error.find('\n'), std::string::npos) << error;
    return;
  }
  Profile sum;
  SymbolCache symbols;
  sum.add(*profile, "prof.out", symbols);
}

TEST(Reader, ReadsWhatWasWritten) {
  ModuleSpec spec = loopModule();
  spec.threads = 3;
  spec.buildId = {0xab, 0xcd};
  Bytes bytes = buildProfile({spec});
  Expected<RawProfile> profile = readProfile(bytes);
  ASSERT_TRUE(bool(profile)) << llvm::toString(profile.takeError());
  EXPECT_EQ(profile->pid, 42u);
  EXPECT_EQ(profile->commandLine, "a.out -x");
  ASSERT_EQ(profile->modules.size(), 1u);
  const RawModule &module = profile->modules[0];
  EXPECT_EQ(module.path, "/nowhere/a.out");
  EXPECT_EQ(module.buildId.vec(), spec.buildId);
  EXPECT_EQ(module.counters, std::vector<uint64_t>({3, 30}));
  EXPECT_EQ(module.pcs.size(), 2u);
  ASSERT_EQ(module.functions.size(), 1u);
  const RawFunction &function = module.functions[0];
  EXPECT_EQ(function.linkageName, "main");
  EXPECT_EQ(function.line, 1u);
  EXPECT_EQ(function.files[0].path, "/src/a.c");
  EXPECT_EQ(function.files[0].md5, (Md5{1, 2, 3}));
  EXPECT_EQ(function.cell.wall_ns, 20'000'000u);
  EXPECT_EQ(function.lineCells[2].samples, 8u);
  EXPECT_EQ(function.lineCells[2].variance_us2, 4'800'000u);
  ASSERT_EQ(module.tables.size(), 1u);
  EXPECT_EQ(module.tables[0].name, "main");
  EXPECT_EQ(module.tables[0].root, 0u);
  ASSERT_EQ(module.tables[0].own.size(), 1u);
  EXPECT_EQ(module.tables[0].own[0].function, 0u);
  EXPECT_EQ(module.tables[0].own[0].cell.samples, 12u);
  std::optional<Flow> flow = solveFlow(function, module.countersOf(function));
  ASSERT_TRUE(flow);
  EXPECT_EQ(callsOf(function, *flow), 3u);
  EXPECT_EQ(lineHits(function, *flow), std::vector<uint64_t>({3, 33, 30, 3}));
}

TEST(Reader, SecondModuleHasItsOwnRecords) {
  ModuleSpec other = loopModule();
  other.functions[0].linkageName = "other";
  other.tables.insert(other.tables.begin(), {"untagged", std::nullopt, {}});
  Bytes bytes = buildProfile({loopModule(), other});
  Expected<RawProfile> profile = readProfile(bytes);
  ASSERT_TRUE(bool(profile)) << llvm::toString(profile.takeError());
  ASSERT_EQ(profile->modules.size(), 2u);
  EXPECT_EQ(profile->modules[1].functions[0].linkageName, "other");
  EXPECT_EQ(profile->modules[1].tables[0].root, std::nullopt);
  EXPECT_EQ(profile->modules[1].tables[1].root, 0u);
}

TEST(Reader, MayLieAnywhereInMemory) {
  Bytes bytes = buildProfile({loopModule()});
  bytes.insert(bytes.begin(), 0);
  Expected<RawProfile> profile =
      readProfile(llvm::ArrayRef(bytes).drop_front());
  EXPECT_TRUE(bool(profile));
  llvm::consumeError(profile.takeError());
}

TEST(Reader, ChunkThatIsBeingMadeIsSkipped) {
  Bytes bytes = buildProfile({loopModule()});
  poke<uint32_t>(bytes, 2 * kPageSize, kChunkNone); // the cells
  Expected<RawProfile> profile = readProfile(bytes);
  ASSERT_TRUE(bool(profile)) << llvm::toString(profile.takeError());
  EXPECT_TRUE(profile->modules[0].functions[0].lineCells.empty());
  EXPECT_EQ(profile->modules[0].counters.size(), 2u);
}

/// The counters of the loop, which has {2, 20} in its two images, with
/// {1, 7} frozen and {1, 15} excluded.
std::vector<uint64_t> countersInForce(uint32_t flags) {
  ModuleSpec spec = loopModule();
  spec.threads = 2;
  spec.frozen = {1, 7};
  spec.excluded = {1, 15};
  Bytes bytes = buildProfile({loopModule(), spec}, flags);
  Expected<RawProfile> profile = readProfile(bytes);
  EXPECT_TRUE(bool(profile));
  EXPECT_EQ(profile->modules[0].counters.empty(), bool(flags & kFileStopped));
  return profile->modules[1].counters;
}

TEST(Reader, ExcludedCountsAreTakenOff) {
  EXPECT_EQ(countersInForce(0), std::vector<uint64_t>({1, 5}));
}

TEST(Reader, FrozenCountsHoldWhileStopped) {
  EXPECT_EQ(countersInForce(kFileStopped), std::vector<uint64_t>({1, 7}));
}

TEST(Reader, ImagesThatAreBehindWhatIsExcludedCountNothing) {
  ModuleSpec spec = loopModule();
  spec.excluded = {1, ~uint64_t(0)};
  Bytes bytes = buildProfile({spec});
  Expected<RawProfile> profile = readProfile(bytes);
  ASSERT_TRUE(bool(profile)) << llvm::toString(profile.takeError());
  EXPECT_EQ(profile->modules[0].counters, std::vector<uint64_t>({0, 0}));
}

TEST(Reader, TooFewExcludedCountsAreDamage) {
  ModuleSpec spec = loopModule();
  spec.excluded = {1, 10};
  Bytes bytes = buildProfile({spec});
  size_t chunk = bytes.size() - kPageSize;
  for (uint64_t payload : {0, 8, 31}) {
    poke<uint64_t>(bytes, chunk + offsetof(ChunkHeader, payload), payload);
    EXPECT_EQ(errorOf(bytes), "is damaged: the counters that were stopped are "
                              "too few; run the program again");
  }
}

TEST(Reader, EveryPrefixIsAnError) {
  Bytes bytes = buildProfile({loopModule()});
  for (size_t size = 0; size < bytes.size(); ++size) {
    Bytes prefix(bytes.begin(), bytes.begin() + size);
    prefix.shrink_to_fit(); // for the address sanitizer
    std::string error = errorOf(prefix);
    ASSERT_NE(error, "") << size;
    ASSERT_NE(error.find(size ? "truncated" : "empty"), std::string::npos)
        << size << ": " << error;
  }
}

TEST(Reader, SaysWhatIsWrong) {
  Bytes good = buildProfile({loopModule()});
  EXPECT_EQ(errorOf(good), "");
  EXPECT_EQ(errorOf(Bytes{'E', 'L', 'F'}),
            "is not a profile; give the prof.out that a program compiled with "
            "lineprof wrote");
  EXPECT_NE(errorOf(Bytes(kPageSize)).find("not set up yet"),
            std::string::npos);

  Bytes bytes = good;
  poke<uint32_t>(bytes, offsetof(FileHeader, version), 9);
  EXPECT_EQ(errorOf(bytes),
            "has version 9, and this lineprof reads version 8; build and run "
            "the program again with this lineprof");
  bytes = good;
  poke<uint32_t>(bytes, offsetof(FileHeader, version), 0);
  EXPECT_NE(errorOf(bytes).find("not set up yet"), std::string::npos);
  bytes = good;
  poke<uint64_t>(bytes, kPageSize + offsetof(ChunkHeader, size), 100);
  EXPECT_EQ(errorOf(bytes), "is damaged: the chunk at byte 4096 has an "
                            "impossible size; run the program again");
}

TEST(Reader, CountsThatNothingBacksAreNotAllocated) {
  Bytes good = buildProfile({loopModule()});
  const size_t info = kPageSize + sizeof(ChunkHeader);
  const size_t record = info + sizeof(ModuleInfo) + 16; // after the path
  for (size_t offset :
       {offsetof(FunctionRecord, num_counters),
        offsetof(FunctionRecord, num_lines),
        offsetof(FunctionRecord, num_nodes),
        offsetof(FunctionRecord, num_node_lines),
        offsetof(FunctionRecord, num_arcs),
        offsetof(FunctionRecord, num_branches),
        offsetof(FunctionRecord, num_calls),
        offsetof(FunctionRecord, num_files),
        offsetof(FunctionRecord, strings_size),
        offsetof(FunctionRecord, cell_base), offsetof(FunctionRecord, size)}) {
    Bytes bytes = good;
    poke<uint32_t>(bytes, record + offset, 0xfffffff8);
    EXPECT_NE(errorOf(bytes).find("is damaged: the function record"),
              std::string::npos)
        << offset << ": " << errorOf(bytes);
  }
  for (size_t offset :
       {offsetof(ModuleInfo, functions_size), offsetof(ModuleInfo, sites_size),
        offsetof(ModuleInfo, counters_size)}) {
    Bytes bytes = good;
    poke<uint64_t>(bytes, info + offset, uint64_t(1) << 62);
    EXPECT_NE(errorOf(bytes).find("is damaged"), std::string::npos) << offset;
  }
}

TEST(Reader, ImpossibleBranchesAndCallsAreDamage) {
  auto errorWith = [](std::vector<BranchEntry> branches,
                      std::vector<CallSpec> calls) {
    ModuleSpec module = loopModule();
    module.functions[0].branches = branches;
    module.functions[0].calls = calls;
    return errorOf(buildProfile({module}));
  };
  EXPECT_EQ(errorWith({{0, 1, 2, 0}, {1, 1, 2, 0}},
                      {{1, 1, 2, "f"}, {1, 1, 2, ""}, {4, 3, 1, "g"}}),
            "");
  auto expectDamage = [](const std::string &error, StringRef why) {
    EXPECT_EQ(error, fmt::format("is damaged: the function record at offset 0 "
                                 "of its section {}; build and run the program "
                                 "again",
                                 why));
  };
  StringRef impossible = "has an impossible branch or call";
  expectDamage(errorWith({{5, 1, 2, 0}}, {}), impossible);
  expectDamage(errorWith({{1, 4, 2, 0}}, {}), impossible);
  expectDamage(errorWith({}, {{5, 1, 2, "f"}}), impossible);
  expectDamage(errorWith({}, {{1, 4, 2, "f"}}), impossible);
  StringRef order = "has branches or calls out of order";
  expectDamage(errorWith({{0, 1, 3, 0}, {1, 1, 2, 0}}, {}), order);
  expectDamage(errorWith({}, {{0, 2, 1, "f"}, {0, 1, 1, "f"}}), order);
  expectDamage(errorWith({{1, 1, 2, 0}, {1, 1, 3, 0}}, {}),
               "has two branches in one place");
}

/// The only function's record, and where its calls begin.
std::pair<FunctionRecord, size_t> findCalls(const Bytes &bytes) {
  size_t offset =
      kPageSize + sizeof(ChunkHeader) + sizeof(ModuleInfo) + 16; // the path
  FunctionRecord record;
  memcpy(&record, bytes.data() + offset, sizeof record);
  offset += sizeof record + record.num_lines * sizeof(LineEntry) +
            record.num_nodes * sizeof(NodeEntry) +
            record.num_node_lines * sizeof(uint32_t) +
            record.num_arcs * sizeof(ArcEntry) +
            record.num_branches * sizeof(BranchEntry);
  return {record, offset};
}

TEST(Reader, CalleeOutsideOfTheStringsIsDamage) {
  Bytes bytes = buildProfile({loopModule()});
  auto [record, calls] = findCalls(bytes);
  size_t callee = calls + offsetof(CallEntry, callee);
  poke<uint32_t>(bytes, callee, record.strings_size - 1); // an empty name
  EXPECT_EQ(errorOf(bytes), "");
  for (uint32_t offset : {record.strings_size, kNotCounted - 1}) {
    poke<uint32_t>(bytes, callee, offset);
    EXPECT_NE(errorOf(bytes).find("has a call without a name"),
              std::string::npos);
  }
}

TEST(Reader, CalleesMayNotMultiplyTheProfile) {
  // 20,000 calls of a function whose name is 100,000 bytes long.
  ModuleSpec module = loopModule();
  std::vector<CallSpec> &calls = module.functions[0].calls;
  calls.assign(20'000, {2, 2, 5, ""});
  calls[0].callee = std::string(100'000, 'x');
  Bytes bytes = buildProfile({module});
  EXPECT_EQ(errorOf(bytes), "");
  size_t first = findCalls(bytes).second;
  for (size_t i = 1; i < calls.size(); ++i)
    memcpy(&bytes[first + i * sizeof(CallEntry)], &bytes[first],
           sizeof(CallEntry));
  EXPECT_NE(errorOf(bytes).find("has a call without a name"),
            std::string::npos);
}

TEST(Reader, FlippedBitsNeverCrash) {
  Bytes bytes = buildProfile({loopModule()});
  for (size_t bit = 0; bit < bytes.size() * 8; ++bit) {
    // Padding is nobody's business.
    if (bytes[bit / 8] == 0 && bit / 8 % kPageSize >= 1024)
      continue;
    bytes[bit / 8] ^= 1 << bit % 8;
    readAll(bytes);
    bytes[bit / 8] ^= 1 << bit % 8;
  }
}

TEST(Reader, RandomDamageNeverCrashes) {
  ModuleSpec stopped = loopModule();
  stopped.frozen = stopped.excluded = {1, 2};
  const Bytes good = buildProfile({callingModule(), loopModule(), stopped}, 0,
                                  callingStacks());
  std::vector<size_t> used;
  for (size_t i = 0; i < good.size(); ++i)
    if (good[i] != 0)
      used.push_back(i);
  std::mt19937 random(4);
  for (int round = 0; round < 20'000; ++round) {
    Bytes bytes = good;
    for (int i = random() % 4; i >= 0; --i)
      bytes[used[random() % used.size()] + random() % 4] = random();
    readAll(bytes);
  }
}

} // namespace
