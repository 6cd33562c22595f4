"""Whether the kernel lets a process measure its own threads with perf."""

import ctypes
import os
import struct

SOFTWARE, TASK_CLOCK = 1, 1
USER_ONLY = 1 << 5 | 1 << 6  # exclude_kernel, exclude_hv
NUMBER = {"x86_64": 298, "aarch64": 241}  # of perf_event_open


def is_permitted():
    attributes = struct.pack("=IIQQQQQ", SOFTWARE, 112, TASK_CLOCK, 10**6, 0, 0,
                             USER_ONLY).ljust(112, b"\0")
    opened = ctypes.CDLL(None).syscall(NUMBER[os.uname().machine], attributes,
                                       0, -1, -1, 0)
    if opened >= 0:
        os.close(opened)
    return opened >= 0
