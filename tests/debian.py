"""Source packages of Debian, for what is measured on real programs."""

import glob
import os
import shutil
import subprocess
import sys

SOURCES = ("deb-src [signed-by=/usr/share/keyrings/debian-archive-keyring.gpg] "
           "http://deb.debian.org/debian bookworm main\n")


def default_cache():
    return os.path.join(
        os.environ.get("XDG_CACHE_HOME", os.path.expanduser("~/.cache")),
        "lineprof-sources")


def fetch(name, cache):
    """The folder with the unpacked source package."""
    place = os.path.join(cache, name)
    if not glob.glob(os.path.join(place, f"{name}-*/")):
        shutil.rmtree(place, ignore_errors=True)
        os.makedirs(os.path.join(place, "lists", "partial"))
        with open(os.path.join(place, "sources.list"), "w") as file:
            file.write(SOURCES)
        apt = ["apt-get", "-qq",
               "-o", f"Dir::Etc::sourcelist={place}/sources.list",
               "-o", "Dir::Etc::sourceparts=-",
               "-o", f"Dir::State::lists={place}/lists",
               "-o", f"Dir::Cache={place}", "-o", "APT::Sandbox::User=root"]
        for command in (apt + ["update"], apt + ["source", name]):
            try:
                done = subprocess.run(command, cwd=place,
                                      stdout=subprocess.DEVNULL)
            except FileNotFoundError:
                sys.exit("error: apt-get isn't there: unpack the source of "
                         f"{name} in {place}")
            if done.returncode:
                sys.exit(f"error: {' '.join(command)} ended with status "
                         f"{done.returncode}")
        shutil.rmtree(os.path.join(place, "lists"))
    return os.path.realpath(glob.glob(os.path.join(place, f"{name}-*/"))[0])
