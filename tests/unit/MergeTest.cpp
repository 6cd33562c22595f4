//===- unit/MergeTest.cpp - sums of runs, written and read again ----------===//
//
// Part of lineprof, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "ProfileBuilder.h"
#include "model/Flow.h"
#include "model/LineHits.h"
#include "model/Profile.h"
#include "profile/ProfileWriter.h"
#include "profile/Reader.h"
#include "report/Json.h"

#include <gtest/gtest.h>

#include <cstring>
#include <random>
#include <regex>

using namespace lineprof;
using llvm::Expected;

namespace {

using Bytes = std::vector<uint8_t>;

/// The sum, or what is wrong.
Expected<Bytes> tryMerge(const std::vector<Bytes> &profiles,
                         bool mixBuilds = false) {
  ProfileSum sum;
  for (size_t i = 0; i < profiles.size(); ++i) {
    Expected<RawProfile> run = readProfile(profiles[i]);
    if (!run)
      return run.takeError();
    if (llvm::Error error =
            sum.add(*run, "prof." + std::to_string(i), mixBuilds))
      return std::move(error);
  }
  return writeProfile(sum);
}

Bytes merge(const std::vector<Bytes> &profiles) {
  Expected<Bytes> bytes = tryMerge(profiles);
  EXPECT_TRUE(bool(bytes));
  if (bytes)
    return *bytes;
  ADD_FAILURE() << llvm::toString(bytes.takeError());
  return {};
}

RawProfile read(const Bytes &bytes) {
  Expected<RawProfile> run = readProfile(bytes);
  if (run)
    return std::move(*run);
  ADD_FAILURE() << llvm::toString(run.takeError());
  return {};
}

std::string jsonOf(const std::vector<Bytes> &profiles) {
  Profile sum;
  SymbolCache symbols;
  for (const Bytes &bytes : profiles)
    sum.add(read(bytes), "prof.out", symbols);
  return toJson(sum, sum.functions());
}

template <typename T> T &at(Bytes &bytes, size_t offset) {
  return *reinterpret_cast<T *>(bytes.data() + offset);
}

FileHeader &headerOf(Bytes &bytes) { return at<FileHeader>(bytes, 0); }

/// What the loader does to the one module of \p bytes.
void moveBy(Bytes &bytes, uint64_t distance) {
  auto &info = at<ModuleInfo>(bytes, kPageSize + sizeof(ChunkHeader));
  for (uint64_t *address :
       {&info.functions_address, &info.counters_address, &info.sites_address,
        &info.text_begin, &info.text_end, &info.load_bias})
    *address += distance;
}

/// Appends a calling-context tree. Each module has one site, in table 0.
void addStacks(Bytes &bytes, const std::vector<StackNode> &nodes) {
  ChunkHeader chunk = {};
  chunk.kind = kChunkStacks;
  chunk.payload = nodes.size() * sizeof(StackNode);
  chunk.size =
      (sizeof chunk + chunk.payload + kPageSize - 1) / kPageSize * kPageSize;
  size_t start = bytes.size();
  bytes.resize(start + chunk.size);
  memcpy(&bytes[start], &chunk, sizeof chunk);
  memcpy(&bytes[start + sizeof chunk], nodes.data(), chunk.payload);
  headerOf(bytes).file_size = bytes.size();
}

/// A run of a program that always has the same modules, with other numbers.
class RunMaker {
public:
  explicit RunMaker(uint32_t seed) : random(seed) {}

