"""Places that things stand in, with a map of what is what."""

from typing import NamedTuple

import cv2
import numpy as np

from . import colors
from .noise import mix, noise, row

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
    t = ((_X - 0.5) * np.cos(angle) + (_Y - 0.5) * np.sin(angle)) * 1.2 + 0.5
    return mix(a, b, np.clip(t, 0, 1)[..., None])


def _clouds(image, dice):
    thickness = np.clip((noise(dice, SIDE, dice.between(1, 3.5)) - dice.between(-0.8, 1.2)) * dice.between(0.3, 1.2), 0, 1)[..., None] * dice.between(0.3, 1)
    return mix(image, colors.from_hsv(dice.between(0, 360), dice.between(0, 0.12), dice.pick([dice.between(0.8, 1), dice.between(0.4, 0.95)])), thickness)


def _sky(dice):
    weather = dice.pick(['blue', 'blue', 'blue', 'grey', 'dusk'])
    if weather == 'blue':
        top, low = (
            colors.from_hsv(dice.between(200, 228), dice.between(0.2, 0.85), dice.between(0.4, 0.95)),
            colors.from_hsv(dice.between(190, 225), dice.between(0.05, 0.45), dice.between(0.75, 1)),
        )
    elif weather == 'grey':
        g = dice.between(0.3, 0.9)
        top, low = (
            colors.from_hsv(dice.between(200, 230), dice.between(0, 0.25), g),
            colors.from_hsv(dice.between(20, 230), dice.between(0, 0.2), min(1, g * dice.between(0.8, 1.4))),
        )
    else:
        top, low = (
            colors.from_hsv(dice.between(200, 300), dice.between(0.2, 0.7), dice.between(0.2, 0.7)),
            colors.from_hsv(dice.between(0, 45), dice.between(0.3, 0.8), dice.between(0.7, 1)),
        )
    image = mix(top, low, np.clip(_Y * dice.between(1, 2), 0, 1)[..., None])
    for _ in range(dice.pick([0, 1, 1, 2])):
        image = _clouds(image, dice)
    return image


def _sea(dice, horizon):
    far, near = (
        colors.from_hsv(dice.between(188, 228), dice.between(0.25, 0.8), dice.between(0.25, 0.85)),
        colors.from_hsv(dice.between(188, 230), dice.between(0.3, 0.85), dice.between(0.1, 0.7)),
    )
    image = mix(far, near, np.clip((_Y - horizon) / max(0.05, 1 - horizon), 0, 1)[..., None])
    # ripples get larger towards us: rows are taken from a field ever more slowly
    ripples = noise(dice, SIDE, dice.pick([1, 2, 3, 5]))
    depth = np.clip(_Y[:, :1] - horizon, 0, 1)
    rows = np.sqrt(depth + 0.003) * SIDE * dice.between(1, 2.5) * np.ones((1, SIDE))
    waves = cv2.remap(ripples, (_X * SIDE).astype(np.float32), rows.astype(np.float32), cv2.INTER_LINEAR, borderMode=cv2.BORDER_REFLECT)
    image = image * (1 + dice.between(0.05, 0.4) * waves[..., None])
    if dice.chance(0.4):
        image = image + dice.between(0.1, 0.5) * np.clip(waves - 1, 0, 1)[..., None]
    return image


