"""More ways to draw the kinds of shapes.py: training sees each kind in several designs that share nothing but what makes the kind.

A design is a function of the dice, as in shapes.py. `VARIED` mixes them with those of shapes.py; held-out scenes keep to shapes.py's alone, and
held_out.py has others again, which no design here may repeat.
"""
import numpy as np

import shapes
from shapes import KINDS, PI, Figure, bezier, box, dome, ellipse, onion, points, smooth, strut, thick, turned


# -- Geometry --

def lathe(d, *profile, y0=-1., y1=1., wobble=.1):
	"""A body turned on a lathe: half-widths from top to bottom, each varied a little, joined smoothly or not."""
	r = np.array([p * d.between(1 - wobble, 1 + wobble) for p in profile])
	y = np.linspace(y0, y1, len(r))
	t = np.linspace(y0, y1, 40)
	widths = np.interp(t, y, r)
	if d.chance(.8):
		widths = np.convolve(np.pad(widths, 4, mode='edge'), np.ones(9) / 9, 'valid')
	right = np.stack([widths, t], 1)
	return np.concatenate([right, right[::-1] * [-1, 1]])


def polar(radius, cx=0, cy=0, rx=1, ry=1, n=72, start=0.):
	"""An outline whose radius is a function of the angle."""
	a = np.linspace(0, 2 * PI, n, endpoint=False) + start
	r = radius(a)
	return np.stack([cx + rx * r * np.cos(a), cy + ry * r * np.sin(a)], 1)


def ring(cx, cy, rx, ry, width, start=0., end=2 * PI):
	return thick(ellipse(cx, cy, rx, ry, start, end, n=28), width)


def facets(d, outline, f, steps=3):
	"""Fills an outline with a fan of triangles in three shades, as a cut stone."""
	center = outline.mean(0) + [d.between(-.15, .15), d.between(-.15, .15)]
	f.flat(outline)
	for i in range(0, len(outline), steps):
		j = min(i + steps, len(outline))
		f.flat(np.concatenate([[center], outline[i:j], outline[j % len(outline)][None]]), d.pick(['main', 'main+', 'main-']))
	return f


def arch(x, spring, low, w):
	"""A door or window whose arch springs at a height."""
	return np.concatenate([dome(x, spring, w, 1.2), points(x + w, low, x - w, low)])


def mirrored(polygon):
	return polygon * [-1, 1]


def eyes(f, x, y, gap, size, d):
	for s in (-1, 1):
		f.flat(ellipse(x + s * gap, y, size, size * d.between(.8, 1.2), n=14), d.pick(['light', 'light', 'yellow', 'dark'])).flat(ellipse(x + s * gap, y, size * .5, size * .6, n=10), 'dark')
	return f


# -- Fruit, plants --

def apple_profile(d):
	"""Broad shoulders, narrow foot, an oval leaf."""
	s, foot = d.between(1.2, 1.5), d.between(.25, .5)
	right = bezier((0, -.62), (.5, -1.05), (s, -.7), (s * .8, .6), (foot, 1.05), (0, .86), n=30)
	f = Figure().add(np.concatenate([right, mirrored(right)[::-1]]))
	f.add(strut(0, -.55, d.between(-.15, .15), -1.05, d.between(.03, .07)), 'wood')
	return f.add(turned(ellipse(.3, -.85, .3, .13), d.between(-.6, .3), 0, -.8), 'green') if d.chance(.6) else f


def apple_half(d):
	"""Cut through: skin, flesh, core and pips."""
	skin = polar(lambda a: 1 - .18 * np.exp(-((a - 1.5 * PI) / .35) ** 2) - .08 * np.exp(-((a - .5 * PI) / .3) ** 2), rx=.92, ry=.88)
	f = Figure().add(skin).flat(skin * d.between(.82, .92), 'light').flat(ellipse(0, .05, .3, .38), d.pick(['yellow', 'light', 'wood']))
	for s in (-1, 1):
		f.flat(turned(ellipse(s * .12, .05, .06, .14), s * .3, s * .12, .05), 'dark')
	return f.add(strut(0, -.7, .05, -1, .04), 'wood')


def apple_cut_gem(d):
	f = facets(d, polar(lambda a: 1 - .2 * np.exp(-((a - 1.5 * PI) / .4) ** 2), rx=.9, ry=.85, n=d.whole(9, 15)), Figure(), 1)
	return f.flat(strut(0, -.6, .08, -1, .05), d.pick(['wood', 'dark'])).flat(points(.05, -.75, .5, -1, .45, -.7), 'green')


def apple_bitten(d):
	f = Figure().add(polar(lambda a: .95 - .22 * np.exp(-((a - 1.5 * PI) / .45) ** 2), ry=d.between(.85, 1)))
	x = d.pick([-1, 1])
	for y in (-.25, .05, .3):
		f.flat(ellipse(x * .8, y, .24, .22), 'light')
	return f.add(thick(bezier((0, -.7), (.02, -.85), (.15, -1)), .04), d.pick(['wood', 'green', 'dark']))


def pear_half(d):
	body = lathe(d, .15, .35, .5, .85, .8, .45)
	f = Figure().add(body).flat(body * .84 + [0, .06], 'light').flat(ellipse(0, .45, .16, .24), 'yellow')
	return f.add(strut(0, -.9, .1, -1.25, .04), 'wood')


def pear_leaning(d):
	f = Figure().add(turned(ellipse(0, -.45, .42, .55), d.between(-.3, .3))).add(ellipse(0, .35, .75, .68))
	f.add(thick(bezier((0, -.9), (.1, -1.1), (.3, -1.2)), .04), 'wood')
	return f.add(turned(ellipse(.3, -1, .28, .12), d.between(-.4, .4), 0, -1), 'green')


def bananas(d):
	f = Figure()
	for i in range(d.whole(2, 4)):
		line = bezier((-.9, -.6), (-.6, .3 + i * .25), (.2, .3 + i * .35), (.9, -.1 + i * .25), n=20)
		f.add(thick(line, np.sin(np.linspace(.3, PI - .3, 20)) * .17 + .02), d.pick(['main', 'main', 'main+', 'main-'])).flat(ellipse(*line[-1], .06, .06, n=10), 'dark')
	return f.add(ellipse(-.9, -.62, .14, .1), 'wood')


def lemon_slice(d):
	f, n = Figure().flat(ellipse(0, 0, .95, .95)).flat(ellipse(0, 0, .82, .82), 'light'), d.whole(7, 10)
	for a in np.arange(n) * 2 * PI / n:
		f.flat(turned(points(.1, 0, .72, -.2, .76, 0, .72, .2), a), 'main+')
	return f


def lemon_leafy(d):
	f = Figure().add(turned(ellipse(.5, -.6, .45, .18), d.between(-.5, 0), .2, -.5), 'green')
	return f.add(smooth(points(-1.1, 0, -.8, -.2, -.5, -.6, .5, -.6, .8, -.2, 1.05, 0, .8, .2, .5, .6, -.5, .6, -.8, .2), 2))


def strawberry_round(d):
	f = Figure().add(lathe(d, .5, .85, .8, .5, .12))
	for i in range(4):
		for j in range(4 - i):
			f.flat(ellipse((j - (3 - i) / 2) * .36, -.5 + i * .36, .04, .07, n=8), d.pick(['yellow', 'light']))
	crown = polar(lambda a: .5 + .25 * np.cos(7 * a), 0, -.9, 1, .45)
	return f.add(crown, 'green').add(strut(0, -1, .1, -1.3, .04), 'green')


def cherries_three(d):
	f, n = Figure(), d.whole(1, 3)
	for i in range(n):
		x, y = (i - (n - 1) / 2) * .75, d.between(.2, .6)
		f.add(thick(bezier((0, -1), (x * .2, -.2), (x, y - .2)), .035), d.pick(['green', 'wood'])).add(polar(lambda a: .42 - .1 * np.exp(-((a - 1.5 * PI) / .4) ** 2), x, y))
	return f.add(turned(ellipse(.4, -1, .42, .16), d.between(-.3, .5), 0, -1), 'green')


def _stalk(f, d, length=1.8):
	f.add(thick(bezier((0, .2), (d.between(-.2, .2), length * .5), (d.between(-.3, .3), length)), d.between(.03, .06)), 'green')
	for s in d.shuffled([-1, 1])[:d.whole(0, 2)]:
		f.add(turned(ellipse(s * .35, length * .75, .36, .11), s * d.between(-.7, 0), 0, length * .75), 'green')
	return f


def flower_profile(d):
	"""Seen from the side: a fan of petals on a calyx."""
	f, n = _stalk(Figure(), d), d.whole(3, 6)
	for i, a in enumerate(np.linspace(-1.1, 1.1, n)):
		f.add(turned(ellipse(0, -.45, d.between(.17, .3), .5), a, 0, .1), 'main' if i % 2 else d.pick(['main+', 'main-', 'main']))
	return f.add(dome(0, .25, .2, -.8), 'green')


def flower_pansy(d):
	f = Figure()
	for x, y, r in ((-.35, -.5, .48), (.35, -.5, .48), (-.55, .1, .42), (.55, .1, .42), (0, .42, .52)):
		f.add(ellipse(x, y, r * d.between(.9, 1.1), r), d.pick(['main', 'main', 'main+']))
	for a in (.3, PI / 2, PI - .3):
		f.flat(turned(points(.05, -.04, .42, 0, .05, .04), a), d.pick(['dark', 'second']))
	return f.add(ellipse(0, 0, .13, .11), d.pick(['yellow', 'orange']))


def flower_rose(d):
	"""Petals wrapped round each other."""
	f, turn = Figure(), d.between(0, 6)
	if d.chance(.4):
		_stalk(f, d)
	for k, r in enumerate(np.linspace(.95, .15, d.whole(4, 7))):
		for i in range(5 if r > .4 else 3):
			a = turn + i * 2 * PI / (5 if r > .4 else 3) + k * .6
			f.add(ellipse(r * .45 * np.cos(a), r * .45 * np.sin(a), r * .55, r * .5, n=20), d.pick(['main', 'main-', 'main+']))
	return f


def flower_lily(d):
	"""Pointed petals, each with a rib."""
	f, n, first = Figure(), d.whole(5, 8), d.between(0, 6)
	w = d.between(.2, .36)
	petal = np.concatenate([bezier((.05, 0), (.4, -w * 1.6), (1, 0)), bezier((1, 0), (.4, w * 1.6), (.05, 0))])
	for a in first + np.arange(n) * 2 * PI / n:
		f.add(turned(petal, a), d.pick(['main', 'main', 'main+'])).flat(turned(strut(.1, 0, .8, 0, .02), a), 'main-')
	for a in d.array.random(5) * 6.28:
		f.flat(turned(strut(0, 0, .42, 0, .02), a), 'yellow').flat(ellipse(.42 * np.cos(a), .42 * np.sin(a), .06, .05, n=10), d.pick(['wood', 'orange']))
	return f


def flower_badge(d):
	"""A ring of discs round a disc, as children draw it."""
	n, f = d.whole(5, 9), Figure()
	if d.chance(.5):
		_stalk(f, d, 2.2)
	r = np.sin(PI / n) * d.between(.7, .9)
	for a in np.arange(n) * 2 * PI / n:
		f.flat(ellipse(.62 * np.cos(a), .62 * np.sin(a), r, r))
	return f.flat(ellipse(0, 0, d.between(.25, .42), d.between(.25, .42)), d.pick(['yellow', 'orange', 'second', 'wood']))


def flower_scalloped(d):
	"""One scalloped outline, an inner ring, a star of lines."""
	n, deep = d.whole(4, 12), d.between(.06, .2)
	f = Figure().add(polar(lambda a: .9 - deep + deep * abs(np.cos(n * a / 2)) * 2))
	f.flat(polar(lambda a: .55 - deep + deep * abs(np.cos(n * a / 2 + .5)) * 1.5), d.pick(['main-', 'main+', 'second']))
	return f.add(ellipse(0, 0, .22, .22), d.pick(['yellow', 'dark', 'orange']))


def tulip_egg(d):
	f = _stalk(Figure(), d, 2)
	return f.add(np.concatenate([points(-.5, -.9, -.25, -.55, 0, -1, .25, -.55, .5, -.9), bezier((.5, -.9), (.75, .4), (0, .4)), bezier((0, .4), (-.75, .4), (-.5, -.9))]))


def tulip_open(d):
	f = _stalk(Figure(), d, 2)
	for a, role in ((-.75, 'main-'), (.75, 'main-'), (-.35, 'main'), (.35, 'main'), (0, 'main+')):
		f.add(turned(smooth(points(-.22, .1, -.3, -.6, 0, -1.05, .3, -.6, .22, .1), 2), a, 0, .15), role)
	return f


def leaf_lobed(d):
	n = d.pick([3, 5, 5, 7])
	outline = polar(lambda a: .55 + .4 * abs(np.cos(n * (a - PI / 2) / 2)) ** d.pick([.7, 1.5, 3]) - .25 * np.exp(-((a - PI / 2) / .3) ** 2))
	f = Figure().add(strut(0, .2, d.between(-.1, .1), 1.2, .03), 'main-').add(outline)
	for i in range(n):
		a = PI / 2 + PI + (i - (n - 1) / 2) * 2 * PI / n
		f.flat(strut(0, .3, .75 * np.cos(a), .75 * np.sin(a), .015), d.pick(['main-', 'main+']))
	return f


def leaf_compound(d):
	f = Figure().flat(thick(bezier((0, 1.2), (.1, .2), (d.between(-.2, .2), -.9)), .025), d.pick(['main-', 'wood']))
	for y in np.linspace(.7, -.7, d.whole(3, 6)):
		for s in (-1, 1):
			f.add(turned(ellipse(s * .42, y, .4, .15), s * -.5, 0, y))
	return f.add(ellipse(0, -.95, .15, .32))


def leaf_heart(d):
	f = Figure().add(strut(0, -.4, .1, -1.1, .03), 'main-').add(np.concatenate([bezier((0, 1), (-1.5, -.1), (-.8, -1.1), (0, -.5)), bezier((0, -.5), (.8, -1.1), (1.5, -.1), (0, 1))]))
	f.flat(strut(0, -.45, 0, .85, .02), d.pick(['light', 'main-', 'main+']))
	return f


def _trunk(f, d, top=0.):
	return f.add(points(-d.between(.06, .16), 1, -.05, top, .05, top, d.between(.06, .16), 1), 'wood')


