"""Traced lines of a report in JSON: what must be so whatever they took."""
import json
import subprocess
import sys

LINE_THAT_DOES_NOTHING = 13
RUNS = 5


def check_function(function):
    assert function["traced"] and function["error_ns"] == 0, function
    assert 1 < function["line_change_ns"] < 10000, function
    assert function["line_changes"] > function["calls"], function
    total = function["time_ns"]
    recursive = function["name"] == "fib"
    times = [line["time_ns"] for line in function["lines"]]
    assert all(time <= total + 1 for time in times), function
    assert recursive or abs(sum(times) - total) <= len(times), function
    for line in function["lines"]:
        assert line["error_ns"] == 0, line
        if "min_ns" not in line or recursive:
            continue
        mean = line["time_ns"] / line["hits"]
        assert line["min_ns"] <= mean + 1, line
        assert mean <= line["max_ns"] + 1, line


def share_of_a_reading(function):
    """What the line that does nothing takes, in units of a line change."""
    (line,) = [line for line in function["lines"] if line["line"] == LINE_THAT_DOES_NOTHING]
    return line["time_ns"] / line["hits"] / function["line_change_ns"]


lineprof, program, source = sys.argv[1:]
shares = []
for _ in range(RUNS):
    subprocess.run([program], check=True)
    report = subprocess.run([lineprof, "annotate", "--format=json", source],
                            check=True, capture_output=True, text=True).stdout
    functions = json.loads(report)["functions"]
    for function in functions:
        check_function(function)
    shares += [share_of_a_reading(f) for f in functions if f["name"] == "work"]
# A busy machine stops the thread in that line now and then, for 0.1 ms or more.
assert min(shares) < 0.5, shares
