"""Which of a detector's boxes an expression means: those of the noun's kinds, by score, by colour, and by side and size."""

from typing import NamedTuple

import torch

MOST = 24  # boxes looked at
SURELY = 0.3  # the score from which on a box is a prompt
CUT = 0.5  # share of the best box's weight below which a box counts nothing
APART = 0.15  # how far from the outermost box, in shares of the side, a box is no longer at that side
COLORED = 0.15  # what a box without the colour counts


CORNER = 272 / 448  # the share of the sides that each of four corners has
SEVERED = 0.02  # how near to a corner's inner side a box ends that is thought to be cut off there


def corners(image):
    """Four overlapping parts of pictures (N, 3, S, S), top left, top right, bottom left, bottom right: (N, 3, s, s) each."""
    side = int(image.shape[2])
    part = round(side * CORNER)
    return [image[:, :, y : y + part, x : x + part] for y in (0, side - part) for x in (0, side - part)]


def joined(boxes, logits):
    """Boxes (5, B, 4) and logits (5, B, 90) of a picture and of its `corners` as the picture's own, (1, 5·B, 4) and (1, 5·B, 90): what a corner cuts off is none."""
    far = torch.tensor([[0, 0], [0, 0], [0, 1], [1, 0], [1, 1]], dtype=boxes.dtype)[:, None]
    corner = torch.tensor([0, 1, 1, 1, 1], dtype=boxes.dtype)[:, None, None]
    inside = boxes.clamp(0, 1)
    severed = far * (inside[..., :2] < SEVERED) + (corner - far) * (inside[..., 2:] > 1 - SEVERED)
    logits = logits - 20 * severed.amax(2, keepdim=True)
    inside = inside * (1 - corner * (1 - CORNER)) + (far * (1 - CORNER)).repeat(1, 1, 2)
    return inside.flatten(0, 1)[None], logits.flatten(0, 1)[None]


class Found(NamedTuple):
    """A noun's boxes: (K, 4) top, left, bottom, right in [0, 1], their weights (K), and the best one's score (1, 1), a logit."""

    boxes: torch.Tensor
    weights: torch.Tensor
    score: torch.Tensor


def found(boxes, logits, kinds):
    """boxes (1, B, 4) and logits (1, B, 90) of a detector, the kinds that are meant (1, 90). A box counts less the more a better one covers it."""
    of_kind = (logits + (kinds[:, None] - 1) * 1e4).amax(2)[0]
    score, order = torch.topk(of_kind, MOST)
    boxes = boxes[0][order].clamp(0, 1)
    area = (boxes[:, 2] - boxes[:, 0]) * (boxes[:, 3] - boxes[:, 1])
    low, high = torch.maximum(boxes[:, None, :2], boxes[None, :, :2]), torch.minimum(boxes[:, None, 2:], boxes[None, :, 2:])
    extent = (high - low).clamp(min=0)
    both = extent[..., 0] * extent[..., 1]
    iou = both / (area[:, None] + area[None] - both).clamp(min=1e-6)
    better = torch.ones(MOST, MOST).tril(-1)
    covered = ((iou * better - 0.2) / 0.3).clamp(0, 1).amax(1)
    return Found(boxes, torch.sigmoid(score) * (1 - covered), score[None, :1])


def soft(boxes, cells):
    """(K, cells, cells): each box's share of each cell."""
    t = (torch.arange(cells, dtype=boxes.dtype) + 0.5)[None] / cells
    inside = lambda low, high: ((t - low) * cells + 0.5).clamp(0, 1) * ((high - t) * cells + 0.5).clamp(0, 1)
    return inside(boxes[:, 0:1], boxes[:, 2:3])[:, :, None] * inside(boxes[:, 1:2], boxes[:, 3:4])[:, None]


def colored(rasters, shown, colors):
    """Factors (K) by how much of the colours asked for (1, 11) a box shows beside the others; shown (1, 11, g, g) as `network.color_maps` gives it. All 1 where none is asked for."""
    tint = (shown * colors[..., None, None]).sum(1)
    share = (rasters * tint).sum((1, 2)) / rasters.sum((1, 2)).clamp(min=0.5)
    return 1 - colors.amax(1) * (1 - COLORED) * (1 - share / share.amax(0, keepdim=True).clamp(min=0.02))


def placed(boxes, weights, side):
    """Factors (K) by where a box lies; side (1, 3): 1 for right, bottom and large, -1 for left, top and small."""
    middle = (boxes[:, :2] + boxes[:, 2:]) / 2
    size = torch.sqrt(((boxes[:, 2] - boxes[:, 0]) * (boxes[:, 3] - boxes[:, 1])).clamp(min=0))
    along = torch.stack([middle[:, 1], middle[:, 0], size], 1) * side
    sure = (weights > CUT * weights.amax(0, keepdim=True)).to(boxes.dtype)
    behind = (along - (1 - sure[:, None]) * 4).amax(0, keepdim=True) - along
    return (1 - 0.9 * (behind / APART).clamp(0, 1)).prod(1)


def chosen(found, shown, colors, worn, side):
    """(1, 1, g, g) in [0, 1]: where the boxes lie that are meant; zero where the detector is not sure of any. shown (1, 11, g, g); colors (1, 11) of the thing and worn (1, 11) by it, side (1, 3)."""
    rasters = soft(found.boxes, shown.shape[2])
    weights = found.weights * colored(rasters, shown, colors) * colored(rasters, shown, worn)
    weights = weights * placed(found.boxes, weights, side)
    weights = ((weights / weights.amax(0, keepdim=True).clamp(min=1e-6) - CUT) / (1 - CUT)).clamp(min=0)
    where = (rasters * weights[:, None, None]).amax(0)[None, None]
    tells = torch.sigmoid(found.score) > SURELY
    return where * tells.to(where.dtype)[..., None, None]
