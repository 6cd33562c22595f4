"""Whatever the limit, the program does what it does without the tool, and its
hits are exact or there is no profile; lineprof says so in one line."""

import os

LIMIT = os.path.join(os.path.dirname(__file__), "limit.py")


def problems(trial):
    trial.compile()
    sizes = [1 << 28, 1 << 25, 1 << 24] + list(range(1 << 23, 1 << 21, -1 << 18))
    for size in sizes:
        command = [LIMIT, f"AS={size}", "./program"]
        plain = trial.execute(trial.plain, command)
        if plain.status:
            return
        trial.remove_profiles()
        profiled = trial.execute(trial.folder, command)
        warnings = profiled.errors.splitlines()
        if trial.is_lineprof and all(
                line.startswith(b"lineprof: warning: ") for line in warnings):
            profiled.errors = b""
        if len(warnings) > 1:
            yield f"several warnings\n{len(warnings)} with {size} bytes"
        for problem in trial.compare_outcomes(plain, profiled):
            yield f"{problem}\nwith {size} bytes"
        if b"no profile" in b"".join(warnings) or profiled.status:
            continue
        for problem in trial.compare_numbers():
            yield f"numbers wrong\n{problem} with {size} bytes, {warnings}"
