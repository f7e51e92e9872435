"""Trains the head's matcher alone: all that is known of a photograph is asked of it at once.

    python -m starter.segmenter.train_matcher --head again.pt --to matched.pt [--steps 4400]

Goes on from its own checkpoint, if there is one; the rest of the head stays as it is. `train --taught --onward matched.pt` then teaches head, decoder and verifier to go by it."""

import argparse
import math
import re
import time
from pathlib import Path
from typing import NamedTuple

import cv2
import numpy as np
import torch

from . import matching, photo_scenes, scenes, taught
from .classes import Classes, definite, part_of
from .dice import Dice
from .meaning import Meaning
from .network import Decoder, Head, Verifier
from .photographs import WORK
from .train import names_as_vectors, optimizer_of, real_photographs
from .trunk import Trunk

SIDES, LARGE = (224, 256, 320, 320, 448, 448), 400  # of the pictures; from LARGE on half as many fit a step
WHOLE = 0.45  # share of the views that show all of a photograph
MOST = 14  # outlines asked for in a view
# expressions of what is not there, of what lies outside of the view, and, of whole photographs, of what is there, without an outline
ABSENT, OUTSIDE, SHOWN = 5, 4, 4
LEAST = 0.14  # of a photograph's sides that a view shows
HIDDEN = 0.25  # share of an outline that a view must have for it to be asked for


class View(NamedTuple):
    """A picture (S, S, 3) uint8 and what is known of it."""

    image: np.ndarray
    known: matching.Known


def mirrored(text):
    """The same with left and right exchanged."""
    return re.sub(r'\b(left|right)(most)?\b', lambda m: {'left': 'right', 'right': 'left'}[m[1]] + (m[2] or ''), text)


def asked(said, photograph, dice):
    """One of the sentences that name a thing; where the photograph has but one such part, sometimes the part alone."""
    text = dice.pick(said) if dice.chance(0.5) else said[0]
    part = part_of(text) if dice.chance(0.3) else None
    alone = part and sum(part[0].split()[-1] in others[0].split() for others, _ in photograph.parts) == 1
    return part[0] if alone else text


def with_things(photograph):
    """The photograph with those things among its parts that their noun alone tells and that are not there yet; without parts that nothing is left of, since other things lie over them."""
    named = {name for said, _ in photograph.parts for name in said}
    things = [
        ([noun], photograph.labels == 2 * i + 1)
        for i, (noun, *_) in enumerate(photograph.things)
        if noun not in named and sum(other[0] == noun for other in photograph.things) == 1
    ]
    return photograph._replace(parts=[(said, mask) for said, mask in photograph.parts + things if mask.sum() >= taught.LEAST])


def view_of(photograph, dice, side):
    """A `View` of a `taught.Photograph`: all of it, or a cut about one of its outlines; half of them mirrored."""
    whole, flipped, place = dice.chance(WHOLE), dice.chance(0.5), (slice(None), slice(None))
    if not whole:
        place = photo_scenes.place_about(dice.pick(photograph.parts)[1], dice.between(1.15, 5), LEAST, dice)

    def cut(plane, interpolation):
        plane = plane[place]
        return cv2.resize(np.ascontiguousarray(plane[:, ::-1] if flipped else plane), (side, side), interpolation=interpolation)

    turned = mirrored if flipped else lambda text: text
    outlines, order = [], list(range(len(photograph.parts)))
    dice.array.shuffle(order)
    for i in order:
        said, mask = photograph.parts[i]
        said = [text for text in said if whole or photo_scenes.alone(text)]
        if len(outlines) == MOST or not said:
            continue
        if mask[place].sum() < max(20, HIDDEN * mask.sum()):
            continue
        cells = matching.cells_of(cut(mask.astype(np.float32), cv2.INTER_AREA))
        if cells is not None:
            outlines.append((definite(turned(asked(said, photograph, dice))), cells))
    some = lambda among, count: [definite(turned(dice.pick(among))) for _ in range(count)] if among else []
    absent = some(photograph.absent, ABSENT) + some(photo_scenes.outside(photograph.parts, place), OUTSIDE)
    image = cut(photograph.image, cv2.INTER_AREA if photograph.image[place].shape[1] > side else cv2.INTER_LINEAR)
    if dice.chance(0.5):
        image = scenes._camera(image.astype(np.float32) / 255, dice)
    return View(image, matching.Known(outlines, absent, some(photograph.shown, SHOWN) if whole else []))


