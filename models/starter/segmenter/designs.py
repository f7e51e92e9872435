"""More ways to draw the kinds of shapes.py: training sees each kind in several designs that share nothing but what makes the kind.

A design is a function of the dice, as in shapes.py. `VARIED` mixes them with those of shapes.py; held-out scenes keep to shapes.py's alone, and
held_out.py has others again, which no design here may repeat.
"""

import numpy as np

from . import shapes
from .shapes import KINDS, PI, Figure, bezier, box, dome, ellipse, onion, points, smooth, strut, thick, turned

# -- Geometry --


def lathe(d, *profile, y0=-1.0, y1=1.0, wobble=0.1):
    """A body turned on a lathe: half-widths from top to bottom, each varied a little, joined smoothly or not."""
    r = np.array([p * d.between(1 - wobble, 1 + wobble) for p in profile])
    y = np.linspace(y0, y1, len(r))
    t = np.linspace(y0, y1, 40)
    widths = np.interp(t, y, r)
    if d.chance(0.8):
        widths = np.convolve(np.pad(widths, 4, mode='edge'), np.ones(9) / 9, 'valid')
    right = np.stack([widths, t], 1)
    return np.concatenate([right, right[::-1] * [-1, 1]])


def polar(radius, cx=0, cy=0, rx=1, ry=1, n=72, start=0.0):
    """An outline whose radius is a function of the angle."""
    a = np.linspace(0, 2 * PI, n, endpoint=False) + start
    r = radius(a)
    return np.stack([cx + rx * r * np.cos(a), cy + ry * r * np.sin(a)], 1)


def ring(cx, cy, rx, ry, width, start=0.0, end=2 * PI):
    return thick(ellipse(cx, cy, rx, ry, start, end, n=28), width)


def facets(d, outline, f, steps=3):
    """Fills an outline with a fan of triangles in three shades, as a cut stone."""
    center = outline.mean(0) + [d.between(-0.15, 0.15), d.between(-0.15, 0.15)]
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
        f.flat(ellipse(x + s * gap, y, size, size * d.between(0.8, 1.2), n=14), d.pick(['light', 'light', 'yellow', 'dark'])).flat(
            ellipse(x + s * gap, y, size * 0.5, size * 0.6, n=10), 'dark'
        )
    return f


# -- Fruit, plants --


def apple_profile(d):
    """Broad shoulders, narrow foot, an oval leaf."""
    s, foot = d.between(1.2, 1.5), d.between(0.25, 0.5)
    right = bezier((0, -0.62), (0.5, -1.05), (s, -0.7), (s * 0.8, 0.6), (foot, 1.05), (0, 0.86), n=30)
    f = Figure().add(np.concatenate([right, mirrored(right)[::-1]]))
    f.add(strut(0, -0.55, d.between(-0.15, 0.15), -1.05, d.between(0.03, 0.07)), 'wood')
    return f.add(turned(ellipse(0.3, -0.85, 0.3, 0.13), d.between(-0.6, 0.3), 0, -0.8), 'green') if d.chance(0.6) else f


def apple_half(d):
    """Cut through: skin, flesh, core and pips."""
    skin = polar(lambda a: 1 - 0.18 * np.exp(-(((a - 1.5 * PI) / 0.35) ** 2)) - 0.08 * np.exp(-(((a - 0.5 * PI) / 0.3) ** 2)), rx=0.92, ry=0.88)
    f = Figure().add(skin).flat(skin * d.between(0.82, 0.92), 'light').flat(ellipse(0, 0.05, 0.3, 0.38), d.pick(['yellow', 'light', 'wood']))
    for s in (-1, 1):
        f.flat(turned(ellipse(s * 0.12, 0.05, 0.06, 0.14), s * 0.3, s * 0.12, 0.05), 'dark')
    return f.add(strut(0, -0.7, 0.05, -1, 0.04), 'wood')


def apple_cut_gem(d):
    f = facets(d, polar(lambda a: 1 - 0.2 * np.exp(-(((a - 1.5 * PI) / 0.4) ** 2)), rx=0.9, ry=0.85, n=d.whole(9, 15)), Figure(), 1)
    return f.flat(strut(0, -0.6, 0.08, -1, 0.05), d.pick(['wood', 'dark'])).flat(points(0.05, -0.75, 0.5, -1, 0.45, -0.7), 'green')


def apple_bitten(d):
    f = Figure().add(polar(lambda a: 0.95 - 0.22 * np.exp(-(((a - 1.5 * PI) / 0.45) ** 2)), ry=d.between(0.85, 1)))
    x = d.pick([-1, 1])
    for y in (-0.25, 0.05, 0.3):
        f.flat(ellipse(x * 0.8, y, 0.24, 0.22), 'light')
    return f.add(thick(bezier((0, -0.7), (0.02, -0.85), (0.15, -1)), 0.04), d.pick(['wood', 'green', 'dark']))


def pear_half(d):
    body = lathe(d, 0.15, 0.35, 0.5, 0.85, 0.8, 0.45)
    f = Figure().add(body).flat(body * 0.84 + [0, 0.06], 'light').flat(ellipse(0, 0.45, 0.16, 0.24), 'yellow')
    return f.add(strut(0, -0.9, 0.1, -1.25, 0.04), 'wood')


def pear_leaning(d):
    f = Figure().add(turned(ellipse(0, -0.45, 0.42, 0.55), d.between(-0.3, 0.3))).add(ellipse(0, 0.35, 0.75, 0.68))
    f.add(thick(bezier((0, -0.9), (0.1, -1.1), (0.3, -1.2)), 0.04), 'wood')
    return f.add(turned(ellipse(0.3, -1, 0.28, 0.12), d.between(-0.4, 0.4), 0, -1), 'green')


def bananas(d):
    f = Figure()
    for i in range(d.whole(2, 4)):
        line = bezier((-0.9, -0.6), (-0.6, 0.3 + i * 0.25), (0.2, 0.3 + i * 0.35), (0.9, -0.1 + i * 0.25), n=20)
        f.add(thick(line, np.sin(np.linspace(0.3, PI - 0.3, 20)) * 0.17 + 0.02), d.pick(['main', 'main', 'main+', 'main-'])).flat(
            ellipse(*line[-1], 0.06, 0.06, n=10), 'dark'
        )
    return f.add(ellipse(-0.9, -0.62, 0.14, 0.1), 'wood')


def lemon_slice(d):
    f, n = Figure().flat(ellipse(0, 0, 0.95, 0.95)).flat(ellipse(0, 0, 0.82, 0.82), 'light'), d.whole(7, 10)
    for a in np.arange(n) * 2 * PI / n:
        f.flat(turned(points(0.1, 0, 0.72, -0.2, 0.76, 0, 0.72, 0.2), a), 'main+')
    return f


def lemon_leafy(d):
    f = Figure().add(turned(ellipse(0.5, -0.6, 0.45, 0.18), d.between(-0.5, 0), 0.2, -0.5), 'green')
    return f.add(smooth(points(-1.1, 0, -0.8, -0.2, -0.5, -0.6, 0.5, -0.6, 0.8, -0.2, 1.05, 0, 0.8, 0.2, 0.5, 0.6, -0.5, 0.6, -0.8, 0.2), 2))


def strawberry_round(d):
    f = Figure().add(lathe(d, 0.5, 0.85, 0.8, 0.5, 0.12))
    for i in range(4):
        for j in range(4 - i):
            f.flat(ellipse((j - (3 - i) / 2) * 0.36, -0.5 + i * 0.36, 0.04, 0.07, n=8), d.pick(['yellow', 'light']))
    crown = polar(lambda a: 0.5 + 0.25 * np.cos(7 * a), 0, -0.9, 1, 0.45)
    return f.add(crown, 'green').add(strut(0, -1, 0.1, -1.3, 0.04), 'green')


def cherries_three(d):
    f, n = Figure(), d.whole(1, 3)
    for i in range(n):
        x, y = (i - (n - 1) / 2) * 0.75, d.between(0.2, 0.6)
        f.add(thick(bezier((0, -1), (x * 0.2, -0.2), (x, y - 0.2)), 0.035), d.pick(['green', 'wood'])).add(
            polar(lambda a: 0.42 - 0.1 * np.exp(-(((a - 1.5 * PI) / 0.4) ** 2)), x, y)
        )
    return f.add(turned(ellipse(0.4, -1, 0.42, 0.16), d.between(-0.3, 0.5), 0, -1), 'green')


def _stalk(f, d, length=1.8):
    f.add(thick(bezier((0, 0.2), (d.between(-0.2, 0.2), length * 0.5), (d.between(-0.3, 0.3), length)), d.between(0.03, 0.06)), 'green')
    for s in d.shuffled([-1, 1])[: d.whole(0, 2)]:
        f.add(turned(ellipse(s * 0.35, length * 0.75, 0.36, 0.11), s * d.between(-0.7, 0), 0, length * 0.75), 'green')
    return f


def flower_profile(d):
    """Seen from the side: a fan of petals on a calyx."""
    f, n = _stalk(Figure(), d), d.whole(3, 6)
    for i, a in enumerate(np.linspace(-1.1, 1.1, n)):
        f.add(turned(ellipse(0, -0.45, d.between(0.17, 0.3), 0.5), a, 0, 0.1), 'main' if i % 2 else d.pick(['main+', 'main-', 'main']))
    return f.add(dome(0, 0.25, 0.2, -0.8), 'green')


def flower_pansy(d):
    f = Figure()
    for x, y, r in ((-0.35, -0.5, 0.48), (0.35, -0.5, 0.48), (-0.55, 0.1, 0.42), (0.55, 0.1, 0.42), (0, 0.42, 0.52)):
        f.add(ellipse(x, y, r * d.between(0.9, 1.1), r), d.pick(['main', 'main', 'main+']))
    for a in (0.3, PI / 2, PI - 0.3):
        f.flat(turned(points(0.05, -0.04, 0.42, 0, 0.05, 0.04), a), d.pick(['dark', 'second']))
    return f.add(ellipse(0, 0, 0.13, 0.11), d.pick(['yellow', 'orange']))


def flower_rose(d):
    """Petals wrapped round each other."""
    f, turn = Figure(), d.between(0, 6)
    if d.chance(0.4):
        _stalk(f, d)
    for k, r in enumerate(np.linspace(0.95, 0.15, d.whole(4, 7))):
        for i in range(5 if r > 0.4 else 3):
            a = turn + i * 2 * PI / (5 if r > 0.4 else 3) + k * 0.6
            f.add(ellipse(r * 0.45 * np.cos(a), r * 0.45 * np.sin(a), r * 0.55, r * 0.5, n=20), d.pick(['main', 'main-', 'main+']))
    return f


def flower_lily(d):
    """Pointed petals, each with a rib."""
    f, n, first = Figure(), d.whole(5, 8), d.between(0, 6)
    w = d.between(0.2, 0.36)
    petal = np.concatenate([bezier((0.05, 0), (0.4, -w * 1.6), (1, 0)), bezier((1, 0), (0.4, w * 1.6), (0.05, 0))])
    for a in first + np.arange(n) * 2 * PI / n:
        f.add(turned(petal, a), d.pick(['main', 'main', 'main+'])).flat(turned(strut(0.1, 0, 0.8, 0, 0.02), a), 'main-')
    for a in d.array.random(5) * 6.28:
        f.flat(turned(strut(0, 0, 0.42, 0, 0.02), a), 'yellow').flat(ellipse(0.42 * np.cos(a), 0.42 * np.sin(a), 0.06, 0.05, n=10), d.pick(['wood', 'orange']))
    return f


def flower_badge(d):
    """A ring of discs round a disc, as children draw it."""
    n, f = d.whole(5, 9), Figure()
    if d.chance(0.5):
        _stalk(f, d, 2.2)
    r = np.sin(PI / n) * d.between(0.7, 0.9)
    for a in np.arange(n) * 2 * PI / n:
        f.flat(ellipse(0.62 * np.cos(a), 0.62 * np.sin(a), r, r))
    return f.flat(ellipse(0, 0, d.between(0.25, 0.42), d.between(0.25, 0.42)), d.pick(['yellow', 'orange', 'second', 'wood']))


def flower_scalloped(d):
    """One scalloped outline, an inner ring, a star of lines."""
    n, deep = d.whole(4, 12), d.between(0.06, 0.2)
    f = Figure().add(polar(lambda a: 0.9 - deep + deep * abs(np.cos(n * a / 2)) * 2))
    f.flat(polar(lambda a: 0.55 - deep + deep * abs(np.cos(n * a / 2 + 0.5)) * 1.5), d.pick(['main-', 'main+', 'second']))
    return f.add(ellipse(0, 0, 0.22, 0.22), d.pick(['yellow', 'dark', 'orange']))


def tulip_egg(d):
    f = _stalk(Figure(), d, 2)
    return f.add(
        np.concatenate(
            [
                points(-0.5, -0.9, -0.25, -0.55, 0, -1, 0.25, -0.55, 0.5, -0.9),
                bezier((0.5, -0.9), (0.75, 0.4), (0, 0.4)),
                bezier((0, 0.4), (-0.75, 0.4), (-0.5, -0.9)),
            ]
        )
    )


def tulip_open(d):
    f = _stalk(Figure(), d, 2)
    for a, role in ((-0.75, 'main-'), (0.75, 'main-'), (-0.35, 'main'), (0.35, 'main'), (0, 'main+')):
        f.add(turned(smooth(points(-0.22, 0.1, -0.3, -0.6, 0, -1.05, 0.3, -0.6, 0.22, 0.1), 2), a, 0, 0.15), role)
    return f


def leaf_lobed(d):
    n = d.pick([3, 5, 5, 7])
    outline = polar(lambda a: 0.55 + 0.4 * abs(np.cos(n * (a - PI / 2) / 2)) ** d.pick([0.7, 1.5, 3]) - 0.25 * np.exp(-(((a - PI / 2) / 0.3) ** 2)))
    f = Figure().add(strut(0, 0.2, d.between(-0.1, 0.1), 1.2, 0.03), 'main-').add(outline)
    for i in range(n):
        a = PI / 2 + PI + (i - (n - 1) / 2) * 2 * PI / n
        f.flat(strut(0, 0.3, 0.75 * np.cos(a), 0.75 * np.sin(a), 0.015), d.pick(['main-', 'main+']))
    return f


def leaf_compound(d):
    f = Figure().flat(thick(bezier((0, 1.2), (0.1, 0.2), (d.between(-0.2, 0.2), -0.9)), 0.025), d.pick(['main-', 'wood']))
    for y in np.linspace(0.7, -0.7, d.whole(3, 6)):
        for s in (-1, 1):
            f.add(turned(ellipse(s * 0.42, y, 0.4, 0.15), s * -0.5, 0, y))
    return f.add(ellipse(0, -0.95, 0.15, 0.32))


def leaf_heart(d):
    f = (
        Figure()
        .add(strut(0, -0.4, 0.1, -1.1, 0.03), 'main-')
        .add(np.concatenate([bezier((0, 1), (-1.5, -0.1), (-0.8, -1.1), (0, -0.5)), bezier((0, -0.5), (0.8, -1.1), (1.5, -0.1), (0, 1))]))
    )
    f.flat(strut(0, -0.45, 0, 0.85, 0.02), d.pick(['light', 'main-', 'main+']))
    return f


def _trunk(f, d, top=0.0):
    return f.add(points(-d.between(0.06, 0.16), 1, -0.05, top, 0.05, top, d.between(0.06, 0.16), 1), 'wood')


def tree_ball(d):
    """A single round, egg-shaped or scalloped crown, with fruit now and then."""
    f, n = _trunk(Figure(), d), d.whole(6, 14)
    deep, crown = d.pick([0, 0.03, 0.06]), d.between(0.55, 0.85)
    f.add(polar(lambda a: crown * (1 + deep * abs(np.cos(n * a / 2)) * 3), 0, -0.35, 1, d.between(0.75, 1.1)), d.pick(['main', 'main', 'main+']))
    for _ in range(d.pick([0, 0, 5, 9])):
        f.flat(ellipse(d.between(-0.45, 0.45), d.between(-0.75, 0.05), 0.06, 0.06, n=10), d.pick(['red', 'orange', 'yellow']))
    return f


def tree_forked(d):
    """Branches that end in clumps, high and wide."""
    f = Figure()
    for _i in range(d.whole(3, 6)):
        x, y = d.between(-0.9, 0.9), d.between(-0.9, -0.2)
        f.add(thick(bezier((0, 1), (d.between(-0.1, 0.1), 0.2), (x, y)), np.linspace(0.09, 0.03, 16)), 'wood')
        f.add(ellipse(x, y, d.between(0.25, 0.5), d.between(0.12, 0.3)), d.pick(['main', 'main-', 'main+']))
    return f


