"""What is known of a picture, asked of the matcher at once; used where it is trained alone, and with the rest of the head."""

from typing import NamedTuple

import cv2
import numpy as np
import torch
import torch.nn.functional as F

OUTLINED, ABSENT, SOMEWHERE = 0, 1, 2  # what is known of a sentence: its outline, that nothing is meant, or only that something is
LIT = 0.35  # how much of a cell an outline must cover somewhere for it to be asked for
PEAK = 4  # cells of what is shown somewhere


class Known(NamedTuple):
    """Of a picture (S, S): sentences with their outlines [(text, (S/16, S/16) float32)], sentences of what is not in it, and of what is somewhere."""

    outlines: list
    absent: list
    somewhere: list


def cells_of(mask):
    """What of each cell a mask (S, S) covers, (S/16, S/16) float32; None where that is hardly anything."""
    cells = cv2.resize(mask.astype(np.float32), (mask.shape[1] // 16, mask.shape[0] // 16), interpolation=cv2.INTER_AREA)
    return cells if cells.max() > LIT else None


def outline_loss(logits, masks):
    """Weighted cross-entropy and Dice, (N,)."""
    e = (F.binary_cross_entropy_with_logits(logits, masks, reduction='none') * (1 + masks)).mean((1, 2, 3))
    p = torch.sigmoid(logits)
    return e + 1 - (2 * (p * masks).sum((1, 2, 3)) + 4) / (p.sum((1, 2, 3)) + masks.sum((1, 2, 3)) + 4)


def matched(matcher, vectors, meaning, known):
    """Of N pictures the cells' vectors (N, h·w, width), h = w, and what is `Known` → of all sentences the matcher's logits (M, 1, h, w), their cells (M, 1, h, w), and what is known of each (M)."""
    side = round(vectors.shape[1] ** 0.5)
    logits, cells, kinds = [], [], []
    for own, (outlines, absent, somewhere) in zip(vectors, known):
        texts = [text for text, _ in outlines] + absent + somewhere
        if texts:
            words, where = meaning.batch(texts)
            logits.append(matcher(own[None], torch.from_numpy(words), torch.from_numpy(where).float()))
            cells += [c for _, c in outlines] + [np.zeros((side, side), np.float32)] * (len(texts) - len(outlines))
            kinds += [OUTLINED] * len(outlines) + [ABSENT] * len(absent) + [SOMEWHERE] * len(somewhere)
    if not kinds:
        return vectors.new_zeros(0, 1, side, side), vectors.new_zeros(0, 1, side, side), torch.zeros(0, dtype=torch.long)
    return torch.cat(logits).view(-1, 1, side, side), torch.from_numpy(np.stack(cells))[:, None], torch.tensor(kinds)


def loss_of(logits, cells, kinds):
    """(M, 1, h, w) of the sentences, and what is known of each (M)."""
    none = logits.sum() * 0
    of = lambda kind, loss: loss(kinds == kind) if (kinds == kind).any() else none
    outlined = of(OUTLINED, lambda these: outline_loss(logits[these], cells[these]).mean())
    absent = of(ABSENT, lambda these: F.softplus(logits[these]).mean())
    somewhere = of(SOMEWHERE, lambda these: F.softplus(-torch.topk(logits[these].flatten(1), PEAK, 1)[0].mean(1)).mean())
    return outlined + 0.3 * absent + 0.1 * somewhere


def overlap(logits, cells, kinds):
    """The mean IoU of the outlines."""
    seen, true = logits[kinds == OUTLINED] > 0, cells[kinds == OUTLINED] > 0.5
    return ((seen & true).sum((1, 2, 3)) / (seen | true).sum((1, 2, 3)).clamp(min=1)).mean().item()