def step_of(trunk, head, meaning, views):
    """The loss of some views of one size, and the mean IoU of the outlines."""
    x = (torch.from_numpy(np.stack([v.image for v in views])).permute(0, 3, 1, 2).float() - 127) / 128
    x = x.contiguous(memory_format=torch.channels_last)
    with torch.no_grad():
        features, _ = trunk.features(x)
        maps = trunk.maps(features[3])
    asked = matching.matched(head.matcher, head.see(x, features, maps).vectors, meaning, [v.known for v in views])
    return matching.loss_of(*asked), matching.overlap(*asked)


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument('--head', type=Path, required=True, help='a checkpoint of train.py in work/')
    parser.add_argument('--to', type=Path, default='matched.pt', help='the same with its matcher, in work/')
    parser.add_argument('--steps', type=int, default=4400, help='the rate falls to a fiftieth until then')
    parser.add_argument('--views', type=int, default=8)
    parser.add_argument('--rate', type=float, default=2e-3)
    options = parser.parse_args()
    torch.set_num_threads(1)
    cv2.setNumThreads(0)
    torch.manual_seed(0)
    meaning = Meaning()
    classes, trunk = Classes(meaning), Trunk().to(memory_format=torch.channels_last)
    photographs = [p for p in map(with_things, real_photographs(True)) if p.parts]
    head, average = (Head(names_as_vectors(classes)).eval() for _ in range(2))
    path = WORK / options.to
    going_on = path.exists()
    saved = torch.load(path if going_on else WORK / options.head, weights_only=True)
    for network in head, average:
        network.load_state_dict(saved['averages'][0], strict=False)  # an earlier head has no matcher
    matcher = [p for p in head.matcher.parameters()]
    optimizer = torch.optim.AdamW(
        [{'params': [p for p in matcher if p.ndim > 1], 'weight_decay': 0.05}, {'params': [p for p in matcher if p.ndim <= 1], 'weight_decay': 0}],
        lr=options.rate,
        betas=(0.9, 0.98),
    )
    step = 0
    if going_on:
        head.matcher.load_state_dict(saved['matcher'])
        optimizer.load_state_dict(saved['of_matcher'])
        step = saved['step']
    head.matcher.train()
    dice, begun, totals = Dice(100 + step), time.time(), np.zeros(2)
    while step < options.steps:
        for group in optimizer.param_groups:
            group['lr'] = options.rate * min(1, (step + 1) / 200) * max(0.02, 0.5 + 0.5 * math.cos(math.pi * step / options.steps))
        side = dice.pick(SIDES)
        views = []
        while len(views) < (options.views if side < LARGE else options.views // 2):
            view = view_of(dice.pick(photographs), dice, side)
            views += [view] if view.known.outlines else []
        loss, iou = step_of(trunk, head, meaning, views)
        optimizer.zero_grad()
        loss.backward()
        torch.nn.utils.clip_grad_norm_(matcher, 1.0)
        optimizer.step()
        step += 1
        keep = min(0.998, 1 - 1 / (step * 0.1 + 2))
        with torch.no_grad():
            for a, b in zip(average.matcher.parameters(), matcher):
                a.lerp_(b, 1 - keep)
        totals += (loss.item(), iou)
        if step % 50 == 0:
            print('step %d, %.0f s: loss %.3f, IoU of cells %.3f' % (step, time.time() - begun, *(totals / 50)), flush=True)
            totals[:] = 0
        if step % 200 == 0 or step == options.steps:
            # the networks that train.py goes on with, and what this goes on with
            saved['averages'][0] = average.state_dict()
            saved |= {'matcher': head.matcher.state_dict(), 'of_matcher': optimizer.state_dict(), 'step': step}
            saved['optimizer'] = optimizer_of((average, Decoder(), Verifier()), options.rate).state_dict()
            torch.save(saved, path.with_suffix('.part'))
            path.with_suffix('.part').replace(path)


if __name__ == '__main__':
    main()
