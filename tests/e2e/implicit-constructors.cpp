// The line of a class whose members have initialisers counts its implicit constructor's calls.
// RUN: rm -rf %t && mkdir %t && cd %t
// RUN: %lineprof c++ --hits --tag=^Whole:: -O0 %s %link_flags -o 0 && ./0 && %lineprof annotate | %FileCheck %s
// RUN: %lineprof c++ --hits --tag=^Whole:: -O2 %s %link_flags -o 2 && ./2 && %lineprof annotate | %FileCheck %s

struct Part {
  Part(int n);
  ~Part();
  int n;
};
Part::Part(int n) : n(n) {}
Part::~Part() {}

// CHECK: {{^ +[0-9]+ +3 .*}}struct Whole
struct Whole {
  int sum() { return first.n + last.n; }
  // CHECK: {{^ +[0-9]+ +3 .*}}Part first
  Part first{2};
  // CHECK: {{^ +[0-9]+ +3 .*}}Part *made
  Part *made{new Part(3)};
  // CHECK: {{^ +[0-9]+ +3 .*}}Part last
  Part last{made->n};
};

int main() {
  Whole one, two, three;
  return one.sum() + two.sum() + three.sum() + one.sum() + two.sum() + three.sum() == 0;
}
