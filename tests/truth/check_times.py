#!/usr/bin/env python3
"""Compiles programs at -O2 with the plugin, runs them, and compares the times in
their profiles with those that they measured themselves.

    burn(100, &ten);       // wall: ten           seconds printed as `ten 0.2`
    usleep(1000);          // wall: nap, cpu: 0%  share of the function's time
    x = x * x + 1;         // self: 33.3%
    static void work(void) // total: work, total-cpu: compute
    inner();               // holds: inner        no less than that function's time

An error is in points: percent of the wall time of the line's function, or of the
whole run, if --of names a stop-watch that measured it. No figure
may be off by more than --worst, nor the mean of all figures of all programs, and
of each, by more than --mean. In every profile a line has at most its function's
time, and the lines' own times add up to the function's.
"""

import argparse
import collections
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

KINDS = ("wall", "self", "cpu", "total", "total-self", "total-cpu", "holds")
MEMBERS = {"wall": "time_ns", "self": "self_ns", "cpu": "cpu_ns"}
COMMENT = re.compile(r"//.*?\b(?:%s): " % "|".join(KINDS))
FIGURE = re.compile(r"(?<![\w-])(%s): (\d+(?:\.\d+)?%%|\w+)" % "|".join(KINDS))
STOPWATCH = re.compile(r"^(\w+) (\d+\.\d+)$", re.M)
# A tick that falls between two reads of a shadow stack sees half of a call.
TORN_POINTS = 0.25
TRIES = 5

Figure = collections.namedtuple("Figure",
                                "place kind wanted found error deviation")


