//===- model/Profile.h - the model that commands print --------------------===//
//
// Part of lineprof, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
#ifndef LINEPROF_TOOLS_MODEL_PROFILE_H
#define LINEPROF_TOOLS_MODEL_PROFILE_H

#include "model/ContextTree.h"
#include "model/Times.h"
#include "model/TraceTimes.h"

#include "llvm/ADT/StringMap.h"

#include <map>
#include <set>
#include <string>
#include <tuple>

namespace lineprof {

/// Stands in place of the text at Function::unattributed.
constexpr char kNoLine[] = "(no line: profiling, shared code)";

/// A source file. Checksums differ if runs of several builds were added up.
struct Source {
  std::string path; ///< normalized; empty if the compiler knew none
  std::set<Md5> md5s;
};

struct Line {
  uint64_t hits = 0;
  Times times;
};

/// A condition or a switch, and how often control went which way.
struct Branch {
  LineKey line;
  uint32_t column = 0; ///< from 1, in bytes, somewhere within the condition
  bool isSwitch = false;
  std::vector<uint64_t> ways; ///< of a condition: taken, not taken
};

/// A call in the source.
struct CallSite {
  LineKey line;
  uint32_t column = 0; ///< from 1, in bytes
  std::string callee;  ///< linkage name; empty if the call is indirect
  uint64_t count = 0;
};

/// One function as the linker knows it, over all modules and runs.
struct Function {
  std::string linkageName;
  std::string displayName; ///< what to show if linkageName isn't mangled
  uint32_t source = 0;
  uint32_t line = 0;     ///< of the definition; 0 if unknown
  bool noLines = false;  ///< compiled without -g
  bool noHits = false;   ///< damaged: calls and hits are not known
  bool hitsOnly = false; ///< no times were taken
  uint64_t calls = 0;
  Times total;
  std::map<LineKey, Line> lines;
  std::vector<Branch> branches;    ///< sorted by line, then column
  std::vector<CallSite> callSites; ///< sorted by line, then column
  TraceCost trace;                 ///< without changes if it was not traced
  Times unattributed;              ///< own time that belongs to no line
  std::set<std::string> notes;     ///< one line each

  bool ran() const;
  /// True if it was tagged for hits only, and there are no times of other code
  /// that it became part of.
  bool isUntimed() const { return hitsOnly && total.wall <= 0; }
  Function &operator+=(const Function &more);
};

/// Where a profile comes from. Of several runs: the first.
struct RunInfo {
  std::string executable;  ///< path
  std::string commandLine; ///< arguments, with spaces between
  std::string host;
  uint64_t startUnixNs = 0; ///< of the earliest
  uint64_t elapsedNs = 0;   ///< of all together
};

/// Tells by its path whether a source is of interest; null: all are.
using SourceFilter = llvm::function_ref<bool(llvm::StringRef path)>;

/// What several runs say together.
class Profile {
public:
  Profile() = default;
  Profile(Profile &&) = default; ///< the tree points into it
  Profile &operator=(Profile &&) = default;

  /// Adds a run. \p name is the profile's, for warnings. With a \p filter only
  /// functions with lines in the sources that it takes, in the tree as well.
  void add(const RawProfile &run, llvm::StringRef name, SymbolCache &symbols,
           SourceFilter filter = nullptr);

  /// By file, then line, then name.
  std::vector<const Function *> functions() const;

  /// The calling-context tree, sampled. Node 0 is the world outside. Never
  /// empty.
  const std::vector<TreeNode> &tree() const { return contexts.nodes(); }

  const RunInfo &run() const { return runInfo; }

  const Source &source(uint32_t index) const { return sources[index]; }
  const std::vector<Source> &allSources() const { return sources; }

  /// What the user should know, one line each.
  const std::vector<std::string> &warnings() const { return allWarnings; }

  /// True if there was any tagged code that ran.
  bool ran() const;

  /// How many runs were added up.
  uint64_t runs() const { return runCount; }

  /// True if a run was stopped at its end.
  bool wasStopped() const { return stopped; }

private:
  using Key = std::tuple<std::string, uint32_t, uint32_t>;

  void addInfo(const RawProfile &run);
  /// The functions of a module in the model, in the module's order.
  using FunctionList = std::vector<const Function *>;

  /// Null stands for those that \p filter leaves out.
  FunctionList addModule(const RawProfile &run, size_t module,
                         const Nesting &nesting, llvm::StringRef name,
                         SymbolCache &symbols, SourceFilter filter,
                         InlinedCodes &inlined);
  void addStacks(const RawProfile &run,
                 llvm::ArrayRef<FunctionList> functionsOf,
                 llvm::ArrayRef<InlinedCodes> inlined);
  Function makeFunction(const RawModule &module, size_t index, Flows &flows,
                        const FunctionTimes &times, llvm::StringRef name);
  uint32_t sourceIndex(const RawFile &file);

  std::map<Key, Function> byKey;
  ContextTree contexts;
  std::vector<Source> sources;
  llvm::StringMap<uint32_t> sourceByPath;
  std::vector<std::string> allWarnings;
  RunInfo runInfo;
  uint64_t runCount = 0;
  bool stopped = false;
};

/// Reads and adds up the profiles at \p paths, see Profile::add(). The error is
/// one line; without a \p filter also if no function ran.
llvm::Expected<Profile> loadProfiles(llvm::ArrayRef<std::string> paths,
                                     SourceFilter filter = nullptr);

} // namespace lineprof

#endif // LINEPROF_TOOLS_MODEL_PROFILE_H
