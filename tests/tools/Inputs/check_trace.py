"""Traced lines of a report in JSON: what must be so whatever they took."""
import json
import sys

for function in json.load(open(sys.argv[1]))["functions"]:
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
    for line in function["lines"]:
        if function["name"] == "work" and line["line"] == 13:
            # A busy machine may have stopped the thread there, for milliseconds.
            usual = (line["time_ns"] - line["max_ns"]) / (line["hits"] - 1)
            assert usual < 0.5 * function["line_change_ns"], (line, function)
