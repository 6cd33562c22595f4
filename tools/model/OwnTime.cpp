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
// part of it has one, or its calls are short, the cell grows by what ticks
// missed (model/OwnCode.h). The weights are the times, too, where tagged code
// was inlined into an untagged function: its self cell also has what that
// function waited for elsewhere, which is no business of the tagged lines.
// Weights are CPU time and what was waited for a processor.
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
#include "model/OwnCode.h"
#include "model/SharedCode.h"

#include "llvm/ADT/STLExtras.h"

#include <algorithm>
#include <cmath>
#include <map>

namespace lineprof {

namespace {

class OwnTimeSpreader {
public:
  OwnTimeSpreader(const RawProfile &run, size_t moduleIndex,
                  const Nesting &nesting, Flows &flows)
      : module(run.modules[moduleIndex]), moduleIndex(moduleIndex),
        nesting(nesting), flows(flows), functions(module.functions.size()),
        own(module, flows) {
    for (size_t i = 0; i < functions.size(); ++i)
      functions[i].lines.resize(module.functions[i].lines.size());
  }

  ModuleTimes spread(Symbols *symbols) {
    if (symbols)
      spreadPcs(*symbols);
    keepUnspread();
    addShareVariances();
    addGuessVariances();
    return {std::move(functions), std::move(inlined)};
  }

private:
  using Match = FrameMatcher::Match;

  struct Place {
    PcSum pcs;
    llvm::SmallVector<Match, 2> matches; ///< innermost first
    OwnCode *own = nullptr;              ///< whose cell is spread, if any
    std::optional<size_t> covered; ///< the function in whose cell this time is
    bool isGuess = false;          ///< the innermost line is one of several
  };

  void spreadPcs(Symbols &symbols) {
    FrameMatcher matcher(module);
    SharedCode shared(flows, matcher, symbols);
    std::vector<Place> places;
    for (const PcEntry &entry : module.pcs)
      findPlaces(entry, symbols, matcher, shared, places);
    for (OwnCode &code : own) {
      own.addMissed(code, nesting.mostUnseen(moduleIndex, code.function),
                    functions[code.function]);
      if (uint64_t missed = code.cell.wall_ns - code.seen.wall_ns)
        inlinedIn(code).missed = missed;
    }
    for (Place &place : places) {
      if (place.own && place.own->cell.wall_ns == 0) {
        place.own = nullptr;
        functions[*place.covered].chargedToCalls += place.pcs.wall;
      }
      addPlace(place);
    }
  }

  /// One, or one for each line that the code there may be of.
  void findPlaces(const PcEntry &entry, Symbols &symbols,
                  const FrameMatcher &matcher, SharedCode &shared,
                  std::vector<Place> &places) {
    const InlineChain &chain = symbols.lookUp(entry.pc);
    Place place;
    place.pcs = sumOf(entry);
    size_t innermost = chain.frames.size();
    for (size_t i = 0; i < chain.frames.size(); ++i)
      if (auto match = matcher.match(chain, i)) {
        place.matches.push_back(*match);
        innermost = std::min(innermost, i);
      }
    if (place.matches.empty())
      return;
    if (auto table = matcher.table(chain))
      place.own = own.find(*table, place.matches.back().function);
    if (place.own) {
      place.covered = place.own->function;
      place.own->pcs += place.pcs;
      inlinedIn(*place.own).chains[chainOf(place)] += place.pcs;
    }
    Match &match = place.matches.front();
    std::vector<SharedCode::Share> shares;
    if (!match.line)
      shares = shared.linesOf(entry.pc, innermost, match.function);
    if (shares.empty())
      shares.push_back({match.line, 1});
    place.isGuess = shares.size() > 1;
    for (const SharedCode::Share &share : shares) {
      match.line = share.line;
      places.push_back(place);
      places.back().pcs = place.pcs.scaled(share.part);
    }
  }

  InlinedCode &inlinedIn(const OwnCode &code) {
    return inlined[{code.table, code.site}];
  }

  static InlinedChain chainOf(const Place &place) {
    InlinedChain chain;
    if (place.matches.back().function != place.own->function)
      chain.push_back({place.own->function, std::nullopt});
    for (const Match &match : llvm::reverse(place.matches))
      chain.push_back({match.function, match.line});
    chain.back().line = std::nullopt;
    return chain;
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

  /// What may as well be other lines' time.
  void addGuessVariances() {
    for (const auto &[place, wall] : guesses)
      functions[place.first].lines[place.second].variance +=
          varianceBelow(wall);
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
        if (i == 0 && place.isGuess)
          guesses[{match.function, *match.line}] += times.wall;
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
  Flows &flows;
  std::vector<FunctionTimes> functions;
  OwnCodes own;
  InlinedCodes inlined;
  /// By own code, function and receiver.
  std::map<std::tuple<const OwnCode *, size_t, size_t>, PcSum> shares;
  std::map<std::pair<size_t, size_t>, double> guesses; ///< by function and line
};

} // namespace

ModuleTimes spreadOwnTime(const RawProfile &run, size_t module,
                          const Nesting &nesting, Flows &flows,
                          Symbols *symbols) {
  return OwnTimeSpreader(run, module, nesting, flows).spread(symbols);
}

} // namespace lineprof
