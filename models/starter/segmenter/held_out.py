"""Drawings and backgrounds that are for measuring only: known kinds of things, drawn otherwise than `shapes.py` draws them, in places that `backgrounds.py` lacks.

Nothing here may be used for training. `starter.segmenter.evaluate --held-out` measures on scenes that consist of these alone.
"""

import cv2
import numpy as np

from . import colors
from .backgrounds import GROUND, NONE, SIDE, SKY, Background
from .noise import mix, noise, row
from .shapes import KINDS, PI, Figure, bezier, box, dome, ellipse, points, smooth, strut, thick, turned

_Y, _X = np.mgrid[0:SIDE, 0:SIDE].astype(np.float32) / SIDE


# -- Drawings --


def apple(d):
    """On two lobes, with a pointed leaf."""
    f = Figure()
    f.add(ellipse(-0.32, 0, 0.58, 0.8)).add(ellipse(0.32, 0, 0.58, 0.8)).add(ellipse(0, 0.1, 0.7, 0.68))
    f.add(strut(0, -0.55, d.between(-0.15, 0.25), -1.05, 0.05), 'wood')
    return f.flat(turned(points(0.05, -0.85, 0.35, -1.1, 0.7, -1.0, 0.4, -0.8), d.between(-0.3, 0.3), 0.05, -0.85), 'green') if d.chance(0.6) else f


def flower(d):
    """With heart-shaped petals in two rings, or as a sunflower with many narrow ones."""
    f, many = Figure(), d.chance(0.4)
    count = d.whole(14, 20) if many else d.whole(5, 8)
    for ring, reach in ((0, 1.0), (1, 0.72)):
        for k in range(count):
            a = 2 * PI * (k + 0.5 * ring) / count
            petal = (
                points(0.2, -0.07, 0.85, -0.1, 1.05, 0, 0.85, 0.1, 0.2, 0.07)
                if many
                else points(0.12, 0, 0.5, -0.34, 0.95, -0.36, 0.86, 0, 0.95, 0.36, 0.5, 0.34)
            )
            f.add(smooth(turned(petal * reach, a), 1), 'main' if ring == 0 else 'main+')
    return f.add(ellipse(0, 0, 0.38 if many else 0.2, 0.38 if many else 0.2), d.pick(['wood', 'dark']) if many else 'yellow')


def teapot(d):
    """Tall, with straight sides, an angular spout and a handle over the top or at the side."""
    f, top, foot = Figure(), d.between(0.3, 0.5), d.between(0.6, 0.8)
    over = d.chance(0.5)
    if over:
        f.add(thick(ellipse(0, -0.45, top + 0.15, d.between(0.5, 0.75), PI, 2 * PI, n=20), 0.06))
    else:
        f.add(thick(points(top * 0.8, -0.4, 1.05, -0.45, 1.1, 0.1, foot * 0.9, 0.45), 0.07))
    f.add(points(-foot * 0.7, 0.55, -foot * 0.8, 0.2, -1.05, -0.45, -0.85, -0.5, -top * 0.9, 0.05))
    f.add(points(-top, -0.5, top, -0.5, foot, 0.8, -foot, 0.8))
    f.flat(box(-top * 1.05, -0.58, top * 1.05, -0.48), 'main-').add(points(-top * 0.8, -0.58, -0.1, -0.8, 0.1, -0.8, top * 0.8, -0.58)).add(
        ellipse(0, -0.87, 0.09, 0.09)
    )
    return f.flat(points(-0.62, 0.3, 0.62, 0.3, 0.66, 0.45, -0.66, 0.45), 'second') if d.chance(0.3) else f


def cup(d):
    """A round cup on a saucer, or a straight beaker with an angular handle."""
    f = Figure()
    if d.chance(0.5):
        f.add(ellipse(0, 0.62, 1, 0.16), 'main-').add(ellipse(0, 0.58, 0.96, 0.13), 'main')
        f.add(thick(ellipse(0.62, -0.05, 0.3, 0.26, -1.5, 1.5, n=14), 0.06))
        return (
            f.add(np.concatenate([ellipse(0, -0.3, 0.68, 0.9, 0, PI, n=24)]))
            .flat(ellipse(0, -0.3, 0.68, 0.14), 'main+')
            .flat(ellipse(0, -0.29, 0.6, 0.1), 'wood')
        )
    f.flat(thick(points(0.45, -0.55, 0.95, -0.55, 0.95, 0.35, 0.45, 0.35), 0.09))
    f.add(box(-0.55, -0.85, 0.55, 0.85)).flat(box(-0.55, -0.85, 0.55, -0.76), 'main+')
    return f.flat(box(-0.55, -0.1, 0.55, 0.2), 'second') if d.chance(0.5) else f


