"""Usage: check_cobertura.py FILE. Its rates and totals are those of its lines."""

import re
import sys
import xml.etree.ElementTree as ElementTree


def counted(element):
    """Lines found and hit, ways found and taken, of the classes within."""
    numbers = [0, 0, 0, 0]
    for line in element.iterfind(
            "lines/line" if element.tag in ("class", "method")
            else ".//class/lines/line"):
        numbers[0] += 1
        numbers[1] += int(line.get("hits")) > 0
        if line.get("branch") == "true":
            percent, taken, ways = map(int, re.fullmatch(
                r"(\d+)% \((\d+)/(\d+)\)", line.get("condition-coverage")).groups())
            assert percent == 100 * taken // ways, line.attrib
            numbers[2] += ways
            numbers[3] += taken
    return numbers


def check(element):
    lines, hit, ways, taken = counted(element)
    for name, part, whole in (("line-rate", hit, lines), ("branch-rate", taken, ways)):
        rate = part / whole if whole else 1
        assert abs(float(element.get(name)) - rate) < 1e-3, (element.attrib, rate)


coverage = ElementTree.parse(sys.argv[1]).getroot()
names = "lines-valid", "lines-covered", "branches-valid", "branches-covered"
assert [int(coverage.get(name)) for name in names] == counted(coverage), coverage.attrib
for tag in ("package", "class", "method"):
    elements = list(coverage.iter(tag))
    assert elements, tag
    for element in elements:
        check(element)
check(coverage)
