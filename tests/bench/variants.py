"""The profilers that are compared: how each is compiled, and how it is run."""

import collections
import ctypes.util
import os

import measure

BASE = "untouched"

# lineprof: this is lineprof, and may be told what to tag. with_all: it runs
# only when it is named, or with --all.
Variant = collections.namedtuple(
    "Variant", "flags environment wrapper lineprof with_all needs",
    defaults=((), {}, (), False, False, None))


def plugin_path(build):
    return os.path.join(build, "lib", "LineProf.so")


def lineprof(build, mode=None):
    plugin = plugin_path(build)
    flags = ["-g", "-Xclang", "-load", "-Xclang", plugin,
             f"-fpass-plugin={plugin}"]
    if mode:
        flags += ["-mllvm", f"-lineprof-mode={mode}"]
    return Variant(flags, lineprof=True)


def all_variants(build):
    """By name, in the order of the columns."""
    coverage = ["-fprofile-instr-generate", "-fcoverage-mapping"]
    xray = ["-fxray-instrument", "-fxray-instruction-threshold=1"]
    # Files go to the folder that the program is run in.
    gperftools = ctypes.util.find_library("profiler")
    return {
        BASE: Variant(),
        "untouched again": Variant(),
        "loops at 32": Variant(["-falign-loops=32"]),
        "lineprof hits": lineprof(build, "hits"),
        "lineprof": lineprof(build),
        "lineprof trace": lineprof(build, "trace"),
        "gcov": Variant(["--coverage"]),
        "llvm-cov": Variant(coverage),
        "llvm-cov atomic": Variant(coverage + ["-fprofile-update=atomic"]),
        "IR PGO": Variant(["-fprofile-generate"]),
        "XRay basic": Variant(xray, {
            "XRAY_OPTIONS": "patch_premain=true xray_mode=xray-basic "
                            "verbosity=0 xray_logfile_base=./xray."}),
        "gprof": Variant(["-pg"]),
        "perf record": Variant(wrapper=[
            "perf", "record", "-q", "-F", "1000", "-o", "perf.data", "--"]),
        "gperftools": Variant(
            environment={"LD_PRELOAD": gperftools or "",
                         "CPUPROFILE": "cpu.prof",
                         "CPUPROFILE_FREQUENCY": "1000"},
            needs=None if gperftools else "libprofiler.so is not installed"),
        "callgrind": Variant(
            wrapper=["valgrind", "-q", "--tool=callgrind",
                     "--callgrind-out-file=callgrind.out"], with_all=True),
    }


PROBE = """
#include "lineprof/lineprof.h"
LINEPROF_PROFILE __attribute__((noinline)) static int f(int n) { return n + 1; }
int main(int argc, char **argv) { return f(argc) - 2; }
"""


def why_not(name, variant, folder):
    """Why the variant can't be had on this machine, or None."""
    if variant.needs:
        return variant.needs
    place = os.path.join(folder, "probe-" + name.replace(" ", "-"))
    os.mkdir(place)
    source = os.path.join(place, "probe.cpp")
    with open(source, "w") as file:
        file.write(PROBE)
    try:
        # A warning says that the compiler ignores something.
        measure.compile_program("clang++", [*variant.flags, "-Werror"],
                                [source], os.path.join(place, "probe"))
        run = measure.run_once(
            measure.Build(os.path.join(place, "probe"), variant), limit=60)
        if run.late:
            return "an empty program takes over a minute"
    except measure.Failure as failure:
        return failure.reason
    return None


def choose(names, build, folder, note):
    """{name: variant} of those that work here, the untouched one first."""
    known = all_variants(build)
    chosen = {}
    for name in [BASE] + [each for each in names if each != BASE]:
        reason = why_not(name, known[name], folder)
        if not reason:
            chosen[name] = known[name]
        elif name == BASE:
            raise measure.Failure("the untouched program doesn't work", reason)
        else:
            note(f"{name} is left out: {reason}")
    return chosen
