"""As usual, but a module is compiled first."""

import os

from check_hits import must_run


def compile_with_module(trial, folder, flags, link):
    os.makedirs(folder)
    module = os.path.join(trial.case.folder, "Inputs/shapes.cppm")
    compiler = (["clang++", "-g", f"-I{trial.options.include}"] +
                trial.level.split() + trial.case.flags + flags)
    must_run(compiler + ["--precompile", module, "-o", "shapes.pcm"], cwd=folder)
    must_run(compiler + ["-c", "shapes.pcm", "-o", "shapes.o"], cwd=folder)
    must_run(compiler + ["-fmodule-file=shapes=shapes.pcm", trial.case.path,
                         "shapes.o"] + link + ["-o", "program"], cwd=folder)


def problems(trial):
    compile_with_module(trial, trial.plain, [], [])
    compile_with_module(trial, trial.folder, trial.tool.flags, trial.tool.link)
    plain = trial.execute(trial.plain)
    yield from trial.compare_outcomes(plain, trial.execute(trial.folder))
    yield from trial.compare_numbers()
