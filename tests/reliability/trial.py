"""One case with one tool at one level: compiled, run, compared."""

import importlib.util
import os
import re
import shutil
import signal
import subprocess
import sys

import times
import tools
from check_hits import Expected, compare, must_run

WARNING = re.compile(rb"^lineprof: warning: .*\n", re.MULTILINE)
SECONDS = 120


class Cell:
    """What the table says of a case, a tool and a level."""

    def __init__(self, problems=(), skipped=None):
        self.problems = list(problems)
        self.skipped = skipped

    @property
    def holds(self):
        return not self.problems

    def short_text(self):
        if self.skipped:
            return "-"
        if self.holds:
            return "✓"
        lines = [problem for problem in self.problems if problem.is_number]
        others = [str(problem) for problem in self.problems
                  if not problem.is_number]
        if lines and not others:
            return f"{len(lines)} of {lines[0].of} numbers wrong"
        return others[0].splitlines()[0]

    def long_text(self):
        if self.skipped:
            return f"not run: {self.skipped}"
        return "ok" if self.holds else "FAILED\n  " + "\n  ".join(
            str(problem).replace("\n", "\n    ") for problem in self.problems)


class Problem(str):
    is_number = False
    of = 0


class WrongNumber(Problem):
    is_number = True


def as_problem(text):
    return text if isinstance(text, Problem) else Problem(text)


class Outcome:
    def __init__(self, status, output, errors):
        self.status, self.output, self.errors = status, output, errors


class Trial:
    """What a driver is given.

    case, tool, expected (numbers of the source), folder (where ./program with
    the tool lies, and where it is run), plain (the same without the tool),
    is_long, is_lineprof
    """

    def __init__(self, case, tool, level, options, work):
        self.case, self.tool, self.level = case, tool, level
        self.options = options
        self.is_lineprof = tool.name == "lineprof"
        self.is_long = options.long and self.is_lineprof
        name = f"{case.name}/{tool.name}{level}".replace(" ", "")
        self.folder = os.path.join(work, name, "profiled")
        self.plain = os.path.join(work, name, "plain")
        self.expected = Expected([case.path] + case.expect + case.shared +
                                 case.dlopen)

    def compile(self):
        for folder, flags, link in ((self.plain, [], []),
                                    (self.folder, self.tool.flags,
                                     self.tool.link)):
            shutil.rmtree(folder, ignore_errors=True)
            try:
                compile_program(self.case, self.level, folder, flags, link,
                                self.options)
            except RuntimeError as error:
                raise RuntimeError(f"does not compile\n{error}") from None

    def execute(self, folder, command=None, environment={}, **more):
        """Runs it, by default as the source says. Its children may not outlive
        it by more than their hold on its output."""
        full = dict(os.environ, LINEPROF=self.options.build + "/bin/lineprof",
                    LONG="1" if self.is_long else "", **self.tool.environment)
        full.update(self.case.environment)
        full.update(environment)
        child = subprocess.Popen(command or self.case.run, cwd=folder, env=full,
                                 stdin=subprocess.DEVNULL,
                                 stdout=subprocess.PIPE, stderr=subprocess.PIPE,
                                 process_group=0, **more)
        try:
            output, errors = child.communicate(
                timeout=SECONDS * (20 if self.is_long else 1))
        except subprocess.TimeoutExpired:
            os.killpg(child.pid, signal.SIGKILL)
            child.communicate()
            raise
        return Outcome(child.returncode, output, errors)

    def compare_outcomes(self, plain, profiled):
        """The program's own doing, and lineprof's warnings."""
        errors = profiled.errors
        if noise := getattr(self.tool, "noise", None):
            errors = noise.sub(b"", errors)
        if self.is_lineprof and self.case.warns:
            warnings = WARNING.findall(errors)
            errors = WARNING.sub(b"", errors)
            if len(warnings) != 1:
                yield Problem(f"{len(warnings)} warnings, expected one")
            for text in warnings:
                if not re.search(self.case.warns.encode(), text):
                    yield Problem(f"warning is {text.decode()!r}")
        for what, wanted, found in (
                ("status", plain.status, profiled.status),
                ("output", plain.output, profiled.output),
                ("errors", plain.errors, errors)):
            if wanted != found:
                yield Problem(f"{what} of the program changed\n"
                              f"is {found}, was {wanted}")

    def compare_numbers(self, folder=None):
        if not self.expected.numbers:
            return
        result = self.tool.read(folder or self.folder)
        of = sum(len(numbers) for numbers in self.expected.numbers.values())
        if not result.calls:
            self.without("calls")
        if not result.hits:
            self.without("hits")
        for text in compare(self.expected, result, False):
            problem = WrongNumber(text)
            problem.of = of
            yield problem
        if self.is_lineprof:
            for text in times.absurd(self, folder or self.folder):
                yield Problem(f"times are wrong\n{text}")

    def profiles(self):
        return self.tool.profiles(self.folder)

    def remove_profiles(self):
        for path in self.profiles():
            os.remove(path)

    def without(self, kind):
        """The tool has no such numbers."""
        for numbers in self.expected.numbers.values():
            numbers.pop(kind, None)

    def problems(self):
        if self.case.driver:
            spec = importlib.util.spec_from_file_location("driver",
                                                          self.case.driver)
            driver = importlib.util.module_from_spec(spec)
            spec.loader.exec_module(driver)
            yield from map(as_problem, driver.problems(self))
            return
        self.compile()
        plain = self.execute(self.plain)
        yield from self.compare_outcomes(plain, self.execute(self.folder))
        if self.case.has_profile:
            yield from self.compare_numbers()
            if self.is_lineprof:
                for text in times.missing(self):
                    yield Problem(f"times are missing\n{text}")