def tree_ball(d):
	"""A single round, egg-shaped or scalloped crown, with fruit now and then."""
	f, n = _trunk(Figure(), d), d.whole(6, 14)
	deep, crown = d.pick([0, .03, .06]), d.between(.55, .85)
	f.add(polar(lambda a: crown * (1 + deep * abs(np.cos(n * a / 2)) * 3), 0, -.35, 1, d.between(.75, 1.1)), d.pick(['main', 'main', 'main+']))
	for _ in range(d.pick([0, 0, 5, 9])):
		f.flat(ellipse(d.between(-.45, .45), d.between(-.75, .05), .06, .06, n=10), d.pick(['red', 'orange', 'yellow']))
	return f


def tree_forked(d):
	"""Branches that end in clumps, high and wide."""
	f = Figure()
	for i in range(d.whole(3, 6)):
		x, y = d.between(-.9, .9), d.between(-.9, -.2)
		f.add(thick(bezier((0, 1), (d.between(-.1, .1), .2), (x, y)), np.linspace(.09, .03, 16)), 'wood')
		f.add(ellipse(x, y, d.between(.25, .5), d.between(.12, .3)), d.pick(['main', 'main-', 'main+']))
	return f


def tree_willow(d):
	f = _trunk(Figure(), d)
	f.add(dome(0, -.1, .8, 1.1), 'main-')
	for x in np.linspace(-.85, .85, d.whole(9, 16)):
		f.add(thick(bezier((x * .5, -.75), (x, -.6), (x * 1.1, d.between(.1, .8))), d.between(.04, .09)), d.pick(['main', 'main+', 'main-']))
	return f


def tree_topiary(d):
	f, n = _trunk(Figure(), d, -.5), d.whole(2, 3)
	for i in range(n):
		r = .5 - .13 * i
		f.add(ellipse(0, .45 - i * .72, r, r * d.between(.7, 1)))
	return f


def tree_autumn(d):
	"""A ragged crown of many small leaves."""
	f = _trunk(Figure(), d, -.3)
	f.add(polar(lambda a: .65 + .08 * np.sin(5 * a + 1) + .05 * np.sin(11 * a), 0, -.35), 'main-')
	for _ in range(d.whole(30, 60)):
		a, r = d.between(0, 6.28), d.between(0, .8)
		f.flat(turned(ellipse(r * np.cos(a), -.35 + r * .85 * np.sin(a), .13, .07, n=8), d.between(0, 3), r * np.cos(a), -.35 + r * .85 * np.sin(a)), d.pick(['main', 'main', 'main+', 'main-']))
	return f


def mushroom_bell(d):
	f = Figure().add(thick(bezier((0, .95), (d.between(-.2, .2), .4), (0, -.3)), d.between(.07, .16)), d.pick(['light', 'main+', 'wood']))
	return f.add(np.concatenate([bezier((-.6, .1), (-.5, -1.2), (0, -1)), bezier((0, -1), (.5, -1.2), (.6, .1))]))


def mushroom_flat(d):
	f = Figure().add(points(-.16, 0, .16, 0, .25, .9, -.25, .9), 'light')
	f.flat(ellipse(0, -.08, .95, .22), d.pick(['light', 'wood'])).add(np.concatenate([ellipse(0, -.1, 1, d.between(.35, .6), PI, 2 * PI), bezier((1, -.1), (0, .12), (-1, -.1))]))
	return f


# -- Things on a table --

def _spout(f, x, y, reach, lift, w0, w1, role='main'):
	return f.add(thick(bezier((x, y), (x - reach * .6, y), (x - reach * .5, y - lift * .7), (x - reach, y - lift)), np.linspace(w0, w1, 16)), role)


def teapot_low(d):
	"""Flat and wide, with a round ear."""
	w, h, f = d.between(.75, .95), d.between(.38, .52), Figure()
	f.add(ring(w + .02, -.02, d.between(.25, .4), d.between(.25, .36), d.between(.05, .09)), d.pick(['main', 'main', 'wood', 'second']))
	_spout(f, -w * .7, .15, .5, .45, .17, .07)
	f.add(polar(lambda a: (abs(np.cos(a)) ** 2.6 + abs(np.sin(a)) ** 2.6) ** (-1 / 2.6), rx=w, ry=h)).flat(strut(-w * .62, -h * .82, w * .62, -h * .82, .025), d.pick(['main-', 'dark', 'second']))
	f.add(ellipse(0, -h * .92, w * .5, h * .28)).add(ellipse(0, -h * 1.3, .1, .1), d.pick(['main', 'wood', 'second']))
	return f.flat(box(-w * .4, h * .9, w * .4, h * 1.1), 'main-')


def teapot_pear(d):
	"""Pear-shaped on a foot, with a swan's neck and an ear-shaped handle."""
	f, w = Figure(), d.between(.6, .8)
	f.add(thick(bezier((w * .5, -.5), (w + .7, -.75), (w + .3, .1), (w * .9, .5), n=24), d.between(.04, .08)))
	_spout(f, -w * .75, .45, d.between(.55, .8), d.between(.8, 1.1), d.between(.14, .22), .06)
	f.add(lathe(d, .3, .42, .55, .95 * w + .1, w + .1, .62, .4, y0=-.75, y1=.9))
	f.add(dome(0, -.72, .34, d.between(.5, .9))).add(ellipse(0, -1.02, .08, .1), d.pick(['main', 'second']))
	return f


def teapot_stick(d):
	"""Round, with a straight stick for a handle and a stub of a spout."""
	r, f = d.between(.6, .72), Figure()
	a = d.between(-.5, 0)
	f.add(turned(points(r * .8, -.09, 1.25, -.12, 1.28, .1, r * .8, .1), a), d.pick(['main', 'wood', 'dark']))
	f.add(points(-r * .8, -.2, -1.1, -.42, -1.18, -.28, -r * .75, .2))
	f.add(ellipse(0, .05, r, r * d.between(.8, 1))).add(ellipse(0, -r * .72, r * .55, .12), d.pick(['main', 'main-', 'second'])).add(ellipse(0, -r * .95, .11, .1))
	return f


def teapot_faceted(d):
	"""Six- or eight-sided."""
	f, w, h = Figure(), d.between(.6, .75), d.between(.55, .7)
	f.flat(thick(points(w * .8, -h * .5, w + .38, -h * .45, w + .3, h * .3, w * .8, h * .45), .07))
	f.flat(points(-w * .7, h * .3, -w - .45, -h * .7, -w - .28, -h * .8, -w * .6, -h * .2))
	for x0, x1, role in ((-1, -.45, 'main'), (-.45, .45, 'main+'), (.45, 1, 'main-')):
		f.flat(points(w * x0 * .7, -h, w * x1 * .7, -h, w * x1, h * .2, w * x1 * .75, h, w * x0 * .75, h, w * x0, h * .2), role)
	return f.flat(points(-w * .65, -h, -.2, -h * 1.35, .2, -h * 1.35, w * .65, -h), d.pick(['main', 'main-'])).add(ellipse(0, -h * 1.5, .1, .1), d.pick(['main', 'second', 'light']))


def teapot_painted(d):
	"""A globe with dots or a garland, a C for a handle."""
	f, r = Figure(), d.between(.62, .75)
	f.add(ring(r + .05, 0, d.between(.28, .4), d.between(.35, .5), .06, -PI / 2, PI / 2), d.pick(['main', 'second']))
	_spout(f, -r * .8, .2, .55, .6, .16, .08).add(ellipse(0, 0, r, r * .92))
	for a in np.linspace(.1, PI - .1, d.whole(4, 7)):
		f.flat(ellipse(r * .7 * np.cos(a), .1 * np.sin(a), .1, .1, n=14), d.pick(['second', 'light']))
	return f.add(dome(0, -r * .78, r * .5, .6), d.pick(['main', 'second'])).add(ellipse(0, -r * 1.15, .09, .09), d.pick(['main', 'second', 'yellow']))


def cup_paper(d):
	"""With a lid and a sleeve, to take away."""
	w, b, f = d.between(.5, .6), d.between(.35, .45), Figure()
	f.flat(points(-w, -.75, w, -.75, b, 1, -b, 1))
	if d.chance(.6):
		f.flat(points(-w * .93, -.2, w * .93, -.2, b * 1.15, .5, -b * 1.15, .5), d.pick(['wood', 'second', 'main-']))
	return f.flat(box(-w * 1.08, -.87, w * 1.08, -.72), d.pick(['light', 'dark', 'main-'])).flat(points(-w * .85, -1, w * .85, -1, w, -.86, -w, -.86), d.pick(['light', 'dark', 'main-']))


def cup_above(d):
	"""Seen from above."""
	f = Figure().add(turned(points(.75, -.12, 1.25, -.1, 1.25, .1, .75, .12), d.between(0, 6)))
	return f.add(ellipse(0, 0, .85, .85)).flat(ellipse(0, 0, .72, .72), d.pick(['main+', 'light'])).flat(ellipse(0, .02, .66, .65), d.pick(['wood', 'dark', 'orange']))


def cup_bell(d):
	"""Bell-shaped on a foot, with one ear or two."""
	f, h = Figure(), d.between(.6, .85)
	for s in d.pick([[1], [1], [-1, 1]]):
		f.add(thick(bezier((s * .6, -h * .7), (s * 1.3, -h * .9), (s * 1.1, h * .1), (s * .45, h * .35)), d.between(.04, .08)))
	return f.add(lathe(d, .78, .7, .65, .5, .25, .4, y0=-h, y1=h)).flat(ellipse(0, -h, .78, d.between(.06, .2)), d.pick(['main+', 'light', 'dark', 'wood']))


def mug(d):
	"""A round-cornered mug with a ring for a handle, a band or a badge."""
	w, h, f = d.between(.5, .7), d.between(.6, .8), Figure()
	f.add(ring(w, d.between(-.1, .1), d.between(.25, .36), d.between(.28, .42), d.between(.06, .1)))
	f.add(smooth(points(-w, -h, w, -h, w, h, -w, h), 1) if d.chance(.5) else lathe(d, w, w * .93, w * .97, w, y0=-h, y1=h, wobble=.05))
	what = d.pick(['band', 'badge', 'steam', 'plain'])
	if what == 'band':
		f.flat(box(-w * .97, -.1, w * .97, d.between(.05, .3)), 'second')
	elif what == 'badge':
		f.flat(shapes.heart(d).parts[0].points * .25, d.pick(['red', 'second', 'dark']))
	return f.flat(ellipse(0, -h * .97, w * .95, .08), d.pick(['main+', 'dark', 'main-'])) if d.chance(.6) else f


def bowl_filled(d):
	f = Figure()
	for x in (-.5, 0, .5):
		f.add(ellipse(x, -.35, d.between(.25, .38), d.between(.25, .35)), d.pick(['second', 'red', 'orange', 'green', 'yellow']))
	return f.add(ellipse(0, -.2, .98, .75, 0, PI)).flat(box(-.3, .5, .3, .65), 'main-')


def bowl_above(d):
	k = d.between(.6, 1)
	return Figure().add(ellipse(0, 0, 1, k)).flat(ellipse(0, .02, .85, k * .83), d.pick(['main-', 'light', 'main+'])).flat(ellipse(0, .08, .65, k * .6), d.pick(['main-', 'second', 'light', 'orange']))


def vase_turned(d):
	f = Figure().add(lathe(d, *[d.between(.2, .7) for _ in range(d.whole(5, 8))], wobble=0))
	for y in d.shuffled([-.5, -.1, .3, .6])[:d.whole(0, 3)]:
		f.flat(box(-.2, y, .2, y + .06), d.pick(['second', 'main-']))
	return f


def amphora(d):
	f = Figure()
	for s in (-1, 1):
		f.add(thick(bezier((s * .2, -.85), (s * .9, -.9), (s * .75, -.3), (s * .5, -.2)), .05))
	return f.add(lathe(d, .3, .2, .25, .65, .6, .35, .15, .3))


def vase_bouquet(d):
	f = Figure()
	for _ in range(d.whole(3, 6)):
		x, y = d.between(-.6, .6), d.between(-1.6, -1)
		f.add(strut(0, -.2, x, y, .025), 'green').add(polar(lambda a: .2 + .06 * np.cos(5 * a), x, y), d.pick(['second', 'red', 'yellow', 'light']))
	return f.add(points(-.45, -.35, .45, -.35, .3, 1, -.3, 1) if d.chance(.5) else lathe(d, .3, .5, .6, .35, y0=-.4))


def bottle_turned(d):
	"""Sloping shoulders, a long neck, a round belly or none."""
	n = d.between(.09, .14)
	f = Figure().add(lathe(d, n, n, n * 1.2, d.between(.25, .5), d.between(.35, .6), d.between(.3, .5), d.between(.25, .45)))
	if d.chance(.6):
		f.flat(box(-n * 1.3, -1.06, n * 1.3, -.9), d.pick(['second', 'dark', 'wood', 'red']))
	if d.chance(.5):
		f.flat(ellipse(0, .45, .24, .22) if d.chance(.5) else box(-.28, .2, .28, .6), d.pick(['light', 'second', 'yellow']))
	return f


def bottle_waisted(d):
	"""Of plastic, with a cap, grooves and a waist."""
	f = Figure().add(lathe(d, .12, .14, .32, .36, .28, .36, .36, .3))
	for y in np.linspace(.2, .8, d.whole(2, 5)):
		f.flat(box(-.3, y, .3, y + .03), 'main-')
	return f.flat(box(-.15, -1.1, .15, -.92), d.pick(['light', 'second', 'blue', 'red'])).flat(box(-.34, -.25, .34, .1), d.pick(['light', 'second', 'main+']))


def bottle_jug(d):
	"""A demijohn with a small ear."""
	f = Figure().add(ring(.3, -.65, .18, .2, .04)).add(lathe(d, .16, .14, .3, .68, .7, .68, .6))
	return f.add(box(-.12, -1.12, .12, -.95), 'wood')


def glass_tumbler(d):
	w, level = d.between(.45, .6), d.between(-.5, .3)
	f = Figure().flat(points(-w, -1, w, -1, w * .75, 1, -w * .75, 1)).flat(points(-w * .85, level, w * .85, level, w * .7, .9, -w * .7, .9), d.pick(['second', 'orange', 'main-', 'red']))
	return f.flat(ellipse(0, -1, w, .1), 'main+')


def glass_stemmed(d):
	"""A flute, a goblet or a cocktail glass."""
	bowl = d.pick([points(-.7, -1, .7, -1, .05, .1, -.05, .1), lathe(d, .25, .28, .25, .06, y1=.3), lathe(d, .5, .65, .55, .08, y1=.15)])
	f = Figure().add(strut(0, 0, 0, .92, .04)).flat(ellipse(0, .94, .42, .09)).add(bowl)
	return f.flat(bowl * [.8, .8] + [0, -.02], d.pick(['red', 'main+', 'second', 'yellow'])) if d.chance(.6) else f


