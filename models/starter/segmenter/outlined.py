"""Outlines of real photographs to train on: boxes drawn by hand (`outlined.tsv`), filled in by the decoder's first guess and GrabCut, and looked at.

    python -m starter.segmenter.outlined     # reads work/drawn.pt, writes work/outlines.npz, and work/outlined-N.jpg to look at

`outlined.tsv`: photograph (work/photographs/gcompris), noun, colour, groups, boxes in tenths of width and height. `parts.tsv`: photograph, nouns, what
(a box's part of the object, or ground that is grown from boxes), boxes. What came out wrong when it was looked at is in WRONG and WRONG_PARTS.
work/drawn.pt is that of a decoder trained on generated scenes alone (`starter.segmenter.train --generated-alone`). The outlines are kept out of the repository as the photographs are,
since some of these are under the GPL or CC BY-SA."""

from pathlib import Path

import cv2
import numpy as np
import torch

from . import photographs
from .network import Decoder
from .taught import Photograph
from .trunk import Trunk

HERE = Path(__file__).parent
OUTLINES = photographs.WORK / 'outlines.npz'
DRAWN = photographs.WORK / 'drawn.pt'
WRONG = (
    'categorization-5 categorization-14 categorization-15 categorization-19 categorization-22 categorization-35 categorization-43 categorization-59 categorization-93 erase-20 explore_monuments-38 explore_world_animals-8 categorization-122 details-19 explore_farm_animals-3'
).split()
WRONG_PARTS = [
    (photo, 'sky')
    for photo in (
        'categorization-83 categorization-85 categorization-92 categorization-99 categorization-100 categorization-104 details-16 details-17 details-18 explore_monuments-2 explore_monuments-11 explore_monuments-12 explore_monuments-32 explore_monuments-47'
    ).split()
] + [('explore_monuments-21', 'water,lake'), ('details-14', 'water,sea,lake'), ('erase-28', 'water,sea')]
# on a plain ground: what differs from its colour is the seed
PLAIN = ['categorization-%d' % n for n in (27, 29, 31, 32, 33, 36, 37, 38, 40, 41, 42, 44, 45, 46, 47, 52, 53)]
LONGEST = 560


def guess(trunk, decoder, image, box):
    """The decoder's probability, its prompt being the box, in a square about it."""
    height, width = image.shape[:2]
    x0, y0, x1, y1 = box
    pad = 0.25 * max(x1 - x0, y1 - y0)
    left, top, right, bottom = int(max(0, x0 - pad)), int(max(0, y0 - pad)), int(min(width, x1 + pad)), int(min(height, y1 + pad))
    square = cv2.resize(image[top:bottom, left:right], (320, 320), interpolation=cv2.INTER_AREA)
    heat = np.zeros((20, 20), np.float32)
    k = np.array([20 / (right - left), 20 / (bottom - top)])
    a, b = (np.array([x0 - left, y0 - top]) * k), (np.array([x1 - left, y1 - top]) * k)
    yy, xx = np.mgrid[0:20, 0:20] + 0.5
    u, v = (xx - (a[0] + b[0]) / 2) / max(0.6, (b[0] - a[0]) / 2), (yy - (a[1] + b[1]) / 2) / max(0.6, (b[1] - a[1]) / 2)
    heat[:] = np.exp(-1.2 * (u**4 + v**4)) * (np.maximum(abs(u), abs(v)) < 1.05)
    with torch.no_grad():
        f, _ = trunk.features(((torch.from_numpy(square.copy()).float() - 127) / 128).permute(2, 0, 1)[None])
        prompt = torch.from_numpy(heat)[None, None]
        for _ in range(2):
            l4 = decoder(f, prompt)[0]
            prompt = torch.maximum(0.35 * torch.from_numpy(heat)[None, None], torch.nn.functional.avg_pool2d(torch.sigmoid(l4), 4))
    out = np.zeros((height, width), np.float32)
    out[top:bottom, left:right] = cv2.resize(torch.sigmoid(l4)[0, 0].numpy(), (right - left, bottom - top), interpolation=cv2.INTER_LINEAR)
    return out


