"""Usage: check_diff.py JSON, of one run of kinds.c against five threads'."""

import json
import sys

with open(sys.argv[1]) as file:
    diff = json.load(file)
assert diff["version"] == 1 and diff["per_run"] is False, diff
functions = {each["name"]: each for each in diff["functions"]}
assert set(functions) == {"naps", "computes", "counts", "traced"}, functions
changes = [abs(each["time_change_ns"]) for each in diff["functions"]]
assert changes == sorted(changes, reverse=True), changes
naps = functions["naps"]
assert naps["old"]["calls"] == 1 and naps["new"]["calls"] == 5, naps
assert naps["old"]["time_ns"] >= 10e6 and naps["new"]["time_ns"] >= 50e6, naps
assert naps["time_change_is_sure"] is True, naps
lines = {each["old_line"]: each for each in naps["lines"]
         if each.get("old_line")}
assert lines[9]["new_line"] == 9, lines[9]
assert lines[9]["old"]["hits"] == 5 and lines[9]["new"]["hits"] == 25, lines[9]
assert lines[9]["text"] == "    usleep(2000);", lines[9]
assert diff["total"]["old"]["calls"] == 4, diff["total"]
assert diff["total"]["new"]["time_ns"] > 50e6, diff["total"]
