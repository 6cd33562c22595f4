//===- unit/SkidTest.cpp - the instruction that took the time -------------===//
//
// Part of lineprof, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "model/Skid.h"

#include <gtest/gtest.h>

using namespace lineprof;

namespace {

constexpr uint64_t kBegin = 0x1000;

/// Code of x86-64, and offsets in it.
class SkidTest : public testing::Test {
protected:
  std::unique_ptr<MachineCode> decoder =
      MachineCode::create(llvm::Triple("x86_64-linux-gnu"));
  std::vector<uint8_t> code;

  const Instruction *at(uint64_t offset) {
    return decoder->at(kBegin + offset, kBegin, code);
  }
  uint64_t waitedFor(uint64_t offset) {
    return lineprof::waitedFor(*at(offset)) - kBegin;
  }
};

TEST_F(SkidTest, TimeOfALoadIsSeenAfterIt) {
  code = {0x48, 0x8b, 0x00,       // 0: mov (%rax), %rax
          0x4c, 0x8d, 0x1c, 0x7f, // 3: lea (%rdi,%rdi,2), %r11
          0xc3};                  // 7: ret
  EXPECT_EQ(waitedFor(3), 0u);
  EXPECT_EQ(waitedFor(7), 3u);
}

TEST_F(SkidTest, TheFirstInstructionKeepsItsTime) {
  code = {0x90, 0xc3};
  EXPECT_EQ(waitedFor(0), 0u);
}

TEST_F(SkidTest, ALoopsHeadIsReachedFromItsEnd) {
  code = {0x31, 0xc0,       // 0: xor %eax, %eax
          0x48, 0xff, 0xc0, // 2: inc %rax
          0x48, 0x39, 0xc7, // 5: cmp %rax, %rdi
          0x75, 0xf8,       // 8: jne 2
          0xc3};            // 10: ret
  EXPECT_EQ(waitedFor(2), 8u);
  EXPECT_EQ(waitedFor(10), 8u);
}

TEST_F(SkidTest, WhereWaysMeetTimeStaysWhereItWasSeen) {
  code = {0x74, 0x03,        // 0: je 5
          0x48, 0xff, 0xc0,  // 2: inc %rax
          0x48, 0xff, 0xc1}; // 5: inc %rcx
  EXPECT_EQ(waitedFor(5), 5u);
  EXPECT_EQ(waitedFor(2), 0u);
}

TEST_F(SkidTest, CodeBehindAJumpIsReachedByABranchOnly) {
  code = {0x74, 0x05,       // 0: je 7
          0x48, 0xff, 0xc0, // 2: inc %rax
          0xeb, 0x04,       // 5: jmp 11
          0x48, 0xff, 0xc1, // 7: inc %rcx
          0xc3,             // 10: ret
          0x90};            // 11: nop
  EXPECT_EQ(waitedFor(7), 0u);
  EXPECT_EQ(waitedFor(11), 5u);
}

TEST_F(SkidTest, ACaseOfASwitchKeepsTheTimeOfItsFirstInstruction) {
  code = {0xff, 0xe0,        // 0: jmp *%rax
          0x48, 0xff, 0xc1}; // 2: inc %rcx
  EXPECT_EQ(waitedFor(2), 2u);
}

TEST_F(SkidTest, AfterACallItIsTheCall) {
  code = {0xe8, 0, 0, 0, 0, // 0: call
          0xc3};            // 5: ret
  EXPECT_EQ(waitedFor(5), 0u);
}

TEST_F(SkidTest, AStringInstructionIsInterruptedInItsMiddle) {
  code = {0x48, 0x89, 0xc1, // 0: mov %rax, %rcx
          0xf3, 0xa4,       // 3: rep movsb
          0xc3};            // 5: ret
  EXPECT_EQ(waitedFor(3), 3u);
  EXPECT_EQ(waitedFor(5), 3u);
}

TEST_F(SkidTest, WhatCannotBeDecodedEndsThere) {
  code = {0x4c, 0x8d, 0x1c, 0x7f, // 0: lea
          0x06,                   // 4: none
          0x90};                  // 5: nop
  EXPECT_EQ(at(2), nullptr);      // in its middle
  EXPECT_EQ(waitedFor(5), 5u);
}

TEST_F(SkidTest, CodeThatIsNotThereHasNoInstructions) {
  EXPECT_EQ(at(0), nullptr);
}

TEST(SkidTargetTest, OtherProcessorsAreTakenAtTheirWord) {
  EXPECT_EQ(MachineCode::create(llvm::Triple("aarch64-linux-gnu")), nullptr);
}

} // namespace
