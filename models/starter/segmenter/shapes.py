"""Outlines of things, as polygons with roles.

Coordinates are x to the right and y downwards, a thing fills about [-1, 1]². A part has a role, which says what colour it takes
(`main` is the colour that the thing is called by; a trailing + or - makes it lighter or darker), says whether it bulges (`round`) or
lies flat, and may belong to the thing's *named component* (a boat's sails, a church's tower), which expressions can refer to alone.
"""
from typing import NamedTuple

import numpy as np

PI = np.pi


class Part(NamedTuple):
	points: np.ndarray
	role: str
	round: bool
	named: bool


class Figure:
	"""Collects parts from back to front."""

	def __init__(self):
		self.parts = []

	def add(self, points, role='main', round=True, named=False):
		self.parts.append(Part(np.asarray(points, float), role, round, named))
		return self

	def flat(self, points, role='main', named=False):
		return self.add(points, role, False, named)

	def windows(self, x0, y0, x1, y1, across, down, role, fill, named=False):
		dx, dy = (x1 - x0) / across, (y1 - y0) / down
		for i in range(across):
			for j in range(down):
				x, y = x0 + dx * (i + .5), y0 + dy * (j + .5)
				self.flat(box(x - dx * fill / 2, y - dy * fill / 2, x + dx * fill / 2, y + dy * fill / 2), role, named)
		return self


# -- Geometry --

def ellipse(cx, cy, rx, ry, start=0., end=2 * PI, power=1., n=32):
	a = np.linspace(start, end, n)
	c, s = np.cos(a), np.sin(a)
	return np.stack([cx + rx * np.sign(c) * abs(c) ** power, cy + ry * np.sign(s) * abs(s) ** power], 1)


def box(x0, y0, x1, y1):
	return np.array([[x0, y0], [x1, y0], [x1, y1], [x0, y1]], float)


def points(*numbers):
	return np.array(numbers, float).reshape(-1, 2)


def smooth(polygon, times=2):
	"""Chaikin's corner cutting."""
	for _ in range(times):
		following = np.roll(polygon, -1, 0)
		polygon = np.stack([.75 * polygon + .25 * following, .25 * polygon + .75 * following], 1).reshape(-1, 2)
	return polygon


def bezier(*controls, n=16):
	p = [np.array(c, float) for c in controls]
	t = np.linspace(0, 1, n)[:, None]
	while len(p) > 1:
		p = [a * (1 - t) + b * t for a, b in zip(p, p[1:])]
	return p[0]


def thick(line, width):
	"""A line with a half-width, or one half-width a point."""
	line = np.asarray(line, float)
	d = np.gradient(line, axis=0)
	normal = np.stack([-d[:, 1], d[:, 0]], 1)
	normal /= np.linalg.norm(normal, axis=1, keepdims=True) + 1e-6
	width = np.broadcast_to(width, len(line))[:, None]
	return np.concatenate([line + normal * width, (line - normal * width)[::-1]])


def strut(x0, y0, x1, y1, width):
	return thick([[x0, y0], [x1, y1]], width)


def turned(polygon, angle, cx=0, cy=0):
	c, s = np.cos(angle), np.sin(angle)
	return (polygon - [cx, cy]) @ np.array([[c, s], [-s, c]]) + [cx, cy]


def dome(cx, y, r, height):
	return ellipse(cx, y, r, r * height, PI, 2 * PI, n=20)


def onion(cx, y, r):
	"""A pointed, bulging dome that stands on y."""
	left = bezier((cx - r * .85, y), (cx - r * 1.45, y - r * .9), (cx - r * .5, y - r * 1.5), (cx, y - r * 1.95))
	right = left[::-1] * [-1, 1] + [2 * cx, 0]
	return np.concatenate([left, right])


# -- Fruit, plants --

def apple(d):
	a = np.linspace(0, 2 * PI, 60, endpoint=False)
	top = np.exp(-((np.mod(a + PI * 1.5, 2 * PI) - PI) / d.between(.3, .5)) ** 2)
	bottom = np.exp(-((np.mod(a + PI / 2, 2 * PI) - PI) / .4) ** 2)
	r = 1 - d.between(.03, .25) * top - d.between(0, .1) * bottom
	taper = 1 - d.between(0, .22) * np.sin(a)
	f = Figure().add(np.stack([np.cos(a) * r * taper * d.between(.88, 1), np.sin(a) * r * d.between(.8, .97)], 1))
	if d.chance(.4):
		f.flat(ellipse(d.between(-.1, .1), -.66, d.between(.15, .35), d.between(.04, .1)), 'main-')
	if d.chance(.8):
		f.add(thick(bezier((0, -.62), (d.between(-.1, .1), -.8), (d.between(-.25, .25), -1.08)), d.between(.025, .06)), d.pick(['wood', 'wood', 'green']))
	if d.chance(.3):
		f.add(turned(ellipse(.3, -.85, .3, .11), d.between(-.5, .4), 0, -.8), 'green')
	return f


def pear(d):
	w, n = d.between(.6, .75), d.between(.25, .4)
	right = bezier((0, -1), (n * 1.6, -1), (n * .7, -.2), (w * 1.25, .1), (w * 1.1, 1.1), (0, .95), n=30)
	f = Figure().add(np.concatenate([right, right[::-1] * [-1, 1]]))
	return f.add(thick(bezier((0, -.9), (.05, -1.05), (d.between(-.2, .2), -1.2)), .035), 'wood')


def banana(d):
	bend = d.between(.5, 1.1)
	width = np.sin(np.linspace(.25, PI - .2, 24)) * d.between(.16, .24) + .03
	line = bezier((-1, -.35), (-.5, bend), (.5, bend), (1, -.4), n=24)
	return Figure().add(thick(line, width)).flat(thick(line[-3:], .04), 'wood').flat(thick(line[:2], .04), 'wood')


def lemon(d):
	r = d.between(.55, .7)
	return Figure().add(ellipse(-.85, 0, .2, .15)).add(ellipse(.85, 0, .2, .14)).add(ellipse(0, 0, .88, r))


def strawberry(d):
	f = Figure().add(smooth(points(-.75, -.55, .75, -.55, .7, .1, 0, 1, -.7, .1), 2))
	for _ in range(d.whole(8, 20)):
		f.flat(ellipse(d.between(-.5, .5), d.between(-.45, .4), .03, .045, n=8), 'yellow')
	for a in np.linspace(PI * 1.05, PI * 1.95, 5):
		f.add(turned(ellipse(.35, -.6, .35, .12), a, 0, -.6), 'green')
	return f


def cherries(d):
	f = Figure()
	for x, y in ((-.5, .45), (.45, .6)):
		f.add(thick(bezier((.1, -1), (x * .4, -.5), (x, y - .3)), .03), 'green').add(ellipse(x, y, .4, .38))
	return f


