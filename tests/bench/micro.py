"""What one call of a tagged function costs, and what one thread costs."""

import os

import measure
from table import Table, number
from variants import BASE

SOURCE = os.path.join(measure.HERE, "extra", "micro.cpp")
CALLS = 100_000_000
THREADS = 5_000

# What is measured, micro's argument, how often, unit, units in a second, clock
ROWS = (
    ("call of an empty function", "empty", CALLS, "ns", 1e9, "cpu"),
    ("call of a function with one call", "call", CALLS, "ns", 1e9, "cpu"),
    ("call of a function with a loop", "loop", CALLS, "ns", 1e9, "cpu"),
    ("thread, wall", "thread", THREADS, "us", 1e6, "wall"),
    ("thread, processor", "thread", THREADS, "us", 1e6, "cpu"),
)

NOTE = """\
Time of one, with what the loop around it takes; in brackets what is added to the
untouched program, by the least of {runs} runs. The loop has four turns. A
thread is created, calls one tagged function, and is joined before the next one.
"> N" took over {limit:.0f} s in all and was ended."""


def run(options, variants, folder, progress):
    paths = measure.compile_variants("micro", [SOURCE, "-pthread"], variants,
                                     folder, progress)
    table = Table("One call, one thread", ["cost of one", "unit", *variants],
                  NOTE.format(runs=options.runs, limit=options.limit))
    found = {}
    for title, kind, times, unit, scale, clock in ROWS:
        if kind not in found:
            builds = {variant: measure.Build(paths[variant], how,
                                             [kind, str(times)])
                      for variant, how in variants.items()}
            found[kind] = measure.run_in_turn(f"micro {kind}", builds, options,
                                              progress)
        one = {variant: each.least(clock) / times * scale
               for variant, each in found[kind].items()}
        cells = []
        for variant, each in found[kind].items():
            if variant == BASE:
                cells.append(number(one[variant]))
            elif each.limit:
                cells.append(f"> {number(one[variant])}")
            else:
                cells.append(f"{number(one[variant])} "
                             f"({one[variant] - one[BASE]:+.2f})")
        table.add(title, unit, *cells)
    return [table], {}
