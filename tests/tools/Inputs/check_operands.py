"""Usage: check_operands.py REPORT

Checks the operands of julia.cpp's inner loop.
"""
import re
import sys

report = open(sys.argv[1], encoding="utf-8").read()
rows = re.findall(r"^ +(\d+) +(n < max_iterations|norm\(z\) < 4): true (\d+), false (\d+)$",
                  report, re.M)
if len(rows) != 2:
    sys.exit(f"not two operands:\n{report}")
(checks, _, below, at_most), (norms, _, inside, outside) = rows
checks, below, at_most, norms, inside, outside = map(
    int, (checks, below, at_most, norms, inside, outside))
# The program prints the sum of the counts: the loop's body ran as often. It leaves
# the loop once for each point, for 100321 of them with n == 300.
if (checks, inside, at_most, outside) != (34219980, 33219980, 100321, 899679):
    sys.exit(f"wrong numbers: {rows}")
if checks != below + at_most or below != norms or norms != inside + outside:
    sys.exit(f"operands don't add up: {rows}")
