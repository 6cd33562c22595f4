"""A profile has room for the threads that lived at once, however many they
were in all."""

import os


def size_after(trial, count):
    trial.remove_profiles()
    outcome = trial.execute(trial.folder, ["./program", str(count)])
    if outcome.status:
        raise RuntimeError(f"status {outcome.status} of {count} threads")
    return sum(map(os.path.getsize, trial.profiles()))


def problems(trial):
    trial.compile()
    few = size_after(trial, 20)
    plain = trial.execute(trial.plain)
    trial.remove_profiles()
    yield from trial.compare_outcomes(plain, trial.execute(trial.folder))
    yield from trial.compare_numbers()
    many = sum(map(os.path.getsize, trial.profiles()))
    # xray keeps every call, which is its purpose.
    if many > few + 64 * 1024 and trial.tool.name != "xray":
        yield f"the profile grows\n{few} bytes for 20 threads, {many} for 20,000"
