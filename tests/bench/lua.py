"""Lua 5.4, a real C program, from Debian's source package."""

import glob
import os

import debian  # from tests/
import measure

DEFINES = ["-DLUA_COMPAT_5_3", "-DLUA_USE_POSIX", "-w"]
SCRIPT = os.path.join(measure.HERE, "extra", "mixed.lua")
TAG_ALL = ["-mllvm", "-lineprof-tag=."]


def sources(options):
    """Paths of all that the interpreter consists of."""
    folder = os.path.join(debian.fetch("lua5.4", options.cache), "src")
    return sorted(path for path in glob.glob(os.path.join(folder, "*.c"))
                  if os.path.basename(path) != "luac.c")


def flags(folder):
    """For each of its files. Debian's build makes a header, as here."""
    include = os.path.join(folder, "lua-include")
    os.makedirs(include, exist_ok=True)
    with open(os.path.join(include, "lua5.4-deb-multiarch.h"), "w") as file:
        file.write('#define DEB_HOST_MULTIARCH "host"\n')
    return [*DEFINES, "-I" + include]


def measure_interpreter(variants, options, folder, progress):
    """{variant: Times}"""
    files = sources(options)
    builds = {}
    for number, (variant, how) in enumerate(variants.items()):
        progress(f"Lua: compiling {variant}")
        place = os.path.join(folder, f"lua-{number}")
        os.mkdir(place)
        path = os.path.join(place, "lua")
        tags = TAG_ALL if how.lineprof else []
        measure.compile_program("clang", [*how.flags, *tags, *flags(folder)],
                                [*files, "-lm"], path)
        builds[variant] = measure.Build(path, how, [SCRIPT])
    return measure.run_in_turn("Lua", builds, options, progress)