def flower(d):
	n = d.pick([4, 5, 5, 6, 6, 7, 8, 10, 14])
	f, first, width, bud = Figure(), d.between(0, 6), d.between(.75, 1.45) * PI / n, d.between(.13, .3)
	if d.chance(.35):
		f.add(thick(bezier((0, 0), (d.between(-.3, .3), 1), (d.between(-.3, .3), 2.2)), d.between(.03, .07)), 'green')
		if d.chance(.5):
			f.add(turned(ellipse(.4, 1.5, .4, .15), d.between(-.8, .2), 0, 1.5), 'green')
	tip = d.between(.7, 1.2)
	for i in range(n):
		length = d.between(.82, 1.02)
		petal = ellipse(length * .53, 0, length * .5, min(.52, width * .62), power=tip, n=24)
		petal[:, 1] *= d.between(.85, 1.1) * (1 + .25 * (petal[:, 0] - .5))
		f.add(turned(petal, first + i * 2 * PI / n + d.between(-.13, .13)), 'main')
	if d.chance(.92):
		center = d.pick(['yellow', 'yellow', 'orange', 'dark', 'second', 'green'])
		if d.chance(.5):  # stamens
			for a in np.linspace(0, 2 * PI, d.whole(14, 30)):
				r = bud * d.between(.9, 1.5)
				f.flat(ellipse(r * np.cos(a), r * np.sin(a), .045, .045, n=8), center)
		f.add(ellipse(0, 0, bud, bud), center)
		if d.chance(.5):
			f.add(ellipse(0, 0, bud * .5, bud * .5), d.pick(['green', 'wood', 'yellow']))
	return f


def tulip(d):
	f = Figure().add(thick(bezier((0, 0), (d.between(-.2, .2), .6), (d.between(-.2, .2), 1.6)), .05), 'green')
	f.add(turned(ellipse(.15, .8, .12, .7), d.between(.1, .5), .15, 1.4), 'green')
	for x, role in ((-.3, 'main'), (.3, 'main-'), (0, 'main+')):
		f.add(smooth(points(x * 1.3 - .25, -.2, x, -1, x * 1.3 + .25, -.2, x * .4, .35), 2), role)
	return f


def leaf(d):
	w, lobes = d.between(.35, .7), d.pick([0, 0, 5, 7])
	side = bezier((-1, 0), (-.5, -w * 1.4), (.4, -w), (1, 0), n=36)
	if lobes:
		side[:, 1] *= 1 + .3 * np.sin(np.linspace(0, lobes * 2 * PI, 36))
	f = Figure().add(np.concatenate([side, side[::-1] * [1, -d.between(.8, 1.1)]]))
	f.flat(strut(-1.2, 0, .9, 0, .018), 'main-')
	for x in np.linspace(-.6, .5, d.whole(3, 6)):
		for s in (-1, 1):
			f.flat(strut(x, 0, x + .25, s * w * .55, .01), 'main-')
	return f


def tree(d):
	f = Figure()
	style = d.pick(['crown', 'crown', 'conifer', 'column', 'palm'])
	f.add(thick(bezier((0, 1), (d.between(-.1, .1), .6), (d.between(-.1, .1), 0)), np.linspace(d.between(.06, .14), .04, 16)), 'wood')
	if style == 'conifer':
		for i in range(3):
			f.add(points(-.5 + .1 * i, .6 - .4 * i, 0, -.15 - .42 * i, .5 - .1 * i, .6 - .4 * i))
	elif style == 'column':
		f.add(smooth(points(-.25, .8, -.3, -.2, 0, -1.1, .3, -.2, .25, .8), 2))
	elif style == 'palm':
		for a in np.linspace(PI * .9, PI * 2.1, 8):
			f.add(thick(bezier((0, -.1), (.5 * np.cos(a), -.3 + .5 * np.sin(a)), (.95 * np.cos(a), .2 + .5 * np.sin(a))), np.linspace(.08, .02, 16)), d.pick(['main', 'main-', 'main+']))
	else:
		for _ in range(d.whole(6, 18)):
			a, r = d.between(0, 2 * PI), d.between(0, .55)
			f.add(ellipse(r * np.cos(a), -.3 + r * .8 * np.sin(a), d.between(.15, .4), d.between(.15, .4), n=16), d.pick(['main', 'main', 'main+', 'main-']))
	return f


def mushroom(d):
	f = Figure().add(smooth(points(-.2, -.1, .2, -.1, .28, .95, -.28, .95), 2), 'light')
	f.add(np.concatenate([dome(0, .05, .9, d.between(.7, 1.1)), bezier((.9, .05), (0, .3), (-.9, .05))]))
	if d.chance(.6):
		for _ in range(d.whole(3, 8)):
			f.flat(ellipse(d.between(-.6, .6), d.between(-.55, -.05), .09, .07, n=12), 'light')
	return f


# -- Things on a table --

def teapot(d):
	h, w, f = d.between(.55, .8), d.between(.6, .8), Figure()
	top, reach = d.between(.4, .85), d.between(.42, .75)
	f.add(thick(bezier((w * .72, -h * top), (w + reach, -h * (top + .35)), (w + reach, h * .75), (w * .7, h * d.between(.3, .55)), n=24), d.between(.05, .11)))
	tip = d.between(.65, 1.05)
	f.add(thick(bezier((-w * .6, h * .4), (-w - .3, h * .35), (-w - d.between(.1, .25), -h * .4), (-w - d.between(.3, .5), -h * tip)), np.linspace(d.between(.18, .28), d.between(.06, .1), 16)))
	if d.chance(.5):
		f.add(smooth(points(-w * .6, h * .75, w * .6, h * .75, w * .55, h * 1.05, -w * .55, h * 1.05), 1), 'main-')
	f.add(ellipse(0, 0, w, h, power=d.between(.75, 1)))
	lid = w * d.between(.42, .68)
	if d.chance(.6):  # seen a little from above: rim and lid as ellipses
		y, tilt = -h * d.between(.72, .85), d.between(.15, .3)
		f.add(ellipse(0, y, lid * 1.12, lid * tilt * 1.3), 'main').flat(ellipse(0, y - .02, lid * 1.02, lid * tilt * 1.1), 'main-').add(ellipse(0, y - .04, lid * .9, lid * tilt), 'main')
		f.add(ellipse(0, y - lid * tilt * .9, d.between(.1, .17), d.between(.08, .12)), d.pick(['main', 'main', 'main', 'second']))
	else:
		f.add(ellipse(0, -h * .85, lid, h * d.between(.2, .35))).add(ellipse(0, -h * 1.2, d.between(.07, .14), d.between(.06, .13)), d.pick(['main', 'main', 'second']))
	if d.chance(.2):
		f.flat(box(-w * .92, -.1, w * .92, d.between(0, .15)), 'second')
	return f


