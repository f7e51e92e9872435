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
                x, y = x0 + dx * (i + 0.5), y0 + dy * (j + 0.5)
                self.flat(box(x - dx * fill / 2, y - dy * fill / 2, x + dx * fill / 2, y + dy * fill / 2), role, named)
        return self


# -- Geometry --


def ellipse(cx, cy, rx, ry, start=0.0, end=2 * PI, power=1.0, n=32):
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
        polygon = np.stack([0.75 * polygon + 0.25 * following, 0.25 * polygon + 0.75 * following], 1).reshape(-1, 2)
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
    left = bezier((cx - r * 0.85, y), (cx - r * 1.45, y - r * 0.9), (cx - r * 0.5, y - r * 1.5), (cx, y - r * 1.95))
    right = left[::-1] * [-1, 1] + [2 * cx, 0]
    return np.concatenate([left, right])


# -- Fruit, plants --


def apple(d):
    a = np.linspace(0, 2 * PI, 60, endpoint=False)
    top = np.exp(-(((np.mod(a + PI * 1.5, 2 * PI) - PI) / d.between(0.3, 0.5)) ** 2))
    bottom = np.exp(-(((np.mod(a + PI / 2, 2 * PI) - PI) / 0.4) ** 2))
    r = 1 - d.between(0.03, 0.25) * top - d.between(0, 0.1) * bottom
    taper = 1 - d.between(0, 0.22) * np.sin(a)
    f = Figure().add(np.stack([np.cos(a) * r * taper * d.between(0.88, 1), np.sin(a) * r * d.between(0.8, 0.97)], 1))
    if d.chance(0.4):
        f.flat(ellipse(d.between(-0.1, 0.1), -0.66, d.between(0.15, 0.35), d.between(0.04, 0.1)), 'main-')
    if d.chance(0.8):
        f.add(
            thick(bezier((0, -0.62), (d.between(-0.1, 0.1), -0.8), (d.between(-0.25, 0.25), -1.08)), d.between(0.025, 0.06)), d.pick(['wood', 'wood', 'green'])
        )
    if d.chance(0.3):
        f.add(turned(ellipse(0.3, -0.85, 0.3, 0.11), d.between(-0.5, 0.4), 0, -0.8), 'green')
    return f


def pear(d):
    w, n = d.between(0.6, 0.75), d.between(0.25, 0.4)
    right = bezier((0, -1), (n * 1.6, -1), (n * 0.7, -0.2), (w * 1.25, 0.1), (w * 1.1, 1.1), (0, 0.95), n=30)
    f = Figure().add(np.concatenate([right, right[::-1] * [-1, 1]]))
    return f.add(thick(bezier((0, -0.9), (0.05, -1.05), (d.between(-0.2, 0.2), -1.2)), 0.035), 'wood')


def banana(d):
    bend = d.between(0.5, 1.1)
    width = np.sin(np.linspace(0.25, PI - 0.2, 24)) * d.between(0.16, 0.24) + 0.03
    line = bezier((-1, -0.35), (-0.5, bend), (0.5, bend), (1, -0.4), n=24)
    return Figure().add(thick(line, width)).flat(thick(line[-3:], 0.04), 'wood').flat(thick(line[:2], 0.04), 'wood')


def lemon(d):
    r = d.between(0.55, 0.7)
    return Figure().add(ellipse(-0.85, 0, 0.2, 0.15)).add(ellipse(0.85, 0, 0.2, 0.14)).add(ellipse(0, 0, 0.88, r))


def strawberry(d):
    f = Figure().add(smooth(points(-0.75, -0.55, 0.75, -0.55, 0.7, 0.1, 0, 1, -0.7, 0.1), 2))
    for _ in range(d.whole(8, 20)):
        f.flat(ellipse(d.between(-0.5, 0.5), d.between(-0.45, 0.4), 0.03, 0.045, n=8), 'yellow')
    for a in np.linspace(PI * 1.05, PI * 1.95, 5):
        f.add(turned(ellipse(0.35, -0.6, 0.35, 0.12), a, 0, -0.6), 'green')
    return f


def cherries(d):
    f = Figure()
    for x, y in ((-0.5, 0.45), (0.45, 0.6)):
        f.add(thick(bezier((0.1, -1), (x * 0.4, -0.5), (x, y - 0.3)), 0.03), 'green').add(ellipse(x, y, 0.4, 0.38))
    return f


def flower(d):
    n = d.pick([4, 5, 5, 6, 6, 7, 8, 10, 14])
    f, first, width, bud = Figure(), d.between(0, 6), d.between(0.75, 1.45) * PI / n, d.between(0.13, 0.3)
    if d.chance(0.35):
        f.add(thick(bezier((0, 0), (d.between(-0.3, 0.3), 1), (d.between(-0.3, 0.3), 2.2)), d.between(0.03, 0.07)), 'green')
        if d.chance(0.5):
            f.add(turned(ellipse(0.4, 1.5, 0.4, 0.15), d.between(-0.8, 0.2), 0, 1.5), 'green')
    tip = d.between(0.7, 1.2)
    for i in range(n):
        length = d.between(0.82, 1.02)
        petal = ellipse(length * 0.53, 0, length * 0.5, min(0.52, width * 0.62), power=tip, n=24)
        petal[:, 1] *= d.between(0.85, 1.1) * (1 + 0.25 * (petal[:, 0] - 0.5))
        f.add(turned(petal, first + i * 2 * PI / n + d.between(-0.13, 0.13)), 'main')
    if d.chance(0.92):
        center = d.pick(['yellow', 'yellow', 'orange', 'dark', 'second', 'green'])
        if d.chance(0.5):  # stamens
            for a in np.linspace(0, 2 * PI, d.whole(14, 30)):
                r = bud * d.between(0.9, 1.5)
                f.flat(ellipse(r * np.cos(a), r * np.sin(a), 0.045, 0.045, n=8), center)
        f.add(ellipse(0, 0, bud, bud), center)
        if d.chance(0.5):
            f.add(ellipse(0, 0, bud * 0.5, bud * 0.5), d.pick(['green', 'wood', 'yellow']))
    return f


def tulip(d):
    f = Figure().add(thick(bezier((0, 0), (d.between(-0.2, 0.2), 0.6), (d.between(-0.2, 0.2), 1.6)), 0.05), 'green')
    f.add(turned(ellipse(0.15, 0.8, 0.12, 0.7), d.between(0.1, 0.5), 0.15, 1.4), 'green')
    for x, role in ((-0.3, 'main'), (0.3, 'main-'), (0, 'main+')):
        f.add(smooth(points(x * 1.3 - 0.25, -0.2, x, -1, x * 1.3 + 0.25, -0.2, x * 0.4, 0.35), 2), role)
    return f


def leaf(d):
    w, lobes = d.between(0.35, 0.7), d.pick([0, 0, 5, 7])
    side = bezier((-1, 0), (-0.5, -w * 1.4), (0.4, -w), (1, 0), n=36)
    if lobes:
        side[:, 1] *= 1 + 0.3 * np.sin(np.linspace(0, lobes * 2 * PI, 36))
    f = Figure().add(np.concatenate([side, side[::-1] * [1, -d.between(0.8, 1.1)]]))
    f.flat(strut(-1.2, 0, 0.9, 0, 0.018), 'main-')
    for x in np.linspace(-0.6, 0.5, d.whole(3, 6)):
        for s in (-1, 1):
            f.flat(strut(x, 0, x + 0.25, s * w * 0.55, 0.01), 'main-')
    return f


