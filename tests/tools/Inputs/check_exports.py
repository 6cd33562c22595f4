"""Usage: check_exports.py FOLDER, with all exports of one profile. They agree."""

import collections
import csv
import gzip
import json
import os
import re
import subprocess
import sys

os.chdir(sys.argv[1])


def near(what, value, expected, share=1e-4):
    """Times are rounded to nanoseconds, once for each of some hundred places."""
    assert abs(value - expected) <= share * expected + 100, (what, value, expected)


def functions_of_annotate():
    """Hits and Ns of each function, and of all, from callgrind_annotate."""
    text = subprocess.run(
        ["callgrind_annotate", "--threshold=100", "--show-percs=no", "callgrind.out.lineprof"],
        capture_output=True, text=True, check=True).stdout
    result = {}
    table = text.split("-- Auto-annotated source")[0]
    for hits, ns, name in re.findall(r"^ *([\d,]+|\.) +([\d,]+|\.) +(.+)$", table, re.M):
        name = re.sub(r"^.*?:(?!:)", "", name)  # the file
        result[name] = [int(number.replace(",", "").replace(".", "0"))
                        for number in (hits, ns)]
    return result


with open("lineprof.json") as file:
    functions = json.load(file)["functions"]
hits = {each["name"]: sum(line["hits"] for line in each["lines"]) for each in functions}
self_ns = {each["name"]: each["self_ns"] for each in functions}

# callgrind: hits of lines, self time, and what untagged callees took.
annotated = functions_of_annotate()
total_hits, total_ns = annotated.pop("PROGRAM TOTALS")
assert total_hits == sum(hits.values()), (total_hits, hits)
for name, count in hits.items():
    assert annotated[name][0] == count, (name, annotated[name], count)
    near(name, annotated.pop(name)[1], self_ns[name])
untagged = sum(ns for _, ns in annotated.values())
near("callgrind", total_ns, sum(self_ns.values()) + untagged)

# csv: the lines of JSON, each with its numbers.
with open("lineprof.csv", newline="") as file:
    rows = list(csv.DictReader(file))
columns = "hits", "time_ns", "self_ns", "cpu_ns", "samples", "error_ns", "min_ns", "max_ns"
in_csv = [(row["function"], *(row[name] for name in ("line",) + columns)) for row in rows]
in_json = [(each["name"], *(str(line.get(name, "")) for name in ("line",) + columns))
           for each in functions for line in each["lines"]]
assert in_csv == in_json, (in_csv, in_json)

# Stacks: flamegraph.pl reads the last number of a line, and frames between semicolons.
stacks = collections.Counter()
with open("lineprof.collapsed") as file:
    for line in file:
        stack, count = re.fullmatch(r"(\S.*) (\d+)\n", line).groups()
        assert all(stack.split(";")), line
        stacks[stack] += int(count)
in_stacks = sum(stacks.values())
assert in_stacks > 0
in_leaf = sum(count for stack, count in stacks.items() if stack.endswith(";leaf(long)"))
# They are sampled, and all calls of the leaf are measured. Where the sampler waits for a
# processor, its first or last tick may be missing.
in_functions = sum(self_ns.values())
assert 0.5 < in_stacks / in_functions < 2, (in_stacks, in_functions)
assert abs(in_leaf / in_stacks - self_ns["leaf(long)"] / in_functions) < 0.05, (
    stacks, self_ns)

with open("lineprof.speedscope.json") as file:
    speedscope = json.load(file)
frames = [frame["name"] for frame in speedscope["shared"]["frames"]]
wall = speedscope["profiles"][0]
seen = collections.Counter()
for sample, weight in zip(wall["samples"], wall["weights"], strict=True):
    seen[";".join(frames[index] for index in sample)] += weight
assert seen == stacks, (seen, stacks)

# Spans of a trace lie within those that are open, and are no longer in sum. Viewers add
# begin and duration, so these must be whole.
with open("lineprof.trace.json") as file:
    events = [event for event in json.load(file)["traceEvents"] if event["ph"] == "X"]
open_until = []
roots = 0
for event in sorted(events, key=lambda event: (event["ts"], -event["dur"])):
    assert isinstance(event["ts"], int) and isinstance(event["dur"], int), event
    begin, end = event["ts"], event["ts"] + event["dur"]
    while open_until and open_until[-1] <= begin:
        open_until.pop()
    assert not open_until or end <= open_until[-1], event
    if not open_until:
        roots += event["dur"] * 1e3
    open_until.append(end)
assert abs(roots - in_stacks) < 1000 * len(events), (roots, in_stacks)

# pprof by way of protoc: numbers in place of a field's name are fields that
# profile.proto doesn't have.
here = os.path.dirname(os.path.abspath(__file__))
with gzip.open("lineprof.pb.gz") as file:
    decoded = subprocess.run(
        ["protoc", f"--proto_path={here}", "--decode=perftools.profiles.Profile",
         "pprof.proto"], input=file.read(), capture_output=True, check=True).stdout.decode()
assert not re.search(r"^ *\d+[:{ ]", decoded, re.M), decoded
times = [list(map(int, re.findall(r"value: (-?\d+)", sample)))[1]
         for sample in re.findall(r"^sample \{.*?^\}", decoded, re.M | re.S)]
near("pprof", sum(times), in_stacks)
