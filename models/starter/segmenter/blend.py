"""Mixes the averaged weights of two checkpoints: what further training taught, with less of what it made the network forget.

python -m starter.segmenter.blend FIRST SECOND TO [--share 0.5]        # files in work/; how much of the second"""

import argparse
from pathlib import Path

import torch

from .photographs import WORK


def blended(first, second, share):
    """Of two state dictionaries of the same network; what an earlier one lacks is taken from the second."""
    return {k: torch.lerp(first[k], v, share) if k in first and v.dtype.is_floating_point else v for k, v in second.items()}


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    for name in ('first', 'second', 'to'):
        parser.add_argument(name, type=Path)
    parser.add_argument('--share', type=float, default=0.5)
    options = parser.parse_args()
    first, second = (torch.load(WORK / f, weights_only=True) for f in (options.first, options.second))
    weights = [blended(a, b, options.share) for a, b in zip(first['averages'], second['averages'])]
    torch.save({**second, 'networks': weights, 'averages': weights}, WORK / options.to)


if __name__ == '__main__':
    main()
