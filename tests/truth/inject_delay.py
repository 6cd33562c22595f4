#!/usr/bin/env python3
"""Makes one line of a program slower by a known time, and sees whether just that
line's own time rises by it. For each line, or every --every-th, that ran:

    build it with delay() (Inputs/delay.h) on the line
    run it twice with a delay of nothing, and once with one that adds up to --ms
    the line's own time must have risen by what the program says it waited, and
    that of no other line, but for noise

Noise is four standard deviations of a time that was seen in as many samples as
there are, and for other lines what they differ by in the two untouched runs.

The program runs on one processor. On a virtual machine with two, the sampler that
wakes up on the other one makes code with many calls take up to twice as long for
2 us, just while it looks, and a delay takes as long as ever: lines come out 0.5%
too short on average (docs/timing.md).
"""

import argparse
import json
import math
import os
import re
import shutil
import subprocess
import sys

sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)),
                                ".."))
import toolchain  # from tests/
from load import Load

CONDITION = re.compile(r"^(\s*(?:while|if) \()(.*)(\) \{)$")
LOOP = re.compile(r"^(\s*for \([^;]*; )([^;]*)(; .*)$")
STATEMENT = re.compile(r"^(\s+)(?!case |default:|else|static |[{}])(.*[;{])$")
STOPWATCH = re.compile(r"^(\w+) (\d+\.\d+)$", re.M)
ON_ONE_PROCESSOR = ["taskset", "-c", str(min(os.sched_getaffinity(0)))]
MEAN_PERCENT = 1  # that lines may be off by, together
TRIES = 5


def parse_arguments():
    parser = argparse.ArgumentParser(
        description=__doc__,
        formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("source")
    parser.add_argument("--build", default="build/release")
    parser.add_argument("--include", default="runtime/include")
    parser.add_argument("--work", default="/tmp/inject_delay")
    parser.add_argument("--every", type=int, default=1, metavar="N",
                        help="the first of each N lines")
    parser.add_argument("--ms", type=float, default=1500)
    options = parser.parse_args()
    for name in ("build", "include", "work", "source"):
        setattr(options, name, os.path.abspath(getattr(options, name)))
    return options


def with_delay(text):
    """The line with delay() in it, or None if it has no place for one."""
    for pattern in (CONDITION, LOOP):
        found = pattern.match(text)
        if found:
            return f"{found[1]}delay() && ({found[2]}){found[3]}"
    found = STATEMENT.match(text)
    return found and f"{found[1]}delay(); {found[2]}"


def must_run(command, folder):
    done = subprocess.run(command, stdout=subprocess.PIPE, cwd=folder,
                          stderr=subprocess.PIPE, text=True, timeout=120)
    if done.returncode:
        sys.exit(f"{' '.join(command)}\nended with status {done.returncode}\n"
                 f"{done.stdout}{done.stderr}")
    return done.stdout


class Program:
    """The source with a delay on a line, or without."""

    def __init__(self, options, texts, line=None):
        self.options = options
        self.folder = os.path.join(options.work, str(line or "untouched"))
        os.makedirs(self.folder)
        texts = list(texts)
        if line:
            texts[line - 1] = with_delay(texts[line - 1])
        with open(os.path.join(self.folder, "program.c"), "w") as file:
            file.write("\n".join(texts) + "\n")
        must_run(["clang", "-O2", "-g", "-I" + options.include,
                  "-I" + os.path.dirname(options.source),
                  f"-fpass-plugin={options.build}/lib/LineProf.so",
                  "program.c", "-o", "program"], self.folder)

    def run(self, delay_ns=0):
        output = must_run([*ON_ONE_PROCESSOR, "./program", f"{delay_ns:.3f}"],
                          self.folder)
        report = must_run([f"{self.options.build}/bin/lineprof", "annotate",
                           "--format=json", "program.c", "prof.out"],
                          self.folder)
        watches = {name: float(seconds) * 1e3
                   for name, seconds in STOPWATCH.findall(output)}
        return Run(watches["delayed"], json.loads(report)["functions"])


class Run:
    """Own times of lines, in ms, and what the program waited."""

    def __init__(self, delayed, functions):
        self.delayed = delayed
        self.own, self.hits = {}, {}
        samples = 0
        for function in functions:
            for line in function["lines"]:
                number = line["line"]
                self.own[number] = (self.own.get(number, 0) +
                                    line["self_ns"] / 1e6)
                self.hits[number] = self.hits.get(number, 0) + line["hits"]
                samples += line["samples"] if line["self_ns"] else 0
        self.sample = sum(self.own.values()) / max(1, samples)

    def variance(self, line):
        """Of a time that is a number of samples, one at least."""
        return self.sample * max(self.own.get(line, 0), self.sample)


def inject(options, texts, line, hits):
    """Once more if something is wrong and the machine had too much else to do."""
    program = Program(options, texts, line)
    for _ in range(TRIES):
        load = Load()
        added, rise, problems = compare(options, program, line, hits)
        if not problems or not load.is_full():
            break
    return added, rise, problems


def compare(options, program, line, hits):
    """(what was added in ms, by how much the line rose, problems)"""
    before, again = program.run(), program.run()
    after = program.run(options.ms * 1e6 / hits)
    added = after.delayed - before.delayed
    rises = {}
    problems = []
    for number in sorted(set(before.own) | set(after.own)):
        first, second = before.own.get(number, 0), again.own.get(number, 0)
        rises[number] = rise = after.own.get(number, 0) - (first + second) / 2
        noise = 4 * math.sqrt(before.variance(number) + after.variance(number))
        if number == line:
            if abs(rise - added) > noise:
                problems.append(f"line {line}: {added:.1f} ms were added, it "
                                f"rose by {rise:.1f} ms")
        elif rise > noise + abs(first - second):
            problems.append(f"line {line}: {added:.1f} ms were added, and line "
                            f"{number} rose by {rise:.1f} ms")
    others = [rise for number, rise in rises.items() if number != line]
    print(f"line {line:4}: {hits:9} hits, added {added:7.2f} ms, rose "
          f"{rises[line]:7.2f} ms, another at most {max(others):6.2f} ms")
    return added, rises[line], problems


def main():
    options = parse_arguments()
    toolchain.put_in_path(options.build)
    shutil.rmtree(options.work, ignore_errors=True)
    with open(options.source) as file:
        texts = file.read().splitlines()
    untouched = Program(options, texts).run()
    lines = [line for line, hits in sorted(untouched.hits.items())
             if line and hits and with_delay(texts[line - 1])]
    if len(lines) < 20:
        sys.exit(f"{options.source}: only {len(lines)} lines ran")
    added = risen = 0
    failures = []
    for line in lines[::options.every]:
        more, rise, problems = inject(options, texts, line,
                                      untouched.hits[line])
        added += more
        risen += rise
        failures += problems
    percent = 100 * (risen / added - 1)
    print(f"all lines: {percent:+.2f}%")
    if abs(percent) > MEAN_PERCENT:
        failures.append(f"all lines together rose by {percent:+.2f}% more than "
                        f"was added")
    for failure in failures:
        print("error: " + failure)
    sys.exit(bool(failures))


main()
