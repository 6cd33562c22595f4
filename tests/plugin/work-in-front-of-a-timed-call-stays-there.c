// What was computed before a call that is timed is own time, and keeps its line: machine code has it
// before the slot says that the call begins. Addresses and changes of width may become part of the call.
// RUN: %clang -O2 %profile_flags -S %s -o - | %FileCheck %s

long unknown(long, const char *);

// The loop makes it worth its while for MachineSink.
// CHECK-LABEL: arguments:
// CHECK:       imulq
// CHECK:       imulq
// CHECK-NOT:   {{(imulq|shrq|callq) }}
// CHECK:       movl $1, (%[[SLOT:[a-z0-9]+]])
// CHECK-NOT:   {{(imul|shr)q }}
// CHECK:       callq unknown
// CHECK:       movl $0, (%[[SLOT]])
__attribute__((annotate("profile"))) long arguments(long x, int n) {
  for (int i = 0; i < n; ++i) {
    x = x * 2862933555777941757 + (x >> 29);
    x = x * 3935559000370003845 + (x >> 31);
    x = unknown(x, "text");
  }
  return x;
}

// CHECK-LABEL: used_later:
// CHECK:       mulsd
// CHECK:       mulsd
// CHECK-NOT:   {{(mulsd|callq) }}
// CHECK:       movl $1, (%[[SLOT:[a-z0-9]+]])
// CHECK-NOT:   {{mulsd }}
// CHECK:       callq unknown
// CHECK-NOT:   {{mulsd }}
// CHECK:       movl $0, (%[[SLOT]])
__attribute__((annotate("profile"))) double used_later(double x, int n) {
  double sum = 0;
  for (int i = 0; i < n; ++i) {
    x = x * x + 1;
    x = x * x + 1;
    sum += unknown(i, "text");
    sum += x;
  }
  return sum;
}
