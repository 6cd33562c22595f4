//===- plugin/Selection.cpp - which functions are tagged ------------------===//
//
// Part of lineprof, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "Selection.h"
#include "NamePatterns.h"
#include "Outlined.h"
#include "Variants.h"
#include "lineprof/records.h"
#include "llvm/ADT/MapVector.h"
#include "llvm/ADT/SmallString.h"
#include "llvm/ADT/StringSwitch.h"
#include "llvm/IR/Constants.h"
#include "llvm/IR/DebugInfo.h"
#include "llvm/IR/DiagnosticInfo.h"
#include "llvm/IR/DiagnosticPrinter.h"
#include "llvm/IR/EHPersonalities.h"
#include "llvm/IR/InstIterator.h"
#include "llvm/IR/Instructions.h"
#include "llvm/IR/Module.h"
#include "llvm/Support/CommandLine.h"
#include "llvm/Support/Path.h"
#include "llvm/TargetParser/Triple.h"

using namespace llvm;

namespace lineprof {

static cl::opt<FunctionFlags> defaultMode(
    "lineprof-mode",
    cl::desc("What tagged functions get whose tag has no option:"),
    cl::values(clEnumValN(FunctionFlags(0), "full", "hits and times"),
               clEnumValN(kFunctionHits, "hits", "hits, no times"),
               clEnumValN(kFunctionTrace, "trace", "exact times")));

/// The meaning of a tag's option; nothing if there is no such option.
static std::optional<FunctionFlags> modeNamed(StringRef option) {
  return StringSwitch<std::optional<FunctionFlags>>(option)
      .Case("full", FunctionFlags(0))
      .Case("hits", kFunctionHits)
      .Case("trace", kFunctionTrace)
      .Default(std::nullopt);
}

namespace {

class PluginWarning : public DiagnosticInfo {
public:
  explicit PluginWarning(const Twine &text)
      : DiagnosticInfo(kind(), DS_Warning), text(text) {}
  void print(DiagnosticPrinter &out) const override {
    out << "lineprof: " << text;
  }

private:
  static int kind() {
    static const int Kind = getNextAvailablePluginDiagnosticKind();
    return Kind;
  }
  const Twine &text;
};

} // namespace

void warn(LLVMContext &context, const Twine &text) {
  context.diagnose(PluginWarning(text));
}

static StringRef stringOperand(const Constant *c) {
  StringRef text;
  if (auto *g = dyn_cast<GlobalVariable>(c->stripPointerCasts()))
    if (g->hasInitializer())
      if (auto *data = dyn_cast<ConstantDataSequential>(g->getInitializer()))
        if (data->isCString())
          text = data->getAsCString();
  return text;
}

/// One entry of llvm.global.annotations: function, string, file, line, args.
static bool isTag(const Constant &entry) {
  return entry.getNumOperands() >= 4 &&
         isa<Function>(entry.getOperand(0)->stripPointerCasts()) &&
         stringOperand(cast<Constant>(entry.getOperand(1))) == "profile";
}

static bool readTag(const Constant &entry, TaggedFunction &out) {
  auto *f = cast<Function>(entry.getOperand(0)->stripPointerCasts());
  if (f->isDeclaration())
    return false;
  out.f = f;
  out.flags = defaultMode;
  unsigned line = cast<ConstantInt>(entry.getOperand(3))->getZExtValue();
  out.tagPlace =
      (stringOperand(cast<Constant>(entry.getOperand(2))) + ":" + Twine(line))
          .str();
  if (entry.getNumOperands() < 5)
    return true;
  auto *args = dyn_cast<GlobalVariable>(
      cast<Constant>(entry.getOperand(4))->stripPointerCasts());
  if (!args || !args->hasInitializer())
    return true;
  for (const Use &arg : args->getInitializer()->operands()) {
    StringRef option = stringOperand(cast<Constant>(arg));
    if (std::optional<FunctionFlags> mode = modeNamed(option))
      out.flags = *mode;
    else
      warn(f->getContext(), Twine(out.tagPlace) + ": unknown option '" +
                                option +
                                "' in annotate(\"profile\", ...) is ignored; "
                                "there are \"full\", \"hits\" and \"trace\"");
  }
  return true;
}

using TagMap = MapVector<const Function *, TaggedFunction>;

static GlobalVariable *annotationsOf(const Module &m) {
  GlobalVariable *all = m.getGlobalVariable("llvm.global.annotations");
  return all && all->hasInitializer() ? all : nullptr;
}

static void takeAnnotations(const Module &m, TagMap &tags) {
  if (GlobalVariable *all = annotationsOf(m))
    for (const Use &u : all->getInitializer()->operands()) {
      TaggedFunction tag;
      if (isTag(*cast<Constant>(u)) && readTag(*cast<Constant>(u), tag))
        tags.insert({tag.f, tag});
    }
}

void removeTags(Module &m) {
  GlobalVariable *all = annotationsOf(m);
  if (!all)
    return;
  SmallVector<Constant *, 16> others;
  for (const Use &u : all->getInitializer()->operands())
    if (!isTag(*cast<Constant>(u)))
      others.push_back(cast<Constant>(u));
  std::string name = all->getName().str();
  GlobalVariable *rest = nullptr;
  if (!others.empty()) {
    auto *type = ArrayType::get(others[0]->getType(), others.size());
    rest = new GlobalVariable(m, type, all->isConstant(), all->getLinkage(),
                              ConstantArray::get(type, others), "", all);
    rest->setSection(all->getSection());
  }
  all->eraseFromParent();
  if (rest)
    rest->setName(name);
}

/// True for an implicit constructor with initialisers of members.
static bool runsInitialisers(const Function &f) {
  const DISubprogram *sp = f.getSubprogram();
  return any_of(instructions(f), [&](const Instruction &i) {
    const DebugLoc &loc = i.getDebugLoc();
    return loc && loc.getLine() && loc.getLine() != sp->getLine() &&
           getDISubprogram(loc.getScope()) == sp;
  });
}

/// The system's headers, and what the compiler makes up.
static bool isNobodysSource(const Function &f) {
  const DISubprogram *sp = f.getSubprogram();
  if (!sp)
    return !f.getParent()->debug_compile_units().empty();
  if (sp->getFilename().empty() || !sp->getLine() ||
      (sp->isArtificial() && !runsInitialisers(f)))
    return true;
  SmallString<128> path(sp->getFilename());
  if (!sys::path::is_absolute(path))
    path = (sp->getDirectory() + "/" + sp->getFilename()).str();
  sys::path::remove_dots(path, /*remove_dot_dot=*/true);
  return StringRef(path).starts_with("/usr/");
}

static void takeMatches(const Module &m, TagMap &tags) {
  NamePatterns patterns(m.getContext());
  if (patterns.empty())
    return;
  for (const Function &f : m)
    if (!f.isDeclaration() && !isNobodysSource(f) && !isOutlined(f) &&
        patterns.match(f.getName()) && !isLeftOfReplaced(f))
      tags.insert({&f, {const_cast<Function *>(&f), defaultMode, ""}});
  // Clang makes ifuncs of its own for target_clones, beside their functions.
  for (const GlobalIFunc &f : m.ifuncs())
    if (patterns.match(f.getName()) &&
        !f.getResolverFunction()->getName().ends_with(".resolver"))
      warn(m.getContext(), "function '" + readableName(f.getName()) +
                               "' is not profiled: it is an ifunc, without a "
                               "body; tag what its resolver returns");
}

/// What belongs to tagged functions, in \p m's order of these.
static void takeOutlined(const Module &m, TagMap &tags) {
  if (none_of(m, isOutlined))
    return;
  SmallVector<TaggedFunction, 8> pending;
  for (const Function &f : m)
    if (auto it = tags.find(&f); it != tags.end())
      pending.push_back(it->second);
  while (!pending.empty()) {
    TaggedFunction tag = pending.pop_back_val();
    for (const Function *part : functionsOutlinedFrom(*tag.f)) {
      TaggedFunction more = {const_cast<Function *>(part), tag.flags,
                             tag.tagPlace,
                             tag.outlinedFrom ? tag.outlinedFrom : tag.f};
      if (tags.insert({part, more}).second)
        pending.push_back(more);
    }
  }
}

/// Why \p f can't be profiled, or an empty string.
static StringRef obstacle(const Function &f) {
  if (f.hasFnAttribute(Attribute::Naked))
    return "it is naked: there is no room for a counter";
  if (f.hasPersonalityFn() &&
      isScopedEHPersonality(classifyEHPersonality(f.getPersonalityFn())))
    return "its exceptions are handled in funclets";
  if (f.hasGC())
    return "it is garbage collected";
  if (isLeftOfReplaced(f))
    return "it is empty, and clang calls the base's destructor instead; "
           "-Xclang -mno-constructor-aliases keeps it";
  return "";
}

SmallVector<TaggedFunction, 0> selectFunctions(const Module &m) {
  TagMap tags;
  takeAnnotations(m, tags);
  takeMatches(m, tags);
  takeOutlined(m, tags);

  SmallVector<TaggedFunction, 0> selected;
  for (const Function &f : m) {
    auto it = tags.find(&f);
    if (it == tags.end() || f.isDeclaration() || onlyDelegates(f))
      continue;
    const TaggedFunction &tag = it->second;
    if (StringRef why = obstacle(f); !why.empty())
      warn(m.getContext(), (tag.tagPlace.empty() ? "" : tag.tagPlace + ": ") +
                               "function '" + readableName(f.getName()) +
                               "' is not profiled: " + why);
    else
      selected.push_back(tag);
  }
  return selected;
}

bool isForKnownTarget(const Module &m) {
  Triple target(m.getTargetTriple());
  bool is64Bit =
      target.getArch() == Triple::x86_64 || target.getArch() == Triple::aarch64;
  bool isKnown = is64Bit && target.isOSLinux() && !target.isMusl() &&
                 !target.isAndroid() && !target.isX32();
  if (isKnown || target.str().empty())
    return true;
  warn(m.getContext(), "functions are not profiled for " + target.str() +
                           ": lineprof knows Linux with glibc, on x86-64 and "
                           "AArch64");
  return false;
}

} // namespace lineprof