def tree(d):
    f = Figure()
    style = d.pick(['crown', 'crown', 'conifer', 'column', 'palm'])
    f.add(thick(bezier((0, 1), (d.between(-0.1, 0.1), 0.6), (d.between(-0.1, 0.1), 0)), np.linspace(d.between(0.06, 0.14), 0.04, 16)), 'wood')
    if style == 'conifer':
        for i in range(3):
            f.add(points(-0.5 + 0.1 * i, 0.6 - 0.4 * i, 0, -0.15 - 0.42 * i, 0.5 - 0.1 * i, 0.6 - 0.4 * i))
    elif style == 'column':
        f.add(smooth(points(-0.25, 0.8, -0.3, -0.2, 0, -1.1, 0.3, -0.2, 0.25, 0.8), 2))
    elif style == 'palm':
        for a in np.linspace(PI * 0.9, PI * 2.1, 8):
            f.add(
                thick(bezier((0, -0.1), (0.5 * np.cos(a), -0.3 + 0.5 * np.sin(a)), (0.95 * np.cos(a), 0.2 + 0.5 * np.sin(a))), np.linspace(0.08, 0.02, 16)),
                d.pick(['main', 'main-', 'main+']),
            )
    else:
        for _ in range(d.whole(6, 18)):
            a, r = d.between(0, 2 * PI), d.between(0, 0.55)
            f.add(
                ellipse(r * np.cos(a), -0.3 + r * 0.8 * np.sin(a), d.between(0.15, 0.4), d.between(0.15, 0.4), n=16), d.pick(['main', 'main', 'main+', 'main-'])
            )
    return f


def mushroom(d):
    f = Figure().add(smooth(points(-0.2, -0.1, 0.2, -0.1, 0.28, 0.95, -0.28, 0.95), 2), 'light')
    f.add(np.concatenate([dome(0, 0.05, 0.9, d.between(0.7, 1.1)), bezier((0.9, 0.05), (0, 0.3), (-0.9, 0.05))]))
    if d.chance(0.6):
        for _ in range(d.whole(3, 8)):
            f.flat(ellipse(d.between(-0.6, 0.6), d.between(-0.55, -0.05), 0.09, 0.07, n=12), 'light')
    return f


# -- Things on a table --


def teapot(d):
    h, w, f = d.between(0.55, 0.8), d.between(0.6, 0.8), Figure()
    top, reach = d.between(0.4, 0.85), d.between(0.42, 0.75)
    f.add(
        thick(
            bezier((w * 0.72, -h * top), (w + reach, -h * (top + 0.35)), (w + reach, h * 0.75), (w * 0.7, h * d.between(0.3, 0.55)), n=24),
            d.between(0.05, 0.11),
        )
    )
    tip = d.between(0.65, 1.05)
    f.add(
        thick(
            bezier((-w * 0.6, h * 0.4), (-w - 0.3, h * 0.35), (-w - d.between(0.1, 0.25), -h * 0.4), (-w - d.between(0.3, 0.5), -h * tip)),
            np.linspace(d.between(0.18, 0.28), d.between(0.06, 0.1), 16),
        )
    )
    if d.chance(0.5):
        f.add(smooth(points(-w * 0.6, h * 0.75, w * 0.6, h * 0.75, w * 0.55, h * 1.05, -w * 0.55, h * 1.05), 1), 'main-')
    f.add(ellipse(0, 0, w, h, power=d.between(0.75, 1)))
    lid = w * d.between(0.42, 0.68)
    if d.chance(0.6):  # seen a little from above: rim and lid as ellipses
        y, tilt = -h * d.between(0.72, 0.85), d.between(0.15, 0.3)
        f.add(ellipse(0, y, lid * 1.12, lid * tilt * 1.3), 'main').flat(ellipse(0, y - 0.02, lid * 1.02, lid * tilt * 1.1), 'main-').add(
            ellipse(0, y - 0.04, lid * 0.9, lid * tilt), 'main'
        )
        f.add(ellipse(0, y - lid * tilt * 0.9, d.between(0.1, 0.17), d.between(0.08, 0.12)), d.pick(['main', 'main', 'main', 'second']))
    else:
        f.add(ellipse(0, -h * 0.85, lid, h * d.between(0.2, 0.35))).add(
            ellipse(0, -h * 1.2, d.between(0.07, 0.14), d.between(0.06, 0.13)), d.pick(['main', 'main', 'second'])
        )
    if d.chance(0.2):
        f.flat(box(-w * 0.92, -0.1, w * 0.92, d.between(0, 0.15)), 'second')
    return f


def cup(d):
    w, b, h, f = d.between(0.45, 0.68), d.between(0.25, 0.62), d.between(0.5, 0.8), Figure()
    if d.chance(0.8):
        f.add(
            thick(
                bezier((w * 0.8, -h * 0.6), (w + d.between(0.3, 0.5), -h * 0.7), (w + d.between(0.3, 0.5), h * 0.5), (b * 0.95, h * 0.4)), d.between(0.05, 0.09)
            )
        )
    f.add(np.concatenate([points(-w, -h, w, -h), bezier((b, h), (0, h + 0.2), (-b, h))]))
    rim = d.between(0.08, 0.2)
    f.flat(ellipse(0, -h, w, rim), 'main+').flat(ellipse(0, -h + 0.01, w * 0.88, rim * 0.75), d.pick(['dark', 'wood', 'light', 'main-']))
    return f


def bowl(d):
    h = d.between(0.5, 0.8)
    f = Figure().add(np.concatenate([bezier((-1, -0.3), (-0.85, h), (0, h + 0.1)), bezier((0, h + 0.1), (0.85, h), (1, -0.3))]))
    f.flat(ellipse(0, -0.3, 1, d.between(0.12, 0.3)), 'main+').flat(ellipse(0, -0.28, 0.9, d.between(0.08, 0.16)), d.pick(['main-', 'dark', 'second']))
    return f.add(box(-0.4, h - 0.1, 0.4, h + 0.08), 'main-')


def vase(d):
    neck, belly, foot = d.between(0.12, 0.35), d.between(0.4, 0.7), d.between(0.2, 0.4)
    right = bezier((neck * 1.3, -1), (neck * 0.8, -0.6), (belly * 1.6, -0.2), (belly * 1.2, 0.6), (foot, 1), n=30)
    f = Figure()
    if d.chance(0.2):
        for _ in range(3):
            x = d.between(-0.5, 0.5)
            f.add(thick(bezier((0, -0.9), (x * 0.5, -1.3), (x, -1.6)), 0.025), 'green').add(ellipse(x, -1.65, 0.16, 0.14), 'second')
    f.add(np.concatenate([right, right[::-1] * [-1, 1]])).flat(ellipse(0, -1, neck * 1.25, 0.07), 'main-')
    if d.chance(0.35):
        f.flat(box(-belly * 0.85, 0, belly * 0.85, d.between(0.1, 0.25)), 'second')
    return f


def bottle(d):
    w, n, y = d.between(0.25, 0.42), d.between(0.08, 0.15), d.between(-0.5, -0.1)
    f = Figure().add(smooth(points(-w, 1, w, 1, w, y + 0.1, w, y, n, y - 0.3, n, -1, -n, -1, -n, y - 0.3, -w, y, -w, y + 0.1), 1))
    if d.chance(0.7):
        f.add(box(-n * 1.15, -1.05, n * 1.15, -0.88), d.pick(['second', 'dark', 'light']))
    if d.chance(0.6):
        f.flat(box(-w * 0.97, d.between(0, 0.2), w * 0.97, d.between(0.5, 0.8)), d.pick(['light', 'second']))
    return f