def cup(d):
	w, b, h, f = d.between(.45, .68), d.between(.25, .62), d.between(.5, .8), Figure()
	if d.chance(.8):
		f.add(thick(bezier((w * .8, -h * .6), (w + d.between(.3, .5), -h * .7), (w + d.between(.3, .5), h * .5), (b * .95, h * .4)), d.between(.05, .09)))
	f.add(np.concatenate([points(-w, -h, w, -h), bezier((b, h), (0, h + .2), (-b, h))]))
	rim = d.between(.08, .2)
	f.flat(ellipse(0, -h, w, rim), 'main+').flat(ellipse(0, -h + .01, w * .88, rim * .75), d.pick(['dark', 'wood', 'light', 'main-']))
	return f


def bowl(d):
	h = d.between(.5, .8)
	f = Figure().add(np.concatenate([bezier((-1, -.3), (-.85, h), (0, h + .1)), bezier((0, h + .1), (.85, h), (1, -.3))]))
	f.flat(ellipse(0, -.3, 1, d.between(.12, .3)), 'main+').flat(ellipse(0, -.28, .9, d.between(.08, .16)), d.pick(['main-', 'dark', 'second']))
	return f.add(box(-.4, h - .1, .4, h + .08), 'main-')


def vase(d):
	neck, belly, foot = d.between(.12, .35), d.between(.4, .7), d.between(.2, .4)
	right = bezier((neck * 1.3, -1), (neck * .8, -.6), (belly * 1.6, -.2), (belly * 1.2, .6), (foot, 1), n=30)
	f = Figure()
	if d.chance(.2):
		for _ in range(3):
			x = d.between(-.5, .5)
			f.add(thick(bezier((0, -.9), (x * .5, -1.3), (x, -1.6)), .025), 'green').add(ellipse(x, -1.65, .16, .14), 'second')
	f.add(np.concatenate([right, right[::-1] * [-1, 1]])).flat(ellipse(0, -1, neck * 1.25, .07), 'main-')
	if d.chance(.35):
		f.flat(box(-belly * .85, 0, belly * .85, d.between(.1, .25)), 'second')
	return f


def bottle(d):
	w, n, y = d.between(.25, .42), d.between(.08, .15), d.between(-.5, -.1)
	f = Figure().add(smooth(points(-w, 1, w, 1, w, y + .1, w, y, n, y - .3, n, -1, -n, -1, -n, y - .3, -w, y, -w, y + .1), 1))
	if d.chance(.7):
		f.add(box(-n * 1.15, -1.05, n * 1.15, -.88), d.pick(['second', 'dark', 'light']))
	if d.chance(.6):
		f.flat(box(-w * .97, d.between(0, .2), w * .97, d.between(.5, .8)), d.pick(['light', 'second']))
	return f


def glass(d):
	w = d.between(.4, .55)
	f = Figure().add(strut(0, 0, 0, .9, .06), 'main-').add(ellipse(0, .92, w * .8, .1), 'main-')
	return f.add(np.concatenate([points(-w, -1, w, -1), bezier((w, -1), (w * 1.1, .1), (0, .15)), bezier((0, .15), (-w * 1.1, .1), (-w, -1))])).flat(ellipse(0, -1, w, .09), 'main+')


def lamp(d):
	w = d.between(.25, .5)
	return Figure().add(strut(0, -.2, 0, .9, d.between(.04, .12)), d.pick(['dark', 'wood', 'second'])).add(ellipse(0, .95, .45, .12), d.pick(['dark', 'wood', 'second'])).add(points(-w, -1, w, -1, .8, .05, -.8, .05))


def candle(d):
	w = d.between(.18, .35)
	return Figure().add(ellipse(0, -.92, .07, .17), 'yellow').flat(strut(0, -.8, 0, -.6, .02), 'dark').add(box(-w, -.65, w, 1)).flat(ellipse(0, -.65, w, .08), 'main+')


def crate(d):
	w, h, e = d.between(.45, .85), d.between(.4, .85), d.between(.15, .45)
	f = Figure().flat(points(-w, -h, -w + e, -h - e * .7, w + e, -h - e * .7, w, -h), 'main+').flat(points(w, -h, w + e, -h - e * .7, w + e, h - e * .7, w, h), 'main-').flat(box(-w, -h, w, h))
	if d.chance(.35):
		f.flat(box(-w, -.1, w, .1), 'second')
	return f


def book(d):
	w, h, e = d.between(.5, .8), d.between(.7, .95), d.between(.05, .2)
	f = Figure().flat(points(-w + e, -h - e, w + e, -h - e, w + e, h - e, -w + e, h - e), 'light').flat(box(-w, -h, w, h))
	for y in d.shuffled([-.5, -.2, .2])[:d.whole(0, 3)]:
		f.flat(box(-w * .6, y, w * .6, y + d.between(.06, .2)), d.pick(['second', 'light', 'main-']))
	return f


def ball(d):
	f = Figure().add(ellipse(0, 0, .95, .95))
	style = d.pick(['plain', 'plain', 'spots', 'band', 'seams'])
	if style == 'spots':
		for a in np.linspace(0, 2 * PI, 6):
			f.flat(ellipse(.55 * np.cos(a), .55 * np.sin(a), .17, .17), 'second')
	elif style == 'band':
		f.flat(np.concatenate([bezier((-.93, -.15), (0, .2), (.93, -.15)), bezier((.93, .1), (0, .5), (-.93, .1))]), 'second')
	elif style == 'seams':
		for s in (-1, 1):
			f.flat(thick(bezier((s * .9, -.3), (s * .2, 0), (s * .6, .75)), .02), 'dark')
	return f


def balloon(d):
	return Figure().flat(thick(bezier((0, .75), (d.between(-.2, .2), 1.1), (d.between(-.3, .3), 1.7)), .012), 'dark').add(smooth(points(0, .8, -.75, 0, -.65, -.9, .65, -.9, .75, 0), 3)).add(points(-.08, .83, .08, .83, 0, .7))


def hat(d):
	return Figure().add(ellipse(0, .4, 1.05, d.between(.18, .32))).add(smooth(points(-.55, .45, -.5, -.6, .5, -.6, .55, .45), 2)).flat(box(-.54, .15, .54, .33), d.pick(['dark', 'second', 'light']))


def umbrella(d):
	f = Figure().add(strut(0, -.6, 0, .8, .025), 'dark').add(thick(bezier((0, .75), (0, 1), (.22, 1), (.22, .8)), .03), 'dark')
	top = ellipse(0, .1, 1, .9, PI, 2 * PI, n=24)
	scallops = np.concatenate([bezier((x, .1), (x - .2, -.08), (x - .4, .1)) for x in (1, .6, .2, -.2, -.6)])
	f.add(np.concatenate([top, scallops]))
	if d.chance(.4):
		f.flat(points(0, -.8, .2, .05, -.2, .05), 'second')
	return f


