"""The stylization loop in PyTorch: where the starter's settings were found. The product's loop is the Java one, which starts where start.safetensors says.

Losses as in the paper (directional patch loss, content, total variation, background) plus what a small encoder needs
(absolute cosine, contrast with anchor captions, statistics predicted from the text).
"""

import argparse
import json
import math
import random
import time
from pathlib import Path

import numpy as np
import torch
import torch.nn as nn
import torch.nn.functional as F
from PIL import Image, ImageDraw
from safetensors import safe_open
from safetensors.torch import load_file

from .networks import IMAGENET_MEAN, IMAGENET_STD, Clip, FeatureNetwork, StatisticsPredictor, normalise
from .train_clip import Texts

BUNDLE = json.loads((Path(__file__).parent / 'bundle.json').read_text())
SETTINGS = dict(BUNDLE['stylization'], layers=BUNDLE['features']['layers'])


class Block(nn.Module):
    def __init__(self, inputs, outputs):
        super().__init__()
        self.a, self.b = nn.Conv2d(inputs, outputs, 3, padding=1), nn.Conv2d(outputs, outputs, 3, padding=1)
        self.shortcut = nn.Conv2d(inputs, outputs, 1)

    def forward(self, x):
        y = F.relu(F.instance_norm(self.a(x)))
        y = F.relu(F.instance_norm(self.b(y)))
        return F.instance_norm(y + self.shortcut(x))


