// RUN: %reliable %s
// Case: the disk is full
// Expect: Inputs/work.h
// Needs: root unshare
// Run: unshare -m sh -c 'mkdir -p small; mount -t tmpfs -o size=4k none small && exec ./program'
// Environment: LINEPROF_FILE=small/prof.out LLVM_PROFILE_FILE=small/default.profraw
// Warns: cannot make room in it: No space left on device; no profile is kept
// Profile: none
#include "Inputs/work.h"

int main(void) { return workThrice(); }