def chair(d):
	f, s = Figure(), d.between(.5, .65)
	for x in (-s, s * .9):
		f.add(strut(x * .9, .2, x, 1, .05)).add(strut(x * .7 + .1, .1, x * .8 + .1, .85, .045), 'main-')
	return f.add(smooth(points(-s, -1, s * .9, -1, s * .85, .1, -s * .95, .1), 1)).add(points(-s, .05, s * .95, .05, s * 1.1, .28, -s * 1.1, .28), d.pick(['main', 'main+', 'second']))


def star(d):
	a = np.linspace(0, 2 * PI, 11)[:-1] - PI / 2
	r = np.where(np.arange(10) % 2, d.between(.38, .55), 1.)
	return Figure().add(np.stack([np.cos(a) * r, np.sin(a) * r], 1))


def heart(d):
	return Figure().add(np.concatenate([bezier((0, 1), (-1.5, -.1), (-.8, -1.3), (0, -.45)), bezier((0, -.45), (.8, -1.3), (1.5, -.1), (0, 1))]))


def disc(d):
	"""The moon or the sun."""
	f = Figure().flat(ellipse(0, 0, .9, .9))
	for _ in range(d.whole(0, 6)):
		f.flat(ellipse(d.between(-.55, .55), d.between(-.55, .55), d.between(.05, .2), d.between(.05, .2)), d.pick(['main-', 'main+']))
	return f


def cloud(d):
	f = Figure()
	for _ in range(d.whole(5, 12)):
		f.add(ellipse(d.between(-.75, .75), d.between(-.2, .25), d.between(.2, .45), d.between(.15, .4), n=16), d.pick(['main', 'main', 'main+']))
	return f


# -- Vehicles --

def sailboat(d):
	f, deck, depth = Figure(), .5, d.between(.12, .3)
	role = d.pick(['sail', 'sail', 'sail', 'main'])
	masts = d.pick([1, 1, 2, 2, 3])
	xs = np.linspace(-.5, .5, masts) if masts > 1 else [d.between(-.25, .3)]
	spar = d.pick(['light', 'wood', 'dark', 'main'])
	bulge = d.between(-.12, .12)
	for x in xs:
		x += d.between(-.06, .06)
		top = d.between(-1.25, -.7)
		f.add(strut(x, top - .05, x, deck, d.between(.01, .022)), spar)
		reach = d.between(.35, .8) / (masts ** .6) * d.pick([-1, -1, 1])
		if d.chance(.35):  # gaff rig: a slanting four-cornered mainsail, a small topsail above
			peak = d.between(.1, .35)
			f.add(np.concatenate([points(x, top + .45), bezier((x + reach * .8, top + .25 - peak), (x + reach * .75 + bulge, 0), (x + reach, deck - .15)), points(x, deck - .12)]), role, named=True)
			f.add(strut(x, top + .47, x + reach * .85, top + .22 - peak, .014), spar)
			if d.chance(.7):
				f.add(np.concatenate([points(x, top + .02), bezier((x + reach * .4, top + .2), (x + reach * .6, top + .3 - peak)), points(x, top + .4)]), role, named=True)
		else:
			f.add(np.concatenate([bezier((x, top + .03), (x + reach * .6 + bulge, top * .3), (x + reach, deck - d.between(.08, .2))), points(x + .01, deck - .1)]), role, named=True)
		if d.chance(.45):
			f.add(np.concatenate([bezier((x, top + .1), (x - reach * .35, top * .3), (x - reach * .8, deck - .1)), points(x - .02, deck - .1)]), role, named=True)
	if d.chance(.5):  # jib to a bowsprit
		x, tip = xs[-1], d.between(.95, 1.15)
		f.add(np.concatenate([bezier((x + .02, d.between(-.9, -.3)), (x + .45, -.1), (tip, deck - .2)), points(x + .12, deck - .05)]), role, named=True)
		f.add(strut(.7, deck, tip + .05, deck - .22, .015), spar)
	cabin = d.chance(.6)
	if cabin:
		x0, x1, lift = d.between(-.85, -.4), d.between(0, .5), d.between(.08, .2)
		f.flat(box(x0, deck - lift, x1, deck + .02), d.pick(['light', 'main', 'wood', 'main']))
		if d.chance(.7):
			f.windows(x0 + .03, deck - lift + .03, x1 - .03, deck - .02, d.whole(4, 14), 1, 'dark', d.between(.4, .8))
	bow = d.between(.05, .25)
	hull = np.concatenate([bezier((-1, deck - d.between(0, .12)), (0, deck + d.between(0, .08)), (1.05, deck - bow)), bezier((.8, deck + depth), (0, deck + depth * 1.2), (-.85, deck + depth))])
	f.add(hull, 'main')
	if d.chance(.6):
		f.flat(np.concatenate([bezier((-.98, deck + depth * .25), (0, deck + depth * .35), (.98, deck - bow + depth * .3)), bezier((.96, deck - bow + depth * .5), (0, deck + depth * .55), (-.97, deck + depth * .45))]), d.pick(['dark', 'blue', 'second']))
	if d.chance(.4):
		f.flat(points(-.88, deck + depth * .85, .8, deck + depth * .85, .78, deck + depth, -.85, deck + depth), d.pick(['red', 'dark', 'second']))
	if d.chance(.4):
		f.flat(strut(xs[0], -.7, 1.05, deck - bow, .006), 'dark')
	return f


def ship(d):
	depth, y, bow, f = d.between(.25, .5), d.between(0, .25), d.between(.15, .5), Figure()
	decks, x0, x1 = d.whole(1, 5), -.9, d.between(.4, .75)
	for i in range(decks):
		top = y - .12 * (i + 1)
		f.flat(points(x0 + .08 * i, top, x1 - .1 * i, top, x1 - .1 * i + .06, top + .13, x0 + .08 * i, top + .13), d.pick(['main', 'main', 'light']))
		if d.chance(.8):
			f.windows(x0 + .08 * i + .05, top + .02, x1 - .1 * i - .05, top + .11, d.whole(6, 14), 1, 'dark', d.between(.3, .6))
	if d.chance(.7):
		f.add(box(-.3, y - .12 * decks - .28, -.1, y - .12 * decks + .02), d.pick(['second', 'red', 'main']))
	f.add(points(-1, y, .75, y, 1.15, y - bow * .4, .8, y + depth, -.95, y + depth))
	if d.chance(.5):
		f.flat(points(-.97, y + depth * .75, .84, y + depth * .75, .8, y + depth, -.95, y + depth), d.pick(['second', 'red', 'dark', 'blue']))
	if d.chance(.5):
		f.windows(-.9, y + .06, .7, y + .16, d.whole(8, 18), 1, 'dark', .35)
	return f


def rowboat(d):
	f = Figure()
	if d.chance(.5):
		f.add(strut(-.2, -.3, .8, .6, .03), 'wood')
	return f.flat(ellipse(0, 0, 1, .2), 'wood').add(np.concatenate([bezier((-1.1, -.12), (0, .28), (1.15, -.22)), bezier((.8, .4), (0, .55), (-.8, .4))]))


