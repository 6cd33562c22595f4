//===- plugin/Plugin.cpp - registration -----------------------------------===//
//
// Part of lineprof, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "Compat.h"
#include "Passes.h"

using namespace llvm;

static void registerLineProf(PassBuilder &PB) {
  PB.registerPipelineStartEPCallback(
      [](ModulePassManager &MPM, OptimizationLevel) {
        MPM.addPass(lineprof::MarkPass());
      });

  // At -O0 coroutines are split between these two points, so lowering waits.
  lineprof::registerOptimizerEarly(
      PB, [](ModulePassManager &MPM, OptimizationLevel Level) {
        if (Level != OptimizationLevel::O0)
          MPM.addPass(lineprof::LowerPass(/*Optimise=*/true));
      });
  lineprof::registerOptimizerLast(
      PB, [](ModulePassManager &MPM, OptimizationLevel Level) {
        if (Level == OptimizationLevel::O0)
          MPM.addPass(lineprof::LowerPass(/*Optimise=*/false));
      });

  // For opt -passes=lineprof-mark,lineprof-lower
  PB.registerPipelineParsingCallback(
      [](StringRef Name, ModulePassManager &MPM,
         ArrayRef<PassBuilder::PipelineElement>) {
        if (Name == "lineprof-mark")
          MPM.addPass(lineprof::MarkPass());
        else if (Name == "lineprof-lower")
          MPM.addPass(lineprof::LowerPass(/*Optimise=*/true));
        else
          return false;
        return true;
      });
}

extern "C" LLVM_EXTERNAL_VISIBILITY PassPluginLibraryInfo
llvmGetPassPluginInfo() {
  return {LLVM_PLUGIN_API_VERSION, "lineprof", LLVM_VERSION_STRING,
          registerLineProf};
}
