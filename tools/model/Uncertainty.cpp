//===- model/Uncertainty.cpp - how sure sampled times are -----------------===//
//
// Part of lineprof, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "model/Uncertainty.h"

#include <algorithm>
#include <cmath>

namespace lineprof {

namespace {

constexpr double kConfidence = 0.95;
constexpr double kDeviations = 1.96; ///< of a normal distribution, for that

} // namespace

double halfWidth(double variance) { return kDeviations * std::sqrt(variance); }

double varianceOf(const Cell &cell) { return cell.variance_us2 * 1e6; }

double varianceOfShare(const Cell &self, double share, double samples) {
  double time = self.wall_ns;
  double rest = std::max(0.0, 1 - share); // may be off by a rounding error
  return time * time * share * rest / samples +
         share * share * varianceOf(self);
}

double unseenShare(double samples) {
  return 1 - std::pow(1 - kConfidence, 1 / samples);
}

double varianceBelow(double bound) {
  return (bound / kDeviations) * (bound / kDeviations);
}

} // namespace lineprof