def unlike_ground(image, box):
    """As a probability: how far each pixel's colour is from that of the ground about the box, whose slow changes of light are followed."""
    height, width = image.shape[:2]
    small = cv2.resize(image, (64, 64), interpolation=cv2.INTER_AREA).astype(np.float32)
    x0, y0, x1, y1 = (v * 64 / s for v, s in zip(box, (width, height, width, height)))
    yy, xx = np.mgrid[0:64, 0:64]
    ground = np.median(small.reshape(-1, 3), 0)
    for _ in range(8):  # a plane fitted to what is ground so far
        near = np.abs(small - ground).max(2) < 26
        a = np.stack([np.ones(near.sum()), xx[near], yy[near]], 1)
        fit = np.linalg.lstsq(a, small[near], rcond=None)[0]
        ground = (np.stack([np.ones(4096), xx.ravel(), yy.ravel()], 1) @ fit).reshape(64, 64, 3)
    far = np.abs(cv2.GaussianBlur(image, (3, 3), 0).astype(np.float32) - cv2.resize(ground, (width, height))).max(2)
    return np.clip((far - 12) / 48, 0, 1) * 0.92


def outline(image, probability, box):
    """GrabCut inside the box, seeded by the probability."""
    height, width = image.shape[:2]
    mask = np.full((height, width), cv2.GC_BGD, np.uint8)
    x0, y0, x1, y1 = (int(round(v)) for v in box)
    inside = (slice(max(0, y0), y1), slice(max(0, x0), x1))
    p = probability[inside]
    mask[inside] = np.where(p > 0.93, cv2.GC_FGD, np.where(p > 0.5, cv2.GC_PR_FGD, np.where(p > 0.06, cv2.GC_PR_BGD, cv2.GC_BGD)))
    if (mask[inside] == cv2.GC_FGD).sum() + (mask[inside] == cv2.GC_PR_FGD).sum() < 50:
        mask[inside] = cv2.GC_PR_FGD
    cv2.setRNGSeed(0)
    cv2.grabCut(np.ascontiguousarray(image[..., ::-1]), mask, None, np.zeros((1, 65)), np.zeros((1, 65)), 3, cv2.GC_INIT_WITH_MASK)
    found = ((mask == cv2.GC_FGD) | (mask == cv2.GC_PR_FGD)).astype(np.uint8)
    return cv2.morphologyEx(found, cv2.MORPH_OPEN, np.ones((2, 2), np.uint8)) > 0


