"""Trains the predictor: from a text's embedding to the image tower's statistics of a typical picture of that style.

The pictures are exemplars: the same generators, with scales and angles near the middle of their ranges, so that what is
learned is one clear brick wall and not the average of all brick walls.
"""

import argparse
import math
import random
import time
from pathlib import Path

import torch
import torch.nn.functional as F
from safetensors.torch import load_file

import data
from families import FAMILIES, PHOTO, batch
from networks import Clip, StatisticsPredictor, normalise
from train_clip import Texts


def exemplars(per_family):
    """Pictures (n,3,64,64) of every family but the photograph, with (family, colours, usual palette) of each."""
    rows, labels = [], []
    for i, f in enumerate(FAMILIES):
        if i == PHOTO:
            continue
        x, colors, usual = batch(f, per_family, 96, .12, typical=True)
        for k in range(len(x)):
            cut = 72  # 64 pixels of the tower see 72 of the picture
            top, left = (random.randint(0, 96 - cut) for _ in (0, 1))
            rows.append(F.interpolate(x[k:k + 1, :, top:top + cut, left:left + cut], size=64, mode='bilinear', antialias=True))
            labels.append((i, colors[k], usual[k]))
    return torch.cat(rows), labels


def emphasise_color(predictor, factor=150.):
    """Makes the picture's mean colour count `factor` times as much, and with the greatest certainty.

    Three values in 2,390 would hardly be heard otherwise: a dark object asked to become white wool settles for dark wool,
    because every step towards white makes its texture's contrast worse first.
    """
    with torch.no_grad():
        predictor.mean.weight[:3] *= factor
        predictor.mean.bias[:3] *= factor
        predictor.scale[:3] /= factor
        predictor.variance.weight[:3] = 0
        predictor.variance.bias[:3] = -6


def resume(predictor, path, factor=150.):
    """Takes the weights of an earlier training, and takes emphasise_color back; the terms are those of the code."""
    predictor.load_state_dict({k: v.float() for k, v in load_file(path).items()})
    with torch.no_grad():
        predictor.mean.weight[:3] /= factor
        predictor.mean.bias[:3] /= factor
        predictor.scale[:3] *= factor
        predictor.variance.bias[:3] = predictor.variance.bias[3:].mean()


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument('work', type=Path)
    parser.add_argument('--per-family', type=int, default=60)
    parser.add_argument('--steps', type=int, default=900)
    parser.add_argument('--only-exemplars', action='store_true')
    parser.add_argument('--clip', default='clip.safetensors')
    parser.add_argument('--rate', type=float, default=2e-3)
    parser.add_argument('--start', type=Path, help='statistics.safetensors of the same image tower, to go on from')
    parser.add_argument('--often', nargs='*', default=[], help='families to draw four times as often: those whose textures are new')
    parser.add_argument('--few', type=int, help='exemplars of each of the other families')
    args = parser.parse_args()
    torch.set_num_threads(1)
    torch.manual_seed(3)
    random.seed(3)
    if not (args.work / 'exemplars.pt').exists():
        torch.save(exemplars(args.per_family), args.work / 'exemplars.pt')
    x, labels = torch.load(args.work / 'exemplars.pt')
    if args.only_exemplars:
        return
    if args.few:
        seen, keep = {}, []
        for k, (i, _, _) in enumerate(labels):
            seen[i] = seen.get(i, 0) + 1
            if FAMILIES[i].name in args.often or seen[i] <= args.few:
                keep.append(k)
        x, labels = x[keep], [labels[k] for k in keep]
    texts = Texts(args.work / 'tokenizer.json')
    clip = Clip(texts.tokenizer.get_vocab_size()).load(load_file(args.work / args.clip)).eval()
    predictor = StatisticsPredictor(clip.visual.widths)
    start = time.time()
    with torch.no_grad():
        s = torch.cat([predictor.statistics(clip.visual.levels(normalise(x[i:i + 64]))) for i in range(0, len(x), 64)])
    if args.start:
        resume(predictor, args.start)
    else:
        predictor.center.copy_(s.mean(0))
        predictor.scale.copy_(s.std(0) + 1e-4)
    z = (s - predictor.center) / predictor.scale
    print('statistics', tuple(s.shape), '%.0f s' % (time.time() - start), flush=True)
    optimizer = torch.optim.Adam(predictor.parameters(), lr=args.rate)
    known = {}
    often = [4. if FAMILIES[i].name in args.often else 1. for i, _, _ in labels]
    for step in range(args.steps):
        for g in optimizer.param_groups:
            g['lr'] = args.rate * (1 - step / args.steps) + 1e-5
        chosen, captions = random.choices(range(len(labels)), often, k=128), []
        for k in chosen:
            while True:
                c = data.caption(*labels[k])
                if c[1] >= 0:
                    break
            captions.append(c[0])
        new = [c for c in set(captions) if c not in known]
        if new:
            with torch.no_grad():
                known.update(zip(new, F.normalize(clip.text(texts(new)), dim=-1)))
        mu, lv = predictor(torch.stack([known[c] for c in captions]))
        lv = lv.clamp(-5, 3)
        loss = (.5 * (z[chosen] - mu) ** 2 * torch.exp(-lv) + .5 * lv).mean()
        optimizer.zero_grad()
        loss.backward()
        optimizer.step()
        if step % 100 == 99:
            print('%5d  %4.0f s  loss %.3f  unexplained %.3f' % (
                step + 1, time.time() - start, loss.item(), ((z[chosen] - mu) ** 2).mean().item()), flush=True)
    emphasise_color(predictor)
    predictor.save(args.work / 'statistics.safetensors')


if __name__ == '__main__':
    main()
