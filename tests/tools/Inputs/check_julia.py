"""Compares ./profile.json with ./output of docs/examples/julia.cpp."""

import json
import re

with open("profile.json") as file:
    function, = json.load(file)["functions"]
with open("output") as file:
    seconds = float(re.search(r"took ([0-9.]+) seconds", file.read()).group(1))

with open(function["file"]) as file:
    source = file.read().splitlines()


def line_with(text):
    number, = [number for number, line in enumerate(source, 1) if text in line]
    return next(line for line in function["lines"] if line["line"] == number)


STEPS = 33219980
assert function["calls"] == 1
assert line_with("for (size_t i = 0")["hits"] == 1000001
assert line_with("int n = 0;")["hits"] == 1000000
assert line_with("while (n < max_iterations")["hits"] == STEPS + 1000000
assert line_with("z = z * z + c;")["hits"] == STEPS
assert line_with("n += 1;")["hits"] == STEPS
assert line_with("output[i] = n;")["hits"] == 1000000

total = function["time_ns"] / 1e9
assert abs(total - seconds) <= 0.03 * seconds, (total, seconds)
inner = sum(line_with(text)["time_ns"] for text in
            ("while (n < max_iterations", "z = z * z + c;", "n += 1;")) / 1e9
assert inner > 0.9 * total, (inner, total)
