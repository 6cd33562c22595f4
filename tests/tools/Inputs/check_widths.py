"""Usage: check_widths.py TERMINAL.PY WIDTH cut|whole COMMAND...

Runs the command in a terminal and checks that the rows of its table are as wide as
that at most, and that some are cut, or none. Width 0 is a terminal that doesn't say
its own: the command's COLUMNS=90 is what counts.
"""
import re
import subprocess
import sys
import unicodedata

terminal, width, expected, command = sys.argv[1], int(sys.argv[2]), sys.argv[3], sys.argv[4:]
shown = subprocess.run([sys.executable, terminal, str(width), *command],
                       stdout=subprocess.PIPE, check=True).stdout.decode()
text = re.sub(r"\^\[\[[0-9;]*m", "", shown)
rows = [line for line in text.split("\n") if re.match(r" *[0-9]+ |\u2500", line)]
limit = width or 90
widths = [sum(1 + (unicodedata.east_asian_width(c) in "WF") for c in row) for row in rows]
if len(rows) != 6 or max(widths) > limit or max(widths) < limit - 1:
    sys.exit(f"{widths} columns, not {limit}:\n{text}")
if any("\u2026" in row for row in rows) != (expected == "cut") or "\t" in text:
    sys.exit(f"not {expected} at {limit}:\n{text}")
