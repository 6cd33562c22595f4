//===- model/Names.h - names of functions, for people ---------------------===//
//
// Part of lineprof, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
#ifndef LINEPROF_TOOLS_MODEL_NAMES_H
#define LINEPROF_TOOLS_MODEL_NAMES_H

#include "llvm/ADT/StringRef.h"

#include <string>

namespace lineprof {

/// "julia::draw(int)" for a mangled \p linkageName, else \p displayName, or
/// \p linkageName if that is empty.
std::string readableName(llvm::StringRef linkageName,
                         llvm::StringRef displayName);

/// The same as people write it: see abbreviate().
std::string briefName(llvm::StringRef linkageName, llvm::StringRef displayName);

/// As readableName, without parameters, return type and template arguments:
/// "julia::draw".
std::string nameWithoutTypes(llvm::StringRef linkageName,
                             llvm::StringRef displayName);

/// The name as DWARF writes it in a function without a linkage name, without
/// template arguments: "draw".
std::string baseName(llvm::StringRef linkageName, llvm::StringRef displayName);

/// True for a region or task of OpenMP: a function of its own that clang calls
/// by the name of the function around it, and more.
bool isOutlined(llvm::StringRef linkageName);

/// True for the mangled name of a constructor or destructor. Those of the whole
/// object and of a base have the same readableName.
bool isConstructorOrDestructor(llvm::StringRef linkageName);

/// \p name of DWARF without its template arguments.
llvm::StringRef withoutTemplateArguments(llvm::StringRef name);

} // namespace lineprof

#endif // LINEPROF_TOOLS_MODEL_NAMES_H