def lamp_bulb(d):
	f = Figure().add(box(-.25, .4, .25, .85), 'gray').add(smooth(points(-.25, .45, -.75, -.2, -.5, -1, .5, -1, .75, -.2, .25, .45), 3))
	return f.windows(-.25, .42, .25, .85, 1, 3, 'dark', .3)


def lamp_jointed(d):
	f = Figure().flat(ellipse(-.2, .95, .5, .1), 'main-').flat(strut(-.2, .9, -.5, 0, .04), d.pick(['dark', 'main', 'gray'])).flat(strut(-.5, 0, .3, -.7, .04), d.pick(['dark', 'main', 'gray']))
	return f.flat(ellipse(.62, -.32, .22, .1), 'yellow').add(turned(points(.15, -.85, .5, -.85, .9, -.25, .1, -.25), d.between(-.5, .1), .35, -.6))


def lamp_turned(d):
	w = d.between(.5, .9)
	f = Figure().add(lathe(d, .08, .3, .15, .4, .3, y0=-.2, y1=1), d.pick(['second', 'wood', 'light', 'main-']))
	return f.add(np.concatenate([ellipse(0, -.15, w, d.between(.6, .85), PI, 2 * PI)]) if d.chance(.4) else points(-w * .7, -.95, w * .7, -.95, w, -.1, -w, -.1))


def candle_held(d):
	f = Figure().add(ellipse(0, -1.02, .09, .2), d.pick(['yellow', 'orange'])).add(box(-.13, -.8, .13, .5)).add(ring(.55, .7, .2, .14, .04), 'yellow')
	return f.add(np.concatenate([points(-.65, .5, .65, .5), bezier((.6, .6), (0, 1), (-.6, .6))]), d.pick(['yellow', 'dark', 'wood', 'gray']))


def gift(d):
	w, h, f = d.between(.6, .9), d.between(.5, .8), Figure()
	f.flat(box(-w, -h, w, h)).flat(box(-w * 1.05, -h, w * 1.05, -h + .25), 'main+')
	k = d.between(.08, .16)
	f.flat(box(-k, -h, k, h), 'second')
	for s in (-1, 1):
		f.add(turned(ellipse(s * .25, -h - .12, .25, .12), s * .4, 0, -h), 'second')
	return f


def box_open(d):
	w, h, f = d.between(.6, .8), d.between(.4, .6), Figure()
	f.flat(points(-w, -h, -w * .6, -h - .3, w * .6, -h - .3, w, -h), 'main-').flat(points(-w, -h, -w - .3, -h + .2, -w - .35, -h - .05, -w * .95, -h - .2), 'main+').flat(points(w, -h, w + .3, -h + .2, w + .35, -h - .05, w * .95, -h - .2), 'main+')
	return f.flat(box(-w, -h, w, h)).flat(box(-.08, -h, .08, h), d.pick(['main-', 'light', 'main-']))


def chest(d):
	f = Figure().flat(box(-.9, 0, .9, .7)).add(np.concatenate([ellipse(0, 0, .92, .5, PI, 2 * PI)]), d.pick(['main', 'main-']))
	for x in (-.6, .6):
		f.flat(box(x - .07, -.4, x + .07, .7), d.pick(['dark', 'yellow', 'second']))
	return f.flat(box(-.12, -.1, .12, .2), 'yellow')


def cube(d):
	"""Seen from an edge."""
	t, h = d.between(.3, .5), d.between(.5, .8)
	return Figure().flat(points(0, -h, .9, -h - t + .2, 0, -h - t, -.9, -h - t + .2) + [0, .1], 'main+').flat(points(-.9, -h - t + .3, 0, -h + .1, 0, h + .2, -.9, h - t + .2)).flat(points(.9, -h - t + .3, 0, -h + .1, 0, h + .2, .9, h - t + .2), 'main-')


def book_open(d):
	f = Figure().flat(points(-1.05, -.5, 1.05, -.5, 1.05, .65, -1.05, .65))
	for s in (-1, 1):
		f.flat(np.concatenate([bezier((0, -.4), (s * .4, -.65), (s * .98, -.5)), bezier((s * .98, .55), (s * .4, .4), (0, .6))]), 'light')
		for y in np.linspace(-.25, .3, 5):
			f.flat(strut(s * .15, y, s * .8, y - .05, .015), 'gray')
	return f


def books_stacked(d):
	f, n = Figure(), d.whole(2, 4)
	for i in range(n):
		w, x, y = d.between(.7, 1), d.between(-.1, .1), .7 - i * .32
		f.flat(box(x - w, y - .3, x + w, y), 'main' if i != 1 else d.pick(['main-', 'main', 'main+'])).flat(box(x - w * .2, y - .25, x + w, y - .05), 'light') if d.chance(.5) else f.flat(box(x - w, y - .3, x + w, y)).flat(box(x - .7, y - .3, x - .6, y), 'second')
	return f


def ball_sectors(d):
	f, n = Figure().add(ellipse(0, 0, .95, .95)), d.pick([3, 4, 6])
	x, y = d.between(-.3, .3), d.between(-.4, .1)
	for i in range(0, n):
		a = i * 2 * PI / n
		f.flat(np.concatenate([[[x, y]], ellipse(0, 0, .95, .95, a, a + PI / n, n=8)]), d.pick(['second', 'light']) if i % 2 else 'main')
	return f


def ball_panels(d):
	"""A football's or a basketball's lines."""
	f = Figure().add(ellipse(0, 0, .95, .95))
	if d.chance(.5):
		star = ellipse(0, 0, .3, .3, n=6)
		f.flat(star, 'dark')
		for a in np.arange(5) * 2 * PI / 5:
			f.flat(strut(.3 * np.cos(a), .3 * np.sin(a), .62 * np.cos(a), .62 * np.sin(a), .02), 'dark').flat(turned(points(.62, -.12, .62, .12, .88, .25, .92, 0, .88, -.25), a), 'dark')
		return f
	for line in (strut(-.95, 0, .95, 0, .02), strut(0, -.95, 0, .95, .02), thick(bezier((-.65, -.68), (-.1, 0), (-.65, .68)), .02), thick(bezier((.65, -.68), (.1, 0), (.65, .68)), .02)):
		f.flat(line, 'dark')
	return f


def balloon_aloft(d):
	"""With a basket, and gores."""
	f = Figure().flat(strut(-.4, .35, -.12, .9, .012), 'dark').flat(strut(.4, .35, .12, .9, .012), 'dark').flat(box(-.15, .88, .15, 1.1), 'wood')
	top = np.concatenate([ellipse(0, -.3, .8, .75, PI * .9, 2.1 * PI), points(.2, .7, -.2, .7)])
	f.add(top)
	for k in d.pick([[], [-.5, .5], [0], [-.4, .4]]):
		f.flat(np.concatenate([bezier((k * .3 - .02, -1.05), (k * 1.6 - .15, -.3), (k * .4 - .05, .68)), bezier((k * .4 + .05, .68), (k * 1.6 + .15, -.3), (k * .3 + .02, -1.05))]), d.pick(['second', 'light', 'main-']))
	return f


def balloon_round(d):
	return Figure().flat(strut(0, .8, d.between(-.3, .3), 1.8, .015), 'dark').add(ellipse(0, 0, .85, .9)).flat(points(-.1, 1, .1, 1, 0, .85)).flat(turned(ellipse(-.4, -.35, .1, .22), .5, -.4, -.35), 'light')


def hat_cap(d):
	f = Figure().add(np.concatenate([ellipse(0, .3, .75, .8, PI, 2 * PI)])).add(np.concatenate([bezier((.2, .2), (1.2, .1), (1.35, .4)), bezier((1.3, .45), (.8, .3), (.1, .35))]), d.pick(['main-', 'second', 'main']))
	return f.add(ellipse(0, -.5, .08, .06), 'main-')


def hat_tall(d):
	return Figure().flat(ellipse(0, .7, 1, .16), 'main-').flat(points(-.6, -.9, .6, -.9, .5, .7, -.5, .7)).flat(ellipse(0, -.9, .6, .1), 'main+').flat(points(-.51, .35, .51, .35, .5, .62, -.5, .62), d.pick(['second', 'red', 'dark']))


def hat_woolly(d):
	f = Figure().add(ellipse(0, -.85, .22, .22), d.pick(['light', 'second', 'main'])).add(ellipse(0, .4, .75, 1.1, PI, 2 * PI))
	return f.add(smooth(box(-.82, .3, .82, .65), 1), d.pick(['second', 'light', 'main-']))


def hat_cone(d):
	return Figure().flat(ellipse(0, .8, d.between(.6, 1.1), .18), 'main-').flat(points(-.5, .8, d.between(-.1, .3), -1.05, .5, .8)).flat(points(-.45, .6, .45, .6, .5, .8, -.5, .8), d.pick(['second', 'yellow', 'light']))


def umbrella_above(d):
	n, f = d.whole(6, 9), Figure().flat(strut(.1, .1, .5, 1.15, .03), 'dark')
	a = np.linspace(0, 2 * PI, n + 1)
	for i in range(n):
		f.flat(points(-.05, -.2, .95 * np.cos(a[i]), .6 * np.sin(a[i]), .95 * np.cos(a[i + 1]), .6 * np.sin(a[i + 1])), ['main', d.pick(['main-', 'main+', 'main'])][i % 2])
	return f


def umbrella_parasol(d):
	f = Figure().flat(strut(0, -.7, 0, 1.1, .03), d.pick(['wood', 'light', 'dark'])).flat(points(-1, -.2, 0, -.95, 1, -.2))
	for x in (-.33, .33):
		f.flat(points(x - .17, -.2, 0, -.95, x + .17, -.2), d.pick(['light', 'second', 'main-']))
	return f.flat(box(-1, -.2, 1, -.08), d.pick(['main', 'main-']))


def umbrella_closed(d):
	return Figure().add(thick(bezier((0, .7), (0, 1.15), (.3, 1.1), (.28, .9)), .04), d.pick(['wood', 'dark'])).add(strut(0, .5, 0, .85, .03), 'dark').add(points(-.2, .55, -.17, -.1, 0, -1.1, .17, -.1, .2, .55)).flat(strut(.05, -.7, .1, .5, .015), 'main-')


def chair_side(d):
	f = Figure()
	for x0, x1 in ((-.45, -.55), (.45, .55)):
		f.flat(strut(x0, .2, x1, 1, .05))
	return f.flat(thick(bezier((-.45, .2), (-.5, -.4), (-.6, -1)), .07)).flat(box(-.55, .1, .55, .25), d.pick(['main', 'second', 'main+'])).flat(strut(-.5, .65, .5, .65, .025), 'main-')


def armchair(d):
	f = Figure().add(smooth(box(-.75, -.9, .75, .5), 1), d.pick(['main', 'main-']))
	f.add(smooth(box(-.6, .05, .6, .55), 1), 'main+')
	for s in (-1, 1):
		f.add(smooth(box(s * .8 - .2, -.15, s * .8 + .2, .8), 1)).flat(box(s * .8 - .06, .75, s * .8 + .06, .95), d.pick(['wood', 'dark']))
	return f.flat(box(-.7, .5, .7, .78))


def stool(d):
	f = Figure()
	for x in (-.5, 0, .5):
		f.flat(strut(x * .6, -.3, x, 1, .05), d.pick(['main', 'main-', 'dark']))
	f.add(ellipse(0, -.35, .75, d.between(.12, .22)))
	return f.flat(thick(bezier((-.6, -.4), (-.5, -1.2), (.5, -1.2), (.6, -.4)), .05)) if d.chance(.6) else f


def star_many(d):
	n, k = d.pick([4, 5, 6, 8, 12]), d.between(.4, .75)
	r = np.where(np.arange(2 * n) % 2, k, 1.)
	a = np.arange(2 * n) * PI / n - PI / 2
	outline = np.stack([np.cos(a) * r, np.sin(a) * r], 1)
	return facets(d, outline, Figure(), 1) if d.chance(.4) else Figure().add(smooth(outline, d.pick([0, 1, 2])))


def heart_lobed(d):
	f = Figure()
	for s in (-1, 1):
		f.flat(ellipse(s * .42, -.35, .5, .48))
	f.flat(points(-.9, -.22, 0, -.5, .9, -.22, 0, d.between(.75, 1.1)))
	return f.flat(turned(ellipse(-.45, -.45, .09, .2), .6, -.45, -.45), 'light') if d.chance(.5) else f


def crescent(d):
	k = d.between(.3, .6)
	return Figure().flat(np.concatenate([ellipse(0, 0, .95, .95, PI / 2, 1.5 * PI), bezier((0, -.95), (-k * 2, 0), (0, .95))]))


def sun_rays(d):
	n, f = d.whole(8, 16), Figure()
	for a in np.arange(n) * 2 * PI / n:
		f.flat(turned(points(.7, -.1, 1.05, 0, .7, .1), a), d.pick(['main', 'main', 'orange']))
	return f.flat(ellipse(0, 0, .62, .62))


def cloud_flat(d):
	f = Figure().add(smooth(box(-1, .1, 1, .5), 2))
	for x, y, r in ((-.55, 0, .38), (.1, -.15, .52), (.6, .1, .33)):
		f.add(ellipse(x * d.between(.8, 1.1), y, r, r * d.between(.8, 1)))
	return f


def cloud_scalloped(d):
	n = d.whole(5, 9)
	return Figure().add(polar(lambda a: .75 + .2 * abs(np.sin(n * a / 2)), rx=1, ry=.6))


# -- Vehicles --

def sailboat_toy(d):
	"""A bowl of a hull, a mast and two triangles."""
	f, y, role = Figure(), d.between(.3, .5), d.pick(['sail', 'sail', 'main'])
	f.flat(strut(0, -1.05, 0, y, .03), d.pick(['wood', 'dark']))
	f.flat(points(.06, -d.between(.8, 1), d.between(.6, .85), y - .12, .06, y - .12), role, True)
	if d.chance(.75):
		f.flat(points(-.06, -d.between(.5, .85), -d.between(.4, .7), y - .12, -.06, y - .12), role, True)
	if d.chance(.4):
		f.flat(points(0, -1.05, .25, -1.13, 0, -1.2), d.pick(['red', 'second']))
	hull = points(-.95, y, .95, y, .65, y + .42, -.65, y + .42) if d.chance(.5) else np.concatenate([ellipse(0, y, .95, d.between(.3, .5), 0, PI)])
	f.flat(hull)
	return f.flat(box(-.85, y + .05, .85, y + .13), d.pick(['second', 'light', 'dark'])) if d.chance(.4) else f


