"""Fractal noise: a bank made once, then cut, turned and stretched."""

import cv2
import numpy as np

from .dice import Dice

_SIDE = 384


def _fields(count, seed):
    dice, fields = Dice(seed), []
    for _i in range(count):
        field, amplitude, cells = np.zeros((_SIDE, _SIDE), np.float32), 1.0, dice.pick([2, 3, 4, 6, 8, 16])
        gain, stretch = dice.pick([0.4, 0.5, 0.6, 0.75]), dice.pick([1, 1, 1, 3, 6])
        while cells * stretch <= _SIDE:
            grid = dice.array.random((cells * stretch + 2, cells + 2), np.float32)
            field += amplitude * cv2.resize(grid, (_SIDE, _SIDE), interpolation=cv2.INTER_CUBIC)
            amplitude *= gain
            cells *= 2
        fields.append((field - field.mean()) / field.std())
    return fields


_BANK = _fields(36, 7)


def noise(dice, side, stretch=None):
    """A (side, side) field of mean about 0 and deviation about 1; `stretch` < 1 draws it out vertically, > 1 horizontally."""
    field = dice.pick(_BANK)
    width = dice.pick([80, 112, 160, 224, 320])
    height = width if stretch is None else int(max(12, min(_SIDE, width * stretch)))
    x, y = dice.whole(0, _SIDE - width), dice.whole(0, _SIDE - height)
    cut = field[y : y + height, x : x + width]
    if stretch is None and dice.chance(0.5):
        cut = cut.T
    return cv2.resize(np.ascontiguousarray(cut), (side, side), interpolation=cv2.INTER_LINEAR)


def row(dice, length, cells):
    """A profile of `length` values, about `cells` of them independent."""
    field = dice.pick(_BANK)
    x, y = dice.whole(0, _SIDE - cells), dice.whole(0, _SIDE - 1)
    return cv2.resize(field[y : y + 1, x : x + cells], (length, 1))[0]


def mix(a, b, t):
    return a * (1 - t) + b * t