def glass(d):
    w = d.between(0.4, 0.55)
    f = Figure().add(strut(0, 0, 0, 0.9, 0.06), 'main-').add(ellipse(0, 0.92, w * 0.8, 0.1), 'main-')
    return f.add(np.concatenate([points(-w, -1, w, -1), bezier((w, -1), (w * 1.1, 0.1), (0, 0.15)), bezier((0, 0.15), (-w * 1.1, 0.1), (-w, -1))])).flat(
        ellipse(0, -1, w, 0.09), 'main+'
    )


def lamp(d):
    w = d.between(0.25, 0.5)
    return (
        Figure()
        .add(strut(0, -0.2, 0, 0.9, d.between(0.04, 0.12)), d.pick(['dark', 'wood', 'second']))
        .add(ellipse(0, 0.95, 0.45, 0.12), d.pick(['dark', 'wood', 'second']))
        .add(points(-w, -1, w, -1, 0.8, 0.05, -0.8, 0.05))
    )


def candle(d):
    w = d.between(0.18, 0.35)
    return (
        Figure()
        .add(ellipse(0, -0.92, 0.07, 0.17), 'yellow')
        .flat(strut(0, -0.8, 0, -0.6, 0.02), 'dark')
        .add(box(-w, -0.65, w, 1))
        .flat(ellipse(0, -0.65, w, 0.08), 'main+')
    )


def crate(d):
    w, h, e = d.between(0.45, 0.85), d.between(0.4, 0.85), d.between(0.15, 0.45)
    f = (
        Figure()
        .flat(points(-w, -h, -w + e, -h - e * 0.7, w + e, -h - e * 0.7, w, -h), 'main+')
        .flat(points(w, -h, w + e, -h - e * 0.7, w + e, h - e * 0.7, w, h), 'main-')
        .flat(box(-w, -h, w, h))
    )
    if d.chance(0.35):
        f.flat(box(-w, -0.1, w, 0.1), 'second')
    return f


def book(d):
    w, h, e = d.between(0.5, 0.8), d.between(0.7, 0.95), d.between(0.05, 0.2)
    f = Figure().flat(points(-w + e, -h - e, w + e, -h - e, w + e, h - e, -w + e, h - e), 'light').flat(box(-w, -h, w, h))
    for y in d.shuffled([-0.5, -0.2, 0.2])[: d.whole(0, 3)]:
        f.flat(box(-w * 0.6, y, w * 0.6, y + d.between(0.06, 0.2)), d.pick(['second', 'light', 'main-']))
    return f


def ball(d):
    f = Figure().add(ellipse(0, 0, 0.95, 0.95))
    style = d.pick(['plain', 'plain', 'spots', 'band', 'seams'])
    if style == 'spots':
        for a in np.linspace(0, 2 * PI, 6):
            f.flat(ellipse(0.55 * np.cos(a), 0.55 * np.sin(a), 0.17, 0.17), 'second')
    elif style == 'band':
        f.flat(np.concatenate([bezier((-0.93, -0.15), (0, 0.2), (0.93, -0.15)), bezier((0.93, 0.1), (0, 0.5), (-0.93, 0.1))]), 'second')
    elif style == 'seams':
        for s in (-1, 1):
            f.flat(thick(bezier((s * 0.9, -0.3), (s * 0.2, 0), (s * 0.6, 0.75)), 0.02), 'dark')
    return f


def balloon(d):
    return (
        Figure()
        .flat(thick(bezier((0, 0.75), (d.between(-0.2, 0.2), 1.1), (d.between(-0.3, 0.3), 1.7)), 0.012), 'dark')
        .add(smooth(points(0, 0.8, -0.75, 0, -0.65, -0.9, 0.65, -0.9, 0.75, 0), 3))
        .add(points(-0.08, 0.83, 0.08, 0.83, 0, 0.7))
    )


def hat(d):
    return (
        Figure()
        .add(ellipse(0, 0.4, 1.05, d.between(0.18, 0.32)))
        .add(smooth(points(-0.55, 0.45, -0.5, -0.6, 0.5, -0.6, 0.55, 0.45), 2))
        .flat(box(-0.54, 0.15, 0.54, 0.33), d.pick(['dark', 'second', 'light']))
    )


def umbrella(d):
    f = Figure().add(strut(0, -0.6, 0, 0.8, 0.025), 'dark').add(thick(bezier((0, 0.75), (0, 1), (0.22, 1), (0.22, 0.8)), 0.03), 'dark')
    top = ellipse(0, 0.1, 1, 0.9, PI, 2 * PI, n=24)
    scallops = np.concatenate([bezier((x, 0.1), (x - 0.2, -0.08), (x - 0.4, 0.1)) for x in (1, 0.6, 0.2, -0.2, -0.6)])
    f.add(np.concatenate([top, scallops]))
    if d.chance(0.4):
        f.flat(points(0, -0.8, 0.2, 0.05, -0.2, 0.05), 'second')
    return f


def chair(d):
    f, s = Figure(), d.between(0.5, 0.65)
    for x in (-s, s * 0.9):
        f.add(strut(x * 0.9, 0.2, x, 1, 0.05)).add(strut(x * 0.7 + 0.1, 0.1, x * 0.8 + 0.1, 0.85, 0.045), 'main-')
    return f.add(smooth(points(-s, -1, s * 0.9, -1, s * 0.85, 0.1, -s * 0.95, 0.1), 1)).add(
        points(-s, 0.05, s * 0.95, 0.05, s * 1.1, 0.28, -s * 1.1, 0.28), d.pick(['main', 'main+', 'second'])
    )


def star(d):
    a = np.linspace(0, 2 * PI, 11)[:-1] - PI / 2
    r = np.where(np.arange(10) % 2, d.between(0.38, 0.55), 1.0)
    return Figure().add(np.stack([np.cos(a) * r, np.sin(a) * r], 1))


def heart(d):
    return Figure().add(np.concatenate([bezier((0, 1), (-1.5, -0.1), (-0.8, -1.3), (0, -0.45)), bezier((0, -0.45), (0.8, -1.3), (1.5, -0.1), (0, 1))]))


def disc(d):
    """The moon or the sun."""
    f = Figure().flat(ellipse(0, 0, 0.9, 0.9))
    for _ in range(d.whole(0, 6)):
        f.flat(ellipse(d.between(-0.55, 0.55), d.between(-0.55, 0.55), d.between(0.05, 0.2), d.between(0.05, 0.2)), d.pick(['main-', 'main+']))
    return f


def cloud(d):
    f = Figure()
    for _ in range(d.whole(5, 12)):
        f.add(ellipse(d.between(-0.75, 0.75), d.between(-0.2, 0.25), d.between(0.2, 0.45), d.between(0.15, 0.4), n=16), d.pick(['main', 'main', 'main+']))
    return f


# -- Vehicles --


