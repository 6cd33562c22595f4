"""Usage: terminal.py WIDTH COMMAND ARGS...

Runs a command in a terminal of that width and prints what it writes there, with
^[ for the escape character, and its exit status.
"""
import fcntl
import os
import pty
import struct
import sys
import termios

width, command = int(sys.argv[1]), sys.argv[2:]
master, slave = pty.openpty()
fcntl.ioctl(slave, termios.TIOCSWINSZ, struct.pack("HHHH", 40, width, 0, 0))
child = os.fork()
if child == 0:
    os.close(master)
    os.setsid()
    for fd in 0, 1, 2:
        os.dup2(slave, fd)
    os.execvp(command[0], command)
os.close(slave)
written = b""
while True:
    try:
        data = os.read(master, 65536)
    except OSError:  # everyone has closed it
        break
    if not data:
        break
    written += data
_, status = os.waitpid(child, 0)
text = written.decode().replace("\r\n", "\n").replace("\x1b", "^[")
sys.stdout.reconfigure(encoding="utf-8")
print(text, end="")
print("exit status", os.waitstatus_to_exitcode(status))
