"""compile_time.py FLAGS...: for eight times the lines or cases in a function the
plugin's passes may take no more than half of what a quadratic algorithm would, and
the compiler no more than twice as much memory as a linear one. (Time is less sure
on a busy machine, and large functions leave the processor's caches.) The compiler's
own time is not linear: at -O2 its block placement takes most of it then."""

import os
import re
import subprocess
import sys

sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)),
                                "../cases/language/Inputs"))
import huge

GROWTH = 8


def write(name, kind, count):
    source = huge.Source()
    huge.add_head(source)
    if kind == "lines":
        huge.add_function(source, count, [1])
    else:
        huge.add_switch(source, count, count)
    with open(name, "w") as file:
        file.write("\n".join(source.lines) + "\n")


def compile_huge(words):
    """Seconds in lineprof's passes, and MiB in all."""
    child = subprocess.Popen(["clang", "-g", "-ftime-report", "-c", "huge.c",
                              "-o", "huge.o"] + words, stderr=subprocess.PIPE,
                             text=True)
    report = child.stderr.read()
    _, status, usage = os.wait4(child.pid, 0)
    if status:
        sys.exit(report)
    # Of user and system together: the kernel tells one from the other by ticks.
    seconds = sum(float(re.findall(r"([\d.]+) \(", row)[-2])
                  for row in report.splitlines()
                  if re.search(r"\blineprof::", row))
    return seconds, usage.ru_maxrss / 1024


def main():
    include, plugin = sys.argv[1:]
    for kind, level, few in (("lines", "-O0", 4000), ("lines", "-O2", 1000),
                             ("cases", "-O0", 625), ("cases", "-O2", 625)):
        costs = []
        for count in (few, GROWTH * few):
            write("huge.c", kind, count)
            seconds, memory = compile_huge([level, include, plugin])
            memory -= compile_huge([level, include])[1]
            print(f"{count} {kind} at {level}: {seconds:.3f} s, {memory:.0f} MiB")
            costs.append((seconds, memory))
        for what, most, small, large in zip(
                ("s", "MiB"), (GROWTH * GROWTH / 2, 2 * GROWTH), *costs):
            if not small or large > most * small:
                sys.exit(f"{kind} at {level}: from {small} to {large} {what}")


main()
