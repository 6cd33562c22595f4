// An empty destructor is the base's to clang above -O0: most calls of it are calls of that one. What
// is left, for `delete`, would show too few, so it is not counted, and who tagged it is told.

// RUN: rm -rf %t && mkdir %t && cd %t && cp %s d.cpp
// RUN: %clangxx %profile_flags -O1 d.cpp -o d 2>&1 | %FileCheck %s --check-prefix=TAGGED
//     TAGGED: warning: lineprof: d.cpp:35: function 'Declared::~Declared()' is not profiled: it is empty, and clang calls the base's destructor instead; -Xclang -mno-constructor-aliases keeps it
//     TAGGED: warning: lineprof: d.cpp:39: function 'Inline::~Inline()' is not profiled
// TAGGED-NOT: lineprof
// RUN: ./d && %lineprof functions | %FileCheck %s --check-prefix=LEFT
// LEFT-NOT: Declared
// LEFT-NOT: Inline
//     LEFT: (Full::~Full)
// LEFT-NOT: Declared
// LEFT-NOT: Inline

// RUN: %lineprof c++ -Werror --tag=~ -DUNTAGGED -O1 -I%include d.cpp %link_flags -o d
// RUN: ./d && %lineprof functions | %FileCheck %s --check-prefix=LEFT

// RUN: %clangxx %profile_flags -Werror -O1 -Xclang -mno-constructor-aliases d.cpp -o d
// RUN: ./d && %lineprof functions | %FileCheck %s --check-prefix=KEPT
// KEPT-DAG: {{^ +2 .*}}(Declared::~Declared)
// KEPT-DAG: {{^ +2 .*}}(Inline::~Inline)

#include "lineprof/lineprof.h"
#include <initializer_list>
#ifdef UNTAGGED
#undef LINEPROF_PROFILE
#define LINEPROF_PROFILE
#endif
struct Base { virtual ~Base(); int n = 0; };
Base::~Base() { ++n; }
struct Declared : Base {
  LINEPROF_PROFILE ~Declared();
};
Declared::~Declared() {}


struct Inline : Base {
  LINEPROF_PROFILE ~Inline() {}
};
struct Full : Base {
  LINEPROF_PROFILE ~Full() { n = 7; }
};
int main() {
  Declared d;
  Inline i;
  Full f;
  for (Base *b : {(Base *)new Declared, (Base *)new Inline})
    b->~Base();
}
