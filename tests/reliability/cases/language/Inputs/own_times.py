"""As usual, and a function's wall time, in ms, is `sleeps: N` or a little more.
A busy machine wakes sleepers late, but not by what the others slept."""

import json
import re
import subprocess

SLEEPS = re.compile(r"// sleeps: (\d+)")


def problems(trial):
    trial.compile()
    plain = trial.execute(trial.plain)
    yield from trial.compare_outcomes(plain, trial.execute(trial.folder))
    if not trial.is_lineprof:
        return
    done = subprocess.run([trial.options.build + "/bin/lineprof", "functions",
                           "--format=json"] + trial.profiles(),
                          stdout=subprocess.PIPE, check=True)
    times = {function["line"]: function["time_ns"] / 1e6
             for function in json.loads(done.stdout)["functions"]}
    with open(trial.case.path) as source:
        for line, text in enumerate(source, 1):
            if found := SLEEPS.search(text):
                wanted = int(found.group(1))
                if not wanted <= times[line] < 2 * wanted:
                    yield f"line {line} has {times[line]} ms of {wanted}"
