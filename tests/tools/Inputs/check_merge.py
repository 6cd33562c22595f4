"""Usage: check_merge.py ONE OTHER, two of lineprof's JSON reports.

They must say the same: hits to the count, times but for rounding. What a
function's own code took is spread over its lines by samples, run by run or
for all runs at once, so lines may differ as far as they are unsure.
"""

import json
import sys


def near(a, b, share):
    return abs(a - b) <= share * max(a, b) + 1000


one, other = (json.load(open(path))["functions"] for path in sys.argv[1:3])
assert one and len(one) == len(other), (len(one), len(other))
for a, b in zip(one, other):
    for key in ("name", "linkage_name", "file", "line", "calls"):
        assert a[key] == b[key], (a["name"], key, a[key], b[key])
    assert near(a["time_ns"], b["time_ns"], 0.01), (a, b)
    for key in ("min_ns", "max_ns"):
        assert (key in a) == (key in b), (a["name"], key)
        assert near(a.get(key, 0), b.get(key, 0), 0), (a["name"], key)
    lines = [[each for each in function["lines"] if each["line"]]
             for function in (a, b)]
    assert len(lines[0]) == len(lines[1]), a["name"]
    for x, y in zip(*lines):
        assert x["line"] == y["line"] and x["hits"] == y["hits"], (x, y)
        assert near(x["time_ns"], y["time_ns"], 0.3) or abs(
            x["time_ns"] - y["time_ns"]) <= x["error_ns"], (a["name"], x, y)