def sailboat(d):
    f, deck, depth = Figure(), 0.5, d.between(0.12, 0.3)
    role = d.pick(['sail', 'sail', 'sail', 'main'])
    masts = d.pick([1, 1, 2, 2, 3])
    xs = np.linspace(-0.5, 0.5, masts) if masts > 1 else [d.between(-0.25, 0.3)]
    spar = d.pick(['light', 'wood', 'dark', 'main'])
    bulge = d.between(-0.12, 0.12)
    for x in xs:
        x += d.between(-0.06, 0.06)
        top = d.between(-1.25, -0.7)
        f.add(strut(x, top - 0.05, x, deck, d.between(0.01, 0.022)), spar)
        reach = d.between(0.35, 0.8) / (masts**0.6) * d.pick([-1, -1, 1])
        if d.chance(0.35):  # gaff rig: a slanting four-cornered mainsail, a small topsail above
            peak = d.between(0.1, 0.35)
            f.add(
                np.concatenate(
                    [
                        points(x, top + 0.45),
                        bezier((x + reach * 0.8, top + 0.25 - peak), (x + reach * 0.75 + bulge, 0), (x + reach, deck - 0.15)),
                        points(x, deck - 0.12),
                    ]
                ),
                role,
                named=True,
            )
            f.add(strut(x, top + 0.47, x + reach * 0.85, top + 0.22 - peak, 0.014), spar)
            if d.chance(0.7):
                f.add(
                    np.concatenate([points(x, top + 0.02), bezier((x + reach * 0.4, top + 0.2), (x + reach * 0.6, top + 0.3 - peak)), points(x, top + 0.4)]),
                    role,
                    named=True,
                )
        else:
            f.add(
                np.concatenate(
                    [bezier((x, top + 0.03), (x + reach * 0.6 + bulge, top * 0.3), (x + reach, deck - d.between(0.08, 0.2))), points(x + 0.01, deck - 0.1)]
                ),
                role,
                named=True,
            )
        if d.chance(0.45):
            f.add(
                np.concatenate([bezier((x, top + 0.1), (x - reach * 0.35, top * 0.3), (x - reach * 0.8, deck - 0.1)), points(x - 0.02, deck - 0.1)]),
                role,
                named=True,
            )
    if d.chance(0.5):  # jib to a bowsprit
        x, tip = xs[-1], d.between(0.95, 1.15)
        f.add(np.concatenate([bezier((x + 0.02, d.between(-0.9, -0.3)), (x + 0.45, -0.1), (tip, deck - 0.2)), points(x + 0.12, deck - 0.05)]), role, named=True)
        f.add(strut(0.7, deck, tip + 0.05, deck - 0.22, 0.015), spar)
    cabin = d.chance(0.6)
    if cabin:
        x0, x1, lift = d.between(-0.85, -0.4), d.between(0, 0.5), d.between(0.08, 0.2)
        f.flat(box(x0, deck - lift, x1, deck + 0.02), d.pick(['light', 'main', 'wood', 'main']))
        if d.chance(0.7):
            f.windows(x0 + 0.03, deck - lift + 0.03, x1 - 0.03, deck - 0.02, d.whole(4, 14), 1, 'dark', d.between(0.4, 0.8))
    bow = d.between(0.05, 0.25)
    hull = np.concatenate(
        [
            bezier((-1, deck - d.between(0, 0.12)), (0, deck + d.between(0, 0.08)), (1.05, deck - bow)),
            bezier((0.8, deck + depth), (0, deck + depth * 1.2), (-0.85, deck + depth)),
        ]
    )
    f.add(hull, 'main')
    if d.chance(0.6):
        f.flat(
            np.concatenate(
                [
                    bezier((-0.98, deck + depth * 0.25), (0, deck + depth * 0.35), (0.98, deck - bow + depth * 0.3)),
                    bezier((0.96, deck - bow + depth * 0.5), (0, deck + depth * 0.55), (-0.97, deck + depth * 0.45)),
                ]
            ),
            d.pick(['dark', 'blue', 'second']),
        )
    if d.chance(0.4):
        f.flat(points(-0.88, deck + depth * 0.85, 0.8, deck + depth * 0.85, 0.78, deck + depth, -0.85, deck + depth), d.pick(['red', 'dark', 'second']))
    if d.chance(0.4):
        f.flat(strut(xs[0], -0.7, 1.05, deck - bow, 0.006), 'dark')
    return f


def ship(d):
    depth, y, bow, f = d.between(0.25, 0.5), d.between(0, 0.25), d.between(0.15, 0.5), Figure()
    decks, x0, x1 = d.whole(1, 5), -0.9, d.between(0.4, 0.75)
    for i in range(decks):
        top = y - 0.12 * (i + 1)
        f.flat(points(x0 + 0.08 * i, top, x1 - 0.1 * i, top, x1 - 0.1 * i + 0.06, top + 0.13, x0 + 0.08 * i, top + 0.13), d.pick(['main', 'main', 'light']))
        if d.chance(0.8):
            f.windows(x0 + 0.08 * i + 0.05, top + 0.02, x1 - 0.1 * i - 0.05, top + 0.11, d.whole(6, 14), 1, 'dark', d.between(0.3, 0.6))
    if d.chance(0.7):
        f.add(box(-0.3, y - 0.12 * decks - 0.28, -0.1, y - 0.12 * decks + 0.02), d.pick(['second', 'red', 'main']))
    f.add(points(-1, y, 0.75, y, 1.15, y - bow * 0.4, 0.8, y + depth, -0.95, y + depth))
    if d.chance(0.5):
        f.flat(points(-0.97, y + depth * 0.75, 0.84, y + depth * 0.75, 0.8, y + depth, -0.95, y + depth), d.pick(['second', 'red', 'dark', 'blue']))
    if d.chance(0.5):
        f.windows(-0.9, y + 0.06, 0.7, y + 0.16, d.whole(8, 18), 1, 'dark', 0.35)
    return f


def rowboat(d):
    f = Figure()
    if d.chance(0.5):
        f.add(strut(-0.2, -0.3, 0.8, 0.6, 0.03), 'wood')
    return f.flat(ellipse(0, 0, 1, 0.2), 'wood').add(
        np.concatenate([bezier((-1.1, -0.12), (0, 0.28), (1.15, -0.22)), bezier((0.8, 0.4), (0, 0.55), (-0.8, 0.4))])
    )


def car(d):
    if d.chance(0.5):
        return _car_from_the_front_quarter(d)
    f, top, a, b, c = Figure(), d.between(-0.65, -0.4), d.between(-0.55, -0.35), d.between(0.3, 0.5), d.between(-0.05, 0.05)
    f.add(
        smooth(
            points(-1, 0.3, -1.02, 0, -0.9, -0.08 + c, a - 0.15, -0.12, a + 0.1, top, b - 0.2, top, b + 0.15, -0.12, 0.9, -0.05, 1.03, 0.08, 1.02, 0.3),
            d.whole(1, 2),
        )
    )
    f.flat(smooth(points(a, -0.13, a + 0.15, top + 0.08, b - 0.25, top + 0.08, b + 0.02, -0.13), 1), 'glass')
    f.flat(box((a + b) / 2 - 0.03, top, (a + b) / 2 + 0.03, -0.1), 'main')
    for x in (d.between(-0.68, -0.55), d.between(0.52, 0.65)):
        r = d.between(0.19, 0.27)
        f.add(ellipse(x, 0.3, r, r), 'dark').add(ellipse(x, 0.3, r * 0.6, r * 0.6), d.pick(['gray', 'light', 'dark']))
    f.flat(ellipse(0.93, 0.05, 0.07, 0.06), d.pick(['light', 'yellow'])).flat(ellipse(-0.95, 0.05, 0.05, 0.05), 'red')
    return f


