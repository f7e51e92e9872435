"""The training set: a bank of textures on disk, captions made on the fly, and what a camera does to a texture."""

import argparse
import math
import random
import time
from pathlib import Path

import torch
import torch.nn.functional as F

from .families import FAMILIES, NAMES, PHOTO, batch
from .textures import COLOR_NAMES

BIT = {c: 1 << i for i, c in enumerate(COLOR_NAMES)}
COLOR_WORDS = {
    'red': ['red', 'red', 'crimson', 'scarlet'],
    'orange': ['orange'],
    'yellow': ['yellow', 'yellow', 'lemon'],
    'green': ['green', 'green', 'lime'],
    'cyan': ['cyan', 'turquoise', 'teal', 'aqua'],
    'blue': ['blue', 'blue', 'navy', 'azure'],
    'purple': ['purple', 'purple', 'violet', 'lilac'],
    'pink': ['pink', 'pink', 'magenta'],
    'brown': ['brown'],
    'black': ['black', 'black', 'dark'],
    'white': ['white', 'white', 'snow white'],
    'gray': ['gray', 'grey'],
    'gold': ['golden', 'gold'],
}
FORMS = ['{}'] * 8 + [
    'a {}',
    'the {}',
    '{} style',
    'in {} style',
    'the style of {}',
    'a texture of {}',
    'made of {}',
    'made from {}',
    'art of {}',
    'the art of {}',
    '{} texture',
    '{} art',
    'looks like {}',
    'a painting of {}',
]
EMERALD, CRYSTAL = NAMES.index('emerald'), NAMES.index('crystal')


def bits(colors):
    return sum(BIT[c] for c in colors)


def color_word(color):
    return random.choice(COLOR_WORDS[color])


def caption(index, colors, usual):
    """A caption that fits a picture: (text, family or -1, colour bits it names, whether it means the usual palette)."""
    family = FAMILIES[index]
    phrase = random.choice(family.phrases) if random.random() < 0.65 else family.phrases[0]
    form = random.choice(FORMS)
    if index == PHOTO:
        return phrase, index, 0, False
    if family.colored and colors and random.random() < 0.08 and 'gold' not in colors:
        c = random.choice(colors)
        return color_word(c), -1, BIT[c], False
    bare = not family.colored or not colors or (usual and random.random() < 0.6)
    if phrase.startswith('*'):
        if not bare and usual and family.palettes:
            bare = True
        elif not bare:
            phrase = next(p for p in family.phrases if not p.startswith('*'))
    if bare:
        return form.format(phrase.lstrip('*')), index, 0, bool(family.palettes)
    if random.random() < 0.65 or len(colors) == 1:
        c = random.choice(colors)
        pattern = random.choice(['{c} {p}'] * 5 + ['{p} in {c}', '{p} of {c} color'])
        return form.format(pattern.format(c=color_word(c), p=phrase)), index, BIT[c], False
    a, b = random.sample(colors, 2)
    pattern = random.choice(['{a} and {b} {p}', '{a} {b} {p}', '{p} in {a} and {b}'])
    return form.format(pattern.format(a=color_word(a), b=color_word(b), p=phrase)), index, BIT[a] | BIT[b], False


def extra_captions(count):
    """Captions that belong to no picture of the batch: every family's name, every colour, random pairs."""
    out = [(f.title, i, 0, bool(f.palettes)) for i, f in enumerate(FAMILIES)]
    out += [(c, -1, BIT[c], False) for c in COLOR_NAMES if c != 'gold']
    colored = [i for i, f in enumerate(FAMILIES) if f.colored]
    for _ in range(count):
        i, c = random.choice(colored), random.choice(COLOR_NAMES)
        phrase = random.choice([p for p in FAMILIES[i].phrases if not p.startswith('*')])
        out.append((color_word(c) + ' ' + phrase, i, BIT[c], False))
    return out


def corpus():
    """Every phrase, colour and pattern: what the tokenizer is trained on."""
    texts = []
    for f in FAMILIES:
        for p in f.phrases:
            texts += [form.format(p.lstrip('*')) for form in set(FORMS)] * 3
    for words in COLOR_WORDS.values():
        texts += [w + ' and' for w in words] * 40
    return texts + ['in', 'of', 'color', 'and'] * 40


class Bank:
    """Textures as bytes with their families, colours and usual-palette flags."""

    def __init__(self, path):
        d = torch.load(path, weights_only=True)
        self.images, self.family, self.colors, self.usual = d['images'], d['family'], d['colors'], d['usual']
        self.bits = torch.tensor([bits(c) for c in self.colors])
        self.is_usual = torch.tensor(self.usual)
        self.photos = (self.family == PHOTO).nonzero()[:, 0]

    def __len__(self):
        return len(self.family)

    def pictures(self, index):
        return self.images[index].float() / 255

    def matches(self, index, captions):
        """(pictures, captions) in 0..1: how far each caption is true of each picture."""
        family = torch.tensor([c[1] for c in captions])[None]
        named = torch.tensor([c[2] for c in captions])[None]
        bare = torch.tensor([c[3] for c in captions])[None]
        have = self.bits[index][:, None]
        mine = self.family[index][:, None]
        same = (family == mine) | (family < 0)
        # "green crystal" is a family of its own and a green crystal at the same time.
        same |= (family == EMERALD) & (mine == CRYSTAL) & ((have & BIT['green']) > 0)
        same |= (family == CRYSTAL) & (mine == EMERALD) & (named == BIT['green'])
        m = (same & ((named & ~have) == 0)).float()
        return m * (1 - 0.9 * (bare & ~self.is_usual[index][:, None]).float())


