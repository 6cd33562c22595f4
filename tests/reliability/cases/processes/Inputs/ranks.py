"""mpirun -n 4: rank N calls N + 1 times."""

import os


def problems(trial):
    trial.compile()
    command = ["mpirun", "--allow-run-as-root", "--oversubscribe", "-n", "4",
               "./program"]
    environment = {"LINEPROF_FILE": "prof.out.%q{OMPI_COMM_WORLD_RANK}",
                   "LLVM_PROFILE_FILE": "default.%p.profraw"}
    outcome = trial.execute(trial.folder, command, environment)
    if outcome.status or outcome.output != b"450\n" or outcome.errors:
        yield (f"output of the program changed\nstatus {outcome.status}: "
               f"{outcome.output + outcome.errors}")
    if trial.is_lineprof:
        names = [os.path.basename(path) for path in trial.profiles()]
        if names != [f"prof.out.{rank}" for rank in range(4)]:
            yield f"profiles are {names}"
    yield from trial.compare_numbers()
