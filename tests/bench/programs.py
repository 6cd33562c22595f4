"""The processor time of whole programs, as a ratio to the untouched one."""

import os

import lua
import measure
from table import Table, combine, geometric_mean, number, ratios
from variants import BASE

FOLDER = os.path.join(measure.HERE, "programs")
# Functions of a nanosecond or two that do nothing but call each other: the
# worst that can be done to a profiler. Shown, but not in the first mean.
EXTREMES = ("calls", "fibonacci")
# Nothing but calls too, of 20 ns each. They have a goal of their own.
SHORT_CALLS = ("call20ns", "call20ns-loop", "call20ns-wide")

NOTE = """\
Processor time, user and system, of the whole process, untouched = 1: of the least of
{runs} runs, in brackets of the medians. Variants are run in turn. "untouched again"
is a second build of the same thing: what it is off 1.00 is noise. What takes over
{slow} times as long is run once. "> N" took over {limit:.0f} s and was ended, and a
mean with it is a lower bound. lineprof measures hits, calls and time. perf record
samples at 1000 Hz, and its own start and end are in its time; gperftools asks for
1000 Hz, and gets what the kernel's timer has, often 250."""
NOTE_ON_EXTREMES = """
Programs in brackets do nothing but call tiny functions; they are in the last mean
and maximum only."""
NOTE_ON_SHORT_CALLS = """\
A tagged function that isn't inlined is called 100 million times: a chain of
divisions; a loop of 16 turns; and without a loop, much at a time ("wide"). The
first two wait for their own results most of the time, which hides much of what
profiling adds. lineprof's goal is at most 1.25. They are in no mean."""
NOTE_ON_LUA = """\
The interpreter of Lua 5.4 with all its functions tagged, on
tests/bench/extra/mixed.lua."""


def names():
    return sorted(name[:-len(".cpp")] for name in os.listdir(FOLDER)
                  if name.endswith(".cpp"))


def is_usual(name):
    return name not in EXTREMES + SHORT_CALLS


def full_note(options):
    return NOTE.format(runs=options.runs, slow=measure.SLOW,
                       limit=options.limit)


def measure_program(name, variants, options, folder, progress):
    paths = measure.compile_variants(name, [os.path.join(FOLDER, name + ".cpp")],
                                     variants, folder, progress)
    builds = {variant: measure.Build(paths[variant], how)
              for variant, how in variants.items()}
    return measure.run_in_turn(name, builds, options, progress)


def run(options, variants, folder, progress):
    """Tables, and what a plot shows: {program: {variant: Ratio}}."""
    seconds, found = {}, {}
    for name in options.programs:
        times = measure_program(name, variants, options, folder, progress)
        seconds[name] = times[BASE].least()
        found[name] = ratios(times)
    columns = [variant for variant in variants if variant != BASE]
    note = full_note(options)
    tables = []
    usual = [name for name in found if is_usual(name)]
    extremes = [name for name in found if name in EXTREMES]
    if usual or extremes:
        table = Table("Programs", ["program", "seconds", *columns], note)
        tables.append(table)
        add_rows(table, usual, seconds, found)
        add_summary(table, ("geometric mean", "max"), usual, found, columns)
        for name in extremes:
            table.add(f"({name})", number(seconds[name]),
                      *found[name].values())
        if usual and extremes:
            add_summary(table, ("mean with those in brackets",
                                "max with those in brackets"),
                        usual + extremes, found, columns)
            table.note += NOTE_ON_EXTREMES
    short = [name for name in found if name in SHORT_CALLS]
    if short:
        table = Table("Calls of about 20 ns", ["program", "seconds", *columns],
                      NOTE_ON_SHORT_CALLS + ("" if tables else "\n" + note))
        add_rows(table, short, seconds, found)
        tables.append(table)
    return tables, found


def run_lua(options, variants, folder, progress):
    times = lua.measure_interpreter(variants, options, folder, progress)
    found = ratios(times)
    table = Table("Lua", ["program", "seconds", *found],
                  NOTE_ON_LUA + "\n" + full_note(options))
    table.add("Lua", number(times[BASE].least()), *found.values())
    return [table], {"Lua": found}


def add_rows(table, names_, seconds, found):
    for name in names_:
        table.add(name, number(seconds[name]), *found[name].values())


def add_summary(table, titles, names_, found, columns):
    if not names_:
        return
    for title, how in zip(titles, (geometric_mean, max)):
        table.add(title, "", *(combine(how, [found[name][variant]
                                             for name in names_])
                               for variant in columns))
