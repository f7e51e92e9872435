"""Draws one thing: outline, colours, material, light. The result is a cut-out that scenes are composed from."""

from typing import NamedTuple

import cv2
import numpy as np

from . import colors, styles
from .noise import mix, noise
from .shapes import KINDS

SIDE = 208  # px, the longer side of a sprite
_FIXED = {'red', 'orange', 'yellow', 'green', 'blue', 'gray'}


class Sprite(NamedTuple):
    """`pixels` (h, w, 5) uint8: RGB, opacity, and 255 where the named component is."""

    pixels: np.ndarray
    kind: str
    color: str  # '' where no single name fits
    component: str  # the colour of the named component; '' without one


def _color_of(role, palette, dice, odd=False):
    base = role.rstrip('+-')
    if base not in palette:
        if odd and base not in ('sail', 'skin', 'green') and dice.chance(0.5):
            palette[base] = colors.any_color(dice)
        elif base in _FIXED:
            palette[base] = colors.sample(base, dice)
        elif base == 'wood':
            palette[base] = colors.sample('brown', dice)
        elif base == 'dark':
            palette[base] = colors.sample('black', dice)
        elif base == 'light':
            palette[base] = colors.sample('white', dice)
        elif base == 'glass':
            palette[base] = mix(
                colors.sample('black', dice), colors.from_hsv(dice.between(190, 230), dice.between(0.1, 0.5), dice.between(0.3, 0.9)), dice.between(0, 1)
            )
        elif base == 'skin':
            palette[base] = colors.from_hsv(dice.between(12, 30), dice.between(0.25, 0.6), dice.between(0.4, 0.98))
        else:
            palette[base] = colors.sample(dice.pick(colors.NAMES), dice)
    color = palette[base]
    if role.endswith('+'):
        color = np.minimum(color * 1.2 + 0.04, 1)
    elif role.endswith('-'):
        color = color * 0.68
    return color


def _placed(figure, dice, kind, deform):
    """Every part's outline in pixels, after `deform` and a random view of the figure, and the size of the picture that holds them."""
    free = kind in ('thing', 'ball', 'flower', 'star', 'leaf', 'lemon', 'butterfly', 'banana')
    angle = dice.between(-np.pi, np.pi) if free else dice.between(-0.1, 0.1)
    flip = -1 if dice.chance(0.5) else 1
    aspect = dice.between(0.82, 1.22)
    shear = dice.between(-0.15, 0.15) if dice.chance(0.4) else 0
    squeeze = dice.between(-0.3, 0.3) if dice.chance(0.4) else 0
    wobble, phase = (dice.between(0, 0.035) if dice.chance(0.4) else 0), dice.array.random(4) * 6.28
    c, s = np.cos(angle), np.sin(angle)
    outlines = []
    for part in figure.parts:
        p = deform(part.points) * [flip, 1]
        if wobble:
            p = p + wobble * np.stack(
                [np.sin(p[:, 1] * 5 + phase[0]) + np.sin(p[:, 0] * 3 + phase[1]), np.sin(p[:, 0] * 5 + phase[2]) + np.sin(p[:, 1] * 4 + phase[3])], 1
            )
        p = p + [0, 1] * (shear * p[:, :1])
        p = p / (1 + squeeze * np.clip(p[:, :1], -1.3, 1.3))
        p = p * [aspect, 1 / aspect]
        outlines.append(np.stack([p[:, 0] * c - p[:, 1] * s, p[:, 0] * s + p[:, 1] * c], 1))
    everything = np.concatenate(outlines)
    low, extent = everything.min(0), np.ptp(everything, 0)
    scale = (SIDE - 6) / extent.max()
    width, height = (np.ceil(extent * scale).astype(int) + 6).tolist()
    return [((p - low) * scale + 3) for p in outlines], width, height


def _bulge(mask, dice, roundness):
    """Surface normals' x and y of a part that swells out from its outline."""
    distance = cv2.distanceTransform(mask, cv2.DIST_L2, 3)
    radius = max(distance.max(), 2.0) * roundness
    height = np.sqrt(np.clip(1 - (1 - np.minimum(distance / radius, 1)) ** 2, 0, 1)) * radius
    height = cv2.GaussianBlur(height, (0, 0), max(1.0, radius * 0.12))
    gx, gy = cv2.Sobel(height, cv2.CV_32F, 1, 0, ksize=3) / 8, cv2.Sobel(height, cv2.CV_32F, 0, 1, ksize=3) / 8
    nz = 1 / np.sqrt(gx * gx + gy * gy + 1)
    return -gx * nz, -gy * nz


