"""Referring expressions for a scene: who is meant, how it is said, and things that are not there.

An expression is built from what it claims (noun, colour, size, position, colour of the sails). Each thing in the scene then satisfies the claim,
does not, or is doubtful; claims that are doubtful of anything visible are dropped, so that the network never learns from a coin toss.
"""

from typing import NamedTuple

import numpy as np

from . import backgrounds, colors
from .shapes import KIND_NAMES

_OWN_NAMES = {
    'apple': 'apple',
    'pear': 'pear',
    'banana': 'banana',
    'lemon': 'lemon',
    'strawberry': 'strawberry',
    'cherry': 'cherries|cherry',
    'flower': 'flower|flower|blossom|daisy|anemone|rose',
    'tulip': 'tulip|flower',
    'leaf': 'leaf',
    'tree': 'tree',
    'mushroom': 'mushroom',
    'teapot': 'teapot|teapot|pot|kettle',
    'cup': 'cup|mug|coffee cup|teacup',
    'bowl': 'bowl',
    'vase': 'vase',
    'bottle': 'bottle',
    'glass': 'glass|wine glass',
    'lamp': 'lamp',
    'candle': 'candle',
    'box': 'box|crate',
    'book': 'book',
    'ball': 'ball',
    'balloon': 'balloon',
    'hat': 'hat',
    'umbrella': 'umbrella',
    'chair': 'chair',
    'star': 'star',
    'heart': 'heart',
    'moon': 'moon|sun|disc',
    'cloud': 'cloud',
    'sailboat': 'sailboat|sailboat|boat|sailing boat|yacht|sailing ship|ship',
    'ship': 'ship|ship|ferry|boat',
    'rowboat': 'rowboat|boat',
    'car': 'car|car|sports car',
    'truck': 'truck|lorry',
    'bus': 'bus',
    'plane': 'plane|airplane|aircraft',
    'house': 'house|house|building|cottage',
    'skyscraper': 'skyscraper|building',
    'tower': 'tower|tower|church tower|clock tower|bell tower',
    'church': 'church',
    'palace': 'palace|palace|building|temple|mosque|mausoleum|monument',
    'castle': 'castle|building',
    'lighthouse': 'lighthouse',
    'windmill': 'windmill',
    'mountain': 'mountain|hill',
    'cat': 'cat',
    'dog': 'dog',
    'horse': 'horse',
    'cow': 'cow',
    'bird': 'bird',
    'fish': 'fish',
    'butterfly': 'butterfly',
    'person': 'person|man|woman',
    'face': 'face|head|portrait',
    'thing': 'object|thing|shape',
}
_GROUPS = {
    'fruit': 'apple pear banana lemon strawberry cherry',
    'animal': 'cat dog horse cow bird fish butterfly',
    'vehicle': 'car truck bus',
    'plant': 'flower tulip tree',
}
_FAMILIES = [
    kinds.split()
    for kinds in (
        'apple pear banana lemon strawberry cherry flower tulip mushroom leaf tree',
        'teapot cup bowl vase bottle glass lamp candle box book ball hat chair umbrella face apple',
        'sailboat ship rowboat plane car truck bus house',
        'house skyscraper tower church palace castle lighthouse windmill mountain tree',
        'cat dog horse cow bird fish butterfly person',
    )
]
_BUILDINGS = 'house skyscraper palace castle church tower lighthouse windmill'.split()
_BOATS = 'sailboat ship rowboat'.split()

# noun -> (kinds it names, kinds of which one cannot be sure)
NOUNS = {}
for _kind, _names in _OWN_NAMES.items():
    for _noun in _names.split('|'):
        NOUNS.setdefault(_noun, (set(), set()))[0].add(_kind)
for _noun, _kinds in _GROUPS.items():
    NOUNS[_noun] = (set(_kinds.split()), set())
NOUNS['boat'] = (set(_BOATS), set())
NOUNS['ship'] = ({'ship', 'sailboat'}, {'rowboat'})
NOUNS['building'] = (set(_BUILDINGS), set())
NOUNS['plant'][1].update({'leaf', 'mushroom'})
for _noun in ('object', 'thing'):
    NOUNS[_noun] = (set(KIND_NAMES), set())
