"""Ratios, and tables of them in Markdown."""

import math

from variants import BASE


class Ratio:
    """To the untouched program: of the least times and of the medians."""

    def __init__(self, least, median, beyond=False):
        self.least, self.median = least, median
        self.beyond = beyond  # it is more than that

    def __str__(self):
        if self.beyond:
            return f"> {number(self.least)}"
        return f"{number(self.least)} ({number(self.median)})"


def number(value):
    return f"{value:.2f}" if value < 10 else f"{value:.1f}"


def ratios(times, clock="cpu"):
    """{variant: Ratio} of {variant: Times}, without the untouched one."""
    base = times[BASE]
    return {variant: Ratio(each.least(clock) / base.least(clock),
                           each.median(clock) / base.median(clock),
                           each.limit is not None)
            for variant, each in times.items() if variant != BASE}


def combine(how, several):
    """One Ratio of several, by geometric_mean or max."""
    return Ratio(how([each.least for each in several]),
                 how([each.median for each in several]),
                 any(each.beyond for each in several))


def geometric_mean(values):
    return math.exp(sum(map(math.log, values)) / len(values))


class Table:
    def __init__(self, title, header, note=""):
        self.title, self.header, self.note = title, header, note
        self.rows = []

    def add(self, *cells):
        self.rows.append([str(cell) for cell in cells])

    def __str__(self):
        line = lambda cells: "| " + " | ".join(cells) + " |\n"
        text = f"### {self.title}\n\n"
        text += line(self.header) + "|" + "---|" * len(self.header) + "\n"
        text += "".join(line(row) for row in self.rows)
        return text + (f"\n{self.note}\n" if self.note else "")