def sailboat_square(d):
	"""A square-rigger: on each mast several bellied sails."""
	f, masts, y = Figure(), d.whole(2, 3), .45
	role = d.pick(['sail', 'sail', 'main'])
	for x in np.linspace(-.55, .5, masts):
		rows, top = d.whole(2, 4), d.between(-1.1, -.8)
		f.flat(strut(x, top - .1, x, y, .022), d.pick(['wood', 'dark']))
		edges = np.linspace(top, y - .15, rows + 1)
		for i in range(rows):
			w, h = .2 + .07 * i, edges[i + 1] - edges[i]
			f.add(np.concatenate([points(x - w, edges[i]), bezier((x + w, edges[i]), (x + w + .09, edges[i] + h * .5), (x + w + .04, edges[i] + h * .88)), bezier((x - w + .04, edges[i] + h * .88), (x - w + .09, edges[i] + h * .5), (x - w, edges[i]))]), role, named=True)
	if d.chance(.7):
		f.flat(points(.6, -.6, 1.15, .3, .62, .25), role, True)
	stern = d.between(.05, .3)
	f.add(np.concatenate([points(-.95, y - stern, -.6, y - stern, -.55, y), bezier((-.5, y), (.3, y + .05), (1.1, y - .2)), bezier((.85, y + .3), (.3, y + .42), (-.85, y + .35))]))
	return f.windows(-.85, y + .05, .7, y + .18, d.whole(5, 9), 1, 'dark', .4) if d.chance(.5) else f


def sailboat_racing(d):
	"""One tall sail and a balloon before it, a low hull."""
	f, y, role, x = Figure(), .6, d.pick(['sail', 'sail', 'main']), d.between(-.15, .15)
	f.flat(strut(x, -1.2, x, y, .018), 'dark')
	f.add(np.concatenate([points(x, -1.15), bezier((x - .1, -1.1), (x - .55, -.4), (x - .65, y - .15)), points(x, y - .12)]), role, named=True)
	if d.chance(.7):
		f.add(np.concatenate([bezier((x + .05, -1), (x + .9, -.9), (x + 1.1, .1)), bezier((x + 1.1, .1), (x + .6, .45), (x + .15, y - .2))]), d.pick([role, role, 'second']), named=True)
	f.add(np.concatenate([points(-.95, y - .04, 1.05, y - .12), bezier((.9, y + .15), (0, y + .24), (-.85, y + .14))]))
	return f


def sailboat_lateen(d):
	"""One slanting yard with a three-cornered sail, a hull with raised ends; a second one behind now and then."""
	f, y, role = Figure(), .5, d.pick(['sail', 'sail', 'main'])
	for x in d.pick([[0.], [0.], [-.45, .35]]):
		tip = x + d.between(.3, .7)
		f.flat(strut(x, -.6, x, y, .03), 'wood')
		f.add(np.concatenate([points(tip, -1.1), bezier((x - .65, y - .3), (x, y - .1), (x + .55, y - .1)), bezier((x + .55, y - .1), (tip + .2, -.4), (tip, -1.1))]), role, named=True)
		f.flat(strut(tip, -1.15, x - .68, y - .27, .02), 'wood')
	return f.add(np.concatenate([bezier((-1.1, y - .25), (-.5, y + .12), (.4, y + .05), (1.15, y - .35)), bezier((.8, y + .35), (0, y + .5), (-.85, y + .3))]))


def ship_cargo(d):
	f = Figure()
	for i in range(d.whole(4, 7)):
		for j in range(d.whole(1, 3)):
			x = -.5 + i * .2
			f.flat(box(x, .02 - j * .16, x + .18, .17 - j * .16), d.pick(['second', 'red', 'blue', 'green', 'gray', 'orange']))
	f.flat(box(-.95, -.45, -.6, .2), d.pick(['light', 'main'])).windows(-.93, -.4, -.62, -.1, 4, 2, 'dark', .5).flat(box(-.85, -.65, -.72, -.44), d.pick(['red', 'second', 'dark']))
	return f.flat(points(-1.05, .15, 1.15, .1, .95, .55, -.95, .55)).flat(points(-.97, .45, .99, .45, .95, .57, -.95, .57), d.pick(['red', 'dark', 'main-']))


def ship_tug(d):
	f = Figure().add(points(.05, -.9, .3, -.9, .35, -.3, 0, -.3), d.pick(['red', 'second', 'dark'])).flat(box(-.45, -.4, .55, .15), d.pick(['light', 'main', 'main+'])).windows(-.4, -.3, .5, -.05, d.whole(2, 4), 1, 'glass', .6)
	f.flat(strut(-.6, -.8, -.6, .2, .02), 'dark')
	return f.add(np.concatenate([bezier((-1, 0), (-.3, .3), (1.05, -.15)), bezier((.8, .6), (0, .75), (-.85, .55))])).flat(np.concatenate([bezier((-.98, .1), (-.3, .38), (1.02, -.05)), bezier((1, .02), (-.3, .46), (-.97, .18))]), d.pick(['light', 'second', 'dark']))


def ship_liner(d):
	"""Seen from ahead, towering."""
	f = Figure()
	for i, w in enumerate((.45, .6, .7)):
		f.flat(box(-w, -.9 + .3 * i, w, -.58 + .3 * i), d.pick(['light', 'main+'])).windows(-w, -.85 + .3 * i, w, -.65 + .3 * i, d.whole(4, 8), 1, 'dark', .5)
	return f.flat(points(-.8, 0, 0, .02, .25, 1, 0, 1.05, -.4, .95)).flat(points(.8, 0, 0, .02, -.02, 1.05, .4, .95), 'main-')


def canoe(d):
	f = Figure().add(np.concatenate([bezier((-1.1, -.35), (-.9, .1), (.9, .1), (1.1, -.35)), bezier((1, .25), (0, .55), (-1, .25))]))
	if d.chance(.5):
		f.flat(strut(-.5, .5, .3, -.6, .03), 'wood').flat(turned(ellipse(.33, -.65, .08, .2), .6, .33, -.65), 'wood')
	return f


def rowboat_above(d):
	outline = np.concatenate([bezier((-1, 0), (-.8, -.5), (.3, -.6), (1.1, 0)), bezier((1.1, 0), (.3, .6), (-.8, .5), (-1, 0))])
	f = Figure().add(outline).flat(outline * .82, d.pick(['wood', 'main-']))
	for x in (-.4, .2):
		f.flat(box(x, -.36, x + .14, .36), d.pick(['main', 'wood', 'light']))
	return f


def _wheels(f, d, xs, y, r):
	for x in xs:
		f.add(ellipse(x, y, r, r), 'dark').add(ellipse(x, y, r * d.between(.4, .7), r * d.between(.4, .7)), d.pick(['gray', 'light', 'main']))
	return f


def car_round(d):
	"""A beetle's back and fenders."""
	f = Figure().add(np.concatenate([ellipse(d.between(-.1, .1), .25, .75, d.between(.75, .95), PI, 2 * PI)]))
	for s in (-1, 1):
		f.add(np.concatenate([ellipse(s * .68, .3, .4, d.between(.35, .48), PI, 2 * PI)]))
	f.flat(np.concatenate([ellipse(-.02, -.08, .5, .42, PI, 2 * PI)]), 'glass').flat(box(-.05, -.5, .03, .2)).flat(box(-.9, .2, .9, .34))
	return _wheels(f, d, (-.66, .66), .34, d.between(.2, .26))


def car_roadster(d):
	"""Open, long-nosed and low."""
	f = Figure().flat(strut(.1, -.35, .28, -.02, .03), 'dark').add(ellipse(-.25, -.2, .12, .14), 'dark')
	f.add(np.concatenate([bezier((-1, .2), (-1, -.15), (-.4, -.05)), bezier((0, 0), (.9, -.1), (1.08, .2)), points(1, .32, -1, .32)]))
	f.flat(ellipse(.96, .1, .06, .06), d.pick(['yellow', 'light']))
	return _wheels(f, d, (-.62, .62), .3, d.between(.2, .27))


def car_cartoon(d):
	"""A hump with two windows, short and tall."""
	w, f = d.between(.7, 1), Figure()
	f.add(smooth(points(-w, .4, -w, -.1, -w * .6, -.75, w * .6, -.75, w, -.05, w, .4), 2))
	for s in (-1, 1):
		f.flat(smooth(points(s * .06, -.1, s * w * .7, -.1, s * w * .48, -.58, s * .06, -.58), 1), d.pick(['glass', 'light', 'blue']))
	f.flat(ellipse(w * .9, .15, .08, .08), 'yellow')
	return _wheels(f, d, (-w * .55, w * .55), .42, d.between(.22, .32))


def car_above(d):
	f = Figure()
	for s in (-1, 1):
		for x in (-.6, .6):
			f.flat(box(x - .15, s * .48 - .08, x + .15, s * .48 + .08), 'dark')
	f.add(smooth(box(-1.05, -.5, 1.05, .5), 2)).flat(points(.2, -.36, .45, -.4, .45, .4, .2, .36), 'glass').flat(points(-.5, -.36, -.7, -.4, -.7, .4, -.5, .36), 'glass')
	return f.flat(box(-.45, -.34, .15, .34), d.pick(['main', 'main+', 'main-']))


def car_wedge(d):
	"""A racing car or coupé: a wedge, a low cabin, a wing behind."""
	f = Figure()
	if d.chance(.6):
		f.flat(strut(-.85, -.35, -.8, 0, .03), 'dark').flat(box(-1.1, -.42, -.65, -.33), d.pick(['main', 'main-', 'second']))
	f.flat(points(-1, .3, -1.02, -.08, -.5, -.12, -.25, -.42, .25, -.42, .6, -.08, 1.1, .12, 1.1, .3)).flat(points(-.18, -.34, .2, -.34, .45, -.1, -.3, -.1), 'glass')
	if d.chance(.5):
		f.flat(strut(-.95, .08, 1, .18, .04), d.pick(['light', 'second', 'dark']))
	return _wheels(f, d, (-.62, .66), .28, d.between(.19, .24))


def truck_dump(d):
	f = Figure().flat(box(-1, .2, .9, .32), 'dark').flat(points(-1.05, -.6, .25, -.45, .15, .2, -.8, .2), d.pick(['main', 'main', 'second'])).flat(smooth(box(.35, -.5, .95, .3), 1)).flat(box(.6, -.4, .9, -.05), 'glass')
	return _wheels(f, d, (-.6, -.2, .65), .4, .2)


def truck_pickup(d):
	f = Figure().flat(points(-1.05, -.1, -.1, -.1, 0, -.55, .45, -.55, .6, -.1, 1.05, -.02, 1.05, .32, -1.05, .32)).flat(points(.05, -.45, .4, -.45, .5, -.1, .02, -.1), 'glass').flat(box(-1, -.1, -.12, -.02), 'main-')
	return _wheels(f, d, (-.62, .65), .34, .23)


def truck_tank(d):
	f = Figure().add(smooth(box(-1.1, -.5, .35, .2), 2), d.pick(['main', 'main', 'light'])).flat(box(-1.05, .18, 1, .3), 'dark').flat(points(.45, .3, .45, -.45, .8, -.45, 1, -.05, 1, .3)).flat(points(.55, -.35, .76, -.35, .88, -.05, .55, -.05), 'glass')
	return _wheels(f, d, (-.8, -.45, .7), .36, .18)


def bus_double(d):
	f = Figure().flat(smooth(box(-.9, -.95, .9, .6), 1))
	for y in (-.8, -.1):
		f.windows(-.85, y, .85, y + .4, d.whole(4, 6), 1, 'glass', .8)
	return _wheels(f.flat(box(-.9, -.3, .9, -.2), d.pick(['light', 'main-', 'second'])), d, (-.5, .5), .62, .2)


def bus_quarter(d):
	"""Face and side."""
	f = Figure().flat(points(.35, -.7, -1.1, -.5, -1.1, .35, .35, .6), d.pick(['main', 'main-'])).flat(smooth(box(.3, -.75, 1.05, .62), 1))
	for i in range(4):
		x = -1 + i * .32
		f.flat(points(x, -.4 - i * .04, x + .26, -.43 - i * .04, x + .26, -.02, x, -.03), 'glass')
	f.flat(box(.4, -.6, .95, -.05), 'glass').flat(ellipse(.45, .35, .07, .07), 'yellow').flat(ellipse(.92, .35, .07, .07), 'yellow')
	return _wheels(f, d, (-.75, .1), .48, .16)


def bus_van(d):
	f = Figure().flat(smooth(points(-1, .4, -1, -.5, .75, -.5, 1.02, -.05, 1.02, .4), 1)).flat(points(-.95, .02, 1, .02, 1.02, .42, -1, .42), d.pick(['main', 'second', 'light']))
	return _wheels(f.windows(-.95, -.42, .6, -.02, 3, 1, 'glass', .8), d, (-.6, .6), .42, .2)


def plane_above(d):
	f, a = Figure(), d.between(.2, .6)
	f.flat(points(.15, 0, -.2 - a * .5, -1, -.4 - a * .5, -1, -.25, 0, -.4 - a * .5, 1, -.2 - a * .5, 1), d.pick(['main', 'main-', 'gray'])).flat(points(-.75, 0, -1, -.35, -1.1, -.35, -1, 0, -1.1, .35, -1, .35), d.pick(['main', 'second']))
	f.add(np.concatenate([bezier((-1.1, 0), (0, -.22), (.9, -.12)), bezier((1.1, 0), (1.1, 0), (.9, .12)), bezier((.9, .12), (0, .22), (-1.1, 0))]))
	return f.flat(ellipse(.85, 0, .08, .06), 'glass')


def plane_biplane(d):
	f = Figure().add(points(-1, -.15, -.9, -.5, -.7, -.1, -.4, -.15, .8, -.2, .9, 0, .8, .2, -.9, .05)).flat(box(-.15, -.55, .65, -.45), d.pick(['main', 'second'])).flat(box(-.2, .15, .6, .25), d.pick(['main', 'second']))
	for x in (0, .4):
		f.flat(strut(x, -.5, x, .2, .02), 'dark')
	f.flat(ellipse(.95, 0, .05, .4), 'wood').add(ellipse(.4, .42, .12, .12), 'dark')
	return f


def plane_ahead(d):
	f = Figure().flat(points(-1.1, d.between(-.2, .05), -.15, 0, .15, 0, 1.1, d.between(-.2, .05), .15, .15, -.15, .15), d.pick(['main', 'main-'])).flat(points(-.04, -.2, 0, -.7, .04, -.2), d.pick(['main', 'second'])).add(ellipse(0, 0, .24, .26))
	for s in (-1, 1):
		f.add(ellipse(s * .45, .16, .1, .1), d.pick(['dark', 'gray', 'second']))
	return f.flat(ellipse(0, -.08, .14, .07), 'dark')