NOUNS['shape'] = ({'thing', 'star', 'heart'}, set(KIND_NAMES) - {'thing', 'star', 'heart'})
for _noun, _doubtful in {
    'pot': 'cup bowl vase',
    'kettle': 'cup',
    'cup': 'glass bowl teapot',
    'mug': 'glass bowl teapot',
    'coffee cup': 'glass bowl',
    'teacup': 'glass bowl teapot',
    'teapot': 'cup',
    'bowl': 'cup',
    'vase': 'bottle glass teapot',
    'bottle': 'vase',
    'glass': 'vase cup',
    'wine glass': 'vase cup',
    'ball': 'moon apple balloon',
    'balloon': 'ball',
    'disc': 'ball',
    'moon': 'ball',
    'sun': 'ball',
    'ferry': 'sailboat rowboat',
    'sailboat': 'ship rowboat',
    'sailing boat': 'ship rowboat',
    'yacht': 'ship rowboat',
    'sailing ship': 'ship',
    'rowboat': 'sailboat ship',
    'house': 'church castle palace skyscraper windmill',
    'cottage': 'church castle',
    'skyscraper': 'tower house',
    'tower': 'lighthouse castle skyscraper church palace windmill',
    'church tower': 'lighthouse church castle',
    'clock tower': 'lighthouse church castle skyscraper',
    'bell tower': 'lighthouse church castle',
    'church': 'tower castle palace house',
    'palace': 'castle church',
    'temple': 'castle church',
    'mosque': 'castle church',
    'mausoleum': 'castle church',
    'monument': 'castle church tower lighthouse',
    'castle': 'palace church',
    'lighthouse': 'tower',
    'flower': 'butterfly star',
    'daisy': 'tulip star',
    'anemone': 'tulip star',
    'rose': 'tulip star',
    'blossom': 'tulip',
    'tulip': 'flower',
    'apple': 'ball cherry pear',
    'pear': 'apple lemon',
    'lemon': 'pear apple',
    'fruit': 'ball',
    'cherry': 'apple',
    'cherries': 'apple',
    'truck': 'bus car',
    'lorry': 'bus car',
    'bus': 'truck car',
    'car': 'bus truck',
    'sports car': 'bus truck',
    'cat': 'dog',
    'dog': 'cat cow horse',
    'horse': 'cow dog',
    'cow': 'horse dog',
    'leaf': '',
    'hill': '',
    'person': 'face',
    'man': 'face',
    'woman': 'face',
    'box': 'book house',
    'crate': 'book',
    'book': 'box',
    'cloud': '',
    'face': 'person',
    'head': 'person',
    'portrait': 'person',
    'star': 'flower',
    'vehicle': 'plane ship sailboat rowboat',
    'mushroom': 'umbrella lamp',
    'umbrella': 'mushroom',
    'lamp': 'mushroom',
    'animal': 'person',
}.items():
    NOUNS[_noun][1].update(set(_doubtful.split()) - NOUNS[_noun][0])
for _noun in NOUNS:  # an unnamed thing may look like anything
    if 'thing' not in NOUNS[_noun][0]:
        NOUNS[_noun][1].add('thing')

