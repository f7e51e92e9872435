"""Trains the start: from a picture and a text to what the optimisation of that picture would come to, roughly.

The loss is the optimisation's own (stylize.py), over styles in all their colours and over generated pictures; every step sees
other ones, so what is learned is how a style looks on anything.
"""

import argparse
import random
import time
from pathlib import Path

import torch
import torch.nn.functional as F

from . import data
from .families import FAMILIES, PHOTO, batch, draw_palette
from .networks import CLIP_MEAN, CLIP_STD, IMAGENET_MEAN, IMAGENET_STD, StartPredictor, normalise
from .stylize import SETTINGS, Networks, local_light, square_crops, warp

SIDE = 144
CROPS = 4
DARKEST = 0.03


def captions(count):
    """Texts of random styles: half of them a style's bare name."""
    texts = []
    while len(texts) < count:
        i = random.randrange(len(FAMILIES))
        if i == PHOTO:
            continue
        if random.random() < 0.5:
            texts.append(random.choice(['{}', '{}', 'a {}']).format(FAMILIES[i].title))
            continue
        _, colors, usual = draw_palette(FAMILIES[i])
        texts.append(data.caption(i, colors, usual)[0])
    return texts


class Pictures:
    """Generated pictures to be restyled: smooth things, and things with a texture of their own."""

    def __init__(self, count):
        plain = []
        for _ in range(count // 20):
            plain.append(batch(FAMILIES[PHOTO], 10, SIDE)[0])
            family = random.choice(FAMILIES)
            textured = batch(family, 10, SIDE)[0]
            share = torch.rand(10, 1, 1, 1) * 0.8
            plain.append(plain[-1] * (1 - share) + textured * share)
        self.all = torch.cat(plain).clamp(0, 1)

    def draw(self, count):
        x = self.all[torch.randint(len(self.all), (count,))]
        if random.random() < 0.5:
            x = x.flip(3)
        return x * (0.5 + 0.5 * torch.rand(count, 1, 1, 1)) if random.random() < 0.3 else x


def logit(x):
    x = x.clamp(DARKEST, 1 - DARKEST)
    return torch.log(x / (1 - x))


def moved(picture, wanted):
    """What is added to the logits of (N,3,H,W) so that their means become (N,3): as MeanColor.java."""
    low, high = torch.full_like(wanted, -6), torch.full_like(wanted, 6)
    logits = logit(picture)
    for _ in range(16):
        middle = (low + high) / 2
        below = torch.sigmoid(logits + middle[:, :, None, None]).mean((2, 3)) < wanted.clamp(DARKEST, 1 - DARKEST)
        low, high = torch.where(below, middle, low), torch.where(below, high, middle)
    return ((low + high) / 2)[:, :, None, None]


class Loss:
    """stylize.py's, for several pictures with a text each."""

    def __init__(self, networks):
        self.networks, self.s = networks, SETTINGS
        self.source = networks.text(['photo'])
        self.anchors = networks.text(SETTINGS['anchors'])
        self.rng = random.Random(1)

    def colors(self, text):
        """Mean RGB that the texts let expect, (N,3)."""
        p = self.networks.predictor
        means = (p(text)[0] * p.scale + p.center)[:, :3]
        return means * torch.tensor(CLIP_STD) + torch.tensor(CLIP_MEAN)

    def of(self, out, picture, text):
        s, visual, count = self.s, self.networks.clip.visual, len(out)
        whole = F.interpolate(picture, size=(64, 64), mode='bilinear', antialias=True, align_corners=False)
        everywhere = torch.ones(1, 1, *out.shape[2:])
        crops = []
        for k in range(count):
            places = square_crops(everywhere, CROPS, s['minCropSize'], s['maxCropSize'], 0.3, self.rng)
            crops.append(warp(out[k : k + 1], places, 64, s['perspective'], self.rng))
        levels = visual.levels(normalise(torch.cat(crops)))
        e = F.normalize(visual.embed(visual.pooled(levels)), dim=-1)
        with torch.no_grad():
            before = F.normalize(visual(normalise(whole)), dim=-1).repeat_interleave(CROPS, 0)
            wanted = self.networks.features(normalise(picture, IMAGENET_MEAN, IMAGENET_STD), s['layers'])
            coarsest = max(2, round(0.1 * 288))
            light = local_light(picture, coarsest // 12, coarsest)
            power = F.avg_pool2d(light**2, coarsest, coarsest)
            there = (2 * F.interpolate(power, size=light.shape[2:], mode='bilinear', align_corners=False)).square().clamp(max=1)
            near = self.anchors @ text.t() > 0.8
        target = text.repeat_interleave(CROPS, 0)
        direction = F.normalize(target - self.source, dim=-1)
        patch = 1 - F.cosine_similarity(e - before, direction, dim=-1)
        own = (e * target).sum(1, keepdim=True)
        others = (e @ self.anchors.t()).masked_fill(near.t().repeat_interleave(CROPS, 0), -9)
        statistics = self.networks.predictor.statistics(levels).unflatten(0, (count, CROPS))
        mu, lv = self.networks.predictor(text)
        got = self.networks.features(normalise(out, IMAGENET_MEAN, IMAGENET_STD), s['layers'])
        differences = [out[..., 1:] - out[..., :-1], out[..., 1:, :] - out[..., :-1, :]]
        differences += [out[..., 1:, 1:] - out[..., :-1, :-1], out[..., 1:, :-1] - out[..., :-1, 1:]]
        return {
            'patch': s['patchWeight'] * torch.where(patch < s['threshold'], 0.0, patch).mean(),
            'absolute': s['absoluteWeight'] * (1 - own).mean(),
            'contrast': s['contrastWeight'] * F.cross_entropy(20 * torch.cat([own, others], 1), torch.zeros(len(e), dtype=torch.long)),
            'statistics': s['statisticsWeight']
            * sum(self.networks.predictor.distance(statistics[k], mu[k : k + 1], lv[k : k + 1]) for k in range(count))
            / count,
            'content': s['contentWeight'] * sum(F.mse_loss(a, b) for a, b in zip(got, wanted)),
            'light': s['lightWeight'] * (there * (local_light(out, coarsest // 12, coarsest) - light).square()).mean(),
            'tv': s['tvWeight'] * sum(d.square().sum((1, 2, 3)).sqrt().mean() for d in differences),
        }


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument('work', type=Path)
    parser.add_argument('--steps', type=int, default=2600, help='in all; the rate falls to nothing by then')
    parser.add_argument('--until', type=float, default=1e9, help='processor seconds after which this call ends; the next goes on')
    parser.add_argument('--pictures', type=int, default=3, help='of a step')
    parser.add_argument('--rate', type=float, default=3e-3)
    parser.add_argument('--folder', type=Path, help='where the trained networks are; default: WORK')
    args = parser.parse_args()
    torch.set_num_threads(1)
    networks = Networks(args.folder or args.work)
    start = StartPredictor()
    optimizer = torch.optim.Adam(start.parameters(), betas=(0.9, 0.99))
    done, spent, checkpoint = 0, 0.0, args.work / 'start.pt'
    if checkpoint.exists():
        c = torch.load(checkpoint, weights_only=True)
        start.load_state_dict(c['start'])
        optimizer.load_state_dict(c['optimizer'])
        done, spent = c['done'], c['spent']
    torch.manual_seed(11 + done)
    random.seed(11 + done)
    loss, pictures = Loss(networks), Pictures(240)
    loss.rng.seed(11 + done)
    begun, means = time.process_time(), {}
    while done < args.steps and time.process_time() - begun < args.until:
        for g in optimizer.param_groups:
            g['lr'] = args.rate * (1 - done / args.steps) ** 0.7 * min(1, (done + 1) / 50)
        with torch.no_grad():
            text = networks.text(captions(args.pictures))
            picture = pictures.draw(args.pictures)
            colored = logit(picture) + moved(picture, loss.colors(text))
        change = start(torch.sigmoid(colored), start.noise(len(picture), SIDE, SIDE), text)
        terms = loss.of(torch.sigmoid(colored + change), picture, text)
        optimizer.zero_grad()
        sum(terms.values()).backward()
        if torch.isfinite(torch.nn.utils.clip_grad_norm_(start.parameters(), 2000)):
            optimizer.step()
        done += 1
        for k, v in terms.items():
            means[k] = means.get(k, 0) + v.item() / 50
        if done % 50 == 0:
            print(
                '%5d %5.0f CPU s ' % (done, spent + time.process_time() - begun),
                ' '.join('%s %.0f' % x for x in means.items()),
                'all %.0f' % sum(means.values()),
                flush=True,
            )
            means = {}
    spent += time.process_time() - begun
    torch.save({'start': start.state_dict(), 'optimizer': optimizer.state_dict(), 'done': done, 'spent': spent}, checkpoint)
    start.save(args.work / 'start.safetensors')


if __name__ == '__main__':
    main()