def car(d):
	if d.chance(.5):
		return _car_from_the_front_quarter(d)
	f, top, a, b, c = Figure(), d.between(-.65, -.4), d.between(-.55, -.35), d.between(.3, .5), d.between(-.05, .05)
	f.add(smooth(points(-1, .3, -1.02, 0, -.9, -.08 + c, a - .15, -.12, a + .1, top, b - .2, top, b + .15, -.12, .9, -.05, 1.03, .08, 1.02, .3), d.whole(1, 2)))
	f.flat(smooth(points(a, -.13, a + .15, top + .08, b - .25, top + .08, b + .02, -.13), 1), 'glass')
	f.flat(box((a + b) / 2 - .03, top, (a + b) / 2 + .03, -.1), 'main')
	for x in (d.between(-.68, -.55), d.between(.52, .65)):
		r = d.between(.19, .27)
		f.add(ellipse(x, .3, r, r), 'dark').add(ellipse(x, .3, r * .6, r * .6), d.pick(['gray', 'light', 'dark']))
	f.flat(ellipse(.93, .05, .07, .06), d.pick(['light', 'yellow'])).flat(ellipse(-.95, .05, .05, .05), 'red')
	return f


def _car_from_the_front_quarter(d):
	f, fx, top, low = Figure(), d.between(.15, .45), -d.between(.5, .65), d.between(.25, .4)
	fy, hood, rear, gl, dr = low + d.between(.05, .2), d.between(-.12, .02), d.between(-.75, -.5), d.between(-.35, -.1), d.between(.35, .6)
	f.add(smooth(points(-1, low, -1.02, hood + .02, -.95, hood - .12, rear, hood - .15, gl - .15, top, dr - .15, top, fx + .1, hood - .1, fx, hood + .05, fx - .02, fy, -.2, fy - .02), 2))
	f.add(smooth(points(fx - .03, hood + .02, 1.02, hood - .03, 1.05, low - .1, 1.0, low + .02, fx, fy + .02), 1), d.pick(['main', 'main-']))
	f.flat(points(fx - .25, hood - .13, dr + .1, hood - .15, 1, hood, fx + .02, hood + .06), d.pick(['main', 'main+']))
	f.flat(points(gl + .15, top + .04, dr - .12, top + .05, dr + .12, hood - .15, fx - .28, hood - .14), 'glass').flat(points(gl - .12, top + .06, gl + .1, top + .05, fx - .36, hood - .12, rear + .12, hood - .13), 'glass')
	f.flat(points(fx + .08, hood + .12, .95, hood + .07, .96, hood + .2, fx + .1, hood + .27), d.pick(['dark', 'gray']))
	for x in (fx + .1, .93):
		f.flat(ellipse(x, hood + .15, .06, .05), d.pick(['light', 'gray']))
	for x, r in ((-.7, d.between(.16, .22)), (fx - .22, d.between(.2, .27))):
		f.add(ellipse(x, low + .02, r * .75, r), 'dark').add(ellipse(x, low + .02, r * .5, r * .7), d.pick(['gray', 'light', 'dark']))
	return f


def truck(d):
	f, top, cab = Figure(), d.between(-.75, -.4), d.between(.4, .6)
	f.add(smooth(points(cab, .35, cab, -.3, cab + .1, -.45, .85, -.45, 1, -.05, 1, .35), 1), d.pick(['main', 'second'])).flat(points(cab + .12, -.36, .82, -.36, .92, -.06, cab + .12, -.06), 'glass')
	f.flat(box(-1, top, cab - .03, .32), d.pick(['main', 'main', 'light'])).flat(box(-1, .28, 1, .38), 'dark')
	for x in (-.7, -.4, .72):
		f.add(ellipse(x, .42, .17, .17), 'dark').flat(ellipse(x, .42, .08, .08), 'gray')
	return f


def bus(d):
	top = d.between(-.6, -.4)
	f = Figure().add(smooth(points(-1.1, .4, -1.1, top, 1.05, top, 1.12, 0, 1.12, .4), 1)).windows(-1.02, top + .1, 1.02, -.02, d.whole(4, 8), 1, 'glass', .85)
	for x in (-.65, .65):
		f.add(ellipse(x, .42, .18, .18), 'dark').flat(ellipse(x, .42, .09, .09), 'gray')
	return f


def plane(d):
	r, f, tail = d.between(.1, .17), Figure(), d.pick(['main', 'second', 'blue', 'main'])
	f.flat(points(-.95, -.02, -1.05, -d.between(.4, .6), -.88, -d.between(.4, .6), -.6, -.05), tail)
	f.add(np.concatenate([bezier((1.05, .04), (.95, -r), (.7, -r)), points(-.75, -r), bezier((-1.05, -.06), (-1, 0), (-.6, r)), bezier((.7, r), (.98, r), (1.05, .04))]))
	f.windows(-.7, -.07, .7, -.01, d.whole(8, 22), 1, 'dark', .4).flat(points(.88, -.09, .98, -.04, .86, -.03), 'dark')
	x, sweep = d.between(-.2, .15), d.between(-.4, -.1)
	f.flat(points(x + .2, .04, x + sweep - .35, d.between(.2, .5), x + sweep - .5, d.between(.2, .5), x - .1, .06), d.pick(['main', 'gray']))
	if d.chance(.5):
		f.flat(points(x + .15, -r * .8, x + sweep - .15, -d.between(.3, .5), x + sweep - .28, -d.between(.3, .5), x - .1, -r * .8), d.pick(['main', 'gray']))
	return f.add(ellipse(x + .05, .18, .15, .075), d.pick(['main', 'gray', 'second']))


# -- Buildings --

def house(d):
	w, y, eave, f = d.between(.5, .9), d.between(-.3, .05), d.between(.02, .15), Figure()
	if d.chance(.5):
		f.flat(box(.25, y - .6, .4, y), d.pick(['wood', 'gray', 'red']))
	f.flat(box(-w, y, w, .8))
	gable = d.chance(.6)
	f.flat(points(-w - eave, y, 0 if gable else -.35, y - d.between(.4, .75), 0 if gable else .35, y - d.between(.4, .7), w + eave, y), d.pick(['second', 'second', 'wood', 'gray', 'red', 'main']))
	f.windows(-w, y + .05, w, .55, d.whole(2, 4), d.whole(1, 2), d.pick(['glass', 'dark', 'light']), d.between(.35, .6))
	if d.chance(.7):
		x = d.between(-.3, .2)
		f.flat(box(x, .35, x + .18, .8), d.pick(['wood', 'dark', 'second']))
	if d.chance(.35):  # a side wall in shade
		f.flat(points(w, y, w + .35, y - .1, w + .35, .7, w, .8), 'main-')
	return f