def _car_from_the_front_quarter(d):
    f, fx, top, low = Figure(), d.between(0.15, 0.45), -d.between(0.5, 0.65), d.between(0.25, 0.4)
    fy, hood, rear, gl, dr = low + d.between(0.05, 0.2), d.between(-0.12, 0.02), d.between(-0.75, -0.5), d.between(-0.35, -0.1), d.between(0.35, 0.6)
    f.add(
        smooth(
            points(
                -1,
                low,
                -1.02,
                hood + 0.02,
                -0.95,
                hood - 0.12,
                rear,
                hood - 0.15,
                gl - 0.15,
                top,
                dr - 0.15,
                top,
                fx + 0.1,
                hood - 0.1,
                fx,
                hood + 0.05,
                fx - 0.02,
                fy,
                -0.2,
                fy - 0.02,
            ),
            2,
        )
    )
    f.add(smooth(points(fx - 0.03, hood + 0.02, 1.02, hood - 0.03, 1.05, low - 0.1, 1.0, low + 0.02, fx, fy + 0.02), 1), d.pick(['main', 'main-']))
    f.flat(points(fx - 0.25, hood - 0.13, dr + 0.1, hood - 0.15, 1, hood, fx + 0.02, hood + 0.06), d.pick(['main', 'main+']))
    f.flat(points(gl + 0.15, top + 0.04, dr - 0.12, top + 0.05, dr + 0.12, hood - 0.15, fx - 0.28, hood - 0.14), 'glass').flat(
        points(gl - 0.12, top + 0.06, gl + 0.1, top + 0.05, fx - 0.36, hood - 0.12, rear + 0.12, hood - 0.13), 'glass'
    )
    f.flat(points(fx + 0.08, hood + 0.12, 0.95, hood + 0.07, 0.96, hood + 0.2, fx + 0.1, hood + 0.27), d.pick(['dark', 'gray']))
    for x in (fx + 0.1, 0.93):
        f.flat(ellipse(x, hood + 0.15, 0.06, 0.05), d.pick(['light', 'gray']))
    for x, r in ((-0.7, d.between(0.16, 0.22)), (fx - 0.22, d.between(0.2, 0.27))):
        f.add(ellipse(x, low + 0.02, r * 0.75, r), 'dark').add(ellipse(x, low + 0.02, r * 0.5, r * 0.7), d.pick(['gray', 'light', 'dark']))
    return f


def truck(d):
    f, top, cab = Figure(), d.between(-0.75, -0.4), d.between(0.4, 0.6)
    f.add(smooth(points(cab, 0.35, cab, -0.3, cab + 0.1, -0.45, 0.85, -0.45, 1, -0.05, 1, 0.35), 1), d.pick(['main', 'second'])).flat(
        points(cab + 0.12, -0.36, 0.82, -0.36, 0.92, -0.06, cab + 0.12, -0.06), 'glass'
    )
    f.flat(box(-1, top, cab - 0.03, 0.32), d.pick(['main', 'main', 'light'])).flat(box(-1, 0.28, 1, 0.38), 'dark')
    for x in (-0.7, -0.4, 0.72):
        f.add(ellipse(x, 0.42, 0.17, 0.17), 'dark').flat(ellipse(x, 0.42, 0.08, 0.08), 'gray')
    return f


def bus(d):
    top = d.between(-0.6, -0.4)
    f = (
        Figure()
        .add(smooth(points(-1.1, 0.4, -1.1, top, 1.05, top, 1.12, 0, 1.12, 0.4), 1))
        .windows(-1.02, top + 0.1, 1.02, -0.02, d.whole(4, 8), 1, 'glass', 0.85)
    )
    for x in (-0.65, 0.65):
        f.add(ellipse(x, 0.42, 0.18, 0.18), 'dark').flat(ellipse(x, 0.42, 0.09, 0.09), 'gray')
    return f


def plane(d):
    r, f, tail = d.between(0.1, 0.17), Figure(), d.pick(['main', 'second', 'blue', 'main'])
    f.flat(points(-0.95, -0.02, -1.05, -d.between(0.4, 0.6), -0.88, -d.between(0.4, 0.6), -0.6, -0.05), tail)
    f.add(
        np.concatenate(
            [
                bezier((1.05, 0.04), (0.95, -r), (0.7, -r)),
                points(-0.75, -r),
                bezier((-1.05, -0.06), (-1, 0), (-0.6, r)),
                bezier((0.7, r), (0.98, r), (1.05, 0.04)),
            ]
        )
    )
    f.windows(-0.7, -0.07, 0.7, -0.01, d.whole(8, 22), 1, 'dark', 0.4).flat(points(0.88, -0.09, 0.98, -0.04, 0.86, -0.03), 'dark')
    x, sweep = d.between(-0.2, 0.15), d.between(-0.4, -0.1)
    f.flat(points(x + 0.2, 0.04, x + sweep - 0.35, d.between(0.2, 0.5), x + sweep - 0.5, d.between(0.2, 0.5), x - 0.1, 0.06), d.pick(['main', 'gray']))
    if d.chance(0.5):
        f.flat(
            points(x + 0.15, -r * 0.8, x + sweep - 0.15, -d.between(0.3, 0.5), x + sweep - 0.28, -d.between(0.3, 0.5), x - 0.1, -r * 0.8),
            d.pick(['main', 'gray']),
        )
    return f.add(ellipse(x + 0.05, 0.18, 0.15, 0.075), d.pick(['main', 'gray', 'second']))


# -- Buildings --


def house(d):
    w, y, eave, f = d.between(0.5, 0.9), d.between(-0.3, 0.05), d.between(0.02, 0.15), Figure()
    if d.chance(0.5):
        f.flat(box(0.25, y - 0.6, 0.4, y), d.pick(['wood', 'gray', 'red']))
    f.flat(box(-w, y, w, 0.8))
    gable = d.chance(0.6)
    f.flat(
        points(-w - eave, y, 0 if gable else -0.35, y - d.between(0.4, 0.75), 0 if gable else 0.35, y - d.between(0.4, 0.7), w + eave, y),
        d.pick(['second', 'second', 'wood', 'gray', 'red', 'main']),
    )
    f.windows(-w, y + 0.05, w, 0.55, d.whole(2, 4), d.whole(1, 2), d.pick(['glass', 'dark', 'light']), d.between(0.35, 0.6))
    if d.chance(0.7):
        x = d.between(-0.3, 0.2)
        f.flat(box(x, 0.35, x + 0.18, 0.8), d.pick(['wood', 'dark', 'second']))
    if d.chance(0.35):  # a side wall in shade
        f.flat(points(w, y, w + 0.35, y - 0.1, w + 0.35, 0.7, w, 0.8), 'main-')
    return f


def skyscraper(d):
    w, f = d.between(0.35, 0.9), Figure()
    if d.chance(0.4):
        e = d.between(0.1, 0.4)
        f.flat(points(w, -0.95, w + e, -0.85, w + e, 0.9, w, 0.95), 'main-')
    f.flat(box(-w, -0.95, w, 0.95))
    if d.chance(0.3):
        f.flat(box(-w * 1.05, -1.02, w * 1.05, -0.9), 'gray')
    return f.windows(-w, -0.9, w, 0.9, d.whole(3, 9), d.whole(3, 10), d.pick(['glass', 'dark', 'glass']), d.between(0.4, 0.8))