def tree_willow(d):
    f = _trunk(Figure(), d)
    f.add(dome(0, -0.1, 0.8, 1.1), 'main-')
    for x in np.linspace(-0.85, 0.85, d.whole(9, 16)):
        f.add(thick(bezier((x * 0.5, -0.75), (x, -0.6), (x * 1.1, d.between(0.1, 0.8))), d.between(0.04, 0.09)), d.pick(['main', 'main+', 'main-']))
    return f


def tree_topiary(d):
    f, n = _trunk(Figure(), d, -0.5), d.whole(2, 3)
    for i in range(n):
        r = 0.5 - 0.13 * i
        f.add(ellipse(0, 0.45 - i * 0.72, r, r * d.between(0.7, 1)))
    return f


def tree_autumn(d):
    """A ragged crown of many small leaves."""
    f = _trunk(Figure(), d, -0.3)
    f.add(polar(lambda a: 0.65 + 0.08 * np.sin(5 * a + 1) + 0.05 * np.sin(11 * a), 0, -0.35), 'main-')
    for _ in range(d.whole(30, 60)):
        a, r = d.between(0, 6.28), d.between(0, 0.8)
        f.flat(
            turned(ellipse(r * np.cos(a), -0.35 + r * 0.85 * np.sin(a), 0.13, 0.07, n=8), d.between(0, 3), r * np.cos(a), -0.35 + r * 0.85 * np.sin(a)),
            d.pick(['main', 'main', 'main+', 'main-']),
        )
    return f


def mushroom_bell(d):
    f = Figure().add(thick(bezier((0, 0.95), (d.between(-0.2, 0.2), 0.4), (0, -0.3)), d.between(0.07, 0.16)), d.pick(['light', 'main+', 'wood']))
    return f.add(np.concatenate([bezier((-0.6, 0.1), (-0.5, -1.2), (0, -1)), bezier((0, -1), (0.5, -1.2), (0.6, 0.1))]))


def mushroom_flat(d):
    f = Figure().add(points(-0.16, 0, 0.16, 0, 0.25, 0.9, -0.25, 0.9), 'light')
    f.flat(ellipse(0, -0.08, 0.95, 0.22), d.pick(['light', 'wood'])).add(
        np.concatenate([ellipse(0, -0.1, 1, d.between(0.35, 0.6), PI, 2 * PI), bezier((1, -0.1), (0, 0.12), (-1, -0.1))])
    )
    return f


# -- Things on a table --


def _spout(f, x, y, reach, lift, w0, w1, role='main'):
    return f.add(thick(bezier((x, y), (x - reach * 0.6, y), (x - reach * 0.5, y - lift * 0.7), (x - reach, y - lift)), np.linspace(w0, w1, 16)), role)


def teapot_low(d):
    """Flat and wide, with a round ear."""
    w, h, f = d.between(0.75, 0.95), d.between(0.38, 0.52), Figure()
    f.add(ring(w + 0.02, -0.02, d.between(0.25, 0.4), d.between(0.25, 0.36), d.between(0.05, 0.09)), d.pick(['main', 'main', 'wood', 'second']))
    _spout(f, -w * 0.7, 0.15, 0.5, 0.45, 0.17, 0.07)
    f.add(polar(lambda a: (abs(np.cos(a)) ** 2.6 + abs(np.sin(a)) ** 2.6) ** (-1 / 2.6), rx=w, ry=h)).flat(
        strut(-w * 0.62, -h * 0.82, w * 0.62, -h * 0.82, 0.025), d.pick(['main-', 'dark', 'second'])
    )
    f.add(ellipse(0, -h * 0.92, w * 0.5, h * 0.28)).add(ellipse(0, -h * 1.3, 0.1, 0.1), d.pick(['main', 'wood', 'second']))
    return f.flat(box(-w * 0.4, h * 0.9, w * 0.4, h * 1.1), 'main-')


def teapot_pear(d):
    """Pear-shaped on a foot, with a swan's neck and an ear-shaped handle."""
    f, w = Figure(), d.between(0.6, 0.8)
    f.add(thick(bezier((w * 0.5, -0.5), (w + 0.7, -0.75), (w + 0.3, 0.1), (w * 0.9, 0.5), n=24), d.between(0.04, 0.08)))
    _spout(f, -w * 0.75, 0.45, d.between(0.55, 0.8), d.between(0.8, 1.1), d.between(0.14, 0.22), 0.06)
    f.add(lathe(d, 0.3, 0.42, 0.55, 0.95 * w + 0.1, w + 0.1, 0.62, 0.4, y0=-0.75, y1=0.9))
    f.add(dome(0, -0.72, 0.34, d.between(0.5, 0.9))).add(ellipse(0, -1.02, 0.08, 0.1), d.pick(['main', 'second']))
    return f


def teapot_stick(d):
    """Round, with a straight stick for a handle and a stub of a spout."""
    r, f = d.between(0.6, 0.72), Figure()
    a = d.between(-0.5, 0)
    f.add(turned(points(r * 0.8, -0.09, 1.25, -0.12, 1.28, 0.1, r * 0.8, 0.1), a), d.pick(['main', 'wood', 'dark']))
    f.add(points(-r * 0.8, -0.2, -1.1, -0.42, -1.18, -0.28, -r * 0.75, 0.2))
    f.add(ellipse(0, 0.05, r, r * d.between(0.8, 1))).add(ellipse(0, -r * 0.72, r * 0.55, 0.12), d.pick(['main', 'main-', 'second'])).add(
        ellipse(0, -r * 0.95, 0.11, 0.1)
    )
    return f


def teapot_faceted(d):
    """Six- or eight-sided."""
    f, w, h = Figure(), d.between(0.6, 0.75), d.between(0.55, 0.7)
    f.flat(thick(points(w * 0.8, -h * 0.5, w + 0.38, -h * 0.45, w + 0.3, h * 0.3, w * 0.8, h * 0.45), 0.07))
    f.flat(points(-w * 0.7, h * 0.3, -w - 0.45, -h * 0.7, -w - 0.28, -h * 0.8, -w * 0.6, -h * 0.2))
    for x0, x1, role in ((-1, -0.45, 'main'), (-0.45, 0.45, 'main+'), (0.45, 1, 'main-')):
        f.flat(points(w * x0 * 0.7, -h, w * x1 * 0.7, -h, w * x1, h * 0.2, w * x1 * 0.75, h, w * x0 * 0.75, h, w * x0, h * 0.2), role)
    return f.flat(points(-w * 0.65, -h, -0.2, -h * 1.35, 0.2, -h * 1.35, w * 0.65, -h), d.pick(['main', 'main-'])).add(
        ellipse(0, -h * 1.5, 0.1, 0.1), d.pick(['main', 'second', 'light'])
    )


def teapot_painted(d):
    """A globe with dots or a garland, a C for a handle."""
    f, r = Figure(), d.between(0.62, 0.75)
    f.add(ring(r + 0.05, 0, d.between(0.28, 0.4), d.between(0.35, 0.5), 0.06, -PI / 2, PI / 2), d.pick(['main', 'second']))
    _spout(f, -r * 0.8, 0.2, 0.55, 0.6, 0.16, 0.08).add(ellipse(0, 0, r, r * 0.92))
    for a in np.linspace(0.1, PI - 0.1, d.whole(4, 7)):
        f.flat(ellipse(r * 0.7 * np.cos(a), 0.1 * np.sin(a), 0.1, 0.1, n=14), d.pick(['second', 'light']))
    return f.add(dome(0, -r * 0.78, r * 0.5, 0.6), d.pick(['main', 'second'])).add(ellipse(0, -r * 1.15, 0.09, 0.09), d.pick(['main', 'second', 'yellow']))


def cup_paper(d):
    """With a lid and a sleeve, to take away."""
    w, b, f = d.between(0.5, 0.6), d.between(0.35, 0.45), Figure()
    f.flat(points(-w, -0.75, w, -0.75, b, 1, -b, 1))
    if d.chance(0.6):
        f.flat(points(-w * 0.93, -0.2, w * 0.93, -0.2, b * 1.15, 0.5, -b * 1.15, 0.5), d.pick(['wood', 'second', 'main-']))
    return f.flat(box(-w * 1.08, -0.87, w * 1.08, -0.72), d.pick(['light', 'dark', 'main-'])).flat(
        points(-w * 0.85, -1, w * 0.85, -1, w, -0.86, -w, -0.86), d.pick(['light', 'dark', 'main-'])
    )


def cup_above(d):
    """Seen from above."""
    f = Figure().add(turned(points(0.75, -0.12, 1.25, -0.1, 1.25, 0.1, 0.75, 0.12), d.between(0, 6)))
    return (
        f.add(ellipse(0, 0, 0.85, 0.85))
        .flat(ellipse(0, 0, 0.72, 0.72), d.pick(['main+', 'light']))
        .flat(ellipse(0, 0.02, 0.66, 0.65), d.pick(['wood', 'dark', 'orange']))
    )


def cup_bell(d):
    """Bell-shaped on a foot, with one ear or two."""
    f, h = Figure(), d.between(0.6, 0.85)
    for s in d.pick([[1], [1], [-1, 1]]):
        f.add(thick(bezier((s * 0.6, -h * 0.7), (s * 1.3, -h * 0.9), (s * 1.1, h * 0.1), (s * 0.45, h * 0.35)), d.between(0.04, 0.08)))
    return f.add(lathe(d, 0.78, 0.7, 0.65, 0.5, 0.25, 0.4, y0=-h, y1=h)).flat(
        ellipse(0, -h, 0.78, d.between(0.06, 0.2)), d.pick(['main+', 'light', 'dark', 'wood'])
    )


def mug(d):
    """A round-cornered mug with a ring for a handle, a band or a badge."""
    w, h, f = d.between(0.5, 0.7), d.between(0.6, 0.8), Figure()
    f.add(ring(w, d.between(-0.1, 0.1), d.between(0.25, 0.36), d.between(0.28, 0.42), d.between(0.06, 0.1)))
    f.add(smooth(points(-w, -h, w, -h, w, h, -w, h), 1) if d.chance(0.5) else lathe(d, w, w * 0.93, w * 0.97, w, y0=-h, y1=h, wobble=0.05))
    what = d.pick(['band', 'badge', 'steam', 'plain'])
    if what == 'band':
        f.flat(box(-w * 0.97, -0.1, w * 0.97, d.between(0.05, 0.3)), 'second')
    elif what == 'badge':
        f.flat(shapes.heart(d).parts[0].points * 0.25, d.pick(['red', 'second', 'dark']))
    return f.flat(ellipse(0, -h * 0.97, w * 0.95, 0.08), d.pick(['main+', 'dark', 'main-'])) if d.chance(0.6) else f


def bowl_filled(d):
    f = Figure()
    for x in (-0.5, 0, 0.5):
        f.add(ellipse(x, -0.35, d.between(0.25, 0.38), d.between(0.25, 0.35)), d.pick(['second', 'red', 'orange', 'green', 'yellow']))
    return f.add(ellipse(0, -0.2, 0.98, 0.75, 0, PI)).flat(box(-0.3, 0.5, 0.3, 0.65), 'main-')


def bowl_above(d):
    k = d.between(0.6, 1)
    return (
        Figure()
        .add(ellipse(0, 0, 1, k))
        .flat(ellipse(0, 0.02, 0.85, k * 0.83), d.pick(['main-', 'light', 'main+']))
        .flat(ellipse(0, 0.08, 0.65, k * 0.6), d.pick(['main-', 'second', 'light', 'orange']))
    )


def vase_turned(d):
    f = Figure().add(lathe(d, *[d.between(0.2, 0.7) for _ in range(d.whole(5, 8))], wobble=0))
    for y in d.shuffled([-0.5, -0.1, 0.3, 0.6])[: d.whole(0, 3)]:
        f.flat(box(-0.2, y, 0.2, y + 0.06), d.pick(['second', 'main-']))
    return f


def amphora(d):
    f = Figure()
    for s in (-1, 1):
        f.add(thick(bezier((s * 0.2, -0.85), (s * 0.9, -0.9), (s * 0.75, -0.3), (s * 0.5, -0.2)), 0.05))
    return f.add(lathe(d, 0.3, 0.2, 0.25, 0.65, 0.6, 0.35, 0.15, 0.3))


def vase_bouquet(d):
    f = Figure()
    for _ in range(d.whole(3, 6)):
        x, y = d.between(-0.6, 0.6), d.between(-1.6, -1)
        f.add(strut(0, -0.2, x, y, 0.025), 'green').add(polar(lambda a: 0.2 + 0.06 * np.cos(5 * a), x, y), d.pick(['second', 'red', 'yellow', 'light']))
    return f.add(points(-0.45, -0.35, 0.45, -0.35, 0.3, 1, -0.3, 1) if d.chance(0.5) else lathe(d, 0.3, 0.5, 0.6, 0.35, y0=-0.4))


def bottle_turned(d):
    """Sloping shoulders, a long neck, a round belly or none."""
    n = d.between(0.09, 0.14)
    f = Figure().add(lathe(d, n, n, n * 1.2, d.between(0.25, 0.5), d.between(0.35, 0.6), d.between(0.3, 0.5), d.between(0.25, 0.45)))
    if d.chance(0.6):
        f.flat(box(-n * 1.3, -1.06, n * 1.3, -0.9), d.pick(['second', 'dark', 'wood', 'red']))
    if d.chance(0.5):
        f.flat(ellipse(0, 0.45, 0.24, 0.22) if d.chance(0.5) else box(-0.28, 0.2, 0.28, 0.6), d.pick(['light', 'second', 'yellow']))
    return f


def bottle_waisted(d):
    """Of plastic, with a cap, grooves and a waist."""
    f = Figure().add(lathe(d, 0.12, 0.14, 0.32, 0.36, 0.28, 0.36, 0.36, 0.3))
    for y in np.linspace(0.2, 0.8, d.whole(2, 5)):
        f.flat(box(-0.3, y, 0.3, y + 0.03), 'main-')
    return f.flat(box(-0.15, -1.1, 0.15, -0.92), d.pick(['light', 'second', 'blue', 'red'])).flat(
        box(-0.34, -0.25, 0.34, 0.1), d.pick(['light', 'second', 'main+'])
    )


def bottle_jug(d):
    """A demijohn with a small ear."""
    f = Figure().add(ring(0.3, -0.65, 0.18, 0.2, 0.04)).add(lathe(d, 0.16, 0.14, 0.3, 0.68, 0.7, 0.68, 0.6))
    return f.add(box(-0.12, -1.12, 0.12, -0.95), 'wood')


def glass_tumbler(d):
    w, level = d.between(0.45, 0.6), d.between(-0.5, 0.3)
    f = (
        Figure()
        .flat(points(-w, -1, w, -1, w * 0.75, 1, -w * 0.75, 1))
        .flat(points(-w * 0.85, level, w * 0.85, level, w * 0.7, 0.9, -w * 0.7, 0.9), d.pick(['second', 'orange', 'main-', 'red']))
    )
    return f.flat(ellipse(0, -1, w, 0.1), 'main+')


def glass_stemmed(d):
    """A flute, a goblet or a cocktail glass."""
    bowl = d.pick([points(-0.7, -1, 0.7, -1, 0.05, 0.1, -0.05, 0.1), lathe(d, 0.25, 0.28, 0.25, 0.06, y1=0.3), lathe(d, 0.5, 0.65, 0.55, 0.08, y1=0.15)])
    f = Figure().add(strut(0, 0, 0, 0.92, 0.04)).flat(ellipse(0, 0.94, 0.42, 0.09)).add(bowl)
    return f.flat(bowl * [0.8, 0.8] + [0, -0.02], d.pick(['red', 'main+', 'second', 'yellow'])) if d.chance(0.6) else f


def lamp_bulb(d):
    f = Figure().add(box(-0.25, 0.4, 0.25, 0.85), 'gray').add(smooth(points(-0.25, 0.45, -0.75, -0.2, -0.5, -1, 0.5, -1, 0.75, -0.2, 0.25, 0.45), 3))
    return f.windows(-0.25, 0.42, 0.25, 0.85, 1, 3, 'dark', 0.3)


def lamp_jointed(d):
    f = (
        Figure()
        .flat(ellipse(-0.2, 0.95, 0.5, 0.1), 'main-')
        .flat(strut(-0.2, 0.9, -0.5, 0, 0.04), d.pick(['dark', 'main', 'gray']))
        .flat(strut(-0.5, 0, 0.3, -0.7, 0.04), d.pick(['dark', 'main', 'gray']))
    )
    return f.flat(ellipse(0.62, -0.32, 0.22, 0.1), 'yellow').add(
        turned(points(0.15, -0.85, 0.5, -0.85, 0.9, -0.25, 0.1, -0.25), d.between(-0.5, 0.1), 0.35, -0.6)
    )


def lamp_turned(d):
    w = d.between(0.5, 0.9)
    f = Figure().add(lathe(d, 0.08, 0.3, 0.15, 0.4, 0.3, y0=-0.2, y1=1), d.pick(['second', 'wood', 'light', 'main-']))
    return f.add(
        np.concatenate([ellipse(0, -0.15, w, d.between(0.6, 0.85), PI, 2 * PI)])
        if d.chance(0.4)
        else points(-w * 0.7, -0.95, w * 0.7, -0.95, w, -0.1, -w, -0.1)
    )


