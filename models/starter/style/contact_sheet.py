"""Twenty styles on three objects that we draw ourselves, restyled by the product: models/starter/contact-sheet.jpg.

python -m starter.style.contact_sheet WORK     (in models, after `mvn package`)
"""

import argparse
import json
import subprocess
from pathlib import Path

import cv2
import numpy as np
from PIL import Image, ImageDraw, ImageFont

from ..segmenter.dice import Dice
from ..segmenter.shapes import KINDS
from ..segmenter.sprites import random_sprite

HERE = Path(__file__).resolve().parent

STYLES = [
    'fire',
    'blue waves',
    'mosaic',
    'stained glass',
    'brick',
    'gold',
    'white wool',
    'starry night',
    'pencil sketch',
    'a sketch with crayon',
    'oil painting',
    'van gogh',
    'monet',
    'green crystal',
    'ice',
    'neon light',
    'lava',
    'pixel art',
    'the great wave off kanagawa',
    'leopard',
]
#: kind of thing, seed of its drawing, colours of the table and the wall behind it
OBJECTS = [('teapot', 4, (172, 140, 104), (214, 210, 202)), ('apple', 4, (120, 92, 66), (196, 208, 216)), ('sailboat', 4, (62, 98, 128), (186, 208, 228))]
SIDE = 384


def scene(kind, seed, ground, wall):
    """(picture, mask): one sprite of the segmenter's on a plain ground, with a soft shadow."""
    sprite = random_sprite(Dice(seed), {kind: KINDS[kind]}).pixels
    height, width = sprite.shape[:2]
    k = 300 / max(height, width)
    sprite = cv2.resize(sprite, None, fx=k, fy=k, interpolation=cv2.INTER_CUBIC)
    height, width = sprite.shape[:2]
    rng = np.random.default_rng(seed)
    y = np.arange(SIDE)[:, None, None] / SIDE
    image = np.where(y < 0.62, np.array(wall) * (1.05 - 0.25 * y), np.array(ground) * (0.8 + 0.35 * y)) + rng.normal(0, 2, (SIDE, SIDE, 3))
    image = cv2.GaussianBlur(np.broadcast_to(image, (SIDE, SIDE, 3)).astype(np.float32), (0, 0), 1.2)
    top, left = SIDE - 36 - height, (SIDE - width) // 2
    shadow = np.zeros((SIDE, SIDE), np.float32)
    cv2.ellipse(shadow, (SIDE // 2 + 14, SIDE - 38), (int(width * 0.46), 16), 0, 0, 360, 0.5, -1)
    image *= 1 - cv2.GaussianBlur(shadow, (0, 0), 7)[..., None]
    mask = np.zeros((SIDE, SIDE), np.float32)
    mask[top : top + height, left : left + width] = sprite[..., 3] / 255.0
    color = np.zeros_like(image)
    color[top : top + height, left : left + width] = sprite[..., :3]
    image = image * (1 - mask[..., None]) + color * mask[..., None]
    return image.clip(0, 255).astype(np.uint8), (mask * 255).astype(np.uint8)


def around(box):
    """The square about a box, a little larger, within the scene."""
    side = min(SIDE, round(1.07 * max(box[2] - box[0], box[3] - box[1])))
    left, top = (min(SIDE - side, max(0, (box[i] + box[i + 2] - side) // 2)) for i in (0, 1))
    return left, top, left + side, top + side


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument('work', type=Path)
    parser.add_argument('--settings', default='', help='"name value, name value": in the place of those of the bundle')
    parser.add_argument('--program', default=HERE.parents[2] / 'target' / 'soulstyler')
    parser.add_argument('--out', type=Path, default=HERE.parent / 'contact-sheet.jpg')
    parser.add_argument('--cell', type=int, default=200)
    parser.add_argument('--only-scenes', action='store_true')
    args = parser.parse_args()
    args.work.mkdir(parents=True, exist_ok=True)
    jobs, table = [], ['image\tmask\tinstruction\tsettings\tname']
    for kind, *rest in OBJECTS:
        image, mask = scene(kind, *rest)
        Image.fromarray(image).save(args.work / (kind + '.png'))
        Image.fromarray(mask).save(args.work / (kind + '-mask.png'))
        for style in STYLES:
            name = '%s-%s' % (kind, style.replace(' ', '-'))
            paths = {'image': kind + '.png', 'mask': kind + '-mask.png', 'out': name + '.png'}
            jobs.append({'style': style, **{k: str(args.work / v) for k, v in paths.items()}})
            table.append('\t'.join([paths['image'], paths['mask'], 'Turn the %s into %s' % (kind, style), args.settings, name]))
    (args.work / 'jobs.json').write_text(json.dumps(jobs, indent=1))  # for judge.py
    (args.work / 'jobs.tsv').write_text('\n'.join(table) + '\n')
    if args.only_scenes:
        return
    subprocess.run(
        [args.program, 'batch', args.work / 'jobs.tsv', '--out', args.work, '--models', HERE.parent, '--device', 'cpu'],
        check=True,
    )
    cell, line = args.cell, 18
    columns = 2  # groups of three objects beside each other
    rows = -(-len(STYLES) // columns)
    sheet = Image.new('RGB', (columns * 3 * cell, rows * (cell + line)), 'white')
    draw, font = ImageDraw.Draw(sheet), ImageFont.load_default(13)
    for i, style in enumerate(STYLES):
        x, y = i // rows * 3 * cell, i % rows * (cell + line)
        draw.text((x + 4, y + 1), style, fill='black', font=font)
        for k, (kind, *_) in enumerate(OBJECTS):
            tile = Image.open(args.work / ('%s-%s.png' % (kind, style.replace(' ', '-')))).convert('RGB')
            tile = tile.crop(around(Image.open(args.work / (kind + '-mask.png')).getbbox()))
            sheet.paste(tile.resize((cell, cell), Image.LANCZOS), (x + k * cell, y + line))
    sheet.save(args.out, quality=88)


if __name__ == '__main__':
    main()
