#!/usr/bin/env python3
"""Writes a program that nobody thought of, with its times, for check_times.py.

    random_times.py OUTPUT.c SEED

Its functions wait, compute and call each other, inlined or not, and so recur in
ways that a test written by hand doesn't. It measures each line and function
itself: of an activation within another only the outermost counts.
"""

import random
import sys

HEAD = """\
#include "Inputs/delay.h"
#include <unistd.h>

#define NOINLINE __attribute__((noinline))
enum { kLines = 500 };
static uint64_t begun[kLines], times[kLines], own[kLines]; // ticks
static int depths[kLines];
static uint64_t perUs; // ticks
static int fuel; // ends all recursion

/// Around what is measured at a line.
#define ENTER(line) (depths[line]++ ? 0 : (begun[line] = readTicks()))
#define LEAVE(line) \\
  (--depths[line] ? 0 : (times[line] += readTicks() - begun[line]))

__attribute__((always_inline)) static inline void
compute(uint64_t ns, int line, int function) {
  delayTicks = ns * perUs / 1000;
  uint64_t before = delayed;
  delay();
  own[line] += delayed - before;
  own[function] += delayed - before;
}

static void show(char kind, const uint64_t *ticks) {
  for (int i = 0; i < kLines; ++i)
    printf("%c%d %.9f\\n", kind, i, (double)ticks[i] / (double)perUs / 1e6);
}
"""

MAIN = """\
LINEPROF_PROFILE int main(void) {
  perUs = ticksPerMs() / 1000;
  uint64_t begin = wallNs();
  do {
    {CALLS}
  } while (wallNs() - begin < 2500 * (uint64_t)kMs);
  report("all", wallNs() - begin);
  show('t', times);
  show('s', own);
  return 0;
}
"""


class Program:
    def __init__(self, seed):
        self.random = random.Random(seed)
        self.lines = HEAD.splitlines()
        self.functions = self.random.randint(2, 6)
        self.ns = self.random.choice([4000, 20000, 20000, 200000])
        self.naps = self.random.random() < 0.3
        for i in range(self.functions):
            self.put(f"LINEPROF_PROFILE static void f{i}(int depth);")
        for i in range(self.functions):
            self.function(i)
        calls = [f"fuel = 500, f{i}({self.random.randint(2, 9)});"
                 for i in range(self.functions)]
        self.lines += MAIN.replace("{CALLS}", "\n    ".join(calls)).splitlines()

    def put(self, text):
        self.lines.append(text)

    def number(self):
        return len(self.lines) + 1

    def function(self, index):
        inline = self.random.random() < 0.4
        line = self.number()
        self.put(f"LINEPROF_PROFILE {'' if inline else 'NOINLINE '}static void "
                 f"f{index}(int depth) {{ // total: t{line}, "
                 f"total-self: s{line}")
        self.put(f"  ENTER({line});")
        for _ in range(self.random.randint(2, 4)):
            self.statement("  ", line)
        self.put(f"  LEAVE({line});")
        self.put("}")

    def statement(self, indent, function):
        line = self.number()
        ns = int(self.ns * self.random.uniform(0.2, 2))
        compute = f"compute({ns}, {line}, {function});"
        call = (f"if (depth > 0 && fuel-- > 0) "
                f"f{self.random.randrange(self.functions)}(depth - 1);")
        kind = self.random.random()
        if kind < 0.35:
            self.put(f"{indent}{compute} // self: s{line}")
        elif kind < 0.65:
            self.put(f"{indent}ENTER({line}); {call} LEAVE({line}); "
                     f"// wall: t{line}")
        elif kind < 0.8:
            self.put(f"{indent}ENTER({line}); {compute} {call} LEAVE({line}); "
                     f"// wall: t{line}, self: s{line}")
        elif self.naps and kind < 0.85:
            self.put(f"{indent}ENTER({line}); usleep({ns // 300}); "
                     f"LEAVE({line}); // wall: t{line}")
        else:
            self.put(f"{indent}for (int i = 0; i < {self.random.randint(1, 4)};"
                     f" ++i) {{")
            self.statement(indent + "  ", function)
            self.put(indent + "}")


def main():
    if len(sys.argv) != 3:
        sys.exit(__doc__)
    output, seed = sys.argv[1:]
    with open(output, "w") as file:
        file.write("\n".join(Program(int(seed)).lines) + "\n")


main()
