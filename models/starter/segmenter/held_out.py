"""Drawings and backgrounds that are for measuring only: known kinds of things, drawn otherwise than `shapes.py` draws them, in places that `backgrounds.py` lacks.

Nothing here may be used for training. `evaluate.py --held-out` measures on scenes that consist of these alone.
"""
import cv2
import numpy as np

import colors
from backgrounds import GROUND, NONE, SIDE, SKY, Background
from noise import mix, noise, row
from shapes import KINDS, PI, Figure, bezier, box, dome, ellipse, points, smooth, strut, thick, turned

_Y, _X = np.mgrid[0:SIDE, 0:SIDE].astype(np.float32) / SIDE


# -- Drawings --

def apple(d):
	"""On two lobes, with a pointed leaf."""
	f = Figure()
	f.add(ellipse(-.32, 0, .58, .8)).add(ellipse(.32, 0, .58, .8)).add(ellipse(0, .1, .7, .68))
	f.add(strut(0, -.55, d.between(-.15, .25), -1.05, .05), 'wood')
	return f.flat(turned(points(.05, -.85, .35, -1.1, .7, -1.0, .4, -.8), d.between(-.3, .3), .05, -.85), 'green') if d.chance(.6) else f


def flower(d):
	"""With heart-shaped petals in two rings, or as a sunflower with many narrow ones."""
	f, many = Figure(), d.chance(.4)
	count = d.whole(14, 20) if many else d.whole(5, 8)
	for ring, reach in ((0, 1.), (1, .72)):
		for k in range(count):
			a = 2 * PI * (k + .5 * ring) / count
			petal = points(.2, -.07, .85, -.1, 1.05, 0, .85, .1, .2, .07) if many else points(.12, 0, .5, -.34, .95, -.36, .86, 0, .95, .36, .5, .34)
			f.add(smooth(turned(petal * reach, a), 1), 'main' if ring == 0 else 'main+')
	return f.add(ellipse(0, 0, .38 if many else .2, .38 if many else .2), d.pick(['wood', 'dark']) if many else 'yellow')


def teapot(d):
	"""Tall, with straight sides, an angular spout and a handle over the top or at the side."""
	f, top, foot = Figure(), d.between(.3, .5), d.between(.6, .8)
	over = d.chance(.5)
	if over:
		f.add(thick(ellipse(0, -.45, top + .15, d.between(.5, .75), PI, 2 * PI, n=20), .06))
	else:
		f.add(thick(points(top * .8, -.4, 1.05, -.45, 1.1, .1, foot * .9, .45), .07))
	f.add(points(-foot * .7, .55, -foot * .8, .2, -1.05, -.45, -.85, -.5, -top * .9, .05))
	f.add(points(-top, -.5, top, -.5, foot, .8, -foot, .8))
	f.flat(box(-top * 1.05, -.58, top * 1.05, -.48), 'main-').add(points(-top * .8, -.58, -.1, -.8, .1, -.8, top * .8, -.58)).add(ellipse(0, -.87, .09, .09))
	return f.flat(points(-.62, .3, .62, .3, .66, .45, -.66, .45), 'second') if d.chance(.3) else f


def cup(d):
	"""A round cup on a saucer, or a straight beaker with an angular handle."""
	f = Figure()
	if d.chance(.5):
		f.add(ellipse(0, .62, 1, .16), 'main-').add(ellipse(0, .58, .96, .13), 'main')
		f.add(thick(ellipse(.62, -.05, .3, .26, -1.5, 1.5, n=14), .06))
		return f.add(np.concatenate([ellipse(0, -.3, .68, .9, 0, PI, n=24)])).flat(ellipse(0, -.3, .68, .14), 'main+').flat(ellipse(0, -.29, .6, .1), 'wood')
	f.flat(thick(points(.45, -.55, .95, -.55, .95, .35, .45, .35), .09))
	f.add(box(-.55, -.85, .55, .85)).flat(box(-.55, -.85, .55, -.76), 'main+')
	return f.flat(box(-.55, -.1, .55, .2), 'second') if d.chance(.5) else f


def bottle(d):
	"""A square flask with a short neck and a stopper."""
	w, f = d.between(.35, .6), Figure()
	f.add(ellipse(0, -.92, .2, .16), d.pick(['wood', 'light'])).add(box(-.13, -.85, .13, -.5), 'main+')
	f.add(smooth(points(-w, -.55, w, -.55, w, .95, -w, .95), 1))
	return f.flat(box(-w * .75, -.1, w * .75, .5), d.pick(['light', 'second']))