def candle_held(d):
    f = (
        Figure()
        .add(ellipse(0, -1.02, 0.09, 0.2), d.pick(['yellow', 'orange']))
        .add(box(-0.13, -0.8, 0.13, 0.5))
        .add(ring(0.55, 0.7, 0.2, 0.14, 0.04), 'yellow')
    )
    return f.add(np.concatenate([points(-0.65, 0.5, 0.65, 0.5), bezier((0.6, 0.6), (0, 1), (-0.6, 0.6))]), d.pick(['yellow', 'dark', 'wood', 'gray']))


def gift(d):
    w, h, f = d.between(0.6, 0.9), d.between(0.5, 0.8), Figure()
    f.flat(box(-w, -h, w, h)).flat(box(-w * 1.05, -h, w * 1.05, -h + 0.25), 'main+')
    k = d.between(0.08, 0.16)
    f.flat(box(-k, -h, k, h), 'second')
    for s in (-1, 1):
        f.add(turned(ellipse(s * 0.25, -h - 0.12, 0.25, 0.12), s * 0.4, 0, -h), 'second')
    return f


def box_open(d):
    w, h, f = d.between(0.6, 0.8), d.between(0.4, 0.6), Figure()
    f.flat(points(-w, -h, -w * 0.6, -h - 0.3, w * 0.6, -h - 0.3, w, -h), 'main-').flat(
        points(-w, -h, -w - 0.3, -h + 0.2, -w - 0.35, -h - 0.05, -w * 0.95, -h - 0.2), 'main+'
    ).flat(points(w, -h, w + 0.3, -h + 0.2, w + 0.35, -h - 0.05, w * 0.95, -h - 0.2), 'main+')
    return f.flat(box(-w, -h, w, h)).flat(box(-0.08, -h, 0.08, h), d.pick(['main-', 'light', 'main-']))


def chest(d):
    f = Figure().flat(box(-0.9, 0, 0.9, 0.7)).add(np.concatenate([ellipse(0, 0, 0.92, 0.5, PI, 2 * PI)]), d.pick(['main', 'main-']))
    for x in (-0.6, 0.6):
        f.flat(box(x - 0.07, -0.4, x + 0.07, 0.7), d.pick(['dark', 'yellow', 'second']))
    return f.flat(box(-0.12, -0.1, 0.12, 0.2), 'yellow')


def cube(d):
    """Seen from an edge."""
    t, h = d.between(0.3, 0.5), d.between(0.5, 0.8)
    return (
        Figure()
        .flat(points(0, -h, 0.9, -h - t + 0.2, 0, -h - t, -0.9, -h - t + 0.2) + [0, 0.1], 'main+')
        .flat(points(-0.9, -h - t + 0.3, 0, -h + 0.1, 0, h + 0.2, -0.9, h - t + 0.2))
        .flat(points(0.9, -h - t + 0.3, 0, -h + 0.1, 0, h + 0.2, 0.9, h - t + 0.2), 'main-')
    )


def book_open(d):
    f = Figure().flat(points(-1.05, -0.5, 1.05, -0.5, 1.05, 0.65, -1.05, 0.65))
    for s in (-1, 1):
        f.flat(np.concatenate([bezier((0, -0.4), (s * 0.4, -0.65), (s * 0.98, -0.5)), bezier((s * 0.98, 0.55), (s * 0.4, 0.4), (0, 0.6))]), 'light')
        for y in np.linspace(-0.25, 0.3, 5):
            f.flat(strut(s * 0.15, y, s * 0.8, y - 0.05, 0.015), 'gray')
    return f


def books_stacked(d):
    f, n = Figure(), d.whole(2, 4)
    for i in range(n):
        w, x, y = d.between(0.7, 1), d.between(-0.1, 0.1), 0.7 - i * 0.32
        f.flat(box(x - w, y - 0.3, x + w, y), 'main' if i != 1 else d.pick(['main-', 'main', 'main+'])).flat(
            box(x - w * 0.2, y - 0.25, x + w, y - 0.05), 'light'
        ) if d.chance(0.5) else f.flat(box(x - w, y - 0.3, x + w, y)).flat(box(x - 0.7, y - 0.3, x - 0.6, y), 'second')
    return f


def ball_sectors(d):
    f, n = Figure().add(ellipse(0, 0, 0.95, 0.95)), d.pick([3, 4, 6])
    x, y = d.between(-0.3, 0.3), d.between(-0.4, 0.1)
    for i in range(0, n):
        a = i * 2 * PI / n
        f.flat(np.concatenate([[[x, y]], ellipse(0, 0, 0.95, 0.95, a, a + PI / n, n=8)]), d.pick(['second', 'light']) if i % 2 else 'main')
    return f


def ball_panels(d):
    """A football's or a basketball's lines."""
    f = Figure().add(ellipse(0, 0, 0.95, 0.95))
    if d.chance(0.5):
        star = ellipse(0, 0, 0.3, 0.3, n=6)
        f.flat(star, 'dark')
        for a in np.arange(5) * 2 * PI / 5:
            f.flat(strut(0.3 * np.cos(a), 0.3 * np.sin(a), 0.62 * np.cos(a), 0.62 * np.sin(a), 0.02), 'dark').flat(
                turned(points(0.62, -0.12, 0.62, 0.12, 0.88, 0.25, 0.92, 0, 0.88, -0.25), a), 'dark'
            )
        return f
    for line in (
        strut(-0.95, 0, 0.95, 0, 0.02),
        strut(0, -0.95, 0, 0.95, 0.02),
        thick(bezier((-0.65, -0.68), (-0.1, 0), (-0.65, 0.68)), 0.02),
        thick(bezier((0.65, -0.68), (0.1, 0), (0.65, 0.68)), 0.02),
    ):
        f.flat(line, 'dark')
    return f


def balloon_aloft(d):
    """With a basket, and gores."""
    f = Figure().flat(strut(-0.4, 0.35, -0.12, 0.9, 0.012), 'dark').flat(strut(0.4, 0.35, 0.12, 0.9, 0.012), 'dark').flat(box(-0.15, 0.88, 0.15, 1.1), 'wood')
    top = np.concatenate([ellipse(0, -0.3, 0.8, 0.75, PI * 0.9, 2.1 * PI), points(0.2, 0.7, -0.2, 0.7)])
    f.add(top)
    for k in d.pick([[], [-0.5, 0.5], [0], [-0.4, 0.4]]):
        f.flat(
            np.concatenate(
                [
                    bezier((k * 0.3 - 0.02, -1.05), (k * 1.6 - 0.15, -0.3), (k * 0.4 - 0.05, 0.68)),
                    bezier((k * 0.4 + 0.05, 0.68), (k * 1.6 + 0.15, -0.3), (k * 0.3 + 0.02, -1.05)),
                ]
            ),
            d.pick(['second', 'light', 'main-']),
        )
    return f


def balloon_round(d):
    return (
        Figure()
        .flat(strut(0, 0.8, d.between(-0.3, 0.3), 1.8, 0.015), 'dark')
        .add(ellipse(0, 0, 0.85, 0.9))
        .flat(points(-0.1, 1, 0.1, 1, 0, 0.85))
        .flat(turned(ellipse(-0.4, -0.35, 0.1, 0.22), 0.5, -0.4, -0.35), 'light')
    )


def hat_cap(d):
    f = (
        Figure()
        .add(np.concatenate([ellipse(0, 0.3, 0.75, 0.8, PI, 2 * PI)]))
        .add(np.concatenate([bezier((0.2, 0.2), (1.2, 0.1), (1.35, 0.4)), bezier((1.3, 0.45), (0.8, 0.3), (0.1, 0.35))]), d.pick(['main-', 'second', 'main']))
    )
    return f.add(ellipse(0, -0.5, 0.08, 0.06), 'main-')


def hat_tall(d):
    return (
        Figure()
        .flat(ellipse(0, 0.7, 1, 0.16), 'main-')
        .flat(points(-0.6, -0.9, 0.6, -0.9, 0.5, 0.7, -0.5, 0.7))
        .flat(ellipse(0, -0.9, 0.6, 0.1), 'main+')
        .flat(points(-0.51, 0.35, 0.51, 0.35, 0.5, 0.62, -0.5, 0.62), d.pick(['second', 'red', 'dark']))
    )


def hat_woolly(d):
    f = Figure().add(ellipse(0, -0.85, 0.22, 0.22), d.pick(['light', 'second', 'main'])).add(ellipse(0, 0.4, 0.75, 1.1, PI, 2 * PI))
    return f.add(smooth(box(-0.82, 0.3, 0.82, 0.65), 1), d.pick(['second', 'light', 'main-']))


def hat_cone(d):
    return (
        Figure()
        .flat(ellipse(0, 0.8, d.between(0.6, 1.1), 0.18), 'main-')
        .flat(points(-0.5, 0.8, d.between(-0.1, 0.3), -1.05, 0.5, 0.8))
        .flat(points(-0.45, 0.6, 0.45, 0.6, 0.5, 0.8, -0.5, 0.8), d.pick(['second', 'yellow', 'light']))
    )


def umbrella_above(d):
    n, f = d.whole(6, 9), Figure().flat(strut(0.1, 0.1, 0.5, 1.15, 0.03), 'dark')
    a = np.linspace(0, 2 * PI, n + 1)
    for i in range(n):
        f.flat(
            points(-0.05, -0.2, 0.95 * np.cos(a[i]), 0.6 * np.sin(a[i]), 0.95 * np.cos(a[i + 1]), 0.6 * np.sin(a[i + 1])),
            ['main', d.pick(['main-', 'main+', 'main'])][i % 2],
        )
    return f


def umbrella_parasol(d):
    f = Figure().flat(strut(0, -0.7, 0, 1.1, 0.03), d.pick(['wood', 'light', 'dark'])).flat(points(-1, -0.2, 0, -0.95, 1, -0.2))
    for x in (-0.33, 0.33):
        f.flat(points(x - 0.17, -0.2, 0, -0.95, x + 0.17, -0.2), d.pick(['light', 'second', 'main-']))
    return f.flat(box(-1, -0.2, 1, -0.08), d.pick(['main', 'main-']))


def umbrella_closed(d):
    return (
        Figure()
        .add(thick(bezier((0, 0.7), (0, 1.15), (0.3, 1.1), (0.28, 0.9)), 0.04), d.pick(['wood', 'dark']))
        .add(strut(0, 0.5, 0, 0.85, 0.03), 'dark')
        .add(points(-0.2, 0.55, -0.17, -0.1, 0, -1.1, 0.17, -0.1, 0.2, 0.55))
        .flat(strut(0.05, -0.7, 0.1, 0.5, 0.015), 'main-')
    )


def chair_side(d):
    f = Figure()
    for x0, x1 in ((-0.45, -0.55), (0.45, 0.55)):
        f.flat(strut(x0, 0.2, x1, 1, 0.05))
    return (
        f.flat(thick(bezier((-0.45, 0.2), (-0.5, -0.4), (-0.6, -1)), 0.07))
        .flat(box(-0.55, 0.1, 0.55, 0.25), d.pick(['main', 'second', 'main+']))
        .flat(strut(-0.5, 0.65, 0.5, 0.65, 0.025), 'main-')
    )


def armchair(d):
    f = Figure().add(smooth(box(-0.75, -0.9, 0.75, 0.5), 1), d.pick(['main', 'main-']))
    f.add(smooth(box(-0.6, 0.05, 0.6, 0.55), 1), 'main+')
    for s in (-1, 1):
        f.add(smooth(box(s * 0.8 - 0.2, -0.15, s * 0.8 + 0.2, 0.8), 1)).flat(box(s * 0.8 - 0.06, 0.75, s * 0.8 + 0.06, 0.95), d.pick(['wood', 'dark']))
    return f.flat(box(-0.7, 0.5, 0.7, 0.78))


def stool(d):
    f = Figure()
    for x in (-0.5, 0, 0.5):
        f.flat(strut(x * 0.6, -0.3, x, 1, 0.05), d.pick(['main', 'main-', 'dark']))
    f.add(ellipse(0, -0.35, 0.75, d.between(0.12, 0.22)))
    return f.flat(thick(bezier((-0.6, -0.4), (-0.5, -1.2), (0.5, -1.2), (0.6, -0.4)), 0.05)) if d.chance(0.6) else f


def star_many(d):
    n, k = d.pick([4, 5, 6, 8, 12]), d.between(0.4, 0.75)
    r = np.where(np.arange(2 * n) % 2, k, 1.0)
    a = np.arange(2 * n) * PI / n - PI / 2
    outline = np.stack([np.cos(a) * r, np.sin(a) * r], 1)
    return facets(d, outline, Figure(), 1) if d.chance(0.4) else Figure().add(smooth(outline, d.pick([0, 1, 2])))


def heart_lobed(d):
    f = Figure()
    for s in (-1, 1):
        f.flat(ellipse(s * 0.42, -0.35, 0.5, 0.48))
    f.flat(points(-0.9, -0.22, 0, -0.5, 0.9, -0.22, 0, d.between(0.75, 1.1)))
    return f.flat(turned(ellipse(-0.45, -0.45, 0.09, 0.2), 0.6, -0.45, -0.45), 'light') if d.chance(0.5) else f


def crescent(d):
    k = d.between(0.3, 0.6)
    return Figure().flat(np.concatenate([ellipse(0, 0, 0.95, 0.95, PI / 2, 1.5 * PI), bezier((0, -0.95), (-k * 2, 0), (0, 0.95))]))


def sun_rays(d):
    n, f = d.whole(8, 16), Figure()
    for a in np.arange(n) * 2 * PI / n:
        f.flat(turned(points(0.7, -0.1, 1.05, 0, 0.7, 0.1), a), d.pick(['main', 'main', 'orange']))
    return f.flat(ellipse(0, 0, 0.62, 0.62))


def cloud_flat(d):
    f = Figure().add(smooth(box(-1, 0.1, 1, 0.5), 2))
    for x, y, r in ((-0.55, 0, 0.38), (0.1, -0.15, 0.52), (0.6, 0.1, 0.33)):
        f.add(ellipse(x * d.between(0.8, 1.1), y, r, r * d.between(0.8, 1)))
    return f


def cloud_scalloped(d):
    n = d.whole(5, 9)
    return Figure().add(polar(lambda a: 0.75 + 0.2 * abs(np.sin(n * a / 2)), rx=1, ry=0.6))


# -- Vehicles --


def sailboat_toy(d):
    """A bowl of a hull, a mast and two triangles."""
    f, y, role = Figure(), d.between(0.3, 0.5), d.pick(['sail', 'sail', 'main'])
    f.flat(strut(0, -1.05, 0, y, 0.03), d.pick(['wood', 'dark']))
    f.flat(points(0.06, -d.between(0.8, 1), d.between(0.6, 0.85), y - 0.12, 0.06, y - 0.12), role, True)
    if d.chance(0.75):
        f.flat(points(-0.06, -d.between(0.5, 0.85), -d.between(0.4, 0.7), y - 0.12, -0.06, y - 0.12), role, True)
    if d.chance(0.4):
        f.flat(points(0, -1.05, 0.25, -1.13, 0, -1.2), d.pick(['red', 'second']))
    hull = points(-0.95, y, 0.95, y, 0.65, y + 0.42, -0.65, y + 0.42) if d.chance(0.5) else np.concatenate([ellipse(0, y, 0.95, d.between(0.3, 0.5), 0, PI)])
    f.flat(hull)
    return f.flat(box(-0.85, y + 0.05, 0.85, y + 0.13), d.pick(['second', 'light', 'dark'])) if d.chance(0.4) else f


def sailboat_square(d):
    """A square-rigger: on each mast several bellied sails."""
    f, masts, y = Figure(), d.whole(2, 3), 0.45
    role = d.pick(['sail', 'sail', 'main'])
    for x in np.linspace(-0.55, 0.5, masts):
        rows, top = d.whole(2, 4), d.between(-1.1, -0.8)
        f.flat(strut(x, top - 0.1, x, y, 0.022), d.pick(['wood', 'dark']))
        edges = np.linspace(top, y - 0.15, rows + 1)
        for i in range(rows):
            w, h = 0.2 + 0.07 * i, edges[i + 1] - edges[i]
            f.add(
                np.concatenate(
                    [
                        points(x - w, edges[i]),
                        bezier((x + w, edges[i]), (x + w + 0.09, edges[i] + h * 0.5), (x + w + 0.04, edges[i] + h * 0.88)),
                        bezier((x - w + 0.04, edges[i] + h * 0.88), (x - w + 0.09, edges[i] + h * 0.5), (x - w, edges[i])),
                    ]
                ),
                role,
                named=True,
            )
    if d.chance(0.7):
        f.flat(points(0.6, -0.6, 1.15, 0.3, 0.62, 0.25), role, True)
    stern = d.between(0.05, 0.3)
    f.add(
        np.concatenate(
            [
                points(-0.95, y - stern, -0.6, y - stern, -0.55, y),
                bezier((-0.5, y), (0.3, y + 0.05), (1.1, y - 0.2)),
                bezier((0.85, y + 0.3), (0.3, y + 0.42), (-0.85, y + 0.35)),
            ]
        )
    )
    return f.windows(-0.85, y + 0.05, 0.7, y + 0.18, d.whole(5, 9), 1, 'dark', 0.4) if d.chance(0.5) else f


