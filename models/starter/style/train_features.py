"""Trains the content network: to see through a style.

It is shown textures laid over shaded scenes and has to tell the scene's light and contours, so that its deep features
describe shape and shading and say little of the texture; that is what a content loss should compare.
"""

import argparse
import math
import random
import time
from pathlib import Path

import torch
import torch.nn as nn
import torch.nn.functional as F

from . import data
from .networks import IMAGENET_MEAN, IMAGENET_STD, FeatureNetwork, normalise

LAYERS = (12, 17)


def scenes(bank, count, size=80):
    """Styled pictures (count,3,size,size) and the scenes' luminance under them (count,1,size,size)."""

    def crop(x):
        top, left = (random.randint(0, x.shape[-1] - size) for _ in (0, 1))
        return x[:, :, top : top + size, left : left + size]

    photo = crop(bank.pictures(bank.photos[torch.randint(len(bank.photos), (count,))]))
    light = photo.mean(1, keepdim=True)
    texture = crop(bank.pictures(torch.randint(len(bank), (count,))))
    strength = 0.45 + 0.55 * torch.rand(count, 1, 1, 1)
    relative = light / (light.mean((2, 3), keepdim=True) + 0.05)
    blend = 0.4 * torch.rand(count, 1, 1, 1)
    styled = (texture * (1 + strength * (relative - 1)).clamp(0.15, 2)) * (1 - blend) + photo * blend
    plain = (torch.rand(count, 1, 1, 1) < 0.35).float()
    x = plain * photo + (1 - plain) * styled
    x = (x - 0.5) * (0.8 + 0.4 * torch.rand(count, 1, 1, 1)) + 0.5 + 0.03 * torch.randn_like(x)
    return x.clamp(0, 1), light


def targets(light, stride):
    """Standardised luminance and its gradient's size, at one value per `stride` pixels."""
    l = (light - light.mean((2, 3), keepdim=True)) / (light.std((2, 3), keepdim=True) + 0.05)
    gx = F.pad(l[..., 1:] - l[..., :-1], (0, 1))
    gy = F.pad(l[:, :, 1:] - l[:, :, :-1], (0, 0, 0, 1))
    return F.avg_pool2d(torch.cat([l, 3 * gx.abs(), 3 * gy.abs()], 1), stride)


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument('work', type=Path)
    parser.add_argument('--steps', type=int, default=700)
    parser.add_argument('--batch', type=int, default=48)
    args = parser.parse_args()
    torch.set_num_threads(1)
    torch.manual_seed(2)
    random.seed(2)
    bank = data.Bank(args.work / 'bank.pt')
    net = FeatureNetwork()
    for m in net.features:
        if isinstance(m, nn.Conv2d):
            nn.init.kaiming_normal_(m.weight, nonlinearity='relu')
            nn.init.zeros_(m.bias)
    heads = nn.ModuleList([nn.Conv2d(64, 3, 1), nn.Conv2d(96, 3, 1)])
    parameters = list(net.parameters()) + list(heads.parameters())
    optimizer = torch.optim.AdamW(parameters, lr=2e-3, weight_decay=0.01)
    start, mean = time.time(), None
    for step in range(args.steps):
        for g in optimizer.param_groups:
            g['lr'] = 2e-3 * min(1, (step + 1) / 50) * (0.5 + 0.5 * math.cos(math.pi * step / args.steps)) + 1e-5
        x, light = scenes(bank, args.batch)
        with torch.autocast('cpu', dtype=torch.bfloat16):
            f = net(normalise(x, IMAGENET_MEAN, IMAGENET_STD).contiguous(memory_format=torch.channels_last), LAYERS)
        loss = sum(F.mse_loss(h(a.float().relu()), targets(light, s)) for h, a, s in zip(heads, f, (4, 8)))
        optimizer.zero_grad()
        loss.backward()
        torch.nn.utils.clip_grad_norm_(parameters, 1.0)
        optimizer.step()
        mean = loss.item() if mean is None else 0.97 * mean + 0.03 * loss.item()
        if step % 50 == 49:
            print('%5d  %4.0f s  loss %.4f' % (step + 1, time.time() - start, mean), flush=True)
    with torch.no_grad():
        x, light = scenes(data.Bank(args.work / 'test.pt'), 256)
        f = net(normalise(x, IMAGENET_MEAN, IMAGENET_STD), LAYERS)
        for h, a, s in zip(heads, f, (4, 8)):
            t = targets(light, s)
            error = ((h(a.relu()) - t) ** 2).mean((0, 2, 3)) / t.var((0, 2, 3))
            print('stride', s, 'unexplained variance of luminance, gradients:', [round(v, 3) for v in error.tolist()])
            # Features of about unit deviation, so that one content weight serves whatever was learned.
            print('deviation of the features', a.std().item())
    net.save(args.work / 'features.safetensors')


if __name__ == '__main__':
    main()
