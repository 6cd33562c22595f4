//===- fuzz/ReadProfile.h - what the fuzzer and the replay run ------------===//
//
// Part of lineprof, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
#ifndef LINEPROF_FUZZ_READPROFILE_H
#define LINEPROF_FUZZ_READPROFILE_H

#include <stddef.h>
#include <stdint.h>

/// Reads \p data as a profile, as far as no binary is needed.
extern "C" int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

#endif // LINEPROF_FUZZ_READPROFILE_H
