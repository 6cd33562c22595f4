//===- model/MachineCode.h - instructions, and ways to them ---------------===//
//
// Part of lineprof, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
#ifndef LINEPROF_TOOLS_MODEL_MACHINECODE_H
#define LINEPROF_TOOLS_MODEL_MACHINECODE_H

#include "llvm/ADT/ArrayRef.h"
#include "llvm/ADT/SmallVector.h"
#include "llvm/TargetParser/Triple.h"

#include <map>
#include <memory>
#include <vector>

namespace lineprof {

struct Instruction {
  uint64_t address = 0;
  bool repeats = false; ///< an interrupt finds it in its middle, and goes back
  bool isJump = false;  ///< does nothing else
  /// Those that control may come from, as far as the code tells: not where a
  /// jump's target is computed.
  llvm::SmallVector<uint64_t, 2> before;
};

/// Decodes machine functions, each once.
class MachineCode {
public:
  /// Null if it isn't known of \p target, or if its code can't be decoded.
  static std::unique_ptr<MachineCode> create(const llvm::Triple &target);
  ~MachineCode();

  /// The one at \p pc, in a function whose \p code begins at \p begin. Null if
  /// none begins there. Lasts as long as this object.
  const Instruction *at(uint64_t pc, uint64_t begin,
                        llvm::ArrayRef<uint8_t> code);

private:
  struct Decoder;

  explicit MachineCode(std::unique_ptr<Decoder> decoder);

  std::unique_ptr<Decoder> decoder;
  std::map<uint64_t, std::vector<Instruction>> functions; ///< by beginning
};

} // namespace lineprof

#endif // LINEPROF_TOOLS_MODEL_MACHINECODE_H
