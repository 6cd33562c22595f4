"""A dot plot of ratios as SVG: programs down, the ratio on a logarithmic axis,
one colour for each variant."""

import html
import math

import programs

WIDTH, LEFT, RIGHT = 960, 130, 30
PER_VARIANT, GAP = 7, 8  # height in a program's band, and between bands
LEGEND_COLUMNS, LEGEND_ROW = 5, 20
FONT = "font-family='Helvetica, Arial, sans-serif'"
TEXT, FAINT, LINE = "#222222", "#e4e4e4", "#555555"

COLOURS = {
    "untouched again": "#9e9e9e",
    "loops at 32": "#5f5f5f",
    "lineprof hits": "#f6a1a1",
    "lineprof": "#d62728",
    "lineprof trace": "#7f1010",
    "gcov": "#1f77b4",
    "llvm-cov": "#2ca02c",
    "llvm-cov atomic": "#98cf6f",
    "IR PGO": "#9467bd",
    "XRay basic": "#ff8c1a",
    "gprof": "#8c564b",
    "perf record": "#17a2b8",
    "gperftools": "#d4b106",
    "callgrind": "#e377c2",
}


class Axis:
    """Whole powers of two around all ratios."""

    def __init__(self, ratios):
        exponents = [math.log2(ratio.least) for ratio in ratios]
        self.low = min(-1, math.floor(min(exponents)))
        self.high = max(1, math.ceil(max(exponents) + 0.1))

    def x(self, ratio):
        share = (math.log2(ratio) - self.low) / (self.high - self.low)
        return LEFT + share * (WIDTH - LEFT - RIGHT)

    def ticks(self):
        return [2.0 ** each for each in range(self.low, self.high + 1)]


def draw(found):
    """SVG text of {program: {variant: Ratio}}."""
    groups = (programs.EXTREMES, programs.SHORT_CALLS, ("Lua",))
    order = sorted(found, key=lambda name: (
        max([0] + [1 + place for place, group in enumerate(groups)
                   if name in group]), name))
    variants = [name for name in COLOURS
                if any(name in each for each in found.values())]
    axis = Axis([ratio for each in found.values() for ratio in each.values()])
    band = max(PER_VARIANT * len(variants), 22) + GAP
    top = 52 + LEGEND_ROW * math.ceil(len(variants) / LEGEND_COLUMNS)
    bottom = top + band * len(order)
    parts = [
        f"<svg xmlns='http://www.w3.org/2000/svg' width='{WIDTH}' "
        f"height='{bottom + 52}' viewBox='0 0 {WIDTH} {bottom + 52}'>",
        f"<rect width='{WIDTH}' height='{bottom + 52}' fill='#ffffff'/>",
        text(LEFT, 24, "Processor time, untouched program = 1", size=16),
        *legend(variants), *frame(axis, top, bottom)]
    for index, name in enumerate(order):
        start = top + index * band
        shown = f"({name})" if name in programs.EXTREMES else name
        parts.append(text(LEFT - 10, start + band / 2 + 4, shown, "end"))
        parts.append(f"<line x1='{LEFT}' y1='{start + band}' "
                     f"x2='{WIDTH - RIGHT}' y2='{start + band}' "
                     f"stroke='{FAINT}'/>")
        step = (band - GAP) / len(variants)
        for place, variant in enumerate(variants):
            if variant in found[name]:
                y = start + GAP / 2 + step * (place + 0.5)
                parts.append(dot(axis, y, name, variant, found[name][variant]))
    return "\n".join(parts) + "\n</svg>\n"


def text(x, y, words, anchor="start", size=13):
    return (f"<text x='{x:.1f}' y='{y:.1f}' font-size='{size}' {FONT} "
            f"fill='{TEXT}' text-anchor='{anchor}'>{html.escape(words)}</text>")


def legend(variants):
    wide = (WIDTH - LEFT - RIGHT) / LEGEND_COLUMNS
    for index, variant in enumerate(variants):
        x = LEFT + wide * (index % LEGEND_COLUMNS)
        y = 46 + LEGEND_ROW * (index // LEGEND_COLUMNS)
        yield (f"<circle cx='{x + 5:.1f}' cy='{y - 4}' r='5' "
               f"fill='{COLOURS[variant]}'/>")
        yield text(x + 15, y, variant)


def frame(axis, top, bottom):
    for tick in axis.ticks():
        x = axis.x(tick)
        one = tick == 1
        yield (f"<line x1='{x:.1f}' y1='{top}' x2='{x:.1f}' y2='{bottom}' "
               f"stroke='{LINE if one else FAINT}' "
               f"stroke-width='{1.5 if one else 1}'/>")
        yield text(x, bottom + 18, f"{tick:g}", "middle")
    yield text((LEFT + WIDTH - RIGHT) / 2, bottom + 40,
               "times the untouched program (logarithmic; a triangle: more "
               "than that)", "middle")


def dot(axis, y, name, variant, ratio):
    x, colour = axis.x(ratio.least), COLOURS[variant]
    title = f"<title>{html.escape(f'{name}, {variant}: {ratio}')}</title>"
    radius = 4.5 if variant == "lineprof" else 3.5
    end = (f"<path d='M{x:.1f} {y - 4.5:.1f} l8 4.5 l-8 4.5 z' stroke='none'/>"
           if ratio.beyond else
           f"<circle cx='{x:.1f}' cy='{y:.1f}' r='{radius}' stroke='none'/>")
    # A line from 1 makes it clear which row the dot is in.
    return (f"<g fill='{colour}' stroke='{colour}'>{title}"
            f"<line x1='{axis.x(1):.1f}' y1='{y:.1f}' x2='{x:.1f}' "
            f"y2='{y:.1f}' stroke-width='1.2' stroke-opacity='0.45'/>{end}"
            "</g>")
