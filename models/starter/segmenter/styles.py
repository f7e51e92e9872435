"""Ways to deform a figure and to render it, for training: from photo-like to flat signs with dark outlines."""

from typing import NamedTuple

import cv2
import numpy as np

from . import colors
from .noise import mix, noise


class Style(NamedTuple):
    """How a sprite is drawn. `plain` is the one that held-out scenes keep to."""

    lit: bool = True  # material, light and shade, or flat colours
    shades: int = 0  # as many steps of shade as a comic has; 0 for smooth ones
    ink: float = 0  # width of the outlines of parts, px
    ink_color: tuple = (0, 0, 0)
    pattern: bool = False  # stripes, dots, checks over the main colour
    gradient: bool = False  # parts run from light to dark
    odd_roles: bool = False  # windows, stalks and the like in unusual colours


PLAIN = Style()


def random_style(dice):
    if dice.chance(0.35):
        return PLAIN
    ink = dice.between(1, 5.5) if dice.chance(0.35) else 0
    ink_color = tuple(float(v) for v in (np.ones(3) * dice.between(0, 0.3) if dice.chance(0.75) else colors.any_color(dice)))
    return Style(dice.chance(0.55), dice.whole(2, 4) if dice.chance(0.25) else 0, ink, ink_color, dice.chance(0.22), dice.chance(0.3), dice.chance(0.2))


# -- Deformation --


def _dense(points, step=0.12):
    """The outline with points on its longer edges, so that it can bend."""
    closed = np.concatenate([points, points[:1]])
    along = np.concatenate([[0], np.cumsum(np.hypot(*np.diff(closed, axis=0).T))])
    t = np.union1d(along[:-1], np.arange(0, along[-1], step))
    return np.stack([np.interp(t, along, closed[:, i]) for i in (0, 1)], 1)


def _waves(dice, low, high, amplitude):
    """A smooth field of displacements: a few sine waves across the plane."""
    terms = [(dice.array.normal(0, 1, 2) * dice.between(low, high), dice.between(0, 6.28), dice.array.normal(0, 1, 2) * amplitude) for _ in range(3)]
    return lambda p: sum(np.sin(p @ k + phase)[:, None] * a for k, phase, a in terms)


def random_deformation(dice):
    """A function from points to points: smooth warps, taper, bend, perspective, ragged or blocky outlines, each now and then."""
    steps = []
    if dice.chance(0.4):
        field = _waves(dice, 0.8, 2.2, dice.between(0.02, 0.09))
        steps.append(lambda p: p + field(p))
    if dice.chance(0.3):
        taper = dice.between(-0.3, 0.3)
        steps.append(lambda p: p * np.stack([1 + taper * np.clip(p[:, 1], -1.2, 1.2), np.ones(len(p))], 1))
    if dice.chance(0.25):
        bend = dice.between(-0.25, 0.25)
        steps.append(lambda p: p + np.stack([bend * p[:, 1] ** 2, np.zeros(len(p))], 1))
    if dice.chance(0.3):
        stretch = np.exp(dice.between(-0.33, 0.33))
        steps.append(lambda p: p * [stretch, 1 / stretch])
    if dice.chance(0.3):
        shear = dice.between(-0.3, 0.3)
        steps.append(lambda p: p + np.stack([shear * p[:, 1], np.zeros(len(p))], 1))
    if dice.chance(0.15):
        ragged = _waves(dice, 12, 30, dice.between(0.005, 0.014))
        steps.append(lambda p: p + ragged(p))
    if dice.chance(0.04):
        grid = dice.between(0.06, 0.13)
        steps.append(lambda p: np.round(p / grid) * grid)

    def deform(p):
        if steps:
            p = _dense(p)
        for step in steps:
            p = step(p)
        return p

    return deform


# -- Rendering --


def pattern(dice, height, width):
    """(height, width) in [0, 1]: stripes, rings, dots, checks, zigzags or blotches."""
    yy, xx = np.mgrid[0:height, 0:width].astype(np.float32)
    angle, pitch = dice.between(0, np.pi), dice.between(6, 40)
    u, v = xx * np.cos(angle) + yy * np.sin(angle), yy * np.cos(angle) - xx * np.sin(angle)
    what = dice.pick(['stripes', 'stripes', 'dots', 'checks', 'zigzag', 'rings', 'blotches'])
    if what == 'stripes':
        field = (u / pitch) % 1 < dice.between(0.15, 0.6)
    elif what == 'dots':
        field = ((u / pitch) % 1 - 0.5) ** 2 + ((v / pitch) % 1 - 0.5) ** 2 < dice.between(0.03, 0.15)
    elif what == 'checks':
        field = ((u / pitch) % 1 < 0.5) ^ ((v / pitch) % 1 < 0.5)
    elif what == 'zigzag':
        field = (u / pitch + abs((v / pitch) % 1 - 0.5)) % 1 < dice.between(0.2, 0.5)
    elif what == 'rings':
        field = (np.hypot(xx - dice.between(0, width), yy - dice.between(0, height)) / pitch) % 1 < dice.between(0.2, 0.5)
    else:
        field = noise(dice, max(height, width))[:height, :width] > dice.between(0.3, 1.2)
    return field.astype(np.float32)


def patterned(albedo, main, dice):
    """Lays a pattern over what is of the main colour (bool): in shades of it, which leave its name true, or thinly in another colour."""
    field = pattern(dice, *main.shape) * main
    other = (
        albedo * dice.pick([dice.between(0.55, 0.85), dice.between(1.1, 1.35)])
        if dice.chance(0.7)
        else colors.sample(dice.pick(['white', 'black', 'gray', dice.pick(colors.NAMES)]), dice) * np.ones_like(albedo)
    )
    weight = dice.between(0.5, 1) if field.mean() < 0.3 * max(main.mean(), 1e-3) else dice.between(0.25, 0.5)
    return mix(albedo, other, weight * field[..., None])


def graded(albedo, dice):
    """Light to dark across the whole thing, along a line or outwards."""
    height, width = albedo.shape[:2]
    yy, xx = np.mgrid[-0.5 : 0.5 : height * 1j, -0.5 : 0.5 : width * 1j].astype(np.float32)
    angle = dice.between(0, 6.28)
    t = xx * np.cos(angle) + yy * np.sin(angle) if dice.chance(0.65) else 0.5 - 1.4 * np.hypot(xx - dice.between(-0.3, 0.3), yy - dice.between(-0.3, 0.3))
    return albedo * (1 + dice.between(0.2, 0.7) * np.clip(t, -0.6, 0.6))[..., None]


def inked(rgb, outlines, style):
    """Draws the outline of every part, as a pen does. Points are in sixteenths of a pixel."""
    for p in outlines:
        cv2.polylines(rgb, [p], True, style.ink_color, max(1, int(round(style.ink))), cv2.LINE_AA, 4)
    return rgb
