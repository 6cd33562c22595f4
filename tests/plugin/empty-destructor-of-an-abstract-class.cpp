// Above -O0 clang calls the base's destructor in place of an empty one. What is left of that of an
// abstract class is never called, so it is not counted, and who tagged it is told.

// RUN: rm -rf %t && mkdir %t && cd %t && cp %s d.cpp
// RUN: %clangxx %profile_flags -O1 d.cpp -o d 2>&1 | %FileCheck %s --check-prefix=TAGGED
//     TAGGED: warning: lineprof: d.cpp:29: function 'Empty::~Empty()' is not profiled: it is empty, and clang calls the base's destructor instead; -Xclang -mno-constructor-aliases keeps it
// TAGGED-NOT: lineprof
// RUN: ./d && %lineprof functions | %FileCheck %s --check-prefix=LEFT
// LEFT-NOT: Empty
//     LEFT: {{^ +1 .*}}(Full::~Full)
// LEFT-NOT: Empty

// RUN: %lineprof c++ -Werror --tag=~ -DUNTAGGED -O1 -I%include d.cpp %link_flags -o d
// RUN: ./d && %lineprof functions | %FileCheck %s --check-prefix=LEFT

// RUN: %clangxx %profile_flags -Werror -O0 d.cpp -o d
// RUN: ./d && %lineprof functions | %FileCheck %s --check-prefix=KEPT
// KEPT-DAG: {{^ +1 .*}}(Empty::~Empty)
// KEPT-DAG: {{^ +1 .*}}(Full::~Full)

#include "lineprof/lineprof.h"
#ifdef UNTAGGED
#undef LINEPROF_PROFILE
#define LINEPROF_PROFILE
#endif
struct Base { virtual ~Base(); virtual void f() = 0; int n = 0; };
Base::~Base() { ++n; }
struct Empty : Base {
  LINEPROF_PROFILE ~Empty() {}
};
struct Full : Base {
  LINEPROF_PROFILE ~Full() { n = 7; }
};
struct FromEmpty : Empty { void f() override {} };
struct FromFull : Full { void f() override {} };
int main() {
  FromEmpty a;
  FromFull b;
}