def bottle(d):
    """A square flask with a short neck and a stopper."""
    w, f = d.between(0.35, 0.6), Figure()
    f.add(ellipse(0, -0.92, 0.2, 0.16), d.pick(['wood', 'light'])).add(box(-0.13, -0.85, 0.13, -0.5), 'main+')
    f.add(smooth(points(-w, -0.55, w, -0.55, w, 0.95, -w, 0.95), 1))
    return f.flat(box(-w * 0.75, -0.1, w * 0.75, 0.5), d.pick(['light', 'second']))


def sailboat(d):
    """A sloop seen from ahead or a junk with battened sails."""
    f = Figure()
    if d.chance(0.5):
        f.add(points(-0.9, 0.55, -0.65, 0.4, 0.75, 0.4, 1.0, 0.3, 0.8, 0.85, -0.7, 0.85))
        for x, w, t in ((-0.4, 0.35, -0.5), (0.25, 0.45, -0.95)):
            f.flat(strut(x, 0.45, x, t - 0.05, 0.025), 'wood', True)
            f.flat(points(x - w * 0.7, t + 0.1, x + w * 0.5, t, x + w, 0.1, x + w * 0.9, 0.32, x - w * 0.8, 0.3), 'sail', True)
            for k in range(1, 4):
                y = t + (0.3 - t) * k / 4
                f.flat(strut(x - w * 0.8, y, x + w * 0.85, y - 0.04, 0.012), 'sail-', True)
        return f
    f.add(points(-0.45, 0.5, 0.45, 0.5, 0.3, 0.9, 0, 1.0, -0.3, 0.9))
    f.flat(strut(0, 0.5, 0, -1.05, 0.02), 'gray', True)
    f.flat(np.concatenate([points(0.03, -1, 0.03, 0.4), bezier((0.62, 0.36), (0.5, -0.3), (0.03, -1), n=12)]), 'sail', True)
    return f.flat(np.concatenate([points(-0.03, -0.8, -0.03, 0.4), bezier((-0.5, 0.38), (-0.45, -0.2), (-0.03, -0.8), n=12)]), 'sail+', True)


def car(d):
    """A boxy estate car, or one seen from ahead."""
    f = Figure()
    if d.chance(0.35):
        f.flat(points(-0.55, -0.6, 0.55, -0.6, 0.75, -0.1, -0.75, -0.1)).flat(points(-0.47, -0.53, 0.47, -0.53, 0.62, -0.12, -0.62, -0.12), 'glass').add(
            smooth(points(-0.9, -0.12, 0.9, -0.12, 0.95, 0.5, -0.95, 0.5), 1)
        )
        for x in (-0.68, 0.68):
            f.add(ellipse(x, 0.1, 0.14, 0.12), 'light').flat(box(x - 0.16, 0.45, x + 0.16, 0.72), 'dark')
        return f.flat(box(-0.4, 0.05, 0.4, 0.3), 'dark')
    f.flat(points(-0.95, -0.05, -0.8, -0.55, 0.45, -0.55, 0.6, -0.05)).flat(points(-0.8, -0.08, -0.7, -0.45, -0.2, -0.45, -0.2, -0.08), 'glass').flat(
        points(-0.12, -0.08, -0.12, -0.45, 0.38, -0.45, 0.48, -0.08), 'glass'
    )
    f.add(smooth(points(-1.1, -0.1, 0.6, -0.1, 1.1, 0.02, 1.1, 0.38, -1.1, 0.38), 1)).flat(box(-1.1, 0.3, 1.1, 0.38), 'main-')
    for x in (-0.62, 0.62):
        f.add(ellipse(x, 0.4, 0.24, 0.24), 'dark').flat(ellipse(x, 0.4, 0.11, 0.11), 'gray')
    return f


