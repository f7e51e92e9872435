"""Instructions that people wrote by hand (``written/``), and new ones made from them.

What people write differs from what ``sentences.py`` composes, above all in what stands around the two parts. So half of
the training sentences are theirs: as they stand, or with other parts in their places, other nouns in the talk around
them, another's talk before or after them, or two of them joined to one.
"""

import re
from pathlib import Path

from .cases import place, read

HERE = Path(__file__).resolve().parent
OTHER, OBJECTS, CONTENT = 0, 1, 2
DETERMINER = re.compile(r"(?:^|\s)(?:a|an|the|this|that|these|those|my|your|our|his|her|its|their|some|any|no|one|every|each|of)\s+$", re.I)
ARTICLE = re.compile(r"(the|a|an|some|this|that|these|those|my|our|his|her|your|their) (?=\w)", re.I)
# Drawn more often: the weights that training goes on from have read the rest for hours.
RECENT, TIMES = (
    (
        "abroad.tsv",
        "aloud.tsv",
        "careful.tsv",
        "chat.tsv",
        "compounds.tsv",
        "ends.tsv",
        "first.tsv",
        "goeson.tsv",
        "homes.tsv",
        "many.tsv",
        "ones.tsv",
        "ordinary.tsv",
        "people.tsv",
        "pro.tsv",
        "seconds.tsv",
        "short.tsv",
        "side.tsv",
        "stays.tsv",
        "suffixes.tsv",
        "swap.tsv",
        "tails.tsv",
        "talkers.tsv",
        "trades.tsv",
        "users.tsv",
        "verbless.tsv",
        "work.tsv",
        "world.tsv",
        "young.tsv",
    ),
    4,
)
SENTENCE_END = re.compile(r"(?<=[.!?])\s+")
JOINTS = [" and ", " and ", ", ", ". ", ". ", "; ", ", and ", " and then ", ". Then ", ", then ", ". Also, ", " & ", ". And ", ", but ", "! ", " while "]


class Sentence:
    """A written instruction as segments [tag, target, text], and of what shape it is."""

    def __init__(self, shape, text, targets):
        self.shape, self.text, self.targets = shape, text, targets
        spans = []
        for target, (objects, content) in enumerate(targets):
            for tag, part, other in ((OBJECTS, objects, content), (CONTENT, content, objects)):
                if part:
                    begin = place(text, part, other)
                    spans.append((begin, begin + len(part), tag, target))
        spans.sort()
        # One style said once for two objects, or a part within another: such a sentence is only used as it stands.
        self.whole = any(a[1] > b[0] for a, b in zip(spans, spans[1:]))
        self.segments, at = [], 0
        for begin, end, tag, target in spans:
            if begin > at:
                self.segments.append([OTHER, 0, text[at:begin]])
            self.segments.append([tag, target, text[begin:end]])
            at = end
        if at < len(text):
            self.segments.append([OTHER, 0, text[at:]])

    def parts(self, tag):
        """The parts of a kind, a name's capital kept, a sentence's first one not."""
        for i, (t, _, part) in enumerate(self.segments):
            if t == tag:
                first = i == 0 or re.search(r"[.!?:]\s*$", self.segments[i - 1][2])
                if not first or part[:1].islower():
                    yield part
                elif ARTICLE.match(part):
                    yield part[0].lower() + part[1:]


def is_name(part):
    return part[:1].isupper()


def talk(sentences, path):
    """What is said before and after wishes without a part in it: whole sentences, of a file and of what else was written."""
    lines = path.read_text(encoding="utf-8").splitlines()
    before = [line for line in lines if line and not line.startswith(("#", "..."))]
    after = [line[3:].strip() for line in lines if line.startswith("...")]
    for sentence in sentences:
        first = sentence.segments[0]
        if first[0] == OTHER and sentence.shape == "chatty":
            before += [line for line in SENTENCE_END.split(first[2])[:-1] if 2 < len(line.split()) < 25]
    return before, after


