// RUN: %reliable %s
// Case: a folder that may not be written to
// Expect: Inputs/work.h
// Needs: root unshare
// Run: unshare -m sh -c 'mount -t tmpfs -o ro none /mnt && exec ./program'
// Environment: LINEPROF_FILE=/mnt/prof.out LLVM_PROFILE_FILE=/mnt/default.profraw GCOV_PREFIX=/mnt
// Warns: /mnt/prof.out: cannot open it: Read-only file system; no profile is kept
// Profile: none
#include "Inputs/work.h"

int main(void) { return workThrice(); }
