"""A contact sheet of the textures: one row a family, for the eye."""

import argparse
import random
import time

import numpy as np
import torch
from PIL import Image

from .families import FAMILIES, batch


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument('out')
    parser.add_argument('--columns', type=int, default=6)
    parser.add_argument('--only', nargs='*')
    args = parser.parse_args()
    torch.set_num_threads(1)
    torch.manual_seed(1)
    random.seed(1)
    rows, start = [], time.time()
    for family in FAMILIES:
        if args.only and family.name not in args.only:
            continue
        t = time.time()
        images, _, _ = batch(family, args.columns)
        print(family.name, '%.1f ms' % ((time.time() - t) / args.columns * 1e3), 'NaN' if images.isnan().any() else '', end='; ')
        images = torch.nn.functional.pad(images, (1, 1, 1, 1))
        rows.append(torch.cat(list(images), 2))
    print('%.1f s' % (time.time() - start))
    half = (len(rows) + 2) // 3
    rows += [torch.zeros_like(rows[0])] * (3 * half - len(rows))
    sheet = torch.cat([torch.cat(rows[i * half : (i + 1) * half], 1) for i in range(3)], 2)
    Image.fromarray((sheet.permute(1, 2, 0).numpy() * 255).astype(np.uint8)).save(args.out)


if __name__ == '__main__':
    main()