def skyscraper(d):
	w, f = d.between(.35, .9), Figure()
	if d.chance(.4):
		e = d.between(.1, .4)
		f.flat(points(w, -.95, w + e, -.85, w + e, .9, w, .95), 'main-')
	f.flat(box(-w, -.95, w, .95))
	if d.chance(.3):
		f.flat(box(-w * 1.05, -1.02, w * 1.05, -.9), 'gray')
	return f.windows(-w, -.9, w, .9, d.whole(3, 9), d.whole(3, 10), d.pick(['glass', 'dark', 'glass']), d.between(.4, .8))


def _spire(f, d, x, w, y, base, named):
	"""A tower with two faces, belfry windows, perhaps a clock, and a pointed roof."""
	split = d.between(.1, .7) if d.chance(.65) else None
	f.flat(points(x - w, y, x + w, y, x + w * 1.05, base, x - w * 1.05, base), 'main', named)
	if split:
		f.flat(points(x + w * split, y, x + w, y, x + w * 1.05, base, x + w * split, base), 'main-', named)
	roof = d.pick(['gray', 'gray', 'second', 'main', 'wood', 'red', 'green'])
	tip = y - d.between(.25, .8)
	if d.chance(.75):
		f.flat(points(x - w * 1.12, y + .02, x, tip, x + w * 1.12, y + .02), roof, named)
		if split:
			f.flat(points(x + w * split * .9, y + .02, x, tip, x + w * 1.12, y + .02), roof.rstrip('-') + '-', named)
	elif d.chance(.5):
		f.add(dome(x, y + .02, w * 1.05, d.between(.9, 1.4)), roof, named=named)
	else:
		f.windows(x - w, y - .08, x + w, y + .02, d.whole(3, 5), 1, 'main', .6, named)
	f.windows(x - w, y + .06, x + w, y + d.between(.2, .35), d.whole(2, 4), 1, 'dark', .55, named)
	if d.chance(.6):
		for cx in ([x] if not split else [x + w * (split - 1) / 2, x + w * (split + 1) / 2]):
			f.flat(ellipse(cx, y + .45, w * .3, w * .35, n=14), 'light', named)
	if d.chance(.4):
		f.windows(x - w, y + .6, x + w, base, 1, d.whole(1, 4), 'dark', .2, named)


def tower(d):
	f = Figure()
	_spire(f, d, 0, d.between(.14, .3), d.between(-.6, -.3), 1.05, True)
	return f


def church(d):
	f, w, x, s = Figure(), d.between(.12, .22), d.between(-.5, .5), d.between(.15, .4)
	front = d.chance(.5)
	if front:
		_spire(f, d, x, w, d.between(-.55, -.25), .9, True)
	roof = d.pick(['gray', 'gray', 'second', 'wood', 'red'])
	f.flat(points(-.95, s + .3, -.72, s - .15, .72, s - .15, .95, s + .3), roof).flat(box(-.88, s + .28, .88, .92), d.pick(['main', 'main', 'wood', 'second']))
	f.windows(-.85, s + .35, .85, .8, d.whole(3, 7), 1, 'dark', .35)
	for gx in d.shuffled([-.5, 0, .45])[:d.whole(0, 2)]:
		f.flat(points(gx - .22, .92, gx - .22, s + .2, gx, s - .2, gx + .22, s + .2, gx + .22, .92), d.pick(['main', 'second', 'red'])).flat(ellipse(gx, s + .25, .08, .08), 'light')
	if not front:
		_spire(f, d, x, w, d.between(-.55, -.25), .92, True)
	return f


def palace(d):
	y, w, r, f = d.between(-.1, .15), d.between(.42, .65), d.between(.22, .36), Figure()
	top = d.pick(['main', 'main', 'main', 'main-', 'second'])
	if d.chance(.8):
		base = .8
		for x in d.pick([[-1.1, 1.1], [-1.1, -.82, .82, 1.1], [-.8, .8]]):
			t, k = (d.between(-.75, -.5), .055) if abs(x) > 1 else (d.between(-.4, -.1), .04)
			f.add(points(x - k, t, x + k, t, x + k * 1.3, base, x - k * 1.3, base)).add(dome(x, t, k * 1.4, 1.3), top)
			for yy in (t + .03, t + .33, t + .7):
				f.flat(box(x - k * 1.7, yy, x + k * 1.7, yy + .035), 'main-')
	if d.chance(.75):
		f.flat(box(-d.between(.95, 1.2), .58, d.between(.95, 1.2), .85), 'main')
	f.flat(box(-w, y, w, .75)).flat(box(-.3, y - .1, .3, .7), 'main+').add(box(-r * .85, y - .3, r * .85, y))
	f.add(onion(0, y - .25, r) if d.chance(.6) else ellipse(0, y - .35, r, r * d.between(.9, 1.3)), top).flat(strut(0, y - .25 - r * 1.7, 0, y - .45 - r * 1.9, .012), 'dark')
	for x in (-w * .72, w * .72):
		f.add(box(x - .1, y - .15, x + .1, y + .02)).windows(x - .1, y - .12, x + .1, y, 3, 1, 'dark', .5).add(onion(x, y - .14, .1) if d.chance(.5) else dome(x, y - .14, .12, 1.1), top)
	shade = d.pick(['dark', 'main-', 'wood', 'main-'])
	for x in (-w * .75, 0, w * .75):
		for yy in (y + .1, y + .42):
			if x == 0 and yy > y + .2:
				continue
			q, low = (.18, .62) if x == 0 else (.08, .2)
			f.flat(np.concatenate([dome(x, yy + .12, q, 1.3), points(x + q, yy + low, x - q, yy + low)]), shade)
	return f


def castle(d):
	f, y = Figure(), d.between(-.1, .2)
	f.flat(box(-.8, y, .8, .85)).windows(-.8, y - .08, .8, y + .01, d.whole(6, 10), 1, 'main', .55)
	for x in (-.8, .8, d.between(-.25, .25)):
		t, k = d.between(-.7, -.2), d.between(.13, .2)
		f.add(box(x - k, t, x + k, .88), d.pick(['main', 'main-', 'main+']))
		if d.chance(.6):
			f.add(points(x - k * 1.2, t, x, t - .45, x + k * 1.2, t), d.pick(['second', 'gray', 'red', 'blue']))
		else:
			f.windows(x - k, t - .08, x + k, t + .01, 3, 1, 'main', .6)
		f.flat(box(x - .03, t + .2, x + .03, t + .38), 'dark')
	return f.flat(np.concatenate([dome(0, .55, .14, 1.2), points(.14, .85, -.14, .85)]), 'dark')


