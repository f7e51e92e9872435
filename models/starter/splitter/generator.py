"""Generates instructions together with their two parts.

An instruction is made from a *pattern*, either a flat frame (``frames.py``, also for the notation) or a composed one
(``sentences.py``), and from phrases for its parts. The parts keep track of themselves through casing, misspelling and
punctuation, so they are always spans of the text. An instruction has one target (objects and content, of which either
may be missing) or several.

What the parts leave out is a convention, and the evaluation follows the same one: the objects keep their article,
attributes and relations, but not "in this picture"; the content leaves out the wrapper ("in the style of",
"... style", "look", "effect", "texture", "finish", "version of", "made of").
"""

import random
import re
from pathlib import Path

from . import lexicon as lex
from .frames import AFTER, BEFORE, BEFORE_VERB, FRAMES, NEITHER, NO_OBJECT_FRAMES, NO_STYLE_FRAMES, NOT_VERBS
from .frames import WHOLE as WHOLE_FRAME
from .heldout import Heldout
from .sentences import BARE_OBJECT, WHOLE, Composer
from .spared import REST, SPARED
from .written import CONTENT, OBJECTS, OTHER, Written

HERE = Path(__file__).resolve().parent
# The share of sentences that begin with one that somebody wrote.
WRITTEN = 0.75

PUNCTUATION = [".", ".", ".", ".", "", "", "", "", "", "!", "!", "?", "...", " .", "!!", ";", ","]

ONSETS = "b bl br c ch cl cr d dr f fl fr g gl gr h j k kl kr l m n p pl pr qu r s sc sh sk sl sm sn sp st str sw t th tr v w wh x y z".split()
VOWELS = "a a e e i i o o u ai au ea ee ei ia ie oa oo ou y é ö ü á".split()
CODAS = "b ck d f g k l ll lt m mp n nd ng nk nt p r rd rk rm rn rt s ss st t th x z".split()
ENDINGS = [
    "",
    "",
    "",
    "",
    "er",
    "ing",
    "ed",
    "y",
    "s",
    "s",
    "ic",
    "al",
    "ly",
    "ish",
    "ous",
    "ism",
    "ist",
    "ine",
    "ette",
    "o",
    "ella",
    "age",
    "ine",
    "ard",
    "esque",
    "punk",
    "core",
    "wave",
    "berry",
    "fish",
    "ment",
    "tion",
    "scape",
    "work",
]
TYPO_WORDS = {
    "the": ["teh", "hte", "th", "the the", "da"],
    "turn": ["trun", "tunr", "turm", "tern"],
    "into": ["inot", "intoo", "in to", "ino"],
    "make": ["mkae", "mak", "maek"],
    "look": ["lok", "loook", "looke"],
    "like": ["liek", "lik", "lke"],
    "style": ["stlye", "styl", "stile"],
    "please": ["pls", "plz", "plese", "pleas"],
    "you": ["u", "yuo", "yu"],
    "with": ["wiht", "wth", "whit"],
    "want": ["wnat", "wan", "wannt"],
    "of": ["fo", "off"],
    "to": ["too", "ot"],
    "a": ["an"],
    "as": ["sa", "ass"],
    "in": ["ni", "inn"],
    "could": ["cud", "coud"],
    "can": ["cna"],
    "to be": ["2 be"],
    "for": ["fro", "4"],
    "and": ["adn", "&", "nd"],
    "from": ["form", "frm"],
    "made": ["maed", "mad"],
    "change": ["chnage", "chang"],
    "should": ["shoud", "shuld"],
    "paint": ["piant", "pant"],
    "picture": ["pitcure", "pic"],
    "photo": ["foto", "phtoo"],
    "on": ["no", "onn"],
}

WRAPPER = re.compile(
    r"[ -](style|look|effect|texture|version|theme|filter|finish|aesthetic|fashion|vibes?|design|feel|appearance|mode|makeover|treatment|surface|skin|touch|"
    r"flair|twist|coating|facelift|flavour|spin|rendition|interpretation|take|variant|variation|adaptation|copy|edition|remake|rendering|manner|technique|way|spirit|mood|thing|time)\b"
)

_ALTERNATIVES = re.compile(r"\(([^()\[\]]*)\)|\[([^()\[\]]*)\]")


def expand(pattern, rng):
    """Resolves ``(a|b)`` and ``[a|b]``, innermost first."""
    while True:
        match = _ALTERNATIVES.search(pattern)
        if not match:
            return pattern
        if match.group(1) is not None:
            choice = rng.choice(match.group(1).split("|"))
        else:
            choice = rng.choice(match.group(2).split("|")) if rng.random() < 0.5 else ""
        pattern = pattern[: match.start()] + choice + pattern[match.end() :]


