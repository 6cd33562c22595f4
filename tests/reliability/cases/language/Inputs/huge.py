"""Writes huge.c, and knows how often each line of it runs. As large as the case
says only with --long, and at -O0: clang by itself takes a minute at -O2."""

import copy
import os


class Source:
    def __init__(self):
        self.lines = []
        self.hits = {}

    def add(self, text, hits=None):
        self.lines.append(text)
        if hits is not None:
            self.hits["huge.c", len(self.lines)] = {"hits": hits}


def add_head(source):
    source.add('#include "lineprof/lineprof.h"')
    source.add("__attribute__((noinline)) static unsigned step(unsigned n) {")
    source.add('  __asm__("" : "+r"(n));')
    source.add("  return n;")
    source.add("}")


def add_function(source, count, arguments):
    """`count` lines; the least bit of n decides which of them run."""
    values = list(arguments)
    source.add("LINEPROF_PROFILE unsigned huge(unsigned n) {", len(values))
    for i in range(count // 4):
        odd = sum(value & 1 for value in values)
        source.add("  if (n & 1)", len(values))
        source.add(f"    n = n * 3 + step({2 * i + 1});", odd)
        source.add("  else", None)
        source.add(f"    n = n / 2 + step({i});", len(values) - odd)
        values = [(value * 3 + 2 * i + 1 if value & 1 else value // 2 + i)
                  & 0xffffffff for value in values]
    source.add("  return n;", len(values))
    source.add("}")


def add_switch(source, count, calls):
    source.add("LINEPROF_PROFILE unsigned choose(unsigned n) {", calls)
    source.add("  switch (n) {", calls)
    for i in range(count):
        source.add(f"  case {i}:")
        source.add(f"    n = step({i * i});", 1)
        source.add("    break;", 1)
    source.add("  }")
    source.add("  return n;", calls)
    source.add("}")


def problems(trial):
    source = Source()
    add_head(source)
    lines = 100000 if trial.level == "-O0" else 20000
    add_function(source, lines if trial.is_long else 2000, range(8))
    add_switch(source, 5000 if trial.is_long else 500, 10000)
    path = os.path.join(os.path.dirname(trial.folder), "huge.c")
    os.makedirs(os.path.dirname(path), exist_ok=True)
    with open(path, "w") as file:
        file.write("\n".join(source.lines) + "\n")
    trial.case = copy.copy(trial.case)
    trial.case.shared = [path]
    trial.compile()
    trial.expected.numbers.update(source.hits)
    plain = trial.execute(trial.plain)
    yield from trial.compare_outcomes(plain, trial.execute(trial.folder))
    yield from trial.compare_numbers()