def plane_jet(d):
	"""A delta from the side and above."""
	return Figure().flat(points(-.6, -.05, -.95, -.6, -.75, -.6, -.25, -.1), d.pick(['main', 'main-', 'second'])).add(np.concatenate([points(-1, -.1), bezier((0, -.2), (.8, -.12), (1.15, .06)), points(-1, .14)])).flat(points(.35, .05, -.7, .55, -.85, .5, -.75, .05), 'main-').flat(np.concatenate([bezier((.35, -.12), (.55, -.3), (.8, -.06))]), 'glass')


# -- Buildings --

def house_tent(d):
	"""All roof, down to the ground."""
	f = Figure().flat(points(-1, .85, 0, -1, 1, .85), d.pick(['second', 'wood', 'gray', 'main-'])).flat(points(-.82, .85, 0, -.75, .82, .85))
	return f.flat(box(-.15, .4, .15, .85), d.pick(['wood', 'dark', 'second'])).windows(-.3, -.15, .3, .2, 2, 1, d.pick(['glass', 'yellow', 'dark']), .8)


def house_stepped(d):
	"""A narrow town house with a stepped or curved gable."""
	w, f = d.between(.4, .6), Figure()
	if d.chance(.5):
		for i in range(5):
			f.flat(box(-w * (1 - i * .2), -.4 - .13 * (i + 1), w * (1 - i * .2), -.38))
	else:
		f.flat(np.concatenate([bezier((w, -.4), (w * .4, -.5), (w * .5, -1), (0, -1.05)), bezier((0, -1.05), (-w * .5, -1), (-w * .4, -.5), (-w, -.4))]))
	f.flat(box(-w, -.4, w, 1)).windows(-w, -.35, w, .6, d.whole(2, 3), d.whole(2, 3), d.pick(['glass', 'light', 'dark']), .55)
	return f.flat(box(-.12, .62, .12, 1), d.pick(['wood', 'second', 'dark']))


def house_thatched(d):
	f = Figure().flat(box(-.8, -.1, .8, .7)).add(np.concatenate([bezier((-1, .05), (-.9, -.9), (.9, -.9), (1, .05)), bezier((1, .05), (0, -.2), (-1, .05))]), d.pick(['wood', 'yellow', 'gray', 'second']))
	f.flat(np.concatenate([dome(0, .2, .15, 1), points(.15, .7, -.15, .7)]), d.pick(['wood', 'dark']))
	return f.windows(-.75, .05, .75, .45, 2, 1, d.pick(['glass', 'light', 'yellow']), .3).flat(box(.4, -.95, .55, -.5), d.pick(['wood', 'red', 'gray']))


def house_isometric(d):
	"""Two walls and one slope of the roof."""
	f, e = Figure(), d.between(.3, .55)
	f.flat(points(-.9, -.1, -.1, .1, -.1, .95, -.9, .65)).flat(points(-.1, .1, .95, -.15, .95, .6, -.1, .95), 'main-').flat(points(-.9, -.1, -.5, -.1 - e, -.1, .1))
	f.flat(points(-.55, -.15 - e, .55, -.35 - e, 1.05, -.1, -.05, .15), d.pick(['second', 'red', 'gray', 'wood', 'main-']))
	f.flat(points(-.65, .2, -.4, .27, -.4, .55, -.65, .47), d.pick(['glass', 'yellow', 'dark']))
	return f.flat(points(.2, .25, .45, .19, .45, .8, .2, .87), d.pick(['wood', 'dark'])).flat(points(.6, .12, .82, .06, .82, .35, .6, .41), d.pick(['glass', 'yellow', 'dark']))


def house_winged(d):
	"""A long wing and a gable before it, a porch, chimneys."""
	f, roof = Figure(), d.pick(['second', 'red', 'gray', 'wood'])
	for x in d.shuffled([-.7, -.2, .6])[:d.whole(0, 2)]:
		f.flat(box(x, -.75, x + .12, -.2), d.pick(['wood', 'red', 'gray']))
	f.flat(points(-1.05, 0, -.85, -.45, .85, -.45, 1.05, 0), roof).flat(box(-.95, 0, .95, .75)).windows(-.9, .1, .9, .45, 5, 1, d.pick(['glass', 'dark', 'light']), .45)
	x = d.pick([-.45, .4])
	f.flat(points(x - .35, .75, x - .35, -.1, x, -.6, x + .35, -.1, x + .35, .75), d.pick(['main', 'main+'])).flat(thick(points(x - .42, -.05, x, -.65, x + .42, -.05), .05), roof)
	return f.flat(box(x - .1, .3, x + .1, .75), d.pick(['wood', 'dark', 'second'])).flat(ellipse(x, -.12, .1, .1), d.pick(['glass', 'dark', 'light']))


def house_drawn(d):
	"""A square, a triangle, a cross for a window."""
	w, f = d.between(.55, .8), Figure()
	f.flat(box(-w, -.15, w, .85)).flat(points(-w * 1.15, -.15, 0, -d.between(.7, 1.05), w * 1.15, -.15), d.pick(['red', 'second', 'wood', 'main-']))
	for x in d.pick([[-w * .5, w * .5], [w * .45]]):
		f.flat(box(x - .16, .05, x + .16, .37), d.pick(['glass', 'yellow', 'blue'])).flat(box(x - .015, .05, x + .015, .37), 'light').flat(box(x - .16, .2, x + .16, .23), 'light')
	return f.flat(box(-.12, .35, .14, .85), d.pick(['wood', 'red', 'second'])).flat(ellipse(.1, .6, .025, .025, n=8), 'yellow')


def skyscraper_stepped(d):
	f, n, w, y = Figure(), d.whole(3, 5), .7, 1.
	for i in range(n):
		top = y - d.between(.35, .6)
		f.flat(box(-w, top, w, y), d.pick(['main', 'main', 'main-'])).windows(-w, top + .03, w, y, d.whole(4, 8), d.whole(2, 5), d.pick(['glass', 'dark', 'yellow']), d.between(.4, .7))
		y, w = top, w * d.between(.6, .85)
	return f.flat(points(-.04, y, 0, y - .5, .04, y), d.pick(['gray', 'main-']))


def skyscraper_curved(d):
	"""A sail or a bullet of glass."""
	side = bezier((.45, 1), (.6, -.2), (d.between(0, .5), -1), n=20)
	outline = np.concatenate([side[::-1], mirrored(side)]) if d.chance(.5) else np.concatenate([side[::-1], points(-.4, 1)])
	f = Figure().add(outline)
	for y in np.linspace(-.7, .9, d.whole(8, 18)):
		f.flat(box(-.3, y, .36, y + .035), d.pick(['glass', 'dark', 'main-']))
	return f


def skyscraper_pair(d):
	f = Figure()
	for x, top in ((-.45, d.between(-1, -.4)), (.45, d.between(-1, -.4))):
		f.flat(box(x - .38, top, x + .3, 1)).flat(points(x + .3, top, x + .42, top + .06, x + .42, 1, x + .3, 1), 'main-').windows(x - .36, top + .05, x + .28, .95, d.whole(2, 5), d.whole(6, 12), d.pick(['glass', 'dark', 'light']), d.between(.4, .75))
	return f


def tower_keep(d):
	"""Square, with battlements and a flag."""
	w, f = d.between(.25, .4), Figure()
	if d.chance(.5):
		f.flat(strut(0, -.7, 0, -1.25, .02), 'dark', True).flat(points(0, -1.25, .35, -1.12, 0, -1), d.pick(['red', 'second', 'blue']), True)
	f.flat(box(-w, -.6, w, 1), named=True).flat(box(-w * 1.2, -.72, w * 1.2, -.5), 'main', True).windows(-w * 1.2, -.86, w * 1.2, -.7, d.whole(3, 5), 1, 'main', .6, True)
	for y in (-.2, .25):
		f.flat(arch(0, y, y + .2, .07), 'dark', True)
	return f


def tower_onion(d):
	"""A belfry under an onion."""
	w, f = d.between(.2, .32), Figure()
	f.flat(box(-w, -.15, w, 1), named=True)
	f.flat(box(-w * .8, -.5, w * .8, -.15), d.pick(['main', 'main+']), True).flat(box(-w * 1.1, -.2, w * 1.1, -.12), d.pick(['light', 'main-']), True)
	for x in (-w * .4, w * .4):
		f.flat(arch(x, -.35, -.2, w * .2), 'dark', True)
	f.add(onion(0, -.48, w * .8), d.pick(['green', 'gray', 'second', 'yellow', 'main']), named=True).flat(strut(0, -1, 0, -1.2, .015), 'yellow', True)
	return f.flat(ellipse(0, .1, w * .5, w * .5), 'light', True).flat(strut(0, .1, w * .3, 0, .015), 'dark', True) if d.chance(.6) else f


def tower_lattice(d):
	"""Of iron, spreading towards its feet."""
	f = Figure()
	for s in (-1, 1):
		f.flat(thick(bezier((s * .03, -1.1), (s * .08, -.2), (s * .55, 1)), np.linspace(.03, .1, 16)), 'main', True)
	for y, w in ((-.2, .15), (.3, .27)):
		f.flat(box(-w, y, w, y + .08), d.pick(['main', 'main-']), True)
	for i in range(9):
		y = -.8 + i * .19
		w = .05 + .35 * max(0, (y + .8) / 1.8) ** 1.6
		f.flat(strut(-w, y, w, y + .16, .02), 'main', True).flat(strut(w, y, -w, y + .16, .02), 'main', True)
	return f


def tower_pagoda(d):
	n, f = d.whole(3, 6), Figure()
	for i in range(n):
		y, w = 1 - (i + 1) * 1.8 / n, .55 - .32 * i / n
		f.flat(box(-w * .62, y + .02, w * .62, y + 1.8 / n), d.pick(['main', 'main', 'main+']), True).windows(-w * .6, y + .55 / n, w * .6, y + 1.5 / n, 3, 1, d.pick(['dark', 'light']), .4, True)
		f.flat(np.concatenate([bezier((-w * 1.25, y + .02), (-w * .6, y), (-w * .3, y - .13)), bezier((w * .3, y - .13), (w * .6, y), (w * 1.25, y + .02)), points(w, y + .1, -w, y + .1)]), d.pick(['second', 'main-', 'gray', 'dark']) if i == 0 else 'main-', True)
	return f.flat(strut(0, -.85, 0, -1.2, .025), d.pick(['yellow', 'dark', 'main']), True)


def tower_needle(d):
	"""A mast for television: a shaft with a ball or a dish."""
	f, y = Figure(), d.between(-.5, -.2)
	f.flat(strut(0, -1.2, 0, y, .025), d.pick(['red', 'gray', 'main']), True).flat(points(-.07, y, .07, y, d.between(.12, .25), 1, -.2, 1), 'main', True)
	f.add(ellipse(0, y, d.between(.2, .32), d.between(.1, .24)), d.pick(['main', 'main+', 'gray']), named=True).flat(box(-.2, y - .02, .2, y + .03), 'glass', True)
	return f


def tower_gabled(d):
	"""A square belfry under a saddle roof, with string courses and paired windows; in two planes."""
	w, f, roof = d.between(.24, .36), Figure(), d.pick(['gray', 'red', 'second', 'wood', 'main-'])
	f.flat(box(-w, -.5, w * .4, 1), named=True).flat(points(w * .4, -.5, w, -.46, w, .97, w * .4, 1), 'main-', True)
	f.flat(points(-w, -.5, -w * .3, -1, w * .4, -.5), d.pick(['main', 'main+']), True).flat(points(-w * .3, -1.02, w * .55, -.98, w * 1.05, -.44, w * .4, -.48), roof, True)
	for y in (-.45, -.05, .4):
		f.flat(box(-w * 1.05, y, w * .4, y + .04), d.pick(['light', 'main-', 'main+']), True)
	for x in (-w * .65, -w * .15):
		f.flat(arch(x, -.28, -.1, w * .16), 'dark', True)
	return f.flat(ellipse(-w * .4, .2, w * .3, w * .3), d.pick(['light', 'dark', 'yellow']), True) if d.chance(.5) else f


def church_twin(d):
	"""Seen from ahead, with two towers and a rose window."""
	f, roof = Figure(), d.pick(['gray', 'gray', 'red', 'green', 'second'])
	f.flat(points(-.4, .9, -.4, -.1, 0, -.5, .4, -.1, .4, .9))
	for s in (-1, 1):
		x, top = s * .55, d.between(-.5, -.3)
		f.flat(box(x - .2, top, x + .2, .95), d.pick(['main', 'main', 'main+']), True).flat(points(x - .23, top, x, top - d.between(.3, .6), x + .23, top), roof, True)
		for y in (top + .2, .25):
			f.flat(arch(x, y, y + .22, .07), 'dark', True)
	f.add(ellipse(0, .05, .17, .17), d.pick(['glass', 'dark', 'second']))
	return f.flat(arch(0, .6, .92, .14), d.pick(['wood', 'dark']))


def church_chapel(d):
	"""A gable front with a bell turret or a cross on it."""
	f, roof = Figure(), d.pick(['gray', 'red', 'second', 'wood'])
	w, y = d.between(.16, .24), d.between(-.3, -.1)
	f.flat(box(-w, y - .35, w, y + .3), d.pick(['main', 'main', 'light']), True).flat(points(-w * 1.2, y - .33, 0, y - d.between(.65, .95), w * 1.2, y - .33), roof, True).flat(arch(0, y - .15, y + .05, .08), 'dark', True)
	f.flat(points(-.65, .95, -.65, .25, 0, -.25, .65, .25, .65, .95)).flat(thick(points(-.75, .32, 0, -.3, .75, .32), .05), roof)
	for x in (-.38, .38):
		f.flat(arch(x, .4, .7, .08), d.pick(['dark', 'glass', 'yellow']))
	return f.flat(arch(0, .55, .95, .13), d.pick(['wood', 'dark', 'red']))


def church_onion(d):
	"""White walls, onion domes, the highest on a drum."""
	f, top = Figure(), d.pick(['yellow', 'green', 'blue', 'second', 'gray'])
	f.flat(box(-.7, .15, .7, .95)).windows(-.65, .3, .65, .75, 3, 1, 'dark', .25)
	for x, y, r in ((-.5, .15, .15), (.5, .15, .15), (0, -.1, .24)):
		f.flat(box(x - r * .7, y - .25, x + r * .7, y + .06), 'main', x == 0).add(onion(x, y - .22, r), top, named=x == 0).flat(strut(x, y - .3 - r * 1.9, x, y - .5 - r * 1.9, .015), 'yellow', x == 0)
	return f.flat(arch(0, .65, .95, .12), d.pick(['wood', 'dark']))