def _spire(f, d, x, w, y, base, named):
    """A tower with two faces, belfry windows, perhaps a clock, and a pointed roof."""
    split = d.between(0.1, 0.7) if d.chance(0.65) else None
    f.flat(points(x - w, y, x + w, y, x + w * 1.05, base, x - w * 1.05, base), 'main', named)
    if split:
        f.flat(points(x + w * split, y, x + w, y, x + w * 1.05, base, x + w * split, base), 'main-', named)
    roof = d.pick(['gray', 'gray', 'second', 'main', 'wood', 'red', 'green'])
    tip = y - d.between(0.25, 0.8)
    if d.chance(0.75):
        f.flat(points(x - w * 1.12, y + 0.02, x, tip, x + w * 1.12, y + 0.02), roof, named)
        if split:
            f.flat(points(x + w * split * 0.9, y + 0.02, x, tip, x + w * 1.12, y + 0.02), roof.rstrip('-') + '-', named)
    elif d.chance(0.5):
        f.add(dome(x, y + 0.02, w * 1.05, d.between(0.9, 1.4)), roof, named=named)
    else:
        f.windows(x - w, y - 0.08, x + w, y + 0.02, d.whole(3, 5), 1, 'main', 0.6, named)
    f.windows(x - w, y + 0.06, x + w, y + d.between(0.2, 0.35), d.whole(2, 4), 1, 'dark', 0.55, named)
    if d.chance(0.6):
        for cx in [x] if not split else [x + w * (split - 1) / 2, x + w * (split + 1) / 2]:
            f.flat(ellipse(cx, y + 0.45, w * 0.3, w * 0.35, n=14), 'light', named)
    if d.chance(0.4):
        f.windows(x - w, y + 0.6, x + w, base, 1, d.whole(1, 4), 'dark', 0.2, named)


def tower(d):
    f = Figure()
    _spire(f, d, 0, d.between(0.14, 0.3), d.between(-0.6, -0.3), 1.05, True)
    return f


def church(d):
    f, w, x, s = Figure(), d.between(0.12, 0.22), d.between(-0.5, 0.5), d.between(0.15, 0.4)
    front = d.chance(0.5)
    if front:
        _spire(f, d, x, w, d.between(-0.55, -0.25), 0.9, True)
    roof = d.pick(['gray', 'gray', 'second', 'wood', 'red'])
    f.flat(points(-0.95, s + 0.3, -0.72, s - 0.15, 0.72, s - 0.15, 0.95, s + 0.3), roof).flat(
        box(-0.88, s + 0.28, 0.88, 0.92), d.pick(['main', 'main', 'wood', 'second'])
    )
    f.windows(-0.85, s + 0.35, 0.85, 0.8, d.whole(3, 7), 1, 'dark', 0.35)
    for gx in d.shuffled([-0.5, 0, 0.45])[: d.whole(0, 2)]:
        f.flat(points(gx - 0.22, 0.92, gx - 0.22, s + 0.2, gx, s - 0.2, gx + 0.22, s + 0.2, gx + 0.22, 0.92), d.pick(['main', 'second', 'red'])).flat(
            ellipse(gx, s + 0.25, 0.08, 0.08), 'light'
        )
    if not front:
        _spire(f, d, x, w, d.between(-0.55, -0.25), 0.92, True)
    return f


def palace(d):
    y, w, r, f = d.between(-0.1, 0.15), d.between(0.42, 0.65), d.between(0.22, 0.36), Figure()
    top = d.pick(['main', 'main', 'main', 'main-', 'second'])
    if d.chance(0.8):
        base = 0.8
        for x in d.pick([[-1.1, 1.1], [-1.1, -0.82, 0.82, 1.1], [-0.8, 0.8]]):
            t, k = (d.between(-0.75, -0.5), 0.055) if abs(x) > 1 else (d.between(-0.4, -0.1), 0.04)
            f.add(points(x - k, t, x + k, t, x + k * 1.3, base, x - k * 1.3, base)).add(dome(x, t, k * 1.4, 1.3), top)
            for yy in (t + 0.03, t + 0.33, t + 0.7):
                f.flat(box(x - k * 1.7, yy, x + k * 1.7, yy + 0.035), 'main-')
    if d.chance(0.75):
        f.flat(box(-d.between(0.95, 1.2), 0.58, d.between(0.95, 1.2), 0.85), 'main')
    f.flat(box(-w, y, w, 0.75)).flat(box(-0.3, y - 0.1, 0.3, 0.7), 'main+').add(box(-r * 0.85, y - 0.3, r * 0.85, y))
    f.add(onion(0, y - 0.25, r) if d.chance(0.6) else ellipse(0, y - 0.35, r, r * d.between(0.9, 1.3)), top).flat(
        strut(0, y - 0.25 - r * 1.7, 0, y - 0.45 - r * 1.9, 0.012), 'dark'
    )
    for x in (-w * 0.72, w * 0.72):
        f.add(box(x - 0.1, y - 0.15, x + 0.1, y + 0.02)).windows(x - 0.1, y - 0.12, x + 0.1, y, 3, 1, 'dark', 0.5).add(
            onion(x, y - 0.14, 0.1) if d.chance(0.5) else dome(x, y - 0.14, 0.12, 1.1), top
        )
    shade = d.pick(['dark', 'main-', 'wood', 'main-'])
    for x in (-w * 0.75, 0, w * 0.75):
        for yy in (y + 0.1, y + 0.42):
            if x == 0 and yy > y + 0.2:
                continue
            q, low = (0.18, 0.62) if x == 0 else (0.08, 0.2)
            f.flat(np.concatenate([dome(x, yy + 0.12, q, 1.3), points(x + q, yy + low, x - q, yy + low)]), shade)
    return f


def castle(d):
    f, y = Figure(), d.between(-0.1, 0.2)
    f.flat(box(-0.8, y, 0.8, 0.85)).windows(-0.8, y - 0.08, 0.8, y + 0.01, d.whole(6, 10), 1, 'main', 0.55)
    for x in (-0.8, 0.8, d.between(-0.25, 0.25)):
        t, k = d.between(-0.7, -0.2), d.between(0.13, 0.2)
        f.add(box(x - k, t, x + k, 0.88), d.pick(['main', 'main-', 'main+']))
        if d.chance(0.6):
            f.add(points(x - k * 1.2, t, x, t - 0.45, x + k * 1.2, t), d.pick(['second', 'gray', 'red', 'blue']))
        else:
            f.windows(x - k, t - 0.08, x + k, t + 0.01, 3, 1, 'main', 0.6)
        f.flat(box(x - 0.03, t + 0.2, x + 0.03, t + 0.38), 'dark')
    return f.flat(np.concatenate([dome(0, 0.55, 0.14, 1.2), points(0.14, 0.85, -0.14, 0.85)]), 'dark')


def lighthouse(d):
    w, f = d.between(0.16, 0.26), Figure()
    f.add(points(-w * 0.7, -0.6, w * 0.7, -0.6, w, 1, -w, 1))
    if d.chance(0.7):
        for y in (-0.3, 0.1, 0.5):
            k = w * (0.8 + 0.15 * (y + 0.3))
            f.flat(box(-k, y, k, y + 0.2), 'second')
    return (
        f.flat(box(-w * 0.9, -0.65, w * 0.9, -0.58), 'dark')
        .flat(box(-w * 0.5, -0.88, w * 0.5, -0.63), 'glass')
        .add(dome(0, -0.86, w * 0.65, 1), d.pick(['red', 'dark', 'second']))
    )