_COMPONENTS = {'sailboat': 'sails|sail', 'church': 'tower|church tower|steeple|spire|clock tower|bell tower'}
_CLUTTERED = {
    'tree': {'tree', 'plant'},
    'building': {
        'building',
        'house',
        'tower',
        'church',
        'castle',
        'skyscraper',
        'cottage',
        'church tower',
        'clock tower',
        'bell tower',
        'monument',
        'temple',
        'palace',
        'mosque',
        'mausoleum',
        'windmill',
        'lighthouse',
        'statue',
        'bridge',
        'fountain',
    },
    'mountain': {'mountain', 'hill'},
    'leaf': {'leaf', 'plant'},
    'shelf': {'box', 'crate', 'book', 'bottle'},
    'grounds': set('sky wall floor ground water sea grass road street path snow sand river rock rocks cloud clouds field island beach ceiling table'.split()),
    'worn': set(
        'hair hand hands face ear eye nose mouth lips beard arm leg foot finger shirt sweater jacket coat dress trousers jeans shorts shoe shoes sock hat cap scarf tie collar glasses watch ring earring necklace bracelet leggings'.split()
    ),
    'room': set('desk chair lamp window door picture curtain cushion shelf plant cup glass book books paper pen keyboard'.split()),
}
_REGIONS = {
    'sky': backgrounds.SKY,
    'sea': backgrounds.SEA,
    'water': backgrounds.SEA,
    'ocean': backgrounds.SEA,
    'grass': backgrounds.GRASS,
    'lawn': backgrounds.GRASS,
    'meadow': backgrounds.GRASS,
    'ground': backgrounds.GROUND,
    'floor': backgrounds.GROUND,
    'table': backgrounds.GROUND,
    'background': None,
}
_WHERE = {
    'sea': 'on the sea|floating on the sea|on the water|sailing on the ocean|in the sea|by the sea|on the blue sea|floating on the water|over the sea',
    'grass': 'on the grass|in the meadow|on the green grass|in the park|in the garden|on the lawn|under the sky',
    'ground': 'on the ground|in the street|in the city|on the road|in the square|under the blue sky|behind the trees|above the trees',
    'studio': 'on a white background|on the table|on the floor|in front of the wall|on the white background',
    'room': 'on the table|by the window|on the windowsill|near the window|in the room|in the kitchen|on the desk|next to the window',
    'foliage': 'among the leaves|in the garden|among the green leaves|in front of the leaves|in the dark|in the forest',
    'surface': 'on the table|on the wood|on the floor|on the cloth|on the ground',
}
_DETAILS = {
    'flower': 'with a yellow center|with a yellow middle|with open petals|with six petals|in bloom|with petals',
    'teapot': 'with a lid|with a handle|with a spout|with a handle and a spout|full of tea',
    'apple': 'with a stem|with a brown stem|with a leaf',
    'palace': 'with a dome|with domes|with a big dome|with towers|with four towers|with a dome and towers|with minarets',
    'tower': 'with a pointed roof|with a clock|with a gray roof|with windows',
    'church': 'with a tower|with a pointed tower|with a gray roof',
    'house': 'with a roof|with windows|with a door|with a chimney',
    'cup': 'with a handle|of coffee|full of tea',
    'car': 'with black wheels|with windows|driving on the road',
    'cat': 'with a long tail|sitting on the floor',
    'bird': 'with wings|with a beak',
    'ship': 'with windows|with a red chimney|with many decks',
    'castle': 'with towers',
    'tree': 'with leaves',
    'sailboat': 'with masts|with sails|with tall masts|with three masts',
}
_ENDINGS = 'in the picture|in the photo|in the image|in the foreground|in the scene|here|of the picture'.split('|')
_FLOURISHES = 'beautiful shiny old lovely nice round little single whole'.split()
_NUMBERS = 'two three four many the some'.split()
_SYNONYMS = {'gray': ['gray', 'grey'], 'purple': ['purple', 'purple', 'violet'], 'brown': ['brown', 'brown', 'wooden']}
_SIDES = {
    'left': ['left', 'leftmost'],
    'right': ['right', 'rightmost'],
    'top': ['upper', 'top', 'highest'],
    'bottom': ['lower', 'bottom', 'lowest'],
    'middle': ['middle', 'center'],
}
_SIDE_PHRASES = {
    'left': ['on the left', 'to the left', 'on the left side'],
    'right': ['on the right', 'to the right', 'on the right side'],
    'top': ['at the top'],
    'bottom': ['at the bottom'],
    'middle': ['in the middle', 'in the center'],
}
_RELATIONS = {
    'left': ['left of', 'to the left of', 'on the left of'],
    'right': ['right of', 'to the right of', 'on the right of'],
    'above': ['above', 'over'],
    'below': ['below', 'under', 'beneath'],
    'near': ['next to', 'beside', 'near', 'by'],
}
_SIZES = {'large': ['big', 'large', 'biggest', 'larger', 'bigger', 'largest', 'huge'], 'small': ['small', 'little', 'smallest', 'smaller', 'tiny']}


