"""Measures segmenter.onnx, without the plugin's refinement, on photographs outlined by hand and on held-out generated scenes; writes these for the plugin's tests.

    python -m starter.segmenter.evaluate --photographs FOLDER
    python -m starter.segmenter.evaluate --dump FOLDER [--held-out]
    python -m starter.segmenter.evaluate --scenes FOLDER

The whole of it, refinement included (CutRefinement), is measured by the plugin's tests:

    mvn test -Dtest='HeldOutScenesTest,PhotographsTest' -Dsoulstyler.scenes=FOLDER -Dsoulstyler.photos=PHOTOGRAPHS
"""

import argparse
import json
from pathlib import Path

import cv2
import numpy as np
import onnxruntime
import torch

from . import expressions, held_out
from .classes import Classes, part_of
from .dice import Dice
from .held_out_packages import FOLDER
from .meaning import Meaning
from .scenes import Bank, compose
from .sentences import inputs_of
from .train import HELD_OUT_SEED, bank

HERE = Path(__file__).parent


class Segmenter:
    """The graph with the same steps around it as org.soulstyler.segmentation.OnnxSegmenter."""

    def __init__(self, folder=HERE):
        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads = 1
        self._session = onnxruntime.InferenceSession(str(folder / 'segmenter.onnx'), options, providers=['CPUExecutionProvider'])
        self._side = self._session.get_inputs()[0].shape[2]
        self._meaning = Meaning()
        self._classes = Classes(self._meaning)
        self.threshold = json.loads((folder / 'bundle.json').read_text())['segmenter']['threshold']

    def __call__(self, image, text):
        """Probabilities at the picture's own size, and the presence logit; a part of a thing is looked for in a close-up of the thing first."""
        part = part_of(text)
        thing, presence = self._seen(image, part[1]) if part else (None, 0)
        if part and presence >= 0 and (thing > self.threshold).any():
            place = about(thing > self.threshold)
            near, presence = self._seen(np.ascontiguousarray(image[place]), part[0])
            if presence >= 0 and (near > self.threshold).any():
                probability = np.zeros(image.shape[:2], np.float32)
                probability[place] = near
                return probability, presence
        return self._seen(image, text)

    def _seen(self, image, text):
        height, width = image.shape[:2]
        square = cv2.resize(image, (self._side, self._side), interpolation=cv2.INTER_AREA if max(height, width) > self._side else cv2.INTER_LINEAR)
        picture = np.ascontiguousarray((square.astype(np.float32) - 127) / 128).transpose(2, 0, 1)[None].copy()
        logits, presence, _ = self._session.run(None, {'image': picture, **inputs_of(text, self._meaning, self._classes)})
        probability = 1 / (1 + np.exp(-logits[0, 0]))
        return np.clip(cv2.resize(probability, (width, height), interpolation=cv2.INTER_CUBIC), 0, 1), float(presence[0, 0])


MARGIN = 0.12  # what a close-up leaves about a thing, in shares of its longer side


def about(mask):
    """The rows and columns of a mask (H, W) bool, and a margin."""
    rows, columns = np.flatnonzero(mask.any(1)), np.flatnonzero(mask.any(0))
    more = int(np.ceil(MARGIN * max(np.ptp(rows), np.ptp(columns)) + 1))
    return tuple(slice(max(0, at[0] - more), at[-1] + 1 + more) for at in (rows, columns))


def overlap(a, b):
    return (a & b).sum() / max(1, (a | b).sum())


def new_shapes():
    """Scenes' material whose drawings and backgrounds training has never seen."""
    return Bank(HELD_OUT_SEED + 1, 700, 200, held_out.FIGURES, held_out.random_background)


def on_folder(segmenter, folder):
    """On what dump() wrote: mean IoU of what is there, without refinement, and how often what is there, and what is not, is told."""
    overlaps, told, denied = [], [], []
    for line in (folder / 'expressions.tsv').read_text().splitlines():
        name, text = line.split('\t')
        image, mask = cv2.imread(str(folder / (name.split('-')[0] + '.png')))[..., ::-1], cv2.imread(str(folder / (name + '.png')), cv2.IMREAD_GRAYSCALE) > 127
        probability, presence = segmenter(image, text)
        if mask.any():
            overlaps.append(overlap(probability > segmenter.threshold, mask))
            told.append(presence > 0)
        else:
            denied.append(presence <= 0)
    print(
        '%s: mean IoU %.3f (%d; median %.3f), present ones told %.3f, absent ones told %.3f (%d)'
        % (folder, np.mean(overlaps), len(overlaps), np.median(overlaps), np.mean(told), np.mean(denied), len(denied))
    )


def dump(folder, side, count, scenes, seed):
    """Scenes and expressions as NUMBER.png, NUMBER-K.png (where the object is; black for absent ones), and lines `NUMBER-K<tab>expression` in expressions.tsv."""
    dice = Dice(seed)
    folder.mkdir(parents=True, exist_ok=True)
    with open(folder / 'expressions.tsv', 'w', encoding='utf-8') as lines:
        for i in range(count):
            scene = compose(scenes, dice, side)
            describer = expressions.Describer(scene, dice)
            cv2.imwrite(str(folder / ('%d.png' % i)), scene.image[..., ::-1])
            for k in range(4):
                e = describer.expression(k == 3)
                cv2.imwrite(str(folder / ('%d-%d.png' % (i, k))), expressions.mask_of(scene, e).astype(np.uint8) * 255)
                lines.write('%d-%d\t%s\n' % (i, k, e.text))


def on_photographs(segmenter, folder):
    """On a folder as org.soulstyler.segmentation.PhotographsTest takes it, without refinement."""
    overlaps = []
    for line in (folder / 'masks.tsv').read_text().splitlines():
        photo, text, outline = line.split('\t')
        probability, presence = segmenter(cv2.imread(str(folder / photo))[..., ::-1], text)
        overlaps.append(overlap(probability > segmenter.threshold, cv2.imread(str(folder / 'masks' / outline), cv2.IMREAD_GRAYSCALE) > 127))
        print('%s, %s: %.3f, presence %.2f' % (photo, text, overlaps[-1], 1 / (1 + np.exp(-presence))))
    print('%s: mean IoU %.3f, %d of %d at 0.7 or above' % (folder, np.mean(overlaps), np.sum(np.array(overlaps) >= 0.7), len(overlaps)))


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument(
        '--photographs', type=Path, nargs='?', const=FOLDER, help='folder with photographs, masks.tsv and masks, if not what held_out_packages writes'
    )
    parser.add_argument('--scenes', type=Path, help='folder that --dump wrote')
    parser.add_argument('--dump', type=Path, help='only write held-out scenes to this folder')
    parser.add_argument('--count', type=int, default=70, help='of the dumped scenes')
    parser.add_argument('--side', type=int, default=288, help='of the dumped pictures')
    parser.add_argument('--seed', type=int, default=31, help='of the dumped scenes')
    parser.add_argument('--held-out', action='store_true', help='dump scenes of drawings and backgrounds that training lacks (held_out.py)')
    options = parser.parse_args()
    torch.set_num_threads(1)
    cv2.setNumThreads(0)
    if options.dump:
        dump(options.dump, options.side, options.count, new_shapes() if options.held_out else bank(HELD_OUT_SEED, 1500, 400), options.seed)
    if options.photographs:
        on_photographs(Segmenter(), options.photographs)
    if options.scenes:
        on_folder(Segmenter(), options.scenes)


if __name__ == '__main__':
    main()