def windmill(d):
    f, a = Figure(), d.between(0, PI / 2)
    f.add(points(-0.2, -0.3, 0.2, -0.3, 0.35, 1, -0.35, 1)).add(dome(0, -0.28, 0.22, 1), d.pick(['second', 'wood', 'gray'])).flat(
        box(-0.06, 0.7, 0.1, 1), 'dark'
    )
    for k in range(4):
        blade = turned(points(0, -0.02, 0.85, -0.02, 0.85, 0.14, 0.15, 0.14), a + k * PI / 2)
        f.flat(blade + [0, -0.35], d.pick(['light', 'wood']) if k else 'light')
    return f


def mountain(d):
    n = d.whole(3, 7)
    x, y = np.linspace(-1.1, 1.1, n + 2), -0.9 * d.array.random(n + 2)
    y[0] = y[-1] = 0.6
    ridge = np.concatenate([np.linspace([x[i], y[i]], [x[i + 1], y[i + 1]], 6)[:-1] + d.array.normal(0, 0.02, (5, 2)) for i in range(n + 1)])
    f = Figure().flat(np.concatenate([ridge, points(1.1, 0.7, -1.1, 0.7)]))
    if d.chance(0.4):
        i = int(np.argmin(ridge[:, 1]))
        px, py = ridge[i]
        f.flat(points(px - 0.12, py + 0.2, px, py + 0.01, px + 0.12, py + 0.2, px + 0.05, py + 0.15, px, py + 0.25, px - 0.05, py + 0.15), 'light')
    return f


# -- Living things --


def _quadruped(d, leg, neck, head, ears, tail):
    f, length, thickness = Figure(), d.between(0.6, 0.75), d.between(0.26, 0.36)
    for x in (-0.5, -0.35, 0.42, 0.55):
        x += d.between(-0.06, 0.06)
        f.add(
            thick(bezier((x, 0.1), (x + d.between(-0.06, 0.06), 0.1 + leg * 0.5), (x + d.between(-0.08, 0.08), 0.15 + leg)), np.linspace(0.12, 0.06, 16)),
            d.pick(['main', 'main-']),
        )
    f.add(
        thick(
            bezier((-length * 0.95, -0.05), (-length - 0.25, d.between(-0.1, 0.2)), (-length - tail * 0.4, d.between(-0.5, 0.5))), np.linspace(0.07, 0.03, 16)
        )
    )
    f.add(ellipse(0, 0, length, thickness, power=0.85))
    hx, hy = length * 0.85 + neck * 0.35, -0.2 - neck * 0.6
    f.add(thick(bezier((length * 0.6, -0.05), (length * 0.9, -0.2), (hx, hy)), np.linspace(thickness * 0.8, 0.15, 16)))
    f.add(ellipse(hx + 0.05, hy, 0.24, 0.22)).add(ellipse(hx + 0.1 + head * 0.2, hy + 0.06, 0.1 + head * 0.22, 0.13))
    for s in (-0.12, 0.08):
        f.add(points(hx + s - 0.06, hy - 0.14, hx + s + 0.02, hy - 0.14 - ears, hx + s + 0.08, hy - 0.12), d.pick(['main', 'main-']))
    f.flat(ellipse(hx + 0.12, hy - 0.04, 0.03, 0.03, n=8), 'dark')
    if d.chance(0.3):
        for _ in range(d.whole(2, 5)):
            f.flat(ellipse(d.between(-0.5, 0.5), d.between(-0.15, 0.15), d.between(0.06, 0.2), d.between(0.05, 0.12)), 'second')
    return f


def cat(d):
    if d.chance(0.5):
        f = (
            Figure()
            .add(thick(bezier((0.35, 0.85), (0.95, 0.9), (0.9, 0.2)), 0.08))
            .add(smooth(points(-0.45, 0.95, -0.4, 0.2, -0.2, -0.2, 0.2, -0.2, 0.4, 0.2, 0.45, 0.95), 2))
        )
        for s in (-1, 1):
            f.add(points(s * 0.38, -0.5, s * 0.34, -1.05, s * 0.08, -0.72)).add(strut(s * 0.15, 0.4, s * 0.17, 0.95, 0.09), 'main+')
        f.add(ellipse(0, -0.45, 0.4, 0.34))
        for s in (-0.15, 0.15):
            f.flat(ellipse(s, -0.48, 0.07, 0.06, n=12), d.pick(['yellow', 'green'])).flat(ellipse(s, -0.48, 0.025, 0.05, n=8), 'dark')
        return f.flat(points(-0.05, -0.36, 0.05, -0.36, 0, -0.3), d.pick(['dark', 'second']))
    return _quadruped(d, 0.45, 0.2, 0.1, 0.22, 1.1)


def dog(d):
    return _quadruped(d, 0.5, 0.4, 0.6, d.between(-0.25, 0.2), 0.8)


def horse(d):
    return _quadruped(d, 0.8, 1.0, 0.9, 0.12, 0.6)


def cow(d):
    return _quadruped(d, 0.55, 0.25, 0.8, 0.1, 0.7)


def bird(d):
    f = Figure()
    for x in (0, 0.15):
        f.flat(strut(x, 0.4, x + 0.03, 0.85, 0.02), 'orange')
    f.add(points(-0.5, -0.05, -1.15, d.between(-0.1, 0.35), -1.05, 0.4, -0.4, 0.3)).add(ellipse(0, 0.1, 0.6, 0.38)).add(ellipse(0.5, -0.3, 0.27, 0.25)).add(
        points(0.72, -0.36, 1.05, -0.26, 0.72, -0.2), d.pick(['orange', 'yellow', 'dark'])
    )
    f.add(turned(ellipse(-0.15, 0.08, 0.48, 0.2), d.between(-0.3, 0.5)), d.pick(['main-', 'main+', 'second']))
    return f.flat(ellipse(0.57, -0.34, 0.04, 0.04, n=8), 'dark')


def fish(d):
    h = d.between(0.3, 0.55)
    f = (
        Figure()
        .add(points(-0.6, 0, -1.1, -0.45, -1, 0, -1.1, 0.45))
        .add(points(-0.2, -h * 0.7, 0.1, -h - 0.35, 0.4, -h * 0.6), d.pick(['main', 'main-', 'second']))
        .add(np.concatenate([bezier((-0.7, 0), (0, -h * 2), (0.95, -0.05)), bezier((0.95, 0.05), (0, h * 2), (-0.7, 0))]))
    )
    for x in d.shuffled([-0.3, 0, 0.3])[: d.whole(0, 3)]:
        f.flat(strut(x, -h * 0.7, x - 0.05, h * 0.7, 0.05), d.pick(['second', 'light']))
    return f.flat(ellipse(0.65, -0.08, 0.07, 0.07, n=12), 'light').flat(ellipse(0.66, -0.08, 0.035, 0.035, n=8), 'dark')


def butterfly(d):
    f = Figure()
    for s in (-1, 1):
        f.add(smooth(points(0, 0, s * 0.5, -0.95, s * 1.05, -0.8, s * 0.85, -0.05), 2)).add(
            smooth(points(0, 0, s * 0.8, 0.05, s * 0.75, 0.75, s * 0.2, 0.7), 2), d.pick(['main', 'main-'])
        )
        f.flat(ellipse(s * 0.65, -0.5, 0.16, 0.16), d.pick(['second', 'dark', 'light']))
    return f.add(ellipse(0, 0, 0.07, 0.55), 'dark')


