//===- model/SymbolTable.cpp - functions of a binary, by address ----------===//
//
// Part of lineprof, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "model/SymbolTable.h"

#include "llvm/ADT/STLExtras.h"

using llvm::Expected;
using llvm::StringRef;
using llvm::object::ELFSymbolRef;

namespace lineprof {

SymbolTable::SymbolTable(const llvm::object::ELFObjectFileBase &file) {
  for (const ELFSymbolRef &symbol : file.symbols())
    add(symbol);
  for (const ELFSymbolRef &symbol : file.getDynamicSymbolIterators())
    add(symbol);
  llvm::sort(symbols, [](const Symbol &a, const Symbol &b) {
    return std::tie(a.begin, a.name) < std::tie(b.begin, b.name);
  });
  auto equal = [](const Symbol &a, const Symbol &b) {
    return a.begin == b.begin && a.name == b.name;
  };
  symbols.erase(std::unique(symbols.begin(), symbols.end(), equal),
                symbols.end());
}

MachineFunction SymbolTable::at(uint64_t pc) const {
  auto end = llvm::partition_point(
      symbols, [&](const Symbol &symbol) { return symbol.begin <= pc; });
  MachineFunction function;
  for (auto it = end; it != symbols.begin();) {
    --it;
    if (it->begin != std::prev(end)->begin)
      break;
    if (pc - it->begin >= it->size)
      continue;
    function.begin = it->begin;
    function.size = std::max(function.size, it->size);
    function.names.push_back(it->name);
  }
  return function;
}

void SymbolTable::add(const ELFSymbolRef &symbol) {
  if (symbol.getELFType() != llvm::ELF::STT_FUNC)
    return;
  Expected<uint64_t> address = symbol.getAddress();
  Expected<StringRef> name = symbol.getName();
  if (address && name && symbol.getSize() != 0)
    symbols.push_back({*address, symbol.getSize(), *name});
  llvm::consumeError(address.takeError());
  llvm::consumeError(name.takeError());
}

} // namespace lineprof
