// RUN: %reliable %s
// Case: less and less address space, down to what the program itself needs
// Expect: Inputs/work.h
// Driver: Inputs/less_and_less.py
#include "Inputs/work.h"

int main(void) { return workThrice(); }
