"""Usage: check_json.py JSON SOURCE, for a run of work.c."""

import json
import sys

with open(sys.argv[1]) as file:
    profile = json.load(file)
assert profile["version"] == 1, profile
functions = {each["name"]: each for each in profile["functions"]}
work = functions["work"]
assert work["linkage_name"] == "work"
assert work["file"] == sys.argv[2], work["file"]
assert work["line"] == 3
assert work["calls"] == 1
for key in ("time_ns", "self_ns", "cpu_ns"):
    assert isinstance(work[key], int) and work[key] >= 0, key
hits = {line["line"]: line["hits"] for line in work["lines"] if line["line"]}
assert hits[4] == 1 and hits[5] == 11 and hits[6] == 10 and hits[7] == 1, hits
for line in work["lines"]:
    for key in ("time_ns", "self_ns", "cpu_ns", "samples"):
        assert isinstance(line[key], int) and line[key] >= 0, key
