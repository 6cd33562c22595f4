//===- model/Symbols.cpp - from a program counter to its inline chain -----===//
//
// Part of lineprof, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "model/Symbols.h"

#include "model/Skid.h"
#include "model/SymbolTable.h"
#include "support/SourcePath.h"
#include "support/Text.h"

#include "llvm/ADT/DenseSet.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/ADT/StringMap.h"
#include "llvm/DebugInfo/DWARF/DWARFContext.h"
#include "llvm/DebugInfo/Symbolize/Symbolize.h"
#include "llvm/Object/BuildID.h"
#include "llvm/Object/ELFObjectFile.h"
#include "llvm/Support/FileSystem.h"

#include <chrono>
#include <unordered_map>

using llvm::Error;
using llvm::Expected;
using llvm::StringRef;
using llvm::object::ELFObjectFileBase;
using llvm::object::ObjectFile;
using llvm::object::OwningBinary;
using llvm::symbolize::LLVMSymbolizer;

namespace lineprof {

namespace {

LLVMSymbolizer::Options symbolizerOptions() {
  LLVMSymbolizer::Options options;
  options.Demangle = false;
  options.UseSymbolTable = false; // it can't tell aliases apart
  return options;
}

std::string orEmpty(const std::string &text) {
  return text == llvm::DILineInfo::BadString ? std::string() : text;
}

/// Times of a function's own code need the binary: what is lost without it.
constexpr char kLoss[] = "so time in a function's own code is not told by line";

/// The file that a skeleton unit of \p binary refers to (-gsplit-dwarf) and
/// that is not there, or an empty string.
std::string missingDwo(const ObjectFile &binary) {
  std::unique_ptr<llvm::DWARFContext> dwarf =
      llvm::DWARFContext::create(binary);
  for (const std::unique_ptr<llvm::DWARFUnit> &unit : dwarf->compile_units()) {
    auto name = llvm::dwarf::toString(unit->getUnitDIE().find(
        {llvm::dwarf::DW_AT_dwo_name, llvm::dwarf::DW_AT_GNU_dwo_name}));
    if (name && !unit->getNonSkeletonUnitDIE().getDwarfUnit()->isDWOUnit())
      return *name;
  }
  return {};
}

/// How many instructions are gone back through. A function may be without
/// lines, and large.
constexpr size_t kFarthest = 256;

class BinarySymbols : public Symbols {
public:
  BinarySymbols(std::string path, OwningBinary<ObjectFile> file)
      : path(std::move(path)), file(std::move(file)),
        table(*llvm::cast<ELFObjectFileBase>(this->file.getBinary())),
        code(MachineCode::create(this->file.getBinary()->makeTriple())),
        symbolizer(symbolizerOptions()) {}

  const InlineChain &lookUp(uint64_t pc) override {
    auto [it, isNew] = chains.try_emplace(pc);
    InlineChain &chain = it->second;
    if (isNew) {
      MachineFunction function = functionAt(pc);
      chain.frames = framesAt(whereItWas(pc, function));
      chain.symbols = std::move(function.names);
    }
    return chain;
  }

  std::vector<Frame> before(uint64_t pc, size_t index,
                            FrameFilter isWanted) override {
    const InlineChain &chain = lookUp(pc);
    size_t depth = chain.frames.size() - index;
    MachineFunction function = functionAt(pc);
    std::vector<Frame> found;
    llvm::DenseSet<uint64_t> seen;
    llvm::SmallVector<uint64_t, 8> todo = {whereItWas(pc, function)};
    while (!todo.empty() && seen.size() < kFarthest) {
      const Instruction *at = instructionAt(todo.pop_back_val(), function);
      if (!at)
        continue;
      for (uint64_t address : at->before) {
        const Frames &frames = framesAt(address);
        if (!seen.insert(address).second || frames.size() < depth)
          continue;
        const Frame &frame = frames[frames.size() - depth];
        if (frame.function != chain.frames[index].function)
          continue;
        if (!isWanted(frame) || instructionAt(address, function)->isJump)
          todo.push_back(address);
        else if (!llvm::is_contained(found, frame))
          found.push_back(frame);
      }
    }
    return found;
  }

  std::string gap() override {
    if (chains.empty())
      return {};
    if (!foundLine && !hasLineTables())
      return fmt::format("binary {}: has no debug info, {}; compile with -g, "
                         "and don't strip it",
                         path, kLoss);
    if (!dwo)
      dwo = missingDwo(*file.getBinary());
    if (dwo->empty())
      return {};
    return fmt::format("binary {}: {} is missing, so time in inlined functions "
                       "is told as their callers'; keep the .dwo files, or "
                       "make a .dwp of them",
                       path, *dwo);
  }

private:
  using Frames = llvm::SmallVector<Frame, 2>;

  MachineFunction functionAt(uint64_t pc) const {
    return table.at(pc & ~kPcInKernel);
  }

  /// Null if it isn't known.
  const Instruction *instructionAt(uint64_t address,
                                   const MachineFunction &function) {
    return code ? code->at(address, function.begin,
                           codeAt(function.begin, function.size))
                : nullptr;
  }

  /// The instruction that a thread was at which a sample found at \p pc.
  uint64_t whereItWas(uint64_t pc, const MachineFunction &function) {
    if (pc & kPcInKernel) // it may have faulted there
      return pc & ~kPcInKernel;
    const Instruction *next = instructionAt(pc, function);
    return next ? waitedFor(*next) : pc;
  }