class StyleNet(nn.Module):
    """The paper's U-Net, residual on the picture's logit, with noise channels beside the picture."""

    def __init__(self, n, picture, noise):
        super().__init__()
        height, width = picture.shape[2:]
        planes = [F.interpolate(torch.randn(1, 1, -(-height // k), -(-width // k)), size=(height, width), mode='bicubic') * 0.4 for k in (2, 4, 8, 24)[:noise]]
        self.input = torch.cat([picture] + planes, 1)
        c = picture.clamp(0.03, 0.97)
        self.logit = torch.log(c / (1 - c))
        self.first = nn.Conv2d(3 + noise, n, 1)
        self.init = Block(n, n)
        self.blocks = nn.ModuleList([Block(n, n), Block(n, 2 * n), Block(2 * n, 4 * n)])
        self.down = nn.ModuleList([nn.Conv2d(c, c, 4, 2, 1) for c in (n, 2 * n, 4 * n)])
        self.encoding = Block(4 * n, 8 * n)
        self.up = nn.ModuleList([Block(12 * n, 4 * n), Block(6 * n, 2 * n), Block(3 * n, n)])
        self.out = Block(2 * n, n)
        self.last = nn.Conv2d(n, 3, 1)
        nn.init.zeros_(self.last.weight)
        nn.init.zeros_(self.last.bias)

    def forward(self, pyramid=0):
        first = self.init(self.first(self.input))
        x, skips = first, []
        for block, down in zip(self.blocks, self.down):
            y = block(x)
            skips.append(y)
            x = down(y)
        x = self.encoding(x)
        for block, skip in zip(self.up, reversed(skips)):
            x = block(torch.cat([F.interpolate(x, size=skip.shape[2:], mode='bilinear', align_corners=False), skip], 1))
        return torch.sigmoid(self.last(self.out(torch.cat([x, first], 1))) + self.logit + pyramid)


class Pyramid(nn.Module):
    """Grids from fine to coarse, with a little noise to start from, whose sum is added to StyleNet's output.

    The two finest are grey: the eye sees fine colour as dirt, and a small encoder does not see it at all.
    """

    def __init__(self, size, cells=(1, 2, 4, 8, 16, 64)):
        super().__init__()
        self.size = size
        self.grids = nn.ParameterList(nn.Parameter(torch.randn(1, 1 if k < 4 else 3, *(-(-n // k) for n in size)) * (0.1 if k < 64 else 0)) for k in cells)

    def forward(self):
        return sum(F.interpolate(g, size=self.size, mode='bilinear', align_corners=False) for g in self.grids)


def square_crops(mask, count, low, high, coverage, rng):
    """(left, top, side) of crops that the mask covers; smaller ones, then the best found, where there is little room."""
    total = F.pad(mask[0, 0].double().cumsum(0).cumsum(1), (1, 0, 1, 0)).numpy()
    height, width = mask.shape[2:]
    found = []
    for _ in range(count):
        side, best = rng.uniform(low, high), (-1, None)
        for attempt in range(60):
            s = int(min(side, height, width))
            x, y = rng.randint(0, width - s), rng.randint(0, height - s)
            share = (total[y + s, x + s] - total[y, x + s] - total[y + s, x] + total[y, x]) / (s * s)
            if share > best[0]:
                best = (share, (x, y, s))
            if share >= coverage:
                break
            if attempt % 12 == 11:
                side = max(24, side * 0.8)
        found.append(best[1])
    return found


def warp(picture, crops, size, distortion, rng):
    """Cuts crops out, each with a random perspective, at size x size (torchvision's random perspective, fill 0)."""
    batch = []
    for x, y, s in crops:
        c = picture[:, :, y : y + s, x : x + s]
        batch.append(F.interpolate(c, size=size, mode='bilinear', align_corners=False, antialias=s > 1.5 * size))
    batch = torch.cat(batch)
    if not distortion:
        return batch
    h = distortion * size / 2
    grids = []
    line = torch.arange(size).double() + 0.5
    gy, gx = torch.meshgrid(line, line, indexing='ij')
    for _ in crops:
        e = size - 1
        ends = np.array([[0, 0], [e, 0], [e, e], [0, e]], float)
        u = np.array([[rng.uniform(0, h), rng.uniform(0, h)] for _ in range(4)])
        starts = ends
        ends = ends + u * np.array([[1, 1], [-1, 1], [-1, -1], [1, -1]])
        a = []
        for (px, py), (qx, qy) in zip(ends, starts):
            a.append([px, py, 1, 0, 0, 0, -qx * px, -qx * py])
            a.append([0, 0, 0, px, py, 1, -qy * px, -qy * py])
        k = np.linalg.solve(np.array(a), starts.flatten())
        d = k[6] * gx + k[7] * gy + 1
        sx, sy = (k[0] * gx + k[1] * gy + k[2]) / d, (k[3] * gx + k[4] * gy + k[5]) / d
        grids.append(torch.stack([sx / size * 2 - 1, sy / size * 2 - 1], -1))
    return F.grid_sample(batch, torch.stack(grids).float(), mode='bilinear', padding_mode='zeros', align_corners=False)


def total_variation(x):
    """The paper's: Frobenius norms of the differences to four neighbours."""
    return (
        (x[..., 1:] - x[..., :-1]).norm()
        + (x[..., 1:, :] - x[..., :-1, :]).norm()
        + (x[..., 1:, 1:] - x[..., :-1, :-1]).norm()
        + (x[..., 1:, :-1] - x[..., :-1, 1:]).norm()
    )


def local_light(x, finest, coarsest):
    """Luma of RGB (N,3,H,W) against its surroundings', in deviations there; structure of so many pixels: as operations.py has it."""

    def smoothed(a, reach):
        a = F.pad(a, (reach,) * 4, mode='replicate')
        for side in ((reach + 1, 1), (1, reach + 1)):
            a = F.avg_pool2d(F.avg_pool2d(a, side, 1), side, 1)
        return a

    luma = (x * torch.tensor([0.299, 0.587, 0.114]).view(1, 3, 1, 1)).sum(1, keepdim=True)
    above = smoothed(luma, finest) - smoothed(luma, coarsest)
    return above / (smoothed(above**2, coarsest) + 0.002).sqrt()


class Networks:
    def __init__(self, folder, clip='clip.safetensors'):
        self.texts = Texts(folder / 'tokenizer.json')
        self.clip = Clip(self.texts.tokenizer.get_vocab_size()).load(load_file(folder / clip)).eval()
        self.features = FeatureNetwork()
        self.features.load_state_dict({k: v.float() for k, v in load_file(folder / 'features.safetensors').items()})
        with safe_open(folder / 'statistics.safetensors', 'pt') as f:
            terms = json.loads(f.metadata()['terms'])
        self.predictor = StatisticsPredictor(self.clip.visual.widths, terms)
        self.predictor.load_state_dict({k: v.float() for k, v in load_file(folder / 'statistics.safetensors').items()})
        for m in (self.clip, self.features, self.predictor):
            m.requires_grad_(False)

    def text(self, texts):
        return F.normalize(self.clip.text(self.texts(texts)), dim=-1)


def stylize(networks, picture, mask, content, settings, log=None):
    """picture (1,3,H,W), mask (1,1,H,W), both at the working size -> the network's output at that size."""
    s = settings
    torch.manual_seed(s['seed'])
    rng = random.Random(s['seed'])
    visual, size = networks.clip.visual, 64
    target, source = networks.text([content]), networks.text(['photo'])
    direction = F.normalize(target - source, dim=-1)
    anchors = networks.text(s['anchors'])
    anchors = anchors[(anchors @ target.t())[:, 0] <= 0.8]
    mu, lv = networks.predictor(target)
    whole = F.interpolate(picture, size=(size, size), mode='bilinear', antialias=True, align_corners=False)
    before = F.normalize(visual(normalise(whole)), dim=-1)
    layers = s['layers']
    wanted = networks.features(normalise(picture, IMAGENET_MEAN, IMAGENET_STD), layers)
    coarsest = max(2, round(0.1 * max(picture.shape[2:])))
    light = local_light(picture, coarsest // 12, coarsest)
    power = F.interpolate(light**2, size=[max(1, n // coarsest) for n in light.shape[2:]], mode='bilinear', antialias=True, align_corners=False)
    power = F.interpolate(power, size=light.shape[2:], mode='bilinear', align_corners=False)
    there = (2 * power).square().clamp(max=1)  # smooth parts have nothing to lose
    net = StyleNet(s['baseChannels'], picture, s['noiseChannels'])
    pyramid = Pyramid(picture.shape[2:]) if s.get('pyramidRate') else None
    groups = [{'params': list(net.parameters()), 'start': s['learningRate']}]
    if pyramid:
        groups.append({'params': list(pyramid.parameters()), 'start': s['pyramidRate']})
    optimizer = torch.optim.Adam(groups)
    outside = 1 - mask
    start = time.time()
    for step in range(s['iterations']):
        for g in optimizer.param_groups:
            g['lr'] = g['start'] * s['decayFactor'] ** (step // s['decayEvery'])
        out = net(pyramid() if pyramid else 0)
        crops = square_crops(mask, s['cropCount'], s['minCropSize'], s['maxCropSize'], s['coverage'], rng)
        levels = visual.levels(normalise(warp(out, crops, size, s['perspective'], rng)))
        e = F.normalize(visual.embed(visual.pooled(levels)), dim=-1)
        patch = 1 - F.cosine_similarity(e - before, direction, dim=-1)
        terms = {
            'patch': s['patchWeight'] * torch.where(patch < s['threshold'], 0.0, patch).mean(),
            'absolute': s['absoluteWeight'] * (1 - e @ target.t()).mean(),
        }
        if s['contrastWeight']:
            terms['contrast'] = s['contrastWeight'] * F.cross_entropy(
                20 * torch.cat([e @ target.t(), e @ anchors.t()], 1), torch.zeros(len(e), dtype=torch.long)
            )
        if s['statisticsWeight']:
            terms['statistics'] = s['statisticsWeight'] * networks.predictor.distance(networks.predictor.statistics(levels), mu, lv)
        got = networks.features(normalise(out, IMAGENET_MEAN, IMAGENET_STD), layers)
        terms['content'] = s['contentWeight'] * sum(F.mse_loss(a, b) for a, b in zip(got, wanted))
        terms['light'] = s['lightWeight'] * (there * (local_light(out, coarsest // 12, coarsest) - light).square()).mean()
        terms['tv'] = s['tvWeight'] * total_variation(out)
        terms['background'] = s['backgroundWeight'] * ((out - picture) ** 2 * outside).mean()
        loss = sum(terms.values())
        optimizer.zero_grad()
        loss.backward()
        norms = [torch.nn.utils.clip_grad_norm_(g['params'], s['gradientClip'] or float('inf')) for g in groups]
        if all(torch.isfinite(n) for n in norms):
            optimizer.step()
        if log and (step % log == 0 or step == s['iterations'] - 1):
            print(
                '%4d %5.1f s ' % (step, time.time() - start),
                ' '.join('%s %.1f' % (k, v) for k, v in terms.items()),
                'cos %.3f' % (e @ target.t()).mean(),
                flush=True,
            )
    with torch.no_grad():
        return net(pyramid() if pyramid else 0)


def photograph(folder, polygons, name, size=512):
    """A photograph at no more than `size` pixels and the mask of its object's outlines."""
    entry = next(p for p in json.loads(Path(polygons).read_text())['photos'] if p['photo'].startswith(name))
    im = Image.open(Path(folder) / entry['photo']).convert('RGB')
    mask = Image.new('L', im.size, 0)
    for o in entry['outlines']:
        ImageDraw.Draw(mask).polygon([tuple(p) for p in o], fill=255)
    k = size / max(im.size)
    wanted = (round(im.width * k), round(im.height * k))
    im, mask = im.resize(wanted, Image.LANCZOS), mask.resize(wanted, Image.BILINEAR)
    return (torch.from_numpy(np.asarray(im)).float().permute(2, 0, 1)[None] / 255, torch.from_numpy(np.asarray(mask)).float()[None, None] / 255)


def region(mask, margin=0.1):
    """Bounds (left, top, right, bottom) of the object with a margin."""
    ys, xs = (mask[0, 0] > 0.5).nonzero(as_tuple=True)
    x0, x1, y0, y1 = int(xs.min()), int(xs.max()) + 1, int(ys.min()), int(ys.max()) + 1
    m = int(margin * max(x1 - x0, y1 - y0))
    return max(0, x0 - m), max(0, y0 - m), min(mask.shape[3], x1 + m), min(mask.shape[2], y1 + m)


def restyle(networks, picture, mask, content, settings, log=None):
    """Stylizes the object's region at the working size and puts it back through the mask."""
    x0, y0, x1, y1 = region(mask)
    p, m = picture[:, :, y0:y1, x0:x1], mask[:, :, y0:y1, x0:x1]
    k = min(1.0, settings['workingSize'] / max(p.shape[2:]))
    wanted = (round(p.shape[2] * k), round(p.shape[3] * k))
    small = F.interpolate(p, size=wanted, mode='bilinear', antialias=True, align_corners=False)
    tiny = F.interpolate(m, size=wanted, mode='bilinear', antialias=True, align_corners=False)
    out = stylize(networks, small, (tiny > 0.5).float(), content, settings, log)
    out = out.clamp(0, 1)
    if settings['relief']:
        coarsest = max(2, round(0.1 * max(small.shape[2:])))
        factor = torch.exp(settings['relief'] * 0.35 * local_light(small, 0, coarsest).clamp(-3, 2.5))
        out = torch.where(factor <= 1, out * factor, 1 - (1 - out) / factor)
    if settings['contrast'] != 1:
        luma = (out * torch.tensor([0.299, 0.587, 0.114]).view(1, 3, 1, 1)).sum(1, keepdim=True)
        inside = (luma * tiny).sum() / tiny.sum()
        out = (inside + settings['contrast'] * (out - inside)).clamp(0, 1)
    out = F.interpolate(out, size=p.shape[2:], mode='bicubic', align_corners=False).clamp(0, 1)
    result = picture.clone()
    result[:, :, y0:y1, x0:x1] = out * m + p * (1 - m)
    return result


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument('photos')
    parser.add_argument('polygons')
    parser.add_argument('out', type=Path)
    parser.add_argument('--folder', type=Path, default=Path(__file__).parent)
    parser.add_argument('--jobs', nargs='+', default=['teapot:mosaic'], help='photo:style')
    parser.add_argument('--set', nargs='*', default=[], help='name=value')
    parser.add_argument('--log', type=int, default=0)
    parser.add_argument('--threads', type=int, default=1)
    args = parser.parse_args()
    torch.set_num_threads(args.threads)
    networks = Networks(args.folder)
    settings = dict(SETTINGS)
    for s in args.set:
        k, v = s.split('=')
        settings[k] = json.loads(v)
    tiles = []
    for job in args.jobs:
        name, content = job.split(':')
        picture, mask = photograph(args.photos, args.polygons, name)
        start = time.time()
        out = restyle(networks, picture, mask, content, settings, args.log)
        print(job, '%.1f s' % (time.time() - start), flush=True)
        im = Image.fromarray((out[0].permute(1, 2, 0).numpy() * 255 + 0.5).astype(np.uint8))
        tile = Image.new('RGB', (400, 400))
        im.thumbnail((400, 384), Image.LANCZOS)
        tile.paste(im, (0, 16))
        ImageDraw.Draw(tile).text((4, 2), job, fill=(255, 255, 255))
        tiles.append(tile)
    columns = min(4, len(tiles))
    sheet = Image.new('RGB', (400 * columns, 400 * math.ceil(len(tiles) / columns)))
    for i, tile in enumerate(tiles):
        sheet.paste(tile, (400 * (i % columns), 400 * (i // columns)))
    sheet.save(args.out)


if __name__ == '__main__':
    main()