def sailboat_racing(d):
    """One tall sail and a balloon before it, a low hull."""
    f, y, role, x = Figure(), 0.6, d.pick(['sail', 'sail', 'main']), d.between(-0.15, 0.15)
    f.flat(strut(x, -1.2, x, y, 0.018), 'dark')
    f.add(np.concatenate([points(x, -1.15), bezier((x - 0.1, -1.1), (x - 0.55, -0.4), (x - 0.65, y - 0.15)), points(x, y - 0.12)]), role, named=True)
    if d.chance(0.7):
        f.add(
            np.concatenate([bezier((x + 0.05, -1), (x + 0.9, -0.9), (x + 1.1, 0.1)), bezier((x + 1.1, 0.1), (x + 0.6, 0.45), (x + 0.15, y - 0.2))]),
            d.pick([role, role, 'second']),
            named=True,
        )
    f.add(np.concatenate([points(-0.95, y - 0.04, 1.05, y - 0.12), bezier((0.9, y + 0.15), (0, y + 0.24), (-0.85, y + 0.14))]))
    return f


def sailboat_lateen(d):
    """One slanting yard with a three-cornered sail, a hull with raised ends; a second one behind now and then."""
    f, y, role = Figure(), 0.5, d.pick(['sail', 'sail', 'main'])
    for x in d.pick([[0.0], [0.0], [-0.45, 0.35]]):
        tip = x + d.between(0.3, 0.7)
        f.flat(strut(x, -0.6, x, y, 0.03), 'wood')
        f.add(
            np.concatenate(
                [points(tip, -1.1), bezier((x - 0.65, y - 0.3), (x, y - 0.1), (x + 0.55, y - 0.1)), bezier((x + 0.55, y - 0.1), (tip + 0.2, -0.4), (tip, -1.1))]
            ),
            role,
            named=True,
        )
        f.flat(strut(tip, -1.15, x - 0.68, y - 0.27, 0.02), 'wood')
    return f.add(
        np.concatenate([bezier((-1.1, y - 0.25), (-0.5, y + 0.12), (0.4, y + 0.05), (1.15, y - 0.35)), bezier((0.8, y + 0.35), (0, y + 0.5), (-0.85, y + 0.3))])
    )


def ship_cargo(d):
    f = Figure()
    for i in range(d.whole(4, 7)):
        for j in range(d.whole(1, 3)):
            x = -0.5 + i * 0.2
            f.flat(box(x, 0.02 - j * 0.16, x + 0.18, 0.17 - j * 0.16), d.pick(['second', 'red', 'blue', 'green', 'gray', 'orange']))
    f.flat(box(-0.95, -0.45, -0.6, 0.2), d.pick(['light', 'main'])).windows(-0.93, -0.4, -0.62, -0.1, 4, 2, 'dark', 0.5).flat(
        box(-0.85, -0.65, -0.72, -0.44), d.pick(['red', 'second', 'dark'])
    )
    return f.flat(points(-1.05, 0.15, 1.15, 0.1, 0.95, 0.55, -0.95, 0.55)).flat(
        points(-0.97, 0.45, 0.99, 0.45, 0.95, 0.57, -0.95, 0.57), d.pick(['red', 'dark', 'main-'])
    )


def ship_tug(d):
    f = (
        Figure()
        .add(points(0.05, -0.9, 0.3, -0.9, 0.35, -0.3, 0, -0.3), d.pick(['red', 'second', 'dark']))
        .flat(box(-0.45, -0.4, 0.55, 0.15), d.pick(['light', 'main', 'main+']))
        .windows(-0.4, -0.3, 0.5, -0.05, d.whole(2, 4), 1, 'glass', 0.6)
    )
    f.flat(strut(-0.6, -0.8, -0.6, 0.2, 0.02), 'dark')
    return f.add(np.concatenate([bezier((-1, 0), (-0.3, 0.3), (1.05, -0.15)), bezier((0.8, 0.6), (0, 0.75), (-0.85, 0.55))])).flat(
        np.concatenate([bezier((-0.98, 0.1), (-0.3, 0.38), (1.02, -0.05)), bezier((1, 0.02), (-0.3, 0.46), (-0.97, 0.18))]), d.pick(['light', 'second', 'dark'])
    )


def ship_liner(d):
    """Seen from ahead, towering."""
    f = Figure()
    for i, w in enumerate((0.45, 0.6, 0.7)):
        f.flat(box(-w, -0.9 + 0.3 * i, w, -0.58 + 0.3 * i), d.pick(['light', 'main+'])).windows(
            -w, -0.85 + 0.3 * i, w, -0.65 + 0.3 * i, d.whole(4, 8), 1, 'dark', 0.5
        )
    return f.flat(points(-0.8, 0, 0, 0.02, 0.25, 1, 0, 1.05, -0.4, 0.95)).flat(points(0.8, 0, 0, 0.02, -0.02, 1.05, 0.4, 0.95), 'main-')


def canoe(d):
    f = Figure().add(np.concatenate([bezier((-1.1, -0.35), (-0.9, 0.1), (0.9, 0.1), (1.1, -0.35)), bezier((1, 0.25), (0, 0.55), (-1, 0.25))]))
    if d.chance(0.5):
        f.flat(strut(-0.5, 0.5, 0.3, -0.6, 0.03), 'wood').flat(turned(ellipse(0.33, -0.65, 0.08, 0.2), 0.6, 0.33, -0.65), 'wood')
    return f


def rowboat_above(d):
    outline = np.concatenate([bezier((-1, 0), (-0.8, -0.5), (0.3, -0.6), (1.1, 0)), bezier((1.1, 0), (0.3, 0.6), (-0.8, 0.5), (-1, 0))])
    f = Figure().add(outline).flat(outline * 0.82, d.pick(['wood', 'main-']))
    for x in (-0.4, 0.2):
        f.flat(box(x, -0.36, x + 0.14, 0.36), d.pick(['main', 'wood', 'light']))
    return f


def _wheels(f, d, xs, y, r):
    for x in xs:
        f.add(ellipse(x, y, r, r), 'dark').add(ellipse(x, y, r * d.between(0.4, 0.7), r * d.between(0.4, 0.7)), d.pick(['gray', 'light', 'main']))
    return f


def car_round(d):
    """A beetle's back and fenders."""
    f = Figure().add(np.concatenate([ellipse(d.between(-0.1, 0.1), 0.25, 0.75, d.between(0.75, 0.95), PI, 2 * PI)]))
    for s in (-1, 1):
        f.add(np.concatenate([ellipse(s * 0.68, 0.3, 0.4, d.between(0.35, 0.48), PI, 2 * PI)]))
    f.flat(np.concatenate([ellipse(-0.02, -0.08, 0.5, 0.42, PI, 2 * PI)]), 'glass').flat(box(-0.05, -0.5, 0.03, 0.2)).flat(box(-0.9, 0.2, 0.9, 0.34))
    return _wheels(f, d, (-0.66, 0.66), 0.34, d.between(0.2, 0.26))


def car_roadster(d):
    """Open, long-nosed and low."""
    f = Figure().flat(strut(0.1, -0.35, 0.28, -0.02, 0.03), 'dark').add(ellipse(-0.25, -0.2, 0.12, 0.14), 'dark')
    f.add(np.concatenate([bezier((-1, 0.2), (-1, -0.15), (-0.4, -0.05)), bezier((0, 0), (0.9, -0.1), (1.08, 0.2)), points(1, 0.32, -1, 0.32)]))
    f.flat(ellipse(0.96, 0.1, 0.06, 0.06), d.pick(['yellow', 'light']))
    return _wheels(f, d, (-0.62, 0.62), 0.3, d.between(0.2, 0.27))


def car_cartoon(d):
    """A hump with two windows, short and tall."""
    w, f = d.between(0.7, 1), Figure()
    f.add(smooth(points(-w, 0.4, -w, -0.1, -w * 0.6, -0.75, w * 0.6, -0.75, w, -0.05, w, 0.4), 2))
    for s in (-1, 1):
        f.flat(smooth(points(s * 0.06, -0.1, s * w * 0.7, -0.1, s * w * 0.48, -0.58, s * 0.06, -0.58), 1), d.pick(['glass', 'light', 'blue']))
    f.flat(ellipse(w * 0.9, 0.15, 0.08, 0.08), 'yellow')
    return _wheels(f, d, (-w * 0.55, w * 0.55), 0.42, d.between(0.22, 0.32))


def car_above(d):
    f = Figure()
    for s in (-1, 1):
        for x in (-0.6, 0.6):
            f.flat(box(x - 0.15, s * 0.48 - 0.08, x + 0.15, s * 0.48 + 0.08), 'dark')
    f.add(smooth(box(-1.05, -0.5, 1.05, 0.5), 2)).flat(points(0.2, -0.36, 0.45, -0.4, 0.45, 0.4, 0.2, 0.36), 'glass').flat(
        points(-0.5, -0.36, -0.7, -0.4, -0.7, 0.4, -0.5, 0.36), 'glass'
    )
    return f.flat(box(-0.45, -0.34, 0.15, 0.34), d.pick(['main', 'main+', 'main-']))


def car_wedge(d):
    """A racing car or coupé: a wedge, a low cabin, a wing behind."""
    f = Figure()
    if d.chance(0.6):
        f.flat(strut(-0.85, -0.35, -0.8, 0, 0.03), 'dark').flat(box(-1.1, -0.42, -0.65, -0.33), d.pick(['main', 'main-', 'second']))
    f.flat(points(-1, 0.3, -1.02, -0.08, -0.5, -0.12, -0.25, -0.42, 0.25, -0.42, 0.6, -0.08, 1.1, 0.12, 1.1, 0.3)).flat(
        points(-0.18, -0.34, 0.2, -0.34, 0.45, -0.1, -0.3, -0.1), 'glass'
    )
    if d.chance(0.5):
        f.flat(strut(-0.95, 0.08, 1, 0.18, 0.04), d.pick(['light', 'second', 'dark']))
    return _wheels(f, d, (-0.62, 0.66), 0.28, d.between(0.19, 0.24))


def truck_dump(d):
    f = (
        Figure()
        .flat(box(-1, 0.2, 0.9, 0.32), 'dark')
        .flat(points(-1.05, -0.6, 0.25, -0.45, 0.15, 0.2, -0.8, 0.2), d.pick(['main', 'main', 'second']))
        .flat(smooth(box(0.35, -0.5, 0.95, 0.3), 1))
        .flat(box(0.6, -0.4, 0.9, -0.05), 'glass')
    )
    return _wheels(f, d, (-0.6, -0.2, 0.65), 0.4, 0.2)


def truck_pickup(d):
    f = (
        Figure()
        .flat(points(-1.05, -0.1, -0.1, -0.1, 0, -0.55, 0.45, -0.55, 0.6, -0.1, 1.05, -0.02, 1.05, 0.32, -1.05, 0.32))
        .flat(points(0.05, -0.45, 0.4, -0.45, 0.5, -0.1, 0.02, -0.1), 'glass')
        .flat(box(-1, -0.1, -0.12, -0.02), 'main-')
    )
    return _wheels(f, d, (-0.62, 0.65), 0.34, 0.23)


def truck_tank(d):
    f = (
        Figure()
        .add(smooth(box(-1.1, -0.5, 0.35, 0.2), 2), d.pick(['main', 'main', 'light']))
        .flat(box(-1.05, 0.18, 1, 0.3), 'dark')
        .flat(points(0.45, 0.3, 0.45, -0.45, 0.8, -0.45, 1, -0.05, 1, 0.3))
        .flat(points(0.55, -0.35, 0.76, -0.35, 0.88, -0.05, 0.55, -0.05), 'glass')
    )
    return _wheels(f, d, (-0.8, -0.45, 0.7), 0.36, 0.18)


def bus_double(d):
    f = Figure().flat(smooth(box(-0.9, -0.95, 0.9, 0.6), 1))
    for y in (-0.8, -0.1):
        f.windows(-0.85, y, 0.85, y + 0.4, d.whole(4, 6), 1, 'glass', 0.8)
    return _wheels(f.flat(box(-0.9, -0.3, 0.9, -0.2), d.pick(['light', 'main-', 'second'])), d, (-0.5, 0.5), 0.62, 0.2)


def bus_quarter(d):
    """Face and side."""
    f = Figure().flat(points(0.35, -0.7, -1.1, -0.5, -1.1, 0.35, 0.35, 0.6), d.pick(['main', 'main-'])).flat(smooth(box(0.3, -0.75, 1.05, 0.62), 1))
    for i in range(4):
        x = -1 + i * 0.32
        f.flat(points(x, -0.4 - i * 0.04, x + 0.26, -0.43 - i * 0.04, x + 0.26, -0.02, x, -0.03), 'glass')
    f.flat(box(0.4, -0.6, 0.95, -0.05), 'glass').flat(ellipse(0.45, 0.35, 0.07, 0.07), 'yellow').flat(ellipse(0.92, 0.35, 0.07, 0.07), 'yellow')
    return _wheels(f, d, (-0.75, 0.1), 0.48, 0.16)


def bus_van(d):
    f = (
        Figure()
        .flat(smooth(points(-1, 0.4, -1, -0.5, 0.75, -0.5, 1.02, -0.05, 1.02, 0.4), 1))
        .flat(points(-0.95, 0.02, 1, 0.02, 1.02, 0.42, -1, 0.42), d.pick(['main', 'second', 'light']))
    )
    return _wheels(f.windows(-0.95, -0.42, 0.6, -0.02, 3, 1, 'glass', 0.8), d, (-0.6, 0.6), 0.42, 0.2)


def plane_above(d):
    f, a = Figure(), d.between(0.2, 0.6)
    f.flat(points(0.15, 0, -0.2 - a * 0.5, -1, -0.4 - a * 0.5, -1, -0.25, 0, -0.4 - a * 0.5, 1, -0.2 - a * 0.5, 1), d.pick(['main', 'main-', 'gray'])).flat(
        points(-0.75, 0, -1, -0.35, -1.1, -0.35, -1, 0, -1.1, 0.35, -1, 0.35), d.pick(['main', 'second'])
    )
    f.add(np.concatenate([bezier((-1.1, 0), (0, -0.22), (0.9, -0.12)), bezier((1.1, 0), (1.1, 0), (0.9, 0.12)), bezier((0.9, 0.12), (0, 0.22), (-1.1, 0))]))
    return f.flat(ellipse(0.85, 0, 0.08, 0.06), 'glass')


def plane_biplane(d):
    f = (
        Figure()
        .add(points(-1, -0.15, -0.9, -0.5, -0.7, -0.1, -0.4, -0.15, 0.8, -0.2, 0.9, 0, 0.8, 0.2, -0.9, 0.05))
        .flat(box(-0.15, -0.55, 0.65, -0.45), d.pick(['main', 'second']))
        .flat(box(-0.2, 0.15, 0.6, 0.25), d.pick(['main', 'second']))
    )
    for x in (0, 0.4):
        f.flat(strut(x, -0.5, x, 0.2, 0.02), 'dark')
    f.flat(ellipse(0.95, 0, 0.05, 0.4), 'wood').add(ellipse(0.4, 0.42, 0.12, 0.12), 'dark')
    return f


def plane_ahead(d):
    f = (
        Figure()
        .flat(points(-1.1, d.between(-0.2, 0.05), -0.15, 0, 0.15, 0, 1.1, d.between(-0.2, 0.05), 0.15, 0.15, -0.15, 0.15), d.pick(['main', 'main-']))
        .flat(points(-0.04, -0.2, 0, -0.7, 0.04, -0.2), d.pick(['main', 'second']))
        .add(ellipse(0, 0, 0.24, 0.26))
    )
    for s in (-1, 1):
        f.add(ellipse(s * 0.45, 0.16, 0.1, 0.1), d.pick(['dark', 'gray', 'second']))
    return f.flat(ellipse(0, -0.08, 0.14, 0.07), 'dark')


def plane_jet(d):
    """A delta from the side and above."""
    return (
        Figure()
        .flat(points(-0.6, -0.05, -0.95, -0.6, -0.75, -0.6, -0.25, -0.1), d.pick(['main', 'main-', 'second']))
        .add(np.concatenate([points(-1, -0.1), bezier((0, -0.2), (0.8, -0.12), (1.15, 0.06)), points(-1, 0.14)]))
        .flat(points(0.35, 0.05, -0.7, 0.55, -0.85, 0.5, -0.75, 0.05), 'main-')
        .flat(np.concatenate([bezier((0.35, -0.12), (0.55, -0.3), (0.8, -0.06))]), 'glass')
    )


