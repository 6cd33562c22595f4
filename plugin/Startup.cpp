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
  Dl_info info;
  static const char Here = 0;
  if (!dladdr(&Here, &info) || !info.dli_fname)
    return "liblineprof_rt.so";
  SmallString<256> path(info.dli_fname);
  sys::fs::make_absolute(path);
  sys::path::remove_filename(path);
  sys::path::append(path, "liblineprof_rt.so");
  sys::path::remove_dots(path, /*remove_dot_dot=*/true);
  return std::string(path);
}

static std::string startupText() {
  std::string path = runtimePath();
  std::string text(kStartupIR);
  raw_string_ostream out(text);
  out << "\n@__lineprof_runtime_path = private unnamed_addr constant ["
      << path.size() + 1 << " x i8] c\"";
  printEscapedString(path, out);
  out << "\\00\"\n";
  return text;
}

void linkStartup(Module &m) {
  LLVMContext &context = m.getContext();
  SMDiagnostic error;
  // Textual IR can't be read without names.
  bool discards = context.shouldDiscardValueNames();
  context.setDiscardValueNames(false);
  std::unique_ptr<Module> startup =
      parseAssemblyString(startupText(), error, context);
  context.setDiscardValueNames(discards);
  if (!startup)
    report_fatal_error("lineprof: Startup.ll: " + error.getMessage());
  startup->setDataLayout(m.getDataLayout());
  startup->setTargetTriple(m.getTargetTriple());
  for (Function &f : *startup)
    if (!f.isDeclaration())
      f.addFnAttr(Attribute::NoUnwind);

  // What is referred to gets linked in.
  auto *type = FunctionType::get(Type::getVoidTy(context), false);
  m.getOrInsertFunction("__lineprof_startup", type);
  m.getOrInsertFunction("__lineprof_shutdown", type);
  m.getOrInsertGlobal("__lineprof_module", Type::getInt8Ty(context));
  Linker::linkModules(m, std::move(startup));

  Function *start = m.getFunction("__lineprof_startup");
  Function *stop = m.getFunction("__lineprof_shutdown");
  appendToGlobalCtors(m, start, /*Priority=*/1, start);
  appendToGlobalDtors(m, stop, /*Priority=*/1, stop);
}

} // namespace lineprof
