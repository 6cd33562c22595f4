"""Runs ./julia, of docs/examples/julia.cpp, and compares its profile with what it
prints. Usage: check_julia.py LINEPROF"""

import json
import re
import subprocess
import sys

ATTEMPTS = 3
STEPS = 33219980


def check():
    """Returns what is wrong with the times. Counts must be right."""
    output = subprocess.check_output("./julia", text=True)
    seconds = float(re.search(r"took ([0-9.]+) seconds", output).group(1))
    function, = json.loads(subprocess.check_output(
        [sys.argv[1], "annotate", "--format=json", "julia.cpp", "prof.out"])
    )["functions"]
    with open(function["file"]) as file:
        source = file.read().splitlines()

    def line_with(text):
        number, = [number for number, line in enumerate(source, 1)
                   if text in line]
        return next(line for line in function["lines"]
                    if line["line"] == number)

    assert function["calls"] == 1
    assert line_with("for (size_t i = 0")["hits"] == 1000001
    assert line_with("int n = 0;")["hits"] == 1000000
    assert line_with("while (n < max_iterations")["hits"] == STEPS + 1000000
    assert line_with("z = z * z + c;")["hits"] == STEPS
    assert line_with("n += 1;")["hits"] == STEPS
    assert line_with("output[i] = n;")["hits"] == 1000000

    total = function["time_ns"] / 1e9
    if abs(total - seconds) > 0.03 * seconds:
        return f"{total} s in all, {seconds} by the stop-watch"
    inner = sum(line_with(text)["time_ns"] for text in
                ("complex<double> c", "while (n < max_iterations",
                 "z = z * z + c;", "n += 1;")) / 1e9
    # Machines whose memory is slow wait for c; a hundred samples are 3 points off.
    return inner <= 0.85 * total and f"{inner} s of {total} in the loop"


for attempt in range(ATTEMPTS):
    problem = check()
    if not problem:
        sys.exit()
    print(problem)
sys.exit(1)
