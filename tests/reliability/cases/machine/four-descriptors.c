// RUN: %reliable %s
// Case: no more than four files may be open
// Expect: Inputs/work.h
// Run: %S/Inputs/limit.py NOFILE=4 ./program
#include "Inputs/work.h"

int main(void) { return workThrice(); }