  /// None if there is no DWARF.
  const Frames &framesAt(uint64_t address) {
    auto [it, isNew] = framesByAddress.try_emplace(address);
    if (!isNew)
      return it->second;
    Expected<llvm::DIInliningInfo> info = symbolizer.symbolizeInlinedCode(
        path, {address, llvm::object::SectionedAddress::UndefSection});
    if (!info) {
      llvm::consumeError(info.takeError());
      return it->second;
    }
    for (uint32_t i = 0; i < info->getNumberOfFrames(); ++i) {
      const llvm::DILineInfo &frame = info->getFrame(i);
      foundLine |= frame.Line != 0;
      it->second.push_back({orEmpty(frame.FunctionName),
                            orEmpty(frame.FileName), frame.Line,
                            orEmpty(frame.StartFileName)});
    }
    return it->second;
  }

  /// Empty if the file hasn't got it.
  llvm::ArrayRef<uint8_t> codeAt(uint64_t begin, uint64_t size) const {
    for (const llvm::object::SectionRef &section : file.getBinary()->sections())
      if (section.isText() && begin - section.getAddress() < section.getSize())
        return llvm::arrayRefFromStringRef(
            llvm::expectedToOptional(section.getContents())
                .value_or("")
                .substr(begin - section.getAddress(), size));
    return {};
  }

  /// A few program counters may all be where the compiler gave no line.
  bool hasLineTables() const {
    return llvm::any_of(file.getBinary()->sections(), [](const auto &section) {
      return llvm::expectedToOptional(section.getName()) == ".debug_line";
    });
  }

  bool foundLine = false; ///< also in a debug file apart
  std::string path;
  OwningBinary<ObjectFile> file;
  SymbolTable table;
  std::unique_ptr<MachineCode> code; ///< null: not known
  LLVMSymbolizer symbolizer;
  std::optional<std::string> dwo; ///< what is missing, once it was asked for
  std::unordered_map<uint64_t, Frames> framesByAddress;
  std::unordered_map<uint64_t, InlineChain> chains; ///< by where a sample was
};

/// Whether the file has the size and time that the binary had at the run. Most
/// of what copies files keeps their time, but not all of it below seconds.
bool isAsItRan(const llvm::sys::fs::file_status &status,
               const ModuleInfo &ran) {
  constexpr uint64_t kSecond = 1000000000;
  uint64_t mtime = std::chrono::duration_cast<std::chrono::nanoseconds>(
                       status.getLastModificationTime().time_since_epoch())
                       .count();
  uint64_t atRun = ran.binary_mtime_ns;
  return status.getSize() == ran.binary_size &&
         (mtime == atRun || mtime == atRun - atRun % kSecond);
}

Error checkFile(const RawModule &module, StringRef path) {
  llvm::sys::fs::file_status status;
  if (std::error_code error = llvm::sys::fs::status(path, status))
    return failure("binary {}: {}, {}; run lineprof in the folder where it is "
                   "now",
                   path, error.message(), kLoss);
  if (!llvm::sys::fs::is_regular_file(status))
    return failure("binary {}: not a file, {}", path, kLoss);
  if (module.buildId.empty() && !isAsItRan(status, module.info))
    return failure("binary {}: changed since the run, {}", path, kLoss);
  return Error::success();
}

Expected<std::unique_ptr<Symbols>> openBinary(const RawModule &module,
                                              StringRef path) {
  if (Error error = checkFile(module, path))
    return std::move(error);
  auto file = ObjectFile::createObjectFile(path);
  if (!file || !llvm::isa<ELFObjectFileBase>(file->getBinary())) {
    llvm::consumeError(file.takeError());
    return failure("binary {}: not an ELF file, {}", path, kLoss);
  }
  if (!module.buildId.empty() &&
      llvm::object::getBuildID(file->getBinary()) != module.buildId)
    return failure("binary {}: changed since the run, {}", path, kLoss);
  return std::make_unique<BinarySymbols>(path.str(), std::move(*file));
}

/// Where it ran, or below the current folder. The error is about the former.
Expected<std::unique_ptr<Symbols>> findBinary(const RawModule &module) {
  auto opened = openBinary(module, module.path);
  if (opened)
    return opened;
  for (StringRef place : placesHere(module.path))
    if (auto here = llvm::expectedToOptional(openBinary(module, place))) {
      llvm::consumeError(opened.takeError());
      return std::move(*here);
    }
  return opened.takeError();
}

} // namespace

struct SymbolCache::State {
  llvm::StringMap<std::unique_ptr<Symbols>> binaries;
};

SymbolCache::SymbolCache() : state(std::make_unique<State>()) {}
SymbolCache::~SymbolCache() = default;

Expected<Symbols &> SymbolCache::open(const RawModule &module) {
  // Modules of the same path may be of different builds.
  std::string key = fmt::format(
      "{}\n{}\n{}\n{}", module.path, llvm::toStringRef(module.buildId),
      module.info.binary_size, module.info.binary_mtime_ns);
  std::unique_ptr<Symbols> &symbols = state->binaries[key];
  if (!symbols) {
    Expected<std::unique_ptr<Symbols>> opened = findBinary(module);
    if (!opened)
      return opened.takeError();
    symbols = std::move(*opened);
  }
  return *symbols;
}

} // namespace lineprof
