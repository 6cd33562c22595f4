#!/usr/bin/env python3
"""Writes a program that nobody thought of, with its hits, for check_hits.py.

    random_program.py OUTPUT SEED

OUTPUT ends in .c or .cpp. The program counts for itself how often each line
begins: compiled with -DCOUNT, without lineprof, HIT does so. So the numbers are
right after a throw as well, where gcov's are not. Lines that clang may drop above
-O0, such as that of a break, and those that HIT can't be on have no number.
"""

import random
import subprocess
import sys
import tempfile

TAG = '__attribute__((annotate("profile")))'
FUNCTIONS = 6
ROUNDS = 40

HEAD = """\
#include <stdio.h>

#ifdef COUNT
static unsigned long count[10000];
#define HIT ++count[__LINE__],
#else
#define HIT
#endif

static volatile int sink;
static int fuel; // ends all loops
static const int data[] = {3, 1, 4, 1, 5, 9};
"""

HELPERS = {
    "c": """\
#include <setjmp.h>
static jmp_buf start;
static int may(int x) {
  if ((x & 31) == 7)
    longjmp(start, 1);
  return x + 1;
}
static int mayAlso(int x) { return x * 3; }
""",
    "c++": """\
static int may(int x) {
  if ((x & 15) == 7)
    throw x;
  return x + 1;
}
static int mayAlso(int x) {
  if ((x & 31) == 9)
    throw 1.5;
  return x * 3;
}
struct Object {
  int value;
  Object(int value) : value(value) {}
  ~Object();
};
Object::~Object() { sink += value; }
"""}

CALL = {"c": "if (!setjmp(start)) total = total * 31 + f{0}(i); else ++total;",
        "c++": "try {{ total = total * 31 + f{0}(i); }} catch (...) {{ ++total; }}"}

TAIL = """\
  printf("%u\\n", total);
#ifdef COUNT
  for (int i = 0; i < 10000; ++i)
    printf("%lu\\n", count[i]);
#endif
}
"""