_ALIKE = [
    set(kinds.split(','))
    for kinds in (
        'hat,cap,crown',
        'horse,donkey,zebra',
        'sheep,goat,llama',
        'mouse,squirrel',
        'tiger,leopard,lion',
        'crow,blackbird,magpie',
        'lettuce,broccoli,plant',
        'planet,ball,moon,orange,melon,sun,tomato,lime,lemon,apple,peach,apricot,mango',
        'couch,bed,chair',
        'laptop,computer,television,phone,keyboard',
        'star,sun',
        'coat,shirt,dress',
        'mailbox,box,bin,gift,toolbox',
        'suitcase,box,backpack,handbag',
        'frog,lizard,crocodile',
        'whale,dolphin,shark,fish,seal',
        'bee,wasp,fly,beetle,ant',
        'guitar,violin,cello',
        'truck,ambulance,tank,tractor,machine,bus',
        'tree,plant,bouquet,flower,leaf,palm tree,cactus,wreath',
        'church,mosque,castle,tower,building,house,palace,skyscraper,statue,lighthouse',
        'boat,ship,sailboat,rowboat',
        'cake,pie,cupcake,bread,cookie,donut',
        'hand,foot',
        'saw,knife,axe',
        'face,man,woman,boy,girl,baby,person,robot,skull',
        'cow,bison,antelope,goat',
        'deer,antelope',
        'duck,goose,swan',
        'chicken,rooster,turkey,guineafowl',
        'lamp,light bulb,candle',
        'pepper,tomato,apple',
        'rabbit,squirrel',
        'pig,boar',
        'bear,panda,koala',
        'dog,fox',
        'jug,vase,teapot,cup,bottle',
        'mountain,volcano',
        'plane,helicopter,rocket',
        'shoe,sock',
        'cup,glass,bucket,bowl',
        'bicycle,motorcycle,scooter',
        'watch,clock',
        'satellite,lander',
        'rocket,missile',
    )
]


def learn(kind, groups=()):
    """Makes a further kind of things known: its noun is its name, and it goes by the names of its groups as well."""
    _OWN_NAMES.setdefault(kind, kind)
    NOUNS.setdefault(kind, (set(), set()))[0].add(kind)
    for group in groups:
        NOUNS.setdefault(group, (set(), set()))[0].add(kind)
        NOUNS[group][1].discard(kind)
        if kind != group and group in KIND_NAMES:
            NOUNS[kind][1].add(group)
    for noun in ('object', 'thing'):
        NOUNS[noun][0].add(kind)
    if kind not in KIND_NAMES:
        NOUNS['shape'][1].add(kind)
    for kinds in _ALIKE:
        if kind in kinds:
            NOUNS[kind][1].update(kinds - NOUNS[kind][0])
            for other in kinds & set(NOUNS):
                if kind not in NOUNS[other][0]:
                    NOUNS[other][1].add(kind)
    if kind in ('man', 'woman'):
        NOUNS[kind][0].discard('person')
        NOUNS[kind][1].add('person')
    NOUNS[kind][1].add('thing')
    _CLUTTERED['animal'] = set(NOUNS['animal'][0]) | {'animal', 'bird', 'insect'}


class Expression(NamedTuple):
    """`labels` are the values of `Scene.labels` that are meant, or None for a region; a region's number, or -1 for whatever is no thing; whether it is there;
    the kinds that it asks for (numbers of regions for a region), the colour, '' for any, None where that is not to be told, and the noun, '' for a region."""

    text: str
    labels: tuple
    region: int
    present: bool
    kinds: frozenset = frozenset()
    color: str = ''
    noun: str = ''


class Claim(NamedTuple):
    noun: str
    color: str = ''
    sails: str = ''


def _says(claim, thing):
    """1 when the claim is true of the thing, 0 when not, -1 when one may argue."""
    kinds, doubtful = NOUNS[claim.noun]
    verdict = 1 if thing.kind in kinds else -1 if thing.kind in doubtful else 0
    if verdict and claim.color:
        if thing.color != claim.color:
            verdict = -1 if not thing.color or colors.mixed_up(thing.color, claim.color) else 0
            if thing.component == claim.color and thing.component != thing.color:
                verdict = -1
        elif thing.kind in ('sailboat',) and thing.component != thing.color and claim.noun in ('object', 'thing'):
            verdict = -1
    if verdict and claim.sails:
        if thing.kind != 'sailboat':
            verdict = 0 if thing.kind != 'thing' else -1
        elif thing.component != claim.sails:
            verdict = -1 if colors.mixed_up(thing.component, claim.sails) or thing.color == claim.sails else 0
    return verdict


