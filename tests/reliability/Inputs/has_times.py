"""As usual, and the function that sleeps for 20 ms has such a time."""

import json
import subprocess


def problems(trial):
    trial.compile()
    plain = trial.execute(trial.plain)
    yield from trial.compare_outcomes(plain, trial.execute(trial.folder))
    yield from trial.compare_numbers()
    if not trial.is_lineprof:
        return
    done = subprocess.run([trial.options.build + "/bin/lineprof", "functions",
                           "--format=json"] + trial.profiles(),
                          stdout=subprocess.PIPE, check=True)
    for function in json.loads(done.stdout)["functions"]:
        if not 20e6 <= function["time_ns"] < 20e9:
            yield f"{function['name']} has {function['time_ns'] / 1e6} ms of 20"
