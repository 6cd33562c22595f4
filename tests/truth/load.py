"""How much of the machine was in use. Where threads wait for a processor, the
sampler is late when they do, and no time is certain."""

import os
import time

FULL = 0.85  # of all processors


def busy_seconds():
    """Of all processors together, since the machine started."""
    with open("/proc/stat") as file:
        times = [int(text) for text in file.readline().split()[1:9]]
    return (sum(times) - times[3] - times[4]) / os.sysconf("SC_CLK_TCK")


class Load:
    """Since it was made."""

    def __init__(self):
        self.busy, self.began = busy_seconds(), time.monotonic()

    def is_full(self):
        seconds = time.monotonic() - self.began
        used = (busy_seconds() - self.busy) / seconds / os.cpu_count()
        return used > FULL
