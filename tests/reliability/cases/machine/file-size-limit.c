// RUN: %reliable %s
// Case: a file-size limit of 10 kB
// Expect: Inputs/work.h
// Run: %S/Inputs/limit.py FSIZE=10000 ./program
// Warns: cannot make room in it: File too large; no profile is kept
// Profile: none
#include "Inputs/work.h"

int main(void) { return workThrice(); }
