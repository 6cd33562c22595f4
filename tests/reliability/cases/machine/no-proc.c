// RUN: %reliable %s
// Case: no /proc
// Expect: Inputs/work.h
// Needs: root unshare
// Run: unshare -m sh -c 'mount -t tmpfs none /proc && exec ./program'
#include "Inputs/work.h"

int main(void) { return workThrice(); }
