//===- model/Uncertainty.cpp - how sure sampled times are -----------------===//
//
// Part of lineprof, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "model/Uncertainty.h"

#include "model/Times.h"

#include <algorithm>
#include <cmath>

namespace lineprof {

namespace {

constexpr double kConfidence = 0.95;
constexpr double kDeviations = 1.96; ///< of a normal distribution, for that

} // namespace

double halfWidth(double variance) { return kDeviations * std::sqrt(variance); }

double varianceOf(const Cell &cell) { return cell.variance_us2 * 1e6; }

PcSum &PcSum::operator+=(const PcSum &more) {
  wall += more.wall;
  cpu += more.cpu;
  samples += more.samples;
  squares += more.squares;
  return *this;
}

double PcSum::shareOf(const PcSum &all) const {
  return all.wall > 0 ? wall / all.wall : samples / all.samples;
}

double PcSum::cpuShareOf(const PcSum &all) const {
  return all.cpu > 0 ? cpu / all.cpu : shareOf(all);
}

PcSum sumOf(const PcEntry &entry) {
  double cpu = entry.cpu_ns, wall = cpu + entry.wait_ns;
  double samples = entry.samples;
  // The file rounds them down to squares of microseconds.
  double least = wall * wall / samples;
  return {wall, cpu, samples, std::max(entry.squares_us2 * 1e6, least)};
}

Times timesOf(const PcSum &pcs) {
  Times times;
  times.wall = pcs.wall;
  times.cpu = pcs.cpu;
  times.variance = pcs.squares;
  return times;
}

/// That of a ratio of sums (Cochran, Sampling Techniques, 1977, 6.3), which is
/// the binomial p (1 - p) / N if all weights are the same.
double varianceOfShare(const Cell &self, const PcSum &part, const PcSum &all) {
  double time = self.wall_ns, share = part.shareOf(all);
  double rest = std::max(0.0, 1 - share); // may be off by a rounding error
  double others = std::max(0.0, all.squares - part.squares);
  double variance =
      all.wall > 0 ? (rest * rest * part.squares + share * share * others) /
                         (all.wall * all.wall)
                   : share * rest / all.samples;
  return time * time * variance + share * share * varianceOf(self);
}

double unseenShare(double samples) {
  return 1 - std::pow(1 - kConfidence, 1 / samples);
}

double varianceBelow(double bound) {
  return (bound / kDeviations) * (bound / kDeviations);
}

} // namespace lineprof
