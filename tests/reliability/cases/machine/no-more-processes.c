// RUN: %reliable %s
// Case: a user who may have no more threads
// Expect: Inputs/work.h
// Needs: nobody
// Run: sh -c 'mkdir -p -m 777 open; %S/Inputs/limit.py NPROC=0 USER=nobody ./program; status=$?; cp open/* . 2>/dev/null; exit $status'
// Environment: LINEPROF_FILE=open/prof.out LLVM_PROFILE_FILE=open/default.profraw
// Warns: no thread for sampling: .*; hits are exact, times are missing
#include "Inputs/work.h"

int main(void) { return workThrice(); }
