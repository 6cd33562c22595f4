//===- plugin/Startup.cpp - the code that finds the runtime ---------------===//
//
// Part of lineprof, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "Startup.h"
#include "llvm/ADT/SmallString.h"
#include "llvm/ADT/StringExtras.h"
#include "llvm/AsmParser/Parser.h"
#include "llvm/Linker/Linker.h"
#include "llvm/Support/FileSystem.h"
#include "llvm/Support/Path.h"
#include "llvm/Support/SourceMgr.h"
#include "llvm/Support/raw_ostream.h"
#include "llvm/Transforms/Utils/ModuleUtils.h"
#include <dlfcn.h>

using namespace llvm;

namespace lineprof {

static constexpr char kStartupIR[] = {
#include "Startup.inc"
};

static std::string runtimePath() {
  Dl_info Info;
  static const char Here = 0;
  if (!dladdr(&Here, &Info) || !Info.dli_fname)
    return "liblineprof_rt.so";
  SmallString<256> Path(Info.dli_fname);
  sys::fs::make_absolute(Path);
  sys::path::remove_filename(Path);
  sys::path::append(Path, "liblineprof_rt.so");
  sys::path::remove_dots(Path, /*remove_dot_dot=*/true);
  return std::string(Path);
}

static std::string startupText() {
  std::string Path = runtimePath();
  std::string Text(kStartupIR);
  raw_string_ostream Out(Text);
  Out << "\n@__lineprof_runtime_path = private unnamed_addr constant ["
      << Path.size() + 1 << " x i8] c\"";
  printEscapedString(Path, Out);
  Out << "\\00\"\n";
  return Text;
}

void linkStartup(Module &M) {
  LLVMContext &Context = M.getContext();
  SMDiagnostic Error;
  // Textual IR can't be read without names.
  bool Discards = Context.shouldDiscardValueNames();
  Context.setDiscardValueNames(false);
  std::unique_ptr<Module> Startup =
      parseAssemblyString(startupText(), Error, Context);
  Context.setDiscardValueNames(Discards);
  if (!Startup)
    report_fatal_error("lineprof: Startup.ll: " + Error.getMessage());
  Startup->setDataLayout(M.getDataLayout());
  Startup->setTargetTriple(M.getTargetTriple());
  for (Function &F : *Startup)
    if (!F.isDeclaration())
      F.addFnAttr(Attribute::NoUnwind);

  // What is referred to gets linked in.
  auto *Type = FunctionType::get(Type::getVoidTy(Context), false);
  M.getOrInsertFunction("__lineprof_startup", Type);
  M.getOrInsertFunction("__lineprof_shutdown", Type);
  M.getOrInsertGlobal("__lineprof_module", Type::getInt8Ty(Context));
  Linker::linkModules(M, std::move(Startup));

  Function *Start = M.getFunction("__lineprof_startup");
  Function *Stop = M.getFunction("__lineprof_shutdown");
  appendToGlobalCtors(M, Start, /*Priority=*/1, Start);
  appendToGlobalDtors(M, Stop, /*Priority=*/1, Stop);
}

} // namespace lineprof