def house(d):
    """With a hipped or a flat roof, or as a half-timbered gable."""
    f, sort = Figure(), d.whole(0, 2)
    if sort == 0:
        f.flat(box(-0.9, -0.1, 0.9, 0.8)).flat(points(-1.05, -0.08, -0.55, -0.6, 0.55, -0.6, 1.05, -0.08), d.pick(['red', 'gray', 'wood', 'second'])).flat(
            box(-0.1, -0.75, 0.05, -0.55), 'wood'
        )
        return f.windows(-0.85, 0, 0.85, 0.45, 4, 1, 'glass', 0.5).flat(box(-0.15, 0.4, 0.15, 0.8), 'wood')
    if sort == 1:
        f.flat(box(-0.6, -0.7, 0.95, 0.8)).flat(box(-1, -0.1, -0.3, 0.8), 'main+').flat(box(-0.68, -0.78, 1.02, -0.68), 'gray').flat(
            box(-1.05, -0.18, -0.25, -0.08), 'gray'
        )
        return f.flat(box(-0.1, -0.5, 0.75, -0.05), 'glass').flat(box(-0.1, 0.2, 0.75, 0.6), 'glass').flat(box(-0.85, 0.2, -0.45, 0.8), 'dark')
    f.flat(points(-0.7, 0.85, -0.7, -0.1, 0, -1, 0.7, -0.1, 0.7, 0.85)).flat(thick(points(-0.85, 0, 0, -1.08, 0.85, 0), 0.07), d.pick(['red', 'wood']))
    for line in (
        points(-0.7, 0.35, 0.7, 0.35),
        points(-0.7, -0.1, 0.7, -0.1),
        points(-0.25, 0.35, -0.25, -0.1),
        points(0.25, 0.35, 0.25, -0.1),
        points(-0.7, 0.35, -0.25, -0.1),
        points(0.7, 0.35, 0.25, -0.1),
    ):
        f.flat(thick(line, 0.03), 'wood')
    return f.flat(box(-0.15, 0.45, 0.15, 0.85), 'dark')


def tower(d):
    """Round and in storeys, or a slender one with an open lantern."""
    f = Figure()
    if d.chance(0.5):
        w = d.between(0.3, 0.4)
        for k, (y0, y1) in enumerate(((0.4, 1.05), (-0.15, 0.4), (-0.6, -0.15))):
            v = w * (1 - 0.18 * k)
            f.add(box(-v, y0, v, y1), 'main', named=True).flat(box(-v * 1.1, y0 - 0.04, v * 1.1, y0 + 0.04), 'main-', True)
            f.flat(np.concatenate([dome(0, (y0 + y1) / 2, 0.08, 1.2), points(0.08, (y0 + y1) / 2 + 0.15, -0.08, (y0 + y1) / 2 + 0.15)]), 'dark', True)
        return f.add(points(-w * 0.75, -0.62, 0, -1.05, w * 0.75, -0.62), d.pick(['red', 'gray', 'second']), named=True)
    w = d.between(0.14, 0.2)
    f.flat(box(-w, -0.3, w, 1.05), 'main', True).flat(box(-w * 1.5, -0.36, w * 1.5, -0.28), 'main-', True)
    for x in (-w, 0, w):
        f.flat(strut(x, -0.3, x, -0.65, 0.03), 'main', True)
    f.add(dome(0, -0.62, w * 1.3, 1.5), d.pick(['gray', 'green', 'second']), named=True)
    return f.windows(-w, -0.1, w, 0.9, 1, 5, 'dark', 0.35, True)


