#!/usr/bin/env python3
"""Compiles a program in many ways, runs it, and compares its profile with the
numbers in its source.

    total += i;  // hits: 50
    never();     // hits: 0
    int f() {    // calls: 3
    after();     // hits: 50, gcov: 100     where clang's gcov is known to differ
    if (a        // hits: 50, clang 22: 20  where places are others in its code
    if (a && b)  // branches: 7/3 4/3       taken and not taken, by column
    switch (a)   // branches: 5:1:3         the ways, with the default first
    }            // hits: none              not code
    f(g(), p()); // callees: f 5 g 5 * 5    calls in the source; * are indirect

The program is also compiled without the plugin, in the first of the ways, and
each way must print the same and end with the same status. Lines without a
comment aren't checked, but every hits comment must be on a line that the profile
has. In a source with branches comments no other line may have branches.

With --oracle the numbers are compared with those of clang's own gcov at -O0
instead, which checks the tests rather than lineprof, unless the source says
"Oracle: none" and why; --fill writes gcov's number in place of each `hits: ?`.

With --target aarch64 programs are cross-compiled, and run by qemu-aarch64 with
the runtime that `cmake --workflow --preset aarch64` builds.
"""

import argparse
import collections
import glob
import itertools
import json
import os
import re
import shlex
import shutil
import subprocess
import sys

sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)),
                                ".."))
import toolchain  # from tests/

LEVELS = ["-O0", "-O1", "-O2", "-O3", "-Os", "-Oz",
          "-O2 -flto -fuse-ld=lld", "-O2 -flto=thin -fuse-ld=lld"]
TARGETS = {"host": ([], []),
           "aarch64": (["--target=aarch64-linux-gnu"],
                       ["qemu-aarch64", "-L", "/usr/aarch64-linux-gnu"])}
COMMENT = re.compile(r"/[/*].*?\b(?:hits|calls): ")
NUMBER = re.compile(r"\b(hits|calls|gcov|clang 22): (\d+|none)")
BRANCHES = re.compile(r"/[/*].*?\bbranches:((?: \d+(?:/\d+|(?::\d+)+))+)")
CALLEES = re.compile(r"/[/*].*?\bcallees:((?: [^\s,]+ \d+)+)")


def parse_arguments():
    parser = argparse.ArgumentParser()
    parser.add_argument("sources", nargs="+")
    parser.add_argument("--build", default="build/release")
    parser.add_argument("--include", default="runtime/include")
    parser.add_argument("--work", default="/tmp/check_hits")
    parser.add_argument("--cflags", action="append", default=[])
    parser.add_argument("--ldflags", action="append", default=[])
    parser.add_argument("--only", action="append",
                        help="a level, in place of all; may be repeated")
    parser.add_argument("--expect", action="append", default=[],
                        help="a header with hits comments; may be repeated")
    parser.add_argument("--plain", action="append", default=[],
                        help="a source that is compiled without the plugin")
    parser.add_argument("--shared", action="append", default=[],
                        help="a source of a shared library, linked with the "
                             "program; may be repeated")
    parser.add_argument("--dlopen", action="append", default=[],
                        help="the same, but not linked: ./libNAME.so")
    parser.add_argument("--target", choices=TARGETS, default="host")
    parser.add_argument("--oracle", action="store_true")
    parser.add_argument("--fill", action="store_true")
    options = parser.parse_args()
    split = lambda texts: [word for text in texts for word in shlex.split(text)]
    options.cflags = split(options.cflags)
    options.ldflags = split(options.ldflags)
    options.machine, options.emulator = TARGETS[options.target]
    return options


def numbers_of(found):
    """{"hits": 50} of [("hits", "50")]"""
    numbers = {kind: None if value == "none" else int(value)
               for kind, value in found}
    if "clang 22" in numbers and toolchain.major() >= 22:
        numbers["hits"] = numbers["clang 22"]
    return numbers


class Expected:
    """The numbers in the comments: {(file, line): {"hits": 50}}."""

    def __init__(self, paths):
        self.numbers = collections.OrderedDict()
        self.branches = {}
        self.callees = {}
        for path in paths:
            with open(path) as file:
                for number, text in enumerate(file, 1):
                    key = os.path.basename(path), number
                    if found := BRANCHES.search(text):
                        self.branches[key] = [
                            [int(way) for way in re.split("[/:]", branch)]
                            for branch in found[1].split()]
                    if found := CALLEES.search(text):
                        words = found[1].split()
                        self.callees[key] = {name: int(count) for name, count
                                             in zip(words[::2], words[1::2])}
                    comment = COMMENT.search(text)
                    found = comment and NUMBER.findall(text[comment.start():])
                    if found:
                        self.numbers[key] = numbers_of(found)

    def __bool__(self):
        return bool(self.numbers or self.branches or self.callees)


