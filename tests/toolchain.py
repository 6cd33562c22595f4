"""The LLVM that a build tree's plugin was made for: clang, llvm-cov and so on."""

import os
import re
import subprocess


def put_in_path(build):
    """Its programs are found first from here on, here and in children."""
    with open(os.path.join(build, "tests", "lit.site.cfg.py")) as site:
        programs = re.search(r'llvm_tools_dir = r"(.*)"', site.read())[1]
    os.environ["PATH"] = programs + os.pathsep + os.environ["PATH"]


def major():
    """That of the clang in PATH."""
    version = subprocess.run(["clang", "-dumpversion"], stdout=subprocess.PIPE,
                             text=True, check=True).stdout
    return int(version.split(".")[0])
