//===- diff/FailCondition.h - how much slower is too slow -----------------===//
//
// Part of lineprof, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
#ifndef LINEPROF_TOOLS_DIFF_FAILCONDITION_H
#define LINEPROF_TOOLS_DIFF_FAILCONDITION_H

#include "diff/ProfileDiff.h"

#include "llvm/Support/Error.h"

namespace lineprof {

/// "time>+10%", "self>+5ms", "total:hits>+1000": what a --fail-if says.
class FailCondition {
public:
  /// The error says what is wrong with \p text.
  static llvm::Expected<FailCondition> parse(llvm::StringRef text);

  /// One line for each function of \p diff, or for the total, that is worse
  /// than allowed by more than sampling makes of no change.
  std::vector<std::string> violations(const ProfileDiff &diff) const;

private:
  bool isViolatedBy(const Change &change) const;
  std::string describe(const Change &change, llvm::StringRef name) const;
  std::string valueText(double value) const;

  std::string text;
  Metric metric = Metric::Time;
  bool ofTotal = false;
  bool isShare = false;
  double limit = 0; ///< a share of the old value, ns, or a count
};

} // namespace lineprof

#endif // LINEPROF_TOOLS_DIFF_FAILCONDITION_H