def lighthouse(d):
	w, f = d.between(.16, .26), Figure()
	f.add(points(-w * .7, -.6, w * .7, -.6, w, 1, -w, 1))
	if d.chance(.7):
		for y in (-.3, .1, .5):
			k = w * (.8 + .15 * (y + .3))
			f.flat(box(-k, y, k, y + .2), 'second')
	return f.flat(box(-w * .9, -.65, w * .9, -.58), 'dark').flat(box(-w * .5, -.88, w * .5, -.63), 'glass').add(dome(0, -.86, w * .65, 1), d.pick(['red', 'dark', 'second']))


def windmill(d):
	f, a = Figure(), d.between(0, PI / 2)
	f.add(points(-.2, -.3, .2, -.3, .35, 1, -.35, 1)).add(dome(0, -.28, .22, 1), d.pick(['second', 'wood', 'gray'])).flat(box(-.06, .7, .1, 1), 'dark')
	for k in range(4):
		blade = turned(points(0, -.02, .85, -.02, .85, .14, .15, .14), a + k * PI / 2)
		f.flat(blade + [0, -.35], d.pick(['light', 'wood']) if k else 'light')
	return f


def mountain(d):
	n = d.whole(3, 7)
	x, y = np.linspace(-1.1, 1.1, n + 2), -.9 * d.array.random(n + 2)
	y[0] = y[-1] = .6
	ridge = np.concatenate([np.linspace([x[i], y[i]], [x[i + 1], y[i + 1]], 6)[:-1] + d.array.normal(0, .02, (5, 2)) for i in range(n + 1)])
	f = Figure().flat(np.concatenate([ridge, points(1.1, .7, -1.1, .7)]))
	if d.chance(.4):
		i = int(np.argmin(ridge[:, 1]))
		px, py = ridge[i]
		f.flat(points(px - .12, py + .2, px, py + .01, px + .12, py + .2, px + .05, py + .15, px, py + .25, px - .05, py + .15), 'light')
	return f


# -- Living things --

def _quadruped(d, leg, neck, head, ears, tail):
	f, length, thickness = Figure(), d.between(.6, .75), d.between(.26, .36)
	for x in (-.5, -.35, .42, .55):
		x += d.between(-.06, .06)
		f.add(thick(bezier((x, .1), (x + d.between(-.06, .06), .1 + leg * .5), (x + d.between(-.08, .08), .15 + leg)), np.linspace(.12, .06, 16)), d.pick(['main', 'main-']))
	f.add(thick(bezier((-length * .95, -.05), (-length - .25, d.between(-.1, .2)), (-length - tail * .4, d.between(-.5, .5))), np.linspace(.07, .03, 16)))
	f.add(ellipse(0, 0, length, thickness, power=.85))
	hx, hy = length * .85 + neck * .35, -.2 - neck * .6
	f.add(thick(bezier((length * .6, -.05), (length * .9, -.2), (hx, hy)), np.linspace(thickness * .8, .15, 16)))
	f.add(ellipse(hx + .05, hy, .24, .22)).add(ellipse(hx + .1 + head * .2, hy + .06, .1 + head * .22, .13))
	for s in (-.12, .08):
		f.add(points(hx + s - .06, hy - .14, hx + s + .02, hy - .14 - ears, hx + s + .08, hy - .12), d.pick(['main', 'main-']))
	f.flat(ellipse(hx + .12, hy - .04, .03, .03, n=8), 'dark')
	if d.chance(.3):
		for _ in range(d.whole(2, 5)):
			f.flat(ellipse(d.between(-.5, .5), d.between(-.15, .15), d.between(.06, .2), d.between(.05, .12)), 'second')
	return f


def cat(d):
	if d.chance(.5):
		f = Figure().add(thick(bezier((.35, .85), (.95, .9), (.9, .2)), .08)).add(smooth(points(-.45, .95, -.4, .2, -.2, -.2, .2, -.2, .4, .2, .45, .95), 2))
		for s in (-1, 1):
			f.add(points(s * .38, -.5, s * .34, -1.05, s * .08, -.72)).add(strut(s * .15, .4, s * .17, .95, .09), 'main+')
		f.add(ellipse(0, -.45, .4, .34))
		for s in (-.15, .15):
			f.flat(ellipse(s, -.48, .07, .06, n=12), d.pick(['yellow', 'green'])).flat(ellipse(s, -.48, .025, .05, n=8), 'dark')
		return f.flat(points(-.05, -.36, .05, -.36, 0, -.3), d.pick(['dark', 'second']))
	return _quadruped(d, .45, .2, .1, .22, 1.1)


def dog(d):
	return _quadruped(d, .5, .4, .6, d.between(-.25, .2), .8)


def horse(d):
	return _quadruped(d, .8, 1., .9, .12, .6)


def cow(d):
	return _quadruped(d, .55, .25, .8, .1, .7)


def bird(d):
	f = Figure()
	for x in (0, .15):
		f.flat(strut(x, .4, x + .03, .85, .02), 'orange')
	f.add(points(-.5, -.05, -1.15, d.between(-.1, .35), -1.05, .4, -.4, .3)).add(ellipse(0, .1, .6, .38)).add(ellipse(.5, -.3, .27, .25)).add(points(.72, -.36, 1.05, -.26, .72, -.2), d.pick(['orange', 'yellow', 'dark']))
	f.add(turned(ellipse(-.15, .08, .48, .2), d.between(-.3, .5)), d.pick(['main-', 'main+', 'second']))
	return f.flat(ellipse(.57, -.34, .04, .04, n=8), 'dark')


def fish(d):
	h = d.between(.3, .55)
	f = Figure().add(points(-.6, 0, -1.1, -.45, -1, 0, -1.1, .45)).add(points(-.2, -h * .7, .1, -h - .35, .4, -h * .6), d.pick(['main', 'main-', 'second'])).add(np.concatenate([bezier((-.7, 0), (0, -h * 2), (.95, -.05)), bezier((.95, .05), (0, h * 2), (-.7, 0))]))
	for x in d.shuffled([-.3, 0, .3])[:d.whole(0, 3)]:
		f.flat(strut(x, -h * .7, x - .05, h * .7, .05), d.pick(['second', 'light']))
	return f.flat(ellipse(.65, -.08, .07, .07, n=12), 'light').flat(ellipse(.66, -.08, .035, .035, n=8), 'dark')


def butterfly(d):
	f = Figure()
	for s in (-1, 1):
		f.add(smooth(points(0, 0, s * .5, -.95, s * 1.05, -.8, s * .85, -.05), 2)).add(smooth(points(0, 0, s * .8, .05, s * .75, .75, s * .2, .7), 2), d.pick(['main', 'main-']))
		f.flat(ellipse(s * .65, -.5, .16, .16), d.pick(['second', 'dark', 'light']))
	return f.add(ellipse(0, 0, .07, .55), 'dark')


