"""What `taught.tsv` says: photograph by photograph, what is in it and where.

A line: package with its version (npm's, or one of Debian's after "debian:"), path in it (of gcompris-qt-data the name of a carved picture), noun, synonyms, the whole expression (where the noun has fellows in the picture), boxes in percent of width and height
("left top right bottom", more of them after ";"), after each box the points that lie on the thing ("+x y") or beside it ("-x y")."""

from pathlib import Path
from typing import NamedTuple

TABLE = Path(__file__).parent / 'taught.tsv'
# what somebody saw in these photographs besides, and what is not in them
SHOWN, ABSENT = (Path(__file__).parent / name for name in ('shown.tsv', 'absent.tsv'))


class Box(NamedTuple):
    """Left, top, right and bottom, and points (on the thing?, x, y), in percent."""

    corners: tuple
    points: tuple


class Taught(NamedTuple):
    package: str
    path: str
    noun: str
    synonyms: tuple
    expression: str
    boxes: tuple


def box(said):
    """A box from its text."""
    words = said.split()
    rest = words[4:]
    return Box(tuple(float(w) for w in words[:4]), tuple((x[0] == '+', float(x[1:]), float(y)) for x, y in zip(rest[::2], rest[1::2], strict=True)))


def described(table=TABLE):
    """Every line of the table, as `Taught`."""
    out = []
    for line in table.read_text('utf-8').splitlines():
        package, path, noun, synonyms, expression, boxes = line.split('\t')
        out.append(Taught(package, path, noun, tuple(s for s in synonyms.split(',') if s), expression, tuple(box(b) for b in boxes.split(';'))))
    return out


def said(table):
    """(package, path) → expressions: what a table of SHOWN's or ABSENT's form says, package, path, expressions between "|"."""
    lines = (line.split('\t') for line in table.read_text('utf-8').splitlines())
    return {(package, path): tuple(expressions.split('|')) for package, path, expressions in lines}