def palace(d):
    """A long front with columns and a pediment, or with a drum dome between two wings."""
    f = Figure()
    if d.chance(0.5):
        f.flat(box(-1.1, -0.1, 1.1, 0.7)).flat(box(-1.15, 0.65, 1.15, 0.8), 'main-').windows(-1.08, 0, 1.08, 0.6, 11, 2, 'dark', 0.4)
        f.flat(box(-0.45, -0.15, 0.45, 0.7), 'main+').flat(points(-0.52, -0.15, 0, -0.5, 0.52, -0.15))
        for x in np.linspace(-0.4, 0.4, 6):
            f.add(box(x - 0.035, -0.12, x + 0.035, 0.68))
        return f
    f.flat(box(-1.1, 0.1, -0.4, 0.7)).flat(box(0.4, 0.1, 1.1, 0.7)).flat(box(-0.45, -0.05, 0.45, 0.7), 'main+').add(box(-0.3, -0.35, 0.3, -0.05)).add(
        dome(0, -0.33, 0.34, 1.1), d.pick(['main', 'gray', 'green'])
    ).flat(box(-0.03, -0.95, 0.03, -0.68), 'main-')
    return (
        f.windows(-1.05, 0.2, -0.45, 0.6, 4, 1, 'dark', 0.45)
        .windows(0.45, 0.2, 1.05, 0.6, 4, 1, 'dark', 0.45)
        .windows(-0.28, -0.3, 0.28, -0.08, 5, 1, 'dark', 0.4)
    )


def tree(d):
    """A fir of tiers, a poplar, or a palm."""
    f, sort = Figure(), d.whole(0, 2)
    if sort == 0:
        f.add(box(-0.08, 0.6, 0.08, 1), 'wood')
        for k in range(4):
            y, w = -1 + 0.42 * k, 0.28 + 0.16 * k
            f.add(points(-w, y + 0.6, 0, y, w, y + 0.6), 'main' if k % 2 else 'main-')
        return f
    if sort == 1:
        return f.add(box(-0.06, 0.5, 0.06, 1), 'wood').add(ellipse(0, -0.15, d.between(0.22, 0.36), 0.85)).add(ellipse(0.05, -0.3, 0.15, 0.5), 'main+')
    f.add(thick(bezier((0.1, 1), (-0.1, 0.3), (0, -0.45)), np.linspace(0.09, 0.05, 16)), 'wood')
    for k in range(7):
        a = PI + PI * k / 6
        f.add(
            thick(
                bezier((0, -0.45), (0.5 * np.cos(a), -0.5 + 0.55 * np.sin(a)), (0.85 * np.cos(a), -0.25 + 0.3 * np.sin(a))),
                np.sin(np.linspace(0.4, PI - 0.1, 16)) * 0.1,
            ),
            'main' if k % 2 else 'main-',
        )
    return f


def cat(d):
    """Sitting upright, seen from ahead or from behind, or lying curled."""
    f = Figure()
    if d.chance(0.35):
        f.add(ellipse(0.1, 0.35, 0.85, 0.5)).add(thick(bezier((0.8, 0.5), (0.3, 1.0), (-0.5, 0.78)), 0.1)).add(ellipse(-0.55, 0.2, 0.34, 0.3))
        return f.add(points(-0.82, 0.05, -0.78, -0.25, -0.55, -0.05)).add(points(-0.5, -0.07, -0.3, -0.25, -0.26, 0.05))
    f.add(thick(bezier((0.35, 0.85), (0.95, 0.8), (0.8, 0.1)), 0.08)).add(smooth(points(-0.25, -0.4, 0.25, -0.4, 0.55, 0.5, 0.5, 0.95, -0.5, 0.95, -0.55, 0.5)))
    f.add(ellipse(0, -0.55, 0.36, 0.32)).add(points(-0.34, -0.6, -0.32, -1.02, -0.06, -0.82)).add(points(0.34, -0.6, 0.32, -1.02, 0.06, -0.82))
    if d.chance(0.6):
        for x in (-0.14, 0.14):
            f.flat(ellipse(x, -0.58, 0.06, 0.05), d.pick(['green', 'yellow'])).flat(box(x * 1.2 - 0.06, 0.4, x * 1.2 + 0.06, 0.95), 'main+')
    return f


