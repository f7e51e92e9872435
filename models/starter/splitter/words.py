"""Writes words.txt: common English words with a letter for the part of speech that each most likely is.

    python -m starter.splitter.words VOCABULARY

VOCABULARY has a word a line, the more common first (what is shipped came from the sentence embedding's vocabulary).
Needs lemminflect, whose dictionary tells the parts of speech. Letters: n noun, m noun that is a verb as well
("paint"), a adjective, v verb in its base form, p name.
"""

import argparse
from pathlib import Path

import lemminflect

HERE = Path(__file__).resolve().parent
# Words that stand where nouns stand but never name a thing to restyle or a style.
EMPTY = set(
    """one two three four five six seven eight nine ten hundred thousand million time other back well like around used own way get new first else thing
things lot lots bit kind sort part parts while even still just much many more most less least enough self mine till okay yes""".split()
)


def letter(word):
    """The word's letter, or None where it could be too many things."""
    if len(word) < 3 or word in EMPTY:
        return None
    lemmas = lemminflect.getAllLemmas(word)
    kinds = set(lemmas)
    if not kinds or kinds == {"PROPN"}:
        return "p"
    if kinds <= {"NOUN", "PROPN"}:
        return "n"
    if kinds == {"ADJ"}:
        return "a"
    if kinds == {"VERB"}:
        return "v" if lemmas["VERB"][0] == word else None
    if kinds == {"NOUN", "VERB"} and (lemmas["VERB"][0] == word or word.endswith("s")):
        return "m"
    return None


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("vocabulary", type=Path)
    words = parser.parse_args().vocabulary.read_text(encoding="utf-8").split()
    lines = [f"{word} {letter(word)}" for word in words if letter(word)]
    (HERE / "words.txt").write_text("\n".join(lines) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
