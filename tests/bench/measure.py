"""Compiles programs, runs them, and takes their times."""

import os
import resource
import shutil
import signal
import statistics
import subprocess
import sys
import time

HERE = os.path.dirname(os.path.abspath(__file__))
ROOT = os.path.dirname(os.path.dirname(HERE))
INCLUDE = os.path.join(ROOT, "runtime", "include")

# What takes this many times as long as the untouched program is run once: its
# noise doesn't matter, its time does.
SLOW = 10


class Failure(Exception):
    """What failed, and why, in one line."""

    def __init__(self, what, reason):
        super().__init__(f"{what}: {reason}")
        self.reason = reason


def first_error(text):
    """The line of a program's messages that says most."""
    lines = [line.strip() for line in text.splitlines() if line.strip()]
    return next((line for line in lines if "error" in line.lower()),
                lines[0] if lines else "")


class Progress:
    """One line on a terminal, which the next one replaces."""

    def __init__(self):
        self.shown = sys.stderr.isatty()

    def __call__(self, text):
        if self.shown:
            width = shutil.get_terminal_size().columns - 1
            print(f"\r\033[K{text[:width]}", end="", file=sys.stderr,
                  flush=True)

    def done(self):
        self("")


def processor_seconds(work):
    """Of the child processes that work() waits for, and what it returned."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    result = work()
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return (after.ru_utime + after.ru_stime -
            before.ru_utime - before.ru_stime), result


def compile_program(compiler, flags, arguments, output):
    """Processor seconds; the program or object is `output`."""
    command = [compiler, "-O2", *flags, "-I" + INCLUDE, *arguments,
               "-o", output]
    seconds, done = processor_seconds(lambda: subprocess.run(
        command, cwd=os.path.dirname(output), stderr=subprocess.PIPE,
        text=True, errors="replace"))
    if done.returncode:
        raise Failure(f"compiling {output}", first_error(done.stderr) or
                      f"ended with status {done.returncode}")
    return seconds


def compile_variants(name, arguments, variants, folder, progress):
    """{variant: path} of a C++ program, which is called `name`."""
    paths = {}
    for index, (variant, how) in enumerate(variants.items()):
        progress(f"{name}: compiling {variant}")
        place = os.path.join(folder, f"{name}-{index}")
        os.mkdir(place)
        paths[variant] = os.path.join(place, name)
        compile_program("clang++", how.flags, arguments, paths[variant])
    return paths


class Build:
    """A program that was compiled for a variant, with what it is run with."""

    def __init__(self, path, variant, arguments=()):
        self.folder = os.path.dirname(path)
        self.command = [*variant.wrapper, path, *arguments]
        self.environment = dict(os.environ, **variant.environment)


class Run:
    def __init__(self, cpu, wall, output, late):
        self.cpu, self.wall, self.output, self.late = cpu, wall, output, late


def run_once(build, limit):
    """A Run, which is late if it was ended after `limit` seconds. The files that
    it wrote are removed: the next run is to find what the first one found."""
    kept = set(os.listdir(build.folder))
    start = time.monotonic()
    command = " ".join(build.command)

    def work():
        try:
            child = subprocess.Popen(
                build.command, cwd=build.folder, env=build.environment,
                stdin=subprocess.DEVNULL, stdout=subprocess.PIPE,
                stderr=subprocess.PIPE, start_new_session=True)
        except FileNotFoundError:
            raise Failure(command,
                          f"{build.command[0]} is not installed") from None
        late = False
        try:
            output, errors = child.communicate(timeout=limit)
        except BaseException as interruption:
            os.killpg(child.pid, signal.SIGKILL)  # its own session
            output, errors = child.communicate()
            late = isinstance(interruption, subprocess.TimeoutExpired)
            if not late:
                raise
        return child.returncode, output, errors, late

    cpu, (status, output, errors, late) = processor_seconds(work)
    wall = time.monotonic() - start
    for name in set(os.listdir(build.folder)) - kept:
        path = os.path.join(build.folder, name)
        shutil.rmtree(path) if os.path.isdir(path) else os.remove(path)
    if status and not late:
        raise Failure(command, first_error(errors.decode(errors="replace")) or
                      f"ended with status {status}")
    return Run(cpu, wall, output, late)


class Times:
    """Of one variant of a program, in seconds, one for each run."""

    def __init__(self):
        self.cpu, self.wall = [], []
        self.limit = None  # the Run that was ended, if one was

    def add(self, run):
        self.cpu.append(run.cpu)
        self.wall.append(run.wall)

    def least(self, clock="cpu"):
        return (getattr(self.limit, clock) if self.limit else
                min(getattr(self, clock)))

    def median(self, clock="cpu"):
        return (getattr(self.limit, clock) if self.limit else
                statistics.median(getattr(self, clock)))


def run_in_turn(title, builds, options, progress):
    """{variant: Times}; the first one is what the others are compared with."""
    base = next(iter(builds))
    times = {variant: Times() for variant in builds}
    printed = {}
    for turn in range(options.runs):
        for variant, build in builds.items():
            mine = times[variant]
            if mine.limit or turn and (mine.least("wall") >
                                       SLOW * times[base].least("wall")):
                continue
            progress(f"{title}, run {turn + 1} of {options.runs}: {variant}")
            run = run_once(build, options.limit)
            if run.late:
                mine.limit = run
                continue
            mine.add(run)
            if printed.setdefault(base, run.output) != run.output:
                raise Failure(f"{title}, {variant}",
                              "doesn't print what the untouched program prints")
    if times[base].limit:
        raise Failure(title, f"takes more than {options.limit} seconds; "
                             "--limit can be raised")
    return times
