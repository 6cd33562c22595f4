// RUN: %reliable %s
// Case: no more threads for this user
// Expect: Inputs/work.h
// Needs: root
// Run: %S/Inputs/limit.py NPROC=0 USER=nobody ./program
// Warns: no thread for sampling: .*; hits are exact, times are missing
// Environment: LINEPROF_FILE=open/prof.out LLVM_PROFILE_FILE=open/default.profraw
#include "Inputs/work.h"

int main(void) { return workThrice(); }
