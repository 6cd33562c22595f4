#!/usr/bin/env python3
"""broken_pipe.py COMMAND..., with SIGPIPE as it is in a shell."""

import subprocess
import os
import sys

reader, writer = os.pipe()
os.close(reader)
print(subprocess.run(sys.argv[1:], stderr=writer).returncode)
