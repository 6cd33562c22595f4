//===- plugin/Instrument.h - a builder for our own code -------------------===//
//
// Part of lineprof, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
#ifndef LINEPROF_PLUGIN_INSTRUMENT_H
#define LINEPROF_PLUGIN_INSTRUMENT_H

#include "lineprof/abi.h"
#include "llvm/IR/IRBuilder.h"

namespace lineprof {

/// Adds !nosanitize to all it makes, and gives it no line of its own.
struct InstrumentInserter : llvm::IRBuilderDefaultInserter {
  void InsertHelper(llvm::Instruction *I, const llvm::Twine &Name,
                    llvm::BasicBlock::iterator At) const override;
};

class Instrument
    : public llvm::IRBuilder<llvm::ConstantFolder, InstrumentInserter> {
public:
  explicit Instrument(llvm::Instruction *Before);

  /// Fields of this thread's Tls (abi.h) in this shared object.
  llvm::Value *tls();
  llvm::Value *loadBias();
  llvm::Value *loadThread(llvm::Value *Tls);

  /// A pointer to \p Offset bytes behind \p Base.
  llvm::Value *field(llvm::Value *Base, int64_t Offset);

  /// Loads and stores that the sampler may see at any time.
  llvm::Value *load(llvm::Type *Type, llvm::Value *At);
  void store(llvm::Value *V, llvm::Value *At,
             llvm::AtomicOrdering Order = llvm::AtomicOrdering::Monotonic);

  /// Calls \p Callee, which is rarely reached and keeps registers.
  llvm::CallInst *coldCall(llvm::Value *Callee,
                           llvm::ArrayRef<llvm::Value *> Args);

  /// The pointer that lies \p Offset bytes into @__lineprof_module.
  llvm::Value *loadFromModule(int64_t Offset);
  llvm::GlobalVariable *module();
};

} // namespace lineprof

#endif // LINEPROF_PLUGIN_INSTRUMENT_H
