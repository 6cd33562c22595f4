"""The total of each function that `truth` has a time for, in ns, is that, but for
10 ms and the error that the profile states: on a busy machine ticks are few."""
import json

functions = {each["name"].split("(")[0]: each
             for each in json.load(open("profile.json"))["functions"]}
for line in open("truth"):
    name, truth = line.split()
    function = functions[name]
    assert (abs(function["time_ns"] - float(truth)) <
            10e6 + function.get("error_ns", 0)), (truth, function)
