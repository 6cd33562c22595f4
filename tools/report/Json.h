//===- report/Json.h - a profile for scripts ------------------------------===//
//
// Part of lineprof, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
#ifndef LINEPROF_TOOLS_REPORT_JSON_H
#define LINEPROF_TOOLS_REPORT_JSON_H

#include "model/Profile.h"

namespace lineprof {

/// {"version":1,"functions":[...]} with all lines of \p functions. Times in
/// nanoseconds; line 0 is own time that belongs to no line.
std::string toJson(const Profile &profile,
                   llvm::ArrayRef<const Function *> functions);

} // namespace lineprof

#endif // LINEPROF_TOOLS_REPORT_JSON_H
