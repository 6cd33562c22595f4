"""As usual, and a function's wall time is little more than its `sleeps: N`, in ms.
A busy machine wakes sleepers late, but not by what the others slept."""

import times


def problems(trial):
    trial.compile()
    plain = trial.execute(trial.plain)
    yield from trial.compare_outcomes(plain, trial.execute(trial.folder))
    if not trial.is_lineprof:
        return
    yield from times.absurd(trial, trial.folder)
    yield from times.missing(trial)
    had = {function["line"]: function["time_ns"] for function in
           times.ask(trial, trial.folder, "functions")["functions"]}
    for line, sleeps in times.wanted(trial):
        if had[line] >= 2 * sleeps:
            yield f"line {line} has {had[line]} ns of {sleeps}"
