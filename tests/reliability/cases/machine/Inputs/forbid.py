#!/usr/bin/env python3
"""forbid.py NUMBER... -- COMMAND...: system calls that fail with EPERM."""

import ctypes
import os
import struct
import sys

BPF_LD_ABS, BPF_JEQ, BPF_RET = 0x20, 0x15, 0x06
ALLOW, EPERM = 0x7FFF0000, 0x00050001
PR_SET_NO_NEW_PRIVS, PR_SET_SECCOMP, FILTER = 38, 22, 2

split = sys.argv.index("--")
numbers = [int(word) for word in sys.argv[1:split]]
code = [(BPF_LD_ABS, 0, 0, 0)]
for number in numbers:
    code += [(BPF_JEQ, 0, 1, number), (BPF_RET, 0, 0, EPERM)]
code.append((BPF_RET, 0, 0, ALLOW))
bytes_of_code = b"".join(struct.pack("HBBI", *line) for line in code)
buffer = ctypes.create_string_buffer(bytes_of_code)
program = struct.pack("HxxxxxxQ", len(code), ctypes.addressof(buffer))
libc = ctypes.CDLL(None, use_errno=True)
if (libc.prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) != 0 or
        libc.prctl(PR_SET_SECCOMP, FILTER, ctypes.c_char_p(program), 0, 0)):
    sys.exit(os.strerror(ctypes.get_errno()))
os.execv(sys.argv[split + 1], sys.argv[split + 1:])