def _grass(dice):
    image = mix(
        colors.from_hsv(dice.between(65, 125), dice.between(0.35, 0.9), dice.between(0.25, 0.7)),
        colors.from_hsv(dice.between(60, 130), dice.between(0.35, 0.9), dice.between(0.2, 0.7)),
        _Y[..., None],
    )
    image = image * (1 + dice.between(0.08, 0.3) * noise(dice, SIDE)[..., None])
    if dice.chance(0.5):
        blades = cv2.resize(dice.array.standard_normal((SIDE // 2, SIDE), np.float32), (SIDE, SIDE))
        image = image * (1 + dice.between(0.05, 0.3) * blades[..., None])
    return image


def _ground(dice):
    c = dice.pick(
        [
            colors.from_hsv(dice.between(18, 45), dice.between(0.05, 0.5), dice.between(0.25, 0.9)),
            colors.from_hsv(dice.between(0, 360), dice.between(0, 0.12), dice.between(0.1, 0.9)),
            colors.any_color(dice),
        ],
        [5, 4, 1.5],
    )
    image = mix(c, c * dice.between(0.6, 1.3), _Y[..., None]) * (1 + dice.between(0.02, 0.25) * noise(dice, SIDE)[..., None])
    if dice.chance(0.3):  # paving in perspective
        n = dice.between(4, 12)
        lines = (((_X - 0.5) / (_Y + 0.2) * n) % 1 < 0.06) | ((1 / (_Y + 0.15) * n) % 1 < 0.06)
        image = image * (1 - dice.between(0.1, 0.4) * lines[..., None])
    return image


def _wood(dice):
    c = colors.from_hsv(dice.between(14, 38), dice.between(0.25, 0.75), dice.between(0.2, 0.9))
    image = _flat(c) * (1 + dice.between(0.1, 0.3) * noise(dice, SIDE, dice.pick([8, 12]))[..., None])
    planks = dice.whole(0, 7)
    if planks:
        image = image * (1 - dice.between(0.2, 0.6) * ((_Y * planks) % 1 < 0.02)[..., None]) * (1 + 0.1 * np.sin(np.floor(_Y * planks) * 37.7)[..., None])
    if dice.chance(0.3):
        image = image.transpose(1, 0, 2)
    return np.ascontiguousarray(image)


def _scatter(image, dice, count, low, high, color):
    """Random blobs, boxes, lines and shards."""
    for _ in range(count):
        x, y, r, c = dice.between(0, SIDE), dice.between(0, SIDE), dice.between(low, high) * SIDE, tuple(float(v) for v in color(dice))
        what = dice.pick(['blob', 'blob', 'box', 'box', 'line', 'shard'])
        if what == 'blob':
            cv2.ellipse(image, (int(x), int(y)), (int(r), int(r * dice.between(0.2, 1))), dice.between(0, 360), 0, 360, c, -1)
        elif what == 'box':
            a = dice.pick([0, 0, dice.between(0, 6.28)])
            p = np.array([[-1, -1], [1, -1], [1, 1], [-1, 1]]) * [r, r * dice.between(0.15, 1.5)] @ np.array(
                [[np.cos(a), np.sin(a)], [-np.sin(a), np.cos(a)]]
            ) + [x, y]
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
    autumn = dice.chance(0.45)
    a, b = (
        (
            colors.from_hsv(dice.between(5, 60), dice.between(0.25, 0.7), dice.between(0.2, 0.55)),
            colors.from_hsv(dice.between(0, 110), dice.between(0.2, 0.6), dice.between(0.15, 0.5)),
        )
        if autumn
        else (colors.leaf_color(dice), colors.leaf_color(dice))
    )
    image = mix(a, b, np.clip(noise(dice, SIDE) * 0.5 + 0.5, 0, 1)[..., None])
    return image * (1 + dice.between(0.15, 0.5) * noise(dice, SIDE)[..., None])


def _outdoors(dice):
    what = dice.pick(['sea', 'grass', 'ground'], [0.36, 0.3, 0.34])
    horizon = dice.between(0.25, 0.85) if what == 'sea' else dice.between(0.15, 0.85)
    image, regions, clutter = _sky(dice), np.full((SIDE, SIDE), SKY, np.uint8), []
    edge = (
        horizon
        + (dice.between(-0.05, 0.05) * (_X - 0.5) if dice.chance(0.3) else 0)
        + (0 if what == 'sea' else dice.between(0, 0.02) * row(dice, SIDE, 48)[None])
    )
    edge = edge * np.ones((SIDE, SIDE), np.float32)
    for _ in range(dice.pick([0, 0, 1, 1, 2])):  # hills, woods or a skyline behind
        kind, rise = dice.pick(['tree', 'tree', 'mountain', 'building']), dice.between(0.02, 0.3 if what != 'sea' else 0.12)
        profile = np.repeat(dice.array.random(SIDE // 8 + 1), 8)[:SIDE] * 1.5 if kind == 'building' else row(dice, SIDE, dice.pick([24, 64, 128])) * 0.2 + 0.7
        if what == 'sea' and dice.chance(0.5):
            profile = profile * np.clip((_X[0] - dice.between(0.2, 0.9)) * 8 * dice.pick([-1, 1]), 0, 1)
        top = edge - rise * np.clip(profile, 0, 2)[None]
        strip = (_Y > top) & (_Y <= edge)
        filling = (
            _forest(dice)
            if kind == 'tree'
            else _flat(colors.from_hsv(dice.between(0, 360), dice.between(0, 0.4), dice.between(0.2, 0.9)))
            * (1 + dice.between(0.05, 0.3) * noise(dice, SIDE)[..., None])
        )
        image[strip] = mix(filling, np.array([0.6, 0.7, 0.8], np.float32), dice.between(0, 0.55))[strip]
        regions[strip] = CLUTTER
        clutter.append(kind)
    below = _Y > edge
    land = _sea(dice, horizon) if what == 'sea' else _grass(dice) if what == 'grass' else _ground(dice)
    image[below] = land[below]
    regions[below] = {'sea': SEA, 'grass': GRASS, 'ground': GROUND}[what]
    if what != 'sea' and dice.chance(0.3):  # a lake, a canal, a pool
        water = _sea(dice, horizon)
        if dice.chance(0.5):
            y0 = horizon + dice.between(0, 0.1)
            pool = (_Y > y0) & (_Y < y0 + dice.between(0.04, 0.2))
        else:
            y0, w0, w1, cx = horizon + dice.between(0.01, 0.1), dice.between(0.02, 0.1), dice.between(0.2, 0.5), dice.between(0.4, 0.6)
            pool = (_Y > y0) & (abs(_X - cx) < w0 + (w1 - w0) * (_Y - y0) / (1 - y0))
        if dice.chance(0.6):  # it mirrors the sky
            upside = image[np.clip((2 * horizon - _Y[:, 0]) * SIDE, 0, SIDE - 1).astype(int)]
            water = mix(water, upside * dice.between(0.6, 1), dice.between(0.4, 0.95))
        image[pool] = water[pool]
        regions[pool] = SEA
    if what != 'sea' and dice.chance(0.5):  # bushes, sheds, people: blobs along the horizon
        image = np.ascontiguousarray(image)
        color = colors.leaf_color if dice.chance(0.6) else colors.any_color
        for _ in range(dice.whole(3, 40)):
            y, x, r, c = (
                horizon + dice.between(-0.06, 0.35) * dice.between(0, 1),
                dice.between(0, 1),
                dice.between(0.01, 0.08),
                tuple(float(v) for v in color(dice)),
            )
            if dice.chance(0.6):
                shape = (int(x * SIDE), int(y * SIDE)), (max(1, int(r * SIDE * dice.between(0.4, 1))), max(1, int(r * SIDE * dice.between(0.5, 1.8))))
                cv2.ellipse(image, *shape, 0, 0, 360, c, -1)
                cv2.ellipse(regions, *shape, 0, 0, 360, CLUTTER, -1)
            else:
                h = int(r * SIDE * dice.between(0.3, 2))
                corners = (int((x - r) * SIDE), int(y * SIDE) - h), (int((x + r) * SIDE), int(y * SIDE))
                cv2.rectangle(image, *corners, c, -1)
                cv2.rectangle(regions, *corners, CLUTTER, -1)
        image = image * (1 + dice.between(0.05, 0.25) * noise(dice, SIDE)[..., None])
        clutter += ['tree', 'building']
    return Background(image, regions, what, horizon, tuple(clutter))


def _studio(dice):
    c = dice.pick([_ones(dice.between(0.9, 1)), _ones(dice.between(0, 0.15)), colors.any_color(dice)], [4, 1.5, 4])
    image = _gradient(c, np.clip(c * dice.between(0.75, 1.15), 0, 1), dice) if dice.chance(0.6) else _flat(c)
    horizon = -1
    if dice.chance(0.3):
        horizon = dice.between(0.5, 0.8)
        below = _Y > horizon
        image[below] = np.clip(image[below] * dice.between(0.7, 1.2), 0, 1)
    return Background(image, np.zeros((SIDE, SIDE), np.uint8), 'studio', horizon, ())


def _ones(value):
    return np.ones(3, np.float32) * value


def _room(dice):
    image = _scatter(
        np.ascontiguousarray(_gradient(colors.any_color(dice), colors.any_color(dice), dice)), dice, dice.whole(0, 14), 0.04, 0.4, colors.any_color
    )
    if dice.chance(0.8):
        image = _blurred(image, dice, 1, 10)
    regions, horizon = np.zeros((SIDE, SIDE), np.uint8), -1
    if dice.chance(0.4):  # a window with the blurred outside, frame and wall
        x0, x1, y1 = dice.between(-0.2, 0.4), dice.between(0.55, 1.2), dice.between(0.4, 0.9)
        outside = _blurred(
            _scatter(np.ascontiguousarray(_sky(dice) if dice.chance(0.5) else _grass(dice)), dice, dice.whole(3, 14), 0.05, 0.4, colors.any_color), dice, 2, 8
        )
        wall = _flat(dice.pick([_ones(dice.between(0.5, 1)), colors.any_color(dice)])) * (1 - dice.between(0, 0.4) * _X[..., None])
        slope = dice.between(-0.3, 0.3)
        opening = (_X > x0) & (_X < x1) & (_Y + slope * (_X - 0.5) < y1)
        image = np.where(opening[..., None], np.clip(outside * dice.between(0.8, 1.4), 0, 1), wall).astype(np.float32)
        image = np.ascontiguousarray(image)
        for x in (x0, x1):
            shade = dice.between(0, 1)
            cv2.line(image, (int(x * SIDE), 0), (int((x + dice.between(-0.05, 0.05)) * SIDE), SIDE), (shade,) * 3, dice.whole(3, 16))
        shade, y = dice.between(0, 1), y1 + slope * 0.5
        cv2.line(image, (0, int(y * SIDE)), (SIDE, int((y - slope) * SIDE)), (shade,) * 3, dice.whole(4, 24))
        cv2.line(image, (0, int(y * SIDE) + 12), (SIDE, int((y - slope) * SIDE) + 12), (1 - shade,) * 3, dice.whole(2, 10))
    if dice.chance(0.8):
        horizon, tilt = dice.between(0.35, 0.85), dice.between(-0.3, 0.3)
        table = _Y > horizon + tilt * (_X - 0.5)
        top = dice.pick([_ground, _wood])(dice)
        if dice.chance(0.4):
            top = _gradient(_ones(dice.between(0.4, 1)), _ones(dice.between(0.2, 0.9)), dice)
        image[table] = top[table]
        regions[table] = GROUND
    return Background(image, regions, 'room', horizon, ())


def _foliage(dice):
    color = colors.leaf_color if dice.chance(0.75) else colors.any_color
    image = _flat(color(dice) * dice.between(0.2, 1))
    if dice.chance(0.6):  # leaves with midribs, some sharp
        image = np.ascontiguousarray(image)
        for _i in range(dice.whole(8, 40)):
            x, y, l, a, c = dice.between(0, SIDE), dice.between(0, SIDE), dice.between(12, 70), dice.between(0, 6.28), color(dice)
            t = np.linspace(0, np.pi, 14)
            p = np.concatenate([np.stack([-np.cos(t) * l, np.sin(t) * l * 0.5], 1), np.stack([np.cos(t) * l, -np.sin(t) * l * 0.45], 1)]) @ np.array(
                [[np.cos(a), np.sin(a)], [-np.sin(a), np.cos(a)]]
            ) + [x, y]
            cv2.fillPoly(image, [p.astype(np.int32)], tuple(float(v) for v in c))
            cv2.line(image, *[tuple(q.astype(int).tolist()) for q in (p[0], p[14])], tuple(float(v) for v in c * dice.between(0.7, 1.4)), 1, cv2.LINE_AA)
        for _ in range(dice.whole(0, 4)):
            c = color(dice) * dice.between(0.5, 1.5)
            cv2.line(image, (dice.whole(0, SIDE), 0), (dice.whole(0, SIDE), SIDE), tuple(float(v) for v in c), dice.whole(1, 8), cv2.LINE_AA)
    else:
        image = _scatter(image, dice, dice.whole(15, 70), 0.02, 0.25, color)
    image = image * (1 + dice.between(0.05, 0.3) * noise(dice, SIDE)[..., None])
    if dice.chance(0.55):
        image = _blurred(image, dice, 0.5, 6)
    return Background(image * dice.between(0.3, 1.1), np.zeros((SIDE, SIDE), np.uint8), 'foliage', -1, ('leaf', 'tree'))


def _clutter(dice):
    if dice.chance(0.4):
        image = _wood(dice)
    elif dice.chance(0.5):
        image = mix(colors.any_color(dice), colors.any_color(dice), np.clip(noise(dice, SIDE) * 0.5 + 0.5, 0, 1)[..., None])
    else:
        image = _scatter(np.ascontiguousarray(_flat(colors.any_color(dice))), dice, dice.whole(10, 60), 0.03, 0.3, colors.any_color)
        if dice.chance(0.7):
            image = _blurred(image, dice, 1, 8)
    return Background(image.astype(np.float32), np.zeros((SIDE, SIDE), np.uint8), 'surface', -1, ())


# -- More places, for training only --


def _palette(dice, count):
    """Colours that may well be of one family."""
    hue, spread = dice.between(0, 360), dice.pick([20, 60, 360])
    return [colors.from_hsv(hue + dice.between(-spread, spread) / 2, dice.between(0, 1), dice.between(0.1, 1)) for _ in range(count)]


def _plain(image, place='surface', horizon=-1, regions=None, clutter=()):
    return Background(np.ascontiguousarray(image, np.float32), np.zeros((SIDE, SIDE), np.uint8) if regions is None else regions, place, horizon, clutter)


def _poster(dice):
    """Rays, rings, stripes or waves in two or three colours."""
    inks, x, y = _palette(dice, 3), dice.between(0, 1), dice.between(0, 1)
    angle, n = dice.between(0, 6.28), dice.whole(3, 24)
    t = dice.pick(
        [
            np.arctan2(_Y - y, _X - x) / 6.283 * n,
            np.hypot(_X - x, _Y - y) * n,
            (_X * np.cos(angle) + _Y * np.sin(angle)) * n,
            _Y * n + dice.between(0.2, 1) * np.sin(_X * dice.between(6, 30)),
        ]
    )
    return _plain(np.where((t % 1 < dice.between(0.3, 0.7))[..., None], inks[0], inks[1]), dice.pick(['studio', 'surface']))


def _cells(dice):
    """Glass or stones in cells, fields seen from above."""
    n = dice.whole(8, 60)
    sites, inks = dice.array.random((n, 2), np.float32), np.stack(_palette(dice, n))
    far = (_X[..., None] - sites[:, 0]) ** 2 + (_Y[..., None] - sites[:, 1]) ** 2
    nearest = far.argmin(2)
    image = inks[nearest]
    if dice.chance(0.6):
        two = np.partition(far, 1, 2)
        joint = np.sqrt(two[..., 1]) - np.sqrt(two[..., 0]) < dice.between(0.004, 0.02)
        image = np.where(joint[..., None], _ones(dice.between(0, 1)), image)
    return _plain(image * (1 + dice.between(0, 0.2) * noise(dice, SIDE)[..., None]))


def _marble(dice):
    """Veins and flows: noise bent by noise, in a few colours."""
    inks, flow = _palette(dice, 3), noise(dice, SIDE) * dice.between(8, 40)
    field = cv2.remap(
        noise(dice, SIDE), (_X * SIDE + flow).astype(np.float32), (_Y * SIDE - flow).astype(np.float32), cv2.INTER_LINEAR, borderMode=cv2.BORDER_REFLECT
    )
    if dice.chance(0.4):
        field = np.sin(field * dice.between(2, 8)) * 2
    t = np.clip(field * 0.4 + 0.5, 0, 1)[..., None]
    return _plain(mix(mix(inks[0], inks[1], t), inks[2], np.clip(2 * t - 1, 0, 1)), dice.pick(['surface', 'surface', 'studio']))


def _curtain(dice):
    """Cloth in folds, perhaps over a floor."""
    folds = np.sin((_X + dice.between(0, 0.05) * np.sin(_Y * dice.between(2, 9))) * dice.between(20, 90) + 2 * row(dice, SIDE, 24)[None])
    image = colors.any_color(dice) * (1 + dice.between(0.1, 0.5) * folds)[..., None]
    return _floored(image, dice, 'room') if dice.chance(0.6) else _plain(image, 'room')


def _floored(image, dice, place):
    """A floor or a shelf below, with or without a skirting."""
    horizon, regions = dice.between(0.45, 0.85), np.zeros((SIDE, SIDE), np.uint8)
    floor = dice.pick([_ground, _wood])(dice) if dice.chance(0.6) else _flat(colors.any_color(dice))
    below = _Y > horizon
    image = np.where(below[..., None], floor, image)
    regions[below] = GROUND
    if dice.chance(0.4):
        image[(_Y > horizon - dice.between(0.01, 0.06)) & ~below] = _ones(dice.between(0, 1))
    return _plain(image, place, horizon, regions)


def _shelves(dice):
    """Boards with upright things on them, out of focus or not."""
    image, boards = np.ascontiguousarray(_flat(colors.any_color(dice) * dice.between(0.3, 1)), np.float32), dice.whole(2, 5)
    for i in range(boards):
        y, x = int((i + 1) * SIDE / boards), 0
        while x < SIDE:
            w, h = dice.whole(4, 26), int(SIDE / boards * dice.between(0.3, 0.9))
            if dice.chance(0.8):
                cv2.rectangle(image, (x, y - h), (x + w, y), tuple(float(v) for v in colors.any_color(dice)), -1)
            x += w + dice.whole(0, 6)
        cv2.rectangle(image, (0, y - 5), (SIDE, y), tuple(float(v) for v in colors.any_color(dice)), -1)
    return _plain(_blurred(image, dice, 0.6, 5) if dice.chance(0.7) else image, 'room', clutter=('shelf',))


def _street(dice):
    """A road between two rows of fronts, towards a vanishing point."""
    x0, y0 = dice.between(0.3, 0.7), dice.between(0.3, 0.6)
    image, regions = _sky(dice).astype(np.float32), np.full((SIDE, SIDE), SKY, np.uint8)
    across = np.abs(_X - x0) / np.where(_X < x0, x0, 1 - x0)
    height = dice.between(0.3, 1.2)
    fronts = (_Y > y0 - height * across) & (across > dice.between(0.05, 0.3))
    depth = np.log(across + 0.02)
    panels = np.floor(depth * dice.between(2, 8)) + 17 * (_X < x0)
    tint = np.stack(_palette(dice, 40))[(panels.astype(int) * 7) % 40]
    openings = ((depth * dice.between(8, 30)) % 1 < 0.4) & (((_Y - y0) / (across + 0.02) * dice.between(3, 8)) % 1 < 0.5)
    image = np.where(fronts[..., None], tint * (1 - dice.between(0.2, 0.7) * openings)[..., None], image)
    regions[fronts] = CLUTTER
    road = _Y > y0 + dice.between(0.0, 0.25) * across
    image = np.where(road[..., None], _ground(dice), image)
    regions[road] = GROUND
    return _plain(image * (1 + 0.06 * noise(dice, SIDE)[..., None]), 'ground', y0, regions, ('building',))


def _ridges(dice):
    """Ridge behind ridge in haze, the nearest perhaps a meadow."""
    image, regions, n = _sky(dice).astype(np.float32), np.full((SIDE, SIDE), SKY, np.uint8), dice.whole(2, 6)
    near, haze, y = (
        colors.from_hsv(dice.between(60, 260), dice.between(0.2, 0.7), dice.between(0.08, 0.5)),
        colors.from_hsv(dice.between(0, 360), dice.between(0, 0.3), dice.between(0.6, 1)),
        dice.between(0.25, 0.5),
    )
    for i in range(n):
        strip = _Y > y + 0.05 * row(dice, SIDE, dice.pick([24, 64]))[None]
        image[strip] = mix(haze, near, (i + 1) / n)
        regions[strip] = CLUTTER
        y += dice.between(0.04, 0.14)
    below = _Y > y
    image[below] = _grass(dice)[below]
    regions[below] = GRASS
    return _plain(image, 'grass', y, regions, ('mountain', 'tree'))


def _night(dice):
    """Stars, a glow, perhaps dark land or water below."""
    image = mix(
        colors.from_hsv(dice.between(200, 300), dice.between(0.3, 1), dice.between(0.02, 0.25)),
        colors.any_color(dice) * dice.between(0.05, 0.5),
        np.clip(noise(dice, SIDE) * 0.4 + 0.4, 0, 1)[..., None],
    )
    stars = dice.array.random((SIDE, SIDE)) > dice.between(0.985, 0.999)
    image = image + cv2.GaussianBlur(stars.astype(np.float32), (0, 0), dice.between(0.4, 0.8))[..., None] * dice.between(0.5, 2)
    if dice.chance(0.5):
        return _plain(image, 'studio')
    horizon, regions = dice.between(0.4, 0.8), np.full((SIDE, SIDE), SKY, np.uint8)
    wet = dice.chance(0.5)
    below = _Y > horizon
    image[below] = ((_sea(dice, horizon) if wet else _ground(dice)) * dice.between(0.1, 0.5))[below]
    regions[below] = SEA if wet else GROUND
    return _plain(image, 'sea' if wet else 'ground', horizon, regions)


def _underwater(dice):
    """Light from above, bubbles, a bed."""
    image = mix(
        colors.from_hsv(dice.between(170, 215), dice.between(0.2, 0.8), dice.between(0.6, 1)),
        colors.from_hsv(dice.between(190, 240), dice.between(0.5, 1), dice.between(0.1, 0.5)),
        _Y[..., None],
    )
    rays = np.clip(np.sin((_X - 0.5) / (_Y + dice.between(0.3, 1)) * dice.between(10, 40)), 0, 1) * np.clip(1 - _Y * 1.3, 0, 1)
    image = np.ascontiguousarray(image + dice.between(0, 0.3) * rays[..., None], np.float32)
    for _ in range(dice.whole(0, 25)):
        cv2.circle(image, (dice.whole(0, SIDE), dice.whole(0, SIDE)), dice.whole(1, 8), (0.8, 0.9, 1.0), 1, cv2.LINE_AA)
    return _plain(image, 'surface')


def _sheet(dice):
    """Ruled or squared paper, canvas, scribbles."""
    image = np.ascontiguousarray(_flat(colors.from_hsv(dice.between(0, 360), dice.between(0, 0.2), dice.between(0.75, 1))), np.float32)
    pitch, ink = dice.whole(6, 30), tuple(float(v) for v in colors.any_color(dice))
    if dice.chance(0.6):
        for v in range(0, SIDE, pitch):
            cv2.line(image, (0, v), (SIDE, v), ink, 1)
            if pitch % 2:
                cv2.line(image, (v, 0), (v, SIDE), ink, 1)
    for _ in range(dice.pick([0, 0, 2, 6])):
        strokes = (dice.array.random((8, 2)) * 0.3 + dice.array.random(2) * 0.9) * SIDE
        cv2.polylines(image, [strokes.astype(np.int32)], False, tuple(float(v) for v in colors.any_color(dice)), dice.whole(1, 3), cv2.LINE_AA)
    return _plain(image, 'surface')


def _facets(dice):
    """Large overlapping planes, each lit in its own way, as in a cubist's picture or a corner of a room."""
    image = np.ascontiguousarray(_flat(colors.any_color(dice)), np.float32)
    for ink in _palette(dice, dice.whole(3, 14)):
        x, y, angle = dice.between(0, 1), dice.between(0, 1), dice.between(0, 6.28)
        side = (_X - x) * np.cos(angle) + (_Y - y) * np.sin(angle)
        part = (side > 0) & (side < dice.between(0.1, 0.8))
        image[part] = (ink * (1 + dice.between(-0.8, 0.8) * side[..., None]))[part]
    return _plain(image, dice.pick(['room', 'surface', 'studio']))


_MORE_PLACES = [_poster, _cells, _marble, _curtain, _shelves, _street, _ridges, _night, _underwater, _sheet, _facets]


def varied_background(dice):
    """A place as `random_background` makes it or, as often, another."""
    if dice.chance(0.55):
        return random_background(dice)
    b = dice.pick(_MORE_PLACES)(dice)
    return b._replace(image=np.clip(b.image, 0, 1).astype(np.float32))


def random_background(dice):
    make = dice.pick([_outdoors, _studio, _room, _foliage, _clutter], [0.44, 0.15, 0.2, 0.12, 0.09])
    b = make(dice)
    return b._replace(image=np.clip(b.image, 0, 1).astype(np.float32))
