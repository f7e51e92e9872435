"""Photographs of packages that nothing was trained on, outlined by hand before anything was measured on them, and measured on once.

    python -m starter.segmenter.held_out_packages [FOLDER] [--set 2]    # writes photographs, masks/, masks.tsv and absent.tsv, as org.soulstyler.segmentation.PhotographsTest takes them

The first set is of Debian's jigzo-data (GPL-2+; one photograph CC BY-NC-SA) and gimp-help-en (GFDL), the second of palapeli-data (public domain, CC BY-SA), puzzle-jigsaw (CC0) and
tuxpaint-data (GPL-2+). `held_out_packages.json` and `held_out_packages_2.json` have polygons in pixels; what is not `exact` is fitted to the picture's edges within a hundredth of
its size by GrabCut; no polygons: what is yellow.
"""

import argparse
import json
import subprocess
import tempfile
from pathlib import Path

import cv2
import numpy as np

from .photographs import WORK

HERE = Path(__file__).parent
FOLDER = WORK / 'held-out-photographs'
PACKAGES = {1: ('jigzo-data', 'gimp-help-en'), 2: ('palapeli-data', 'puzzle-jigsaw', 'tuxpaint-data')}
OUTLINES = {1: 'held_out_packages.json', 2: 'held_out_packages_2.json'}
ABSENT = 'submarine accordion zebra pineapple sofa violin toaster penguin bicycle snake'.split()


def puzzle(data):
    """The photograph of a jigzo puzzle: in a texture that also has the pieces; a second, grey one is white where it is."""
    found = []
    for mark in (b'\xff\xd8\xff\xe0', b'\xff\xd8\xff\xe1', b'\xff\xd8\xff\xdb', b'\x89PNG'):
        at = data.find(mark)
        while at >= 0:
            picture = cv2.imdecode(np.frombuffer(data[at:], np.uint8), cv2.IMREAD_COLOR)
            if picture is not None and picture.shape[0] >= 512:
                found.append(picture)
            at = data.find(mark, at + 3)
    found.sort(key=lambda p: np.abs(p[..., 0].astype(int) - p[..., 2]).mean())
    texture, white = found[-1], found[0][..., 0] > 128
    width = next((x for x in range(20, white.shape[1]) if white[20:300, x].mean() < 0.5), white.shape[1])
    height = next((y for y in range(20, white.shape[0]) if white[y, 20:300].mean() < 0.5), white.shape[0])
    return texture[:height, :width]


def photographs(packages):
    """name → picture."""
    out = {}
    for file in packages.glob('**/puzzles/*/*.pzl'):
        out[file.name.split('-')[0]] = puzzle(file.read_bytes())
    for place in ('help/en/images/**', 'palapeli/collection', 'puzzle-jigsaw/samples', 'tuxpaint/templates'):
        for file in packages.glob('**/%s/*.*g' % place):
            out[file.name] = file
    return out


def outline(image, entry):
    """(H, W) uint8, 255 where the object is."""
    mask = np.zeros(image.shape[:2], np.uint8)
    if not entry['outlines']:
        h, s, v = cv2.split(cv2.cvtColor(image, cv2.COLOR_BGR2HSV))
        yellow = ((h > 18) & (h < 32) & (s > 150) & (v > 120)).astype(np.uint8)
        yellow = cv2.morphologyEx(yellow, cv2.MORPH_CLOSE, np.ones((5, 5)))
        _, labels, sizes, _ = cv2.connectedComponentsWithStats(yellow)
        mask = (labels == 1 + np.argmax(sizes[1:, 4])).astype(np.uint8) * 255
        return cv2.morphologyEx(mask, cv2.MORPH_CLOSE, np.ones((9, 9)))
    for value, polygons in ((255, entry['outlines']), (0, entry['holes'])):
        for p in polygons:
            cv2.fillPoly(mask, [np.array(p, np.int32)], value)
    if entry['exact']:
        return mask
    reach = max(3, int(max(image.shape[:2]) * 0.012))
    kernel = np.ones((2 * reach + 1,) * 2, np.uint8)
    cut = np.where(mask > 0, cv2.GC_PR_FGD, cv2.GC_PR_BGD).astype(np.uint8)
    cut[cv2.erode(mask, kernel, borderValue=255) > 0] = cv2.GC_FGD
    cut[cv2.dilate(mask, kernel) == 0] = cv2.GC_BGD
    cv2.grabCut(image, cut, None, np.zeros((1, 65)), np.zeros((1, 65)), 3, cv2.GC_INIT_WITH_MASK)
    return cv2.medianBlur(np.isin(cut, (cv2.GC_FGD, cv2.GC_PR_FGD)).astype(np.uint8) * 255, 5)


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument('folder', type=Path, nargs='?', default=FOLDER, help='if not work/held-out-photographs')
    parser.add_argument('--set', type=int, default=1, choices=PACKAGES)
    options = parser.parse_args()
    folder = options.folder
    (folder / 'masks').mkdir(parents=True, exist_ok=True)
    present, absent = [], []
    with tempfile.TemporaryDirectory() as work:
        for package in PACKAGES[options.set]:
            subprocess.run(['apt-get', 'download', package], cwd=work, check=True)
            subprocess.run(['dpkg', '-x', str(next(Path(work).glob(package + '_*.deb'))), package], cwd=work, check=True)
        found = photographs(Path(work))
        for k, entry in enumerate(json.loads((HERE / OUTLINES[options.set]).read_text())):
            picture = found[entry['photograph']]
            name = entry['photograph'] if isinstance(picture, Path) else entry['photograph'] + '.png'
            if isinstance(picture, Path):
                (folder / name).write_bytes(picture.read_bytes())
                picture = cv2.imread(str(picture))
            else:
                cv2.imwrite(str(folder / name), picture)
            cv2.imwrite(str(folder / 'masks' / ('%d.png' % k)), outline(picture, entry))
            present.append('%s\t%s\t%d.png' % (name, entry['expression'], k))
            absent += ['%s\tthe %s' % (name, a) for a in ABSENT if a not in name and '%s\tthe %s' % (name, a) not in absent]
    (folder / 'masks.tsv').write_text('\n'.join(present) + '\n')
    (folder / 'absent.tsv').write_text('\n'.join(absent) + '\n')


if __name__ == '__main__':
    main()
