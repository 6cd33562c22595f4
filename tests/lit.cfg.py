# The lit suite of lineprof. tests/run builds and runs it; README.md says which
# kind of test goes where.

import glob
import os
import shlex
import shutil
import sys

import lit.formats

sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))
import perf  # from tests/

config.name = "lineprof"
config.test_format = lit.formats.ShTest(execute_external=False)
config.suffixes = [".ll", ".c", ".cpp", ".test"]
config.excludes = ["Inputs", "unit", "fuzz", "bench", "accuracy", "npm"]
config.test_source_root = os.path.dirname(os.path.abspath(__file__))
config.test_exec_root = os.path.join(config.lineprof_build_dir, "tests")

build = config.lineprof_build_dir
source = config.lineprof_source_dir
llvm = config.llvm_tools_dir
sanitized = config.lineprof_sanitize.upper() in ("ON", "TRUE", "YES", "1")
config.available_features.add("sanitized" if sanitized else "plain")

# The tests say what they need by name; these folders hold those names.
config.environment["PATH"] = os.pathsep.join(
    [os.path.join(build, "bin"), llvm, config.environment["PATH"]])
if shutil.which("clang-14"):
    config.available_features.add("clang-14")
for program in ("fish", "mandoc", "zsh"):
    if shutil.which(program):
        config.available_features.add(program)
# clang has this header where its OpenMP is installed, which is for one version.
if glob.glob(os.path.join(llvm, "../lib/clang/*/include/omp.h")):
    config.available_features.add("openmp")
if perf.is_permitted():
    config.available_features.add("perf")
cross = os.path.join(build, "..", "aarch64", "lib")
if shutil.which("qemu-aarch64") and os.path.isdir(cross):
    config.available_features.add("aarch64")
npm = os.path.join(source, "build", "npm", "node_modules")
if os.path.isdir(npm):
    config.available_features.add("npm")
    config.environment["NODE_PATH"] = npm

# The sanitized runtime traps by itself: programs need no sanitizer.
link_flags = ""
if sanitized:
    config.environment["ASAN_OPTIONS"] = "detect_leaks=0"
    config.environment["UBSAN_OPTIONS"] = "halt_on_error=1:print_stacktrace=1"

plugin = os.path.join(build, "lib", "LineProf.so")
library = os.path.join(build, "lib")
include = os.path.join(source, "runtime", "include")
python = shlex.quote(sys.executable)
check_hits = (f"{python} {source}/tests/e2e/check_hits.py --build={build} "
              f"--include={include} --work=%t.dir")
# --param oracle=1 compares the numbers in the sources with those of gcov.
if lit_config.params.get("oracle"):
    check_hits += " --oracle"
# --param target=aarch64 runs the end-to-end tests there.
if target := lit_config.params.get("target"):
    check_hits += f" --target={target}"
    library = cross
    config.suffixes = [".c", ".cpp"]
    config.excludes += ["plugin", "tools", "truth"]
if link_flags:
    check_hits += f" --ldflags={link_flags}"
check_times = (f"{python} {source}/tests/truth/check_times.py --build={build} "
               f"--include={include} --work=%t.dir")
reliable = (f"{python} {source}/tests/reliability/run --build={build} "
            f"--include={include} --work=%t.dir")
inject_delay = check_times.replace("check_times", "inject_delay")
# --param long=1 lets tests of truth take minutes.
if lit_config.params.get("long"):
    config.available_features.add("long")

# Longer names first: they are replaced in this order.
config.substitutions += [
    (r"%check_hits\b", check_hits),
    (r"%random_program\b",
     f"{python} {source}/tests/e2e/random_program.py"),
    (r"%check_times\b", check_times),
    (r"%random_times\b", f"{python} {source}/tests/truth/random_times.py"),
    (r"%inject_delay\b", inject_delay),
    (r"%reliable\b", reliable),
    (r"%clangxx\b", f"{llvm}/clang++ -I{include}"),
    (r"%clang\b", f"{llvm}/clang -I{include}"),
    (r"%FileCheck\b", os.path.join(llvm, "FileCheck")),
    (r"%split_file\b", os.path.join(llvm, "split-file")),
    (r"%not\b", os.path.join(llvm, "not")),
    (r"%llvm_bin\b", llvm),
    (r"%llvm_major\b", config.llvm_major),
    (r"%opt\b", os.path.join(llvm, "opt")),
    (r"%plugin\b", plugin),
    (r"%profile_flags\b",
     f"-g -fpass-plugin={plugin}"),
    (r"%link_flags\b", link_flags),
    (r"%lineprof\b", os.path.join(build, "bin", "lineprof")),
    (r"%library\b", library),
    (r"%include\b", include),
    (r"%python\b", python),
]
