"""What a case's source says about itself."""

import os
import re
import shlex

HEADER = re.compile(r"^(?://|#) (Case|Flags|Link|Library|Shared|Dlopen|Plain|Expect|Run"
                    r"|Environment|Driver|Profile|Warns|Needs|Not|Note|Levels): *(.*)$")
CHECK_HITS = re.compile(r"RUN: %check_hits %s(.*)$")
SUFFIXES = (".c", ".cpp")


class Case:
    """A program, with the lines at its beginning that say how it is to be run:

    Case: what the table calls it          Flags, Link: for compiling, linking
    Library: for linking the libraries
    Shared: a library's source             Dlopen: the same, not linked
    Plain: a source without the tool       Expect: a header with numbers
    Run: a command in place of ./program; %S is the source's folder
    Environment: NAME=VALUE of it
    Driver: a Python file with problems(trial), which runs it and looks at it
    Warns: a regular expression for lineprof's one warning; without it none
    Profile: none can be kept, only the program is looked at
    Needs: root, nobody (a user who can read it), commands, or it is not run
    Not: TOOL WHY (the tool has no such thing)
    Note: for a reader of the table        Levels: in place of -O0,-O2
    """

    def __init__(self, path, name, title=None):
        self.path = os.path.abspath(path)
        self.folder = os.path.dirname(self.path)
        self.name = name
        self.title = title
        self.flags, self.link, self.library = [], [], []
        self.shared, self.dlopen, self.plain, self.expect = [], [], [], []
        self.run = ["./program"]
        self.environment = {}
        self.has_profile = True
        self.driver = self.warns = self.levels = None
        self.needs, self.unsuited, self.notes = [], {}, []
        with open(self.path) as source:
            for text in source:
                self.read_line(text.rstrip("\n"))
        self.title = self.title or os.path.basename(name).replace("-", " ")

    @property
    def group(self):
        return self.name.split("/")[0]

    def read_line(self, text):
        if of_e2e := CHECK_HITS.search(text):
            self.read_check_hits(of_e2e.group(1))
        found = HEADER.match(text)
        if not found:
            return
        key, value = found.groups()
        words = []
        if key not in ("Case", "Note", "Not", "Warns"):
            words = shlex.split(value.replace("%S", self.folder))
        if key == "Case":
            self.title = value
        elif key == "Flags":
            self.flags += words
        elif key == "Link":
            self.link += words
        elif key == "Library":
            self.library += words
        elif key in ("Shared", "Dlopen", "Plain", "Expect"):
            getattr(self, key.lower()).extend(
                os.path.join(self.folder, word) for word in words)
        elif key == "Run":
            self.run = words
        elif key == "Environment":
            self.environment.update(word.split("=", 1) for word in words)
        elif key == "Profile":
            self.has_profile = value != "none"
        elif key == "Driver":
            self.driver = os.path.join(self.folder, value)
        elif key == "Warns":
            self.warns = value
        elif key == "Needs":
            self.needs += words
        elif key == "Not":
            tool, _, why = value.partition(" ")
            self.unsuited[tool] = why
        elif key == "Note":
            self.notes.append(value)
        elif key == "Levels":
            self.levels = value.split(",")

    def read_check_hits(self, text):
        """The options of a test in e2e/."""
        for word in shlex.split(text.replace("%S", self.folder)):
            option, _, value = word.partition("=")
            if option == "--cflags":
                self.flags += shlex.split(value)
            elif option == "--ldflags":
                self.link += shlex.split(value)
            elif option == "--only":
                self.levels = (self.levels or []) + [value]
            elif option in ("--shared", "--dlopen", "--plain", "--expect"):
                getattr(self, option[2:]).append(value)


def in_file(path):
    group = os.path.basename(os.path.dirname(os.path.abspath(path)))
    return Case(path, group + "/" + os.path.splitext(os.path.basename(path))[0])


def in_list(path):
    """Tests of another folder: a line of `../../../e2e/fork.c  Title` each."""
    group = os.path.basename(os.path.dirname(os.path.abspath(path)))
    with open(path) as file:
        for text in file:
            if not text.strip() or text.startswith("#"):
                continue
            place, _, title = text.strip().partition("  ")
            base = os.path.splitext(os.path.basename(place))[0]
            yield Case(os.path.join(os.path.dirname(path), place),
                       f"{group}/{base}", title.strip())


def in_variants(path):
    """One program, compiled in many ways: after the line `PROGRAM`, a line of
    `title | flags | link flags | needs` each."""
    group = os.path.basename(os.path.dirname(os.path.abspath(path)))
    program = None
    with open(path) as file:
        for text in file:
            if not text.strip() or text.startswith("#"):
                continue
            if not program:
                program = os.path.join(os.path.dirname(path), text.strip())
                continue
            title, *fields = [field.strip() for field in text.split("|")]
            name = re.sub(r"\W+", "-", title).strip("-").lower()
            case = Case(program, f"{group}/{name}", title)
            for more, field in zip((case.flags, case.link, case.needs), fields):
                more += shlex.split(field)
            yield case


def find(paths):
    for path in paths:
        if not os.path.isdir(path):
            yield from in_variants(path) if path.endswith(".txt") else [in_file(path)]
            continue
        for folder, below, files in os.walk(path):
            below[:] = sorted(name for name in below if name != "Inputs")
            if "elsewhere.txt" in files:
                yield from in_list(os.path.join(folder, "elsewhere.txt"))
            if "variants.txt" in files:
                yield from in_variants(os.path.join(folder, "variants.txt"))
            for file in sorted(files):
                if file.endswith(SUFFIXES):
                    yield in_file(os.path.join(folder, file))
