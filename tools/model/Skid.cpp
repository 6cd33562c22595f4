//===- model/Skid.cpp - the instruction that took the time ----------------===//
//
// Part of lineprof, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// The instruction before is the one above in the code, unless a branch leads
// here. Of a loop's head it is the branch at the loop's end, as control comes
// from there far more often than from above. Where branches forward come
// together it can't be told, and the time stays where it was seen.
//
//===----------------------------------------------------------------------===//

#include "model/Skid.h"

#include "llvm/ADT/STLExtras.h"
#include "llvm/MC/MCAsmInfo.h"
#include "llvm/MC/MCContext.h"
#include "llvm/MC/MCDisassembler/MCDisassembler.h"
#include "llvm/MC/MCInst.h"
#include "llvm/MC/MCInstrAnalysis.h"
#include "llvm/MC/MCInstrInfo.h"
#include "llvm/MC/MCRegisterInfo.h"
#include "llvm/MC/MCSubtargetInfo.h"
#include "llvm/MC/MCTargetOptions.h"
#include "llvm/MC/TargetRegistry.h"
#include "llvm/Support/TargetSelect.h"

#include <optional>

namespace lineprof {

namespace {

struct Instruction {
  uint64_t address = 0;
  bool goesOn = false;  ///< to the next one in the code
  bool repeats = false; ///< an interrupt finds it in its middle, and goes back
  std::optional<uint64_t> target; ///< of a branch
};

/// A string instruction of x86 with a prefix: cmps, movs, scas, lods, stos, ins
/// or outs.
bool isRepeated(llvm::ArrayRef<uint8_t> bytes) {
  uint8_t operation = bytes.back();
  return (bytes.front() == 0xf2 || bytes.front() == 0xf3) &&
         ((operation >= 0xa4 && operation <= 0xa7) ||
          (operation >= 0xaa && operation <= 0xaf) ||
          (operation >= 0x6c && operation <= 0x6f)) &&
         bytes.size() <= 3;
}

} // namespace

/// LLVM's, of one target.
struct Skid::Decoder {
  llvm::MCTargetOptions options;
  std::unique_ptr<const llvm::MCRegisterInfo> registers;
  std::unique_ptr<const llvm::MCAsmInfo> syntax;
  std::unique_ptr<const llvm::MCSubtargetInfo> processor;
  std::unique_ptr<const llvm::MCInstrInfo> instructions;
  std::unique_ptr<const llvm::MCInstrAnalysis> analysis;
  std::unique_ptr<llvm::MCContext> context;
  std::unique_ptr<const llvm::MCDisassembler> disassembler;

  bool open(const llvm::Triple &triple) {
    std::string error;
    const llvm::Target *target =
        llvm::TargetRegistry::lookupTarget(triple.str(), error);
    if (!target)
      return false;
    registers.reset(target->createMCRegInfo(triple.str()));
    processor.reset(target->createMCSubtargetInfo(triple.str(), "", ""));
    instructions.reset(target->createMCInstrInfo());
    if (!registers || !processor || !instructions)
      return false;
    syntax.reset(target->createMCAsmInfo(*registers, triple.str(), options));
    analysis.reset(target->createMCInstrAnalysis(instructions.get()));
    if (!syntax || !analysis)
      return false;
    context = std::make_unique<llvm::MCContext>(
        triple, syntax.get(), registers.get(), processor.get());
    disassembler.reset(target->createMCDisassembler(*processor, *context));
    return disassembler != nullptr;
  }

  /// What can't be decoded is an instruction of one byte that ends there.
  std::vector<Instruction> decode(uint64_t begin,
                                  llvm::ArrayRef<uint8_t> code) const {
    std::vector<Instruction> all;
    for (uint64_t size, at = 0; at < code.size(); at += size) {
      llvm::MCInst inst;
      Instruction &made = all.emplace_back();
      made.address = begin + at;
      if (disassembler->getInstruction(inst, size, code.drop_front(at),
                                       made.address, llvm::nulls()) !=
          llvm::MCDisassembler::Success) {
        size = std::max<uint64_t>(size, 1);
        continue;
      }
      made.goesOn = !instructions->get(inst.getOpcode()).isBarrier();
      made.repeats = isRepeated(code.slice(at, size));
      uint64_t target;
      if (analysis->isBranch(inst) &&
          analysis->evaluateBranch(inst, made.address, size, target))
        made.target = target;
    }
    return all;
  }
};

Skid::Skid(std::unique_ptr<Decoder> decoder) : decoder(std::move(decoder)) {}
Skid::~Skid() = default;

std::unique_ptr<Skid> Skid::create(const llvm::Triple &target) {
  if (!target.isX86())
    return nullptr;
  llvm::InitializeAllTargetInfos();
  llvm::InitializeAllTargetMCs();
  llvm::InitializeAllDisassemblers();
  auto decoder = std::make_unique<Decoder>();
  if (!decoder->open(target))
    return nullptr;
  return std::unique_ptr<Skid>(new Skid(std::move(decoder)));
}

Skid::Origins Skid::findOrigins(uint64_t begin,
                                llvm::ArrayRef<uint8_t> code) const {
  std::vector<Instruction> all = decoder->decode(begin, code);
  std::multimap<uint64_t, uint64_t> sources; // by target
  for (const Instruction &i : all)
    if (i.target)
      sources.emplace(*i.target, i.address);
  Origins origins;
  for (size_t i = 0; i < all.size(); ++i) {
    uint64_t pc = all[i].address;
    std::optional<uint64_t> above;
    if (i > 0 && all[i - 1].goesOn)
      above = all[i - 1].address;
    auto [first, last] = sources.equal_range(pc);
    llvm::SmallVector<uint64_t, 4> back, forward;
    for (; first != last; ++first)
      (first->second >= pc ? back : forward).push_back(first->second);
    uint64_t &origin = origins.emplace_back(pc, pc).second;
    if (all[i].repeats)
      continue;
    if (back.size() == 1)
      origin = back.front();
    else if (back.empty() && forward.size() + above.has_value() == 1)
      origin = above ? *above : forward.front();
  }
  return origins;
}

uint64_t Skid::waitedFor(uint64_t pc, uint64_t begin,
                         llvm::ArrayRef<uint8_t> code) {
  auto [function, isNew] = functions.try_emplace(begin);
  if (isNew)
    function->second = findOrigins(begin, code);
  const Origins &origins = function->second;
  auto found = llvm::lower_bound(origins, std::pair(pc, uint64_t(0)));
  return found != origins.end() && found->first == pc ? found->second : pc;
}

} // namespace lineprof
