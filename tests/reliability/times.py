"""Whether lineprof's times can be true, and are there."""

import json
import os
import re
import subprocess

# On a function's line: milliseconds that it sleeps in all.
SLEEPS = re.compile(r"//.*\bsleeps: (\d+)")
# On the line of a function that computes long enough for program counters to
# fall on its lines.
COMPUTES = re.compile(r"//.*\bcomputes\b")
# Without debug info nobody knows which line a program counter is of, and this
# sanitizer's calls, in between the lines, take nearly all of the time.
NO_OWN_LINES = {"-s", "-fsanitize-coverage=trace-pc-guard"}
# A process that is killed has not noted how long it lived since the last tick.
SLACK_NS = 50e6
# A busy machine may keep the sampler away for as long as such a program runs.
TURNS = 3


def ask(trial, folder, *command):
    profiles = trial.tool.profiles(folder)
    done = subprocess.run([trial.options.build + "/bin/lineprof", *command,
                           "--format=json"] + profiles, stdout=subprocess.PIPE,
                          stderr=subprocess.DEVNULL)
    return json.loads(done.stdout) if done.returncode == 0 else {}


def absurd(trial, folder):
    """Times that are more than all threads had together, or than their whole."""
    profiles = ask(trial, folder, "info").get("profiles", [])
    functions = ask(trial, folder, "functions").get("functions", [])
    most = SLACK_NS + sum(profile["elapsed_ns"] * max(1, profile["threads"])
                          for profile in profiles)
    for function in functions:
        name, whole = function["name"], function["time_ns"]
        if whole > most:
            yield f"{name} has {whole} ns of {most}"
        for kind in ("self_ns", "cpu_ns"):
            if function[kind] > whole + SLACK_NS:
                yield f"{name} has {kind} {function[kind]}, time_ns {whole}"
        for line in function["lines"]:
            if line["time_ns"] > whole + SLACK_NS:
                yield f"{name}: line {line['line']} has {line['time_ns']} ns"
    own = sum(function["self_ns"] for function in functions)
    if own > most:
        yield f"all functions have {own} ns of their own, of {most}"


def wanted(trial):
    """Lines of the source with what it says of their times."""
    with open(trial.case.path) as file:
        for number, text in enumerate(file, 1):
            if found := SLEEPS.search(text):
                yield number, int(found.group(1)) * 1e6
            if COMPUTES.search(text) and NO_OWN_LINES.isdisjoint(
                    trial.case.flags + trial.case.link):
                yield number, None


def too_little(trial):
    source = os.path.basename(trial.case.path)
    functions = [function for function in
                 ask(trial, trial.folder, "functions").get("functions", [])
                 if os.path.basename(function["file"]) == source]
    whole = {function["line"]: function["time_ns"] for function in functions}
    own = {function["line"]: sum(line["self_ns"] for line in function["lines"]
                                 if line["line"])
           for function in functions}
    for number, sleeps in wanted(trial):
        if sleeps is not None and whole.get(number, 0) < sleeps:
            yield f"line {number} has {whole.get(number)} ns of {sleeps}"
        elif sleeps is None and not own.get(number):
            yield f"the lines of the function at {number} have no own time"


def missing(trial):
    """Times that the source says there must be."""
    if not list(wanted(trial)):
        return
    for turn in range(TURNS):
        problems = list(too_little(trial))
        if not problems:
            return
        trial.remove_profiles()
        trial.execute(trial.folder)
    yield from problems
