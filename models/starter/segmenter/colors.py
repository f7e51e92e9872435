"""Colour names as ranges of hue (degrees), saturation and value, and which names people mix up."""

import colorsys

import numpy as np

RANGES = {
    'red': ((-9, 7), (0.7, 1), (0.4, 0.95)),
    'orange': ((17, 32), (0.75, 1), (0.75, 1)),
    'yellow': ((46, 60), (0.6, 1), (0.75, 1)),
    'green': ((80, 150), (0.4, 1), (0.22, 0.85)),
    'blue': ((202, 245), (0.5, 1), (0.3, 0.95)),
    'purple': ((262, 292), (0.4, 0.95), (0.3, 0.85)),
    'pink': ((318, 345), (0.3, 0.6), (0.85, 1)),
    'brown': ((12, 32), (0.45, 0.8), (0.2, 0.52)),
    'black': ((0, 360), (0, 0.35), (0.02, 0.15)),
    'white': ((15, 60), (0, 0.15), (0.8, 1)),
    'gray': ((0, 360), (0, 0.1), (0.35, 0.65)),
}
NAMES = list(RANGES)
CODES = {name: i + 1 for i, name in enumerate(NAMES)}

_MIXED_UP = {
    frozenset(pair.split())
    for pair in (
        'red orange|red brown|red pink|orange yellow|orange brown|brown black|white gray|black gray|pink purple|blue purple'
        '|yellow green|brown yellow|pink white|yellow white|brown gray|blue green|red purple|green black|blue black|blue gray'
        '|green gray|orange pink|purple black'
    ).split('|')
}


def mixed_up(one, other):
    """Whether a thing of one colour may well be called by the other's name."""
    return frozenset((one, other)) in _MIXED_UP


def from_hsv(hue, saturation, value):
    return np.array(colorsys.hsv_to_rgb(hue % 360 / 360, saturation, value), np.float32)


def sample(name, dice):
    """An RGB colour in [0, 1] that people call `name`."""
    return from_hsv(*(dice.between(*limits) for limits in RANGES[name]))


def any_color(dice):
    return from_hsv(dice.between(0, 360), dice.between(0, 1) ** 1.2, dice.between(0.05, 1))


def leaf_color(dice):
    return from_hsv(dice.between(60, 160), dice.between(0.3, 0.9), dice.between(0.03, 0.55))