def sailboat(d):
	"""A sloop seen from ahead or a junk with battened sails."""
	f = Figure()
	if d.chance(.5):
		f.add(points(-.9, .55, -.65, .4, .75, .4, 1.0, .3, .8, .85, -.7, .85))
		for x, w, t in ((-.4, .35, -.5), (.25, .45, -.95)):
			f.flat(strut(x, .45, x, t - .05, .025), 'wood', True)
			f.flat(points(x - w * .7, t + .1, x + w * .5, t, x + w, .1, x + w * .9, .32, x - w * .8, .3), 'sail', True)
			for k in range(1, 4):
				y = t + (.3 - t) * k / 4
				f.flat(strut(x - w * .8, y, x + w * .85, y - .04, .012), 'sail-', True)
		return f
	f.add(points(-.45, .5, .45, .5, .3, .9, 0, 1.0, -.3, .9))
	f.flat(strut(0, .5, 0, -1.05, .02), 'gray', True)
	f.flat(np.concatenate([points(.03, -1, .03, .4), bezier((.62, .36), (.5, -.3), (.03, -1), n=12)]), 'sail', True)
	return f.flat(np.concatenate([points(-.03, -.8, -.03, .4), bezier((-.5, .38), (-.45, -.2), (-.03, -.8), n=12)]), 'sail+', True)


def car(d):
	"""A boxy estate car, or one seen from ahead."""
	f = Figure()
	if d.chance(.35):
		f.flat(points(-.55, -.6, .55, -.6, .75, -.1, -.75, -.1)).flat(points(-.47, -.53, .47, -.53, .62, -.12, -.62, -.12), 'glass').add(smooth(points(-.9, -.12, .9, -.12, .95, .5, -.95, .5), 1))
		for x in (-.68, .68):
			f.add(ellipse(x, .1, .14, .12), 'light').flat(box(x - .16, .45, x + .16, .72), 'dark')
		return f.flat(box(-.4, .05, .4, .3), 'dark')
	f.flat(points(-.95, -.05, -.8, -.55, .45, -.55, .6, -.05)).flat(points(-.8, -.08, -.7, -.45, -.2, -.45, -.2, -.08), 'glass').flat(points(-.12, -.08, -.12, -.45, .38, -.45, .48, -.08), 'glass')
	f.add(smooth(points(-1.1, -.1, .6, -.1, 1.1, .02, 1.1, .38, -1.1, .38), 1)).flat(box(-1.1, .3, 1.1, .38), 'main-')
	for x in (-.62, .62):
		f.add(ellipse(x, .4, .24, .24), 'dark').flat(ellipse(x, .4, .11, .11), 'gray')
	return f


def house(d):
	"""With a hipped or a flat roof, or as a half-timbered gable."""
	f, sort = Figure(), d.whole(0, 2)
	if sort == 0:
		f.flat(box(-.9, -.1, .9, .8)).flat(points(-1.05, -.08, -.55, -.6, .55, -.6, 1.05, -.08), d.pick(['red', 'gray', 'wood', 'second'])).flat(box(-.1, -.75, .05, -.55), 'wood')
		return f.windows(-.85, 0, .85, .45, 4, 1, 'glass', .5).flat(box(-.15, .4, .15, .8), 'wood')
	if sort == 1:
		f.flat(box(-.6, -.7, .95, .8)).flat(box(-1, -.1, -.3, .8), 'main+').flat(box(-.68, -.78, 1.02, -.68), 'gray').flat(box(-1.05, -.18, -.25, -.08), 'gray')
		return f.flat(box(-.1, -.5, .75, -.05), 'glass').flat(box(-.1, .2, .75, .6), 'glass').flat(box(-.85, .2, -.45, .8), 'dark')
	f.flat(points(-.7, .85, -.7, -.1, 0, -1, .7, -.1, .7, .85)).flat(thick(points(-.85, 0, 0, -1.08, .85, 0), .07), d.pick(['red', 'wood']))
	for line in (points(-.7, .35, .7, .35), points(-.7, -.1, .7, -.1), points(-.25, .35, -.25, -.1), points(.25, .35, .25, -.1), points(-.7, .35, -.25, -.1), points(.7, .35, .25, -.1)):
		f.flat(thick(line, .03), 'wood')
	return f.flat(box(-.15, .45, .15, .85), 'dark')


