"""Usage: check_run.py LINEPROF, beside ./end."""

import signal
import subprocess
import sys

LINEPROF = sys.argv[1]


SIGNALS = (signal.SIGINT, signal.SIGTERM, signal.SIGHUP, signal.SIGQUIT,
           signal.SIGUSR1)


def start(*arguments, ignore=None):
    def prepare():
        for number in SIGNALS:
            signal.signal(number, signal.SIG_DFL)
        if ignore:
            signal.signal(ignore, signal.SIG_IGN)
    return subprocess.Popen([LINEPROF, "run", *arguments],
                            stdout=subprocess.PIPE, stderr=subprocess.STDOUT,
                            text=True, preexec_fn=prepare)


def check(what, program, status, *texts):
    output, _ = program.communicate(timeout=60)
    assert program.returncode == status, (what, program.returncode, output)
    for text in texts:
        assert text in output, (what, text, output)


for status in (0, 1, 2, 77, 255):
    check("exit", start("./end", "exit", str(status)), status,
          "Function: main at")
for number in (signal.SIGTERM, signal.SIGKILL, signal.SIGABRT, signal.SIGINT):
    check("raise", start("./end", "raise", str(int(number))),
          128 + number, "Function: main at")

# What is sent to lineprof reaches the program, handled or not.
for number in SIGNALS:
    for mode in ("handle", "wait"):
        program = start("./end", mode, str(int(number)))
        assert program.stdout.readline() == "ready\n"
        program.send_signal(number)
        if mode == "handle":
            check(mode, program, 0, f"got {int(number)}", "Function: handler")
        else:
            check(mode, program, 128 + number, "Function: main at")

# What is ignored stays ignored, as under nohup.
program = start("./end", "wait", "0", ignore=signal.SIGHUP)
assert program.stdout.readline() == "ready\n"
program.send_signal(signal.SIGHUP)
try:
    program.wait(timeout=0.3)
    sys.exit("an ignored signal ended the program")
except subprocess.TimeoutExpired:
    program.send_signal(signal.SIGTERM)
check("ignored", program, 128 + signal.SIGTERM)

check("not found", start("no-such-program-anywhere"), 127,
      "lineprof: error: cannot run no-such-program-anywhere: "
      "No such file or directory")
check("not found here", start("end"), 127, "try ./end")
check("not executable", start("./prof.out"), 126, "Permission denied")