# -- Buildings --


def house_tent(d):
    """All roof, down to the ground."""
    f = Figure().flat(points(-1, 0.85, 0, -1, 1, 0.85), d.pick(['second', 'wood', 'gray', 'main-'])).flat(points(-0.82, 0.85, 0, -0.75, 0.82, 0.85))
    return f.flat(box(-0.15, 0.4, 0.15, 0.85), d.pick(['wood', 'dark', 'second'])).windows(
        -0.3, -0.15, 0.3, 0.2, 2, 1, d.pick(['glass', 'yellow', 'dark']), 0.8
    )


def house_stepped(d):
    """A narrow town house with a stepped or curved gable."""
    w, f = d.between(0.4, 0.6), Figure()
    if d.chance(0.5):
        for i in range(5):
            f.flat(box(-w * (1 - i * 0.2), -0.4 - 0.13 * (i + 1), w * (1 - i * 0.2), -0.38))
    else:
        f.flat(
            np.concatenate([bezier((w, -0.4), (w * 0.4, -0.5), (w * 0.5, -1), (0, -1.05)), bezier((0, -1.05), (-w * 0.5, -1), (-w * 0.4, -0.5), (-w, -0.4))])
        )
    f.flat(box(-w, -0.4, w, 1)).windows(-w, -0.35, w, 0.6, d.whole(2, 3), d.whole(2, 3), d.pick(['glass', 'light', 'dark']), 0.55)
    return f.flat(box(-0.12, 0.62, 0.12, 1), d.pick(['wood', 'second', 'dark']))


def house_thatched(d):
    f = (
        Figure()
        .flat(box(-0.8, -0.1, 0.8, 0.7))
        .add(
            np.concatenate([bezier((-1, 0.05), (-0.9, -0.9), (0.9, -0.9), (1, 0.05)), bezier((1, 0.05), (0, -0.2), (-1, 0.05))]),
            d.pick(['wood', 'yellow', 'gray', 'second']),
        )
    )
    f.flat(np.concatenate([dome(0, 0.2, 0.15, 1), points(0.15, 0.7, -0.15, 0.7)]), d.pick(['wood', 'dark']))
    return f.windows(-0.75, 0.05, 0.75, 0.45, 2, 1, d.pick(['glass', 'light', 'yellow']), 0.3).flat(
        box(0.4, -0.95, 0.55, -0.5), d.pick(['wood', 'red', 'gray'])
    )


def house_isometric(d):
    """Two walls and one slope of the roof."""
    f, e = Figure(), d.between(0.3, 0.55)
    f.flat(points(-0.9, -0.1, -0.1, 0.1, -0.1, 0.95, -0.9, 0.65)).flat(points(-0.1, 0.1, 0.95, -0.15, 0.95, 0.6, -0.1, 0.95), 'main-').flat(
        points(-0.9, -0.1, -0.5, -0.1 - e, -0.1, 0.1)
    )
    f.flat(points(-0.55, -0.15 - e, 0.55, -0.35 - e, 1.05, -0.1, -0.05, 0.15), d.pick(['second', 'red', 'gray', 'wood', 'main-']))
    f.flat(points(-0.65, 0.2, -0.4, 0.27, -0.4, 0.55, -0.65, 0.47), d.pick(['glass', 'yellow', 'dark']))
    return f.flat(points(0.2, 0.25, 0.45, 0.19, 0.45, 0.8, 0.2, 0.87), d.pick(['wood', 'dark'])).flat(
        points(0.6, 0.12, 0.82, 0.06, 0.82, 0.35, 0.6, 0.41), d.pick(['glass', 'yellow', 'dark'])
    )


def house_winged(d):
    """A long wing and a gable before it, a porch, chimneys."""
    f, roof = Figure(), d.pick(['second', 'red', 'gray', 'wood'])
    for x in d.shuffled([-0.7, -0.2, 0.6])[: d.whole(0, 2)]:
        f.flat(box(x, -0.75, x + 0.12, -0.2), d.pick(['wood', 'red', 'gray']))
    f.flat(points(-1.05, 0, -0.85, -0.45, 0.85, -0.45, 1.05, 0), roof).flat(box(-0.95, 0, 0.95, 0.75)).windows(
        -0.9, 0.1, 0.9, 0.45, 5, 1, d.pick(['glass', 'dark', 'light']), 0.45
    )
    x = d.pick([-0.45, 0.4])
    f.flat(points(x - 0.35, 0.75, x - 0.35, -0.1, x, -0.6, x + 0.35, -0.1, x + 0.35, 0.75), d.pick(['main', 'main+'])).flat(
        thick(points(x - 0.42, -0.05, x, -0.65, x + 0.42, -0.05), 0.05), roof
    )
    return f.flat(box(x - 0.1, 0.3, x + 0.1, 0.75), d.pick(['wood', 'dark', 'second'])).flat(ellipse(x, -0.12, 0.1, 0.1), d.pick(['glass', 'dark', 'light']))


def house_drawn(d):
    """A square, a triangle, a cross for a window."""
    w, f = d.between(0.55, 0.8), Figure()
    f.flat(box(-w, -0.15, w, 0.85)).flat(points(-w * 1.15, -0.15, 0, -d.between(0.7, 1.05), w * 1.15, -0.15), d.pick(['red', 'second', 'wood', 'main-']))
    for x in d.pick([[-w * 0.5, w * 0.5], [w * 0.45]]):
        f.flat(box(x - 0.16, 0.05, x + 0.16, 0.37), d.pick(['glass', 'yellow', 'blue'])).flat(box(x - 0.015, 0.05, x + 0.015, 0.37), 'light').flat(
            box(x - 0.16, 0.2, x + 0.16, 0.23), 'light'
        )
    return f.flat(box(-0.12, 0.35, 0.14, 0.85), d.pick(['wood', 'red', 'second'])).flat(ellipse(0.1, 0.6, 0.025, 0.025, n=8), 'yellow')


def skyscraper_stepped(d):
    f, n, w, y = Figure(), d.whole(3, 5), 0.7, 1.0
    for _i in range(n):
        top = y - d.between(0.35, 0.6)
        f.flat(box(-w, top, w, y), d.pick(['main', 'main', 'main-'])).windows(
            -w, top + 0.03, w, y, d.whole(4, 8), d.whole(2, 5), d.pick(['glass', 'dark', 'yellow']), d.between(0.4, 0.7)
        )
        y, w = top, w * d.between(0.6, 0.85)
    return f.flat(points(-0.04, y, 0, y - 0.5, 0.04, y), d.pick(['gray', 'main-']))


def skyscraper_curved(d):
    """A sail or a bullet of glass."""
    side = bezier((0.45, 1), (0.6, -0.2), (d.between(0, 0.5), -1), n=20)
    outline = np.concatenate([side[::-1], mirrored(side)]) if d.chance(0.5) else np.concatenate([side[::-1], points(-0.4, 1)])
    f = Figure().add(outline)
    for y in np.linspace(-0.7, 0.9, d.whole(8, 18)):
        f.flat(box(-0.3, y, 0.36, y + 0.035), d.pick(['glass', 'dark', 'main-']))
    return f


def skyscraper_pair(d):
    f = Figure()
    for x, top in ((-0.45, d.between(-1, -0.4)), (0.45, d.between(-1, -0.4))):
        f.flat(box(x - 0.38, top, x + 0.3, 1)).flat(points(x + 0.3, top, x + 0.42, top + 0.06, x + 0.42, 1, x + 0.3, 1), 'main-').windows(
            x - 0.36, top + 0.05, x + 0.28, 0.95, d.whole(2, 5), d.whole(6, 12), d.pick(['glass', 'dark', 'light']), d.between(0.4, 0.75)
        )
    return f


def tower_keep(d):
    """Square, with battlements and a flag."""
    w, f = d.between(0.25, 0.4), Figure()
    if d.chance(0.5):
        f.flat(strut(0, -0.7, 0, -1.25, 0.02), 'dark', True).flat(points(0, -1.25, 0.35, -1.12, 0, -1), d.pick(['red', 'second', 'blue']), True)
    f.flat(box(-w, -0.6, w, 1), named=True).flat(box(-w * 1.2, -0.72, w * 1.2, -0.5), 'main', True).windows(
        -w * 1.2, -0.86, w * 1.2, -0.7, d.whole(3, 5), 1, 'main', 0.6, True
    )
    for y in (-0.2, 0.25):
        f.flat(arch(0, y, y + 0.2, 0.07), 'dark', True)
    return f


def tower_onion(d):
    """A belfry under an onion."""
    w, f = d.between(0.2, 0.32), Figure()
    f.flat(box(-w, -0.15, w, 1), named=True)
    f.flat(box(-w * 0.8, -0.5, w * 0.8, -0.15), d.pick(['main', 'main+']), True).flat(box(-w * 1.1, -0.2, w * 1.1, -0.12), d.pick(['light', 'main-']), True)
    for x in (-w * 0.4, w * 0.4):
        f.flat(arch(x, -0.35, -0.2, w * 0.2), 'dark', True)
    f.add(onion(0, -0.48, w * 0.8), d.pick(['green', 'gray', 'second', 'yellow', 'main']), named=True).flat(strut(0, -1, 0, -1.2, 0.015), 'yellow', True)
    return f.flat(ellipse(0, 0.1, w * 0.5, w * 0.5), 'light', True).flat(strut(0, 0.1, w * 0.3, 0, 0.015), 'dark', True) if d.chance(0.6) else f


def tower_lattice(d):
    """Of iron, spreading towards its feet."""
    f = Figure()
    for s in (-1, 1):
        f.flat(thick(bezier((s * 0.03, -1.1), (s * 0.08, -0.2), (s * 0.55, 1)), np.linspace(0.03, 0.1, 16)), 'main', True)
    for y, w in ((-0.2, 0.15), (0.3, 0.27)):
        f.flat(box(-w, y, w, y + 0.08), d.pick(['main', 'main-']), True)
    for i in range(9):
        y = -0.8 + i * 0.19
        w = 0.05 + 0.35 * max(0, (y + 0.8) / 1.8) ** 1.6
        f.flat(strut(-w, y, w, y + 0.16, 0.02), 'main', True).flat(strut(w, y, -w, y + 0.16, 0.02), 'main', True)
    return f


def tower_pagoda(d):
    n, f = d.whole(3, 6), Figure()
    for i in range(n):
        y, w = 1 - (i + 1) * 1.8 / n, 0.55 - 0.32 * i / n
        f.flat(box(-w * 0.62, y + 0.02, w * 0.62, y + 1.8 / n), d.pick(['main', 'main', 'main+']), True).windows(
            -w * 0.6, y + 0.55 / n, w * 0.6, y + 1.5 / n, 3, 1, d.pick(['dark', 'light']), 0.4, True
        )
        f.flat(
            np.concatenate(
                [
                    bezier((-w * 1.25, y + 0.02), (-w * 0.6, y), (-w * 0.3, y - 0.13)),
                    bezier((w * 0.3, y - 0.13), (w * 0.6, y), (w * 1.25, y + 0.02)),
                    points(w, y + 0.1, -w, y + 0.1),
                ]
            ),
            d.pick(['second', 'main-', 'gray', 'dark']) if i == 0 else 'main-',
            True,
        )
    return f.flat(strut(0, -0.85, 0, -1.2, 0.025), d.pick(['yellow', 'dark', 'main']), True)


def tower_needle(d):
    """A mast for television: a shaft with a ball or a dish."""
    f, y = Figure(), d.between(-0.5, -0.2)
    f.flat(strut(0, -1.2, 0, y, 0.025), d.pick(['red', 'gray', 'main']), True).flat(points(-0.07, y, 0.07, y, d.between(0.12, 0.25), 1, -0.2, 1), 'main', True)
    f.add(ellipse(0, y, d.between(0.2, 0.32), d.between(0.1, 0.24)), d.pick(['main', 'main+', 'gray']), named=True).flat(
        box(-0.2, y - 0.02, 0.2, y + 0.03), 'glass', True
    )
    return f


def tower_gabled(d):
    """A square belfry under a saddle roof, with string courses and paired windows; in two planes."""
    w, f, roof = d.between(0.24, 0.36), Figure(), d.pick(['gray', 'red', 'second', 'wood', 'main-'])
    f.flat(box(-w, -0.5, w * 0.4, 1), named=True).flat(points(w * 0.4, -0.5, w, -0.46, w, 0.97, w * 0.4, 1), 'main-', True)
    f.flat(points(-w, -0.5, -w * 0.3, -1, w * 0.4, -0.5), d.pick(['main', 'main+']), True).flat(
        points(-w * 0.3, -1.02, w * 0.55, -0.98, w * 1.05, -0.44, w * 0.4, -0.48), roof, True
    )
    for y in (-0.45, -0.05, 0.4):
        f.flat(box(-w * 1.05, y, w * 0.4, y + 0.04), d.pick(['light', 'main-', 'main+']), True)
    for x in (-w * 0.65, -w * 0.15):
        f.flat(arch(x, -0.28, -0.1, w * 0.16), 'dark', True)
    return f.flat(ellipse(-w * 0.4, 0.2, w * 0.3, w * 0.3), d.pick(['light', 'dark', 'yellow']), True) if d.chance(0.5) else f


def church_twin(d):
    """Seen from ahead, with two towers and a rose window."""
    f, roof = Figure(), d.pick(['gray', 'gray', 'red', 'green', 'second'])
    f.flat(points(-0.4, 0.9, -0.4, -0.1, 0, -0.5, 0.4, -0.1, 0.4, 0.9))
    for s in (-1, 1):
        x, top = s * 0.55, d.between(-0.5, -0.3)
        f.flat(box(x - 0.2, top, x + 0.2, 0.95), d.pick(['main', 'main', 'main+']), True).flat(
            points(x - 0.23, top, x, top - d.between(0.3, 0.6), x + 0.23, top), roof, True
        )
        for y in (top + 0.2, 0.25):
            f.flat(arch(x, y, y + 0.22, 0.07), 'dark', True)
    f.add(ellipse(0, 0.05, 0.17, 0.17), d.pick(['glass', 'dark', 'second']))
    return f.flat(arch(0, 0.6, 0.92, 0.14), d.pick(['wood', 'dark']))


def church_chapel(d):
    """A gable front with a bell turret or a cross on it."""
    f, roof = Figure(), d.pick(['gray', 'red', 'second', 'wood'])
    w, y = d.between(0.16, 0.24), d.between(-0.3, -0.1)
    f.flat(box(-w, y - 0.35, w, y + 0.3), d.pick(['main', 'main', 'light']), True).flat(
        points(-w * 1.2, y - 0.33, 0, y - d.between(0.65, 0.95), w * 1.2, y - 0.33), roof, True
    ).flat(arch(0, y - 0.15, y + 0.05, 0.08), 'dark', True)
    f.flat(points(-0.65, 0.95, -0.65, 0.25, 0, -0.25, 0.65, 0.25, 0.65, 0.95)).flat(thick(points(-0.75, 0.32, 0, -0.3, 0.75, 0.32), 0.05), roof)
    for x in (-0.38, 0.38):
        f.flat(arch(x, 0.4, 0.7, 0.08), d.pick(['dark', 'glass', 'yellow']))
    return f.flat(arch(0, 0.55, 0.95, 0.13), d.pick(['wood', 'dark', 'red']))


def church_onion(d):
    """White walls, onion domes, the highest on a drum."""
    f, top = Figure(), d.pick(['yellow', 'green', 'blue', 'second', 'gray'])
    f.flat(box(-0.7, 0.15, 0.7, 0.95)).windows(-0.65, 0.3, 0.65, 0.75, 3, 1, 'dark', 0.25)
    for x, y, r in ((-0.5, 0.15, 0.15), (0.5, 0.15, 0.15), (0, -0.1, 0.24)):
        f.flat(box(x - r * 0.7, y - 0.25, x + r * 0.7, y + 0.06), 'main', x == 0).add(onion(x, y - 0.22, r), top, named=x == 0).flat(
            strut(x, y - 0.3 - r * 1.9, x, y - 0.5 - r * 1.9, 0.015), 'yellow', x == 0
        )
    return f.flat(arch(0, 0.65, 0.95, 0.12), d.pick(['wood', 'dark']))


def palace_onions(d):
    """A cluster of towers under onions of several heights."""
    f, top = Figure(), d.pick(['main', 'main', 'second', 'yellow', 'green'])
    f.flat(box(-0.95, 0.3, 0.95, 0.9))
    for x, y, r in ((-0.75, 0.1, 0.17), (0.75, 0.1, 0.17), (-0.38, -0.15, 0.2), (0.38, -0.15, 0.2), (0, -0.35, 0.26)):
        y += d.between(-0.08, 0.08)
        f.add(box(x - r * 0.75, y, x + r * 0.75, 0.5), d.pick(['main', 'main', 'main-', 'main+'])).add(onion(x, y + 0.03, r), top).flat(
            arch(x, y + 0.2, y + 0.4, r * 0.25), 'dark'
        )
    for x in np.linspace(-0.75, 0.75, d.whole(3, 7)):
        f.flat(arch(x, 0.6, 0.9, 0.08), d.pick(['dark', 'main-']))
    return f