def bird(d):
    """On the wing, or standing on long legs."""
    f = Figure()
    if d.chance(0.5):
        f.add(smooth(points(-0.7, 0.05, -0.2, -0.12, 0.5, -0.08, 0.75, 0.05, 0.4, 0.2, -0.2, 0.18))).add(
            smooth(points(-0.1, 0, 0.15, -0.95, 0.55, -1.0, 0.3, 0))
        ).add(smooth(points(-0.25, 0.05, -0.6, 0.8, -0.25, 0.85, 0.2, 0.12)), 'main-')
        return (
            f.add(ellipse(0.72, -0.02, 0.18, 0.15))
            .flat(points(0.86, -0.04, 1.08, 0.04, 0.86, 0.06), 'orange')
            .flat(points(-0.65, 0, -1.05, -0.15, -1.0, 0.2), 'main-')
        )
    for x in (-0.05, 0.15):
        f.flat(strut(x, 0.2, x, 1, 0.025), 'orange')
    f.add(ellipse(0, 0, 0.55, 0.34)).add(thick(bezier((0.4, -0.1), (0.75, -0.3), (0.45, -0.55), (0.6, -0.8)), 0.08)).add(ellipse(0.62, -0.82, 0.16, 0.13))
    return f.flat(points(0.72, -0.86, 1.1, -0.78, 0.72, -0.76), 'orange').add(points(-0.4, -0.05, -0.95, 0.3, -0.3, 0.25), 'main-')


def fish(d):
    """Deep-bodied and striped, or long as an eel's cousin."""
    f = Figure()
    if d.chance(0.6):
        f.add(points(0.5, 0, 1.05, -0.5, 0.9, 0, 1.05, 0.5)).add(points(-0.3, -0.55, 0.45, -0.95, 0.5, -0.3), 'main-').add(
            points(-0.2, 0.55, 0.4, 0.95, 0.45, 0.3), 'main-'
        ).add(smooth(points(-1, 0, -0.45, -0.65, 0.25, -0.6, 0.65, 0, 0.25, 0.6, -0.45, 0.65)))
        for x in (-0.3, 0.1):
            f.flat(box(x, -0.45, x + 0.14, 0.45), 'second')
        return f.flat(ellipse(-0.62, -0.12, 0.08, 0.08), 'dark')
    f.add(thick(bezier((-1, 0), (-0.4, -0.5), (0.3, 0.5), (0.9, -0.1), n=24), np.linspace(0.2, 0.06, 24))).add(
        points(0.8, -0.1, 1.1, -0.35, 1.08, 0.15), 'main-'
    )
    return f.flat(ellipse(-0.88, -0.06, 0.05, 0.05), 'dark')


DRAWINGS = {f.__name__: f for f in (apple, flower, teapot, cup, bottle, sailboat, car, house, tower, palace, tree, cat, bird, fish)}
FIGURES = {kind: (f, *KINDS[kind][1:]) for kind, f in DRAWINGS.items()}


# -- Backgrounds --


def _bricks(dice):
    """A brick wall, with paving before it now and then."""
    a, b = (
        colors.from_hsv(dice.between(0, 30), dice.between(0.2, 0.6), dice.between(0.3, 0.75)),
        colors.from_hsv(dice.between(20, 50), dice.between(0, 0.2), dice.between(0.4, 0.8)),
    )
    down, across = dice.whole(9, 22), dice.whole(4, 9)
    course = np.floor(_Y * down)
    u, v = (_X * across + 0.5 * (course % 2)) % 1, _Y * down % 1
    tone = np.sin(course * 12.9 + np.floor(_X * across + 0.5 * (course % 2)) * 78.2) * 0.12
    image = np.where(((u < 0.05) | (v < 0.1))[..., None], b, a * (1 + tone[..., None])) * (1 + 0.08 * noise(dice, SIDE)[..., None])
    regions, horizon = np.zeros((SIDE, SIDE), np.uint8), -1
    if dice.chance(0.6):
        horizon = dice.between(0.65, 0.88)
        floor = _Y > horizon
        image = np.where(
            floor[..., None],
            colors.from_hsv(dice.between(20, 50), dice.between(0, 0.15), dice.between(0.3, 0.7)) * (1 + 0.15 * noise(dice, SIDE, 4)[..., None]),
            image,
        )
        regions[floor] = GROUND
    return Background(image, regions, 'surface' if horizon < 0 else 'room', horizon, ('building',))


