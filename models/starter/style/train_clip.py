"""Trains the small CLIP: contrastive loss with several right captions per picture, on adversarially perturbed pictures.

The perturbation (one step of projected gradient ascent in L2) is what makes the gradients of the image tower look like
textures instead of noise, and those gradients are all that the stylization has to go by.

The rate and the perturbation follow the steps, never the clock: a busy machine trains the same weights.
"""

import argparse
import copy
import math
import random
import time
from pathlib import Path

import torch
import torch.nn.functional as F
from safetensors.torch import load_file
from tokenizers import Tokenizer

from .. import checkpoints
from . import data, tokens
from .families import FAMILIES, NAMES, PHOTO
from .networks import CONTEXT, Clip, normalise
from .textures import COLOR_NAMES

#: steps between checkpoints
SAVED = 200


class Texts:
    """Caption -> token ids, remembered."""

    def __init__(self, path):
        self.tokenizer = Tokenizer.from_file(str(path))
        self.known = {}

    def __call__(self, texts):
        for t in texts:
            if t not in self.known:
                self.known[t] = tokens.encode(self.tokenizer, t, CONTEXT)
        ids = torch.tensor([self.known[t] for t in texts])
        return ids[:, : int((ids > 0).sum(1).max())]  # what comes after the end token changes nothing


def contrastive(image, text, scale, matches):
    """Soft multi-positive cross-entropy, both ways; matches (pictures, captions), the first captions are the pictures' own."""
    logits = scale * F.normalize(image.float(), dim=-1) @ F.normalize(text.float(), dim=-1).t()
    rows = matches / matches.sum(1, keepdim=True).clamp(min=1)
    own = matches[:, : len(image)]
    columns = own / own.sum(0, keepdim=True).clamp(min=1)
    return -(rows * F.log_softmax(logits, 1)).sum(1).mean() - 0.5 * (columns * F.log_softmax(logits[:, : len(image)], 0)).sum(0).mean()


def embed(clip, rgb):
    with torch.autocast('cpu', dtype=torch.bfloat16):
        levels = clip.visual.levels(normalise(rgb).contiguous(memory_format=torch.channels_last))
    return clip.visual.embed(clip.visual.pooled(levels))


def attack(clip, rgb, text, matches, epsilon):
    """Moves each picture up the loss, at most epsilon (B,1,1,1) in L2 over RGB in [0, 1]."""

    def size(d):
        return d.flatten(1).norm(dim=1).view(-1, 1, 1, 1) + 1e-12

    d = torch.randn_like(rgb)
    d = d / size(d) * epsilon * 0.5
    x = (rgb + d).requires_grad_(True)
    for p in clip.visual.parameters():
        p.requires_grad_(False)
    loss = contrastive(embed(clip, x), text.detach(), clip.logit_scale.detach().exp(), matches)
    (gradient,) = torch.autograd.grad(loss, x)
    for p in clip.visual.parameters():
        p.requires_grad_(True)
    d = d + gradient / size(gradient) * epsilon
    d = d * torch.minimum(torch.ones(1), epsilon / size(d))
    return (rgb + d).clamp(0, 1).detach()