def person(d):
	f, w = Figure(), d.between(.2, .3)
	f.add(points(-w, .1, w, .1, w * .9, .95, .05, .95, 0, .3, -.05, .95, -w * .9, .95), d.pick(['second', 'dark', 'blue', 'main']))
	for s in (-1, 1):
		f.add(thick(bezier((s * w, -.4), (s * (w + .15), -.1), (s * d.between(.2, .5), d.between(-.1, .3))), .075))
	f.add(smooth(points(-w * 1.2, -.5, w * 1.2, -.5, w, .2, -w, .2), 1)).add(ellipse(0, -.72, .17, .2), 'skin')
	return f.add(dome(0, -.75, .18, 1), d.pick(['dark', 'wood', 'yellow', 'gray']))


def face(d):
	f, hair = Figure(), d.pick(['dark', 'wood', 'yellow', 'gray', 'orange'])
	if d.chance(.5):
		f.add(smooth(points(-1, 1.2, -.75, .65, .75, .65, 1, 1.2), 1), d.pick(['second', 'dark', 'light']))
	f.add(ellipse(0, -.25, d.between(.6, .75), d.between(.65, .8)), hair)
	if d.chance(.4):
		f.add(box(-.7, -.3, .7, d.between(.3, .8)), hair)
	f.add(box(-.2, .4, .2, .85), 'skin-').add(ellipse(0, .05, d.between(.48, .58), d.between(.62, .75)), 'skin')
	for x in (-.2, .2):
		f.flat(ellipse(x, -.08, .09, .045, n=16), 'light').flat(ellipse(x, -.08, .035, .04, n=10), 'dark').flat(thick(bezier((x - .12, -.2), (x, -.25), (x + .12, -.2)), .02), hair)
	return f.flat(points(0, -.05, .07, .2, -.06, .2), 'skin-').flat(ellipse(0, .4, d.between(.14, .22), d.between(.03, .07)), 'red')


# -- Anything else --

def blob(d):
	n = d.whole(4, 9)
	a = np.linspace(0, 2 * PI, n, endpoint=False) + d.array.random(n) * .4
	r = d.array.random(n) * .7 + .4
	f = Figure().add(smooth(np.stack([np.cos(a) * r, np.sin(a) * r * d.between(.4, 1)], 1), 3))
	for _ in range(d.pick([0, 0, 1, 2, 3])):
		f.add(ellipse(d.between(-.5, .5), d.between(-.5, .5), d.between(.1, .5), d.between(.1, .5)), d.pick(['main', 'second', 'dark', 'main']))
	return f


def polygon(d):
	n = d.whole(3, 8)
	a = np.linspace(0, 2 * PI, n, endpoint=False) + (d.array.random(n) * .5 if d.chance(.5) else 0)
	r = d.array.random(n) * .5 + .5
	outline = np.stack([np.cos(a) * r, np.sin(a) * r * d.between(.4, 1)], 1)
	f = Figure().flat(outline)
	if d.chance(.5):
		f.flat(outline * d.between(.3, .7), d.pick(['second', 'dark', 'light']))
	return f


def assembly(d):
	f = Figure()
	for i in range(d.whole(2, 6)):
		x, y = d.between(-.6, .6), d.between(-.6, .6)
		shape = d.pick(['ellipse', 'ellipse', 'box', 'arm'])
		outline = ellipse(x, y, d.between(.2, .6), d.between(.2, .6)) if shape == 'ellipse' else \
			box(x - d.between(.1, .5), y - d.between(.1, .5), x + d.between(.1, .5), y + d.between(.1, .5)) if shape == 'box' else \
			thick(bezier((0, 0), (d.between(-1, 1), d.between(-1, 1)), (x, y)), d.between(.05, .15))
		f.add(outline, 'main' if i == 0 else d.pick(['main', 'main', 'main', 'second', 'dark', 'light']))
	return f


def thing(d):
	return d.pick([blob, blob, polygon, assembly, assembly])(d)


# kind -> (outline, how often, colours it usually has)
KINDS = {
	'apple': (apple, 4, 'red red red green yellow'), 'pear': (pear, 1, 'green yellow'), 'banana': (banana, 1, 'yellow green'), 'lemon': (lemon, 1, 'yellow'),
	'strawberry': (strawberry, 1, 'red'), 'cherry': (cherries, 1, 'red black'), 'flower': (flower, 5, 'white white red yellow pink purple blue'),
	'tulip': (tulip, 1, 'red yellow pink purple'), 'leaf': (leaf, 1, 'green green orange brown red'), 'tree': (tree, 2, 'green green green orange yellow'),
	'mushroom': (mushroom, 1, 'red brown white'), 'teapot': (teapot, 5, 'black black white brown blue'), 'cup': (cup, 3, 'white red blue black'),
	'bowl': (bowl, 1.5, 'white blue'), 'vase': (vase, 2, 'blue white green'), 'bottle': (bottle, 2, 'green brown blue'), 'glass': (glass, 1, 'white gray'),
	'lamp': (lamp, 1, 'white yellow red'), 'candle': (candle, .7, 'white red'), 'box': (crate, 2, 'brown white'), 'book': (book, 1, 'red blue brown'),
	'ball': (ball, 2, 'red blue yellow white'), 'balloon': (balloon, 1, 'red blue yellow pink'), 'hat': (hat, 1, 'black brown red'), 'umbrella': (umbrella, 1, 'red blue black yellow'),
	'chair': (chair, 1, 'brown white black'), 'star': (star, .6, 'yellow red'), 'heart': (heart, .6, 'red pink'), 'moon': (disc, .7, 'white yellow'),
	'cloud': (cloud, .7, 'white gray'), 'sailboat': (sailboat, 6, 'white white white brown'), 'ship': (ship, 2, 'white white gray red'),
	'rowboat': (rowboat, 1, 'brown white red blue'), 'car': (car, 4, 'red white black gray blue'), 'truck': (truck, 1, 'red white blue'), 'bus': (bus, 1, 'red yellow blue'),
	'plane': (plane, 2, 'white white gray'), 'house': (house, 3, 'white brown red yellow gray'), 'skyscraper': (skyscraper, 2, 'white gray brown blue'),
	'tower': (tower, 3, 'brown brown gray white orange'), 'church': (church, 3, 'white brown gray red orange'), 'palace': (palace, 5, 'white white white yellow pink'), 'castle': (castle, 1.5, 'gray brown'),
	'lighthouse': (lighthouse, 1, 'white red'), 'windmill': (windmill, .7, 'white brown'), 'mountain': (mountain, 1, 'brown gray green blue'),
	'cat': (cat, 1.5, 'orange black white gray brown'), 'dog': (dog, 1.5, 'brown black white'), 'horse': (horse, 1.5, 'brown white black'), 'cow': (cow, 1.2, 'brown white black'),
	'bird': (bird, 1.5, 'blue red white black yellow'), 'fish': (fish, 1, 'orange blue red'), 'butterfly': (butterfly, 1, 'orange blue yellow'),
	'person': (person, 1.5, 'red blue white black'), 'face': (face, 1, ''), 'thing': (thing, 6, ''),
}
KIND_NAMES = list(KINDS)