def palace_great_dome(d):
    """One wide dome, half-domes leaning on it, slim towers at the sides."""
    f, top = Figure(), d.pick(['main', 'main', 'gray', 'second', 'main-'])
    for x in d.pick([[-1, 1], [-1.05, -0.72, 0.72, 1.05], [1], []]):
        t = d.between(-1.1, -0.7)
        f.add(box(x - 0.045, t, x + 0.045, 0.85)).flat(points(x - 0.06, t, x, t - 0.28, x + 0.06, t), top).flat(
            box(x - 0.08, t + 0.25, x + 0.08, t + 0.3), 'main-'
        )
    for x in (-0.55, 0.55):
        f.add(dome(x, 0.22, 0.3, 0.8), top)
    f.add(dome(0, 0.1, d.between(0.45, 0.6), d.between(0.8, 1)), top).flat(box(-0.5, 0.02, 0.5, 0.2), 'main-').windows(
        -0.48, 0.04, 0.48, 0.18, d.whole(6, 10), 1, 'dark', 0.4
    )
    f.flat(box(-0.88, 0.2, 0.88, 0.85)).windows(-0.85, 0.3, 0.85, 0.55, d.whole(5, 9), 1, d.pick(['dark', 'glass', 'main-']), 0.4)
    for x in np.linspace(-0.6, 0.6, d.whole(3, 5)):
        f.flat(arch(x, 0.68, 0.85, 0.08), d.pick(['dark', 'main-']))
    return f


def palace_chateau(d):
    """Steep roofs, round towers under cones, rows of windows."""
    f, roof = Figure(), d.pick(['gray', 'blue', 'second', 'main-'])
    f.flat(points(-0.75, 0, -0.6, -0.45, 0.6, -0.45, 0.75, 0), roof).flat(box(-0.75, -0.02, 0.75, 0.85)).windows(
        -0.7, 0.05, 0.7, 0.8, d.whole(5, 8), d.whole(2, 3), d.pick(['dark', 'glass']), 0.45
    )
    for x in d.pick([[-0.8, 0.8], [-0.85, -0.3, 0.3, 0.85]]):
        w, t = d.between(0.15, 0.2), d.between(-0.35, 0)
        f.add(box(x - w, t, x + w, 0.88)).add(points(x - w * 1.15, t + 0.02, x, t - d.between(0.45, 0.7), x + w * 1.15, t + 0.02), roof).windows(
            x - w, t + 0.12, x + w, 0.75, 1, 3, 'dark', 0.35
        )
    return f.flat(arch(0, 0.6, 0.85, 0.12), 'dark')


def palace_gate(d):
    """A tall arched front between towers, with a garland of small arches."""
    f, w = Figure(), d.between(0.35, 0.5)
    f.flat(box(-1, 0.05, 1, 0.85))
    for _i, x in enumerate(np.linspace(-0.85, 0.85, 6)):
        for y in (0.18, 0.52):
            f.flat(arch(x, y + 0.1, y + 0.26, 0.09), d.pick(['dark', 'main-']))
    if d.chance(0.6):
        f.add(onion(0, -0.45, d.between(0.25, 0.4)) if d.chance(0.5) else dome(0, -0.45, 0.4, 1), d.pick(['main', 'second', 'main+']))
    f.flat(box(-w, -0.55, w, 0.88), d.pick(['main', 'main+'])).flat(arch(0, -0.05, 0.85, w * 0.65), 'main-').flat(arch(0, 0.3, 0.85, w * 0.4), 'dark')
    for x in (-w, w):
        t = d.between(-0.9, -0.6)
        f.add(box(x - 0.07, t, x + 0.07, 0.87)).add(dome(x, t, 0.1, 1.4), d.pick(['main', 'second']))
    return f


def palace_pavilion(d):
    """Swept roofs in tiers over a pillared hall, on a terrace."""
    f, roof, n = Figure(), d.pick(['second', 'red', 'main-', 'yellow', 'gray']), d.whole(1, 3)
    f.flat(box(-1.1, 0.65, 1.1, 0.9), d.pick(['main', 'light', 'gray']))
    for i in range(n):
        y, w = 0.65 - 0.48 * i, 0.85 - 0.22 * i
        f.flat(box(-w, y - 0.32, w, y)).windows(-w, y - 0.28, w, y, d.whole(5, 9), 1, d.pick(['dark', 'main-', 'wood']), 0.5)
        f.flat(
            np.concatenate(
                [
                    bezier((-w * 1.35, y - 0.3), (-w * 0.9, y - 0.35), (-w * 0.7, y - 0.55)),
                    bezier((w * 0.7, y - 0.55), (w * 0.9, y - 0.35), (w * 1.35, y - 0.3)),
                ]
            ),
            roof,
        )
    return f


def castle_keep(d):
    f, y = Figure(), d.between(-0.7, -0.4)
    f.flat(box(-0.55, y, 0.55, 0.9)).windows(-0.6, y - 0.15, 0.6, y + 0.01, d.whole(4, 6), 1, 'main', 0.6)
    for x in d.pick([[-0.55, 0.55], [0.5], [-0.6, 0, 0.6]]):
        t = y - d.between(0.1, 0.35)
        f.flat(box(x - 0.16, t, x + 0.16, 0.9), d.pick(['main', 'main-'])).windows(x - 0.2, t - 0.1, x + 0.2, t + 0.01, 3, 1, 'main', 0.6)
    for x in (-0.25, 0.1, 0.3):
        f.flat(box(x - 0.03, y + 0.3, x + 0.03, y + 0.5), 'dark')
    return f.flat(arch(0, 0.55, 0.9, 0.16), d.pick(['wood', 'dark']))


def castle_fairy(d):
    """Slim towers with tall cones, the highest in the middle."""
    f, roof = Figure(), d.pick(['blue', 'red', 'second', 'gray'])
    for x, t, w in ((-0.75, 0.05, 0.14), (0.75, 0.1, 0.14), (-0.35, -0.3, 0.15), (0.38, -0.2, 0.15), (0, -0.6, 0.16)):
        t += d.between(-0.1, 0.1)
        f.flat(box(x - w, t, x + w, 0.9), d.pick(['main', 'main', 'main+', 'main-'])).flat(
            points(x - w * 1.3, t + 0.01, x, t - d.between(0.4, 0.6), x + w * 1.3, t + 0.01), roof
        ).flat(arch(x, t + 0.2, t + 0.32, 0.05), 'dark')
    return f.flat(box(-0.85, 0.45, 0.85, 0.92)).flat(arch(0, 0.65, 0.92, 0.15), 'dark')


def lighthouse_spiral(d):
    w, f = d.between(0.18, 0.28), Figure()
    f.flat(points(-1, 1.1, -0.6, 0.8, 0.5, 0.75, 1, 1.1), d.pick(['gray', 'wood', 'green'])).add(points(-w * 0.65, -0.6, w * 0.65, -0.6, w, 0.9, -w, 0.9))
    for y in np.linspace(-0.5, 0.6, d.whole(2, 4)):
        f.flat(points(-w * 0.75, y + 0.15, w * 0.75, y, w * 0.8, y + 0.16, -w * 0.8, y + 0.31), d.pick(['red', 'second', 'second']))
    return (
        f.flat(box(-w, -0.66, w, -0.58), 'dark')
        .flat(box(-w * 0.5, -0.85, w * 0.5, -0.66), d.pick(['yellow', 'glass']))
        .flat(points(-w * 0.7, -0.84, 0, -1.1, w * 0.7, -0.84), d.pick(['red', 'dark', 'second']))
    )


def windmill_modern(d):
    f, a = Figure().add(points(-0.025, -0.4, 0.025, -0.4, 0.06, 1.1, -0.06, 1.1)), d.between(0, 2)
    for k in range(3):
        f.flat(turned(points(0, -0.03, 0.3, -0.07, 0.95, 0, 0, 0.03), a + k * 2 * PI / 3) + [0, -0.4])
    return f.add(ellipse(0, -0.4, 0.07, 0.07))


def windmill_smock(d):
    """A waisted tower with a gallery and lattice sails."""
    f, a = Figure(), d.between(0, 1.5)
    f.flat(points(-0.22, -0.4, 0.22, -0.4, 0.4, 1, -0.4, 1)).flat(box(-0.5, 0.3, 0.5, 0.38), d.pick(['wood', 'light', 'dark'])).add(
        dome(0, -0.38, 0.27, 1.1), d.pick(['wood', 'second', 'dark'])
    ).windows(-0.25, -0.2, 0.25, 0.9, 2, 3, d.pick(['dark', 'light']), 0.3)
    for k in range(4):
        f.flat(turned(strut(0, 0, 0.95, 0, 0.02), a + k * PI / 2) + [0, -0.45], 'wood').flat(
            turned(box(0.25, 0, 0.95, 0.22), a + k * PI / 2) + [0, -0.45], d.pick(['light', 'second', 'wood'])
        )
    return f


def mountain_cone(d):
    f = Figure().flat(
        np.concatenate(
            [bezier((-1.1, 0.7), (-0.4, 0.4), (-0.15, -0.8)), points(-0.08, -0.75, 0.05, -0.8, 0.13, -0.76), bezier((0.15, -0.8), (0.4, 0.4), (1.1, 0.7))]
        )
    )
    return f.flat(points(-0.16, -0.75, 0.16, -0.75, 0.27, -0.35, 0.15, -0.45, 0.05, -0.3, -0.1, -0.45, -0.27, -0.3), d.pick(['light', 'light', 'main-', 'red']))


def mountain_twin(d):
    f = Figure()
    for x, top, role in ((0.45, d.between(-0.5, -0.2), 'main-'), (-0.25, d.between(-0.95, -0.6), 'main')):
        f.flat(points(x - 0.85, 0.7, x, top, x + 0.75, 0.7), role).flat(points(x, top, x + 0.75, 0.7, x + 0.1, 0.7, x + 0.15, 0.2, x - 0.05, -0.1), 'main-')
        if d.chance(0.7):
            f.flat(points(x - 0.2, top + 0.32, x, top, x + 0.18, top + 0.32, x + 0.05, top + 0.25, x - 0.04, top + 0.38), 'light')
    return f


# -- Living things --


def _head(d, ears, muzzle='main', nose='dark', snout=0.3):
    """A beast's head seen from ahead; `ears` draws behind it."""
    f = Figure()
    ears(f)
    f.add(polar(lambda a: 0.72 + 0.05 * np.cos(2 * a), 0, 0.05, d.between(0.9, 1.1), d.between(0.85, 1)))
    f.add(ellipse(0, 0.38, snout * 1.2, snout), muzzle).flat(ellipse(0, 0.25, snout * 0.35, snout * 0.25), nose)
    eyes(f, 0, -0.08, d.between(0.25, 0.34), d.between(0.08, 0.16), d)
    return f.flat(thick(bezier((-0.15, 0.48), (0, 0.58), (0.15, 0.48)), 0.018), 'dark')


def cat_head(d):
    def ears(f):
        for s in (-1, 1):
            f.add(points(s * 0.7, -0.25, s * 0.62, -d.between(0.95, 1.1), s * 0.1, -0.55)).flat(
                points(s * 0.6, -0.4, s * 0.56, -0.8, s * 0.25, -0.58), d.pick(['main-', 'skin', 'second'])
            )

    f = _head(d, ears, d.pick(['main+', 'light', 'main']), d.pick(['dark', 'skin', 'second']), 0.2)
    for s in (-1, 1):
        for y in (0.3, 0.42):
            f.flat(strut(s * 0.25, 0.37, s * 0.95, y, 0.012), d.pick(['light', 'dark', 'gray']))
    return f


def _tabby(f, d, x0, x1, y, h):
    for x in np.linspace(x0, x1, d.pick([0, 0, 4, 6]) or 1)[1:]:
        f.flat(strut(x, y - h, x + 0.06, y + h * 0.3, 0.03), d.pick(['main-', 'second', 'dark']))
    return f


def cat_walking(d):
    """From the side, tail up, a round head turned to us."""
    f = Figure().add(thick(bezier((-0.65, -0.1), (-1.1, -0.3), (-0.9, -1)), np.linspace(0.1, 0.06, 16)))
    for x, role in ((-0.5, 'main-'), (-0.35, 'main'), (0.3, 'main-'), (0.45, 'main')):
        f.add(points(x - 0.09, 0.1, x + 0.09, 0.1, x + d.between(-0.05, 0.15), 0.85, x - d.between(0, 0.1), 0.85), role)
    f.add(np.concatenate([bezier((-0.75, 0.25), (-0.8, -0.4), (0, -0.1), (0.6, -0.35)), bezier((0.7, 0), (0.6, 0.4), (-0.2, 0.3), (-0.75, 0.25))]))
    _tabby(f, d, -0.6, 0.4, -0.05, 0.18)
    for s in (-0.2, 0.16):
        f.add(points(0.68 + s - 0.12, -0.5, 0.68 + s, -0.98, 0.68 + s + 0.14, -0.55))
    return eyes(f.add(ellipse(0.68, -0.42, 0.33, 0.28)), 0.7, -0.45, 0.13, 0.06, d)


def cat_sphinx(d):
    """Lying with its head up, paws forward."""
    f = (
        Figure()
        .add(thick(bezier((-0.8, 0.5), (-1.2, 0.6), (-1.1, 0.05)), 0.07))
        .add(np.concatenate([bezier((-0.95, 0.65), (-1, -0.2), (-0.2, -0.1), (0.3, -0.1)), bezier((0.45, 0.2), (0.5, 0.5), (0.3, 0.65))]))
        .add(smooth(box(0.1, 0.45, 1, 0.67), 2), d.pick(['main', 'main+']))
    )
    _tabby(f, d, -0.7, 0.1, 0.15, 0.2)
    for s in (-1, 1):
        f.add(points(0.4 + s * 0.28, -0.35, 0.4 + s * 0.27, -0.85, 0.4 + s * 0.03, -0.55))
    return eyes(f.add(ellipse(0.4, -0.3, 0.33, 0.3)), 0.42, -0.32, 0.12, 0.06, d).flat(points(0.38, -0.2, 0.48, -0.2, 0.43, -0.14), 'dark')


def cat_leaping(d):
    """Stretched out, on the run."""
    f = Figure().add(thick(bezier((-0.7, 0.05), (-1.1, -0.1), (-1.3, d.between(-0.6, 0.2))), np.linspace(0.08, 0.04, 16)))
    for a, b in (((-0.6, 0.1), (-1, 0.65)), ((-0.5, 0.15), (-0.7, 0.7)), ((0.5, 0.05), (0.95, 0.5)), ((0.45, 0.1), (0.7, 0.65))):
        f.add(strut(*a, *b, 0.09), d.pick(['main', 'main-']))
    f.add(ellipse(-0.05, 0, 0.75, d.between(0.22, 0.3))).add(turned(ellipse(0.8, -0.2, 0.27, 0.2), 0.2, 0.8, -0.2))
    for s in (-0.1, 0.06):
        f.add(points(0.75 + s - 0.07, -0.33, 0.72 + s, -0.65, 0.75 + s + 0.08, -0.35))
    return f.flat(ellipse(0.9, -0.22, 0.035, 0.035, n=8), d.pick(['dark', 'yellow', 'green']))


def dog_head(d):
    def ears(f):
        for s in (-1, 1):
            f.add(thick(bezier((s * 0.5, -0.5), (s * 1.05, -0.5), (s * 0.95, 0.4)), np.linspace(0.1, 0.2, 16)), d.pick(['main-', 'second', 'main']))

    f = _head(d, ears, d.pick(['main+', 'light', 'main']), 'dark', d.between(0.28, 0.4))
    return f.add(ellipse(0, 0.72, 0.1, 0.16), d.pick(['red', 'skin'])) if d.chance(0.5) else f


def dog_sitting(d):
    f = (
        Figure()
        .add(thick(bezier((-0.4, 0.8), (-0.9, 0.8), (-1, 0.3)), np.linspace(0.09, 0.04, 16)))
        .add(smooth(points(-0.55, 0.95, -0.6, 0.4, 0, -0.3, 0.35, -0.3, 0.42, 0.95), 2))
    )
    f.add(ellipse(-0.25, 0.7, 0.35, 0.28), 'main-').add(strut(0.28, 0.2, 0.32, 0.95, 0.1)).add(ellipse(0.3, -0.5, 0.32, 0.3)).add(
        ellipse(0.65, -0.4, 0.25, 0.15), d.pick(['main', 'main+'])
    ).flat(ellipse(0.87, -0.45, 0.06, 0.06), 'dark')
    f.add(thick(bezier((0.12, -0.72), (-0.15, -0.6), (0.02, -0.15)), np.linspace(0.1, 0.13, 16)), d.pick(['main-', 'second'])).flat(
        ellipse(0.42, -0.55, 0.04, 0.05, n=10), 'dark'
    )
    return f.flat(strut(0.05, -0.22, 0.48, -0.15, 0.05), d.pick(['red', 'blue', 'second'])) if d.chance(0.5) else f


