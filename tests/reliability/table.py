"""The table in docs/reliability.md."""

BEGIN = "<!-- table: tests/reliability/run --tools all --long --markdown FILE -->"
END = "<!-- end of table -->"


class Row:
    def __init__(self, case):
        self.case = case
        self.cells = {}

    def add(self, tool, level, cell):
        self.cells[tool, level] = cell

    def fails(self, tool):
        return any(not cell.holds for (of, _), cell in self.cells.items()
                   if of == tool)


def text_of(row, tool, levels):
    """One text if the levels agree."""
    texts = [row.cells[tool, level].short_text() for level in levels]
    if len(set(texts)) == 1:
        return texts[0]
    return "; ".join(f"{level}: {text}" for level, text in zip(levels, texts))


def lines(rows, options):
    group = None
    for row in sorted(rows, key=lambda row: row.case.group):
        if row.case.group != group:
            group = row.case.group
            yield ""
            yield f"### {group.replace('-', ' ').capitalize()}"
            yield ""
            yield "| | " + " | ".join(options.tools) + " |"
            yield "|---|" + "---|" * len(options.tools)
        title = row.case.title + "".join(f" ({note})" for note in row.case.notes)
        cells = [text_of(row, tool, options.levels).replace("|", "\\|")
                 for tool in options.tools]
        yield f"| {title} | " + " | ".join(cells) + " |"
    yield ""


def keep(path, rows, options):
    """Puts the table in place of the one that the file has."""
    with open(path) as file:
        text = file.read()
    before, _, rest = text.partition(BEGIN)
    _, _, after = rest.partition(END)
    with open(path, "w") as file:
        file.write(before + BEGIN + "\n" + "\n".join(lines(rows, options)) +
                   "\n" + END + after)