def _dunes(dice):
    """Sand or snow in waves under a plain sky."""
    snow = dice.chance(0.4)
    image = mix(
        colors.from_hsv(dice.between(200, 225), dice.between(0.2, 0.7), dice.between(0.5, 0.95)),
        colors.from_hsv(dice.between(25, 220), dice.between(0.05, 0.3), dice.between(0.8, 1)),
        _Y[..., None],
    )
    regions, horizon = np.full((SIDE, SIDE), SKY, np.uint8), dice.between(0.3, 0.6)
    base = (
        colors.from_hsv(215, dice.between(0.02, 0.12), dice.between(0.8, 1))
        if snow
        else colors.from_hsv(dice.between(25, 42), dice.between(0.3, 0.6), dice.between(0.6, 0.95))
    )
    for k in range(5):
        edge = horizon + k * 0.1 + (0.03 + 0.02 * k) * row(dice, SIDE, dice.pick([4, 6, 10]))[None] * (k > 0)
        crest = np.clip((_Y - edge) * 6, 0, 1)
        hill = _Y > edge
        image = np.where(hill[..., None], base * (1.05 - 0.35 * crest * dice.between(0.3, 1))[..., None], image)
        regions[hill] = GROUND
    return Background(image * (1 + 0.03 * noise(dice, SIDE)[..., None]), regions, 'ground', horizon, ())


def _tiles(dice):
    """A chequered floor in perspective before a papered wall."""
    a, b = colors.any_color(dice), colors.any_color(dice)
    wall = colors.any_color(dice) ** 0.6
    image = np.ones((SIDE, SIDE, 3), np.float32) * wall
    stripes = (_X * dice.whole(8, 20)) % 1 < dice.between(0.2, 0.5)
    image = np.where(stripes[..., None], image * dice.between(0.7, 0.95), image)
    horizon = dice.between(0.4, 0.7)
    depth = np.maximum(_Y - horizon, 1e-3)
    check = (np.floor((_X - 0.5) / (depth + 0.15) * dice.between(2, 4)) + np.floor(0.8 / (depth + 0.15) * dice.between(1.5, 3))) % 2
    floor = _Y > horizon
    image = np.where(floor[..., None], np.where(check[..., None] > 0, a, b), image)
    regions = np.zeros((SIDE, SIDE), np.uint8)
    regions[floor] = GROUND
    return Background(image * (1 - 0.3 * abs(_X - dice.between(0.2, 0.8)))[..., None], regions, 'room', horizon, ())


def _lights(dice):
    """Discs of light out of focus, by night."""
    image = np.ascontiguousarray(
        np.ones((SIDE, SIDE, 3), np.float32) * colors.from_hsv(dice.between(200, 280), dice.between(0.2, 0.8), dice.between(0.03, 0.25))
    )
    for _ in range(dice.whole(15, 60)):
        disc = np.zeros((SIDE, SIDE), np.float32)
        cv2.circle(disc, (dice.whole(0, SIDE), dice.whole(0, SIDE)), dice.whole(4, 26), 1.0, -1, cv2.LINE_AA)
        image = image + disc[..., None] * colors.from_hsv(dice.between(0, 360), dice.between(0.2, 0.9), 1) * dice.between(0.1, 0.5)
    return Background(cv2.GaussianBlur(image, (0, 0), dice.between(0.5, 2)), np.full((SIDE, SIDE), NONE, np.uint8), 'studio', -1, ())


def _plaid(dice):
    """A chequered cloth, with folds."""
    a, b, c = (colors.any_color(dice) for _ in range(3))
    turn, n = dice.between(0, PI), dice.between(4, 14)
    folds = dice.between(0, 0.04) * noise(dice, SIDE)
    u, v = (_X * np.cos(turn) + _Y * np.sin(turn) + folds) * n, (-_X * np.sin(turn) + _Y * np.cos(turn) + folds) * n
    image = mix(a, b, 0.5 * (u % 1 < 0.5)[..., None])
    image = mix(image, c, 0.5 * (v % 1 < 0.5)[..., None]) * (1 + 2 * folds[..., None])
    return Background(image, np.zeros((SIDE, SIDE), np.uint8), 'surface', -1, ())


def random_background(dice):
    b = dice.pick([_bricks, _dunes, _tiles, _lights, _plaid])(dice)
    return b._replace(image=np.clip(b.image, 0, 1).astype(np.float32))
