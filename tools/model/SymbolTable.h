//===- model/SymbolTable.h - functions of a binary, by address ------------===//
//
// Part of lineprof, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
#ifndef LINEPROF_TOOLS_MODEL_SYMBOLTABLE_H
#define LINEPROF_TOOLS_MODEL_SYMBOLTABLE_H

#include "llvm/ADT/SmallVector.h"
#include "llvm/Object/ELFObjectFile.h"

#include <vector>

namespace lineprof {

struct MachineFunction {
  uint64_t begin = 0, size = 0;
  llvm::SmallVector<llvm::StringRef, 2> names;
};

/// The functions of an ELF symbol table, by address. The file must outlive it.
class SymbolTable {
public:
  explicit SymbolTable(const llvm::object::ELFObjectFileBase &file);

  /// The function at \p pc, under all of its names; of size 0 if there is
  /// none.
  MachineFunction at(uint64_t pc) const;

private:
  struct Symbol {
    uint64_t begin;
    uint64_t size;
    llvm::StringRef name;
  };

  void add(const llvm::object::ELFSymbolRef &symbol);

  std::vector<Symbol> symbols;
};

} // namespace lineprof

#endif // LINEPROF_TOOLS_MODEL_SYMBOLTABLE_H