def tower(d):
	"""Round and in storeys, or a slender one with an open lantern."""
	f = Figure()
	if d.chance(.5):
		w = d.between(.3, .4)
		for k, (y0, y1) in enumerate(((.4, 1.05), (-.15, .4), (-.6, -.15))):
			v = w * (1 - .18 * k)
			f.add(box(-v, y0, v, y1), 'main', named=True).flat(box(-v * 1.1, y0 - .04, v * 1.1, y0 + .04), 'main-', True)
			f.flat(np.concatenate([dome(0, (y0 + y1) / 2, .08, 1.2), points(.08, (y0 + y1) / 2 + .15, -.08, (y0 + y1) / 2 + .15)]), 'dark', True)
		return f.add(points(-w * .75, -.62, 0, -1.05, w * .75, -.62), d.pick(['red', 'gray', 'second']), named=True)
	w = d.between(.14, .2)
	f.flat(box(-w, -.3, w, 1.05), 'main', True).flat(box(-w * 1.5, -.36, w * 1.5, -.28), 'main-', True)
	for x in (-w, 0, w):
		f.flat(strut(x, -.3, x, -.65, .03), 'main', True)
	f.add(dome(0, -.62, w * 1.3, 1.5), d.pick(['gray', 'green', 'second']), named=True)
	return f.windows(-w, -.1, w, .9, 1, 5, 'dark', .35, True)


def palace(d):
	"""A long front with columns and a pediment, or with a drum dome between two wings."""
	f = Figure()
	if d.chance(.5):
		f.flat(box(-1.1, -.1, 1.1, .7)).flat(box(-1.15, .65, 1.15, .8), 'main-').windows(-1.08, 0, 1.08, .6, 11, 2, 'dark', .4)
		f.flat(box(-.45, -.15, .45, .7), 'main+').flat(points(-.52, -.15, 0, -.5, .52, -.15))
		for x in np.linspace(-.4, .4, 6):
			f.add(box(x - .035, -.12, x + .035, .68))
		return f
	f.flat(box(-1.1, .1, -.4, .7)).flat(box(.4, .1, 1.1, .7)).flat(box(-.45, -.05, .45, .7), 'main+').add(box(-.3, -.35, .3, -.05)).add(dome(0, -.33, .34, 1.1), d.pick(['main', 'gray', 'green'])).flat(box(-.03, -.95, .03, -.68), 'main-')
	return f.windows(-1.05, .2, -.45, .6, 4, 1, 'dark', .45).windows(.45, .2, 1.05, .6, 4, 1, 'dark', .45).windows(-.28, -.3, .28, -.08, 5, 1, 'dark', .4)


def tree(d):
	"""A fir of tiers, a poplar, or a palm."""
	f, sort = Figure(), d.whole(0, 2)
	if sort == 0:
		f.add(box(-.08, .6, .08, 1), 'wood')
		for k in range(4):
			y, w = -1 + .42 * k, .28 + .16 * k
			f.add(points(-w, y + .6, 0, y, w, y + .6), 'main' if k % 2 else 'main-')
		return f
	if sort == 1:
		return f.add(box(-.06, .5, .06, 1), 'wood').add(ellipse(0, -.15, d.between(.22, .36), .85)).add(ellipse(.05, -.3, .15, .5), 'main+')
	f.add(thick(bezier((.1, 1), (-.1, .3), (0, -.45)), np.linspace(.09, .05, 16)), 'wood')
	for k in range(7):
		a = PI + PI * k / 6
		f.add(thick(bezier((0, -.45), (.5 * np.cos(a), -.5 + .55 * np.sin(a)), (.85 * np.cos(a), -.25 + .3 * np.sin(a))), np.sin(np.linspace(.4, PI - .1, 16)) * .1), 'main' if k % 2 else 'main-')
	return f


