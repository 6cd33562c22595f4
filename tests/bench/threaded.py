"""Threads in tagged code: counters that threads share cost more with each."""

import os

import measure
import programs
from table import Table, number, ratios
from variants import BASE

EXTRA = os.path.join(measure.HERE, "extra")
COUNTS = (1, 2, 4)

NOTE_ON_TWO = """\
Each program with its main in two threads at once. Wall time, untouched
= 1; this machine has {cores} cores. Ratio of the least of {runs} runs, in brackets of
the medians."""
NOTE_ON_LOOP = """\
A loop of nine instructions (tests/bench/extra/threads.cpp). Each thread does the same
work."""


def run_with(count, name, paths, variants, options, progress):
    builds = {variant: measure.Build(paths[variant], how, [str(count)])
              for variant, how in variants.items()}
    return measure.run_in_turn(f"{name}, {count} threads", builds, options,
                               progress)


def run_programs(options, variants, folder, progress):
    columns = [variant for variant in variants if variant != BASE]
    table = Table("Two threads", ["program", "seconds", *columns],
                  NOTE_ON_TWO.format(cores=os.cpu_count(), runs=options.runs))
    seconds, found = {}, {}
    for name in filter(programs.is_usual,
                       options.programs or programs.names()):
        paths = measure.compile_variants(
            name + "-in-threads",
            [os.path.join(programs.FOLDER, name + ".cpp"),
             os.path.join(EXTRA, "in_threads.cpp"), "-Wl,--wrap=main",
             "-pthread"], variants, folder, progress)
        times = run_with(2, name, paths, variants, options, progress)
        seconds[name] = times[BASE].least("wall")
        found[name] = ratios(times, "wall")
    programs.add_rows(table, found, seconds, found)
    programs.add_summary(table, ("geometric mean", "max"), list(found), found,
                         columns)
    return table


def run_loop(options, variants, folder, progress):
    columns = [variant for variant in variants if variant != BASE]
    table = Table("Threads", ["threads", "time", "seconds", *columns],
                  NOTE_ON_LOOP)
    paths = measure.compile_variants(
        "threads", [os.path.join(EXTRA, "threads.cpp"), "-pthread"], variants,
        folder, progress)
    for count in COUNTS:
        times = run_with(count, "loop", paths, variants, options, progress)
        for clock, name in (("wall", "wall"), ("cpu", "processor")):
            table.add(count, name, number(times[BASE].least(clock)),
                      *ratios(times, clock).values())
    return table


def run(options, variants, folder, progress):
    return [run_programs(options, variants, folder, progress),
            run_loop(options, variants, folder, progress)], {}
