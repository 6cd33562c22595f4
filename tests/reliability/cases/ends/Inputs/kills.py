"""Kills ./program at random instants. Its profile must always be readable, and
have each line as often as the calls so far came to it.

The call that was going on, if any, may have written back some of its loops'
counters and not yet others. Line 22's hits are the difference of two, so half
of what was written back may be missing or too much: a line may be off by one
call beyond those completed and begun. Between two calls nothing is."""

import os
import random
import re
import signal
import struct
import subprocess
import time

PER_CALL = re.compile(r"// per call(?:: (\d+))?")

# What the tool says of a profile of a process that ended before any call did.
NOTHING_YET = re.compile("is empty|is not set up yet|no tagged function ran")


def numbers_of(path):
    with open(path) as source:
        for number, text in enumerate(source, 1):
            if found := PER_CALL.search(text):
                if found.group(1):
                    yield number, int(found.group(1))


def kill_one(trial, wait):
    with open(os.path.join(trial.folder, "progress"), "wb") as file:
        file.write(bytes(4096))
    child = subprocess.Popen(["./program"], cwd=trial.folder,
                             env=dict(os.environ, **trial.tool.environment))
    time.sleep(wait)
    child.send_signal(signal.SIGKILL)
    if child.wait() != -signal.SIGKILL:
        raise RuntimeError(f"ended by itself, status {child.returncode}")
    with open(os.path.join(trial.folder, "progress"), "rb") as file:
        return struct.unpack("2Q", file.read(16))


def problems(trial):
    trial.compile()
    rounds = 1000 if trial.is_long else 20
    waits = random.Random(4711)
    source = os.path.basename(trial.case.path)
    wanted = list(numbers_of(trial.case.path))
    for turn in range(rounds):
        trial.remove_profiles()
        # Some die before main, most in the loop.
        wait = waits.choice([0.002, 0.01, 0.05, 0.2]) * waits.random()
        begun, completed = kill_one(trial, wait)
        if not trial.profiles() and not begun:
            continue  # before the profile's first page
        try:
            result = trial.tool.read(trial.folder)
        except RuntimeError as error:
            if completed or not NOTHING_YET.search(str(error)):
                yield f"{error}\nin round {turn}, with {completed} calls"
            continue
        going_on = begun - completed
        least, most = completed - going_on, begun + going_on
        for line, per_call in wanted:
            hits = result.hits.get((source, line))
            if hits is None and begun:
                yield f"lines are missing\nround {turn}: line {line}"
            elif hits is not None and not (least * per_call <= hits
                                           <= most * per_call):
                yield (f"numbers wrong\nround {turn}: line {line} has {hits} "
                       f"hits, expected {least * per_call} to "
                       f"{most * per_call}")