def cat(d):
	"""Sitting upright, seen from ahead or from behind, or lying curled."""
	f = Figure()
	if d.chance(.35):
		f.add(ellipse(.1, .35, .85, .5)).add(thick(bezier((.8, .5), (.3, 1.0), (-.5, .78)), .1)).add(ellipse(-.55, .2, .34, .3))
		return f.add(points(-.82, .05, -.78, -.25, -.55, -.05)).add(points(-.5, -.07, -.3, -.25, -.26, .05))
	f.add(thick(bezier((.35, .85), (.95, .8), (.8, .1)), .08)).add(smooth(points(-.25, -.4, .25, -.4, .55, .5, .5, .95, -.5, .95, -.55, .5)))
	f.add(ellipse(0, -.55, .36, .32)).add(points(-.34, -.6, -.32, -1.02, -.06, -.82)).add(points(.34, -.6, .32, -1.02, .06, -.82))
	if d.chance(.6):
		for x in (-.14, .14):
			f.flat(ellipse(x, -.58, .06, .05), d.pick(['green', 'yellow'])).flat(box(x * 1.2 - .06, .4, x * 1.2 + .06, .95), 'main+')
	return f


def bird(d):
	"""On the wing, or standing on long legs."""
	f = Figure()
	if d.chance(.5):
		f.add(smooth(points(-.7, .05, -.2, -.12, .5, -.08, .75, .05, .4, .2, -.2, .18))).add(smooth(points(-.1, 0, .15, -.95, .55, -1.0, .3, 0))).add(smooth(points(-.25, .05, -.6, .8, -.25, .85, .2, .12)), 'main-')
		return f.add(ellipse(.72, -.02, .18, .15)).flat(points(.86, -.04, 1.08, .04, .86, .06), 'orange').flat(points(-.65, 0, -1.05, -.15, -1.0, .2), 'main-')
	for x in (-.05, .15):
		f.flat(strut(x, .2, x, 1, .025), 'orange')
	f.add(ellipse(0, 0, .55, .34)).add(thick(bezier((.4, -.1), (.75, -.3), (.45, -.55), (.6, -.8)), .08)).add(ellipse(.62, -.82, .16, .13))
	return f.flat(points(.72, -.86, 1.1, -.78, .72, -.76), 'orange').add(points(-.4, -.05, -.95, .3, -.3, .25), 'main-')


def fish(d):
	"""Deep-bodied and striped, or long as an eel's cousin."""
	f = Figure()
	if d.chance(.6):
		f.add(points(.5, 0, 1.05, -.5, .9, 0, 1.05, .5)).add(points(-.3, -.55, .45, -.95, .5, -.3), 'main-').add(points(-.2, .55, .4, .95, .45, .3), 'main-').add(smooth(points(-1, 0, -.45, -.65, .25, -.6, .65, 0, .25, .6, -.45, .65)))
		for x in (-.3, .1):
			f.flat(box(x, -.45, x + .14, .45), 'second')
		return f.flat(ellipse(-.62, -.12, .08, .08), 'dark')
	f.add(thick(bezier((-1, 0), (-.4, -.5), (.3, .5), (.9, -.1), n=24), np.linspace(.2, .06, 24))).add(points(.8, -.1, 1.1, -.35, 1.08, .15), 'main-')
	return f.flat(ellipse(-.88, -.06, .05, .05), 'dark')


DRAWINGS = {f.__name__: f for f in (apple, flower, teapot, cup, bottle, sailboat, car, house, tower, palace, tree, cat, bird, fish)}
FIGURES = {kind: (f, *KINDS[kind][1:]) for kind, f in DRAWINGS.items()}


# -- Backgrounds --

def _bricks(dice):
	"""A brick wall, with paving before it now and then."""
	a, b = colors.from_hsv(dice.between(0, 30), dice.between(.2, .6), dice.between(.3, .75)), colors.from_hsv(dice.between(20, 50), dice.between(0, .2), dice.between(.4, .8))
	down, across = dice.whole(9, 22), dice.whole(4, 9)
	course = np.floor(_Y * down)
	u, v = (_X * across + .5 * (course % 2)) % 1, _Y * down % 1
	tone = np.sin(course * 12.9 + np.floor(_X * across + .5 * (course % 2)) * 78.2) * .12
	image = np.where(((u < .05) | (v < .1))[..., None], b, a * (1 + tone[..., None])) * (1 + .08 * noise(dice, SIDE)[..., None])
	regions, horizon = np.zeros((SIDE, SIDE), np.uint8), -1
	if dice.chance(.6):
		horizon = dice.between(.65, .88)
		floor = _Y > horizon
		image = np.where(floor[..., None], colors.from_hsv(dice.between(20, 50), dice.between(0, .15), dice.between(.3, .7)) * (1 + .15 * noise(dice, SIDE, 4)[..., None]), image)
		regions[floor] = GROUND
	return Background(image, regions, 'surface' if horizon < 0 else 'room', horizon, ('building',))


