"""Starts a program that prints a line when it is ready, and controls it."""
import atexit
import json
import os
import subprocess
import time


class Live:
    def __init__(self, *command, **environment):
        self.process = subprocess.Popen(
            command, stdin=subprocess.PIPE, stdout=subprocess.PIPE,
            env={**os.environ, **environment}, text=True)
        self.pid = str(self.process.pid)
        atexit.register(self.process.kill) # also if it was left stopped
        self.tell(None)

    def tell(self, text):
        """Has it do something, and waits until it has."""
        if text:
            self.process.stdin.write(text + "\n")
            self.process.stdin.flush()
        assert self.process.stdout.readline() == "done\n"

    def end(self):
        self.process.stdin.close()
        assert self.process.wait() == 0


def ctl(*arguments, fails=False):
    """What `lineprof ctl` prints: one line on stderr, or nothing."""
    done = subprocess.run(["lineprof", "ctl", *arguments], text=True,
                          stdout=subprocess.PIPE, stderr=subprocess.PIPE)
    if fails:
        assert done.returncode == 1, (done.returncode, done.stderr)
        assert done.stderr.startswith("lineprof: error: "), done.stderr
        assert done.stderr.count("\n") == 1 and "; " in done.stderr, done.stderr
        return done.stderr
    assert done.returncode == 0 and not done.stderr, done.stderr
    return done.stdout


def functions(profile):
    done = subprocess.run(["lineprof", "functions", "--format=json", profile],
                          stdout=subprocess.PIPE, check=True)
    return {each["name"]: each for each in json.loads(done.stdout)["functions"]}


def calls(profile, name="work"):
    return functions(profile)[name]["calls"]