class Written:
    """All written sentences of a folder, and what can be made of them with a generator's phrases."""

    def __init__(self, generator, folder=HERE / "written"):
        self.generator = generator
        files = {path.name: [Sentence(*case) for case in read(path)] for path in sorted(folder.glob("*.tsv"))}
        self.sentences = [sentence for sentences in files.values() for sentence in sentences]
        self.drawn = self.sentences + (TIMES - 1) * [sentence for name in RECENT for sentence in files.get(name, [])]
        self.simple = [s for s in self.sentences if len(s.targets) == 1 and all(s.targets[0]) and not s.whole and len(s.text.split()) < 14]
        usual = [s for s in self.sentences if s.shape != "typo" and not s.whole]
        self.objects = [p for s in usual for p in s.parts(OBJECTS)]
        contents = [p for s in usual for p in s.parts(CONTENT)]
        self.names = [p for p in contents if is_name(p)]
        self.contents = [p for p in contents if not is_name(p)]
        self.before, self.after = talk(self.sentences, folder / "talk.txt")
        self.letters = {word: letter for letter, words in generator.english.items() for word in words}

    def cases(self):
        """(shape, text, targets) of what was written."""
        return [(s.shape, s.text, s.targets) for s in self.sentences]

    def example(self):
        """(text, targets), or None where it did not work out."""
        g = self.generator
        sentence = g.pick(self.drawn)
        if sentence.whole or g.chance(0.12):
            return sentence.text, sentence.targets
        if g.chance(0.06):
            return self.joined()
        segments = self.refilled(sentence)
        if sentence.shape not in ("terse", "chatty") and len(sentence.text.split()) < 20 and g.chance(0.22):
            segments = self.surrounded(segments)
        elif g.chance(0.3):
            segments = [[tag, target, self.reworded(text) if tag == OTHER else text] for tag, target, text in segments]
        return g.finish(segments, len(sentence.targets))

    def joined(self):
        """Two sentences of one target each as one with two."""
        g = self.generator
        first, second = (self.refilled(g.pick(self.simple)) for _ in range(2))
        if first[-1][0] == OTHER:
            first[-1] = [OTHER, 0, re.sub(r"[\s.!?,;]+$", "", first[-1][2])]
        start = second[0]
        if start[0] == OTHER and re.match(r"[A-Z][a-z]", start[2]):
            start[2] = start[2][0].lower() + start[2][1:]
        return g.finish(first + [[OTHER, 0, g.pick(JOINTS)]] + [[tag, 1, text] for tag, _, text in second], 2)

    def surrounded(self, segments):
        """With somebody else's talk before it, after it, or both."""
        g = self.generator
        where = g.pick([0, 0, 0, 1, 2])
        if where != 1:
            lines = [self.reworded(g.pick(self.before)) for _ in range(g.pick([1, 1, 1, 2]))]
            segments = [[OTHER, 0, " ".join(lines) + " "]] + segments
        if where:
            end = segments[-1]
            close = "" if end[0] == OTHER and re.search(r"[.!?]\s*$", end[2]) else g.pick([".", ".", ".", "!", "?"])
            segments = segments + [[OTHER, 0, close + " " + self.reworded(g.pick(self.after))]]
        return segments

    def refilled(self, sentence):
        """The sentence's segments with other parts, often."""
        g, made = self.generator, []
        for i, (tag, target, text) in enumerate(sentence.segments):
            if tag != OTHER and g.chance(0.7):
                before = made[-1][2] if made and made[-1][0] == OTHER else ""
                after = sentence.segments[i + 1][2] if i + 1 < len(sentence.segments) else ""
                part = self.other_objects() if tag == OBJECTS else self.other_content(text)
                # "a {content} look", "your {objects}"
                if DETERMINER.search(before) or tag == CONTENT and not ARTICLE.match(text) and g.wraps(after):
                    part = ARTICLE.sub("", part, count=1) if ARTICLE.match(part) else part
                text = part
            made.append([tag, target, text])
        return made

    def other_objects(self):
        g = self.generator
        return g.pick(self.objects) if g.chance(0.55) else g.pick([g.objects, g.plain_objects, g.plain_objects])()

    def other_content(self, text):
        """A style that may stand where this one does: a name for a name."""
        g = self.generator
        if is_name(text) and g.chance(0.85):
            return g.pick(self.names) if g.chance(0.55) else g.pick([g.name, g.work])()
        return g.pick(self.contents) if g.chance(0.55) else g.content()

    def reworded(self, text):
        """The talk with some of its nouns and adjectives replaced, so that it is not learned by heart."""
        g = self.generator
        other = lambda m: g.pick(g.english[self.letters[m.group()]]) if self.letters.get(m.group()) in ("n", "a") and g.chance(0.2) else m.group()
        return re.sub(r"[a-z]{4,}", other, text)
