//===- model/MachineCode.cpp - instructions, and ways to them -------------===//
//
// Part of lineprof, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "model/MachineCode.h"

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
struct MachineCode::Decoder {
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
    std::vector<std::pair<uint64_t, uint64_t>> branches; // target and source
    bool goesOn = false;                                 // from the one above
    for (uint64_t size, at = 0; at < code.size(); at += size) {
      llvm::MCInst inst;
      Instruction &made = all.emplace_back();
      made.address = begin + at;
      if (goesOn)
        made.before.push_back(std::prev(all.end(), 2)->address);
      goesOn = false;
      if (disassembler->getInstruction(inst, size, code.drop_front(at),
                                       made.address, llvm::nulls()) !=
          llvm::MCDisassembler::Success) {
        size = std::max<uint64_t>(size, 1);
        continue;
      }
      goesOn = !instructions->get(inst.getOpcode()).isBarrier();
      made.isJump = analysis->isUnconditionalBranch(inst);
      made.repeats = isRepeated(code.slice(at, size));
      uint64_t target;
      if (analysis->isBranch(inst) &&
          analysis->evaluateBranch(inst, made.address, size, target))
        branches.emplace_back(target, made.address);
    }
    llvm::sort(branches);
    auto branch = branches.begin();
    for (Instruction &i : all) {
      while (branch != branches.end() && branch->first < i.address)
        ++branch; // out of the function, or into an instruction
      for (; branch != branches.end() && branch->first == i.address; ++branch)
        i.before.push_back(branch->second);
    }
    return all;
  }
};

MachineCode::MachineCode(std::unique_ptr<Decoder> decoder)
    : decoder(std::move(decoder)) {}
MachineCode::~MachineCode() = default;

std::unique_ptr<MachineCode> MachineCode::create(const llvm::Triple &target) {
  if (!target.isX86())
    return nullptr;
  llvm::InitializeAllTargetInfos();
  llvm::InitializeAllTargetMCs();
  llvm::InitializeAllDisassemblers();
  auto decoder = std::make_unique<Decoder>();
  if (!decoder->open(target))
    return nullptr;
  return std::unique_ptr<MachineCode>(new MachineCode(std::move(decoder)));
}

const Instruction *MachineCode::at(uint64_t pc, uint64_t begin,
                                   llvm::ArrayRef<uint8_t> code) {
  auto [function, isNew] = functions.try_emplace(begin);
  if (isNew)
    function->second = decoder->decode(begin, code);
  const std::vector<Instruction> &all = function->second;
  auto found = llvm::partition_point(
      all, [&](const Instruction &i) { return i.address < pc; });
  return found != all.end() && found->address == pc ? &*found : nullptr;
}

} // namespace lineprof
