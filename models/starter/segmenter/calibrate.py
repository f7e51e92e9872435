"""Fits what the presence output tells, so that it is a probability: on photographs and development scenes that no training has seen.

    python -m starter.segmenter.calibrate PHOTOGRAPHS... [--checkpoint FILE]     # writes calibration.json

PHOTOGRAPHS are folders with masks.tsv (photograph, expression, outline). What is not in a photograph is told by absent.tsv (photograph, expression) where the
folder has one, else taken from ABSENT and NEAR, and, for things of a colour, from the colours that are not theirs. Photographs and drawings have a line each, half of its weight what is there; a third says by the trunk's features which of the two a picture is."""

import argparse
import json
from pathlib import Path

import cv2
import numpy as np
import torch

from . import expressions, photo_scenes
from .classes import COLORS, Classes, noun_of
from .dice import Dice
from .export import HERE, SIDE, load
from .meaning import Meaning
from .photographs import WORK
from .scenes import compose
from .sentences import inputs_of
from .train import DEVELOPMENT_SEED, bank

ABSENT = (
    'submarine accordion zebra tractor pineapple sofa penguin violin bicycle toaster car horse snake hammer spoon umbrella guitar elephant bus strawberry crab rocket piano lobster camel helicopter clock banana owl telescope drum skateboard '
    'mushroom laptop rabbit'
).split()
UNLIKE = {
    'red': 'blue green white',
    'orange': 'blue green black',
    'white': 'red green blue',
    'black': 'white red yellow',
    'blue': 'red yellow',
    'green': 'red purple',
    'yellow': 'blue purple',
    'purple': 'yellow green',
    'brown': 'blue green',
}
# what is easily taken for another thing
NEAR = {
    'cat': 'dog', 'kitten': 'dog', 'dog': 'cat', 'dogs': 'cat', 'horse': 'cow', 'sheep': 'goat', 'alpaca': 'camel', 'giraffes': 'zebra', 'bird': 'squirrel', 'parrot': 'owl', 'crab': 'lobster',
    'butterfly': 'bee', 'bee': 'spider', 'gorilla': 'bear', 'chimpanzee': 'man', 'penguin': 'duck', 'ducklings': 'swan', 'helicopter': 'airplane', 'sailboat': 'canoe', 'locomotive': 'bus', 'car': 'truck',
    'truck': 'bus', 'windmill': 'lighthouse', 'castle': 'church', 'lighthouse': 'castle', 'palace': 'church', 'tiger': 'lion', 'chameleon': 'frog', 'apple': 'pear', 'bowl': 'cup', 'teapot': 'jug', 'ball': 'egg',
    'flower': 'mushroom', 'bridge': 'castle', 'player': 'woman', 'astronaut': 'woman', 'tower': 'windmill',
}  # fmt: skip
OUTDOORS = 'palace|church tower|tower|plant|flower|purple flower|ball|football player|butterfly|bird|crab|kitten|dog|sheep|parrot|horse|alpaca|giraffes'.split(
    '|'
)
SMOOTH = {'photographs': 0.2, 'drawings': 0.005}  # ridge: chosen for photographs by sets left out, one after the other
RIDGED = [0, 1, 2, 3, 4, 6, 7, 8, 9, 12, 14, 15, 16, 17, 18]  # of what look() tells, all but the constants and the lacking colour
LACKS, LACKING = 11, -6.0  # the lacking colour among what look() tells; what it counts


def photographs(folder, dice):
    """(picture, expression, whether it is there)"""
    absent = folder / 'absent.tsv'
    for line in absent.read_text().splitlines() if absent.exists() else ():
        name, text = line.split('\t')[:2]
        yield cv2.imread(str(folder / name))[..., ::-1], text, False
    for line in (folder / 'masks.tsv').read_text().splitlines():
        name, text, _ = line.split('\t')
        image = cv2.imread(str(folder / name))[..., ::-1]
        wrong = (
            ['the ' + w for w in (dice.pick(ABSENT) for _ in range(6)) if w not in text]
            + ['the man'] * ('player' not in text and 'ball' not in text and 'shuttle' not in text)
            + ['the tree'] * (noun_of(text) not in OUTDOORS)
        )
        color = next((c for c in COLORS if c in text.split()), None)
        near = NEAR.get(noun_of(text).split()[-1])
        wrong += ['the ' + near] if near else []
        wrong += [text.replace(color, c) for c in UNLIKE[color].split()] if color in UNLIKE else []
        yield image, text, True
        for text in () if absent.exists() else wrong:
            yield image, text, False


