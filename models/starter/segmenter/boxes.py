"""What `taught.tsv` says: photograph by photograph, what is in it and where.

A line: package with its version (npm's, or one of Debian's after "debian:"), path in it (of gcompris-qt-data the name of a carved picture), noun, synonyms, the whole expression (where the noun has fellows in the picture), boxes in percent of width and height
("left top right bottom", more of them after ";"), after each box the points that lie on the thing ("+x y") or beside it ("-x y").
`unchecked.tsv` has more of the same photographs, whose outlines nobody has looked at one by one."""

from pathlib import Path
from typing import NamedTuple

TABLE, UNCHECKED = (Path(__file__).parent / name for name in ('taught.tsv', 'unchecked.tsv'))
# what somebody saw in these photographs besides, and what is not in them
SHOWN, ABSENT = (Path(__file__).parent / name for name in ('shown.tsv', 'absent.tsv'))
# other words for single things of both tables
FURTHER = Path(__file__).parent / 'further.tsv'


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
    checked: bool


def box(said):
    """A box from its text."""
    words = said.split()
    rest = words[4:]
    return Box(tuple(float(w) for w in words[:4]), tuple((x[0] == '+', float(x[1:]), float(y)) for x, y in zip(rest[::2], rest[1::2], strict=True)))


def described():
    """Every line of both tables, as `Taught`, photograph by photograph."""
    photographs = {}
    for table in (TABLE, UNCHECKED):
        for line in table.read_text('utf-8').splitlines():
            package, path, noun, synonyms, expression, boxes = line.split('\t')
            thing = Taught(package, path, noun, tuple(s for s in synonyms.split(',') if s), expression, tuple(box(b) for b in boxes.split(';')), table == TABLE)
            photographs.setdefault((package, path), []).append(thing)
    return [thing for things in photographs.values() for thing in things]


def said(table):
    """(package, path) → expressions: what a table of SHOWN's or ABSENT's form says, package, path, expressions between "|"."""
    lines = (line.split('\t') for line in table.read_text('utf-8').splitlines())
    return {(package, path): tuple(expressions.split('|')) for package, path, expressions in lines}


def further():
    """(package, path, noun, whole expression) → expressions that name the same thing, a line of FURTHER each."""
    lines = (line.split('\t') for line in FURTHER.read_text('utf-8').splitlines())
    return {(package, path, noun, expression): tuple(others.split('|')) for package, path, noun, expression, others in lines}