def _dunes(dice):
	"""Sand or snow in waves under a plain sky."""
	snow = dice.chance(.4)
	image = mix(colors.from_hsv(dice.between(200, 225), dice.between(.2, .7), dice.between(.5, .95)), colors.from_hsv(dice.between(25, 220), dice.between(.05, .3), dice.between(.8, 1)), _Y[..., None])
	regions, horizon = np.full((SIDE, SIDE), SKY, np.uint8), dice.between(.3, .6)
	base = colors.from_hsv(215, dice.between(.02, .12), dice.between(.8, 1)) if snow else colors.from_hsv(dice.between(25, 42), dice.between(.3, .6), dice.between(.6, .95))
	for k in range(5):
		edge = horizon + k * .1 + (.03 + .02 * k) * row(dice, SIDE, dice.pick([4, 6, 10]))[None] * (k > 0)
		crest = np.clip((_Y - edge) * 6, 0, 1)
		hill = _Y > edge
		image = np.where(hill[..., None], base * (1.05 - .35 * crest * dice.between(.3, 1))[..., None], image)
		regions[hill] = GROUND
	return Background(image * (1 + .03 * noise(dice, SIDE)[..., None]), regions, 'ground', horizon, ())


def _tiles(dice):
	"""A chequered floor in perspective before a papered wall."""
	a, b = colors.any_color(dice), colors.any_color(dice)
	wall = colors.any_color(dice) ** .6
	image = np.ones((SIDE, SIDE, 3), np.float32) * wall
	stripes = (_X * dice.whole(8, 20)) % 1 < dice.between(.2, .5)
	image = np.where(stripes[..., None], image * dice.between(.7, .95), image)
	horizon = dice.between(.4, .7)
	depth = np.maximum(_Y - horizon, 1e-3)
	check = (np.floor((_X - .5) / (depth + .15) * dice.between(2, 4)) + np.floor(.8 / (depth + .15) * dice.between(1.5, 3))) % 2
	floor = _Y > horizon
	image = np.where(floor[..., None], np.where(check[..., None] > 0, a, b), image)
	regions = np.zeros((SIDE, SIDE), np.uint8)
	regions[floor] = GROUND
	return Background(image * (1 - .3 * abs(_X - dice.between(.2, .8)))[..., None], regions, 'room', horizon, ())


def _lights(dice):
	"""Discs of light out of focus, by night."""
	image = np.ascontiguousarray(np.ones((SIDE, SIDE, 3), np.float32) * colors.from_hsv(dice.between(200, 280), dice.between(.2, .8), dice.between(.03, .25)))
	for _ in range(dice.whole(15, 60)):
		disc = np.zeros((SIDE, SIDE), np.float32)
		cv2.circle(disc, (dice.whole(0, SIDE), dice.whole(0, SIDE)), dice.whole(4, 26), 1., -1, cv2.LINE_AA)
		image = image + disc[..., None] * colors.from_hsv(dice.between(0, 360), dice.between(.2, .9), 1) * dice.between(.1, .5)
	return Background(cv2.GaussianBlur(image, (0, 0), dice.between(.5, 2)), np.full((SIDE, SIDE), NONE, np.uint8), 'studio', -1, ())


def _plaid(dice):
	"""A chequered cloth, with folds."""
	a, b, c = (colors.any_color(dice) for _ in range(3))
	turn, n = dice.between(0, PI), dice.between(4, 14)
	folds = dice.between(0, .04) * noise(dice, SIDE)
	u, v = (_X * np.cos(turn) + _Y * np.sin(turn) + folds) * n, (-_X * np.sin(turn) + _Y * np.cos(turn) + folds) * n
	image = mix(a, b, .5 * (u % 1 < .5)[..., None])
	image = mix(image, c, .5 * (v % 1 < .5)[..., None]) * (1 + 2 * folds[..., None])
	return Background(image, np.zeros((SIDE, SIDE), np.uint8), 'surface', -1, ())


def random_background(dice):
	b = dice.pick([_bricks, _dunes, _tiles, _lights, _plaid])(dice)
	return b._replace(image=np.clip(b.image, 0, 1).astype(np.float32))