def parse_arguments():
    parser = argparse.ArgumentParser(
        description=__doc__,
        formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("sources", nargs="+")
    parser.add_argument("--build", default="build/release")
    parser.add_argument("--include", default="runtime/include")
    parser.add_argument("--work", default="/tmp/check_times")
    parser.add_argument("--cflag", action="append", default=[])
    parser.add_argument("--set", action="append", default=[],
                        metavar="NAME=VALUE", help="in the environment")
    parser.add_argument("--argument", action="append", default=[],
                        help="of the program")
    parser.add_argument("--worst", type=float, default=2.0)
    parser.add_argument("--mean", type=float, default=0.5)
    parser.add_argument("--runs", type=int, default=1,
                        help="each error is the median of so many runs")
    parser.add_argument("--of", metavar="WATCH")
    parser.add_argument("--adds-up", action="store_true",
                        help="no function is called by itself, so its lines have "
                             "no more time than it")
    parser.add_argument("--sampled", action="store_true",
                        help="allow for the noise of as many samples as there "
                             "are: four standard deviations, no mean")
    options = parser.parse_args()
    for name in ("build", "include", "work"):
        setattr(options, name, os.path.abspath(getattr(options, name)))
    return options


def must_run(command, **more):
    done = subprocess.run(command, stdout=subprocess.PIPE,
                          stderr=subprocess.PIPE, text=True, timeout=300,
                          **more)
    if done.returncode:
        raise RuntimeError(f"{' '.join(command)}\nended with status "
                           f"{done.returncode}\n{done.stdout}{done.stderr}")
    return done.stdout


def comments_of(path):
    """[(line, kind, what is wanted)]"""
    with open(path) as file:
        for number, text in enumerate(file, 1):
            comment = COMMENT.search(text)
            for kind, wanted in comment and FIGURE.findall(
                    text[comment.start():]) or ():
                yield number, kind, wanted


def build(options, source):
    """The folder with the program."""
    name, extension = os.path.splitext(os.path.basename(source))
    folder = os.path.join(options.work, name)
    shutil.rmtree(folder, ignore_errors=True)
    os.makedirs(folder)
    must_run(["clang" if extension == ".c" else "clang++", "-O2", "-g",
              f"-fpass-plugin={options.build}/lib/LineProf.so",
              "-I" + options.include] + options.cflag +
             [os.path.abspath(source), "-pthread", "-o", "program"],
             cwd=folder)
    return folder


def measure(options, source, folder):
    """(stop-watches in ns, functions of the profile)"""
    settings = dict(setting.split("=", 1) for setting in options.set)
    output = must_run(["./program"] + options.argument, cwd=folder,
                      env=dict(os.environ, **settings))
    watches = {name: float(seconds) * 1e9
               for name, seconds in STOPWATCH.findall(output)}
    report = must_run([f"{options.build}/bin/lineprof", "annotate",
                       "--format=json", os.path.basename(source), "prof.out"],
                      cwd=folder)
    return watches, json.loads(report)["functions"]


def impossible(functions, adds_up):
    """What can't be, whatever the program does."""
    for function in functions:
        name, total = function["name"], function["time_ns"]
        for line in function["lines"]:
            if line["time_ns"] > total + 1:
                yield (f"{name}: line {line['line']} has {line['time_ns']} ns, "
                       f"the function {total} ns")
            if line["self_ns"] > line["time_ns"] + 1:
                yield f"{name}: line {line['line']} has more own time than time"
        together = sum(line["time_ns"] for line in function["lines"])
        if adds_up and together > total + len(function["lines"]) + 1:
            yield f"{name}: its lines have {together} ns, the function {total} ns"
        own = sum(line["self_ns"] for line in function["lines"])
        if abs(own - function["self_ns"]) > len(function["lines"]) + 1:
            yield (f"{name}: own times of its lines add up to {own} ns, not "
                   f"{function['self_ns']} ns")


def found_at(functions, number, kind):
    """(the figure, its functions), added up over instances."""
    figure, owners = 0, []
    for function in functions:
        lines = [line for line in function["lines"]
                 if line["line"] == number and "file" not in line]
        if kind.startswith("total"):
            lines = [function] if function["line"] == number else []
        if lines:
            owners.append(function)
        member = MEMBERS.get(kind.partition("-")[2] or kind, "time_ns")
        figure += sum(line[member] for line in lines)
    if not owners:
        raise RuntimeError(f"line {number} is not in the profile")
    return figure, owners


def deviation(share, owners):
    """Standard deviation, in points, of a share that is seen in as many
    independent samples as the functions have."""
    samples = sum(line["samples"] for function in owners
                  for line in function["lines"])
    return 100 * math.sqrt(max(0, share * (1 - share)) / max(1, samples))


def figures_of(options, source, watches, functions):
    for number, kind, wanted in comments_of(source):
        found, owners = found_at(functions, number, kind)
        total = sum(function["time_ns"] for function in owners)
        if not total:
            raise RuntimeError(f"line {number}: its function has no time")
        if kind == "holds":
            callee = sum(function["time_ns"] for function in functions
                         if function["name"].split("(")[0] == wanted)
            expected = max(found, callee)
        elif wanted.endswith("%"):
            expected = float(wanted[:-1]) / 100 * total
        elif wanted in watches:
            expected = watches[wanted]
        else:
            raise RuntimeError(f"no stop-watch '{wanted}' among {watches}")
        whole = watches[options.of] if options.of else max(total, expected)
        error = 100 * (found - expected) / whole
        yield Figure(f"{os.path.basename(source)}:{number}", kind,
                     expected / 1e6, found / 1e6, error,
                     deviation(expected / whole,
                               functions if options.of else owners))


def mean_error(figures):
    return sum(abs(figure.error) for figure in figures) / len(figures)


def typical(figures):
    """Of one figure's values in several runs, the one of median error."""
    return sorted(figures, key=lambda figure: abs(figure.error))[
        len(figures) // 2]


def limit(options, figure):
    if figure.kind == "holds":
        return TORN_POINTS
    return max(options.worst, 4 * figure.deviation if options.sampled else 0)


def check(options, source):
    """Once more if something is wrong and the machine had too much else to do."""
    for _ in range(TRIES):
        load = Load()
        figures, problems = check_once(options, source)
        if not problems or not load.is_full():
            return figures, problems
        print(f"{source}: no processor was free; once more")
    return figures, problems + ["no processor was free"]


def check_once(options, source):
    """(figures, problems)"""
    runs, problems = [], []
    try:
        folder = build(options, source)
        for _ in range(options.runs):
            watches, functions = measure(options, source, folder)
            problems += impossible(functions, options.adds_up)
            runs.append(list(figures_of(options, source, watches,
                                        functions)))
    except (RuntimeError, subprocess.TimeoutExpired) as error:
        return [], problems + [f"{source}: {error}"]
    figures = [typical(values) for values in zip(*runs)]
    for figure in figures:
        print(f"{figure.place:44} {figure.kind:10} stop-watch "
              f"{figure.wanted:9.3f} ms, lineprof {figure.found:9.3f} ms, "
              f"{figure.error:+6.2f} points")
        if abs(figure.error) > limit(options, figure):
            problems.append(f"{figure.place}: {figure.kind} is off by "
                            f"{figure.error:+.2f} points")
    if mean_error(figures) > options.mean and not options.sampled:
        problems.append(f"{source}: off by {mean_error(figures):.2f} points "
                        f"on average")
    return figures, problems


def main():
    options = parse_arguments()
    toolchain.put_in_path(options.build)
    everything, failures = [], []
    for source in options.sources:
        if not any(comments_of(source)):
            sys.exit(f"{source}: has no figures to compare")
        figures, problems = check(options, source)
        everything += figures
        failures += problems
    if everything:
        worst = max(abs(figure.error) for figure in everything)
        print(f"{len(everything)} figures: off by {mean_error(everything):.2f} "
              f"points on average, {worst:.2f} at worst")
        if mean_error(everything) > options.mean and not options.sampled:
            failures.append("all programs: off by too much on average")
    for failure in failures:
        print("error: " + failure)
    sys.exit(bool(failures))


main()