class Result:
    """One way of compiling: its hits, calls, branches and callees."""

    def __init__(self):
        self.hits = {}
        self.calls = {}
        self.branches = {}
        self.callees = {}

    def add_branches(self, key, branches):
        """Those of instances of a function add up."""
        known = self.branches.setdefault(key, branches)
        if known is not branches:
            for sums, ways in zip(known, branches, strict=True):
                sums[:] = [a + b for a, b in zip(sums, ways, strict=True)]

    def add_callee(self, key, call):
        name = call.get("callee", "*").replace("(anonymous namespace)", "")
        name = re.sub(r"\(.*|<.*>", "", name)
        name = re.search(r"(operator.*|\S+)$", name.split("::")[-1])[1]
        name = name.replace(" ", "")
        callees = self.callees.setdefault(key, {})
        callees[name] = callees.get(name, 0) + call["count"]


def run(command, **more):
    return subprocess.run(command, stdout=subprocess.PIPE,
                          stderr=subprocess.PIPE, timeout=120, **more)


def must_run(command, **more):
    done = run(command, **more)
    if done.returncode:
        raise RuntimeError(f"{shlex.join(command)}\n"
                           f"ended with status {done.returncode}\n"
                           f"{done.stderr.decode(errors='replace')}")
    return done


def compile_program(options, folder, level, instrument):
    """instrument: flags that profile, for all but the --plain sources."""
    os.makedirs(folder)
    libraries = options.shared + options.dlopen
    coverage = [flag for flag in instrument if flag == "--coverage"]
    objects = []
    cxx = False
    for path in libraries + options.sources + options.plain:
        is_cxx = not path.endswith(".c")
        cxx |= is_cxx
        base = os.path.splitext(os.path.basename(path))[0]
        compiler = "clang++" if is_cxx else "clang"
        flags = [] if path in options.plain else list(instrument)
        if path in libraries:
            flags.append("-fPIC")
        output = os.path.join(folder, base + ".o")
        must_run([compiler] + options.machine + [flag for flag in level.split()
                               if not flag.startswith("-fuse-ld")] +
                 ["-g", "-Werror=unused-command-line-argument",
                          "-I" + options.include] +
                 options.cflags + flags + ["-c", os.path.abspath(path),
                                           "-o", output], cwd=folder)
        if path in libraries:
            library = f"lib{base}.so"
            must_run([compiler] + options.machine + level.split() +
                     ["-shared", output] +
                     coverage + ["-o", library], cwd=folder)
            if path in options.shared:
                objects.append(library)
        else:
            objects.append(output)
    must_run(["clang++" if cxx else "clang"] + options.machine +
             level.split() + objects + coverage + options.ldflags +
             ["-Wl,-rpath,.", "-o", "program"], cwd=folder)


def run_program(options, folder):
    environment = dict(os.environ)
    if options.target != "host":
        environment["LINEPROF_RUNTIME"] = os.path.join(
            options.build, "..", options.target, "lib", "liblineprof_rt.so")
    done = run(options.emulator + ["./program"], cwd=folder,
               stdin=subprocess.DEVNULL, env=environment)
    return done.returncode, done.stdout, done.stderr


def read_profile(options, folder):
    result = Result()
    profiles = glob.glob(os.path.join(glob.escape(folder), "prof.out*"))
    if not profiles:
        raise RuntimeError("the program wrote no profile")
    done = must_run([os.path.join(options.build, "bin", "lineprof"),
                     "functions", "--format=json"] + sorted(profiles))
    for function in json.loads(done.stdout)["functions"]:
        file = os.path.basename(function["file"])
        key = file, function["line"]
        result.calls[key] = result.calls.get(key, 0) + function["calls"]
        for line in function["lines"]:
            file = os.path.basename(line.get("file", function["file"]))
            key = file, line["line"]
            result.hits[key] = result.hits.get(key, 0) + line["hits"]
        place = lambda item: (os.path.basename(item.get("file",
                                                        function["file"])),
                              item["line"])
        for key, branches in itertools.groupby(function["branches"], place):
            result.add_branches(key, [
                branch.get("ways") or [branch["taken"], branch["not_taken"]]
                for branch in branches])
        for call in function["call_sites"]:
            result.add_callee(place(call), call)
    return result


def add_gcov_file(result, path):
    with open(path) as file:
        source = None
        for text in file:
            count, line, rest = text.split(":", 2)
            if int(line) == 0 and rest.startswith("Source:"):
                source = os.path.basename(rest[7:].strip())
            count = count.strip().rstrip("*")
            if int(line) > 0 and count != "-":
                hits = 0 if count in ("#####", "=====") else int(count)
                key = source, int(line)
                result.hits[key] = result.hits.get(key, 0) + hits