# asked for often, and of no class that a trunk knows
_COMMON = 'man man woman person boy girl face hand baby tree house building'.split()


class Describer:
    """Makes expressions for one scene."""

    def __init__(self, scene, dice, hard=0):
        """`hard` is the share of absent things that are put together from what the scene has: one thing's kind with another's colour, or a kind that often stands there."""
        self._scene, self._dice, self._hard = scene, dice, hard
        side = scene.labels.shape[0]
        count = len(scene.things)
        areas = np.bincount(scene.labels.ravel(), minlength=2 * count + 3)
        self._label_areas = areas
        self._areas = [int(areas[2 * i + 1] + areas[2 * i + 2]) for i in range(count)]
        self._centers = []
        for i in range(count):
            ys, xs = np.nonzero((scene.labels == 2 * i + 1) | (scene.labels == 2 * i + 2))
            self._centers.append((xs.mean() / side, ys.mean() / side) if len(xs) else (0, 0))
        self._total = side * side
        # what is too small or too hidden to be asked for, yet not quite invisible
        self._vague = [i for i in range(count) if 0 < self._areas[i] and (self._areas[i] < 0.002 * self._total or scene.things[i].visible < 0.3)]
        self._clear = [i for i in range(count) if i not in self._vague and self._areas[i] > 0]
        self._banned = set().union(*(_CLUTTERED.get(c, {c}) for c in scene.clutter))

    def _matches(self, claim):
        """Indices of the things meant, or None when there is doubt."""
        found = []
        for i, thing in enumerate(self._scene.things):
            verdict = _says(claim, thing) if self._areas[i] else 0
            if verdict < 0 or verdict > 0 and i in self._vague:
                return None
            if verdict > 0:
                found.append(i)
        return found

    def _ids(self, indices):
        return tuple(label for i in indices for label in (2 * i + 1, 2 * i + 2))

    def _choose(self, found):
        """Picks among several by position or size: (index, words before the noun, words after it), or None."""
        d, options = self._dice, []
        for side, value in (
            ('left', lambda i: -self._centers[i][0]),
            ('right', lambda i: self._centers[i][0]),
            ('top', lambda i: -self._centers[i][1]),
            ('bottom', lambda i: self._centers[i][1]),
            ('large', lambda i: np.log(self._areas[i]) * 0.4),
            ('small', lambda i: -np.log(self._areas[i]) * 0.4),
        ):
            ranked = sorted(found, key=value)
            if value(ranked[-1]) - value(ranked[-2]) > 0.16:
                options.append((ranked[-1], side))
        if not options:
            return None
        index, side = d.pick(options)
        if side in _SIZES:
            return index, d.pick(_SIZES[side]), ''
        return (index, d.pick(_SIDES[side]), '') if d.chance(0.5) else (index, '', d.pick(_SIDE_PHRASES[side]))

    def _place_words(self, index):
        """A true remark on where the thing is, or ''."""
        x, y = self._centers[index]
        sides = [
            s
            for s, is_so in (
                ('left', x < 0.36),
                ('right', x > 0.64),
                ('top', y < 0.36),
                ('bottom', y > 0.64),
                ('middle', abs(x - 0.5) < 0.1 and abs(y - 0.5) < 0.15),
            )
            if is_so
        ]
        return self._dice.pick(_SIDE_PHRASES[self._dice.pick(sides)]) if sides else ''

    def _phrase(self, claim, before='', after='', kind='', plural=False):
        d = self._dice
        words = [d.pick(['the', 'the', 'the', 'the', 'a', 'this', 'that', 'my', ''])]
        if before:
            words[0] = 'the'
            words.append(before)
        if d.chance(0.06):
            words.append(d.pick(_FLOURISHES))
        if claim.color:
            words.append(d.pick(_SYNONYMS.get(claim.color, [claim.color])))
        noun = claim.noun
        if plural and not noun.endswith(('s', 'fish', 'fruit', 'aircraft')):
            noun = (
                noun[:-1] + 'ies'
                if noun.endswith(('y', 'rry')) and noun[-2] not in 'aeiou'
                else noun + 'es'
                if noun.endswith(('x', 'sh', 'ch'))
                else noun + 's'
            )
            words[0] = d.pick(['the', 'all the', 'both', 'the two', '']) if d.chance(0.4) else 'the'
        words.append(noun)
        if claim.sails:
            words.append('with %s %s %s' % (d.pick(_NUMBERS), claim.sails, 'sails') if d.chance(0.6) else 'with %s sails' % claim.sails)
        elif d.chance(0.14) and kind in _DETAILS:
            words.append(d.pick(_DETAILS[kind].split('|')))
        if after:
            words.append(after)
        if d.chance(0.25):
            place = self._scene.place if d.chance(0.75) else d.pick(list(_WHERE))
            words.append(d.pick(_WHERE[place].split('|')))
        if d.chance(0.06):
            words.append(d.pick(_ENDINGS))
        return ' '.join(w for w in words if w)

    def _positive(self):
        d = self._dice
        if not self._clear:
            return None
        target = d.pick(self._clear)
        thing = self._scene.things[target]
        big = self._areas[target] > 0.05 * self._total
        if thing.kind in _COMPONENTS and thing.component and d.chance(0.14):
            return self._component(target)
        noun = d.pick(_OWN_NAMES[thing.kind].split('|')) if d.chance(0.87) else d.pick([n for n, (kinds, _) in NOUNS.items() if thing.kind in kinds])
        if noun in self._banned and not big:
            return None
        claim = Claim(noun, thing.color if d.chance(0.62) else '', thing.component if thing.kind == 'sailboat' and d.chance(0.25) else '')
        if noun in ('thing', 'object', 'shape') and not claim.color and len(self._clear) > 1:
            claim = claim._replace(color=thing.color)
        found = self._matches(claim)
        if not found:
            return None
        if self._hard and len(self._clear) > 1 and d.chance(0.15):
            related = self._related(claim, found, thing.kind)
            if related is not None:
                return related
        if len(found) == 1:
            after = self._place_words(target) if d.chance(0.15) else ''
            size = (
                d.pick(_SIZES['large' if self._areas[target] > 0.12 * self._total else 'small'][:2])
                if d.chance(0.08) and not 0.03 < self._areas[target] / self._total < 0.12
                else ''
            )
            return Expression(self._phrase(claim, size, after, thing.kind), self._ids(found), 0, True, frozenset(NOUNS[claim.noun][0]), claim.color, claim.noun)
        if d.chance(0.25):
            return Expression(
                self._phrase(claim, plural=True, kind=thing.kind), self._ids(found), 0, True, frozenset(NOUNS[claim.noun][0]), claim.color, claim.noun
            )
        chosen = self._choose(found)
        if chosen is None:
            return None
        return Expression(
            self._phrase(claim, chosen[1], chosen[2], thing.kind), self._ids([chosen[0]]), 0, True, frozenset(NOUNS[claim.noun][0]), claim.color, claim.noun
        )

    def _related(self, claim, found, kind):
        """One of `found`, told by where it is from another thing of which there is one; or None."""
        d, things = self._dice, self._scene.things
        other = d.pick(self._clear)
        if other in found:
            return None
        said = Claim(d.pick(_OWN_NAMES[things[other].kind].split('|')), things[other].color if d.chance(0.3) else '')
        if said.noun in self._banned or self._matches(said) != [other]:
            return None
        x, y = self._centers[other]
        options = []
        for words, offset in (
            (_RELATIONS['left'], lambda i: x - self._centers[i][0]),
            (_RELATIONS['right'], lambda i: self._centers[i][0] - x),
            (_RELATIONS['above'], lambda i: y - self._centers[i][1]),
            (_RELATIONS['below'], lambda i: self._centers[i][1] - y),
        ):
            fits = [i for i in found if offset(i) > 0.12]
            if len(fits) == 1 and all(offset(i) < 0.04 for i in found if i not in fits):
                options.append((fits[0], words))
        if len(found) == 1:
            options.append((found[0], _RELATIONS['near']))
        if not options:
            return None
        index, words = d.pick(options)
        return Expression(
            '%s %s %s' % (self._phrase(claim, kind='-'), d.pick(words), ' '.join(w for w in ('the', said.color, said.noun) if w)),
            self._ids([index]),
            0,
            True,
            frozenset(NOUNS[claim.noun][0]),
            claim.color,
            claim.noun,
        )

    def _component(self, target):
        d, things = self._dice, self._scene.things
        thing = things[target]
        rivals = {'sailboat': {'sailboat'}, 'church': {'church', 'tower', 'castle', 'palace', 'lighthouse', 'skyscraper', 'windmill', 'thing'}}[thing.kind]
        if any(t.kind in rivals and i != target and self._areas[i] for i, t in enumerate(things)) or self._label_areas[2 * target + 2] < 0.004 * self._total:
            return None
        if thing.kind == 'church':
            if 'tower' in self._banned and self._areas[target] < 0.05 * self._total:
                return None
            text = d.pick(
                [
                    'the ' + d.pick(_COMPONENTS['church'].split('|')),
                    'the tower of the church',
                    'the %s tower' % thing.component,
                    'the church tower',
                    'the tall tower',
                    'the %s church tower' % thing.component,
                ]
            )
            return Expression(
                text + (' with a pointed roof' if d.chance(0.1) else ''), (2 * target + 2,), 0, True, frozenset(('church', 'tower')), None, 'church tower'
            )
        if d.chance(0.3) and self._label_areas[2 * target + 1] > 0.004 * self._total:
            return Expression(
                d.pick(['the hull', 'the %s hull' % thing.color, 'the hull of the boat', 'the boat without the sails']),
                (2 * target + 1,),
                0,
                True,
                frozenset(('sailboat',)),
                None,
                'boat',
            )
        return Expression(
            d.pick(
                [
                    'the sails',
                    'the %s sails' % thing.component,
                    'the sails of the boat',
                    'the %s sails of the sailboat' % thing.component,
                    'the %s sail' % thing.component,
                ]
            ),
            (2 * target + 2,),
            0,
            True,
            frozenset(('sailboat',)),
            None,
            'sail',
        )

    def _negative(self):
        d, things = self._dice, self._scene.things
        if d.chance(0.1):
            return self._absent_region()
        if self._hard and d.chance(0.15):
            claim = Claim(d.pick(_COMMON))
        elif self._hard and self._clear and d.chance(self._hard):
            claim = self._near_miss()
        elif self._clear and d.chance(0.8):
            thing = things[d.pick(self._clear)]
            noun = d.pick(_OWN_NAMES[thing.kind].split('|'))
            if d.chance(0.55):
                claim = Claim(noun, d.pick(colors.NAMES))
            elif d.chance(0.5):
                claim = Claim(d.pick(list(NOUNS)), thing.color)
            elif thing.kind == 'sailboat' and d.chance(0.4):
                claim = Claim(noun, '', d.pick(colors.NAMES))
            else:
                claim = Claim(d.pick(list(NOUNS)))
        else:
            claim = Claim(d.pick(list(NOUNS)), d.pick(colors.NAMES) if d.chance(0.6) else '')
        if (
            claim.noun in self._banned
            or claim.noun in ('hill', 'mountain', 'cloud')
            and self._scene.place in ('sea', 'grass', 'ground')
            or claim.noun in ('thing', 'object', 'shape')
            and not claim.color
        ):
            return None
        if claim.noun in ('object', 'thing', 'shape') and self._scene.place in ('room', 'surface'):
            return None
        if claim.noun in ('tower', 'church tower', 'clock tower', 'bell tower') and any(t.kind == 'church' for t in things):
            return None
        if self._matches(claim) != []:
            return None
        kind = next(iter(sorted(NOUNS[claim.noun][0])), '')
        return Expression(
            self._phrase(claim, kind=kind, after=d.pick(sum(_SIDE_PHRASES.values(), [])) if d.chance(0.1) else ''),
            (),
            0,
            False,
            frozenset(NOUNS[claim.noun][0]),
            claim.color,
            claim.noun,
        )

    def _near_miss(self):
        """A claim that is nearly true: the right kind in a colour that something else has, or the right colour for a kind that might stand there."""
        d, things = self._dice, self._scene.things
        thing = things[d.pick(self._clear)]
        noun = d.pick(_OWN_NAMES[thing.kind].split('|'))
        others = [t for t in things if t.color and t.color != thing.color and not colors.mixed_up(t.color, thing.color)]
        if others and d.chance(0.5):
            return Claim(noun, d.pick(others).color)
        if d.chance(0.4):
            return Claim(noun, d.pick(colors.NAMES))
        family = next((f for f in _FAMILIES if thing.kind in f), None) if d.chance(0.5) else None
        return Claim(d.pick(_OWN_NAMES[d.pick(family or KIND_NAMES)].split('|')), thing.color if d.chance(0.6) else '')

    def _region(self):
        d, scene = self._dice, self._scene
        free = np.bincount(scene.regions[scene.labels == 0], minlength=6)
        names = [n for n, r in _REGIONS.items() if r is None or free[r] > 0.03 * self._total]
        if scene.place == 'room':
            names = [n for n in names if n not in ('ground',)]
        else:
            names = [n for n in names if n not in ('table', 'floor')]
        name = d.pick(names)
        text = d.pick(['the ', 'the ', '']) + ('blue ' if name in ('sky', 'sea', 'water', 'ocean') and d.chance(0.0) else '') + name
        return Expression(
            text, None, -1 if _REGIONS[name] is None else _REGIONS[name], True, frozenset(range(6) if _REGIONS[name] is None else [_REGIONS[name]])
        )

    def _absent_region(self):
        d, scene = self._dice, self._scene
        present = np.bincount(scene.regions.ravel(), minlength=6)
        if scene.place in ('room', 'surface', 'foliage') or present[backgrounds.CLUTTER]:
            return None
        names = [n for n in ('sky', 'sea', 'water', 'grass', 'lawn', 'meadow') if not present[_REGIONS[n]]]
        if not names:
            return None
        name = d.pick(names)
        return Expression('the ' + name, (), 0, False, frozenset([_REGIONS[name]]))

    def expression(self, absent):
        """One expression; `absent` ones name what is not in the scene. Falls back on the background when nothing else can be said."""
        for _ in range(14):
            made = self._negative() if absent else self._region() if self._dice.chance(0.1) else self._positive()
            if made is not None:
                return made
        return Expression('the background', None, -1, True, frozenset(range(6)))


