#!/usr/bin/env python3
"""limit.py NAME=VALUE... COMMAND...: RLIMIT_NAME; USER=nobody changes that."""

import os
import resource
import sys

words = sys.argv[1:]
while "=" in words[0]:
    name, value = words.pop(0).split("=")
    if name == "USER":
        os.setgroups([])
        os.setgid(65534)
        os.setuid(65534)
    else:
        resource.setrlimit(getattr(resource, "RLIMIT_" + name),
                           (int(value), int(value)))
os.execv(words[0], words)
