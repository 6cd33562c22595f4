"""Usage: check_options.py LINEPROF DOCS

Compares the options in each command's --help, its completion and its page in DOCS, and
the commands in --help with the pages and with the table of lineprof.md.
"""
import os
import re
import subprocess
import sys

lineprof, docs = sys.argv[1:]
OPTION = r"(?<![\w-])--?[a-zA-Z][\w-]*"
problems = []


def output(*arguments):
    return subprocess.run([lineprof, *arguments], check=True, text=True,
                          stdout=subprocess.PIPE).stdout


def table(page, head):
    """The first cells of the tables with that head."""
    with open(os.path.join(docs, page)) as file:
        tables = re.findall(r"^\| *%s *\|.*\n\|-.*\n((?:\|.*\n)*)" % head, file.read(), re.M)
    rows = "".join(tables).replace("\\|", "/").splitlines()
    return [row.split("|")[1] for row in rows]


def compare(where, left, in_left, right, in_right):
    for one, these, others in (left, in_left, in_right), (right, in_right, in_left):
        for name in sorted(these - others):
            problems.append(f"{where}: only in {one}: {name}")


commands = re.findall(r"^  (\S+)  +\S", output("--help"), re.M)
assert len(commands) > 10, commands
pages = {each[:-3] for each in os.listdir(docs)} | {"cc"}
compare("commands", "--help", set(commands) | {"lineprof"}, "docs/cli", pages)
listed = set(re.findall(r"`([a-z+]+)`", " ".join(table("lineprof.md", "command"))))
compare("commands", "--help", set(commands), "lineprof.md", listed)

for command in commands:
    page = ("c++" if command == "cc" else command) + ".md"
    described = set(re.findall(OPTION, " ".join(table(page, "option"))))
    if command == "run":  # takes those of annotate's but --format
        described |= set(re.findall(OPTION, " ".join(table("annotate.md", "option")))) - {"--format"}
    told = set(re.findall("^" + OPTION, output("complete", "--", command, "-"), re.M))
    compare(command, "completion", told, page, described)
    if command in ("c++", "cc"):  # --help is the compiler's
        continue
    text = output(command, "--help")
    assert f"lineprof help {command}" in text and f"man lineprof-{command}" in text, text
    heads = re.findall(r"^  (-.*?)(?:  |$| [A-Z{])", text.split("\nOptions:\n")[1], re.M)
    named = set(re.findall(OPTION, " ".join(heads)))
    compare(command, "--help", named, page, described)
sys.exit("\n".join(problems) or 0)
