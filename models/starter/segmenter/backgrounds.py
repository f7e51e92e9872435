"""Places that things stand in, with a map of what is what."""
from typing import NamedTuple

import cv2
import numpy as np

import colors
from noise import mix, noise, row

SIDE = 256
NONE, SKY, SEA, GRASS, GROUND, CLUTTER = range(6)
_Y, _X = np.mgrid[0:SIDE, 0:SIDE].astype(np.float32) / SIDE


class Background(NamedTuple):
	"""`image` (SIDE, SIDE, 3) float in [0, 1], `regions` (SIDE, SIDE) of the constants above, the kind of place, the height of its horizon or
	table edge (0 top, 1 bottom; -1 without) and words for the clutter that stands in it, which no expression may use to name something absent."""
	image: np.ndarray
	regions: np.ndarray
	place: str
	horizon: float
	clutter: tuple


def _flat(color):
	return np.ones((SIDE, SIDE, 3), np.float32) * color


def _gradient(a, b, dice, angle=None):
	angle = dice.between(0, 6.28) if angle is None else angle
	t = ((_X - .5) * np.cos(angle) + (_Y - .5) * np.sin(angle)) * 1.2 + .5
	return mix(a, b, np.clip(t, 0, 1)[..., None])


def _clouds(image, dice):
	thickness = np.clip((noise(dice, SIDE, dice.between(1, 3.5)) - dice.between(-.8, 1.2)) * dice.between(.3, 1.2), 0, 1)[..., None] * dice.between(.3, 1)
	return mix(image, colors.from_hsv(dice.between(0, 360), dice.between(0, .12), dice.pick([dice.between(.8, 1), dice.between(.4, .95)])), thickness)


def _sky(dice):
	weather = dice.pick(['blue', 'blue', 'blue', 'grey', 'dusk'])
	if weather == 'blue':
		top, low = colors.from_hsv(dice.between(200, 228), dice.between(.2, .85), dice.between(.4, .95)), colors.from_hsv(dice.between(190, 225), dice.between(.05, .45), dice.between(.75, 1))
	elif weather == 'grey':
		g = dice.between(.3, .9)
		top, low = colors.from_hsv(dice.between(200, 230), dice.between(0, .25), g), colors.from_hsv(dice.between(20, 230), dice.between(0, .2), min(1, g * dice.between(.8, 1.4)))
	else:
		top, low = colors.from_hsv(dice.between(200, 300), dice.between(.2, .7), dice.between(.2, .7)), colors.from_hsv(dice.between(0, 45), dice.between(.3, .8), dice.between(.7, 1))
	image = mix(top, low, np.clip(_Y * dice.between(1, 2), 0, 1)[..., None])
	for _ in range(dice.pick([0, 1, 1, 2])):
		image = _clouds(image, dice)
	return image


def _sea(dice, horizon):
	far, near = colors.from_hsv(dice.between(188, 228), dice.between(.25, .8), dice.between(.25, .85)), colors.from_hsv(dice.between(188, 230), dice.between(.3, .85), dice.between(.1, .7))
	image = mix(far, near, np.clip((_Y - horizon) / max(.05, 1 - horizon), 0, 1)[..., None])
	# ripples get larger towards us: rows are taken from a field ever more slowly
	ripples = noise(dice, SIDE, dice.pick([1, 2, 3, 5]))
	depth = np.clip(_Y[:, :1] - horizon, 0, 1)
	rows = np.sqrt(depth + .003) * SIDE * dice.between(1, 2.5) * np.ones((1, SIDE))
	waves = cv2.remap(ripples, (_X * SIDE).astype(np.float32), rows.astype(np.float32), cv2.INTER_LINEAR, borderMode=cv2.BORDER_REFLECT)
	image = image * (1 + dice.between(.05, .4) * waves[..., None])
	if dice.chance(.4):
		image = image + dice.between(.1, .5) * np.clip(waves - 1, 0, 1)[..., None]
	return image