@torch.no_grad()
def evaluate(clip, texts, bank):
    """Held-out pictures: top-1 over family names, and colour among all colour names of the right family."""
    index = [i for i in range(len(bank)) if bank.family[i] != PHOTO or random.random() < 0.15]
    x = data.camera(bank.pictures(index), None, plain=True)
    e = torch.cat([F.normalize(embed(clip, x[i : i + 128]), dim=-1) for i in range(0, len(x), 128)])
    y = bank.family[index]
    names = F.normalize(clip.text(texts([f.title for f in FAMILIES])), dim=-1)
    right = ((e @ names.t()).argmax(1) == y).float()
    usual = bank.is_usual[index]
    colored = [i for i, k in enumerate(index) if FAMILIES[y[i]].colored and len(bank.colors[k]) == 1]
    hits = 0
    for i in colored:
        phrase = next(p for p in FAMILIES[y[i]].phrases if not p.startswith('*'))
        t = F.normalize(clip.text(texts([c + ' ' + phrase for c in COLOR_NAMES])), dim=-1)
        hits += COLOR_NAMES[(t @ e[i]).argmax()] == bank.colors[index[i]][0]
    worst = sorted((right[y == i].mean().item(), NAMES[i]) for i in range(len(NAMES)))[:12]
    return {
        'family': right.mean().item(),
        'family_usual_colors': right[usual].mean().item(),
        'color': hits / len(colored),
        'worst': ['%s %.2f' % (n, a) for a, n in worst],
    }


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument('work', type=Path)
    parser.add_argument('--steps', type=int, default=4600)
    parser.add_argument('--batch', type=int, default=72)
    parser.add_argument('--rate', type=float, default=1.5e-3)
    parser.add_argument('--epsilon', type=float, default=5.0)
    parser.add_argument('--threads', type=int, default=1)
    parser.add_argument('--start', type=Path, help='weights to go on from, when there is no checkpoint in the work folder')
    parser.add_argument('--seed', type=int, default=0)
    parser.add_argument('--often', nargs='*', default=[], help='families to draw three times as often: those whose textures are new')
    parser.add_argument('--evaluate', action='store_true', help='only measure clip.safetensors on the held-out pictures')
    args = parser.parse_args()
    torch.set_num_threads(args.threads)
    torch.manual_seed(args.seed)
    random.seed(args.seed)
    bank, held_out = data.Bank(args.work / 'bank.pt'), data.Bank(args.work / 'test.pt')
    if not (args.work / 'tokenizer.json').exists():
        tokens.train(data.corpus(), args.work / 'tokenizer.json', 1200)
    texts = Texts(args.work / 'tokenizer.json')
    clip = Clip(texts.tokenizer.get_vocab_size())
    if args.start:
        clip.load(load_file(args.start))
    clip.visual.to(memory_format=torch.channels_last)
    if args.evaluate:
        print(evaluate(clip.load(load_file(args.start or Path(__file__).parent / 'clip.safetensors')), texts, held_out))
        return
    decay = [p for n, p in clip.named_parameters() if p.dim() > 1]
    rest = [p for n, p in clip.named_parameters() if p.dim() <= 1]
    optimizer = torch.optim.AdamW([{'params': decay, 'weight_decay': 0.02}, {'params': rest, 'weight_decay': 0.0}], betas=(0.9, 0.98))
    average = copy.deepcopy(clip)
    step = 0
    if (args.work / 'clip.pt').exists():
        s = checkpoints.load(args.work / 'clip.pt')
        clip.load_state_dict(s['clip'])
        average.load_state_dict(s['average'])
        optimizer.load_state_dict(s['optimizer'])
        step = s['step']
        checkpoints.restore_random_states(s['random'])
    print('image tower %d, text tower %d parameters' % tuple(sum(p.numel() for p in m.parameters()) for m in (clip.visual, clip.text)), flush=True)
    often = torch.tensor([3.0 if NAMES[i] in args.often else 1.0 for i in bank.family])
    loss_mean = None
    while step < args.steps:
        done = step / args.steps
        rate = args.rate * min(1, (step + 1) / (20 if args.start else 200)) * (0.5 + 0.5 * math.cos(math.pi * done)) + 1e-5
        for g in optimizer.param_groups:
            g['lr'] = rate
        index = torch.multinomial(often, args.batch)
        photos = bank.pictures(bank.photos[torch.randint(len(bank.photos), (args.batch,))])
        rgb = data.camera(bank.pictures(index), photos)
        captions = [data.caption(bank.family[i].item(), bank.colors[i], bank.usual[i]) for i in index.tolist()]
        captions += data.extra_captions(40)
        matches = bank.matches(index, captions)
        text = clip.text(texts([c[0] for c in captions]))
        if done > 0.02 or args.start:
            epsilon = args.epsilon * (1 if args.start else min(1, done / 0.35)) * torch.rand(args.batch, 1, 1, 1)
            rgb = attack(clip, rgb, text, matches, epsilon)
        loss = contrastive(embed(clip, rgb), text, clip.logit_scale.exp().clamp(max=50), matches)
        optimizer.zero_grad(set_to_none=True)
        loss.backward()
        norm = torch.nn.utils.clip_grad_norm_(clip.parameters(), 1.0)
        if torch.isfinite(norm):
            optimizer.step()
        keep = min(0.99 if args.start else 0.998, (step + 1) / (step + 20))
        with torch.no_grad():
            for a, p in zip(average.parameters(), clip.parameters()):
                a.lerp_(p, 1 - keep)
        step += 1
        loss_mean = loss.item() if loss_mean is None else 0.98 * loss_mean + 0.02 * loss.item()
        if step % 50 == 0:
            print('%5d  %5.0f CPU s  loss %.3f  scale %.1f  rate %.5f' % (step, time.process_time(), loss_mean, clip.logit_scale.exp(), rate), flush=True)
        if step % SAVED == 0 or step == args.steps:
            print('      ', evaluate(average, texts, held_out), flush=True)
            checkpoints.save(
                args.work / 'clip.pt', {'clip': clip.state_dict(), 'average': average.state_dict(), 'optimizer': optimizer.state_dict(), 'step': step}
            )
            average.save(args.work / 'clip.safetensors')


if __name__ == '__main__':
    main()
