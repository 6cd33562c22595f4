"""What a user names in the environment must not be written with other rights."""

import os

LIMIT = os.path.join(os.path.dirname(__file__), "limit.py")


def problems(trial):
    trial.compile()
    for folder in (trial.plain, trial.folder):
        os.chmod(os.path.join(folder, "program"), 0o4755)
        os.chmod(folder, 0o777)
    command = [LIMIT, "USER=nobody", "./program"]
    before = set(os.listdir(trial.folder))
    plain = trial.execute(trial.plain, command)
    yield from trial.compare_outcomes(plain, trial.execute(trial.folder, command))
    for name in sorted(set(os.listdir(trial.folder)) - before):
        yield f"a profile was written with the rights of root\n{name}"
