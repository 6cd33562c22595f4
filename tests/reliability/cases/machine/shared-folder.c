// RUN: %reliable %s
// Case: a folder that anybody may write to: planted links and files, and the mode
// Expect: Inputs/work.h
// Needs: nobody
// Driver: Inputs/plant.py
// Not: gcov its file lies with the object, by an absolute path
// Not: llvm-cov follows the environment wherever that leads
// Not: xray makes up a new name
#include "Inputs/work.h"

int main(void) { return workThrice(); }
