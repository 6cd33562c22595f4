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

/// Adds !nosanitize to all it makes.
struct InstrumentInserter : llvm::IRBuilderDefaultInserter {
  void InsertHelper(llvm::Instruction *i, const llvm::Twine &name,
                    llvm::BasicBlock::iterator at) const override;
};

class Instrument
    : public llvm::IRBuilder<llvm::ConstantFolder, InstrumentInserter> {
public:
  /// What it makes is on \p line; without one it may come to be on any.
  explicit Instrument(llvm::Instruction *before, llvm::DebugLoc line = {});

  /// Fields of this thread's Tls (abi.h) in this shared object.
  llvm::Value *tls();
  llvm::Value *loadBias();
  llvm::Value *loadThread(llvm::Value *tls);

  /// A pointer to \p offset bytes behind \p base.
  llvm::Value *field(llvm::Value *base, int64_t offset);

  /// Loads and stores that the sampler may see at any time.
  llvm::Value *load(llvm::Type *type, llvm::Value *at);
  void store(llvm::Value *v, llvm::Value *at,
             llvm::AtomicOrdering order = llvm::AtomicOrdering::Monotonic);

  /// Calls \p name of Startup.ll.
  llvm::CallInst *call(llvm::StringRef name, llvm::ArrayRef<llvm::Value *> args,
                       llvm::Type *result = nullptr);

  /// The same, if it is rarely reached and keeps registers.
  llvm::CallInst *coldCall(llvm::StringRef name,
                           llvm::ArrayRef<llvm::Value *> args,
                           llvm::Type *result = nullptr);

  /// The pointer that lies \p offset bytes into @__lineprof_module.
  llvm::Value *loadFromModule(int64_t offset);
  llvm::GlobalVariable *module();
};

} // namespace lineprof

#endif // LINEPROF_PLUGIN_INSTRUMENT_H
