//===- model/OwnTime.cpp - time in a function's own code ------------------===//
//
// Part of lineprof, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// Self cells say, on the wall clock, how long each machine function was in its
// own code. Program counters say where: the self cell is spread over them by
// the time that they stand for, their weights. A machine function that keeps no
// slot, a leaf, has no self cell; then the weights are the times. Where only a
// part of it has one, the weights that exceed the cell's CPU time are those of
// the other part, and the cell grows by them. The weights are the times, too,
// where tagged code was inlined into an untagged function: its self cell also
// has what that function waited for elsewhere, which is no business of the
// tagged lines. Weights are CPU time and what was waited for a processor.
//
// How sure they are: docs/timing.md. A self cell has a variance of its own, and
// what its program counters say of a line is a share with a binomial one.
//
//   self cell of f      ===================  20 ms
//   its PCs, weights    line 4: 3   line 5 in g, inlined at line 6: 1
//   so                  f:4 self 15    g:5 self 5    f:6 with callees 5
//
//===----------------------------------------------------------------------===//

#include "model/OwnTime.h"

#include "model/FrameMatcher.h"
#include "model/Uncertainty.h"

#include "llvm/ADT/STLExtras.h"

#include <algorithm>
#include <cmath>
#include <map>

namespace lineprof {

namespace {

class OwnTimeSpreader {
public:
  OwnTimeSpreader(const RawProfile &run, size_t moduleIndex,
                  const Nesting &nesting)
      : module(run.modules[moduleIndex]), moduleIndex(moduleIndex),
        nesting(nesting), functions(module.functions.size()) {
    for (size_t i = 0; i < functions.size(); ++i)
      functions[i].lines.resize(module.functions[i].lines.size());
    for (size_t table = 0; table < module.tables.size(); ++table) {
      const RawSiteTable &raw = module.tables[table];
      firstOwn.push_back(own.size());
      for (size_t i = 0; i < raw.own.size(); ++i) {
        const RawSiteTable::OwnCode &code = raw.own[i];
        own.push_back(
            {code.function, table, i, raw.isInPart, code.cell, code.cell, {}});
      }
    }
    firstOwn.push_back(own.size());
  }

  std::vector<FunctionTimes> spread(Symbols *symbols) {
    if (symbols)
      spreadPcs(*symbols);
    keepUnspread();
    addShareVariances();
    return std::move(functions);
  }

private:
  using Match = FrameMatcher::Match;

  /// A cell of own time, and the program counters that were seen in that code.
  struct OwnCode {
    size_t function;
    size_t table, number; ///< of it in the table
    bool isInPart;        ///< `seen` is that of a part of the code
    Cell seen;            ///< with a slot
    Cell cell;            ///< in all
    PcSum pcs;
  };

  struct Place {
    PcSum pcs;
    llvm::SmallVector<Match, 2> matches; ///< innermost first
    OwnCode *own = nullptr;              ///< whose cell is spread, if any
    std::optional<size_t> covered; ///< the function in whose cell this time is
  };

  /// That which \p place of \p table belongs to, or null.
  OwnCode *ownCodeAt(const Place &place, std::optional<size_t> table) {
    if (!table || place.matches.empty())
      return nullptr;
    bool isTagged = module.tables[*table].root.has_value();
    for (size_t i = firstOwn[*table]; i != firstOwn[*table + 1]; ++i)
      if ((own[i].seen.wall_ns != 0 || own[i].isInPart) &&
          (isTagged || own[i].function == place.matches.back().function))
        return &own[i];
    return nullptr;
  }

  bool wasSeen(std::optional<size_t> function) const {
    return function && module.functions[*function].cell.wall_ns != 0;
  }

  void spreadPcs(Symbols &symbols) {
    FrameMatcher matcher(module);
    std::vector<Place> places;
    for (const PcEntry &entry : module.pcs) {
      const InlineChain &chain = symbols.lookUp(entry.pc);
      Place &place = places.emplace_back();
      place.pcs = sumOf(entry);
      for (size_t i = 0; i < chain.frames.size(); ++i)
        if (auto match = matcher.match(chain, i))
          place.matches.push_back(*match);
      auto table = matcher.table(chain);
      place.own = ownCodeAt(place, table);
      if (place.own)
        place.covered = place.own->function;
      else if (table && wasSeen(module.tables[*table].root))
        place.covered = module.tables[*table].root; // by ticks elsewhere in it
      if (place.own)
        place.own->pcs += place.pcs;
    }
    for (OwnCode &code : own)
      if (code.isInPart)
        addUncovered(code);
    for (Place &place : places) {
      if (place.own && place.own->cell.wall_ns == 0)
        place.own = nullptr;
      addPlace(place);
    }
  }

  /// No tick may have seen it.
  double varianceOfSeen(const OwnCode &code) const {
    const Cell &function = module.functions[code.function].cell;
    if (code.seen.samples || !function.samples)
      return varianceOf(code.seen);
    return varianceBelow(function.wall_ns * unseenShare(function.samples));
  }

