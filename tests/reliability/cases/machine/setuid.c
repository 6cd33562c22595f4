// RUN: %reliable %s
// Case: a setuid program, run by another user, writes nothing
// Expect: Inputs/work.h
// Needs: nobody
// Driver: Inputs/set_user.py
#include "Inputs/work.h"

int main(void) { return workThrice(); }
