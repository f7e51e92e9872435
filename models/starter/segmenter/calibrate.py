"""Fits what the presence output tells, so that it is a probability: on photographs and development scenes that no training has seen.

    python calibrate.py PHOTOGRAPHS [--checkpoint FILE]     # writes calibration.json

PHOTOGRAPHS is a folder with masks.tsv (photograph, expression, outline). What is not in a photograph is taken from ABSENT, and, for things of a colour, from the
colours that are not theirs. Half of the weight is the photographs', half of each half what is there."""

import argparse
import json
from pathlib import Path

import cv2
import expressions
import numpy as np
import torch
from classes import COLORS, Classes, colors_of, noun_of
from dice import Dice
from export import HERE, SIDE, load
from meaning import Meaning
from photographs import WORK
from scenes import compose
from train import DEVELOPMENT_SEED, bank

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
}
SMOOTH = 0.02  # ridge
LACKING = -10.0


def photographs(folder, dice):
    """(picture, expression, whether it is there)"""
    for line in (folder / 'masks.tsv').read_text().splitlines():
        name, text, _ = line.split('\t')
        image = cv2.imread(str(folder / name))[..., ::-1]
        wrong = (
            ['the ' + dice.pick(ABSENT) for _ in range(6)]
            + ['the man'] * ('player' not in text and 'ball' not in text and 'shuttle' not in text)
            + ['the tree'] * (noun_of(text) not in ('palace', 'church tower', 'plant', 'flower', 'ball', 'football player', 'butterfly'))
        )
        color = next((c for c in COLORS if c in text.split()), None)
        wrong += [text.replace(color, c) for c in UNLIKE[color].split()] if color else []
        yield image, text, True
        for text in wrong:
            yield image, text, False


def scenes(count, dice):
    drawn = bank(DEVELOPMENT_SEED, 1000, 250)
    for _ in range(count):
        scene = compose(drawn, dice, 288)
        describer = expressions.Describer(scene, dice)
        for k in range(4):
            e = describer.expression(k % 2 == 1)
            yield scene.image, e.text, e.present


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument('photographs', type=Path)
    parser.add_argument('--checkpoint', type=Path, default=WORK / 'checkpoint.pt')
    parser.add_argument('--scenes', type=int, default=45)
    options = parser.parse_args()
    torch.set_num_threads(1)
    cv2.setNumThreads(0)
    meaning, dice = Meaning(), Dice(5)
    classes, (model, _) = Classes(meaning), load(options.checkpoint, meaning)
    rows, there, source = [], [], []
    with torch.no_grad():
        for k, cases in enumerate((photographs(options.photographs, dice), scenes(options.scenes, dice))):
            for image, text, present in cases:
                square = cv2.resize(image, (SIDE, SIDE), interpolation=cv2.INTER_AREA if max(image.shape) > SIDE else cv2.INTER_LINEAR).astype(np.float32)
                told = model.look(
                    torch.from_numpy((square - 127) / 128).permute(2, 0, 1)[None].contiguous(),
                    torch.from_numpy(meaning.tokens(text).astype(np.float32))[None],
                    torch.from_numpy(classes.of(noun_of(text)))[None],
                    torch.from_numpy(colors_of(text))[None],
                )[1]
                rows.append(told[0].numpy())
                there.append(present)
                source.append(k)
    x, y, k = torch.from_numpy(np.stack(rows)), torch.tensor(there).float(), torch.tensor(source)
    weight = torch.zeros(len(y))
    for s in (0, 1):
        for t in (0, 1):
            mine = (k == s) & (y == t)
            weight[mine] = 0.25 / mine.sum()
    w = torch.zeros(x.shape[1], requires_grad=True)
    optimizer = torch.optim.LBFGS([w], max_iter=300)

    def loss():
        optimizer.zero_grad()
        value = (torch.nn.functional.binary_cross_entropy_with_logits(x @ w, y, reduction='none') * weight).sum() + SMOOTH * (w[[0, 1, 2, 4, 5]] ** 2).mean()
        value.backward()
        return value

    optimizer.step(loss)
    with torch.no_grad():
        w[7] = w[7].clamp(min=LACKING)  # what lacks its colour is never there, so there is no end to this weight
    found = (x @ w > 0).detach()
    for s, name in ((0, 'photographs'), (1, 'scenes')):
        print(
            '%s: present ones told %.3f (%d), absent ones %.3f (%d)'
            % (name, *(v for t in (1, 0) for mine in [(k == s) & (y == t)] for v in ((found[mine] == t).float().mean(), int(mine.sum()))))
        )
    print('weights', [round(v, 3) for v in w.tolist()])
    (HERE / 'calibration.json').write_text(json.dumps({'weights': w.tolist()}) + '\n')


if __name__ == '__main__':
    main()