def person(d):
    f, w = Figure(), d.between(0.2, 0.3)
    f.add(points(-w, 0.1, w, 0.1, w * 0.9, 0.95, 0.05, 0.95, 0, 0.3, -0.05, 0.95, -w * 0.9, 0.95), d.pick(['second', 'dark', 'blue', 'main']))
    for s in (-1, 1):
        f.add(thick(bezier((s * w, -0.4), (s * (w + 0.15), -0.1), (s * d.between(0.2, 0.5), d.between(-0.1, 0.3))), 0.075))
    f.add(smooth(points(-w * 1.2, -0.5, w * 1.2, -0.5, w, 0.2, -w, 0.2), 1)).add(ellipse(0, -0.72, 0.17, 0.2), 'skin')
    return f.add(dome(0, -0.75, 0.18, 1), d.pick(['dark', 'wood', 'yellow', 'gray']))


def face(d):
    f, hair = Figure(), d.pick(['dark', 'wood', 'yellow', 'gray', 'orange'])
    if d.chance(0.5):
        f.add(smooth(points(-1, 1.2, -0.75, 0.65, 0.75, 0.65, 1, 1.2), 1), d.pick(['second', 'dark', 'light']))
    f.add(ellipse(0, -0.25, d.between(0.6, 0.75), d.between(0.65, 0.8)), hair)
    if d.chance(0.4):
        f.add(box(-0.7, -0.3, 0.7, d.between(0.3, 0.8)), hair)
    f.add(box(-0.2, 0.4, 0.2, 0.85), 'skin-').add(ellipse(0, 0.05, d.between(0.48, 0.58), d.between(0.62, 0.75)), 'skin')
    for x in (-0.2, 0.2):
        f.flat(ellipse(x, -0.08, 0.09, 0.045, n=16), 'light').flat(ellipse(x, -0.08, 0.035, 0.04, n=10), 'dark').flat(
            thick(bezier((x - 0.12, -0.2), (x, -0.25), (x + 0.12, -0.2)), 0.02), hair
        )
    return f.flat(points(0, -0.05, 0.07, 0.2, -0.06, 0.2), 'skin-').flat(ellipse(0, 0.4, d.between(0.14, 0.22), d.between(0.03, 0.07)), 'red')


# -- Anything else --


def blob(d):
    n = d.whole(4, 9)
    a = np.linspace(0, 2 * PI, n, endpoint=False) + d.array.random(n) * 0.4
    r = d.array.random(n) * 0.7 + 0.4
    f = Figure().add(smooth(np.stack([np.cos(a) * r, np.sin(a) * r * d.between(0.4, 1)], 1), 3))
    for _ in range(d.pick([0, 0, 1, 2, 3])):
        f.add(ellipse(d.between(-0.5, 0.5), d.between(-0.5, 0.5), d.between(0.1, 0.5), d.between(0.1, 0.5)), d.pick(['main', 'second', 'dark', 'main']))
    return f


def polygon(d):
    n = d.whole(3, 8)
    a = np.linspace(0, 2 * PI, n, endpoint=False) + (d.array.random(n) * 0.5 if d.chance(0.5) else 0)
    r = d.array.random(n) * 0.5 + 0.5
    outline = np.stack([np.cos(a) * r, np.sin(a) * r * d.between(0.4, 1)], 1)
    f = Figure().flat(outline)
    if d.chance(0.5):
        f.flat(outline * d.between(0.3, 0.7), d.pick(['second', 'dark', 'light']))
    return f


def assembly(d):
    f = Figure()
    for i in range(d.whole(2, 6)):
        x, y = d.between(-0.6, 0.6), d.between(-0.6, 0.6)
        shape = d.pick(['ellipse', 'ellipse', 'box', 'arm'])
        outline = (
            ellipse(x, y, d.between(0.2, 0.6), d.between(0.2, 0.6))
            if shape == 'ellipse'
            else box(x - d.between(0.1, 0.5), y - d.between(0.1, 0.5), x + d.between(0.1, 0.5), y + d.between(0.1, 0.5))
            if shape == 'box'
            else thick(bezier((0, 0), (d.between(-1, 1), d.between(-1, 1)), (x, y)), d.between(0.05, 0.15))
        )
        f.add(outline, 'main' if i == 0 else d.pick(['main', 'main', 'main', 'second', 'dark', 'light']))
    return f


def thing(d):
    return d.pick([blob, blob, polygon, assembly, assembly])(d)


# kind -> (outline, how often, colours it usually has)
KINDS = {
    'apple': (apple, 4, 'red red red green yellow'),
    'pear': (pear, 1, 'green yellow'),
    'banana': (banana, 1, 'yellow green'),
    'lemon': (lemon, 1, 'yellow'),
    'strawberry': (strawberry, 1, 'red'),
    'cherry': (cherries, 1, 'red black'),
    'flower': (flower, 5, 'white white red yellow pink purple blue'),
    'tulip': (tulip, 1, 'red yellow pink purple'),
    'leaf': (leaf, 1, 'green green orange brown red'),
    'tree': (tree, 2, 'green green green orange yellow'),
    'mushroom': (mushroom, 1, 'red brown white'),
    'teapot': (teapot, 5, 'black black white brown blue'),
    'cup': (cup, 3, 'white red blue black'),
    'bowl': (bowl, 1.5, 'white blue'),
    'vase': (vase, 2, 'blue white green'),
    'bottle': (bottle, 2, 'green brown blue'),
    'glass': (glass, 1, 'white gray'),
    'lamp': (lamp, 1, 'white yellow red'),
    'candle': (candle, 0.7, 'white red'),
    'box': (crate, 2, 'brown white'),
    'book': (book, 1, 'red blue brown'),
    'ball': (ball, 2, 'red blue yellow white'),
    'balloon': (balloon, 1, 'red blue yellow pink'),
    'hat': (hat, 1, 'black brown red'),
    'umbrella': (umbrella, 1, 'red blue black yellow'),
    'chair': (chair, 1, 'brown white black'),
    'star': (star, 0.6, 'yellow red'),
    'heart': (heart, 0.6, 'red pink'),
    'moon': (disc, 0.7, 'white yellow'),
    'cloud': (cloud, 0.7, 'white gray'),
    'sailboat': (sailboat, 6, 'white white white brown'),
    'ship': (ship, 2, 'white white gray red'),
    'rowboat': (rowboat, 1, 'brown white red blue'),
    'car': (car, 4, 'red white black gray blue'),
    'truck': (truck, 1, 'red white blue'),
    'bus': (bus, 1, 'red yellow blue'),
    'plane': (plane, 2, 'white white gray'),
    'house': (house, 3, 'white brown red yellow gray'),
    'skyscraper': (skyscraper, 2, 'white gray brown blue'),
    'tower': (tower, 3, 'brown brown gray white orange'),
    'church': (church, 3, 'white brown gray red orange'),
    'palace': (palace, 5, 'white white white yellow pink'),
    'castle': (castle, 1.5, 'gray brown'),
    'lighthouse': (lighthouse, 1, 'white red'),
    'windmill': (windmill, 0.7, 'white brown'),
    'mountain': (mountain, 1, 'brown gray green blue'),
    'cat': (cat, 1.5, 'orange black white gray brown'),
    'dog': (dog, 1.5, 'brown black white'),
    'horse': (horse, 1.5, 'brown white black'),
    'cow': (cow, 1.2, 'brown white black'),
    'bird': (bird, 1.5, 'blue red white black yellow'),
    'fish': (fish, 1, 'orange blue red'),
    'butterfly': (butterfly, 1, 'orange blue yellow'),
    'person': (person, 1.5, 'red blue white black'),
    'face': (face, 1, ''),
    'thing': (thing, 6, ''),
}
KIND_NAMES = list(KINDS)
