// RUN: %reliable %s
// Case: seccomp, no clone
// Expect: Inputs/work.h
// Run: %S/Inputs/forbid.py 56 435 -- ./program
// Warns: no thread for sampling: .*; hits are exact, times are missing
#include "Inputs/work.h"

int main(void) { return workThrice(); }