def _surroundings(dice):
    """What a glossy surface mirrors, indexed by its normal: light above, dark below, windows, blurred things."""
    side = 96
    t = np.linspace(0, 1, side, dtype=np.float32)[:, None, None]
    room = (
        mix(colors.any_color(dice) ** 0.5, colors.any_color(dice) * 0.4, np.clip(t * 1.5 - 0.25, 0, 1))
        * np.ones((1, side, 1), np.float32)
        * dice.between(0.3, 1)
    )
    room = np.ascontiguousarray(room, np.float32)
    for _ in range(dice.whole(1, 6)):
        x, y, w, h = dice.between(0, side), dice.between(0, side * 0.7), dice.between(4, 34), dice.between(4, 34)
        tilt = dice.between(-0.5, 0.5) * w
        color = tuple(float(v) for v in (np.ones(3) * dice.between(0.8, 1.6) if dice.chance(0.65) else colors.any_color(dice)))
        cv2.fillPoly(room, [np.array([[x, y], [x + w, y + tilt], [x + w, y + h + tilt], [x, y + h]], np.int32)], color)
    return cv2.GaussianBlur(room, (0, 0), dice.between(0.8, 4))


def draw(kind, color, dice, figures=KINDS, varied=False):
    """A `Sprite` of the kind, its main colour one of `colors.NAMES` or '' for whatever comes; `varied` ones are deformed and rendered in many styles."""
    figure = figures[kind][0](dice)
    style = styles.random_style(dice) if varied else styles.PLAIN
    outlines, width, height = _placed(figure, dice, kind, styles.random_deformation(dice) if varied else lambda points: points)
    palette = {'main': colors.sample(color, dice) if color else colors.any_color(dice)}
    component = ''
    if any(part.named for part in figure.parts) and any(part.role == 'sail' for part in figure.parts):
        component = dice.pick([color or 'white', 'white', 'blue', dice.pick(colors.NAMES), dice.pick(colors.NAMES)])
        palette['sail'] = colors.sample(component, dice)
    elif any(part.named for part in figure.parts):
        component = color
    albedo, cover = np.zeros((height, width, 3), np.float32), np.zeros((height, width), np.uint8)
    named, main = np.zeros((height, width), np.uint8), np.zeros((height, width), np.uint8)
    nx, ny = np.zeros((height, width), np.float32), np.zeros((height, width), np.float32)
    jitter, relief = dice.between(0, 0.15), dice.between(0.35, 1.3)
    if kind in ('box', 'house', 'skyscraper', 'thing', 'book') and dice.chance(0.3):  # thickness seen from the side
        dx, dy, k = dice.between(-0.15, 0.15) * width, dice.between(-0.12, 0.04) * height, dice.between(0.5, 1.15)
        for t in np.linspace(1, 0.1, 10):
            for part, p in list(zip(figure.parts, outlines))[:2]:
                q = np.round((np.clip(p + [dx * t, dy * t], 2, [width - 3, height - 3])) * 16).astype(np.int32)
                cv2.fillPoly(cover, [q], 255, shift=4)
                cv2.fillPoly(albedo, [q], tuple(float(v) for v in np.clip(_color_of(part.role, palette, dice, style.odd_roles) * k, 0, 1)), shift=4)
    for part, p in zip(figure.parts, outlines):
        q = np.round(p * 16).astype(np.int32)
        rgb = np.clip(_color_of(part.role, palette, dice, style.odd_roles) * (1 + dice.between(-jitter, jitter)), 0, 1)
        cv2.fillPoly(albedo, [q], tuple(float(v) for v in rgb), shift=4)
        cv2.fillPoly(cover, [q], 255, shift=4)
        cv2.fillPoly(named, [q], 255 if part.named else 0, shift=4)
        cv2.fillPoly(main, [q], int(part.role.startswith('main')), shift=4)
        extent = np.ptp(p, 0)
        if part.round and extent.min() > 5:
            x0, y0 = np.maximum(np.floor(p.min(0)).astype(int) - 3, 0)
            x1, y1 = np.ceil(p.max(0)).astype(int) + 4
            mask = np.zeros((min(y1, height) - y0, min(x1, width) - x0), np.uint8)
            cv2.fillPoly(mask, [q - np.array([x0, y0], np.int32) * 16], 255, shift=4)
            bx, by = _bulge(mask, dice, relief)
            inside = mask > 0
            nx[y0:y1, x0:x1][inside], ny[y0:y1, x0:x1][inside] = bx[inside], by[inside]
        elif extent.min() > 8:
            cv2.fillPoly(nx, [q], dice.between(-0.15, 0.15), shift=4)
            cv2.fillPoly(ny, [q], dice.between(-0.15, 0.15), shift=4)
    if dice.chance(0.15):
        ink = dice.between(0, 0.3)
        for p in outlines:
            cv2.polylines(albedo, [np.round(p * 16).astype(np.int32)], True, (ink,) * 3, 1, cv2.LINE_8, 4)
    if style.pattern:
        albedo = styles.patterned(albedo, main > 0, dice)
    if style.gradient:
        albedo = styles.graded(albedo, dice)
    # material
    side = max(width, height)
    if style.lit and dice.chance(0.6):
        albedo *= 1 + dice.between(0.03, 0.22) * noise(dice, side)[:height, :width, None]
    if style.lit and dice.chance(0.25):  # folds, planks, fur: drawn-out noise
        albedo *= 1 + dice.between(0.1, 0.4) * noise(dice, side, dice.pick([0.15, 0.25, 4, 6]))[:height, :width, None]
    if style.lit and dice.chance(0.15):  # specks, courses
        if dice.chance(0.5):
            specks = cv2.resize((dice.array.random((height // 2 + 1, width // 2 + 1)) > 0.97).astype(np.float32), (width, height))
            albedo += specks[..., None] * dice.between(0.1, 0.4)
        else:
            pitch = dice.between(4, 14)
            albedo *= 1 - dice.between(0.08, 0.35) * ((np.arange(height) % pitch) < pitch * 0.25)[:, None, None]
    # light
    rgb = albedo
    if style.lit and dice.chance(0.88):
        if dice.chance(0.25):
            nx = nx + dice.between(0, 0.15) * noise(dice, side)[:height, :width]
        nz = np.sqrt(np.clip(1 - nx * nx - ny * ny, 0.02, 1))
        toward = dice.between(0, 2 * np.pi) if dice.chance(0.3) else dice.between(-2.8, -0.3)
        lz = dice.between(0.3, 0.9)
        lx, ly = np.cos(toward) * np.sqrt(1 - lz * lz), np.sin(toward) * np.sqrt(1 - lz * lz)
        facing = np.clip(nx * lx + ny * ly + nz * lz, 0, 1)
        if style.shades:
            facing = np.ceil(facing * style.shades) / style.shades
        ambient = dice.between(0.3, 0.8)
        rgb = albedo * (ambient + (1.1 - ambient) * facing[..., None] / max(lz, 0.5))
        dark = float(palette['main'].max()) < 0.25
        if dice.chance(0.8 if dark else 0.5):
            spot = np.clip(2 * (nx * lx + ny * ly + nz * lz) * nz - lz, 0, 1) ** dice.pick([6, 15, 40])
            rgb = rgb + dice.between(0.2, 0.9) * spot[..., None]
        if dice.chance(0.6 if dark else 0.3):
            room = _surroundings(dice)
            reflected = cv2.remap(room, ((nx * 0.9 + 1) * 47.5).astype(np.float32), ((ny * 0.9 + 1) * 47.5).astype(np.float32), cv2.INTER_LINEAR)
            grazing = 0.25 + 0.75 * (1 - nz) ** 2
            bulging = (np.abs(nx) + np.abs(ny) > 0.02)[..., None]
            rgb = rgb + bulging * dice.between(0.15, 0.9 if dark else 0.45) * grazing[..., None] * reflected
    yy, xx = np.mgrid[0:height, 0:width].astype(np.float32) / side - 0.5
    if style.lit and dice.chance(0.55):
        rgb = rgb * (1 + dice.between(0.1, 0.6) * (xx * dice.between(-1, 1) + yy * dice.between(-1, 1)))[..., None]
    if style.lit and dice.chance(0.25):  # dappled shade
        rgb = rgb * (1 - dice.between(0.1, 0.55) * np.clip(noise(dice, side)[:height, :width] - dice.between(-0.5, 1), 0, 1))[..., None]
    if style.ink:
        rgb = styles.inked(np.ascontiguousarray(rgb, np.float32), [np.round(p * 16).astype(np.int32) for p in outlines], style)
    opacity = cv2.GaussianBlur(cover, (0, 0), dice.between(0.5, 0.9))
    # colours bleed a little outwards, so that soft edges are not dark
    solid = (cover > 0).astype(np.float32)
    spread = cv2.GaussianBlur(np.clip(rgb, 0, 1) * solid[..., None], (0, 0), 1.5) / (cv2.GaussianBlur(solid, (0, 0), 1.5)[..., None] + 1e-4)
    rgb = np.where(cover[..., None] > 0, rgb, spread)
    pixels = np.dstack([np.clip(rgb, 0, 1) * 255, opacity, np.where(cover > 0, named, 0)]).astype(np.uint8)
    return Sprite(pixels, kind, '' if kind in ('face',) else color, component)


def random_sprite(dice, figures=KINDS, varied=False):
    """A sprite of any kind, in a colour that it often has or in any; one in five of the `varied` ones is drawn as the others are not."""
    if varied and dice.chance(0.2):
        return random_sprite(dice)
    kinds = list(figures)
    kind = dice.pick(kinds, [figures[k][1] for k in kinds])
    usual = figures[kind][2].split()
    color = dice.pick(usual) if usual and dice.chance(0.6) else dice.pick(colors.NAMES)
    return draw(kind, color, dice, figures, varied)