class Writer:
    def __init__(self, seed, language):
        self.random = random.Random(seed)
        self.cxx = language == "c++"
        self.lines = []
        self.current = 0  # function
        self.names = 0
        self.depth = 1

    def line(self, text, counted=False):
        text = "  " * self.depth + text
        self.lines.append(text + ("  // hits: ?" if counted else ""))

    def name(self):
        self.names += 1
        return f"v{self.names}"

    def number(self, most):
        return self.random.randint(1, most)

    def condition(self, known):
        pick = self.random.choice
        v = pick(known)
        return "HIT " + pick([
            f"{v} & 1", f"{v} % 3 == 1", f"({v} ^ x) & 2",
            f"{v} > {self.number(9)}", f"--fuel > 0 && {v} & 4",
            f"{v} & 2 || (x & 1 && {pick(known)} & 8)", f"may({v}) & 1"])

    def function(self, number):
        self.current = number
        self.lines.append(f"{TAG} static int f{number}(int x) {{")
        self.line("int r = (HIT 0);", counted=True)
        self.lines.append("again:")
        known = ["r", "x"]
        self.line("{")
        self.nested(3, known, in_loop=False)
        self.nested(3, known, in_loop=False)
        self.line("}")
        self.lines.append("out:")
        self.line("return HIT r + x;", counted=True)
        self.lines.append("}")

    def nested(self, room, known, in_loop):
        """One to three statements, a level further in."""
        self.depth += 1
        known = list(known)
        for _ in range(self.number(3)):
            if self.random.random() < .4:
                name = self.name()
                self.line(f"int {name} = (HIT x + {self.number(9)});",
                          counted=True)
                known.append(name)
            if self.cxx and self.random.random() < .2:
                self.line(f"Object {self.name()}((HIT x));", counted=True)
            self.statement(room, known, in_loop)
        self.depth -= 1

    def statement(self, room, known, in_loop):
        kinds = [(self.simple, 25)]
        if room > 0:
            kinds += [(self.conditional, 17), (self.loop, 20),
                      (self.switch, 8), (self.scope, 8), (self.jump, 16)]
            if self.cxx:
                kinds += [(self.handled, 8), (self.function_object, 6)]
        [kind] = self.random.choices(*zip(*kinds))
        kind(room - 1, known, in_loop)

    def simple(self, room, known, in_loop):
        v = self.random.choice(known)
        self.line(self.random.choice([
            f"HIT {known[0]} += may({v});", f"HIT x = x * 5 + {v};",
            "HIT sink = mayAlso(x);", f"HIT {v} ^= x + {self.number(9)};",
            f"HIT r += {v} & 1 ? may({v}) : {self.number(9)};",
            self.call(v)]), counted=True)

    def call(self, v):
        """Of an earlier function, which may be inlined."""
        if self.current == 0:
            return f"HIT r -= {v};"
        other = self.random.randrange(self.current)
        return f"HIT r += --fuel > 0 ? f{other}({v} & 7) : 1;"

    def conditional(self, room, known, in_loop):
        self.line(f"if ({self.condition(known)}) {{", counted=True)
        self.nested(room, known, in_loop)
        if self.random.random() < .5:
            self.line("} else {")
            self.nested(room, known, in_loop)
        self.line("}")

    def loop(self, room, known, in_loop):
        kind = self.random.choice(["for", "while", "do", "endless", "for ever",
                                   *["range"] * self.cxx])
        leave = "if (HIT --fuel < 0 || (x++ & 3) == 1)"
        if kind == "for":
            i = self.name()
            self.line(f"for (int {i} = 0; HIT {i} < {self.number(5)} && "
                      f"fuel-- > 0; ++{i}) {{", counted=True)
            known = known + [i]
        elif kind == "while":
            self.line("while (HIT fuel-- > 0 && (x++ & 3)) {", counted=True)
        elif kind == "do":
            self.line("do {")
        elif kind == "range":
            i = self.name()
            self.line(f"for (int {i} : data) {{")
            known = known + [i]
        else:
            self.line("while (1) {" if kind == "endless" else "for (;;) {")
            self.depth += 1
            self.line(leave, counted=True)
            self.line("  break;")
            self.depth -= 1
        self.nested(room, known, in_loop=True)
        self.line("}")  # where destructors run
        if kind == "do":
            self.line("while (HIT fuel-- > 0 && x++ & 1);", counted=True)

    def switch(self, room, known, in_loop):
        self.line(f"switch (HIT {self.random.choice(known)} & 3) {{",
                  counted=True)
        for case in self.random.sample(range(4), self.number(3)):
            self.line(f"case {case}: {{")
            self.nested(room, known, in_loop)
            self.line("}")
            if self.random.random() < .6:
                self.line("  break;")
        if self.random.random() < .5:
            self.line("default:")
            self.line("  HIT x += 3;", counted=True)
        self.line("}")

    def scope(self, room, known, in_loop):
        self.line("{")
        self.nested(room, known, in_loop)
        self.line("}")

    def handled(self, room, known, in_loop):
        self.line("try {")
        self.line("  HIT r += may(x);", counted=True)
        self.nested(room, known, in_loop)
        self.line("} catch (int e) {")
        self.line("  HIT x += e;", counted=True)
        if self.random.random() < .3:
            self.line("  if (HIT fuel < 50)", counted=True)
            self.line("    throw;")
        if self.random.random() < .5:
            self.line("} catch (...) {")
            self.line("  HIT x += 4;", counted=True)
        self.line("}")

    def function_object(self, room, known, in_loop):
        f, v = self.name(), self.name()
        self.line(f"auto {f} = [&](int {v}) {TAG} {{")
        self.line(f"  if (HIT {v} & 4)", counted=True)
        self.line("    return x;")
        self.line(f"  return HIT may({v});", counted=True)
        self.line("};")
        self.line(f"HIT r ^= {f}({self.random.choice(known)});", counted=True)

    def jump(self, room, known, in_loop):
        self.line(f"if ({self.condition(known)})", counted=True)
        ways = ["goto out;", "if (--fuel > 0) goto again;",
                f"return {self.random.choice(known)};"]
        if in_loop:
            ways += ["break;", "continue;"]
        # C++ doesn't jump over initialisations.
        if self.cxx:
            ways.remove("goto out;")
        self.line("  " + self.random.choice(ways))


def write(seed, language):
    writer = Writer(seed, language)
    for number in range(FUNCTIONS):
        writer.function(number)
    lines = [*HEAD.splitlines(), *HELPERS[language].splitlines(),
             *writer.lines, "int main(void) {", "  static unsigned total;",
             "  static int i;", f"  for (; i < {ROUNDS}; ++i) {{"]
    for number in range(FUNCTIONS):
        lines += ["    fuel = 200;", "    " + CALL[language].format(number)]
    return [*lines, "  }", *TAIL.splitlines()]


def count(lines, language):
    """How often each line begins, by its number."""
    compiler = {"c": "clang", "c++": "clang++"}[language]
    with tempfile.TemporaryDirectory() as folder:
        subprocess.run([compiler, "-w", "-fwrapv", "-DCOUNT", "-x", language, "-", "-o",
                        folder + "/count"], input="\n".join(lines), text=True,
                       check=True)
        done = subprocess.run([folder + "/count"], stdout=subprocess.PIPE,
                              text=True, check=True, timeout=60)
    return done.stdout.split()[1:]


def main():
    if len(sys.argv) != 3 or not sys.argv[1].endswith((".c", ".cpp")):
        sys.exit("usage: random_program.py OUTPUT.c|OUTPUT.cpp SEED")
    language = "c" if sys.argv[1].endswith(".c") else "c++"
    lines = write(int(sys.argv[2]), language)
    hits = count(lines, language)
    with open(sys.argv[1], "w") as output:
        for number, line in enumerate(lines, 1):
            print(line.replace("hits: ?", "hits: " + hits[number]), file=output)


if __name__ == "__main__":
    main()
