//===- plugin/Selection.cpp - which functions are tagged ------------------===//
//
// Part of lineprof, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "Selection.h"
#include "lineprof/format.h"
#include "llvm/ADT/MapVector.h"
#include "llvm/ADT/SmallString.h"
#include "llvm/Demangle/Demangle.h"
#include "llvm/IR/Constants.h"
#include "llvm/IR/DebugInfoMetadata.h"
#include "llvm/IR/DiagnosticInfo.h"
#include "llvm/IR/DiagnosticPrinter.h"
#include "llvm/IR/EHPersonalities.h"
#include "llvm/IR/Instructions.h"
#include "llvm/IR/Module.h"
#include "llvm/Support/CommandLine.h"
#include "llvm/Support/Path.h"
#include "llvm/Support/Regex.h"

using namespace llvm;

namespace lineprof {

static cl::opt<std::string>
    TagRegex("lineprof-tag",
             cl::desc("Profile each function whose demangled name matches"),
             cl::value_desc("regex"));

namespace {

class PluginWarning : public DiagnosticInfo {
public:
  explicit PluginWarning(const Twine &Text)
      : DiagnosticInfo(kind(), DS_Warning), Text(Text) {}
  void print(DiagnosticPrinter &Out) const override {
    Out << "lineprof: " << Text;
  }

private:
  static int kind() {
    static const int Kind = getNextAvailablePluginDiagnosticKind();
    return Kind;
  }
  const Twine &Text;
};

} // namespace

void warn(LLVMContext &Context, const Twine &Text) {
  Context.diagnose(PluginWarning(Text));
}

static StringRef stringOperand(const Constant *C) {
  StringRef Text;
  if (auto *G = dyn_cast<GlobalVariable>(C->stripPointerCasts()))
    if (G->hasInitializer())
      if (auto *Data = dyn_cast<ConstantDataSequential>(G->getInitializer()))
        if (Data->isCString())
          Text = Data->getAsCString();
  return Text;
}

/// One entry of llvm.global.annotations: function, string, file, line, args.
static bool isTag(const Constant &Entry) {
  return Entry.getNumOperands() >= 4 &&
         isa<Function>(Entry.getOperand(0)->stripPointerCasts()) &&
         stringOperand(cast<Constant>(Entry.getOperand(1))) == "profile";
}

static bool readTag(const Constant &Entry, TaggedFunction &Out) {
  auto *F = cast<Function>(Entry.getOperand(0)->stripPointerCasts());
  if (F->isDeclaration())
    return false;
  Out.F = F;
  Out.Flags = 0;
  unsigned Line = cast<ConstantInt>(Entry.getOperand(3))->getZExtValue();
  Out.TagPlace =
      (stringOperand(cast<Constant>(Entry.getOperand(2))) + ":" + Twine(Line))
          .str();
  if (Entry.getNumOperands() < 5)
    return true;
  auto *Args = dyn_cast<GlobalVariable>(
      cast<Constant>(Entry.getOperand(4))->stripPointerCasts());
  if (!Args || !Args->hasInitializer())
    return true;
  for (const Use &Arg : Args->getInitializer()->operands()) {
    StringRef Option = stringOperand(cast<Constant>(Arg));
    if (Option == "hits")
      Out.Flags |= kFunctionHits;
    else
      warn(F->getContext(), Twine(Out.TagPlace) + ": unknown option '" +
                                Option +
                                "' in annotate(\"profile\", ...) is ignored; "
                                "there is \"hits\"");
  }
  return true;
}

using TagMap = MapVector<const Function *, TaggedFunction>;

static GlobalVariable *annotationsOf(const Module &M) {
  GlobalVariable *All = M.getGlobalVariable("llvm.global.annotations");
  return All && All->hasInitializer() ? All : nullptr;
}

static void takeAnnotations(const Module &M, TagMap &Tags) {
  if (GlobalVariable *All = annotationsOf(M))
    for (const Use &U : All->getInitializer()->operands()) {
      TaggedFunction Tag;
      if (isTag(*cast<Constant>(U)) && readTag(*cast<Constant>(U), Tag))
        Tags.insert({Tag.F, Tag});
    }
}

void removeTags(Module &M) {
  GlobalVariable *All = annotationsOf(M);
  if (!All)
    return;
  SmallVector<Constant *, 16> Others;
  for (const Use &U : All->getInitializer()->operands())
    if (!isTag(*cast<Constant>(U)))
      Others.push_back(cast<Constant>(U));
  std::string Name = All->getName().str();
  GlobalVariable *Rest = nullptr;
  if (!Others.empty()) {
    auto *Type = ArrayType::get(Others[0]->getType(), Others.size());
    Rest = new GlobalVariable(M, Type, All->isConstant(), All->getLinkage(),
                              ConstantArray::get(Type, Others), "", All);
    Rest->setSection(All->getSection());
  }
  All->eraseFromParent();
  if (Rest)
    Rest->setName(Name);
}

static bool isSystemSource(const Function &F) {
  const DISubprogram *SP = F.getSubprogram();
  if (!SP)
    return false;
  SmallString<128> Path(SP->getFilename());
  if (!sys::path::is_absolute(Path))
    Path = (SP->getDirectory() + "/" + SP->getFilename()).str();
  sys::path::remove_dots(Path, /*remove_dot_dot=*/true);
  return StringRef(Path).starts_with("/usr/");
}

static void takeMatches(const Module &M, TagMap &Tags) {
  if (TagRegex.empty())
    return;
  Regex Pattern(TagRegex);
  std::string Why;
  if (!Pattern.isValid(Why)) {
    M.getContext().emitError("lineprof: --tag=" + TagRegex + ": " + Why);
    return;
  }
  for (const Function &F : M)
    if (!F.isDeclaration() && !isSystemSource(F) &&
        Pattern.match(demangle(F.getName())))
      Tags.insert({&F, {const_cast<Function *>(&F), 0, ""}});
}

/// Why \p F can't be profiled, or an empty string.
static StringRef obstacle(const Function &F) {
  if (F.hasFnAttribute(Attribute::Naked))
    return "it is naked: there is no room for a counter";
  if (F.hasPersonalityFn() &&
      isScopedEHPersonality(classifyEHPersonality(F.getPersonalityFn())))
    return "its exceptions are handled in funclets";
  if (F.hasGC())
    return "it is garbage collected";
  return "";
}

/// C1 and D1 constructors and destructors that only call their C2 or D2 twin,
/// and deleting destructors: the same source lines once more.
static bool onlyDelegates(const Function &F) {
  StringRef Name = F.getName();
  auto Variant = [&](StringRef Kinds) {
    // The variant is the last of C1, C2, D0, D1, D2 before the parameters.
    for (size_t I = Name.size(); I-- > 1;)
      if ((Name[I - 1] == 'C' || Name[I - 1] == 'D') &&
          Kinds.contains(Name[I]) && I + 1 < Name.size() && Name[I + 1] == 'E')
        return I;
    return StringRef::npos;
  };
  if (!Name.starts_with("_ZN"))
    return false;
  size_t At = Variant("01");
  if (At == StringRef::npos)
    return false;
  for (const Instruction &I : F.getEntryBlock())
    if (auto *Call = dyn_cast<CallBase>(&I))
      if (const Function *Callee = Call->getCalledFunction()) {
        StringRef Twin = Callee->getName();
        if (Twin.size() == Name.size() && Twin != Name &&
            Twin.substr(0, At) == Name.substr(0, At) &&
            Twin.substr(At + 1) == Name.substr(At + 1))
          return true;
      }
  return false;
}

SmallVector<TaggedFunction, 0> selectFunctions(const Module &M) {
  TagMap Tags;
  takeAnnotations(M, Tags);
  takeMatches(M, Tags);

  SmallVector<TaggedFunction, 0> Selected;
  for (const Function &F : M) {
    auto It = Tags.find(&F);
    if (It == Tags.end() || F.isDeclaration() || onlyDelegates(F))
      continue;
    const TaggedFunction &Tag = It->second;
    if (StringRef Why = obstacle(F); !Why.empty())
      warn(M.getContext(), (Tag.TagPlace.empty() ? "" : Tag.TagPlace + ": ") +
                               "function '" + demangle(F.getName()) +
                               "' is not profiled: " + Why);
    else
      Selected.push_back(Tag);
  }
  return Selected;
}

} // namespace lineprof
