//===- plugin/Plugin.cpp - registration -----------------------------------===//
//
// Part of lineprof, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "Compat.h"
#include "HostCheck.h"
#include "Passes.h"

using namespace llvm;

static void registerLineProf(PassBuilder &pb) {
  pb.registerPipelineStartEPCallback(
      [](ModulePassManager &mpm, OptimizationLevel) {
        mpm.addPass(lineprof::MarkPass());
      });

  lineprof::registerOptimizerEarly(
      pb, [](ModulePassManager &mpm, OptimizationLevel level) {
        if (level != OptimizationLevel::O0)
          mpm.addPass(lineprof::PromotePass());
      });
  lineprof::registerOptimizerLast(
      pb, [](ModulePassManager &mpm, OptimizationLevel) {
        mpm.addPass(lineprof::LowerPass());
      });

  // For opt -passes=lineprof-mark,lineprof-promote,lineprof-lower
  pb.registerPipelineParsingCallback(
      [](StringRef name, ModulePassManager &mpm,
         ArrayRef<PassBuilder::PipelineElement>) {
        if (name == "lineprof-mark")
          mpm.addPass(lineprof::MarkPass());
        else if (name == "lineprof-promote")
          mpm.addPass(lineprof::PromotePass());
        else if (name == "lineprof-lower")
          mpm.addPass(lineprof::LowerPass());
        else
          return false;
        return true;
      });
}

extern "C" LLVM_EXTERNAL_VISIBILITY PassPluginLibraryInfo
llvmGetPassPluginInfo() {
  lineprof::refuseOtherCompilers();
  return {LLVM_PLUGIN_API_VERSION, "lineprof", LLVM_VERSION_STRING,
          registerLineProf};
}
