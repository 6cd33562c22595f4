// RUN: %reliable %s
// Case: seccomp, neither perf_event_open nor timer_create
// Expect: Inputs/work.h
// Run: %S/Inputs/forbid.py 298 222 -- ./program
#include "Inputs/work.h"

int main(void) { return workThrice(); }
