"""The calling contexts of profiles, for tests."""

import subprocess


class Contexts:
    """Own wall time in ms by path, "main:24;left:11;leaf"."""

    def __init__(self, *profiles):
        self.wall, self.cpu, self.samples = {}, {}, {}
        text = subprocess.run(["lineprof-print-contexts", *profiles],
                              check=True, stdout=subprocess.PIPE, text=True)
        for line in text.stdout.splitlines():
            wall, cpu, samples, path = line.split(" ", 3)
            assert path not in self.wall, path
            self.wall[path] = float(wall) / 1e6
            self.cpu[path] = float(cpu) / 1e6
            self.samples[path] = float(samples)

    def total(self, below=""):
        """Of a path and of all that it calls."""
        return sum(wall for path, wall in self.wall.items()
                   if not below or path == below
                   or path.startswith(below + ";"))