def palace_onions(d):
	"""A cluster of towers under onions of several heights."""
	f, top = Figure(), d.pick(['main', 'main', 'second', 'yellow', 'green'])
	f.flat(box(-.95, .3, .95, .9))
	for x, y, r in ((-.75, .1, .17), (.75, .1, .17), (-.38, -.15, .2), (.38, -.15, .2), (0, -.35, .26)):
		y += d.between(-.08, .08)
		f.add(box(x - r * .75, y, x + r * .75, .5), d.pick(['main', 'main', 'main-', 'main+'])).add(onion(x, y + .03, r), top).flat(arch(x, y + .2, y + .4, r * .25), 'dark')
	for x in np.linspace(-.75, .75, d.whole(3, 7)):
		f.flat(arch(x, .6, .9, .08), d.pick(['dark', 'main-']))
	return f


def palace_great_dome(d):
	"""One wide dome, half-domes leaning on it, slim towers at the sides."""
	f, top = Figure(), d.pick(['main', 'main', 'gray', 'second', 'main-'])
	for x in d.pick([[-1, 1], [-1.05, -.72, .72, 1.05], [1], []]):
		t = d.between(-1.1, -.7)
		f.add(box(x - .045, t, x + .045, .85)).flat(points(x - .06, t, x, t - .28, x + .06, t), top).flat(box(x - .08, t + .25, x + .08, t + .3), 'main-')
	for x in (-.55, .55):
		f.add(dome(x, .22, .3, .8), top)
	f.add(dome(0, .1, d.between(.45, .6), d.between(.8, 1)), top).flat(box(-.5, .02, .5, .2), 'main-').windows(-.48, .04, .48, .18, d.whole(6, 10), 1, 'dark', .4)
	f.flat(box(-.88, .2, .88, .85)).windows(-.85, .3, .85, .55, d.whole(5, 9), 1, d.pick(['dark', 'glass', 'main-']), .4)
	for x in np.linspace(-.6, .6, d.whole(3, 5)):
		f.flat(arch(x, .68, .85, .08), d.pick(['dark', 'main-']))
	return f


def palace_chateau(d):
	"""Steep roofs, round towers under cones, rows of windows."""
	f, roof = Figure(), d.pick(['gray', 'blue', 'second', 'main-'])
	f.flat(points(-.75, 0, -.6, -.45, .6, -.45, .75, 0), roof).flat(box(-.75, -.02, .75, .85)).windows(-.7, .05, .7, .8, d.whole(5, 8), d.whole(2, 3), d.pick(['dark', 'glass']), .45)
	for x in d.pick([[-.8, .8], [-.85, -.3, .3, .85]]):
		w, t = d.between(.15, .2), d.between(-.35, 0)
		f.add(box(x - w, t, x + w, .88)).add(points(x - w * 1.15, t + .02, x, t - d.between(.45, .7), x + w * 1.15, t + .02), roof).windows(x - w, t + .12, x + w, .75, 1, 3, 'dark', .35)
	return f.flat(arch(0, .6, .85, .12), 'dark')


def palace_gate(d):
	"""A tall arched front between towers, with a garland of small arches."""
	f, w = Figure(), d.between(.35, .5)
	f.flat(box(-1, .05, 1, .85))
	for i, x in enumerate(np.linspace(-.85, .85, 6)):
		for y in (.18, .52):
			f.flat(arch(x, y + .1, y + .26, .09), d.pick(['dark', 'main-']))
	if d.chance(.6):
		f.add(onion(0, -.45, d.between(.25, .4)) if d.chance(.5) else dome(0, -.45, .4, 1), d.pick(['main', 'second', 'main+']))
	f.flat(box(-w, -.55, w, .88), d.pick(['main', 'main+'])).flat(arch(0, -.05, .85, w * .65), 'main-').flat(arch(0, .3, .85, w * .4), 'dark')
	for x in (-w, w):
		t = d.between(-.9, -.6)
		f.add(box(x - .07, t, x + .07, .87)).add(dome(x, t, .1, 1.4), d.pick(['main', 'second']))
	return f


def palace_pavilion(d):
	"""Swept roofs in tiers over a pillared hall, on a terrace."""
	f, roof, n = Figure(), d.pick(['second', 'red', 'main-', 'yellow', 'gray']), d.whole(1, 3)
	f.flat(box(-1.1, .65, 1.1, .9), d.pick(['main', 'light', 'gray']))
	for i in range(n):
		y, w = .65 - .48 * i, .85 - .22 * i
		f.flat(box(-w, y - .32, w, y)).windows(-w, y - .28, w, y, d.whole(5, 9), 1, d.pick(['dark', 'main-', 'wood']), .5)
		f.flat(np.concatenate([bezier((-w * 1.35, y - .3), (-w * .9, y - .35), (-w * .7, y - .55)), bezier((w * .7, y - .55), (w * .9, y - .35), (w * 1.35, y - .3))]), roof)
	return f


def castle_keep(d):
	f, y = Figure(), d.between(-.7, -.4)
	f.flat(box(-.55, y, .55, .9)).windows(-.6, y - .15, .6, y + .01, d.whole(4, 6), 1, 'main', .6)
	for x in d.pick([[-.55, .55], [.5], [-.6, 0, .6]]):
		t = y - d.between(.1, .35)
		f.flat(box(x - .16, t, x + .16, .9), d.pick(['main', 'main-'])).windows(x - .2, t - .1, x + .2, t + .01, 3, 1, 'main', .6)
	for x in (-.25, .1, .3):
		f.flat(box(x - .03, y + .3, x + .03, y + .5), 'dark')
	return f.flat(arch(0, .55, .9, .16), d.pick(['wood', 'dark']))


def castle_fairy(d):
	"""Slim towers with tall cones, the highest in the middle."""
	f, roof = Figure(), d.pick(['blue', 'red', 'second', 'gray'])
	for x, t, w in ((-.75, .05, .14), (.75, .1, .14), (-.35, -.3, .15), (.38, -.2, .15), (0, -.6, .16)):
		t += d.between(-.1, .1)
		f.flat(box(x - w, t, x + w, .9), d.pick(['main', 'main', 'main+', 'main-'])).flat(points(x - w * 1.3, t + .01, x, t - d.between(.4, .6), x + w * 1.3, t + .01), roof).flat(arch(x, t + .2, t + .32, .05), 'dark')
	return f.flat(box(-.85, .45, .85, .92)).flat(arch(0, .65, .92, .15), 'dark')


def lighthouse_spiral(d):
	w, f = d.between(.18, .28), Figure()
	f.flat(points(-1, 1.1, -.6, .8, .5, .75, 1, 1.1), d.pick(['gray', 'wood', 'green'])).add(points(-w * .65, -.6, w * .65, -.6, w, .9, -w, .9))
	for y in np.linspace(-.5, .6, d.whole(2, 4)):
		f.flat(points(-w * .75, y + .15, w * .75, y, w * .8, y + .16, -w * .8, y + .31), d.pick(['red', 'second', 'second']))
	return f.flat(box(-w, -.66, w, -.58), 'dark').flat(box(-w * .5, -.85, w * .5, -.66), d.pick(['yellow', 'glass'])).flat(points(-w * .7, -.84, 0, -1.1, w * .7, -.84), d.pick(['red', 'dark', 'second']))


def windmill_modern(d):
	f, a = Figure().add(points(-.025, -.4, .025, -.4, .06, 1.1, -.06, 1.1)), d.between(0, 2)
	for k in range(3):
		f.flat(turned(points(0, -.03, .3, -.07, .95, 0, 0, .03), a + k * 2 * PI / 3) + [0, -.4])
	return f.add(ellipse(0, -.4, .07, .07))


def windmill_smock(d):
	"""A waisted tower with a gallery and lattice sails."""
	f, a = Figure(), d.between(0, 1.5)
	f.flat(points(-.22, -.4, .22, -.4, .4, 1, -.4, 1)).flat(box(-.5, .3, .5, .38), d.pick(['wood', 'light', 'dark'])).add(dome(0, -.38, .27, 1.1), d.pick(['wood', 'second', 'dark'])).windows(-.25, -.2, .25, .9, 2, 3, d.pick(['dark', 'light']), .3)
	for k in range(4):
		f.flat(turned(strut(0, 0, .95, 0, .02), a + k * PI / 2) + [0, -.45], 'wood').flat(turned(box(.25, 0, .95, .22), a + k * PI / 2) + [0, -.45], d.pick(['light', 'second', 'wood']))
	return f


def mountain_cone(d):
	f = Figure().flat(np.concatenate([bezier((-1.1, .7), (-.4, .4), (-.15, -.8)), points(-.08, -.75, .05, -.8, .13, -.76), bezier((.15, -.8), (.4, .4), (1.1, .7))]))
	return f.flat(points(-.16, -.75, .16, -.75, .27, -.35, .15, -.45, .05, -.3, -.1, -.45, -.27, -.3), d.pick(['light', 'light', 'main-', 'red']))


def mountain_twin(d):
	f = Figure()
	for x, top, role in ((.45, d.between(-.5, -.2), 'main-'), (-.25, d.between(-.95, -.6), 'main')):
		f.flat(points(x - .85, .7, x, top, x + .75, .7), role).flat(points(x, top, x + .75, .7, x + .1, .7, x + .15, .2, x - .05, -.1), 'main-')
		if d.chance(.7):
			f.flat(points(x - .2, top + .32, x, top, x + .18, top + .32, x + .05, top + .25, x - .04, top + .38), 'light')
	return f


# -- Living things --

def _head(d, ears, muzzle='main', nose='dark', snout=.3):
	"""A beast's head seen from ahead; `ears` draws behind it."""
	f = Figure()
	ears(f)
	f.add(polar(lambda a: .72 + .05 * np.cos(2 * a), 0, .05, d.between(.9, 1.1), d.between(.85, 1)))
	f.add(ellipse(0, .38, snout * 1.2, snout), muzzle).flat(ellipse(0, .25, snout * .35, snout * .25), nose)
	eyes(f, 0, -.08, d.between(.25, .34), d.between(.08, .16), d)
	return f.flat(thick(bezier((-.15, .48), (0, .58), (.15, .48)), .018), 'dark')


def cat_head(d):
	def ears(f):
		for s in (-1, 1):
			f.add(points(s * .7, -.25, s * .62, -d.between(.95, 1.1), s * .1, -.55)).flat(points(s * .6, -.4, s * .56, -.8, s * .25, -.58), d.pick(['main-', 'skin', 'second']))
	f = _head(d, ears, d.pick(['main+', 'light', 'main']), d.pick(['dark', 'skin', 'second']), .2)
	for s in (-1, 1):
		for y in (.3, .42):
			f.flat(strut(s * .25, .37, s * .95, y, .012), d.pick(['light', 'dark', 'gray']))
	return f


def _tabby(f, d, x0, x1, y, h):
	for x in np.linspace(x0, x1, d.pick([0, 0, 4, 6]) or 1)[1:]:
		f.flat(strut(x, y - h, x + .06, y + h * .3, .03), d.pick(['main-', 'second', 'dark']))
	return f


def cat_walking(d):
	"""From the side, tail up, a round head turned to us."""
	f = Figure().add(thick(bezier((-.65, -.1), (-1.1, -.3), (-.9, -1)), np.linspace(.1, .06, 16)))
	for x, role in ((-.5, 'main-'), (-.35, 'main'), (.3, 'main-'), (.45, 'main')):
		f.add(points(x - .09, .1, x + .09, .1, x + d.between(-.05, .15), .85, x - d.between(0, .1), .85), role)
	f.add(np.concatenate([bezier((-.75, .25), (-.8, -.4), (0, -.1), (.6, -.35)), bezier((.7, 0), (.6, .4), (-.2, .3), (-.75, .25))]))
	_tabby(f, d, -.6, .4, -.05, .18)
	for s in (-.2, .16):
		f.add(points(.68 + s - .12, -.5, .68 + s, -.98, .68 + s + .14, -.55))
	return eyes(f.add(ellipse(.68, -.42, .33, .28)), .7, -.45, .13, .06, d)


def cat_sphinx(d):
	"""Lying with its head up, paws forward."""
	f = Figure().add(thick(bezier((-.8, .5), (-1.2, .6), (-1.1, .05)), .07)).add(np.concatenate([bezier((-.95, .65), (-1, -.2), (-.2, -.1), (.3, -.1)), bezier((.45, .2), (.5, .5), (.3, .65))])).add(smooth(box(.1, .45, 1, .67), 2), d.pick(['main', 'main+']))
	_tabby(f, d, -.7, .1, .15, .2)
	for s in (-1, 1):
		f.add(points(.4 + s * .28, -.35, .4 + s * .27, -.85, .4 + s * .03, -.55))
	return eyes(f.add(ellipse(.4, -.3, .33, .3)), .42, -.32, .12, .06, d).flat(points(.38, -.2, .48, -.2, .43, -.14), 'dark')


def cat_leaping(d):
	"""Stretched out, on the run."""
	f = Figure().add(thick(bezier((-.7, .05), (-1.1, -.1), (-1.3, d.between(-.6, .2))), np.linspace(.08, .04, 16)))
	for a, b in (((-.6, .1), (-1, .65)), ((-.5, .15), (-.7, .7)), ((.5, .05), (.95, .5)), ((.45, .1), (.7, .65))):
		f.add(strut(*a, *b, .09), d.pick(['main', 'main-']))
	f.add(ellipse(-.05, 0, .75, d.between(.22, .3))).add(turned(ellipse(.8, -.2, .27, .2), .2, .8, -.2))
	for s in (-.1, .06):
		f.add(points(.75 + s - .07, -.33, .72 + s, -.65, .75 + s + .08, -.35))
	return f.flat(ellipse(.9, -.22, .035, .035, n=8), d.pick(['dark', 'yellow', 'green']))


def dog_head(d):
	def ears(f):
		for s in (-1, 1):
			f.add(thick(bezier((s * .5, -.5), (s * 1.05, -.5), (s * .95, .4)), np.linspace(.1, .2, 16)), d.pick(['main-', 'second', 'main']))
	f = _head(d, ears, d.pick(['main+', 'light', 'main']), 'dark', d.between(.28, .4))
	return f.add(ellipse(0, .72, .1, .16), d.pick(['red', 'skin'])) if d.chance(.5) else f


def dog_sitting(d):
	f = Figure().add(thick(bezier((-.4, .8), (-.9, .8), (-1, .3)), np.linspace(.09, .04, 16))).add(smooth(points(-.55, .95, -.6, .4, 0, -.3, .35, -.3, .42, .95), 2))
	f.add(ellipse(-.25, .7, .35, .28), 'main-').add(strut(.28, .2, .32, .95, .1)).add(ellipse(.3, -.5, .32, .3)).add(ellipse(.65, -.4, .25, .15), d.pick(['main', 'main+'])).flat(ellipse(.87, -.45, .06, .06), 'dark')
	f.add(thick(bezier((.12, -.72), (-.15, -.6), (.02, -.15)), np.linspace(.1, .13, 16)), d.pick(['main-', 'second'])).flat(ellipse(.42, -.55, .04, .05, n=10), 'dark')
	return f.flat(strut(.05, -.22, .48, -.15, .05), d.pick(['red', 'blue', 'second'])) if d.chance(.5) else f