def _grass(dice):
	image = mix(colors.from_hsv(dice.between(65, 125), dice.between(.35, .9), dice.between(.25, .7)), colors.from_hsv(dice.between(60, 130), dice.between(.35, .9), dice.between(.2, .7)), _Y[..., None])
	image = image * (1 + dice.between(.08, .3) * noise(dice, SIDE)[..., None])
	if dice.chance(.5):
		blades = cv2.resize(dice.array.standard_normal((SIDE // 2, SIDE), np.float32), (SIDE, SIDE))
		image = image * (1 + dice.between(.05, .3) * blades[..., None])
	return image


def _ground(dice):
	c = dice.pick([colors.from_hsv(dice.between(18, 45), dice.between(.05, .5), dice.between(.25, .9)), colors.from_hsv(dice.between(0, 360), dice.between(0, .12), dice.between(.1, .9)), colors.any_color(dice)], [5, 4, 1.5])
	image = mix(c, c * dice.between(.6, 1.3), _Y[..., None]) * (1 + dice.between(.02, .25) * noise(dice, SIDE)[..., None])
	if dice.chance(.3):  # paving in perspective
		n = dice.between(4, 12)
		lines = (((_X - .5) / (_Y + .2) * n) % 1 < .06) | ((1 / (_Y + .15) * n) % 1 < .06)
		image = image * (1 - dice.between(.1, .4) * lines[..., None])
	return image


def _wood(dice):
	c = colors.from_hsv(dice.between(14, 38), dice.between(.25, .75), dice.between(.2, .9))
	image = _flat(c) * (1 + dice.between(.1, .3) * noise(dice, SIDE, dice.pick([8, 12]))[..., None])
	planks = dice.whole(0, 7)
	if planks:
		image = image * (1 - dice.between(.2, .6) * ((_Y * planks) % 1 < .02)[..., None]) * (1 + .1 * np.sin(np.floor(_Y * planks) * 37.7)[..., None])
	if dice.chance(.3):
		image = image.transpose(1, 0, 2)
	return np.ascontiguousarray(image)


def _scatter(image, dice, count, low, high, color):
	"""Random blobs, boxes, lines and shards."""
	for _ in range(count):
		x, y, r, c = dice.between(0, SIDE), dice.between(0, SIDE), dice.between(low, high) * SIDE, tuple(float(v) for v in color(dice))
		what = dice.pick(['blob', 'blob', 'box', 'box', 'line', 'shard'])
		if what == 'blob':
			cv2.ellipse(image, (int(x), int(y)), (int(r), int(r * dice.between(.2, 1))), dice.between(0, 360), 0, 360, c, -1)
		elif what == 'box':
			a = dice.pick([0, 0, dice.between(0, 6.28)])
			p = np.array([[-1, -1], [1, -1], [1, 1], [-1, 1]]) * [r, r * dice.between(.15, 1.5)] @ np.array([[np.cos(a), np.sin(a)], [-np.sin(a), np.cos(a)]]) + [x, y]
			cv2.fillPoly(image, [p.astype(np.int32)], c)
		elif what == 'line':
			cv2.line(image, (int(x), int(y)), (dice.whole(0, SIDE), dice.whole(0, SIDE)), c, dice.whole(1, 7))
		else:
			a = np.sort(dice.array.random(5) * 6.28)
			cv2.fillPoly(image, [np.stack([x + np.cos(a) * r, y + np.sin(a) * r], 1).astype(np.int32)], c)
	return image


def _blurred(image, dice, low, high):
	return cv2.GaussianBlur(image, (0, 0), dice.between(low, high))


def _forest(dice):
	"""Distant woods: blotches in greens or autumn colours."""
	autumn = dice.chance(.45)
	a, b = (colors.from_hsv(dice.between(5, 60), dice.between(.25, .7), dice.between(.2, .55)), colors.from_hsv(dice.between(0, 110), dice.between(.2, .6), dice.between(.15, .5))) if autumn else (colors.leaf_color(dice), colors.leaf_color(dice))
	image = mix(a, b, np.clip(noise(dice, SIDE) * .5 + .5, 0, 1)[..., None])
	return image * (1 + dice.between(.15, .5) * noise(dice, SIDE)[..., None])


def _outdoors(dice):
	what = dice.pick(['sea', 'grass', 'ground'], [.36, .3, .34])
	horizon = dice.between(.25, .85) if what == 'sea' else dice.between(.15, .85)
	image, regions, clutter = _sky(dice), np.full((SIDE, SIDE), SKY, np.uint8), []
	edge = horizon + (dice.between(-.05, .05) * (_X - .5) if dice.chance(.3) else 0) + (0 if what == 'sea' else dice.between(0, .02) * row(dice, SIDE, 48)[None])
	edge = edge * np.ones((SIDE, SIDE), np.float32)
	for _ in range(dice.pick([0, 0, 1, 1, 2])):  # hills, woods or a skyline behind
		kind, rise = dice.pick(['tree', 'tree', 'mountain', 'building']), dice.between(.02, .3 if what != 'sea' else .12)
		profile = np.repeat(dice.array.random(SIDE // 8 + 1), 8)[:SIDE] * 1.5 if kind == 'building' else row(dice, SIDE, dice.pick([24, 64, 128])) * .2 + .7
		if what == 'sea' and dice.chance(.5):
			profile = profile * np.clip((_X[0] - dice.between(.2, .9)) * 8 * dice.pick([-1, 1]), 0, 1)
		top = edge - rise * np.clip(profile, 0, 2)[None]
		strip = (_Y > top) & (_Y <= edge)
		filling = _forest(dice) if kind == 'tree' else _flat(colors.from_hsv(dice.between(0, 360), dice.between(0, .4), dice.between(.2, .9))) * (1 + dice.between(.05, .3) * noise(dice, SIDE)[..., None])
		image[strip] = mix(filling, np.array([.6, .7, .8], np.float32), dice.between(0, .55))[strip]
		regions[strip] = CLUTTER
		clutter.append(kind)
	below = _Y > edge
	land = _sea(dice, horizon) if what == 'sea' else _grass(dice) if what == 'grass' else _ground(dice)
	image[below] = land[below]
	regions[below] = {'sea': SEA, 'grass': GRASS, 'ground': GROUND}[what]
	if what != 'sea' and dice.chance(.3):  # a lake, a canal, a pool
		water = _sea(dice, horizon)
		if dice.chance(.5):
			y0 = horizon + dice.between(0, .1)
			pool = (_Y > y0) & (_Y < y0 + dice.between(.04, .2))
		else:
			y0, w0, w1, cx = horizon + dice.between(.01, .1), dice.between(.02, .1), dice.between(.2, .5), dice.between(.4, .6)
			pool = (_Y > y0) & (abs(_X - cx) < w0 + (w1 - w0) * (_Y - y0) / (1 - y0))
		if dice.chance(.6):  # it mirrors the sky
			upside = image[np.clip((2 * horizon - _Y[:, 0]) * SIDE, 0, SIDE - 1).astype(int)]
			water = mix(water, upside * dice.between(.6, 1), dice.between(.4, .95))
		image[pool] = water[pool]
		regions[pool] = SEA
	if what != 'sea' and dice.chance(.5):  # bushes, sheds, people: blobs along the horizon
		image = np.ascontiguousarray(image)
		color = colors.leaf_color if dice.chance(.6) else colors.any_color
		for _ in range(dice.whole(3, 40)):
			y, x, r, c = horizon + dice.between(-.06, .35) * dice.between(0, 1), dice.between(0, 1), dice.between(.01, .08), tuple(float(v) for v in color(dice))
			if dice.chance(.6):
				shape = (int(x * SIDE), int(y * SIDE)), (max(1, int(r * SIDE * dice.between(.4, 1))), max(1, int(r * SIDE * dice.between(.5, 1.8))))
				cv2.ellipse(image, *shape, 0, 0, 360, c, -1)
				cv2.ellipse(regions, *shape, 0, 0, 360, CLUTTER, -1)
			else:
				h = int(r * SIDE * dice.between(.3, 2))
				corners = (int((x - r) * SIDE), int(y * SIDE) - h), (int((x + r) * SIDE), int(y * SIDE))
				cv2.rectangle(image, *corners, c, -1)
				cv2.rectangle(regions, *corners, CLUTTER, -1)
		image = image * (1 + dice.between(.05, .25) * noise(dice, SIDE)[..., None])
		clutter += ['tree', 'building']
	return Background(image, regions, what, horizon, tuple(clutter))


def _studio(dice):
	c = dice.pick([_ones(dice.between(.9, 1)), _ones(dice.between(0, .15)), colors.any_color(dice)], [4, 1.5, 4])
	image = _gradient(c, np.clip(c * dice.between(.75, 1.15), 0, 1), dice) if dice.chance(.6) else _flat(c)
	horizon = -1
	if dice.chance(.3):
		horizon = dice.between(.5, .8)
		below = _Y > horizon
		image[below] = np.clip(image[below] * dice.between(.7, 1.2), 0, 1)
	return Background(image, np.zeros((SIDE, SIDE), np.uint8), 'studio', horizon, ())


def _ones(value):
	return np.ones(3, np.float32) * value


def _room(dice):
	image = _scatter(np.ascontiguousarray(_gradient(colors.any_color(dice), colors.any_color(dice), dice)), dice, dice.whole(0, 14), .04, .4, colors.any_color)
	if dice.chance(.8):
		image = _blurred(image, dice, 1, 10)
	regions, horizon = np.zeros((SIDE, SIDE), np.uint8), -1
	if dice.chance(.4):  # a window with the blurred outside, frame and wall
		x0, x1, y1 = dice.between(-.2, .4), dice.between(.55, 1.2), dice.between(.4, .9)
		outside = _blurred(_scatter(np.ascontiguousarray(_sky(dice) if dice.chance(.5) else _grass(dice)), dice, dice.whole(3, 14), .05, .4, colors.any_color), dice, 2, 8)
		wall = _flat(dice.pick([_ones(dice.between(.5, 1)), colors.any_color(dice)])) * (1 - dice.between(0, .4) * _X[..., None])
		slope = dice.between(-.3, .3)
		opening = (_X > x0) & (_X < x1) & (_Y + slope * (_X - .5) < y1)
		image = np.where(opening[..., None], np.clip(outside * dice.between(.8, 1.4), 0, 1), wall).astype(np.float32)
		image = np.ascontiguousarray(image)
		for x in (x0, x1):
			shade = dice.between(0, 1)
			cv2.line(image, (int(x * SIDE), 0), (int((x + dice.between(-.05, .05)) * SIDE), SIDE), (shade,) * 3, dice.whole(3, 16))
		shade, y = dice.between(0, 1), y1 + slope * .5
		cv2.line(image, (0, int(y * SIDE)), (SIDE, int((y - slope) * SIDE)), (shade,) * 3, dice.whole(4, 24))
		cv2.line(image, (0, int(y * SIDE) + 12), (SIDE, int((y - slope) * SIDE) + 12), (1 - shade,) * 3, dice.whole(2, 10))
	if dice.chance(.8):
		horizon, tilt = dice.between(.35, .85), dice.between(-.3, .3)
		table = _Y > horizon + tilt * (_X - .5)
		top = dice.pick([_ground, _wood])(dice)
		if dice.chance(.4):
			top = _gradient(_ones(dice.between(.4, 1)), _ones(dice.between(.2, .9)), dice)
		image[table] = top[table]
		regions[table] = GROUND
	return Background(image, regions, 'room', horizon, ())


def _foliage(dice):
	color = colors.leaf_color if dice.chance(.75) else colors.any_color
	image = _flat(color(dice) * dice.between(.2, 1))
	if dice.chance(.6):  # leaves with midribs, some sharp
		image = np.ascontiguousarray(image)
		for i in range(dice.whole(8, 40)):
			x, y, l, a, c = dice.between(0, SIDE), dice.between(0, SIDE), dice.between(12, 70), dice.between(0, 6.28), color(dice)
			t = np.linspace(0, np.pi, 14)
			p = np.concatenate([np.stack([-np.cos(t) * l, np.sin(t) * l * .5], 1), np.stack([np.cos(t) * l, -np.sin(t) * l * .45], 1)]) @ np.array([[np.cos(a), np.sin(a)], [-np.sin(a), np.cos(a)]]) + [x, y]
			cv2.fillPoly(image, [p.astype(np.int32)], tuple(float(v) for v in c))
			cv2.line(image, *[tuple(q.astype(int).tolist()) for q in (p[0], p[14])], tuple(float(v) for v in c * dice.between(.7, 1.4)), 1, cv2.LINE_AA)
		for _ in range(dice.whole(0, 4)):
			c = color(dice) * dice.between(.5, 1.5)
			cv2.line(image, (dice.whole(0, SIDE), 0), (dice.whole(0, SIDE), SIDE), tuple(float(v) for v in c), dice.whole(1, 8), cv2.LINE_AA)
	else:
		image = _scatter(image, dice, dice.whole(15, 70), .02, .25, color)
	image = image * (1 + dice.between(.05, .3) * noise(dice, SIDE)[..., None])
	if dice.chance(.55):
		image = _blurred(image, dice, .5, 6)
	return Background(image * dice.between(.3, 1.1), np.zeros((SIDE, SIDE), np.uint8), 'foliage', -1, ('leaf', 'tree'))


def _clutter(dice):
	if dice.chance(.4):
		image = _wood(dice)
	elif dice.chance(.5):
		image = mix(colors.any_color(dice), colors.any_color(dice), np.clip(noise(dice, SIDE) * .5 + .5, 0, 1)[..., None])
	else:
		image = _scatter(np.ascontiguousarray(_flat(colors.any_color(dice))), dice, dice.whole(10, 60), .03, .3, colors.any_color)
		if dice.chance(.7):
			image = _blurred(image, dice, 1, 8)
	return Background(image.astype(np.float32), np.zeros((SIDE, SIDE), np.uint8), 'surface', -1, ())


def random_background(dice):
	make = dice.pick([_outdoors, _studio, _room, _foliage, _clutter], [.44, .15, .2, .12, .09])
	b = make(dice)
	return b._replace(image=np.clip(b.image, 0, 1).astype(np.float32))
