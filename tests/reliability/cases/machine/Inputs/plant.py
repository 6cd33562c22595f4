"""Others may have put anything under the profile's name."""

import glob
import os

LIMIT = os.path.join(os.path.dirname(__file__), "limit.py")
AS_NOBODY = [LIMIT, "USER=nobody", "./program"]


def problems(trial):
    trial.compile()
    os.chmod(trial.folder, 0o1777)
    profile = os.path.join(trial.folder, "prof.out")
    precious = os.path.join(trial.folder, "precious")

    def run_beside(what, command=None):
        plain = trial.execute(trial.plain, command)
        for problem in trial.compare_outcomes(
                plain, trial.execute(trial.folder, command)):
            yield f"{what}: {problem}"
        with open(precious) as file:
            if file.read() != "precious":
                yield f"{what}: another file was overwritten"
        if not glob.glob(profile + ".*"):
            yield f"{what}: no profile beside it"
        os.remove(profile)
        for problem in trial.compare_numbers():
            yield f"{what}: {problem}"
        trial.remove_profiles()

    with open(precious, "w") as file:
        file.write("precious")
    os.symlink("precious", profile)
    yield from run_beside("a link")
    os.link(precious, profile)
    yield from run_beside("a second name")
    os.symlink("nowhere", profile)
    yield from run_beside("a link to nowhere")
    if os.path.exists(os.path.join(trial.folder, "nowhere")):
        yield "a file was made where a link led to"
    # Another user's profile, who could cut it off while the program runs.
    trial.execute(trial.folder)
    os.chown(profile, 65534, 65534)
    os.chmod(profile, 0o666)
    yield from run_beside("another user's profile")
    # One that may not be opened. Where fs.protected_regular is set, this goes for
    # root too, and for the one above.
    trial.execute(trial.folder)
    os.chmod(profile, 0o600)
    yield from run_beside("a file that is closed to us", AS_NOBODY)
    os.mkfifo(profile)
    yield from run_beside("a named pipe")
    for mask, mode in ((0o022, 0o644), (0o077, 0o600), (0, 0o666)):
        trial.remove_profiles()
        trial.execute(trial.folder, ["sh", "-c", f"umask {mask:o}; ./program"])
        if os.stat(profile).st_mode & 0o777 != mode:
            yield f"umask {mask:o}: mode {os.stat(profile).st_mode:o}"