def scenes(count, dice):
    drawn = bank(DEVELOPMENT_SEED, 1000, 250)
    for _ in range(count):
        scene = compose(drawn, dice, 288)
        describer = expressions.Describer(scene, dice)
        for k in range(4):
            e = describer.expression(k % 2 == 1)
            yield scene.image, e.text, e.present


def drawn_alone(rows):
    """The logit's weights on the trunk's mean features that tell drawings (True) from photographs; rows: [(features and 1, whether it is a drawing)]."""
    x, y = torch.from_numpy(np.stack([r[0] for r in rows])), torch.tensor([r[1] for r in rows]).float()
    mean, spread = x[:, :-1].mean(0), x[:, :-1].std(0) + 1e-3
    x = torch.cat([(x[:, :-1] - mean) / spread, x[:, -1:]], 1)
    weight = torch.where(y > 0, 0.5 / y.sum(), 0.5 / (1 - y).sum())
    w = fitted(x, y, weight, 0.01)
    out = w.clone()
    out[:-1] = w[:-1] / spread
    out[-1] = w[-1] - (w[:-1] * mean / spread).sum()
    print('%d pictures told to be drawings or photographs: %.3f right' % (len(y), (((x @ w) > 0) == (y > 0)).float().mean()))
    return out


def fitted(x, y, weight, smooth, ridged=slice(None)):
    """Weights of a logistic regression."""
    w = torch.zeros(x.shape[1], requires_grad=True)
    optimizer = torch.optim.LBFGS([w], max_iter=300)

    def loss():
        optimizer.zero_grad()
        value = (torch.nn.functional.binary_cross_entropy_with_logits(x @ w, y, reduction='none') * weight).sum() + smooth * (w[ridged] ** 2).mean()
        value.backward()
        return value

    optimizer.step(loss)
    return w.detach()


def presence(rows, name):
    """The line of one kind of picture; rows: [(what look() tells, whether it is there)]; half of the weight is what is there. What lacks its colour is hardly ever there: it is left out of the fit, else a few pale things
    would let in every red one that is asked for in green."""
    x, y = torch.from_numpy(np.stack([r[0] for r in rows])), torch.tensor([r[1] for r in rows]).float()
    asked = x[:, LACKS] == 0
    there = y[asked]
    w = fitted(x[asked], there, torch.where(there > 0, 0.5 / there.sum(), 0.5 / (1 - there).sum()), SMOOTH[name], RIDGED)
    w[LACKS] = LACKING
    found = x @ w > 0
    print(
        '%s: present ones told %.3f (%d), absent ones %.3f (%d)' % (name, found[y > 0].float().mean(), y.sum(), (~found[y == 0]).float().mean(), (1 - y).sum())
    )
    return w


def seen_by(model, meaning, classes, image, text):
    """What look() says of a picture: what tells presence, and the trunk's mean features."""
    square = cv2.resize(image, (SIDE, SIDE), interpolation=cv2.INTER_AREA if max(image.shape) > SIDE else cv2.INTER_LINEAR).astype(np.float32)
    _, told, _, pooled = model.look(
        torch.from_numpy((square - 127) / 128).permute(2, 0, 1)[None].contiguous(),
        *(torch.from_numpy(v) for v in inputs_of(text, meaning, classes).values()),
    )
    return told[0].numpy(), pooled[0].numpy()


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument('photographs', type=Path, nargs='+')
    parser.add_argument('--checkpoint', type=Path, default='checkpoint.pt', help='in work/')
    parser.add_argument('--scenes', type=int, default=45)
    options = parser.parse_args()
    torch.set_num_threads(1)
    cv2.setNumThreads(0)
    meaning, dice = Meaning(), Dice(5)
    classes, (model, _) = Classes(meaning), load(WORK / options.checkpoint, meaning)
    cases = [[c for folder in options.photographs for c in photographs(folder, dice)], list(scenes(options.scenes, dice))]
    told, features = ([], []), []
    with torch.no_grad():
        for drawn in (0, 1):
            for image, text, present in cases[drawn]:
                seen, pooled = seen_by(model, meaning, classes, image, text)
                told[drawn].append((seen, present))
                features.append((pooled, drawn))
        shots = photo_scenes.material()[0]
        for image, _ in shots[:: max(1, len(shots) // 50)]:
            features.append((seen_by(model, meaning, classes, image, 'the dog')[1], 0))
    (HERE / 'calibration.json').write_text(
        json.dumps(
            {
                'photographs': presence(told[0], 'photographs').tolist(),
                'drawings': presence(told[1], 'drawings').tolist(),
                'drawing': drawn_alone(features).tolist(),
            }
        )
        + '\n'
    )


if __name__ == '__main__':
    main()