def dog_long(d):
	f = Figure().add(thick(bezier((-.9, .05), (-1.2, -.1), (-1.25, -.4)), .05))
	for x in (-.75, -.6, .4, .55):
		f.add(smooth(box(x - .08, .2, x + .08, .65), 1), d.pick(['main', 'main-']))
	f.add(smooth(box(-.95, -.15, .7, .4), 2)).add(ellipse(.75, -.25, .25, .25)).add(smooth(points(.75, -.35, 1.3, -.2, 1.3, -.05, .75, 0), 2)).add(ellipse(.65, -.1, .12, .28), d.pick(['main-', 'dark', 'second']))
	return f.flat(ellipse(1.27, -.18, .06, .06), 'dark').flat(ellipse(.85, -.32, .04, .04, n=8), 'dark')


def _blocks(d, neck, head, ears, tail):
	"""A beast of blocks, as a toy."""
	f, w = Figure(), d.between(.5, .7)
	for x in (-w + .1, w - .1):
		f.flat(box(x - .11, .1, x + .11, d.between(.7, .9)), d.pick(['main', 'main-']))
	f.flat(box(-w, -.3, w, .25)).flat(strut(w - .15, -.1, w + .1, -.3 - neck, .15)).flat(box(w - .15, -.5 - neck, w + .2 + head, -.2 - neck))
	ears(f, w, -.5 - neck)
	f.flat(strut(-w, -.2, -w - .25, tail, .05), d.pick(['main-', 'dark', 'main']))
	return f.flat(ellipse(w + .15, -.4 - neck, .04, .04, n=8), 'dark')


def dog_toy(d):
	return _blocks(d, d.between(0, .2), d.between(.15, .3), lambda f, x, y: f.flat(box(x - .12, y, x + .02, y + .3), d.pick(['main-', 'dark', 'second'])), -.6)


def horse_toy(d):
	"""On wheels or rockers."""
	f = _blocks(d, d.between(.4, .6), .3, lambda f, x, y: f.flat(points(x - .1, y, x, y - .2, x + .1, y)).flat(strut(x - .15, y, x - .3, y + .6, .08), d.pick(['dark', 'wood', 'second'])), .3)
	if d.chance(.5):
		return f.flat(thick(bezier((-1.1, .65), (0, 1.2), (1.1, .65)), .06), d.pick(['wood', 'red', 'second']))
	return f


def horse_head(d):
	f = Figure().add(points(-.8, 1.1, -.6, 0, -.1, -.7, .3, -.4, .15, .4, .3, 1.1)).add(smooth(points(-.2, -.75, .3, -.75, .95, .15, .75, .45, .4, .3, .05, -.1), 2))
	f.add(points(-.15, -.7, -.05, -1.15, .12, -.75))
	f.add(thick(bezier((0, -.85), (-.5, -.5), (-.8, .3), (-.9, 1)), d.between(.1, .2)), d.pick(['dark', 'main-', 'second', 'light', 'wood']))
	return f.flat(ellipse(.28, -.4, .05, .05, n=10), 'dark').flat(ellipse(.82, .2, .04, .05, n=8), 'dark')


def horse_galloping(d):
	f = Figure().add(thick(bezier((-.65, -.15), (-1.1, -.2), (-1.25, d.between(0, .4))), np.linspace(.1, .04, 16)), d.pick(['dark', 'main-', 'light']))
	for a, b, c in (((-.55, 0), (-.85, .3), (-1.05, .75)), ((-.45, .05), (-.45, .45), (-.8, .7)), ((.4, .05), (.75, .3), (1.1, .4)), ((.35, .1), (.6, .5), (.35, .75))):
		f.add(thick(bezier(a, b, c), np.linspace(.12, .045, 16)), d.pick(['main', 'main-']))
	f.add(ellipse(-.05, -.05, .65, .27)).add(thick(bezier((.4, -.05), (.7, -.3), (.9, -.75)), np.linspace(.24, .12, 16))).add(turned(ellipse(1, -.7, .28, .12), .5, .95, -.7))
	f.add(points(.82, -.78, .86, -1, .95, -.82)).flat(thick(bezier((.82, -.85), (.5, -.6), (.35, -.2)), .07), d.pick(['dark', 'main-', 'light', 'wood']))
	return f


def cow_head(d):
	def ears(f):
		for s in (-1, 1):
			f.add(thick(bezier((s * .3, -.6), (s * .7, -.7), (s * .65, -1.05)), np.linspace(.1, .02, 16)), d.pick(['light', 'wood', 'gray'])).add(turned(ellipse(s * .85, -.3, .28, .13), s * d.between(0, .5), s * .6, -.3), 'main-')
	f = _head(d, ears, d.pick(['skin', 'light', 'main+']), 'skin-', d.between(.36, .45))
	for s in (-1, 1):
		f.flat(ellipse(s * .15, .42, .05, .07, n=10), 'dark')
	return f


def cow_blocky(d):
	f = _blocks(d, 0, d.between(.1, .2), lambda f, x, y: f.flat(thick(bezier((x, y), (x - .1, y - .15), (x + .08, y - .25)), .03), 'light'), .4)
	for _ in range(d.whole(0, 4)):
		f.flat(ellipse(d.between(-.4, .4), d.between(-.2, .15), d.between(.08, .18), d.between(.06, .12)), d.pick(['dark', 'second', 'light']))
	return f.add(ellipse(.15, .27, .14, .1), 'skin')


def bird_duck(d):
	"""Swimming: a boat of a body, a curved neck."""
	f = Figure().add(np.concatenate([bezier((-1, -.1), (-.6, .1), (.1, -.1), (.6, .05)), bezier((.75, .4), (.2, .75), (-.6, .6), (-1, -.1))]))
	k = d.between(.2, .7)
	f.add(thick(bezier((.5, .25), (.8, -.1), (.35, -.2 - k * .5), (.5, -.3 - k)), np.linspace(.2, .12, 16))).add(ellipse(.55, -.35 - k, .23, .2)).add(points(.72, -.42 - k, 1.08, -.3 - k, .72, -.22 - k), d.pick(['orange', 'yellow', 'dark']))
	f.add(turned(ellipse(-.2, .2, .45, .2), -.15), d.pick(['main-', 'main+', 'second']))
	return f.flat(ellipse(.6, -.4 - k, .035, .035, n=8), 'dark')


def bird_owl(d):
	"""From ahead: wide eyes, folded wings."""
	f = Figure()
	for s in (-1, 1):
		f.add(points(s * .5, -.6, s * .5, -1, s * .15, -.75))
	f.add(polar(lambda a: (abs(np.cos(a)) ** 2.5 + abs(np.sin(a)) ** 2.5) ** (-.4), 0, .05, .65, .9)).flat(ellipse(0, .35, .38, .48), d.pick(['main+', 'light', 'second']))
	for s in (-1, 1):
		f.add(turned(ellipse(s * .58, .25, .17, .55), -s * .15, s * .5, 0), 'main-').flat(ellipse(s * .2, .97, .12, .06), 'orange')
	return eyes(f, 0, -.4, .25, .23, d).flat(points(-.08, -.32, .08, -.32, 0, -.1), d.pick(['orange', 'yellow']))


def bird_robin(d):
	"""A ball with a breast, a short beak and a tail, on a twig now and then."""
	f = Figure()
	if d.chance(.4):
		f.flat(thick(bezier((-1.1, .85), (0, .75), (1.1, .95)), .05), 'wood')
	for x in (-.05, .18):
		f.flat(strut(x, .6, x + .02, .85, .025), d.pick(['dark', 'orange']))
	f.add(points(-.5, 0, -1.15, .05, -1.1, .25, -.4, .4), d.pick(['main', 'main-'])).add(ellipse(0, .1, .65, .62)).add(ellipse(.32, .22, .34, .4), d.pick(['second', 'light', 'main+', 'orange'])).add(ellipse(.35, -.4, .36, .33))
	return f.add(turned(ellipse(-.25, .1, .4, .22), .35), d.pick(['main-', 'main+'])).flat(points(.68, -.45, .95, -.36, .66, -.3), d.pick(['orange', 'yellow', 'dark'])).flat(ellipse(.45, -.45, .06, .06, n=10), 'dark')


def bird_penguin(d):
	f = Figure()
	for s in (-1, 1):
		f.add(turned(ellipse(s * .58, .1, .13, .5), s * -d.between(.1, .6), s * .5, -.3)).flat(ellipse(s * .22, .98, .2, .08), 'orange')
	f.add(ellipse(0, .2, .58, .8)).add(ellipse(0, .3, .4, .62), d.pick(['light', 'light', 'main+'])).add(ellipse(0, -.62, .36, .34))
	return eyes(f, 0, -.66, .13, .07, d).add(points(-.1, -.58, .1, -.58, 0, -.4), d.pick(['orange', 'yellow']))


def bird_parrot(d):
	"""Upright in profile, with a long tail and a hooked beak."""
	f = Figure().add(points(-.15, .3, -.35, 1.2, -.1, 1.25, .15, .4), d.pick(['main', 'second', 'main-'])).add(turned(ellipse(0, 0, .36, .65), d.between(0, .3)))
	f.add(ellipse(.2, -.65, .32, .3)).add(np.concatenate([bezier((.42, -.8), (.75, -.75), (.62, -.4)), points(.45, -.5)]), d.pick(['dark', 'yellow', 'light'])).add(turned(ellipse(-.15, .1, .2, .5), .2), d.pick(['main-', 'second', 'blue']))
	return f.flat(ellipse(.28, -.7, .08, .08, n=12), 'light').flat(ellipse(.29, -.7, .04, .04, n=8), 'dark').flat(strut(.05, .6, .1, .85, .04), 'gray')


def bird_hen(d):
	f = Figure()
	for x in (-.1, .15):
		f.flat(strut(x, .5, x, .95, .03), 'orange').flat(strut(x - .05, .95, x + .15, .95, .025), 'orange')
	for a in (-.9, -.5, -.1):
		f.add(turned(ellipse(-.8, -.15, .45, .13), a + .6, -.4, .1), d.pick(['main', 'main-', 'second']))
	f.add(np.concatenate([bezier((-.7, -.1), (-.4, .9), (.7, .8), (.5, -.7)), bezier((.5, -.7), (.2, -1), (.25, .1), (-.7, -.1))])).add(ellipse(.42, -.65, .2, .2))
	for x in (.3, .42, .54):
		f.add(ellipse(x, -.88, .08, .11), 'red')
	return f.add(ellipse(.58, -.42, .07, .12), 'red').flat(points(.6, -.72, .82, -.62, .6, -.56), 'yellow').flat(ellipse(.47, -.7, .035, .035, n=8), 'dark')


def fish_veiled(d):
	"""A goldfish with flowing fins."""
	f = Figure()
	for a, b in (((-1.1, -.7), (-1.3, -.1)), ((-1.3, .1), (-1.05, .75)), ((-1.35, -.2), (-1.3, .35))):
		f.add(smooth(points(-.35, 0, *a, *b), 2), d.pick(['main', 'main+', 'second']))
	f.add(smooth(points(-.3, -.3, -.2, -.9, .3, -.35), 1), d.pick(['main', 'main-'])).add(ellipse(.15, 0, .68, d.between(.42, .55))).add(smooth(points(0, .2, -.2, .8, .25, .3), 1), d.pick(['main+', 'main-']))
	return eyes(f, .6, -.12, 0, .11, d).flat(thick(bezier((.35, -.35), (.22, 0), (.35, .35)), .02), 'main-')


def fish_puffed(d):
	f, n = Figure(), d.whole(10, 18)
	for a in np.arange(n) * 2 * PI / n:
		f.flat(turned(points(.7, -.07, .92, 0, .7, .07), a), d.pick(['main', 'main-']))
	f.add(points(-.6, 0, -1.1, -.25, -1.1, .25)).add(ellipse(0, 0, .75, .7)).add(ellipse(.1, .3, .5, .35), d.pick(['light', 'main+']))
	return eyes(f, .35, -.2, .2, .12, d).add(ellipse(.7, .08, .08, .06), d.pick(['main-', 'red']))


def fish_shark(d):
	f = Figure().add(points(-.8, 0, -1.15, -.55, -1, 0, -1.1, .35)).add(points(-.15, -.2, -.2, -.65, .25, -.2)).add(points(.1, .15, -.15, .6, .35, .2), 'main-')
	f.add(np.concatenate([bezier((-.95, 0), (0, -d.between(.45, .6)), (1.1, -.02)), bezier((1.05, .08), (.2, .4), (-.95, .04))]))
	f.flat(np.concatenate([bezier((1, .06), (.3, .3), (-.7, .08)), bezier((-.7, .08), (.2, .16), (1, .06))]), d.pick(['light', 'main+'])).flat(ellipse(.72, -.08, .04, .04, n=8), 'dark')
	for x in (.35, .42, .49):
		f.flat(strut(x, -.12, x - .02, .08, .012), 'dark')
	return f


def fish_arcs(d):
	"""Two arcs that cross, as on a sign; scales or fins in a few strokes."""
	h = d.between(.35, .6)
	body = np.concatenate([bezier((-.5, 0), (.3, -h * 2), (1, 0)), bezier((1, 0), (.3, h * 2), (-.5, 0))])
	f = Figure().flat(points(-.4, 0, -1.05, -h * .9, -.85, 0, -1.05, h * .9), d.pick(['main', 'main', 'second', 'main-'])).flat(body)
	for x in np.linspace(-.1, .4, d.pick([1, 3, 4]))[1:]:
		for y in (-.2, 0, .2):
			f.flat(thick(bezier((x, y - .09), (x + .12, y), (x, y + .09)), .018), d.pick(['main-', 'main+', 'light']))
	return eyes(f, .7, -.08, 0, .08, d)


def butterfly_round(d):
	f, tip = Figure(), d.pick(['second', 'dark', 'light', 'main-'])
	for s in (-1, 1):
		for x, y, a, b in ((.5, -.4, .5, .42), (.4, .42, .36, .36)):
			f.add(turned(ellipse(s * x, y, a, b), s * d.between(-.4, 0), s * x, y)).flat(turned(ellipse(s * x * 1.1, y, a * .55, b * .5), s * .3, s * x, y), tip)
		f.flat(thick(bezier((0, -.5), (s * .1, -.85), (s * .3, -1)), .018), 'dark')
	return f.add(ellipse(0, 0, .08, .6), d.pick(['dark', 'wood']))


