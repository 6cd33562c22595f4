"""gdb stops where it is told, sees arguments and callers, and calls a tagged
function; signals and threads of the profiler don't stop it."""

import re

COMMANDS = ["break square if n == 7", "run", "print n", "backtrace",
            "print square(4)", "print square(3)", "delete", "continue"]
WANTED = [r"reakpoint 1, square \((n=)?n(@entry)?=7\)", r"\$1 = 7", r"#1 .* sum \(",
          r"\$2 = 16", r"\$3 = 9", r"^285$"]


def problems(trial):
    trial.compile()
    words = ["gdb", "-q", "-nx", "-batch"]
    for text in COMMANDS:
        words += ["-ex", text]
    for folder in (trial.plain, trial.folder):
        outcome = trial.execute(folder, words + ["./program"])
        text = outcome.output.decode(errors="replace")
        at = 0
        for pattern in WANTED:
            found = re.compile(pattern, re.MULTILINE).search(text, at)
            if not found:
                yield f"gdb doesn't say {pattern}\n{text}"
                break
            at = found.end()
    yield from trial.compare_numbers()