def read_words():
    """{letter of words.py: words}"""
    words = {}
    for line in (HERE / "words.txt").read_text(encoding="utf-8").splitlines():
        word, letter = line.split()
        words.setdefault(letter, []).append(word)
    return words


class Generator:
    """An endless, seeded source of (text, targets), of which a share begins with what somebody wrote."""

    def __init__(self, seed, written=WRITTEN):
        self.rng = random.Random(seed)
        self.share = written
        self.heldout = Heldout()
        self.frames = [f for _, f in FRAMES]
        self.weights = [w for w, _ in FRAMES]
        self.pseudo = 0.32
        self.composer = Composer(self, expand)
        self.english = read_words()
        adjectives = (lex.QUALITIES, lex.COLORS, lex.STYLE_QUALITIES, lex.MATERIAL_ADJECTIVES)
        self.kinds = {id(values): "a" for values in adjectives}
        self.written = Written(self)

    # -- Words --

    def pick(self, values):
        return values[int(self.rng.random() * len(values))]

    def chance(self, p):
        return self.rng.random() < p

    def unknown(self, kinds):
        """A word met hardly ever: an English one of one of these kinds (letters of words.txt), or one that nobody has
        ever read, so that only its place tells what it is."""
        return self.pick(self.english[self.pick(kinds)]) if self.chance(0.8) else self.invented()

    def invented(self):
        if self.chance(0.01):
            return "".join(chr(self.rng.randint(0x4E00, 0x6FFF)) for _ in range(self.rng.randint(1, 3)))
        text = ""
        for _ in range(self.pick([1, 1, 1, 2, 2, 2, 3])):
            text += self.pick(ONSETS) + self.pick(VOWELS) + (self.pick(CODAS) if self.chance(0.6) else "")
        text += self.pick(ENDINGS)
        if self.chance(0.04):
            text += "-" + self.pick(ONSETS) + self.pick(VOWELS) + self.pick(CODAS)
        return text

    def word(self, values):
        """One of the values, or an unknown word of their kind."""
        return self.unknown(self.kinds.get(id(values), "nnnm")) if self.chance(self.pseudo) else self.pick(values)

    def unknown_verb(self):
        """In its base form."""
        return self.unknown("vvm")

    def name(self):
        if self.chance(0.4):
            first, last = self.unknown("p").capitalize(), self.unknown("p").capitalize()
            return self.pick([last, last, first + " " + last, first + " van " + last, first[0] + ". " + last, first + " " + last[0] + "'" + last])
        name = self.pick(lex.ARTISTS)
        if self.chance(0.2):
            name += self.pick(["", " the Elder", " junior"])
        return name

    # -- Noun phrases --

    def noun(self):
        r = self.rng.random()
        if r < 0.16:
            noun = self.pick(lex.COMPOUND_NOUNS)
        elif r < 0.22:
            noun = self.word(lex.MATERIALS) + " " + self.word(lex.NOUNS)
        elif r < 0.26:
            noun = self.word(lex.NOUNS) + " " + self.word(lex.NOUNS)
        elif r < 0.31:
            noun = self.pick(lex.MEDIA)
        elif r < 0.35:
            noun = self.word(lex.MATERIALS)
        else:
            noun = self.word(lex.NOUNS)
        return noun

    def adjectives(self):
        n = self.pick([0, 0, 0, 0, 0, 0, 0, 0, 0, 1, 1, 1, 1, 1, 2, 2, 3])
        pools = [lex.COLORS, lex.COLORS, lex.QUALITIES, lex.QUALITIES, lex.MATERIAL_ADJECTIVES, lex.MATERIALS, lex.MOVEMENTS]
        values = [self.word(self.pick(pools)) for _ in range(n)]
        return (", " if n > 1 and self.chance(0.15) else " and " if n == 2 and self.chance(0.1) else " ").join(values)

    def determiner(self):
        r = self.rng.random()
        if r < 0.58:
            return "the"
        if r < 0.66:
            return self.pick(["a", "a", "an"])
        if r < 0.78:
            return self.pick(
                [
                    "this",
                    "that",
                    "these",
                    "those",
                    "every",
                    "each",
                    "both",
                    "all the",
                    "all",
                    "any",
                    "some",
                    "the only",
                    "the other",
                    "the two",
                    "two",
                    "three",
                    "the three",
                    "one of the",
                    "the first",
                    "the second",
                    "the third",
                    "the last",
                    "the same",
                    "the largest",
                    "the biggest",
                    "the smallest",
                    "the tallest",
                    "the whole",
                    "half of the",
                    "another",
                    "the left",
                    "the right",
                    "the entire",
                ]
            )
        if r < 0.86:
            return self.pick(lex.OWNERS)
        return ""

    def simple_np(self, determiner=None):
        determiner = self.determiner() if determiner is None else determiner
        return " ".join(f"{determiner} {self.adjectives()} {self.noun()}".split())

    def participle(self, values):
        """Something that is done; invented ones look the part."""
        if not self.chance(0.5 * self.pseudo):
            return self.pick(values)
        return self.pick(ONSETS) + self.pick(VOWELS) + self.pick(CODAS) + self.pick(["ing", "ing", "ing", "ed", "en"])

    def relation(self):
        if self.chance(0.08):
            return self.pick(
                [
                    "from the left",
                    "from the right",
                    "from the top",
                    "to the side",
                    "from behind",
                    "closest to " + self.simple_np(),
                    "nearest " + self.simple_np(),
                    "furthest from " + self.simple_np(),
                    "half " + self.participle(lex.ACTIONS) + " " + self.pick(lex.RELATIONS) + " " + self.simple_np(),
                    "that is the " + self.word(lex.QUALITIES) + "est",
                    "that is " + self.word(lex.QUALITIES) + "er than " + self.simple_np(),
                    "as " + self.word(lex.QUALITIES) + " as " + self.simple_np(),
                    "belonging to " + self.simple_np(),
                    "by the name of " + self.unknown("p").capitalize(),
                    "being " + self.participle(lex.ACTIONS) + " by " + self.simple_np(),
                    "used for " + self.participle(lex.ACTIONS),
                    "without " + self.simple_np(),
                ]
            )
        r = self.rng.random()
        if r < 0.08:
            # What people wear: "in the black suit", "in red", "wearing a hat".
            clothes = " ".join(
                (
                    self.pick(["the ", "a ", "", "his ", "her "])
                    + (self.word(self.pick([lex.COLORS, lex.QUALITIES])) if self.chance(0.6) else "")
                    + " "
                    + self.pick(lex.CLOTHES)
                ).split()
            )
            return self.pick(["in ", "in ", "in ", "in ", "with ", "wearing ", "dressed in "]) + self.pick(
                [clothes, clothes, clothes, clothes, self.pick(lex.COLORS)]
            )
        if r < 0.3:
            return self.pick(lex.PLACES)
        if r < 0.55:
            return self.pick(lex.RELATIONS) + " " + self.simple_np()
        if r < 0.7:
            return (
                "with "
                + self.pick(["", "a ", "the ", "its ", "his ", "two ", "three ", "long ", "no "])
                + " ".join(f"{self.adjectives()} {self.noun()}".split())
            )
        if r < 0.82:
            action = self.participle(lex.ACTIONS)
            return action + " " + self.pick([self.pick(lex.PLACES), self.pick(lex.RELATIONS) + " " + self.simple_np()])
        if r < 0.9:
            return self.participle(lex.TRANSITIVE) + " " + self.simple_np()
        if r < 0.95:
            return (
                self.pick(["that", "which", "who"])
                + " "
                + self.pick(["is", "was", "has", "looks", "stands", "lies", "we see", "i like", "sits", "seems"])
                + " "
                + self.pick([self.pick(lex.PLACES), self.word(lex.QUALITIES), self.simple_np(), self.participle(lex.ACTIONS) + " " + self.pick(lex.PLACES)])
            )
        return "of " + self.simple_np()

    def objects(self):
        """A referring expression."""
        if self.chance(0.42):
            return " ".join(
                (
                    self.pick(["the", "the", "the", "the", "this", "my", "that", "a", "", ""])
                    + " "
                    + (self.word(self.pick([lex.COLORS, lex.QUALITIES])) + " " if self.chance(0.25) else "")
                    + self.word(lex.NOUNS)
                ).split()
            )
        r = self.rng.random()
        if r < 0.04:
            return (
                self.pick(
                    [
                        "the bigger of the two",
                        "the smaller of the two",
                        "the left of the two",
                        "one of the two",
                        "the older of the",
                        "the larger of these",
                        "the second of the",
                        "the darker of the two",
                        "each of the",
                        "the left one of the",
                        "most of the",
                    ]
                )
                + " "
                + self.noun()
                + self.pick(["s", "s", ""])
            )
        if r < 0.06:
            which = self.pick(["whichever", "whichever", "whatever", "any", "every", "each", "the only", "the", "all the", "the one"])
            if which[0] != "w" and self.chance(0.4):
                return f"the {self.word(lex.QUALITIES)}est {self.noun()}"
            return (
                f"{which} {self.noun()} "
                + self.pick(["is", "that is", "that's", "which is", "looks", "that looks", "seems"][which[0] != "w" :])
                + " "
                + self.pick(["", "", "most ", "the "])
                + self.word(lex.QUALITIES)
                + self.pick(["", "est", "est", "est of all"])
            )
        if r < 0.08:
            return (
                "the " + (self.word(self.pick([lex.COLORS, lex.QUALITIES])) + " " if self.chance(0.3) else "") + self.pick(lex.PEOPLE) + " " + self.relation()
            )
        if r < 0.1:
            thing = self.pick(["", "whole ", "dull ", "outer ", self.word(lex.QUALITIES) + " ", self.word(lex.COLORS) + " "]) + self.pick(lex.ASPECTS)
            return self.pick([f"{self.simple_np()}'s {thing}", f"the {thing} of {self.simple_np()}", f"{self.pick(lex.OWNERS)} {self.noun()}'s {thing}"])
        if r < 0.13:
            return self.determiner() + " " + self.noun() + "'s " + " ".join(f"{self.adjectives()} {self.noun()}".split())
        if r < 0.14:
            return self.simple_np() + " and " + self.simple_np()
        if r < 0.16:
            return self.simple_np() + ", the " + self.pick(["one " + self.relation(), self.word(lex.QUALITIES) + " one"])
        if r < 0.19:
            return "the " + self.pick(["one", "thing", "object", "part", "area", "side", "person"]) + " " + self.relation()
        text = self.simple_np()
        if self.chance(0.45):
            text += " " + self.relation()
            if self.chance(0.15):
                text += " " + self.relation()
        return text

    def short_objects(self):
        """As people write who are in a hurry: "boat", "red boat", "boat on the left"."""
        adjective = self.word(self.pick([lex.COLORS, lex.QUALITIES])) if self.chance(0.3) else ""
        text = " ".join(
            (self.pick(["", "", "", "", "the", "my"]) + " " + adjective + " " + (self.noun() if self.chance(0.3) else self.word(lex.NOUNS))).split()
        )
        return text + (" " + self.pick(lex.PLACES) if self.chance(0.12) else "")

    def plain_objects(self):
        """An expression that can only be an object."""
        text = (
            self.pick(["the", "the", "the", "this", "that", "my", "the two", "a", "", *lex.OWNERS])
            + " "
            + (self.pick([lex.COLORS, lex.QUALITIES][self.chance(0.5)]) if self.chance(0.4) else "")
            + " "
            + self.word(lex.NOUNS)
        )
        text = " ".join(text.split())
        return text + (" " + self.relation() if self.chance(0.35) else "")

    # -- Styles --

    def scene(self):
        r = self.rng.random()
        if r < 0.4:
            return self.pick(lex.SCENES)
        if r < 0.8:
            text = self.simple_np(self.pick(["", "", "a", "the", "two", "some", "many"]))
            return text + (" " + self.relation() if self.chance(0.4) else "")
        return self.word(lex.MATERIALS) + " and " + self.word(lex.MATERIALS)

    def medium(self):
        text = self.pick(["", "", "an", "a", "a", "the", "some"]) + " " + (self.word(lex.STYLE_QUALITIES) if self.chance(0.3) else "")
        return " ".join((text + " " + self.word(lex.MEDIA)).split())

    def material(self):
        text = self.pick(["", "", "", "", "a", "the", "some"])
        for _ in range(self.pick([0, 0, 0, 1, 1, 2])):
            text += " " + self.word(self.pick([lex.STYLE_QUALITIES, lex.COLORS, lex.MATERIAL_ADJECTIVES]))
        return " ".join((text + " " + self.word(lex.MATERIALS)).split())

    def content(self, clear=False):
        """A style, bare of its wrapper."""
        if self.chance(0.25):
            return self.word(self.pick([lex.MATERIALS, lex.MATERIALS, lex.MATERIALS, lex.MEDIA, lex.MOVEMENTS]))
        r = self.rng.random() * (0.9 if clear else 1)
        if r < 0.36:
            text = self.material()
            if self.chance(0.18):
                text += self.pick([" and ", " and ", " and ", " or ", " with "]) + self.material()
            if self.chance(0.05):
                text += " " + self.pick(lex.DETAILS)
            return text
        if r < 0.5:
            text = self.medium()
            return text + (" " + self.pick([self.pick(lex.DETAILS), self.detail(), self.detail()]) if self.chance(0.35) else "")
        if r < 0.64:
            text = self.medium() + self.pick([" of ", " of ", " of ", " showing ", " with ", " on ", " about ", " full of "]) + self.scene()
            if self.chance(0.3):
                text += " " + self.pick([" ".join(["by", self.name()]), self.pick(lex.DETAILS), self.detail()])
            return text
        if r < 0.71:
            return self.word(lex.MOVEMENTS) + self.pick(["", "", "", " art", " colors", " patterns", " tones", " painting", " poster"])
        if r < 0.77:
            return self.name()
        if r < 0.83:
            return self.work()
        if r < 0.88:
            return self.pick(lex.PARTICIPLES)
        if r < 0.9:
            return (
                self.pick(
                    [
                        "the art on",
                        "art on",
                        "the art of",
                        "art of",
                        "a world of",
                        "a sea of",
                        "a piece of",
                        "a block of",
                        "a pile of",
                        "a ball of",
                        "a field of",
                        "a sheet of",
                        "a cloud of",
                        "a mountain of",
                        "a river of",
                    ]
                )
                + " "
                + self.word(lex.MATERIALS)
            )
        if r < 0.985:
            return self.simple_np(self.pick(["a", "a", "an", "", "the", "my", "some", "a pair of", "two"])) + (
                " " + self.relation() if self.chance(0.2) else ""
            )
        return self.pick(lex.EMOJI)

    def detail(self):
        """How and on what something is made: "drawn in white chalk on navy paper"."""
        done = self.pick(["", "", "drawn ", "painted ", "done ", "made ", "printed ", "carved ", "sketched ", "sewn ", "seen ", "lit "])
        stuff = " ".join(((self.word(self.pick([lex.COLORS, lex.STYLE_QUALITIES])) + " " if self.chance(0.5) else "") + self.word(lex.MATERIALS)).split())
        ground = " ".join(
            (
                "on "
                + self.pick(["", "", "a ", "the "])
                + (self.word(self.pick([lex.COLORS, lex.STYLE_QUALITIES])) + " " if self.chance(0.5) else "")
                + self.pick(
                    ["paper", "canvas", "wood", "stone", "silk", "glass", "wall", "background", "board", "card", "cloth", "plate", self.word(lex.MATERIALS)]
                )
            ).split()
        )
        scene = self.pick(["in ", "at ", "under ", "over ", "behind ", "with ", "of "]) + self.scene()
        return self.pick(
            [done + "in " + stuff, done + "with " + stuff, done + "in " + stuff + " " + ground, (done + ground).strip(), scene, "made of " + stuff, scene]
        )

    def short_content(self):
        """A style of few words."""
        return self.pick(
            [self.material, self.material, self.medium, self.name, lambda: self.word(lex.MOVEMENTS), self.color, lambda: self.word(lex.MATERIALS)]
        )()

    def color(self):
        return self.pick(["", "", "", "dark ", "bright ", "light ", "deep ", "pale ", "neon ", "hot ", "shades of "]) + self.word(lex.COLORS)

    def work(self):
        if self.chance(0.3):
            text = " ".join(w.capitalize() for w in self.simple_np(self.pick(["The", "The", "", "A"])).split())
        else:
            text = self.pick(lex.WORKS)
        if self.chance(0.5):
            text += self.pick([" by ", " by ", " by ", " from ", " of "]) + self.name()
        return text

    def bare(self, text):
        """A style without its article, for frames that bring their own or put a word behind it ("a {c} look")."""
        return re.sub(r"^(a|an|the|some|my|two|a pair of) (?=\w)", "", text, flags=re.I)

    def wraps(self, after):
        """Whether these words follow a bare style ("a {c} look")."""
        return WRAPPER.match(after) is not None

    # -- Sentences --

    def example(self):
        """(text, targets) that is allowed; targets are pairs of objects and content, in which what is not there is empty."""
        while True:
            # Some sentences are of ordinary words, in others up to a third of the words are unknown.
            self.pseudo = self.pick([0.02, 0.08, 0.15, 0.3])
            if self.chance(self.share):
                made = self.written.example()
                if made and self.heldout.apart(*made):
                    return made
                continue
            made = self.attempt()
            if made and len(made[0].split()) > 18 and self.chance(0.6):
                continue  # long sentences are rarer than this grammar makes them
            if made and self.heldout.allows(*made):
                return made

    def attempt(self):
        r = self.rng.random()
        composer = self.composer
        if r < 0.06:
            return self.side_by_side()
        if r < 0.11:
            return self.spared()
        if r < 0.18:
            return self.fill(self.frame(self.rng.choices(self.frames, self.weights)[0]))
        if r < 0.45:
            return self.fill(composer.close(composer.open(self.place(composer.request()))))
        if r < 0.46:
            return self.same_noun()
        if r < 0.62:
            return self.fill(composer.talk())
        if r < 0.67:
            return self.fill(composer.close(composer.arrow()))
        if r < 0.81:
            return self.fill(composer.close(composer.several()))
        if r < 0.845:
            return self.fill(self.frame(self.rng.choices(*zip(*[(f, w) for w, f in NO_OBJECT_FRAMES]))[0]))
        if r < 0.91:
            return self.fill(composer.close(composer.open(composer.whole())))
        if r < 0.93:
            return self.fill(self.frame(self.rng.choices(*zip(*[(f, w) for w, f in NO_STYLE_FRAMES]))[0]))
        if r < 0.99:
            return self.fill(composer.close(composer.open(composer.no_style())))
        return self.fill(self.frame(self.pick(NEITHER)))

    def place(self, pattern):
        """Sometimes says that the object is in the picture, which is no part of it."""
        if self.chance(0.04):
            where = self.pick(
                [
                    "in this picture",
                    "in the picture",
                    "in this photo",
                    "in the photo",
                    "in the image",
                    "in it",
                    "on the photo",
                    "in my picture",
                    "of this picture",
                ]
            )
            return re.sub(r"\{o\}(?= \w)", "{o} " + where, pattern, count=1)
        return pattern

    def same_noun(self):
        """The object as it is now and as it shall be: "make a glass boat out of the boat"."""
        noun, content = self.noun(), self.short_content()
        the = self.pick(["the ", "the ", "my ", "this ", "that ", ""])
        before = self.pick(
            [
                "make ",
                "make ",
                "create ",
                "build ",
                "i want ",
                "give me ",
                "paint ",
                "draw ",
                "show me ",
                "i'd like ",
                "put ",
                "could you make ",
                "let's have ",
                "",
            ]
        )
        between = self.pick([" out of ", " from ", " of ", " instead of ", " in place of ", " where now is ", " where i see ", " for ", " and not ", " using "])
        article = self.pick(["a ", "a ", "a ", "some ", ""])
        segments = [[OTHER, 0, before + article], [CONTENT, 0, self.bare(content)], [OTHER, 0, " " + noun + between], [OBJECTS, 0, the + noun]]
        if self.chance(0.4):
            segments = [
                [OTHER, 0, self.pick(["turn ", "change ", "make ", "transform ", "swap ", "replace "])],
                [OBJECTS, 0, the + noun],
                [OTHER, 0, self.pick([" into ", " to ", " for ", " with "]) + article],
                [CONTENT, 0, self.bare(content)],
                [OTHER, 0, " " + self.pick(["one", "one", "version"])],
            ]
        return self.finish(segments, 1)

    def spared(self):
        """A wish that says what is to stay as it is."""
        pattern = expand(self.rng.choices(*zip(*[(f, w) for w, f in SPARED]))[0], self.rng)
        parts = {
            "{k}": lambda: [OTHER, self.plain_objects()],
            "{r}": lambda: [OBJECTS, self.pick(REST)],
            "{o}": lambda: [OBJECTS, self.objects() if self.chance(0.3) else self.plain_objects()],
            "{w}": lambda: [OTHER, self.pick(WHOLE)],
            "{c}": lambda: [CONTENT, self.content()],
        }
        pieces = [parts[piece]() if piece in parts else [OTHER, piece] for piece in re.split(r"(\{[krowc]\})", pattern) if piece]
        return self.finish([[tag, 0, text] for tag, text in pieces], 1)

    def side_by_side(self):
        """A style and its object with nothing between them: "Rococo tram please", "make the cape gingham",
        "church spire ice". Of known words, since nothing else tells where the one ends."""
        self.pseudo = 0.03
        noun = " ".join(((self.word(lex.QUALITIES) + " ") * self.chance(0.12) + self.noun()).split())
        place = " " + self.pick([self.pick(lex.PLACES), self.relation()]) if self.chance(0.2) else ""
        end = self.pick(["", "", "", "", " please", ", please", " pls", ", thanks", "!", ", if you can", " would be nice", ", ok?", " now", ", ta", ", cheers"])
        r = self.rng.random()
        if r < 0.45:
            before = self.pick(["", "", "", "", "a ", "an ", "one ", "make it a ", "i want a ", "now a ", "ok, ", "next: ", "hi, "])
            style, joint = self.adjectival()
            return self.finish([[OTHER, 0, before], [CONTENT, 0, style], [OTHER, 0, joint], [OBJECTS, 0, noun + place], [OTHER, 0, end]], 1)
        if r < 0.75:
            verb = self.pick(
                [
                    "make",
                    "make",
                    "make",
                    "make",
                    "paint",
                    "colour",
                    "dye",
                    "turn",
                    "get",
                    "have",
                    "i want",
                    "let's have",
                    "could we have",
                    "can you make",
                    "let's make",
                    "we need",
                    "now make",
                ]
            )
            the = self.pick(["the", "the", "the", "that", "this", "my", "his", "her", "their", "every", "both", "these", "those", *lex.OWNERS])
            return self.finish(
                [[OTHER, 0, verb + " "], [OBJECTS, 0, f"{the} {noun}{place}"], [OTHER, 0, " "], [CONTENT, 0, self.predicate()], [OTHER, 0, end]], 1
            )
        return self.finish([[OBJECTS, 0, noun], [OTHER, 0, " "], [CONTENT, 0, self.predicate()], [OTHER, 0, end if self.chance(0.3) else ""]], 1)

    def adjectival(self):
        """A style that stands before its noun and is no mere quality of it, and what joins them."""
        r = self.rng.random()
        if r < 0.2:
            return self.pick(lex.MOVEMENTS), " "
        if r < 0.5:
            return self.word(self.pick([lex.MATERIALS, lex.MATERIALS, lex.MATERIAL_ADJECTIVES, lex.LOOKS])), " "
        if r < 0.7:
            made = [
                "covered",
                "plated",
                "lit",
                "tiled",
                "coated",
                "wrapped",
                "carved",
                "painted",
                "clad",
                "dusted",
                "sprayed",
                "stitched",
                "knitted",
                "drawn",
                "printed",
                "trimmed",
                "soaked",
                "encrusted",
                "stained",
            ]
            return self.word(lex.MATERIALS) + "-" + self.pick(made), " "
        if r < 0.8:
            return self.word(lex.STYLE_QUALITIES) + self.pick(["-", " "]) + self.word(lex.MATERIALS), " "
        if r < 0.88:
            return self.bare(self.pick(lex.MEDIA)), " "
        return self.pick(lex.ARTISTS).split()[-1], self.pick(["-style ", "-like ", " "])

    def predicate(self):
        """A style as it stands right after its object."""
        material = lambda: self.word(lex.MATERIALS)
        return self.pick(
            [
                material,
                material,
                material,
                self.color,
                lambda: self.pick(lex.LOOKS),
                lambda: self.pick(lex.ARTISTS).split()[-1],
                lambda: self.pick(lex.MOVEMENTS),
                lambda: self.bare(self.material()),
                lambda: self.bare(self.medium()),
            ]
        )()

    def frame(self, pattern):
        """A flat frame with its alternatives chosen, and talk around it."""
        neither = pattern in NEITHER
        pattern = expand(pattern.replace("{w}", WHOLE_FRAME), self.rng)
        if self.chance(0.5):
            if self.chance(0.55):
                verb = re.split(r"[ :=,]", pattern.strip())[0] not in NOT_VERBS and not neither
                pattern = self.pick(BEFORE_VERB if verb and self.chance(0.6) else BEFORE) + " " + pattern
            if "?" not in pattern and self.chance(0.4):
                pattern = pattern + " " + self.pick(AFTER)
        return self.blur(pattern) if self.chance(0.1) else pattern

    def fill(self, pattern):
        """A sentence from a pattern of which all alternatives are chosen."""
        numbers = sorted(set(re.findall(r"\{[oca](\d?)\}", pattern)))
        alone = not ("{o}" in pattern and ("{c}" in pattern or "{a}" in pattern))
        if len(numbers) <= 1 and "{v}" not in pattern and self.chance(0.05):
            pattern = self.blur(pattern)
        bare = BARE_OBJECT.search(pattern)
        simple = len(numbers) > 1
        # Short forms have short parts: "boat -> fire".
        brief = len(re.sub(r"\{\w+\}", "", pattern).split()) <= 2
        segments = []
        for piece in re.split(r"(\{\w\d?\})", pattern):
            slot = re.fullmatch(r"\{(\w)(\d?)\}", piece)
            if not slot:
                if piece:
                    segments.append([OTHER, 0, piece])
                continue
            kind, target = slot.group(1), numbers.index(slot.group(2)) if slot.group(2) in numbers else 0
            after = pattern[pattern.index(piece) + len(piece) :]
            if kind == "o":
                # Standing alone, "an oil painting" could be either; so there we only say what is clear.
                if target and self.chance(0.05):
                    text = self.pick(["everything else", "the rest", "all the rest", "the rest of the picture", "all else", "everything else"])
                elif target and self.chance(0.1):
                    text = self.pick(
                        [
                            "the other one",
                            "the other",
                            "the others",
                            "the right one",
                            "the left one",
                            f"the {self.word(lex.COLORS)} one",
                            f"the {self.word(lex.QUALITIES)} one",
                            "the one " + self.relation(),
                            "its " + self.noun(),
                            "his " + self.noun(),
                            "their " + self.noun(),
                            f"the {self.word(lex.COLORS)} ones",
                        ]
                    )
                elif brief and self.chance(0.6) or self.chance(0.12):
                    text = self.short_objects()
                else:
                    text = self.plain_objects() if alone or simple and self.chance(0.6) else self.objects()
                segments.append([OBJECTS, target, self.bare(text) if bare else text])
            elif kind == "a":
                segments.append([CONTENT, target, self.name()])
            elif kind == "c":
                content = self.short_content() if brief and self.chance(0.4) or simple and self.chance(0.7) or bare else self.content(alone)
                if alone and self.chance(0.9):
                    # Alone, "the marble" is an object.
                    content = re.sub(r"^(the|this|that|my|two|three) (?=\w)", "", content)
                segments.append([CONTENT, target, self.bare(content) if WRAPPER.match(after) or bare else content])
            elif kind == "s":
                segments.append([OTHER, 0, self.short_content()])
            elif kind == "n":
                segments.append([OTHER, 0, self.simple_np()])
            elif kind == "q":
                segments.append([OTHER, 0, self.word(lex.QUALITIES)])
            elif kind == "w":
                segments.append([OTHER, 0, self.pick(WHOLE)])
            elif kind == "v":
                segments.append([OTHER, 0, self.unknown_verb()])
        return self.finish(segments, max(1, len(numbers)))

    def blur(self, pattern):
        """Replaces some of the frame's words by unknown ones and drops some, but never all that stands between two slots."""
        pieces = re.split(r"(\{\w\d?\})", pattern)
        rate = self.pick([0.1, 0.2, 0.35])
        for i in range(0, len(pieces), 2):
            kept = []
            for word in pieces[i].split():
                r = self.rng.random()
                if r < rate and word.isalpha():
                    if r < rate * 0.6:
                        kept.append(self.unknown("nmav"))
                else:
                    kept.append(word)
            if kept or not 0 < i < len(pieces) - 1:
                pieces[i] = " " + " ".join(kept) + " " if kept else ""
        return "".join(pieces).strip()

    def finish(self, segments, count):
        """Casing, misspelling and punctuation; then the text, and its parts as spans of it."""
        if self.chance(0.08):
            rate = self.pick([0.1, 0.2, 0.3])
            for s in segments:
                s[2] = re.sub(r"[^\W\d_]+", lambda m: self.misspell(m.group()) if self.chance(rate) else m.group(), s[2])
        if self.chance(0.12):
            # People who type fast drop articles.
            for s in segments:
                s[2] = re.sub(r"\b(the|a|an) (?=\w)", "", s[2])
                if s[0] == OTHER:
                    s[2] = re.sub(r" (the|a|an) $", " ", s[2])
        joined = ""
        spans = {}
        for tag, target, text in segments:
            text = re.sub(r"\s+", " ", text)
            text = re.sub(r" (?=[,.;!?])", "", text) if tag == OTHER and not self.chance(0.03) else text
            if tag == OTHER and re.match(r"[,.;!?]", text):
                joined = joined.rstrip()
            if joined.endswith(" ") or not joined:
                text = text.lstrip()
            if tag != OTHER:
                text = text.strip()
                if joined and joined[-1].isalnum():
                    joined += " "
                spans[tag, target] = (len(joined), len(joined) + len(text))
            joined += text
        joined = joined.rstrip()
        joined = self.punctuate(joined)
        r = self.rng.random()
        if r < 0.5:
            joined = joined[:1].upper() + joined[1:]
            if self.chance(0.7):
                joined = re.sub(r"(?<=[.!?] )\w|\bi\b(?!\w)", lambda m: m.group().upper(), joined)
        elif r < 0.88:
            joined = joined.lower() if self.chance(0.5) else joined
        elif r < 0.9 and joined.upper().lower() == joined.lower() and len(joined.upper()) == len(joined):
            joined = joined.upper()
        elif r < 0.94:
            joined = re.sub(r"(?<=[.!?] )\w", lambda m: m.group().upper(), joined[:1].upper() + joined[1:])
        if len(joined.split()) > 45 or len(joined.encode()) > 300 or "  " in joined or not joined:
            return None
        targets = []
        for i in range(count):
            begins, ends = zip(*[spans.get((tag, i), (0, 0)) for tag in (OBJECTS, CONTENT)])
            parts = [joined[a:b] for a, b in zip(begins, ends)]
            if any(part != part.strip(" .,;!?:\"'“”") for part in parts) or count > 1 and not all(parts):
                return None
            targets.append((min(b for b, e in zip(begins, ends) if e) if any(ends) else 0, tuple(parts)))
        targets = [parts for _, parts in sorted(targets)]
        return joined, targets

    def punctuate(self, text):
        if text and text[-1] in "?.!":
            return text[:-1].rstrip() if self.chance(0.3) else text
        text += self.pick(PUNCTUATION)
        if self.chance(0.01):
            text += " " + self.pick(lex.SMILEYS)
        return text

    def misspell(self, word):
        fixed = TYPO_WORDS.get(word.lower())
        if fixed and self.chance(0.6):
            return self.pick(fixed)
        if len(word) < 4:
            return word
        i = 1 + int(self.rng.random() * (len(word) - 2))
        kind = self.rng.random()
        if kind < 0.35:
            return word[:i] + word[i + 1] + word[i] + word[i + 2 :]
        if kind < 0.65:
            return word[:i] + word[i + 1 :]
        if kind < 0.85:
            return word[:i] + word[i] + word[i:]
        return word[:i] + self.pick("abcdefghijklmnopqrstuvwxyz") + word[i + 1 :]


if __name__ == "__main__":
    source = Generator(0)
    for _ in range(60):
        example, targets = source.example()
        print(example, *(" | ".join(pair) for pair in targets), sep="\n    ")