def butterfly_side(d):
	"""Wings folded up over the body."""
	f = Figure().add(smooth(points(.3, .2, -.1, -1, .75, -.9, .9, -.5), 2)).add(smooth(points(.3, .25, -.95, -.1, -.75, -.75, -.1, -.5), 2), d.pick(['main', 'main-', 'main+']))
	for _ in range(d.whole(1, 4)):
		f.flat(ellipse(d.between(-.5, .5), d.between(-.6, -.3), .09, .09), d.pick(['second', 'dark', 'light']))
	return f.add(turned(ellipse(.2, .25, .5, .07), d.between(-.3, .1), .2, .25), 'dark').flat(strut(.65, .15, .95, -.15, .015), 'dark')


def butterfly_moth(d):
	f = Figure()
	for s in (-1, 1):
		f.add(points(0, -.25, s * 1.05, -.65, s * .75, .1, 0, .25)).add(points(0, .1, s * .65, .15, s * .5, .65, s * .08, .4), d.pick(['main-', 'main+'])).flat(points(s * .3, -.2, s * .85, -.45, s * .7, -.1), d.pick(['second', 'light', 'main-']))
	return f.add(ellipse(0, .05, .1, .42), d.pick(['main-', 'wood', 'dark']))


def person_walking(d):
	"""From the side."""
	f = Figure().add(thick(points(0, .1, -.2, .55, -.42, .95), .11), d.pick(['second', 'dark', 'blue'])).add(thick(points(0, .1, .22, .5, .3, .97), .11), d.pick(['dark', 'blue', 'second']))
	f.add(smooth(points(-.22, -.5, .2, -.5, .2, .25, -.18, .25), 1)).add(thick(points(0, -.4, d.between(-.3, -.05), -.05, d.between(0, .3), .15), .07), 'main-')
	return f.add(ellipse(.03, -.76, .17, .2), 'skin').add(np.concatenate([ellipse(0, -.8, .19, .19, PI * .8, PI * 1.9)]), d.pick(['dark', 'wood', 'yellow', 'gray', 'red']))


def person_dressed(d):
	"""In a long dress or coat."""
	w = d.between(.4, .7)
	f = Figure()
	for s in (-1, 1):
		f.flat(strut(s * .1, .6, s * .12, 1, .05), 'skin').add(strut(s * .18, -.42, s * d.between(.35, .6), d.between(-.1, .2), .06), d.pick(['skin', 'main']))
	f.add(smooth(points(-.2, -.5, .2, -.5, .15, -.05, w, .75, -w, .75, -.15, -.05), 1))
	if d.chance(.7):
		f.add(ellipse(0, -.68, .25, .3), d.pick(['dark', 'wood', 'yellow', 'red', 'gray']))
	return f.add(ellipse(0, -.7, .16, .2), 'skin').add(dome(0, -.78, .18, .8), d.pick(['dark', 'wood', 'yellow', 'second']))


def person_sign(d):
	"""A round head on a rounded body, all of one colour, as on a sign; or a child's doll with a large head."""
	f = Figure()
	if d.chance(.5):
		f.flat(ellipse(0, -.75, .22, .22)).flat(smooth(points(-.4, -.45, .4, -.45, .4, .2, .25, .2, .22, 1, -.22, 1, -.25, .2, -.4, .2), 1))
		return f
	for s in (-1, 1):
		f.add(strut(s * .15, .5, s * .18, .95, .1), d.pick(['dark', 'second', 'blue'])).add(strut(s * .25, .05, s * .55, d.between(-.2, .4), .08), d.pick(['main', 'skin']))
	f.add(smooth(points(-.3, 0, .3, 0, .35, .6, -.35, .6), 1)).add(ellipse(0, -.45, .48, .46), 'skin').add(np.concatenate([ellipse(0, -.5, .5, .48, PI, 2 * PI), bezier((.5, -.5), (0, -.75), (-.5, -.5))]), d.pick(['dark', 'wood', 'yellow', 'red']))
	return eyes(f, 0, -.38, .17, .06, d)


def person_seated(d):
	f = Figure().add(thick(points(-.2, .2, .45, .22, .5, .95), .13), d.pick(['second', 'dark', 'blue'])).add(smooth(points(-.45, -.5, 0, -.5, .05, .35, -.4, .35), 1)).add(thick(points(-.2, -.35, 0, 0, .4, .05), .08), 'main-')
	return f.add(ellipse(-.15, -.76, .18, .21), 'skin').add(np.concatenate([ellipse(-.18, -.8, .2, .2, PI * .7, PI * 1.9)]), d.pick(['dark', 'wood', 'yellow', 'gray']))


def face_plain(d):
	"""Few strokes: bald, bearded or under a hat."""
	f = Figure()
	for s in (-1, 1):
		f.add(ellipse(s * .68, .05, .13, .2), 'skin-')
	f.add(ellipse(0, 0, .68, d.between(.75, .95)), 'skin')
	what = d.pick(['beard', 'hat', 'bald', 'fringe'])
	hair = d.pick(['dark', 'wood', 'gray', 'orange', 'light'])
	if what == 'beard':
		f.add(np.concatenate([ellipse(0, .15, .7, .85, 0, PI), bezier((-.68, .15), (0, .6), (.68, .15))]), hair)
	elif what == 'hat':
		f.add(np.concatenate([ellipse(0, -.45, .72, .6, PI, 2 * PI)]), d.pick(['second', 'red', 'dark', 'blue'])).add(ellipse(0, -.45, .95, .12), d.pick(['second', 'dark']))
	elif what == 'fringe':
		f.add(np.concatenate([ellipse(0, -.1, .78, .85, PI, 2 * PI), bezier((.78, -.1), (.3, -.6), (-.78, -.1))]), hair)
	eyes(f, 0, -.12, d.between(.22, .3), d.between(.06, .13), d)
	return f.add(ellipse(0, .12, .1, .16), 'skin-').flat(thick(bezier((-.25, .42), (0, d.between(.45, .65)), (.25, .42)), .035), d.pick(['red', 'dark']))


def face_profile(d):
	f = Figure().add(points(-.35, 1.1, -.3, .4, .2, .4, .25, 1.1), 'skin-')
	f.add(smooth(points(-.6, .3, -.65, -.6, 0, -.95, .5, -.7, .5, -.25, .78, .1, .52, .18, .55, .4, .4, .65, 0, .6), 1), 'skin')
	f.add(np.concatenate([bezier((.5, -.65), (.2, -1.3), (-.9, -1), (-.8, 0)), bezier((-.8, .4), (-.4, .4), (-.3, -.4), (.5, -.65))]), d.pick(['dark', 'wood', 'yellow', 'gray', 'orange']))
	return f.flat(ellipse(.35, -.2, .07, .05), 'light').flat(ellipse(.38, -.2, .03, .045), 'dark').flat(strut(.35, .4, .54, .38, .03), 'red').add(ellipse(-.15, .05, .09, .16), 'skin-')


# -- Anything else --

def thing_wavy(d):
	"""A smooth closed curve of a few waves."""
	waves = [(k, d.between(0, .35) / k ** .5, d.between(0, 6.28)) for k in range(2, 7)]
	outline = polar(lambda a: .7 + sum(amplitude * np.sin(k * a + phase) for k, amplitude, phase in waves), ry=d.between(.5, 1.1))
	f = Figure().add(outline, round=d.chance(.6))
	for k in d.pick([[], [.6], [.75, .45]]):
		f.add(outline * k, d.pick(['main', 'main+', 'main-', 'second']), round=d.chance(.5))
	return f


def thing_tubes(d):
	f, role = Figure(), d.pick(['main', 'second', 'main-'])
	for i in range(d.whole(2, 5)):
		f.add(thick(bezier(*[(d.between(-1, 1), d.between(-1, 1)) for _ in range(4)], n=28), d.between(.06, .25)), 'main' if i < 2 else role)
	return f


def thing_stack(d):
	"""Blocks, discs and wedges, one on the other."""
	f, y = Figure(), 1.
	for i in range(d.whole(2, 6)):
		h, w, x = d.between(.2, .6), d.between(.2, .8), d.between(-.15, .15)
		shape = d.pick([box(x - w, y - h, x + w, y), ellipse(x, y - h / 2, w, h / 2), points(x - w, y, x, y - h, x + w, y), points(x - w, y, x - w * .6, y - h, x + w * .6, y - h, x + w, y)])
		f.add(shape, d.pick(['main', 'main', 'main', 'main+', 'main-', 'second']) if i else 'main', round=d.chance(.6))
		y -= h * .95
	return f


def thing_tool(d):
	"""A handle with a head: hammer, spoon, brush, key, or none of these."""
	f = Figure().flat(box(-.1, -.6, .1, 1.1), d.pick(['main', 'wood', 'main-']))
	head = d.pick([box(-.55, -1, .55, -.55), ellipse(0, -.75, .4, .45), points(-.5, -.4, 0, -1.2, .5, -.4), ring(0, -.8, .38, .38, .12), points(-.5, -1.1, -.2, -.5, .2, -.5, .5, -1.1, .2, -.85, -.2, -.85)])
	return f.add(head, round=d.chance(.5))


def thing_creature(d):
	"""A body with limbs, horns or wheels where chance puts them."""
	f = Figure()
	for _ in range(d.whole(2, 7)):
		a = d.between(0, 2 * PI)
		f.add(thick(bezier((0, 0), (.5 * np.cos(a), .5 * np.sin(a)), (np.cos(a + d.between(-.5, .5)), np.sin(a + d.between(-.5, .5)))), np.linspace(d.between(.1, .2), .04, 16)), d.pick(['main', 'main-', 'second']))
	f.add(ellipse(0, 0, d.between(.35, .7), d.between(.35, .6)))
	for _ in range(d.whole(0, 5)):
		f.flat(ellipse(d.between(-.35, .35), d.between(-.35, .35), .09, .09, n=14), d.pick(['dark', 'light', 'second']))
	return f


def thing_frame(d):
	"""Rings, wheels, arches, frames: things that one can look through are filled here, for an outline has no holes."""
	f, n = Figure().add(polar(lambda a: np.ones_like(a), n=d.pick([4, 6, 8, 48]), start=d.between(0, 2)), round=d.chance(.5)), d.whole(2, 4)
	for i in range(1, n):
		f.add(polar(lambda a: np.ones_like(a), rx=1 - i / n, ry=1 - i / n, n=d.pick([4, 6, 8, 48])), ['second', 'main', 'main-'][i % 3], round=d.chance(.4))
	return f


# kind -> designs beside that of shapes.py
DESIGNS = {
	'apple': [apple_profile, apple_profile, apple_half, apple_cut_gem, apple_bitten], 'pear': [pear_half, pear_leaning], 'banana': [bananas], 'lemon': [lemon_slice, lemon_leafy], 'strawberry': [strawberry_round],
	'cherry': [cherries_three], 'flower': [flower_profile, flower_pansy, flower_rose, flower_lily, flower_badge, flower_scalloped], 'tulip': [tulip_egg, tulip_open], 'leaf': [leaf_lobed, leaf_compound, leaf_heart],
	'tree': [tree_ball, tree_forked, tree_willow, tree_topiary, tree_autumn], 'mushroom': [mushroom_bell, mushroom_flat], 'teapot': [teapot_low, teapot_pear, teapot_stick, teapot_faceted, teapot_painted],
	'cup': [cup_paper, cup_above, cup_bell, mug, mug], 'bowl': [bowl_filled, bowl_above], 'vase': [vase_turned, amphora, vase_bouquet], 'bottle': [bottle_turned, bottle_turned, bottle_waisted, bottle_jug],
	'glass': [glass_tumbler, glass_stemmed], 'lamp': [lamp_bulb, lamp_jointed, lamp_turned], 'candle': [candle_held], 'box': [gift, box_open, chest, cube], 'book': [book_open, books_stacked],
	'ball': [ball_sectors, ball_panels], 'balloon': [balloon_aloft, balloon_round], 'hat': [hat_cap, hat_tall, hat_woolly, hat_cone], 'umbrella': [umbrella_above, umbrella_parasol, umbrella_closed],
	'chair': [chair_side, armchair, stool], 'star': [star_many], 'heart': [heart_lobed], 'moon': [crescent, sun_rays], 'cloud': [cloud_flat, cloud_scalloped],
	'sailboat': [sailboat_toy, sailboat_square, sailboat_racing, sailboat_lateen], 'ship': [ship_cargo, ship_tug, ship_liner], 'rowboat': [canoe, rowboat_above],
	'car': [car_round, car_roadster, car_cartoon, car_above, car_wedge], 'truck': [truck_dump, truck_pickup, truck_tank], 'bus': [bus_double, bus_quarter, bus_van], 'plane': [plane_above, plane_biplane, plane_ahead, plane_jet],
	'house': [house_tent, house_stepped, house_thatched, house_isometric, house_winged, house_drawn], 'skyscraper': [skyscraper_stepped, skyscraper_curved, skyscraper_pair],
	'tower': [tower_keep, tower_onion, tower_lattice, tower_pagoda, tower_needle, tower_gabled], 'church': [church_twin, church_chapel, church_onion],
	'palace': [palace_onions, palace_great_dome, palace_chateau, palace_gate, palace_pavilion], 'castle': [castle_keep, castle_fairy], 'lighthouse': [lighthouse_spiral], 'windmill': [windmill_modern, windmill_smock],
	'mountain': [mountain_cone, mountain_twin], 'cat': [cat_head, cat_walking, cat_sphinx, cat_leaping], 'dog': [dog_head, dog_sitting, dog_long, dog_toy], 'horse': [horse_toy, horse_head, horse_galloping], 'cow': [cow_head, cow_blocky],
	'bird': [bird_duck, bird_owl, bird_robin, bird_penguin, bird_parrot, bird_hen], 'fish': [fish_veiled, fish_puffed, fish_shark, fish_arcs], 'butterfly': [butterfly_round, butterfly_side, butterfly_moth],
	'person': [person_walking, person_dressed, person_sign, person_seated], 'face': [face_plain, face_profile], 'thing': [thing_wavy, thing_tubes, thing_stack, thing_tool, thing_creature, thing_frame],
}
OLD_SHARE = .35  # how often the design of shapes.py is drawn, where there are others
_MORE = {'thing': 18, 'bird': 2.5, 'fish': 2, 'bottle': 2.5, 'cat': 2, 'tree': 2.5}  # how often, where not as in shapes.py: those that vary most


def _any_design(kind):
	old, others = KINDS[kind][0], DESIGNS[kind]
	return lambda dice: old(dice) if dice.chance(OLD_SHARE) else dice.pick(others)(dice)


VARIED = {kind: (_any_design(kind), _MORE.get(kind, often), usual) for kind, (_, often, usual) in KINDS.items()}