def make(path, per_family, size, seed):
    torch.manual_seed(seed)
    random.seed(seed)
    images, families, colors, usual = [], [], [], []
    start = time.time()
    for i, f in enumerate(FAMILIES):
        n = per_family * (6 if i == PHOTO else 1)
        for k in range(0, n, 25):
            im, c, u = batch(f, min(25, n - k), size)
            images.append((im * 255 + 0.5).byte())
            families += [i] * len(c)
            colors += c
            usual += u
    torch.save({'images': torch.cat(images), 'family': torch.tensor(families), 'colors': colors, 'usual': usual}, path)
    print(path, len(families), 'pictures, %.0f s' % (time.time() - start), flush=True)


def camera(x, photos, size=64, plain=False):
    """Crop, turn, flip, perspective, the shading of a photograph, contrast, noise; x (B,3,H,W) -> (B,3,size,size)."""
    B, S = x.shape[0], x.shape[-1]
    if plain:
        m = S // 12
        return F.interpolate(x[:, :, m : S - m, m : S - m], size=size, mode='bilinear', antialias=True, align_corners=False)
    rand = lambda a, b: a + (b - a) * torch.rand(B, 1, 1)
    scale, angle, flip = rand(0.55, 0.95), rand(-0.25, 0.25), torch.sign(rand(-1, 1))
    g = F.affine_grid(torch.eye(2, 3).expand(B, 2, 3), (B, 3, size, size), align_corners=False)
    gx, gy = g[..., 0] * flip, g[..., 1]
    p = 1 + rand(-0.2, 0.2) * gx + rand(-0.2, 0.2) * gy
    gx, gy = gx / p * scale, gy / p * scale
    gx, gy = gx * angle.cos() - gy * angle.sin(), gx * angle.sin() + gy * angle.cos()
    gx, gy = gx + (1 - scale) * rand(-1, 1), gy + (1 - scale) * rand(-1, 1)
    x = F.grid_sample(x, torch.stack([gx, gy], -1), padding_mode='reflection', align_corners=False)
    if random.random() < 0.5:  # the wedges that a perspective crop leaves
        k = random.randint(0, B // 4)
        if k:
            q = g[:k]
            a = torch.rand(k, 1, 1) * 2 * math.pi
            x[:k] = x[:k] * ((q[..., 0] * a.cos() + q[..., 1] * a.sin()) < 0.75 + 0.5 * torch.rand(k, 1, 1)).float()[:, None]
    top, left = (random.randint(0, S - size) for _ in (0, 1))
    q = photos[:, :, top : top + size, left : left + size]
    l = q.mean(1, keepdim=True)
    l = l / (l.mean((2, 3), keepdim=True) + 0.05)
    w = (torch.rand(B, 1, 1, 1) < 0.5).float() * torch.rand(B, 1, 1, 1)
    x = x * (1 + w * (l - 1)).clamp(0.2, 2)
    blend = 0.25 * torch.rand(B, 1, 1, 1) * (torch.rand(B, 1, 1, 1) < 0.3).float()
    x = x * (1 - blend) + q * blend
    k = random.randint(0, B // 4)  # crops at an object's edge, where the scene behind it is seen too
    if k:
        g = torch.rand(k, 1, 1) * 2 * math.pi
        line = torch.linspace(-1, 1, size)
        side = line[None, None] * g.cos() + line[None, :, None] * g.sin() + 0.3 * (line[None, None] * g.sin() - line[None, :, None] * g.cos()) ** 2
        inside = ((0.1 + 0.9 * torch.rand(k, 1, 1) - side) * 12).clamp(0, 1)[:, None]
        x = torch.cat([x[:-k], x[-k:] * inside + q[-k:] * (1 - inside)])
    x = (x - 0.5) * (1 + 0.15 * (2 * torch.rand(B, 1, 1, 1) - 1)) + 0.5 + 0.06 * (2 * torch.rand(B, 1, 1, 1) - 1)
    x = x + torch.randn_like(x) * 0.06 * torch.rand(B, 1, 1, 1) * (torch.rand(B, 1, 1, 1) < 0.6).float()
    return x.clamp(0, 1)


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument('work', type=Path)
    parser.add_argument('--per-family', type=int, default=300)
    parser.add_argument('--held-out', type=int, default=40)
    args = parser.parse_args()
    torch.set_num_threads(1)
    args.work.mkdir(parents=True, exist_ok=True)
    if not (args.work / 'test.pt').exists():
        make(args.work / 'test.pt', args.held_out, 96, 99)
    if not (args.work / 'bank.pt').exists():
        make(args.work / 'bank.pt', args.per_family, 96, 1)


if __name__ == '__main__':
    main()
