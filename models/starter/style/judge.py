"""A second encoder that nothing is ever optimised against: it says whether a styled object looks like its style.

It shares with the product's encoder only the list of styles. Its network (strided convolutions with batch norm, averages
and maxima at the end), its text side (a bag of words), its pictures (other seeds, other ranges of scale, shaded blobs cut
out on grey), its training (no attack) are its own, and its weights are not part of the bundle.

python -m starter.style.judge WORK train --steps 4100
python -m starter.style.judge WORK score JOBS.json      a list of {"image", "mask", "style", "out"}, as contact_sheet.py writes it; what is not made yet is left out
"""

import argparse
import json
import math
import random
import re
import time
from pathlib import Path

import numpy as np
import torch
import torch.nn as nn
import torch.nn.functional as F
from PIL import Image

from . import data
from .families import FAMILIES, NAMES, PHOTO, batch
from .train_clip import contrastive

SIDE = 64
SEED = 20261
GREY = 0.5


class Judge(nn.Module):
    def __init__(self, words, widths=(32, 64, 112, 176), dim=96):
        super().__init__()
        layers, inputs = [], 3
        for i, width in enumerate(widths):
            side = 5 if i == 0 else 3
            layers += [
                nn.Conv2d(inputs, width, side, 2, side // 2, bias=False),
                nn.BatchNorm2d(width),
                nn.LeakyReLU(0.1),
                nn.Conv2d(width, width, 3, padding=1, bias=False),
                nn.BatchNorm2d(width),
                nn.LeakyReLU(0.1),
            ]
            inputs = width
        self.body = nn.Sequential(*layers).to(memory_format=torch.channels_last)
        self.head = nn.Linear(2 * inputs, dim)
        self.words = {w: i for i, w in enumerate(words)}
        self.table = nn.EmbeddingBag(len(words), 128, mode='mean')
        self.text_head = nn.Sequential(nn.ReLU(), nn.Linear(128, 128), nn.ReLU(), nn.Linear(128, dim))
        self.scale = nn.Parameter(torch.tensor(math.log(10.0)))

    def forward(self, rgb):
        with torch.autocast('cpu', dtype=torch.bfloat16):
            h = self.body(((rgb - 0.5) / 0.25).contiguous(memory_format=torch.channels_last))
        h = h.float()
        return self.head(torch.cat([h.mean((2, 3)), h.amax((2, 3))], 1))

    def text(self, captions):
        bags = [[self.words[w] for w in split(c) if w in self.words] for c in captions]
        offsets = np.cumsum([0] + [len(b) for b in bags[:-1]])
        return self.text_head(self.table(torch.tensor(sum(bags, [])), torch.tensor(offsets)))


def split(text):
    return re.findall('[a-z0-9]+', text.lower())


def blobs(count, size):
    """Soft masks (count,1,size,size) of crops at an object: most are nearly full, some only partly."""
    line = torch.linspace(-1, 1, size)
    y, x = torch.meshgrid(line, line, indexing='ij')
    rand = lambda a, b: a + (b - a) * torch.rand(count, 1, 1)
    a = rand(0, 2 * math.pi)
    side = rand(0.0, 1.6) - (x * a.cos() + y * a.sin()) - 0.3 * rand(-1, 1) * (x * a.sin() - y * a.cos()) ** 2
    b = rand(0, 2 * math.pi)
    other = rand(0.4, 2.0) - (x * b.cos() + y * b.sin())
    return (torch.minimum(side, other) * 15).clamp(0, 1)[:, None]


def cut_out(x, scenes):
    """Textures (B,3,96,96) as they lie on objects: turned, sized, lit by a scene, cut out on grey; -> (B,3,64,64)."""
    B = len(x)
    rand = lambda a, b: a + (b - a) * torch.rand(B, 1, 1, 1)
    angle, size = rand(-0.3, 0.3)[..., 0], rand(0.55, 1.0)[..., 0]
    stretch = rand(0.85, 1.18)[..., 0]
    theta = torch.stack(
        [
            torch.cat([size * stretch * angle.cos(), -size * angle.sin(), (1 - size) * rand(-1, 1)[..., 0]], 2),
            torch.cat([size * angle.sin(), size / stretch * angle.cos(), (1 - size) * rand(-1, 1)[..., 0]], 2),
        ],
        1,
    )[:, :, 0]
    grid = F.affine_grid(theta, (B, 3, SIDE, SIDE), align_corners=False)
    bend = F.interpolate(torch.randn(B, 2, 4, 4) * 0.05, size=SIDE, mode='bicubic').permute(0, 2, 3, 1)
    x = F.grid_sample(x, grid + bend * torch.rand(B, 1, 1, 1), padding_mode='reflection', align_corners=False)
    light = F.interpolate(scenes, size=SIDE, mode='bilinear', antialias=True).mean(1, keepdim=True)
    light = (light / light.mean((2, 3), keepdim=True).clamp(min=0.05)).clamp(0.3, 1.8)
    x = x * light ** (rand(0, 0.9) * (rand(0, 1) < 0.7).float())
    soft = F.avg_pool2d(F.pad(x, (1,) * 4, mode='reflect'), 3, 1)
    x = x + (soft - x) * rand(-0.6, 1.0) * (rand(0, 1) < 0.5).float()
    x = (x - 0.5) * rand(0.75, 1.25) + 0.5 + rand(-0.08, 0.08) + 0.05 * rand(0, 1) * torch.randn_like(x)
    m = blobs(B, SIDE)
    return x.clamp(0, 1) * m + GREY * (1 - m)


def make(path, per_family):
    """The judge's own pictures: scales and angles stray further than in the product's training set."""
    torch.manual_seed(SEED)
    random.seed(SEED)
    images, families, colors, usual = [], [], [], []
    for i, f in enumerate(FAMILIES):
        for _ in range(0, per_family * (4 if i == PHOTO else 1), 15):
            im, c, u = batch(f, 15, 96, random.choice([0.4, 0.8, 1.15]))
            images.append((im * 255 + 0.5).byte())
            families += [i] * 15
            colors += c
            usual += u
    torch.save({'images': torch.cat(images), 'family': torch.tensor(families), 'colors': colors, 'usual': usual}, path)


def train(args):
    args.work.mkdir(parents=True, exist_ok=True)
    path = args.work / 'judge-bank.pt'
    if not path.exists():
        make(path, args.per_family)
    bank = data.Bank(path)
    torch.manual_seed(SEED + 1)
    random.seed(SEED + 1)
    held = torch.rand(len(bank)) < 0.08
    train_index, test_index = (~held).nonzero()[:, 0], held.nonzero()[:, 0]
    judge = Judge(sorted({w for t in data.corpus() for w in split(t)}))
    optimizer = torch.optim.AdamW(judge.parameters(), lr=2e-3, weight_decay=0.03)
    for step in range(args.steps):
        for g in optimizer.param_groups:
            g['lr'] = 2.5e-3 * min(1, (step + 1) / 60) * (0.5 + 0.5 * math.cos(math.pi * step / args.steps)) + 1e-5
        index = train_index[torch.randint(len(train_index), (args.batch,))]
        scenes = bank.pictures(bank.photos[torch.randint(len(bank.photos), (args.batch,))])
        rgb = cut_out(bank.pictures(index), scenes)
        captions = [data.caption(bank.family[i].item(), bank.colors[i], bank.usual[i]) for i in index.tolist()]
        captions += data.extra_captions(20)
        loss = contrastive(judge(rgb), judge.text([c[0] for c in captions]), judge.scale.exp().clamp(max=50), bank.matches(index, captions))
        optimizer.zero_grad(set_to_none=True)
        loss.backward()
        torch.nn.utils.clip_grad_norm_(judge.parameters(), 2.0)
        optimizer.step()
        if step % 50 == 49:
            print('%5d  %5.0f CPU s  loss %.3f' % (step + 1, time.process_time(), loss.item()), flush=True)
            torch.save(judge.state_dict(), args.work / 'judge.pt')
    torch.save(judge.state_dict(), args.work / 'judge.pt')
    judge.eval()
    with torch.no_grad():
        torch.manual_seed(5)
        e = []
        for i in range(0, len(test_index), 128):
            k = test_index[i : i + 128]
            e.append(judge(cut_out(bank.pictures(k), bank.pictures(bank.photos[torch.randint(len(bank.photos), (len(k),))]))))
        rank = ranks(judge, torch.cat(e), bank.family[test_index])
        usual = bank.is_usual[test_index]
        print(
            'held-out pictures: top-1 %.3f, top-5 %.3f; usual colours only: %.3f, %.3f'
            % ((rank < 1).float().mean(), (rank < 5).float().mean(), (rank[usual] < 1).float().mean(), (rank[usual] < 5).float().mean())
        )


def names(judge):
    return F.normalize(judge.text([f.title for f in FAMILIES]), dim=-1)


def ranks(judge, embeddings, families):
    """How many names are nearer to each picture than the right one's."""
    s = F.normalize(embeddings, dim=-1) @ names(judge).t()
    return (s > s.gather(1, families[:, None])).sum(1)


def crops(image, mask, object_side=224, side=84, count=16):
    """The object at the size at which it is stylized (longest side 224), cut out on grey, in crops that it fills."""
    ys, xs = np.nonzero(mask > 0.5)
    box = (xs.min(), ys.min(), xs.max() + 1, ys.max() + 1)
    k = object_side / max(box[2] - box[0], box[3] - box[1])
    w, h = (max(side, round((box[i + 2] - box[i]) * k)) for i in (0, 1))
    fit = lambda a: torch.from_numpy(np.array(Image.fromarray((a * 255).astype(np.uint8)).crop(box).resize((w, h), Image.LANCZOS))).float() / 255
    m = fit(mask)[None]
    x = fit(image).permute(2, 0, 1) * m + GREY * (1 - m)
    rng = random.Random(1)
    found = []
    for _ in range(count * 12):
        top, left = rng.randint(0, h - side), rng.randint(0, w - side)
        found.append((m[0, top : top + side, left : left + side].mean().item(), top, left))
    found.sort(reverse=True)
    chosen = [f for f in found if f[0] >= 0.75]
    chosen = rng.sample(chosen, count) if len(chosen) > count else found[:count]
    batch_ = torch.stack([x[:, t : t + side, l : l + side] for _, t, l in chosen])
    return F.interpolate(batch_, size=SIDE, mode='bilinear', antialias=True, align_corners=False)


def score(args):
    judge = Judge(sorted({w for t in data.corpus() for w in split(t)}))
    judge.load_state_dict(torch.load(args.work / 'judge.pt', weights_only=True))
    judge.eval()
    rows = []
    family = {p.lstrip('*'): i for i, f in enumerate(FAMILIES) for p in f.phrases}
    with torch.no_grad():
        title = names(judge)
        for entry in json.loads(args.jobs.read_text()):
            if not Path(entry['out']).exists():
                continue
            image = np.asarray(Image.open(entry['out']).convert('RGB')) / 255.0
            mask = np.asarray(Image.open(entry['mask']).convert('L')) / 255.0
            if mask.shape != image.shape[:2]:
                raise SystemExit('%s and its mask differ in size' % entry['out'])
            e = F.normalize(judge(crops(image, mask)), dim=-1)
            s = (e @ title.t()).mean(0)
            order = s.argsort(descending=True).tolist()
            rank = order.index(family[entry['style']])
            rows.append((rank, Path(entry['image']).stem, entry['style']))
            print('%-28s rank %2d   %s' % (Path(entry['out']).stem, rank + 1, ', '.join(NAMES[i] for i in order[:5])), flush=True)
    if not rows:
        raise SystemExit('None of the pictures in %s is there yet: make them with contact_sheet.py or soulstyler batch.' % args.jobs)
    for column in (1, 2):
        groups = {}
        for row in rows:
            groups.setdefault(row[column], []).append(row[0])
        for name, ranks in sorted(groups.items(), key=lambda g: (sum(r < 1 for r in g[1]) / len(g[1]), sum(r < 5 for r in g[1]) / len(g[1]))):
            summary(name, ranks)
    summary('all', [row[0] for row in rows])


def summary(name, ranks):
    """Prints in how many pictures the style asked for came first, and among the first five."""
    first, five = (sum(r < n for r in ranks) for n in (1, 5))
    print('%-28s %3d pictures: top-1 %d = %.3f, top-5 %d = %.3f' % (name, len(ranks), first, first / len(ranks), five, five / len(ranks)))


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument('work', type=Path)
    actions = parser.add_subparsers(required=True)
    a = actions.add_parser('train')
    a.add_argument('--steps', type=int, default=4100)
    a.add_argument('--per-family', type=int, default=135)
    a.add_argument('--batch', type=int, default=80)
    a.set_defaults(do=train)
    b = actions.add_parser('score')
    b.add_argument('jobs', type=Path)
    b.set_defaults(do=score)
    args = parser.parse_args()
    torch.set_num_threads(1)
    args.do(args)


if __name__ == '__main__':
    main()