def compile_program(case, level, folder, flags, link, options):
    os.makedirs(folder)
    objects = []
    sources = case.shared + case.dlopen + [case.path] + case.plain
    is_cxx = any(not path.endswith(".c") for path in sources)
    for path in sources:
        base = os.path.splitext(os.path.basename(path))[0]
        is_library = path in case.shared + case.dlopen
        must_run(["clang" if path.endswith(".c") else "clang++"] +
                 level.split() + ["-g", f"-I{options.include}"] + case.flags +
                 (["-fPIC"] if is_library else []) +
                 (flags if path not in case.plain else []) +
                 ["-c", path, "-o", base + ".o"], cwd=folder)
        if is_library:
            must_run(["clang++" if is_cxx else "clang", "-shared",
                      base + ".o"] + level.split() + link + case.library +
                     ["-o", f"lib{base}.so"], cwd=folder)
        if path not in case.dlopen:
            objects.append(f"lib{base}.so" if is_library else base + ".o")
    substitutes = options.build + "/lib"
    must_run(["clang++" if is_cxx else "clang"] + level.split() + objects +
             link + [word.replace("%library", substitutes)
                     for word in case.link] +
             (["-Wl,-rpath,."] if case.shared else []) + ["-o", "program"],
             cwd=folder)


def is_for_all(path):
    """Whether any user can read what lies there."""
    return subprocess.run(["setpriv", "--reuid=65534", "--clear-groups",
                           "test", "-r", path]).returncode == 0


def missing(case, options):
    for need in case.needs:
        if need == "nobody":
            if os.geteuid() != 0:
                return "needs root"
            if not is_for_all(options.build + "/lib/liblineprof_rt.so"):
                return "needs a build that all users can read"
            continue
        if need == "root":
            if os.geteuid() != 0:
                return "needs root"
        elif not shutil.which(need):
            return f"needs {need}"
    return None


def run(case, tool, level, options, work):
    if case.levels and level not in case.levels:
        return Cell(skipped=f"not at {level}")
    if tool.name in case.unsuited:
        return Cell(skipped=case.unsuited[tool.name])
    if why := missing(case, options):
        return Cell(skipped=why)
    trial = Trial(case, tool, level, options, work)
    try:
        cell = Cell(trial.problems())
    except subprocess.TimeoutExpired:
        cell = Cell([Problem("does not end")])
    except RuntimeError as error:
        cell = Cell([Problem(error)])
    if cell.holds:
        shutil.rmtree(os.path.dirname(trial.folder), ignore_errors=True)
    return cell
