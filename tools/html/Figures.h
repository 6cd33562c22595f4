//===- html/Figures.h - numbers on a page ---------------------------------===//
//
// Part of lineprof, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
#ifndef LINEPROF_TOOLS_HTML_FIGURES_H
#define LINEPROF_TOOLS_HTML_FIGURES_H

#include "model/Times.h"

#include <string>

namespace lineprof {

/// "34,219,980"; "1.23e+15" where that would not fit into a column.
std::string grouped(uint64_t count);

/// "50.6"; "<0.1" and ">99.9" for what would look like nothing and all; empty
/// if there is no \p whole.
std::string percent(double part, double whole);

/// "1 call", "2,000 calls".
std::string counted(uint64_t count, llvm::StringRef noun);

/// One unit and one number of decimals for all times of a table, so that their
/// digits can be compared.
class TimeScale {
public:
  /// Gives \p largest, in nanoseconds, at least four digits.
  explicit TimeScale(double largest);

  const char *unit() const { return name; }

  /// Without the unit. "<0.01" for what would look like 0 and isn't.
  std::string format(double nanoseconds) const;

  /// The same of the wall time, with ~ before it if it is uncertain.
  std::string format(const Times &times) const;

private:
  const char *name;
  double nanoseconds; ///< of the unit
  int decimals;
};

} // namespace lineprof

#endif // LINEPROF_TOOLS_HTML_FIGURES_H
