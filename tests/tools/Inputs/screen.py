"""Runs a command in a terminal, and knows what stands on its screen."""
import fcntl
import os
import pty
import re
import select
import signal
import struct
import termios
import time


class Screen:
    """Interprets what the program writes. What it doesn't know is an error."""

    def __init__(self, rows, columns):
        self.alternate, self.cursor = False, True
        self.main, self.pending = None, b""
        self.resize(rows, columns)

    def resize(self, rows, columns):
        self.rows, self.columns = rows, columns
        self.overlong = False  # a line was wider
        self.clear()

    def clear(self):
        self.cells = [[" "] * self.columns for _ in range(self.rows)]
        self.row = self.column = 0

    def text(self):
        return "\n".join("".join(row).rstrip() for row in self.cells)

    def feed(self, data):
        text = (self.pending + data).decode(errors="surrogateescape")
        self.pending = b""
        while text:
            escape = re.match(r"\x1b(\[([?>]?)([0-9;]*)([A-Za-z])|[()]?[=>B]|\][^\a]*\a)", text)
            if text[0] == "\x1b" and not escape or "\udc80" <= text[-1] <= "\udcff":
                assert len(text) < 4096, repr(text[:80])
                self.pending = text.encode(errors="surrogateescape")
                return
            if escape:
                self.obey(*escape.groups("")[1:])
                text = text[escape.end():]
                continue
            self.put(text[0])
            text = text[1:]

    def put(self, character):
        if character == "\r":
            self.column = 0
        elif character == "\n":
            self.row += 1
            if self.row == self.rows:  # scrolls
                self.cells = self.cells[1:] + [[" "] * self.columns]
                self.row -= 1
        elif character == "\b":
            self.column -= 1
        elif character >= " " or self.alternate:
            assert character >= " ", repr(character)
            self.overlong |= self.column >= self.columns
            self.cells[self.row][min(self.column, self.columns - 1)] = character
            self.column += 1

    def obey(self, private, parameters, command):
        if private:
            if parameters == "1049" and self.alternate != (command == "h"):
                self.alternate = command == "h"
                if self.alternate:
                    self.main = self.cells, self.row, self.column
                    self.clear()
                else:
                    self.cells, self.row, self.column = self.main
            elif parameters == "25":
                self.cursor = command == "h"
        elif command == "H" and not parameters:
            self.row = self.column = 0
        elif command == "K" and not parameters:
            self.cells[self.row][self.column:] = " " * (self.columns - self.column)
        elif command == "J" and not parameters:
            self.obey("", "", "K")
            for row in self.cells[self.row + 1:]:
                row[:] = " " * self.columns
        else:
            assert command == "m" or not self.alternate, (parameters, command)


class Terminal:
    def __init__(self, *command, rows=24, columns=80,
                 hangup=signal.SIG_DFL, **environment):
        self.screen, self.written = Screen(rows, columns), b""
        self.pid, self.master = pty.fork()
        if self.pid == 0:
            # Waits until the terminal is as it should be.
            while os.get_terminal_size() != (columns, rows):
                time.sleep(0.001)
            for number in signal.SIGINT, signal.SIGQUIT:
                signal.signal(number, signal.SIG_DFL)
            signal.signal(signal.SIGHUP, hangup)
            os.execvpe(command[0], command,
                       {**os.environ, "TERM": "xterm-256color", **environment})
        self.before = termios.tcgetattr(self.master)
        self.resize(rows, columns)

    def resize(self, rows, columns):
        self.screen.resize(rows, columns)
        fcntl.ioctl(self.master, termios.TIOCSWINSZ,
                    struct.pack("HHHH", rows, columns, 0, 0))

    def type(self, text):
        os.write(self.master, text.encode())

    def read(self, seconds):
        """False at the end."""
        if not select.select([self.master], [], [], seconds)[0]:
            return True
        try:
            data = os.read(self.master, 65536)
        except OSError:  # all have closed it
            return False
        self.written += data
        self.screen.feed(data)
        return bool(data)

    def wait(self, what, seconds=60):
        """Reads until a regular expression is found on the screen, or until what
        the function says of the screen is true. Gives that."""
        end = time.monotonic() + seconds
        while True:
            found = (what(self.screen) if callable(what)
                     else re.search(what, self.screen.text(), re.MULTILINE))
            if found:
                return found
            assert time.monotonic() < end and self.read(0.1), \
                f"never saw {what}:\n{self.screen.text()}"

    def settled(self, quiet=1, seconds=60):
        """What is on the screen once nothing was written for so many seconds."""
        end = time.monotonic() + seconds
        while select.select([self.master], [], [], quiet)[0]:
            assert time.monotonic() < end, f"never stopped:\n{self.screen.text()}"
            self.read(0)
        return self.screen.text()

    def is_as_before(self):
        return (termios.tcgetattr(self.master) == self.before
                and not self.screen.alternate and self.screen.cursor)

    def end(self):
        """The exit status, or minus a signal."""
        # The child has it until it ends; so do we, for its settings.
        while (done := os.waitpid(self.pid, os.WNOHANG)) == (0, 0):
            self.read(0.05)
        while select.select([self.master], [], [], 0)[0] and self.read(0):
            pass
        return os.waitstatus_to_exitcode(done[1])
