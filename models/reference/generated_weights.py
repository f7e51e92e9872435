"""Generated weights: the same numbers from the same names, in Python and in Java's tests.

No published weights are needed to prove that two programs compute the same
function; weights of realistic scale are. A number depends only on its tensor's
name and its index in it (SplitMix64), so that nothing has to be stored, and
every operation is exact or rounded alike in numpy and in Java.
"""

import math
import zlib

import numpy as np


def uniform(name, count):
    """`count` float32 numbers in [-1, 1), multiples of 2^-23, fixed by the name."""
    with np.errstate(over="ignore"):
        z = np.arange(1, count + 1, dtype=np.uint64) * np.uint64(0x9E3779B97F4A7C15)
        z += np.uint64(zlib.crc32(name.encode()) << 32)
        z = (z ^ (z >> np.uint64(30))) * np.uint64(0xBF58476D1CE4E5B9)
        z = (z ^ (z >> np.uint64(27))) * np.uint64(0x94D049BB133111EB)
        z ^= z >> np.uint64(31)
    return ((z >> np.uint64(40)).astype(np.float32) - np.float32(1 << 23)) / np.float32(1 << 23)


def spread(name, shape):
    """Centre and half width of a tensor's numbers, chosen by what the name says it is."""
    if name.endswith("running_mean"):
        return 0.0, 0.2
    if name.endswith("running_var"):
        return 1.0, 0.5
    if name.endswith("bn3.weight"):  # the end of a residual branch: smaller, else the sum grows
        return 0.4, 0.2
    if name.endswith("bias"):
        return 0.0, 0.1
    if len(shape) == 1:  # a normalisation's scale
        return 1.0, 0.3
    if "embedding" in name:
        return 0.0, 0.1
    # A projection kept as (in, out) is the exception; the others are (out, in, ...).
    inputs = shape[0] if name.endswith("projection") else math.prod(shape[1:])
    return 0.0, math.sqrt(4.0 / inputs)


def tensor(name, shape):
    """The generated tensor of this name: float32, row-major."""
    centre, half = spread(name, shape)
    numbers = np.float32(centre) + np.float32(half) * uniform(name, math.prod(shape))
    return numbers.reshape(shape)
