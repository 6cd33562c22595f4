"""race_free.py RUNTIME PLUGIN PROGRAM...: each compiled with the plugin, linked
with the runtime's sources under TSan, and run."""

import glob
import os
import subprocess
import sys

RUNTIME = ["-std=c++20", "-O1", "-g", "-fsanitize=thread", "-fno-exceptions",
           "-fno-rtti", "-fno-threadsafe-statics"]

# Children may go on and start threads, and needn't wait for other threads' races.
OPTIONS = "die_after_fork=0:atexit_sleep_ms=0"


def compile_all(jobs):
    for job in [subprocess.Popen(words) for words in jobs]:
        if job.wait():
            sys.exit(1)


def main():
    runtime, plugin, *programs = sys.argv[1:]
    include = "-I" + os.path.join(runtime, "include")
    sources = glob.glob(os.path.join(runtime, "*.cpp"))
    compile_all(["clang++"] + RUNTIME + [include, "-c", source]
                for source in sources)
    objects = glob.glob("*.o")
    for source in programs:
        name = os.path.splitext(os.path.basename(source))[0]
        compiler = "clang" if source.endswith(".c") else "clang++"
        compile_all([[compiler, "-O1", "-g", f"-fpass-plugin={plugin}", include,
                      "-c", source, "-o", name + ".obj"]])
        compile_all([["clang++", "-fsanitize=thread", name + ".obj", *objects,
                      "-o", name]])
        done = subprocess.run(["./" + name], stdout=subprocess.PIPE, timeout=300,
                              stderr=subprocess.STDOUT, text=True,
                              env=dict(os.environ, TSAN_OPTIONS=OPTIONS))
        if done.returncode or "ThreadSanitizer" in done.stdout:
            sys.exit(f"{name}: status {done.returncode}\n{done.stdout}")


main()
