//===- model/Symbols.h - from a program counter to its inline chain -------===//
//
// Part of lineprof, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
#ifndef LINEPROF_TOOLS_MODEL_SYMBOLS_H
#define LINEPROF_TOOLS_MODEL_SYMBOLS_H

#include "profile/RawProfile.h"

#include "llvm/ADT/STLFunctionalExtras.h"
#include "llvm/ADT/SmallVector.h"
#include "llvm/Support/Error.h"

#include <memory>
#include <string>
#include <vector>

namespace lineprof {

/// One function of an inline chain.
struct Frame {
  std::string function; ///< linkage name where DWARF has it, else the plain
                        ///< name; empty if unknown
  std::string file;     ///< of the line
  uint32_t line = 0;    ///< 0 if unknown
  std::string declFile; ///< of the definition; empty if unknown

  bool operator==(const Frame &) const = default;
};

struct InlineChain {
  llvm::SmallVector<Frame, 2> frames; ///< innermost first
  /// The machine function's names in the symbol table: several if it has
  /// aliases, none if they were stripped.
  llvm::SmallVector<llvm::StringRef, 2> symbols;
};

/// Looks up addresses of one binary.
class Symbols {
public:
  virtual ~Symbols() = default;

  /// Where a thread was that a sample found at \p pc, as PcEntry has it. Lasts
  /// as long as this object.
  virtual const InlineChain &lookUp(uint64_t pc) = 0;

  using FrameFilter = llvm::function_ref<bool(const Frame &)>;

  /// Frame number \p index at \p pc as it was before control came there: of the
  /// nearest instructions before it, but for jumps, that are in the same
  /// function, and where \p isWanted. Several, each once, where ways meet; none
  /// if the code isn't known, or the function begins there.
  virtual std::vector<Frame> before(uint64_t pc, size_t index,
                                    FrameFilter isWanted) = 0;

  /// What debug info the addresses looked up so far would have needed, in one
  /// line; empty if it was there.
  virtual std::string gap() { return {}; }
};

/// Opens binaries, each once.
class SymbolCache {
public:
  SymbolCache();
  ~SymbolCache();

  /// The binary that \p module was. The error is one line: it is missing, or
  /// it is not the one that ran.
  llvm::Expected<Symbols &> open(const RawModule &module);

private:
  struct State;
  std::unique_ptr<State> state;
};

} // namespace lineprof

#endif // LINEPROF_TOOLS_MODEL_SYMBOLS_H