def ground(image, things, boxes):
    """What is of the ground's colours: sky, grass, water. Grown from boxes that lie on it, never over things."""
    height, width = image.shape[:2]
    seeds = np.zeros((height, width), bool)
    for box in boxes:
        x0, y0, x1, y1 = (int(round(v)) for v in box)
        seeds[y0:y1, x0:x1] = True
    fat = cv2.dilate(things.astype(np.uint8), np.ones((7, 7))) > 0
    seeds &= ~fat
    if seeds.sum() < 40:
        return np.zeros((height, width), bool)
    mask = np.full((height, width), cv2.GC_PR_BGD, np.uint8)
    smooth = cv2.GaussianBlur(image, (0, 0), 1.5).astype(np.float32)
    centres = cv2.kmeans(
        smooth[seeds], min(4, int(seeds.sum() // 20)), None, (cv2.TERM_CRITERIA_EPS + cv2.TERM_CRITERIA_MAX_ITER, 10, 1.0), 1, cv2.KMEANS_PP_CENTERS
    )[2]
    near = np.min([np.abs(smooth - c).max(2) for c in centres], 0)
    mask[near < 34] = cv2.GC_PR_FGD
    mask[seeds] = cv2.GC_FGD
    mask[things] = cv2.GC_BGD
    cv2.setRNGSeed(0)
    cv2.grabCut(np.ascontiguousarray(image[..., ::-1]), mask, None, np.zeros((1, 65)), np.zeros((1, 65)), 3, cv2.GC_INIT_WITH_MASK)
    found = ((mask == cv2.GC_FGD) | (mask == cv2.GC_PR_FGD)).astype(np.uint8)
    found = cv2.morphologyEx(found, cv2.MORPH_OPEN, np.ones((3, 3), np.uint8))
    pieces = cv2.connectedComponents(found, connectivity=4)[1]
    return np.isin(pieces, [p for p in np.unique(pieces[seeds & (found > 0)]) if p])


def described_parts(name):
    """[(nouns, what, boxes)] of a photograph."""
    out = []
    for line in (HERE / 'parts.tsv').read_text().splitlines():
        photo, nouns, what, boxes = line.split('\t')
        if photo == name and (photo, nouns) not in WRONG_PARTS:
            out.append((tuple(nouns.split(',')), what, boxes.split(';')))
    return out


def parts_of(name, image, labels):
    """[(nouns, mask)] of `parts.tsv`: a box's share of the things, or the ground."""
    out = []
    for nouns, what, boxes in described_parts(name):
        boxes = [scaled(b, image) for b in boxes]
        if what == 'ground':
            mask = ground(image, labels > 0, boxes)
        else:
            mask = np.zeros(labels.shape, bool)
            for x0, y0, x1, y1 in boxes:
                mask[int(y0) : int(y1), int(x0) : int(x1)] = labels[int(y0) : int(y1), int(x0) : int(x1)] > 0
        out.append((nouns, mask))
    return out


def scaled(box, image):
    """A box in tenths as pixels."""
    return [float(v) / 10 * (image.shape[1], image.shape[0])[i % 2] for i, v in enumerate(box.split())]


def described():
    """[(name, image, [(noun, colour, groups, True)], boxes)], a noun for each box."""
    out = []
    for line in (HERE / 'outlined.tsv').read_text().splitlines():
        name, noun, color, groups, boxes = line.split('\t')
        if name not in WRONG:
            image = np.ascontiguousarray(photographs.read(photographs.FOLDER / 'gcompris' / (name + '.png'), LONGEST)[..., :3])
            boxes = [scaled(b, image) for b in boxes.split(';')]
            out.append((name, image, [(noun, color, tuple(g for g in groups.split(',') if g), True)] * len(boxes), boxes))
    return out


def outlined(checkpoint):
    """[(name, image, labels, [(noun, colour, groups, True)], [(nouns, mask)])]: labels 2·i+1 where the i-th object is; parts and grounds beside."""
    trunk, decoder = Trunk(), Decoder().eval()
    saved = torch.load(checkpoint, weights_only=True)
    decoder.load_state_dict(saved['averages'][1] if 'averages' in saved else saved, strict=False)
    out = []
    for name, image, nouns, boxes in described():
        labels = np.zeros(image.shape[:2], np.uint8)
        for i, box in enumerate(boxes):
            labels[outline(image, unlike_ground(image, box) if name in PLAIN else guess(trunk, decoder, image, box), box)] = 2 * i + 1
        out.append((name, image, labels, nouns, parts_of(name, image, labels)))
    return out


def save(found, path=OUTLINES):
    """Every photograph's labels, and its parts as bits."""
    arrays = {}
    for name, _, labels, _, parts in found:
        arrays[name] = labels
        for k, (_, mask) in enumerate(parts):
            arrays['%s/%d' % (name, k)] = np.packbits(mask)
    np.savez_compressed(path, **arrays)


def load(path=OUTLINES):
    """What save() wrote, as `Photograph`s."""
    arrays, out = np.load(path), []
    for name, image, nouns, _ in described():
        labels = arrays[name]
        said = [s for s, _, _ in described_parts(name)]
        masks = [np.unpackbits(arrays['%s/%d' % (name, k)], count=labels.size).reshape(labels.shape) > 0 for k in range(len(said))]
        out.append(Photograph(image, labels, nouns, list(zip(said, masks))))
    return out


def main():
    torch.set_num_threads(1)
    cv2.setNumThreads(0)
    found = outlined(DRAWN)
    save(found)
    tiles = []
    for name, image, labels, _, parts in found:
        for mask in [labels > 0] + [m for _, m in parts]:
            shown = np.where(mask[..., None], image, image // 5 + np.array([120, 0, 120], np.uint8))
            tile = cv2.resize(np.hstack([image, shown]), (360, 150), interpolation=cv2.INTER_AREA)
            cv2.putText(tile, name.replace('explore_', '').replace('categorization', 'cat'), (2, 12), 0, 0.42, (0, 255, 0), 1)
            tiles.append(tile)
    for k in range(0, len(tiles), 48):
        part = tiles[k : k + 48]
        part += [np.zeros_like(tiles[0])] * (-len(part) % 4)
        cv2.imwrite(str(photographs.WORK / ('outlined-%d.jpg' % (k // 48))), np.vstack([np.hstack(part[i : i + 4]) for i in range(0, len(part), 4)])[..., ::-1])


if __name__ == '__main__':
    main()