def read_gcov(folder):
    result = Result()
    notes = glob.glob(os.path.join(glob.escape(folder), "*.gcno"))
    for note in notes:
        must_run(["llvm-cov", "gcov", "-x", note], cwd=folder)
        # Files that several notes tell about add up.
        for path in glob.glob(os.path.join(glob.escape(folder), "*.gcov")):
            add_gcov_file(result, path)
            os.remove(path)
    return result


def has_oracle(paths):
    return not any("// Oracle: none" in open(path).read() for path in paths)


def compare(expected, result, oracle):
    for key, numbers in expected.numbers.items():
        place = f"{key[0]}:{key[1]}"
        if "hits" in numbers:
            wanted = numbers["hits"]
            if oracle:
                wanted = numbers.get("gcov", wanted)
            found = result.hits.get(key)
            if found is None and wanted is not None:
                yield f"{place}: not in the profile, expected {wanted} hits"
            elif found != wanted:
                yield f"{place}: {found} hits, expected {wanted}"
        if "calls" in numbers and not oracle:
            found = result.calls.get(key)
            if found is None:
                yield f"{place}: no function in the profile starts here"
            elif found != numbers["calls"]:
                yield f"{place}: {found} calls, expected {numbers['calls']}"


def compare_branches_and_callees(expected, result):
    files = {file for file, line in expected.branches}
    for key in sorted(expected.branches.keys() | result.branches.keys()):
        wanted = expected.branches.get(key, [])
        found = result.branches.get(key, [])
        if key[0] in files and found != wanted:
            yield f"{key[0]}:{key[1]}: branches {found}, expected {wanted}"
    for key, wanted in expected.callees.items():
        found = result.callees.get(key, {})
        if found != wanted:
            yield f"{key[0]}:{key[1]}: callees {found}, expected {wanted}"


def run_plain(options, level):
    folder = os.path.join(options.work, "plain")
    compile_program(options, folder, level, [])
    return run_program(options, folder)


def check_level(options, expected, level, as_plain):
    folder = os.path.join(options.work, level.replace(" ", "").replace("=", "-"))
    try:
        plugin = os.path.join(options.build, "lib", "LineProf.so")
        compile_program(options, folder, level, [f"-fpass-plugin={plugin}"])
        as_profiled = run_program(options, folder)
        problems = []
        for what, wanted, found in zip(("exit status", "stdout", "stderr"),
                                       as_plain, as_profiled):
            if wanted != found:
                problems.append(f"{what} is {found}, without the plugin it is "
                                f"{wanted}")
        result = read_profile(options, folder)
        problems += compare(expected, result, False)
        problems += compare_branches_and_callees(expected, result)
        return problems
    except (RuntimeError, subprocess.TimeoutExpired) as error:
        return [str(error)]


def check_levels(options, expected, levels):
    try:
        as_plain = run_plain(options, levels[0])
    except (RuntimeError, subprocess.TimeoutExpired) as error:
        return {"without the plugin": [str(error)]}
    return {level: check_level(options, expected, level, as_plain)
            for level in levels}


def check_oracle(options, expected):
    folder = os.path.join(options.work, "gcov")
    compile_program(options, folder, "-O0", ["--coverage"])
    status, output, errors = run_program(options, folder)
    result = read_gcov(folder)
    if options.fill:
        for path in (options.sources + options.expect + options.shared +
                     options.dlopen):
            fill(path, result)
        print(f"status {status}\n{output.decode()}{errors.decode()}", end="")
        return []
    return list(compare(expected, result, True))


def fill(path, result):
    with open(path) as file:
        lines = file.readlines()
    for number, text in enumerate(lines, 1):
        hits = result.hits.get((os.path.basename(path), number))
        if hits is not None:
            lines[number - 1] = text.replace("hits: ?", f"hits: {hits}")
    with open(path, "w") as file:
        file.writelines(lines)


def main():
    options = parse_arguments()
    options.build = os.path.abspath(options.build)
    toolchain.put_in_path(options.build)
    options.include = os.path.abspath(options.include)
    options.work = os.path.abspath(options.work)
    expected = Expected(options.sources + options.expect + options.shared +
                        options.dlopen)
    if not expected and not options.fill:
        sys.exit("no comment with numbers in " + " ".join(options.sources))
    shutil.rmtree(options.work, ignore_errors=True)
    failures = 0
    if options.oracle and not has_oracle(options.sources):
        reports = {}
    elif options.oracle or options.fill:
        reports = {"gcov -O0": check_oracle(options, expected)}
    else:
        reports = check_levels(options, expected, options.only or LEVELS)
    for level, problems in reports.items():
        for problem in problems:
            failures += 1
            print(f"{level}: {problem}")
    if failures:
        sys.exit(1)
    shutil.rmtree(options.work, ignore_errors=True)


if __name__ == "__main__":
    main()