def dog_long(d):
    f = Figure().add(thick(bezier((-0.9, 0.05), (-1.2, -0.1), (-1.25, -0.4)), 0.05))
    for x in (-0.75, -0.6, 0.4, 0.55):
        f.add(smooth(box(x - 0.08, 0.2, x + 0.08, 0.65), 1), d.pick(['main', 'main-']))
    f.add(smooth(box(-0.95, -0.15, 0.7, 0.4), 2)).add(ellipse(0.75, -0.25, 0.25, 0.25)).add(smooth(points(0.75, -0.35, 1.3, -0.2, 1.3, -0.05, 0.75, 0), 2)).add(
        ellipse(0.65, -0.1, 0.12, 0.28), d.pick(['main-', 'dark', 'second'])
    )
    return f.flat(ellipse(1.27, -0.18, 0.06, 0.06), 'dark').flat(ellipse(0.85, -0.32, 0.04, 0.04, n=8), 'dark')


def _blocks(d, neck, head, ears, tail):
    """A beast of blocks, as a toy."""
    f, w = Figure(), d.between(0.5, 0.7)
    for x in (-w + 0.1, w - 0.1):
        f.flat(box(x - 0.11, 0.1, x + 0.11, d.between(0.7, 0.9)), d.pick(['main', 'main-']))
    f.flat(box(-w, -0.3, w, 0.25)).flat(strut(w - 0.15, -0.1, w + 0.1, -0.3 - neck, 0.15)).flat(box(w - 0.15, -0.5 - neck, w + 0.2 + head, -0.2 - neck))
    ears(f, w, -0.5 - neck)
    f.flat(strut(-w, -0.2, -w - 0.25, tail, 0.05), d.pick(['main-', 'dark', 'main']))
    return f.flat(ellipse(w + 0.15, -0.4 - neck, 0.04, 0.04, n=8), 'dark')


def dog_toy(d):
    return _blocks(
        d, d.between(0, 0.2), d.between(0.15, 0.3), lambda f, x, y: f.flat(box(x - 0.12, y, x + 0.02, y + 0.3), d.pick(['main-', 'dark', 'second'])), -0.6
    )


def horse_toy(d):
    """On wheels or rockers."""
    f = _blocks(
        d,
        d.between(0.4, 0.6),
        0.3,
        lambda f, x, y: f.flat(points(x - 0.1, y, x, y - 0.2, x + 0.1, y)).flat(strut(x - 0.15, y, x - 0.3, y + 0.6, 0.08), d.pick(['dark', 'wood', 'second'])),
        0.3,
    )
    if d.chance(0.5):
        return f.flat(thick(bezier((-1.1, 0.65), (0, 1.2), (1.1, 0.65)), 0.06), d.pick(['wood', 'red', 'second']))
    return f


def horse_head(d):
    f = (
        Figure()
        .add(points(-0.8, 1.1, -0.6, 0, -0.1, -0.7, 0.3, -0.4, 0.15, 0.4, 0.3, 1.1))
        .add(smooth(points(-0.2, -0.75, 0.3, -0.75, 0.95, 0.15, 0.75, 0.45, 0.4, 0.3, 0.05, -0.1), 2))
    )
    f.add(points(-0.15, -0.7, -0.05, -1.15, 0.12, -0.75))
    f.add(thick(bezier((0, -0.85), (-0.5, -0.5), (-0.8, 0.3), (-0.9, 1)), d.between(0.1, 0.2)), d.pick(['dark', 'main-', 'second', 'light', 'wood']))
    return f.flat(ellipse(0.28, -0.4, 0.05, 0.05, n=10), 'dark').flat(ellipse(0.82, 0.2, 0.04, 0.05, n=8), 'dark')


def horse_galloping(d):
    f = Figure().add(thick(bezier((-0.65, -0.15), (-1.1, -0.2), (-1.25, d.between(0, 0.4))), np.linspace(0.1, 0.04, 16)), d.pick(['dark', 'main-', 'light']))
    for a, b, c in (
        ((-0.55, 0), (-0.85, 0.3), (-1.05, 0.75)),
        ((-0.45, 0.05), (-0.45, 0.45), (-0.8, 0.7)),
        ((0.4, 0.05), (0.75, 0.3), (1.1, 0.4)),
        ((0.35, 0.1), (0.6, 0.5), (0.35, 0.75)),
    ):
        f.add(thick(bezier(a, b, c), np.linspace(0.12, 0.045, 16)), d.pick(['main', 'main-']))
    f.add(ellipse(-0.05, -0.05, 0.65, 0.27)).add(thick(bezier((0.4, -0.05), (0.7, -0.3), (0.9, -0.75)), np.linspace(0.24, 0.12, 16))).add(
        turned(ellipse(1, -0.7, 0.28, 0.12), 0.5, 0.95, -0.7)
    )
    f.add(points(0.82, -0.78, 0.86, -1, 0.95, -0.82)).flat(
        thick(bezier((0.82, -0.85), (0.5, -0.6), (0.35, -0.2)), 0.07), d.pick(['dark', 'main-', 'light', 'wood'])
    )
    return f


def cow_head(d):
    def ears(f):
        for s in (-1, 1):
            f.add(thick(bezier((s * 0.3, -0.6), (s * 0.7, -0.7), (s * 0.65, -1.05)), np.linspace(0.1, 0.02, 16)), d.pick(['light', 'wood', 'gray'])).add(
                turned(ellipse(s * 0.85, -0.3, 0.28, 0.13), s * d.between(0, 0.5), s * 0.6, -0.3), 'main-'
            )

    f = _head(d, ears, d.pick(['skin', 'light', 'main+']), 'skin-', d.between(0.36, 0.45))
    for s in (-1, 1):
        f.flat(ellipse(s * 0.15, 0.42, 0.05, 0.07, n=10), 'dark')
    return f


def cow_blocky(d):
    f = _blocks(d, 0, d.between(0.1, 0.2), lambda f, x, y: f.flat(thick(bezier((x, y), (x - 0.1, y - 0.15), (x + 0.08, y - 0.25)), 0.03), 'light'), 0.4)
    for _ in range(d.whole(0, 4)):
        f.flat(ellipse(d.between(-0.4, 0.4), d.between(-0.2, 0.15), d.between(0.08, 0.18), d.between(0.06, 0.12)), d.pick(['dark', 'second', 'light']))
    return f.add(ellipse(0.15, 0.27, 0.14, 0.1), 'skin')


def bird_duck(d):
    """Swimming: a boat of a body, a curved neck."""
    f = Figure().add(np.concatenate([bezier((-1, -0.1), (-0.6, 0.1), (0.1, -0.1), (0.6, 0.05)), bezier((0.75, 0.4), (0.2, 0.75), (-0.6, 0.6), (-1, -0.1))]))
    k = d.between(0.2, 0.7)
    f.add(thick(bezier((0.5, 0.25), (0.8, -0.1), (0.35, -0.2 - k * 0.5), (0.5, -0.3 - k)), np.linspace(0.2, 0.12, 16))).add(
        ellipse(0.55, -0.35 - k, 0.23, 0.2)
    ).add(points(0.72, -0.42 - k, 1.08, -0.3 - k, 0.72, -0.22 - k), d.pick(['orange', 'yellow', 'dark']))
    f.add(turned(ellipse(-0.2, 0.2, 0.45, 0.2), -0.15), d.pick(['main-', 'main+', 'second']))
    return f.flat(ellipse(0.6, -0.4 - k, 0.035, 0.035, n=8), 'dark')


def bird_owl(d):
    """From ahead: wide eyes, folded wings."""
    f = Figure()
    for s in (-1, 1):
        f.add(points(s * 0.5, -0.6, s * 0.5, -1, s * 0.15, -0.75))
    f.add(polar(lambda a: (abs(np.cos(a)) ** 2.5 + abs(np.sin(a)) ** 2.5) ** (-0.4), 0, 0.05, 0.65, 0.9)).flat(
        ellipse(0, 0.35, 0.38, 0.48), d.pick(['main+', 'light', 'second'])
    )
    for s in (-1, 1):
        f.add(turned(ellipse(s * 0.58, 0.25, 0.17, 0.55), -s * 0.15, s * 0.5, 0), 'main-').flat(ellipse(s * 0.2, 0.97, 0.12, 0.06), 'orange')
    return eyes(f, 0, -0.4, 0.25, 0.23, d).flat(points(-0.08, -0.32, 0.08, -0.32, 0, -0.1), d.pick(['orange', 'yellow']))


def bird_robin(d):
    """A ball with a breast, a short beak and a tail, on a twig now and then."""
    f = Figure()
    if d.chance(0.4):
        f.flat(thick(bezier((-1.1, 0.85), (0, 0.75), (1.1, 0.95)), 0.05), 'wood')
    for x in (-0.05, 0.18):
        f.flat(strut(x, 0.6, x + 0.02, 0.85, 0.025), d.pick(['dark', 'orange']))
    f.add(points(-0.5, 0, -1.15, 0.05, -1.1, 0.25, -0.4, 0.4), d.pick(['main', 'main-'])).add(ellipse(0, 0.1, 0.65, 0.62)).add(
        ellipse(0.32, 0.22, 0.34, 0.4), d.pick(['second', 'light', 'main+', 'orange'])
    ).add(ellipse(0.35, -0.4, 0.36, 0.33))
    return (
        f.add(turned(ellipse(-0.25, 0.1, 0.4, 0.22), 0.35), d.pick(['main-', 'main+']))
        .flat(points(0.68, -0.45, 0.95, -0.36, 0.66, -0.3), d.pick(['orange', 'yellow', 'dark']))
        .flat(ellipse(0.45, -0.45, 0.06, 0.06, n=10), 'dark')
    )


def bird_penguin(d):
    f = Figure()
    for s in (-1, 1):
        f.add(turned(ellipse(s * 0.58, 0.1, 0.13, 0.5), s * -d.between(0.1, 0.6), s * 0.5, -0.3)).flat(ellipse(s * 0.22, 0.98, 0.2, 0.08), 'orange')
    f.add(ellipse(0, 0.2, 0.58, 0.8)).add(ellipse(0, 0.3, 0.4, 0.62), d.pick(['light', 'light', 'main+'])).add(ellipse(0, -0.62, 0.36, 0.34))
    return eyes(f, 0, -0.66, 0.13, 0.07, d).add(points(-0.1, -0.58, 0.1, -0.58, 0, -0.4), d.pick(['orange', 'yellow']))


def bird_parrot(d):
    """Upright in profile, with a long tail and a hooked beak."""
    f = (
        Figure()
        .add(points(-0.15, 0.3, -0.35, 1.2, -0.1, 1.25, 0.15, 0.4), d.pick(['main', 'second', 'main-']))
        .add(turned(ellipse(0, 0, 0.36, 0.65), d.between(0, 0.3)))
    )
    f.add(ellipse(0.2, -0.65, 0.32, 0.3)).add(
        np.concatenate([bezier((0.42, -0.8), (0.75, -0.75), (0.62, -0.4)), points(0.45, -0.5)]), d.pick(['dark', 'yellow', 'light'])
    ).add(turned(ellipse(-0.15, 0.1, 0.2, 0.5), 0.2), d.pick(['main-', 'second', 'blue']))
    return (
        f.flat(ellipse(0.28, -0.7, 0.08, 0.08, n=12), 'light')
        .flat(ellipse(0.29, -0.7, 0.04, 0.04, n=8), 'dark')
        .flat(strut(0.05, 0.6, 0.1, 0.85, 0.04), 'gray')
    )


def bird_hen(d):
    f = Figure()
    for x in (-0.1, 0.15):
        f.flat(strut(x, 0.5, x, 0.95, 0.03), 'orange').flat(strut(x - 0.05, 0.95, x + 0.15, 0.95, 0.025), 'orange')
    for a in (-0.9, -0.5, -0.1):
        f.add(turned(ellipse(-0.8, -0.15, 0.45, 0.13), a + 0.6, -0.4, 0.1), d.pick(['main', 'main-', 'second']))
    f.add(np.concatenate([bezier((-0.7, -0.1), (-0.4, 0.9), (0.7, 0.8), (0.5, -0.7)), bezier((0.5, -0.7), (0.2, -1), (0.25, 0.1), (-0.7, -0.1))])).add(
        ellipse(0.42, -0.65, 0.2, 0.2)
    )
    for x in (0.3, 0.42, 0.54):
        f.add(ellipse(x, -0.88, 0.08, 0.11), 'red')
    return (
        f.add(ellipse(0.58, -0.42, 0.07, 0.12), 'red')
        .flat(points(0.6, -0.72, 0.82, -0.62, 0.6, -0.56), 'yellow')
        .flat(ellipse(0.47, -0.7, 0.035, 0.035, n=8), 'dark')
    )


def fish_veiled(d):
    """A goldfish with flowing fins."""
    f = Figure()
    for a, b in (((-1.1, -0.7), (-1.3, -0.1)), ((-1.3, 0.1), (-1.05, 0.75)), ((-1.35, -0.2), (-1.3, 0.35))):
        f.add(smooth(points(-0.35, 0, *a, *b), 2), d.pick(['main', 'main+', 'second']))
    f.add(smooth(points(-0.3, -0.3, -0.2, -0.9, 0.3, -0.35), 1), d.pick(['main', 'main-'])).add(ellipse(0.15, 0, 0.68, d.between(0.42, 0.55))).add(
        smooth(points(0, 0.2, -0.2, 0.8, 0.25, 0.3), 1), d.pick(['main+', 'main-'])
    )
    return eyes(f, 0.6, -0.12, 0, 0.11, d).flat(thick(bezier((0.35, -0.35), (0.22, 0), (0.35, 0.35)), 0.02), 'main-')


def fish_puffed(d):
    f, n = Figure(), d.whole(10, 18)
    for a in np.arange(n) * 2 * PI / n:
        f.flat(turned(points(0.7, -0.07, 0.92, 0, 0.7, 0.07), a), d.pick(['main', 'main-']))
    f.add(points(-0.6, 0, -1.1, -0.25, -1.1, 0.25)).add(ellipse(0, 0, 0.75, 0.7)).add(ellipse(0.1, 0.3, 0.5, 0.35), d.pick(['light', 'main+']))
    return eyes(f, 0.35, -0.2, 0.2, 0.12, d).add(ellipse(0.7, 0.08, 0.08, 0.06), d.pick(['main-', 'red']))


def fish_shark(d):
    f = (
        Figure()
        .add(points(-0.8, 0, -1.15, -0.55, -1, 0, -1.1, 0.35))
        .add(points(-0.15, -0.2, -0.2, -0.65, 0.25, -0.2))
        .add(points(0.1, 0.15, -0.15, 0.6, 0.35, 0.2), 'main-')
    )
    f.add(np.concatenate([bezier((-0.95, 0), (0, -d.between(0.45, 0.6)), (1.1, -0.02)), bezier((1.05, 0.08), (0.2, 0.4), (-0.95, 0.04))]))
    f.flat(np.concatenate([bezier((1, 0.06), (0.3, 0.3), (-0.7, 0.08)), bezier((-0.7, 0.08), (0.2, 0.16), (1, 0.06))]), d.pick(['light', 'main+'])).flat(
        ellipse(0.72, -0.08, 0.04, 0.04, n=8), 'dark'
    )
    for x in (0.35, 0.42, 0.49):
        f.flat(strut(x, -0.12, x - 0.02, 0.08, 0.012), 'dark')
    return f


def fish_arcs(d):
    """Two arcs that cross, as on a sign; scales or fins in a few strokes."""
    h = d.between(0.35, 0.6)
    body = np.concatenate([bezier((-0.5, 0), (0.3, -h * 2), (1, 0)), bezier((1, 0), (0.3, h * 2), (-0.5, 0))])
    f = Figure().flat(points(-0.4, 0, -1.05, -h * 0.9, -0.85, 0, -1.05, h * 0.9), d.pick(['main', 'main', 'second', 'main-'])).flat(body)
    for x in np.linspace(-0.1, 0.4, d.pick([1, 3, 4]))[1:]:
        for y in (-0.2, 0, 0.2):
            f.flat(thick(bezier((x, y - 0.09), (x + 0.12, y), (x, y + 0.09)), 0.018), d.pick(['main-', 'main+', 'light']))
    return eyes(f, 0.7, -0.08, 0, 0.08, d)