def mask_of(scene, expression):
    """(S, S) bool: where the expression's object is."""
    if not expression.present:
        return np.zeros(scene.labels.shape, bool)
    if expression.labels is None:
        nothing = scene.labels == 0
        if expression.region < 0:
            return nothing
        return nothing & (scene.regions == expression.region)
    table = np.zeros(256, bool)
    table[list(expression.labels)] = True
    return table[scene.labels]


def vocabulary():
    """(every word that an expression may hold, nouns that stand for an object, words without weight)."""
    nouns = sorted(NOUNS) + ['sails', 'hull', 'steeple', 'spire'] + list(_REGIONS)
    plurals = [n + 's' for n in NOUNS] + ['cherries', 'strawberries', 'butterflies', 'boxes', 'churches', 'buses', 'glasses', 'leafs', 'bodys']
    texts = (
        nouns
        + plurals
        + colors.NAMES
        + ['grey', 'violet', 'wooden', 'tall', 'blue', 'of', 'without', 'all', 'both', 'one', 'it', 'its', 'his', 'her', 'sail']
        + _FLOURISHES
        + _NUMBERS
        + _ENDINGS
    )
    for table in (_WHERE, _DETAILS):
        texts += [t for choices in table.values() for t in choices.split('|')]
    for table in (_SIDES, _SIDE_PHRASES, _SIZES):
        texts += sum(table.values(), [])
    texts += ['with sails', 'the a an this that my']
    words = sorted({w for t in texts for w in t.split()})
    ignored = 'the a an this that my some here'.split()
    names = sorted(set(nouns) - {'background'}) + colors.NAMES
    return words, names, ignored
