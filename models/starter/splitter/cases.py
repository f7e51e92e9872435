"""Hand-written instructions with their parts: how the files are read, and what counts as the same answer."""

import re


def read(path):
    """(shape, text, targets) of each line of a file; several targets are joined with " || "."""
    with open(path, encoding="utf-8") as file:
        lines = (line.rstrip("\n").split("\t") for line in file if line.strip() and not line.startswith("#"))
        return [(shape, text, list(zip(objects.split(" || "), content.split(" || ")))) for shape, text, objects, content in lines]


def essence(part):
    """Lower case, without a leading article and final punctuation."""
    return re.sub(r"^(the|a|an) (?=.)", "", re.sub(r"[.,;:!?]+$", "", part.lower().strip())).strip()


def same(targets, expected):
    """Whether all targets are right; their order does not matter."""
    return sorted((essence(o), essence(c)) for o, c in targets) == sorted((essence(o), essence(c)) for o, c in expected)


def place(text, part, other):
    """Where the part is: an occurrence at word borders, outside the other part if there is one."""
    places = []
    at = text.find(part)
    while at >= 0:
        before, after = text[at - 1 : at], text[at + len(part) : at + len(part) + 1]
        score = (not before.isalnum()) + (not after.isalnum())
        inside = len(other) > len(part) and part in other and text.find(other) <= at < text.find(other) + len(other)
        places.append((score - 3 * inside, at))
        at = text.find(part, at + 1)
    return max(places, key=lambda p: (p[0], -p[1]))[1]
