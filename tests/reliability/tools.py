"""The tools: how each is compiled with, and how its numbers are read."""

import csv
import glob
import io
import os
import re
import sys

sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)),
                                "../e2e"))
import check_hits
from check_hits import Result

NAMES = ["lineprof", "gcov", "llvm-cov", "xray"]


def command(words):
    """What fails here is that a tool can't read what it wrote itself."""
    done = check_hits.run(words)
    if done.returncode:
        raise RuntimeError("unreadable profile\n" +
                           done.stderr.decode(errors="replace"))
    return done.stdout.decode(errors="replace")


def files(folder, pattern):
    return sorted(glob.glob(os.path.join(glob.escape(folder), pattern)))


class Lineprof:
    name = "lineprof"

    def __init__(self, options):
        self.options = options
        self.flags = [f"-fpass-plugin={options.build}/lib/LineProf.so"]
        self.link = []
        self.environment = {}

    def profiles(self, folder):
        return files(folder, "prof.out*")

    def read(self, folder):
        return check_hits.read_profile(self.options, folder)


class Gcov:
    name = "gcov"
    flags = ["--coverage"]
    link = ["--coverage"]
    environment = {}

    def profiles(self, folder):
        return files(folder, "*.gcda")

    def read(self, folder):
        if not self.profiles(folder):
            raise RuntimeError("no profile")
        return check_hits.read_gcov(folder)


class LlvmCov:
    """Each process writes a file of its own, which is what its manual says."""
    name = "llvm-cov"
    flags = ["-fprofile-instr-generate", "-fcoverage-mapping"]
    link = ["-fprofile-instr-generate"]
    environment = {"LLVM_PROFILE_FILE": "default.%p.profraw"}

    def profiles(self, folder):
        return files(folder, "*.profraw")

    def read(self, folder):
        raw = [path for path in self.profiles(folder)
               if os.path.getsize(path)]
        if not raw:
            raise RuntimeError("no profile")
        merged = os.path.join(folder, "merged.profdata")
        command(["llvm-profdata", "merge", "-o", merged] + raw)
        objects = [f"--object={path}" for path in files(folder, "lib*.so")]
        text = command(["llvm-cov", "export", "--format=lcov",
                        f"--instr-profile={merged}",
                        os.path.join(folder, "program")] + objects)
        result = Result()
        for field in text.splitlines():
            kind, _, value = field.partition(":")
            if kind == "SF":
                source = os.path.basename(value)
            elif kind == "DA":
                line, hits = value.split(",")[:2]
                key = source, int(line)
                result.hits[key] = result.hits.get(key, 0) + int(hits)
        return result


class Xray:
    """Counts calls alone."""
    name = "xray"
    flags = ["-fxray-instrument", "-fxray-instruction-threshold=1"]
    link = ["-fxray-instrument"]
    environment = {"XRAY_OPTIONS": "patch_premain=true xray_mode=xray-basic "
                                   "verbosity=0 xray_logfile_base=xray-log.",
                   "XRAY_BASIC_OPTIONS": "func_duration_threshold_us=0"}
    noise = re.compile(rb"^==\d+==Unable to determine CPU freq.*\n", re.M)

    def profiles(self, folder):
        return files(folder, "xray-log.*")

    def read(self, folder):
        result = Result()
        logs = self.profiles(folder)
        if not logs:
            raise RuntimeError("no profile")
        for log in logs:
            text = command(["llvm-xray", "account", log,
                            "--keep-going", "--format=csv", "--sort=count",
                            f"--instr_map={folder}/program"])
            for row in csv.DictReader(io.StringIO(text)):
                file, line, _ = row["debug"].rsplit(":", 2)
                key = os.path.basename(file), int(line)
                result.calls[key] = (result.calls.get(key, 0) +
                                     int(row["count"]))
        return result


CLASSES = {kind.name: kind for kind in (Lineprof, Gcov, LlvmCov, Xray)}


def make(options):
    return [Lineprof(options) if name == "lineprof" else CLASSES[name]()
            for name in options.tools]
