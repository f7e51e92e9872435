"""Trains the predictor: from a text's embedding to the image tower's statistics of a typical picture of that style.

The pictures are exemplars: the same generators, with scales and angles near the middle of their ranges, so that what is
learned is one clear brick wall and not the average of all brick walls.
"""

import argparse
import random
import time
from pathlib import Path

import torch
import torch.nn.functional as F
from safetensors.torch import load_file

from . import data
from .families import FAMILIES, PHOTO, batch
from .networks import Clip, StatisticsPredictor, normalise
from .train_clip import Texts


def exemplars(per_family):
    """Pictures (n,3,64,64) of every family but the photograph, with (family, colours, usual palette) of each."""
    rows, labels = [], []
    for i, f in enumerate(FAMILIES):
        if i == PHOTO:
            continue
        x, colors, usual = batch(f, per_family, 96, 0.12, typical=True)
        for k in range(len(x)):
            cut = 72  # 64 pixels of the tower see 72 of the picture
            top, left = (random.randint(0, 96 - cut) for _ in (0, 1))
            rows.append(F.interpolate(x[k : k + 1, :, top : top + cut, left : left + cut], size=64, mode='bilinear', antialias=True))
            labels.append((i, colors[k], usual[k]))
    return torch.cat(rows), labels


#: How much the picture's mean colour and the products of its colours count. A few values among thousands would hardly be heard
#: otherwise: a dark object asked to become white wool settles for dark wool, because every step towards white makes its
#: texture's contrast worse first.
EMPHASIS = 150.0, 10.0


def emphasise_color(predictor, inverse=False):
    """Makes colours count as EMPHASIS says, and the mean colour with the greatest certainty; inverse takes it back."""
    factors = predictor.emphasis(*EMPHASIS)
    if inverse:
        factors = 1 / factors
    with torch.no_grad():
        predictor.mean.weight *= factors[:, None]
        predictor.mean.bias *= factors
        predictor.scale /= factors
        predictor.variance.weight[:3] = 0
        predictor.variance.bias[:3] = predictor.variance.bias[3:].mean() if inverse else -6


def resume(predictor, path):
    """Takes the weights of an earlier training with the same terms, before colours were emphasised."""
    predictor.load_state_dict({k: v.float() for k, v in load_file(path).items()})
    emphasise_color(predictor, inverse=True)


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument('work', type=Path)
    parser.add_argument('--per-family', type=int, default=60)
    parser.add_argument('--steps', type=int, default=1500)
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
    x, labels = torch.load(args.work / 'exemplars.pt', weights_only=True)
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
    if args.start:
        resume(predictor, args.start)
    with torch.no_grad():
        if not args.start:
            some = x[torch.randperm(len(x))[:768]]
            predictor.take_components(clip.visual.levels(normalise(some[i : i + 64])) for i in range(0, len(some), 64))
        s = torch.cat([predictor.statistics(clip.visual.levels(normalise(x[i : i + 64]))) for i in range(0, len(x), 64)])
    if not args.start:
        predictor.center.copy_(s.mean(0))
        predictor.scale.copy_(s.std(0) + 1e-4)
    z = (s - predictor.center) / predictor.scale
    print('statistics', tuple(s.shape), '%.0f s' % (time.time() - start), flush=True)
    optimizer = torch.optim.Adam(predictor.parameters(), lr=args.rate)
    known = {}
    held_out = [k for k in range(len(labels)) if k % 12 == 11]
    often = [0.0 if k % 12 == 11 else 4.0 if FAMILIES[i].name in args.often else 1.0 for k, (i, _, _) in enumerate(labels)]

    def embedded(chosen):
        """A caption's embedding for each of the chosen exemplars; known ones are remembered."""
        captions = []
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
        return torch.stack([known[c] for c in captions])

    for step in range(args.steps):
        for g in optimizer.param_groups:
            g['lr'] = args.rate * (1 - step / args.steps) + 1e-5
        chosen = random.choices(range(len(labels)), often, k=128)
        mu, lv = predictor(embedded(chosen))
        lv = lv.clamp(-5, 3)
        loss = (0.5 * (z[chosen] - mu) ** 2 * torch.exp(-lv) + 0.5 * lv).mean()
        optimizer.zero_grad()
        loss.backward()
        optimizer.step()
        if step % 100 == 99:
            print('%5d  %4.0f s  loss %.3f  unexplained %.3f' % (step + 1, time.time() - start, loss.item(), ((z[chosen] - mu) ** 2).mean().item()), flush=True)
    with torch.no_grad():
        mu, lv = predictor(embedded(held_out))
    print('exemplars that it was not trained on: unexplained %.3f' % ((z[held_out] - mu) ** 2).mean().item())
    emphasise_color(predictor)
    predictor.save(args.work / 'statistics.safetensors')


if __name__ == '__main__':
    main()
