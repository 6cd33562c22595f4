"""What compiling costs, and what it makes of the objects."""

import os
import re
import subprocess

import lua
import measure
from programs import FOLDER, names
from table import Table, number
from variants import lineprof

MOST_RUNS = 3
BASE = "untouched -g"
STUB = """#define LINEPROF_PROFILE
"""

NOTE = f"""\
One object for each source file at -O2, all of them together, {BASE} = 1: the compiler's
processor time, least of the runs (three at most) in turn; what is loaded (text and
data); and the whole file, debug info with it. lineprof needs -g, so all have it but
"untouched". "no tags": the plugin is given and no function is tagged; "all tagged":
-lineprof-tag=., which leaves out what comes from the system's headers."""


def ways(build, tagless):
    """Name: flags. `tagless` is a folder whose header tags nothing."""
    plain = ["-g", "-I" + tagless]
    plugin = [*lineprof(build).flags, "-I" + tagless]
    return {
        BASE: plain,
        "untouched": ["-I" + tagless],
        "lineprof, no tags": plugin,
        "lineprof, all tagged": plugin + lua.TAG_ALL,
        "gcov": [*plain, "--coverage"],
        "llvm-cov": [*plain, "-fprofile-instr-generate", "-fcoverage-mapping"],
    }


class Cost:
    def __init__(self):
        self.seconds = []
        self.loaded = self.file = 0


def run(options, variants, folder, progress):
    tagless = os.path.join(folder, "tagless")
    os.makedirs(os.path.join(tagless, "lineprof"))
    with open(os.path.join(tagless, "lineprof", "lineprof.h"), "w") as file:
        file.write(STUB)
    programs = [os.path.join(FOLDER, name + ".cpp") for name in names()]
    interpreter = lua.sources(options)
    projects = (
        (f"programs ({len(programs)} files of C++)", "clang++", [],
         programs),
        (f"Lua ({len(interpreter)} files of C)", "clang",
         lua.flags(folder), interpreter))
    known = ways(options.build, tagless)
    columns = ["untouched"] + [name for name in known
                               if name not in (BASE, "untouched")]
    table = Table("Compiling", ["project", "", BASE, *columns], NOTE)
    for title, compiler, flags, sources in projects:
        costs = compile_all(title, compiler, flags, sources, known,
                            os.path.join(folder, "objects"),
                            min(options.runs, MOST_RUNS), progress)
        base = costs[BASE]
        for what, unit, value in (
                ("time", "s", lambda cost: min(cost.seconds)),
                ("loaded", "KiB", lambda cost: cost.loaded / 1024),
                ("file", "KiB", lambda cost: cost.file / 1024)):
            amount = value(base)
            table.add(title, what,
                      f"{amount:.1f} s" if unit == "s" else f"{amount:.0f} KiB",
                      *(number(value(costs[name]) / amount)
                        for name in columns))
    return [table], {}


def compile_all(title, compiler, flags, sources, known, folder, runs, progress):
    """{name: Cost}"""
    costs = {name: Cost() for name in known}
    os.makedirs(folder, exist_ok=True)
    for turn in range(runs):
        for name, more in known.items():
            progress(f"compiling {title}, run {turn + 1} of {runs}: {name}")
            cost = costs[name]
            cost.seconds.append(0)
            cost.loaded = cost.file = 0
            for source in sources:
                output = os.path.join(folder, "object.o")
                cost.seconds[-1] += measure.compile_program(
                    compiler, [*more, *flags], ["-c", source], output)
                cost.file += os.path.getsize(output)
                cost.loaded += loaded_size(output)
    return costs


def loaded_size(path):
    """Bytes of text, data and bss."""
    done = subprocess.run(["llvm-size", path], stdout=subprocess.PIPE,
                          text=True)
    found = re.search(r"^\s*(\d+)\s+(\d+)\s+(\d+)\s", done.stdout, re.MULTILINE)
    if not found:
        raise measure.Failure(f"llvm-size {path}", "printed no sizes")
    return sum(map(int, found.groups()))
