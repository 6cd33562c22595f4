//===- commands/SourceSelection.h - the functions of a source -------------===//
//
// Part of lineprof, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
#ifndef LINEPROF_TOOLS_COMMANDS_SOURCESELECTION_H
#define LINEPROF_TOOLS_COMMANDS_SOURCESELECTION_H

#include "model/Profile.h"

namespace lineprof {

/// loadProfiles() with no more functions than selectFunctions() needs.
llvm::Expected<Profile> loadForSource(llvm::ArrayRef<std::string> paths,
                                      llvm::StringRef given);

/// The functions of \p profile that are defined in the source that \p given
/// names, or that have code in it if none is; all if \p given is empty. Of
/// these, those whose name matches \p regex, which is valid; all if that is
/// empty. The error names the sources that are there.
llvm::Expected<std::vector<const Function *>>
selectFunctions(const Profile &profile, llvm::StringRef given,
                llvm::StringRef regex = "");

} // namespace lineprof

#endif // LINEPROF_TOOLS_COMMANDS_SOURCESELECTION_H
