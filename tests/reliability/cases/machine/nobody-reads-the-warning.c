// RUN: %reliable %s
// Case: standard error is a pipe that nobody reads
// Expect: Inputs/work.h
// Run: %S/Inputs/broken_pipe.py ./program
// Environment: LINEPROF_FILE=/nonexistent/prof.out LLVM_PROFILE_FILE=/nonexistent/default.profraw
// Profile: none
#include "Inputs/work.h"

int main(void) { return workThrice(); }
