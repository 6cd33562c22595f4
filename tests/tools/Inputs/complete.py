"""Usage: complete.py SHELL LINEPROF

Types into a shell that completes for lineprof. The shell runs a stand-in, which prints
the arguments that it has come to, and hands questions for completions on.
"""
import signal
import sys
from screen import *

shell, lineprof = sys.argv[1:]
os.makedirs("bin", exist_ok=True)
with open("bin/lineprof", "w") as file:
    file.write(f"""#!/bin/sh
case $1 in complete) exec {lineprof} "$@" ;; esac
printf '<%s>' "$@"
echo .
""")
os.chmod("bin/lineprof", 0o755)
for name in "prof.out", "prof.out.7", "source.cpp":
    open(name, "w").close()

COMMANDS = {
    "bash": (["bash", "--norc", "-i"], "PS1='now> '; source <(lineprof complete bash)"),
    "zsh": (["zsh", "-f", "-i"],
            "autoload -U compinit; compinit -u -D; PS1='now> '; source <(lineprof complete zsh)"),
    "fish": (["fish", "--no-config"], "function fish_prompt; echo 'now> '; end; lineprof complete fish | source"),
}
command, setup = COMMANDS[shell]
# A dumb terminal would have no line editor.
terminal = Terminal(*command, rows=40, columns=100, HOME=os.getcwd(), TERM="xterm",
                    PATH=f"{os.getcwd()}/bin:{os.environ['PATH']}")
told = 0


def wait(pattern):
    """For what was written since the last time, without escape sequences."""
    global told
    end = time.monotonic() + 60
    while True:
        text = terminal.written[told:].decode(errors="replace")
        text = re.sub(r"\x1b(\[[?>0-9;]*[A-Za-z]|\][^\a\x1b]*(\a|\x1b\\)|[()]B|[=>])", "", text)
        if found := re.search(pattern, text, re.DOTALL):
            return found
        assert time.monotonic() < end and terminal.read(0.1), f"never saw {pattern}:\n{text}"


def runs(typed, arguments):
    global told
    told = len(terminal.written)
    terminal.type(typed + "\n")
    wait(re.escape(arguments + ".\r\n") + ".*now> ")


def lists(typed, pattern):
    global told
    told = len(terminal.written)
    terminal.type(typed)
    wait(pattern)
    terminal.type("\x15")  # takes the line away


terminal.type(setup + "; echo is' 'ready\n")
wait("is ready\r\n.*now> ")
runs("lineprof an\t", "<annotate>")
runs("lineprof annotate --colum\t", "<annotate><--columns>")
runs("lineprof annotate --columns hits,perc\t", "<annotate><--columns><hits,percent>")
runs("lineprof annotate --color=al\t", "<annotate><--color=always>")
runs("lineprof annotate --color n\t", "<annotate><--color><never>")
runs("lineprof html -o sou\t", "<html><-o><source.cpp>")
runs("lineprof html --output=sou\t", "<html><--output=source.cpp>")
runs("lineprof annotate sou\t prof.out.\t", "<annotate><source.cpp><prof.out.7>")
runs("lineprof ctl sta\t 12", "<ctl><start><12>")
runs("lineprof help fun\t", "<help><functions>")
runs("lineprof c++ --tr\t sou\t", "<c++><--trace><source.cpp>")
runs("lineprof run --top 3 ./bi\tlinep\t", "<run><--top><3><./bin/lineprof>")
lists("lineprof export --format \t\t", "callgrind.*speedscope")
lists("lineprof annotate --col\t\t", "--color.*--columns|--columns.*--color")
os.kill(terminal.pid, signal.SIGKILL)