  Bytes make() {
    std::vector<ModuleSpec> modules;
    for (const char *name : {"/bin/program", "/lib/one.so", "/lib/two.so"})
      if (modules.empty() || random() % 4) // dlopened now and then
        modules.push_back(makeModule(name));
    std::shuffle(modules.begin(), modules.end(), random);
    bool stopped = random() % 4 == 0;
    Bytes bytes = buildProfile(modules, stopped ? kFileStopped : kFileEnded);
    FileHeader &header = headerOf(bytes);
    header.start_unix_ns = random();
    header.elapsed_ns = random();
    header.ticks = random();
    header.pid = random() % 2;
    header.threads = random() % 10;
    header.tsc_ticks = 1 + random() % 10'000;
    header.trace_cost = random() % 100;
    std::vector<StackNode> nodes = {{}};
    for (uint32_t i = 1; i < 20; ++i)
      nodes.push_back({uint32_t(random() % i),
                       uint32_t(random() % modules.size()), 0, 0,
                       random() % 3 ? number() : 0, 0, 0});
    addStacks(bytes, nodes);
    return bytes;
  }

private:
  uint64_t number() { return random() % 1'000'000'000; }

  Cell makeCell() { return {number(), number(), number(), number(), number()}; }

  ModuleSpec makeModule(const char *name) {
    ModuleSpec module = tracedModule();
    module.path = name;
    module.buildId.assign(20, uint8_t(name[5]));
    module.threads = 1 + random() % 3;
    FunctionSpec &function = module.functions[0];
    for (uint64_t &counter : function.counters)
      counter = number();
    for (TraceEntry &entry : function.trace)
      entry = {number(), number(), ~number(), number(), number(), number()};
    function.cell = makeCell();
    for (Cell &cell : function.lineCells)
      cell = makeCell();
    module.tables[0].self = makeCell();
    module.pcs.clear();
    for (int i = 0; i < 5; ++i)
      module.pcs.push_back(
          {number() % 10, number(), number(), number(), number()});
    if (random() % 2) {
      module.frozen.assign(33, number());
      module.excluded.assign(33, number() / 100);
    }
    return module;
  }

  std::mt19937_64 random;
};

TEST(Merge, OneRunSaysTheSame) {
  for (const ModuleSpec &module : {loopModule(), tracedModule()}) {
    Bytes bytes = buildProfile({module}, kFileEnded);
    Bytes merged = merge({bytes});
    EXPECT_EQ(jsonOf({merged}), jsonOf({bytes}));
    EXPECT_EQ(read(merged).commandLine, "a.out -x");
    EXPECT_EQ(read(merged).pid, 42u);
    EXPECT_EQ(read(merged).flags, kFileEnded);
    EXPECT_EQ(merge({merged}), merged);
  }
}

TEST(Merge, SaysWhatItsPartsSayTogether) {
  ModuleSpec module = loopModule();
  Bytes one = buildProfile({module});
  module.threads = 2;
  module.functions[0].cell.wall_ns += 5'000'000;
  Bytes two = buildProfile({module});
  // Twice as many samples say more of what they didn't see than two halves do.
  auto withoutErrors = [](const std::string &json) {
    return std::regex_replace(json, std::regex("\"error_ns\": \\d+"), "");
  };
  EXPECT_EQ(withoutErrors(jsonOf({merge({one, two})})),
            withoutErrors(jsonOf({one, two})));
}

TEST(Merge, OrderDoesNotMatter) {
  for (uint32_t seed = 0; seed < 50; ++seed) {
    RunMaker maker(seed);
    Bytes a = maker.make(), b = maker.make();
    EXPECT_EQ(merge({a, b}), merge({b, a})) << seed;
  }
}

TEST(Merge, GroupingDoesNotMatter) {
  for (uint32_t seed = 0; seed < 50; ++seed) {
    RunMaker maker(seed);
    Bytes a = maker.make(), b = maker.make(), c = maker.make();
    Bytes all = merge({a, b, c});
    EXPECT_EQ(merge({merge({a, b}), c}), all) << seed;
    EXPECT_EQ(merge({a, merge({b, c})}), all) << seed;
  }
}

TEST(Merge, WritingChangesNothing) {
  for (uint32_t seed = 0; seed < 50; ++seed) {
    Bytes once = merge({RunMaker(seed).make()});
    EXPECT_EQ(merge({once}), once) << seed;
  }
}

TEST(Merge, ModuleMayLieAnywhere) {
  ModuleSpec module = loopModule();
  module.buildId = {1};
  Bytes one = buildProfile({module}), two = one;
  moveBy(two, 0x7f0000000000);
  Bytes merged = merge({one, two});
  EXPECT_EQ(merged, merge({one, one}));
  ASSERT_EQ(read(merged).modules.size(), 1u);
  EXPECT_EQ(read(merged).modules[0].counters, std::vector<uint64_t>({2, 20}));
}

TEST(Merge, CopiesOfABinaryAreOneModule) {
  ModuleSpec module = loopModule();
  module.buildId = {1, 2};
  module.path = "/b/a.out";
  Bytes one = buildProfile({module});
  module.path = "/a/a.out";
  Bytes merged = merge({one, buildProfile({module})});
  ASSERT_EQ(read(merged).modules.size(), 1u);
  EXPECT_EQ(read(merged).modules[0].path, "/a/a.out");
}

TEST(Merge, DifferentProgramsLieSideBySide) {
  ModuleSpec module = loopModule();
  Bytes one = buildProfile({module});
  module.path = "/another";
  Bytes merged = merge({one, buildProfile({module})});
  EXPECT_EQ(read(merged).modules.size(), 2u);
}

TEST(Merge, OtherBuildIsRefused) {
  ModuleSpec module = loopModule();
  module.buildId = {0xab, 0x01};
  Bytes one = buildProfile({module});
  module.buildId = {0xcd, 0x02};
  Bytes two = buildProfile({module});
  Expected<Bytes> merged = tryMerge({one, two});
  ASSERT_FALSE(bool(merged));
  EXPECT_EQ(llvm::toString(merged.takeError()),
            "prof.1: is of another build of /nowhere/a.out (build id cd02) "
            "than prof.0 (build id ab01); merge profiles of one build, or all "
            "with --mix-builds");
  merged = tryMerge({one, two}, /*mixBuilds=*/true);
  ASSERT_TRUE(bool(merged));
  EXPECT_EQ(read(*merged).modules.size(), 2u);
}

TEST(Merge, WithoutBuildIdsTheContentsTell) {
  ModuleSpec module = loopModule();
  Bytes one = buildProfile({module});
  module.functions[0].line = 2;
  Expected<Bytes> merged = tryMerge({one, buildProfile({module})});
  EXPECT_FALSE(bool(merged));
  llvm::consumeError(merged.takeError());
}

TEST(Merge, HeaderOfSeveralRuns) {
  Bytes one = buildProfile({loopModule()}, kFileEnded), two = one;
  headerOf(one).start_unix_ns = 2000;
  headerOf(two).start_unix_ns = 1000;
  headerOf(one).ticks = 3;
  headerOf(two).ticks = 4;
  headerOf(two).pid = 43;
  headerOf(two).flags = kFileNoPcs;
  Bytes merged = merge({one, two});
  RawProfile run = read(merged);
  EXPECT_EQ(run.runs, 2u);
  EXPECT_EQ(run.startUnixNs, 1000u);
  EXPECT_EQ(run.ticks, 7u);
  EXPECT_EQ(run.pid, 0u);
  EXPECT_EQ(run.host, "host");
  EXPECT_EQ(run.flags, kFileNoPcs);
}

TEST(Merge, ClocksOfDifferentSpeed) {
  ModuleSpec module = tracedModule(); // two ticks are a nanosecond
  Bytes one = buildProfile({module}), two = one;
  headerOf(two).tsc_ns *= 3;
  Bytes merged = merge({one, two});
  RawProfile run = read(merged);
  const RawTrace &line = run.modules[0].functions[0].trace[2];
  double nsPerTick = double(run.tscNs) / run.tscTicks;
  EXPECT_EQ(line.visits, 20u);
  EXPECT_DOUBLE_EQ(line.ticks * nsPerTick, 5'000 + 15'000);
  EXPECT_DOUBLE_EQ(*line.min * nsPerTick, 400);
  EXPECT_DOUBLE_EQ(*line.max * nsPerTick, 1'800);
}

TEST(Merge, CallPathsAddUp) {
  ModuleSpec module = loopModule(), library = loopModule();
  library.path = "/a/library.so";
  Bytes one = buildProfile({module, library}), two = buildProfile({module});
  //             parent, module, table, site, wall, cpu, samples
  addStacks(one, {{0, 0, 0, 0, 1, 1, 1},
                  {0, 0, 0, 0, 10, 5, 2},   // program
                  {1, 1, 0, 0, 100, 50, 3}, // program, library
                  {0, 1, 0, 0, 1000, 0, 4}, // library
                  {3, 1, 0, 0, 0, 0, 0}});  // nothing was charged there
  addStacks(two, {{0, 0, 0, 0, 2, 2, 2},
                  {0, 0, 0, 0, 20, 5, 2},
                  {1, 0, 0, 0, 200, 50, 3}}); // program, program
  Bytes merged = merge({two, one});
  RawProfile run = read(merged);
  // Breadth first, by module: the library's path is the first.
  std::string text;
  for (const RawStackNode &node : run.stacks)
    text += std::to_string(node.parent) + ":" +
            run.modules[node.module].path.str() + "=" +
            std::to_string(node.wallNs) + "/" + std::to_string(node.cpuNs) +
            "/" + std::to_string(node.samples) + " ";
  EXPECT_EQ(text, "0:/a/library.so=3/3/3 0:/a/library.so=1000/0/4 "
                  "0:/nowhere/a.out=30/10/4 2:/a/library.so=100/50/3 "
                  "2:/nowhere/a.out=200/50/3 ");
}

TEST(Merge, SumsStayAtTheirMaximum) {
  ModuleSpec module = loopModule();
  module.functions[0].counters[0] = ~uint64_t(0) - 1;
  module.functions[0].cell.variance_us2 = ~uint64_t(0) - 1;
  Bytes one = buildProfile({module}), merged = merge({one, one});
  RawProfile run = read(merged);
  EXPECT_EQ(run.modules[0].counters[0], ~uint64_t(0));
  EXPECT_EQ(run.modules[0].functions[0].cell.variance_us2, ~uint64_t(0));
}

} // namespace
