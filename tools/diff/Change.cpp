//===- diff/Change.cpp - figures of two profiles side by side -------------===//
//
// Part of lineprof, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "diff/Change.h"

#include "model/Uncertainty.h"

#include <cmath>

namespace lineprof {

double Figures::value(Metric metric) const {
  switch (metric) {
  case Metric::Time:
    return times.wall;
  case Metric::Self:
    return times.self;
  case Metric::Cpu:
    return times.cpu;
  case Metric::Hits:
    return hits;
  case Metric::Calls:
    return calls;
  }
  return 0;
}

double Figures::variance(Metric metric) const {
  if (metric == Metric::Hits || metric == Metric::Calls)
    return 0;
  if (metric == Metric::Time)
    return times.exact ? 0 : times.variance;
  // Own time and CPU time are sampled, even if the wall clock was read. Of
  // samples that stand for equal times a part has that part of the variance.
  double part = value(metric);
  if (!times.exact)
    return times.wall > 0 ? times.variance * (part / times.wall)
                          : times.variance;
  return times.samples > 0 ? part * times.wall / times.samples : part * part;
}

Figures Figures::average(double runs) const {
  Figures result = *this;
  result.calls /= runs;
  result.hits /= runs;
  for (double Times::*part : {&Times::wall, &Times::self, &Times::cpu})
    result.times.*part /= runs;
  result.times.variance /= runs * runs;
  return result;
}

double Change::delta(Metric metric) const {
  double delta = after.value(metric) - before.value(metric);
  bool isCount = metric == Metric::Hits || metric == Metric::Calls;
  return isCount || std::abs(delta) >= 1 ? delta : 0;
}

bool Change::isSure(Metric metric) const {
  double noise = halfWidth(before.variance(metric) + after.variance(metric));
  return std::abs(delta(metric)) > noise;
}

} // namespace lineprof
