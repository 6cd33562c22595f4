#!/usr/bin/env python3
"""at_once.py N PROGRAM: starts it N times, and lets all end when all run."""

import subprocess
import sys

pipes = {"stdin": subprocess.PIPE, "stdout": subprocess.PIPE}
children = [subprocess.Popen(sys.argv[2:], **pipes)
            for _ in range(int(sys.argv[1]))]
for child in children:
    child.stdout.read(1)
for child in children:
    child.stdin.close()
print(sorted({child.wait() for child in children}))
