"""Threads in tagged code: counters that threads share cost more with each."""

import os

import measure
from table import Table, number, ratios
from variants import BASE

SOURCE = os.path.join(measure.HERE, "extra", "threads.cpp")
COUNTS = (1, 2, 4)


def run(options, variants, folder, progress):
    place = os.path.join(folder, "threads")
    os.mkdir(place)
    paths = {}
    for index, (variant, how) in enumerate(variants.items()):
        progress(f"threads: compiling {variant}")
        os.mkdir(os.path.join(place, str(index)))
        paths[variant] = os.path.join(place, str(index), "threads")
        measure.compile_program("clang++-19", [*how.flags, "-pthread"],
                                [SOURCE], paths[variant])
    columns = [variant for variant in variants if variant != BASE]
    table = Table("Threads", ["threads", "time", "seconds", *columns],
                  "Each thread does the same work in tagged code, untouched = "
                  f"1; this machine has {os.cpu_count()} cores. Ratio of the "
                  f"least of {options.runs} runs, in brackets of the medians.")
    for count in COUNTS:
        builds = {variant: measure.Build(paths[variant], how, [str(count)])
                  for variant, how in variants.items()}
        times = measure.run_in_turn(f"{count} threads", builds, options,
                                    progress)
        for clock, name in (("wall", "wall"), ("cpu", "processor")):
            table.add(count, name, number(times[BASE].least(clock)),
                      *ratios(times, clock).values())
    return [table], {}
