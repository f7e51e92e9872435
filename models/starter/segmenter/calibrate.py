"""Fits what the presence output tells, so that it is a probability: on photographs that no training has seen or that the last has not (`taught.KEPT_BACK`), and on development scenes.

    python -m starter.segmenter.calibrate SET=FOLDER... [--checkpoint FILE]     # writes calibration.json

`presence.tsv` says of the sets' photographs what is in them and what is not: set, photograph, expression, 1 or 0. Photographs and drawings have a line each; a third says by the trunk's features which of the two a picture is."""

import argparse
import json
from pathlib import Path

import cv2
import numpy as np
import torch

from . import expressions, photo_scenes, taught
from .classes import Classes, part_of
from .dice import Dice
from .export import CALIBRATION, HERE, SIDE, calibrated, load
from .meaning import Meaning
from .photographs import WORK
from .scenes import compose
from .sentences import inputs_of
from .train import DEVELOPMENT_SEED, bank

PRESENCE = HERE / 'presence.tsv'
SMOOTH, CONTINUED = 0.005, 0.002  # ridge: chosen by photographs left out, an eighth after the other
SHOWN, OUTLINED, ABSENT = 2, 2, 4  # expressions of each photograph that is kept back
THERE = 0.8  # weight of what is there: what is asked for mostly is, and a thing refused is lost while a wrong outline is seen; of what is PLAINLY absent 0.96 is still denied, of what is not there in all, near misses most of it, 0.65
PLAINLY, ASKED = 'the submarine|the accordion|the zebra|the tractor|the pineapple|the penguin|the violin|the toaster|the giraffe|the dragon'.split('|'), 3
CONSTANTS = [5, 10]  # of what look() tells: of nouns with classes, and without
SOONER = 1.0  # drawings are believed sooner than their fit has it: a grey drawing of an apple was told missing
RIDGED = [0, 1, 2, 3, 4, 6, 7, 8, 9, 11, 12, 14, 15, 16, 17, 18, 19]  # of what look() tells, all but the constants


def photographs(name, folder):
    """(picture, expression, whether it is there) of a set"""
    images = {}
    for line in PRESENCE.read_text('utf-8').splitlines():
        of, photograph, text, there = line.split('\t')
        if of != name:
            continue
        if photograph not in images:
            images[photograph] = cv2.imread(str(folder / photograph))[..., ::-1]
        yield images[photograph], text, there == '1'


def kept_back(dice):
    """The same of the taught photographs that are not trained on, some expressions of each."""
    for file, things, shown, absent in taught.outlined(taught.FOLDER, True):
        image = cv2.imread(str(taught.FOLDER / file))[..., ::-1]
        outlined = [expression or 'the ' + noun for noun, _, expression, *_ in things]
        for count, among, there in ((SHOWN, shown, True), (OUTLINED, outlined, True), (ABSENT, absent, False)):
            among = list(among)
            dice.array.shuffle(among)
            for text in among[:count]:
                yield image, text, there


def denied(model, meaning, classes, images, dice):
    """The share of things that are PLAINLY not in photographs, ASKED of each, that the model's line of photographs denies."""
    logits = []
    for image in images:
        asked = dice.array.choice(PLAINLY, ASKED, replace=False)
        logits += [float(seen_by(model, meaning, classes, image, text)[0] @ model.calibration[0].numpy()) for text in asked]
    return np.mean(np.array(logits) <= 0)


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


def weighed(there):
    """The weights of expressions, of which those that are there (1) have THERE in all."""
    return torch.where(there > 0, THERE / there.sum(), (1 - THERE) / (1 - there).sum())


def presence(rows, name):
    """The line of one kind of picture; rows: [(what look() tells, whether it is there)]; THERE of the weight is what is there."""
    x, y = torch.from_numpy(np.stack([r[0] for r in rows])), torch.tensor([r[1] for r in rows]).float()
    w = fitted(x, y, weighed(y), SMOOTH, RIDGED)
    found = x @ w > 0
    print(
        '%s: present ones told %.3f (%d), absent ones %.3f (%d)' % (name, found[y > 0].float().mean(), y.sum(), (~found[y == 0]).float().mean(), (1 - y).sum())
    )
    return w


def continued(rows, line):
    """A line of photographs for weights that went on from those that `line` was fitted to: how much it counts, its constant, and the last of what look() tells are fitted. Of 1,346 expressions, each eighth of the photographs left out in turn,
    this told more than a line fitted anew (area under the curve 0.940, 0.937)."""
    x, y = torch.from_numpy(np.stack([r[0] for r in rows])), torch.tensor([r[1] for r in rows]).float()
    line = torch.tensor(line)[: x.shape[1] - 1]
    z = torch.stack([x[:, : len(line)] @ line, x[:, -1], torch.ones(len(y))], 1)
    share, last, constant = fitted(z, y, weighed(y), CONTINUED, [0, 1])
    line = share * line
    line[CONSTANTS] += constant
    return torch.cat([line, last[None]])


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
    parser.add_argument('sets', metavar='SET=FOLDER', nargs='+')
    parser.add_argument('--checkpoint', type=Path, default='checkpoint.pt', help='in work/')
    parser.add_argument('--scenes', type=int, default=45)
    parser.add_argument('--onward', action='store_true', help='go on from the lines that are there: of photographs as `continued` does, of drawings as it is')
    options = parser.parse_args()
    torch.set_num_threads(1)
    cv2.setNumThreads(0)
    meaning, dice = Meaning(), Dice(5)
    classes, (model, _) = Classes(meaning), load(WORK / options.checkpoint, meaning)
    lines = calibrated(model) if options.onward else {}
    folders = [said.split('=', 1) for said in options.sets]
    looked_at = [c for name, folder in folders for c in photographs(name, Path(folder))] + list(kept_back(dice))
    cases = [[c for c in looked_at if not part_of(c[1])], list(scenes(options.scenes, dice))]
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
    if options.onward:
        lines['photographs'] = continued(told[0], lines['photographs']).tolist()
    else:
        drawings = presence(told[1], 'drawings')
        drawings[CONSTANTS] += SOONER
        lines = {'photographs': presence(told[0], 'photographs').tolist(), 'drawings': drawings.tolist(), 'drawing': drawn_alone(features).tolist()}
    CALIBRATION.write_text(json.dumps(lines) + '\n')
    calibrated(model)
    photographed = {id(image): image for image, *_ in looked_at}.values()
    with torch.no_grad():
        print('plainly absent ones denied: %.3f of %d' % (denied(model, meaning, classes, photographed, dice), ASKED * len(photographed)))


if __name__ == '__main__':
    main()
