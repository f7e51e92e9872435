"""Randomness with short names: every generator draws from one seeded source."""

import random

import numpy as np


class Dice:
    """A seeded source of uniform numbers, choices and noise arrays."""

    def __init__(self, seed):
        self._random = random.Random(seed)
        self.array = np.random.Generator(np.random.PCG64(seed))

    def between(self, low, high):
        """Uniform in [low, high)."""
        return low + (high - low) * self._random.random()

    def whole(self, low, high):
        """Uniform whole number in [low, high]."""
        return self._random.randint(low, high)

    def chance(self, probability):
        return self._random.random() < probability

    def pick(self, choices, weights=None):
        if weights is None:
            return self._random.choice(choices)
        return self._random.choices(choices, weights)[0]

    def shuffled(self, items):
        items = list(items)
        self._random.shuffle(items)
        return items
