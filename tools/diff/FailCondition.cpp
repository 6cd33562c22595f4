//===- diff/FailCondition.cpp - how much slower is too slow ---------------===//
//
// Part of lineprof, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "diff/FailCondition.h"

#include "support/Numbers.h"
#include "support/Text.h"

#include "llvm/ADT/StringExtras.h"
#include "llvm/ADT/StringSwitch.h"

#include <cmath>

using llvm::Expected;
using llvm::StringRef;

namespace lineprof {

static bool isTime(Metric metric) {
  return metric != Metric::Hits && metric != Metric::Calls;
}

Expected<FailCondition> FailCondition::parse(StringRef text) {
  auto wrong = [&](StringRef why) {
    return failure("'{}' {}; write METRIC>+LIMIT, as in time>+10%, self>+5ms "
                   "or total:hits>+1000",
                   text, why);
  };
  FailCondition condition;
  condition.text = text;
  auto [name, limit] = text.split('>');
  name = name.trim();
  limit = limit.trim();
  condition.ofTotal = name.consume_front("total:");
  auto metric = llvm::StringSwitch<std::optional<Metric>>(name)
                    .Case("time", Metric::Time)
                    .Case("self", Metric::Self)
                    .Case("cpu", Metric::Cpu)
                    .Case("hits", Metric::Hits)
                    .Case("calls", Metric::Calls)
                    .Default(std::nullopt);
  if (!metric)
    return wrong("has no metric of time, self, cpu, hits and calls");
  condition.metric = *metric;
  if (!limit.consume_front("+"))
    return wrong("has no >+ after the metric");
  StringRef number =
      limit.take_while([](char c) { return llvm::isDigit(c) || c == '.'; });
  StringRef unit = limit.drop_front(number.size()).trim();
  if (number.getAsDouble(condition.limit))
    return wrong("has no number after >+");
  condition.isShare = unit == "%";
  double factor = llvm::StringSwitch<double>(unit)
                      .Case("%", 0.01)
                      .Case("", isTime(*metric) ? 0 : 1)
                      .Case("ns", isTime(*metric) ? 1 : 0)
                      .Case("us", isTime(*metric) ? 1e3 : 0)
                      .Case("ms", isTime(*metric) ? 1e6 : 0)
                      .Case("s", isTime(*metric) ? 1e9 : 0)
                      .Default(0);
  if (factor == 0)
    return wrong(isTime(*metric) ? "needs a unit of %, ns, us, ms and s"
                                 : "needs no unit, or %");
  condition.limit *= factor;
  return condition;
}

bool FailCondition::isViolatedBy(const Change &change) const {
  double before = change.before.value(metric);
  double allowed = isShare ? before * limit : limit;
  return change.delta(metric) > allowed && change.isSure(metric);
}

std::string FailCondition::valueText(double value) const {
  return isTime(metric) ? preciseTime(value) : fmt::format("{:.10g}", value);
}

std::string FailCondition::describe(const Change &change,
                                    StringRef name) const {
  static constexpr const char *kNames[] = {"time", "self time", "CPU time",
                                           "hits", "calls"};
  double before = change.before.value(metric);
  std::string share;
  if (before > 0)
    share = fmt::format(", +{:.3g}%", 100 * change.delta(metric) / before);
  return fmt::format("{}: {} went from {} to {}{}; that is worse than {}", name,
                     kNames[size_t(metric)], valueText(before),
                     valueText(change.after.value(metric)), share, text);
}

std::vector<std::string>
FailCondition::violations(const ProfileDiff &diff) const {
  std::vector<std::string> found;
  if (ofTotal && isViolatedBy(diff.total))
    found.push_back(describe(diff.total, "all functions"));
  if (ofTotal)
    return found;
  for (const FunctionChange &function : diff.functions)
    // Of what wasn't there before nothing can be more by a share.
    if (function.after && (function.before || !isShare) &&
        isViolatedBy(function.change))
      found.push_back(describe(function.change, function.title));
  return found;
}

} // namespace lineprof