def butterfly_round(d):
    f, tip = Figure(), d.pick(['second', 'dark', 'light', 'main-'])
    for s in (-1, 1):
        for x, y, a, b in ((0.5, -0.4, 0.5, 0.42), (0.4, 0.42, 0.36, 0.36)):
            f.add(turned(ellipse(s * x, y, a, b), s * d.between(-0.4, 0), s * x, y)).flat(
                turned(ellipse(s * x * 1.1, y, a * 0.55, b * 0.5), s * 0.3, s * x, y), tip
            )
        f.flat(thick(bezier((0, -0.5), (s * 0.1, -0.85), (s * 0.3, -1)), 0.018), 'dark')
    return f.add(ellipse(0, 0, 0.08, 0.6), d.pick(['dark', 'wood']))


def butterfly_side(d):
    """Wings folded up over the body."""
    f = (
        Figure()
        .add(smooth(points(0.3, 0.2, -0.1, -1, 0.75, -0.9, 0.9, -0.5), 2))
        .add(smooth(points(0.3, 0.25, -0.95, -0.1, -0.75, -0.75, -0.1, -0.5), 2), d.pick(['main', 'main-', 'main+']))
    )
    for _ in range(d.whole(1, 4)):
        f.flat(ellipse(d.between(-0.5, 0.5), d.between(-0.6, -0.3), 0.09, 0.09), d.pick(['second', 'dark', 'light']))
    return f.add(turned(ellipse(0.2, 0.25, 0.5, 0.07), d.between(-0.3, 0.1), 0.2, 0.25), 'dark').flat(strut(0.65, 0.15, 0.95, -0.15, 0.015), 'dark')


def butterfly_moth(d):
    f = Figure()
    for s in (-1, 1):
        f.add(points(0, -0.25, s * 1.05, -0.65, s * 0.75, 0.1, 0, 0.25)).add(
            points(0, 0.1, s * 0.65, 0.15, s * 0.5, 0.65, s * 0.08, 0.4), d.pick(['main-', 'main+'])
        ).flat(points(s * 0.3, -0.2, s * 0.85, -0.45, s * 0.7, -0.1), d.pick(['second', 'light', 'main-']))
    return f.add(ellipse(0, 0.05, 0.1, 0.42), d.pick(['main-', 'wood', 'dark']))


def person_walking(d):
    """From the side."""
    f = (
        Figure()
        .add(thick(points(0, 0.1, -0.2, 0.55, -0.42, 0.95), 0.11), d.pick(['second', 'dark', 'blue']))
        .add(thick(points(0, 0.1, 0.22, 0.5, 0.3, 0.97), 0.11), d.pick(['dark', 'blue', 'second']))
    )
    f.add(smooth(points(-0.22, -0.5, 0.2, -0.5, 0.2, 0.25, -0.18, 0.25), 1)).add(
        thick(points(0, -0.4, d.between(-0.3, -0.05), -0.05, d.between(0, 0.3), 0.15), 0.07), 'main-'
    )
    return f.add(ellipse(0.03, -0.76, 0.17, 0.2), 'skin').add(
        np.concatenate([ellipse(0, -0.8, 0.19, 0.19, PI * 0.8, PI * 1.9)]), d.pick(['dark', 'wood', 'yellow', 'gray', 'red'])
    )


def person_dressed(d):
    """In a long dress or coat."""
    w = d.between(0.4, 0.7)
    f = Figure()
    for s in (-1, 1):
        f.flat(strut(s * 0.1, 0.6, s * 0.12, 1, 0.05), 'skin').add(
            strut(s * 0.18, -0.42, s * d.between(0.35, 0.6), d.between(-0.1, 0.2), 0.06), d.pick(['skin', 'main'])
        )
    f.add(smooth(points(-0.2, -0.5, 0.2, -0.5, 0.15, -0.05, w, 0.75, -w, 0.75, -0.15, -0.05), 1))
    if d.chance(0.7):
        f.add(ellipse(0, -0.68, 0.25, 0.3), d.pick(['dark', 'wood', 'yellow', 'red', 'gray']))
    return f.add(ellipse(0, -0.7, 0.16, 0.2), 'skin').add(dome(0, -0.78, 0.18, 0.8), d.pick(['dark', 'wood', 'yellow', 'second']))


def person_sign(d):
    """A round head on a rounded body, all of one colour, as on a sign; or a child's doll with a large head."""
    f = Figure()
    if d.chance(0.5):
        f.flat(ellipse(0, -0.75, 0.22, 0.22)).flat(smooth(points(-0.4, -0.45, 0.4, -0.45, 0.4, 0.2, 0.25, 0.2, 0.22, 1, -0.22, 1, -0.25, 0.2, -0.4, 0.2), 1))
        return f
    for s in (-1, 1):
        f.add(strut(s * 0.15, 0.5, s * 0.18, 0.95, 0.1), d.pick(['dark', 'second', 'blue'])).add(
            strut(s * 0.25, 0.05, s * 0.55, d.between(-0.2, 0.4), 0.08), d.pick(['main', 'skin'])
        )
    f.add(smooth(points(-0.3, 0, 0.3, 0, 0.35, 0.6, -0.35, 0.6), 1)).add(ellipse(0, -0.45, 0.48, 0.46), 'skin').add(
        np.concatenate([ellipse(0, -0.5, 0.5, 0.48, PI, 2 * PI), bezier((0.5, -0.5), (0, -0.75), (-0.5, -0.5))]), d.pick(['dark', 'wood', 'yellow', 'red'])
    )
    return eyes(f, 0, -0.38, 0.17, 0.06, d)


def person_seated(d):
    f = (
        Figure()
        .add(thick(points(-0.2, 0.2, 0.45, 0.22, 0.5, 0.95), 0.13), d.pick(['second', 'dark', 'blue']))
        .add(smooth(points(-0.45, -0.5, 0, -0.5, 0.05, 0.35, -0.4, 0.35), 1))
        .add(thick(points(-0.2, -0.35, 0, 0, 0.4, 0.05), 0.08), 'main-')
    )
    return f.add(ellipse(-0.15, -0.76, 0.18, 0.21), 'skin').add(
        np.concatenate([ellipse(-0.18, -0.8, 0.2, 0.2, PI * 0.7, PI * 1.9)]), d.pick(['dark', 'wood', 'yellow', 'gray'])
    )


def face_plain(d):
    """Few strokes: bald, bearded or under a hat."""
    f = Figure()
    for s in (-1, 1):
        f.add(ellipse(s * 0.68, 0.05, 0.13, 0.2), 'skin-')
    f.add(ellipse(0, 0, 0.68, d.between(0.75, 0.95)), 'skin')
    what = d.pick(['beard', 'hat', 'bald', 'fringe'])
    hair = d.pick(['dark', 'wood', 'gray', 'orange', 'light'])
    if what == 'beard':
        f.add(np.concatenate([ellipse(0, 0.15, 0.7, 0.85, 0, PI), bezier((-0.68, 0.15), (0, 0.6), (0.68, 0.15))]), hair)
    elif what == 'hat':
        f.add(np.concatenate([ellipse(0, -0.45, 0.72, 0.6, PI, 2 * PI)]), d.pick(['second', 'red', 'dark', 'blue'])).add(
            ellipse(0, -0.45, 0.95, 0.12), d.pick(['second', 'dark'])
        )
    elif what == 'fringe':
        f.add(np.concatenate([ellipse(0, -0.1, 0.78, 0.85, PI, 2 * PI), bezier((0.78, -0.1), (0.3, -0.6), (-0.78, -0.1))]), hair)
    eyes(f, 0, -0.12, d.between(0.22, 0.3), d.between(0.06, 0.13), d)
    return f.add(ellipse(0, 0.12, 0.1, 0.16), 'skin-').flat(
        thick(bezier((-0.25, 0.42), (0, d.between(0.45, 0.65)), (0.25, 0.42)), 0.035), d.pick(['red', 'dark'])
    )


def face_profile(d):
    f = Figure().add(points(-0.35, 1.1, -0.3, 0.4, 0.2, 0.4, 0.25, 1.1), 'skin-')
    f.add(smooth(points(-0.6, 0.3, -0.65, -0.6, 0, -0.95, 0.5, -0.7, 0.5, -0.25, 0.78, 0.1, 0.52, 0.18, 0.55, 0.4, 0.4, 0.65, 0, 0.6), 1), 'skin')
    f.add(
        np.concatenate([bezier((0.5, -0.65), (0.2, -1.3), (-0.9, -1), (-0.8, 0)), bezier((-0.8, 0.4), (-0.4, 0.4), (-0.3, -0.4), (0.5, -0.65))]),
        d.pick(['dark', 'wood', 'yellow', 'gray', 'orange']),
    )
    return (
        f.flat(ellipse(0.35, -0.2, 0.07, 0.05), 'light')
        .flat(ellipse(0.38, -0.2, 0.03, 0.045), 'dark')
        .flat(strut(0.35, 0.4, 0.54, 0.38, 0.03), 'red')
        .add(ellipse(-0.15, 0.05, 0.09, 0.16), 'skin-')
    )


# -- Anything else --


def thing_wavy(d):
    """A smooth closed curve of a few waves."""
    waves = [(k, d.between(0, 0.35) / k**0.5, d.between(0, 6.28)) for k in range(2, 7)]
    outline = polar(lambda a: 0.7 + sum(amplitude * np.sin(k * a + phase) for k, amplitude, phase in waves), ry=d.between(0.5, 1.1))
    f = Figure().add(outline, round=d.chance(0.6))
    for k in d.pick([[], [0.6], [0.75, 0.45]]):
        f.add(outline * k, d.pick(['main', 'main+', 'main-', 'second']), round=d.chance(0.5))
    return f


def thing_tubes(d):
    f, role = Figure(), d.pick(['main', 'second', 'main-'])
    for i in range(d.whole(2, 5)):
        f.add(thick(bezier(*[(d.between(-1, 1), d.between(-1, 1)) for _ in range(4)], n=28), d.between(0.06, 0.25)), 'main' if i < 2 else role)
    return f


def thing_stack(d):
    """Blocks, discs and wedges, one on the other."""
    f, y = Figure(), 1.0
    for i in range(d.whole(2, 6)):
        h, w, x = d.between(0.2, 0.6), d.between(0.2, 0.8), d.between(-0.15, 0.15)
        shape = d.pick(
            [
                box(x - w, y - h, x + w, y),
                ellipse(x, y - h / 2, w, h / 2),
                points(x - w, y, x, y - h, x + w, y),
                points(x - w, y, x - w * 0.6, y - h, x + w * 0.6, y - h, x + w, y),
            ]
        )
        f.add(shape, d.pick(['main', 'main', 'main', 'main+', 'main-', 'second']) if i else 'main', round=d.chance(0.6))
        y -= h * 0.95
    return f


def thing_tool(d):
    """A handle with a head: hammer, spoon, brush, key, or none of these."""
    f = Figure().flat(box(-0.1, -0.6, 0.1, 1.1), d.pick(['main', 'wood', 'main-']))
    head = d.pick(
        [
            box(-0.55, -1, 0.55, -0.55),
            ellipse(0, -0.75, 0.4, 0.45),
            points(-0.5, -0.4, 0, -1.2, 0.5, -0.4),
            ring(0, -0.8, 0.38, 0.38, 0.12),
            points(-0.5, -1.1, -0.2, -0.5, 0.2, -0.5, 0.5, -1.1, 0.2, -0.85, -0.2, -0.85),
        ]
    )
    return f.add(head, round=d.chance(0.5))


def thing_creature(d):
    """A body with limbs, horns or wheels where chance puts them."""
    f = Figure()
    for _ in range(d.whole(2, 7)):
        a = d.between(0, 2 * PI)
        f.add(
            thick(
                bezier((0, 0), (0.5 * np.cos(a), 0.5 * np.sin(a)), (np.cos(a + d.between(-0.5, 0.5)), np.sin(a + d.between(-0.5, 0.5)))),
                np.linspace(d.between(0.1, 0.2), 0.04, 16),
            ),
            d.pick(['main', 'main-', 'second']),
        )
    f.add(ellipse(0, 0, d.between(0.35, 0.7), d.between(0.35, 0.6)))
    for _ in range(d.whole(0, 5)):
        f.flat(ellipse(d.between(-0.35, 0.35), d.between(-0.35, 0.35), 0.09, 0.09, n=14), d.pick(['dark', 'light', 'second']))
    return f


def thing_frame(d):
    """Rings, wheels, arches, frames: things that one can look through are filled here, for an outline has no holes."""
    f, n = Figure().add(polar(lambda a: np.ones_like(a), n=d.pick([4, 6, 8, 48]), start=d.between(0, 2)), round=d.chance(0.5)), d.whole(2, 4)
    for i in range(1, n):
        f.add(polar(lambda a: np.ones_like(a), rx=1 - i / n, ry=1 - i / n, n=d.pick([4, 6, 8, 48])), ['second', 'main', 'main-'][i % 3], round=d.chance(0.4))
    return f


# kind -> designs beside that of shapes.py
DESIGNS = {
    'apple': [apple_profile, apple_profile, apple_half, apple_cut_gem, apple_bitten],
    'pear': [pear_half, pear_leaning],
    'banana': [bananas],
    'lemon': [lemon_slice, lemon_leafy],
    'strawberry': [strawberry_round],
    'cherry': [cherries_three],
    'flower': [flower_profile, flower_pansy, flower_rose, flower_lily, flower_badge, flower_scalloped],
    'tulip': [tulip_egg, tulip_open],
    'leaf': [leaf_lobed, leaf_compound, leaf_heart],
    'tree': [tree_ball, tree_forked, tree_willow, tree_topiary, tree_autumn],
    'mushroom': [mushroom_bell, mushroom_flat],
    'teapot': [teapot_low, teapot_pear, teapot_stick, teapot_faceted, teapot_painted],
    'cup': [cup_paper, cup_above, cup_bell, mug, mug],
    'bowl': [bowl_filled, bowl_above],
    'vase': [vase_turned, amphora, vase_bouquet],
    'bottle': [bottle_turned, bottle_turned, bottle_waisted, bottle_jug],
    'glass': [glass_tumbler, glass_stemmed],
    'lamp': [lamp_bulb, lamp_jointed, lamp_turned],
    'candle': [candle_held],
    'box': [gift, box_open, chest, cube],
    'book': [book_open, books_stacked],
    'ball': [ball_sectors, ball_panels],
    'balloon': [balloon_aloft, balloon_round],
    'hat': [hat_cap, hat_tall, hat_woolly, hat_cone],
    'umbrella': [umbrella_above, umbrella_parasol, umbrella_closed],
    'chair': [chair_side, armchair, stool],
    'star': [star_many],
    'heart': [heart_lobed],
    'moon': [crescent, sun_rays],
    'cloud': [cloud_flat, cloud_scalloped],
    'sailboat': [sailboat_toy, sailboat_square, sailboat_racing, sailboat_lateen],
    'ship': [ship_cargo, ship_tug, ship_liner],
    'rowboat': [canoe, rowboat_above],
    'car': [car_round, car_roadster, car_cartoon, car_above, car_wedge],
    'truck': [truck_dump, truck_pickup, truck_tank],
    'bus': [bus_double, bus_quarter, bus_van],
    'plane': [plane_above, plane_biplane, plane_ahead, plane_jet],
    'house': [house_tent, house_stepped, house_thatched, house_isometric, house_winged, house_drawn],
    'skyscraper': [skyscraper_stepped, skyscraper_curved, skyscraper_pair],
    'tower': [tower_keep, tower_onion, tower_lattice, tower_pagoda, tower_needle, tower_gabled],
    'church': [church_twin, church_chapel, church_onion],
    'palace': [palace_onions, palace_great_dome, palace_chateau, palace_gate, palace_pavilion],
    'castle': [castle_keep, castle_fairy],
    'lighthouse': [lighthouse_spiral],
    'windmill': [windmill_modern, windmill_smock],
    'mountain': [mountain_cone, mountain_twin],
    'cat': [cat_head, cat_walking, cat_sphinx, cat_leaping],
    'dog': [dog_head, dog_sitting, dog_long, dog_toy],
    'horse': [horse_toy, horse_head, horse_galloping],
    'cow': [cow_head, cow_blocky],
    'bird': [bird_duck, bird_owl, bird_robin, bird_penguin, bird_parrot, bird_hen],
    'fish': [fish_veiled, fish_puffed, fish_shark, fish_arcs],
    'butterfly': [butterfly_round, butterfly_side, butterfly_moth],
    'person': [person_walking, person_dressed, person_sign, person_seated],
    'face': [face_plain, face_profile],
    'thing': [thing_wavy, thing_tubes, thing_stack, thing_tool, thing_creature, thing_frame],
}
OLD_SHARE = 0.35  # how often the design of shapes.py is drawn, where there are others
_MORE = {'thing': 18, 'bird': 2.5, 'fish': 2, 'bottle': 2.5, 'cat': 2, 'tree': 2.5}  # how often, where not as in shapes.py: those that vary most


def _any_design(kind):
    old, others = KINDS[kind][0], DESIGNS[kind]
    return lambda dice: old(dice) if dice.chance(OLD_SHARE) else dice.pick(others)(dice)


VARIED = {kind: (_any_design(kind), _MORE.get(kind, often), usual) for kind, (_, often, usual) in KINDS.items()}