  /// CPU time that program counters know of and the slot doesn't is that of
  /// code without one. What of it is beyond doubt is added, with its waits for
  /// a processor; to the function as a whole, what can't be within a call that
  /// it made itself.
  void addUncovered(OwnCode &code) {
    constexpr double kSure = 2; ///< standard deviations
    double excess = code.pcs.cpu - code.seen.cpu_ns;
    if (excess <= 0)
      return;
    double computing = code.pcs.cpu / code.pcs.wall; // and not waiting
    double noise = std::sqrt(code.pcs.squares * computing * computing +
                             varianceOfSeen(code));
    if (excess <= kSure * noise)
      return;
    PcSum more = code.pcs.scaled(excess / code.pcs.cpu);
    code.cell.wall_ns += wholeNanoseconds(more.wall);
    code.cell.cpu_ns += wholeNanoseconds(more.cpu);
    code.cell.variance_us2 += wholeNanoseconds(more.squares / 1e6);
    double nested = module.functions[code.function].cell.nested_ns;
    double outermost = std::max(0.0, 1 - nested / more.wall);
    functions[code.function].total += withPart(timesOf(more), outermost);
  }

  static Times timesOf(const PcSum &pcs) {
    Times times;
    times.wall = pcs.wall;
    times.cpu = pcs.cpu;
    times.variance = pcs.squares;
    return times;
  }

  Times timesAt(const Place &place) const {
    Times times;
    if (place.own) {
      times.wall = place.own->cell.wall_ns * place.pcs.shareOf(place.own->pcs);
      times.cpu = place.own->cell.cpu_ns * place.pcs.cpuShareOf(place.own->pcs);
    } else {
      times = timesOf(place.pcs);
    }
    times.samples = place.pcs.samples;
    times.self = times.wall;
    return times;
  }

  /// The share of own time that \p receiver has at \p place has a variance,
  /// which is not additive: that of the sum of its shares is taken at the end.
  void addShare(const Place &place, double part, size_t function,
                size_t receiver) {
    if (place.own)
      shares[{place.own, function, receiver}] += place.pcs.scaled(part);
  }

  /// The part of the own time at \p place in which \p match, its function or
  /// line, is not in a call further down: cells have that time already.
  double outermostPart(const Place &place, const Match &match,
                       bool isLine) const {
    if (!place.own)
      return 1;
    return 1 - nesting.shareBelow(moduleIndex, place.own->table,
                                  place.own->number, match.function,
                                  isLine ? match.line : std::nullopt);
  }

  static Times withPart(Times times, double part) {
    times.wall *= part;
    times.cpu *= part;
    times.variance *= part;
    return times;
  }

  void addShareVariances() {
    for (const auto &[key, pcs] : shares) {
      auto [code, function, receiver] = key;
      FunctionTimes &times = functions[function];
      Times &target = receiver == kTotal          ? times.total
                      : receiver == kUnattributed ? times.unattributed
                                                  : times.lines[receiver];
      target.variance += varianceOfShare(code->cell, pcs, code->pcs);
    }
  }

  void addPlace(const Place &place) {
    Times times = timesAt(place);
    double unseen = place.own ? place.own->cell.wall_ns *
                                    unseenShare(place.own->pcs.samples)
                              : 3 * times.wall / times.samples;
    for (size_t i = 0; i < place.matches.size(); ++i) {
      const Match &match = place.matches[i];
      FunctionTimes &function = functions[match.function];
      auto earlier = llvm::ArrayRef(place.matches).take_front(i);
      auto isFunction = [&](const Match &other) {
        return other.function == match.function;
      };
      if (llvm::none_of(earlier, isFunction)) {
        if (match.function != place.covered) {
          double part = outermostPart(place, match, /*isLine=*/false);
          Times more = withPart(times, part);
          function.total.wall += more.wall;
          function.total.cpu += more.cpu;
          function.total.variance += more.variance;
          addShare(place, part, match.function, kTotal);
        }
        function.resolution = std::max(function.resolution, unseen);
      }
      if (i == 0) {
        function.total.self += times.self;
        function.total.samples += times.samples;
      } else {
        times.self = times.samples = 0;
      }
      if (llvm::any_of(earlier, [&](const Match &other) {
            return isFunction(other) && other.line == match.line;
          }))
        continue;
      if (match.line) {
        double part = outermostPart(place, match, /*isLine=*/true);
        function.lines[*match.line] += withPart(times, part);
        addShare(place, part, match.function, *match.line);
      } else {
        function.unattributed += times;
        addShare(place, 1, match.function, kUnattributed);
      }
    }
  }

  /// Own time of code that no program counter was seen in.
  void keepUnspread() {
    for (const OwnCode &code : own) {
      if (code.pcs.samples > 0 || code.cell.wall_ns == 0)
        continue;
      FunctionTimes &function = functions[code.function];
      Times times;
      times.wall = times.self = code.cell.wall_ns;
      times.cpu = code.cell.cpu_ns;
      times.samples = code.cell.samples;
      times.variance = varianceOf(code.cell);
      function.unattributed += times;
      function.total.self += times.self;
      function.total.samples += times.samples;
    }
  }

  /// Receivers of own time beside the indices of lines.
  static constexpr size_t kUnattributed = ~size_t(0);
  static constexpr size_t kTotal = kUnattributed - 1;

  const RawModule &module;
  size_t moduleIndex;
  const Nesting &nesting;
  std::vector<FunctionTimes> functions;
  std::vector<OwnCode> own;
  std::vector<size_t> firstOwn; ///< by table, and the end
  /// By own code, function and receiver.
  std::map<std::tuple<const OwnCode *, size_t, size_t>, PcSum> shares;
};

} // namespace

std::vector<FunctionTimes> spreadOwnTime(const RawProfile &run, size_t module,
                                         const Nesting &nesting,
                                         Symbols *symbols) {
  return OwnTimeSpreader(run, module, nesting).spread(symbols);
}

} // namespace lineprof
