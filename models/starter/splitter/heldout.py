"""What training must never see: words, and the frames of the evaluation's sentences.

A *frame* is a sentence with its two parts replaced by ``{o}`` and ``{c}``, lower-cased, without punctuation:
"Let the tractor become charcoal" has the frame "let {o} become {c}".
"""

import re
from pathlib import Path

from .cases import essence, read

HERE = Path(__file__).resolve().parent
ARROW = "{o} {c}"
# What is scored: none of its sentences, and none of its pairs of object and style, is trained on.
CASES = ("blind.tsv", "blind2.tsv", "evaluation.tsv", "development.tsv", "awkward.tsv", "validation.tsv", "blind3.tsv", "blind4.tsv", "blind5.tsv")
WORD = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*")


def words(text):
    """The lower-cased words of a text."""
    return WORD.findall(text.lower())


def read_evaluation():
    """The hand-written set: a list of (shape, text, objects, content)."""
    return [(shape, text, *targets[0]) for shape, text, targets in read(HERE / "evaluation.tsv")]


def read_words():
    """The held-out words, lower-cased."""
    with open(HERE / "heldout.txt", encoding="utf-8") as file:
        return {w for line in file if not line.startswith("#") for w in line.lower().split()}


def frame(text, objects, content):
    """The sentence without its two parts."""
    for part, slot in sorted(((objects, " \0 "), (content, " \1 ")), key=lambda p: -len(p[0])):
        if part:
            text = re.sub(r"(?<!\w)" + re.escape(part) + r"(?!\w)", slot, text, count=1)
    tokens = re.findall(r"[\w\0\1]+(?:['’-]\w+)*", text.lower())
    return " ".join({"\0": "{o}", "\1": "{c}"}.get(t, t) for t in tokens)


def separator(text, objects, content):
    """What is left of a sentence without words, e.g. the arrow of "boat -> ice"."""
    for part in sorted((objects, content), key=len, reverse=True):
        text = text.replace(part, " ", 1)
    return text.strip()


class Heldout:
    """Tells whether an example may be trained on."""

    def __init__(self):
        self.words = read_words()
        self.frames = {frame(t, o, c) for s, t, o, c in read_evaluation() if s != "familiar"}
        # A bare arrow is a sentence without words, "{o} {c}": there the symbol is what is new.
        self.frames -= {ARROW}
        self.separators = {separator(t, o, c) for s, t, o, c in read_evaluation() if s != "familiar" and frame(t, o, c) == ARROW}
        cases = [case for name in CASES for case in read(HERE / name)]
        self.sentences = {" ".join(words(text)) for _, text, _ in cases}
        self.pairs = {(essence(o), essence(c)) for _, _, targets in cases for o, c in targets if o and c}

    def apart(self, text, targets):
        """Whether no test has this sentence, nor this object with this style."""
        return " ".join(words(text)) not in self.sentences and self.pairs.isdisjoint((essence(o), essence(c)) for o, c in targets)

    def allows(self, text, targets):
        if not self.words.isdisjoint(words(text)) or not self.apart(text, targets):
            return False
        if len(targets) > 1:
            return True  # the evaluation has no such sentence
        shape = frame(text, *targets[0])
        return shape not in self.frames and not (shape == ARROW and separator(text, *targets[0]) in self.separators)
