"""Writes small golden fixtures: networks with random weights, inputs and what PyTorch computes from them.

The Java tests read them; they do not depend on the trained weights, so re-training leaves them alone.
"""

import argparse
import json
from pathlib import Path

import torch
import torch.nn.functional as F
from safetensors.torch import load_file, save_file
from tokenizers import Tokenizer

from . import tokens
from .networks import CONTEXT, IMAGENET_MEAN, IMAGENET_STD, Clip, FeatureNetwork, StartPredictor, StatisticsPredictor, normalise

TEXTS = ['fire', 'blue waves', 'a mosaic of green tiles']


def liven(module, seed):
    """Gives every tensor visible values: zero biases and unit norms would hide mistakes."""
    g = torch.Generator().manual_seed(seed)
    for name, p in module.named_parameters():
        if p.dim() == 1:
            p.data = p.data + 0.2 * torch.randn(p.shape, generator=g)
        elif p.dim() > 1:
            fan = p[0].numel()
            p.data = torch.randn(p.shape, generator=g) * (1.4 / fan**0.5 if 'embedding' not in name else 0.5)
    return module


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument('out', type=Path)
    out = parser.parse_args().out
    out.mkdir(parents=True, exist_ok=True)
    torch.manual_seed(0)
    # Training breaks ties by chance, and other golden files are made with this one.
    if (out / 'tokenizer.json').exists():
        tokenizer = Tokenizer.from_file(str(out / 'tokenizer.json'))
    else:
        tokenizer = tokens.train(TEXTS + ['the quick brown fox jumps over the lazy dog'], out / 'tokenizer.json', size=300)

    clip = liven(Clip(tokenizer.get_vocab_size(), {'widths': (8, 12, 12, 16), 'hidden': 24}, {'width': 32, 'layers': 2}), 1)
    clip.save(out / 'clip.safetensors')
    clip.load(load_file(out / 'clip.safetensors')).eval()
    content = liven(FeatureNetwork(((4, 4), (6, 6), (8, 8))), 2)
    content.save(out / 'features.safetensors')
    content.load_state_dict({k: v.float() for k, v in load_file(out / 'features.safetensors').items()})
    statistics = StatisticsPredictor(clip.visual.widths, terms=([1, 0, 0], [2, 0, 3], [3, 2, 0]), k=3, hidden=16)
    liven(statistics, 3)
    statistics.center += 0.1
    statistics.scale *= 1.5
    statistics.save(out / 'statistics.safetensors')
    statistics.load_state_dict({k: v.float() for k, v in load_file(out / 'statistics.safetensors').items()})

    start = liven(StartPredictor(4, 1, 8), 5)
    start.save(out / 'start.safetensors')
    start.load_state_dict({k: v.float() for k, v in load_file(out / 'start.safetensors').items()})

    rgb = torch.rand(4, 3, 8, 8, generator=torch.Generator().manual_seed(4))
    rgb = F.interpolate(rgb, size=64, mode='bicubic').clamp(0, 1)
    x = normalise(rgb).requires_grad_(True)
    levels = clip.visual.levels(x)
    image = clip.visual(x)
    ids = torch.tensor([tokens.encode(tokenizer, t, CONTEXT) for t in TEXTS])
    text = clip.text(ids)
    target = F.normalize(text[:1], dim=-1)
    anchors = F.normalize(text[1:], dim=-1)
    e = F.normalize(image, dim=-1)
    absolute = (1 - e @ target.t()).mean()
    contrast = F.cross_entropy(20 * torch.cat([e @ target.t(), e @ anchors.t()], 1), torch.zeros(4, dtype=torch.long))
    source = F.normalize(clip.visual(normalise(torch.flip(rgb[:1], (3,)))), dim=-1)
    direction = F.normalize(target - anchors[:1], dim=-1)
    patch = 1 - F.cosine_similarity(e - source, direction, dim=-1)
    stat = statistics.loss(levels, target)
    (gradient,) = torch.autograd.grad(absolute + contrast + stat, x)
    features = content(normalise(rgb[:1], IMAGENET_MEAN, IMAGENET_STD), (5, 12))
    mu, lv = statistics(target)
    odd = rgb[:1, :, :51, :62]  # halves and quarters of it are no whole numbers
    noise = torch.randn(1, 4, 51, 62, generator=torch.Generator().manual_seed(6))

    arrays = {
        'rgb': rgb,
        'pooled': clip.visual.pooled(levels),
        'image': image,
        'text': text,
        'statistics': statistics.statistics(levels),
        'mu': mu[0],
        'log_variance': lv[0],
        'gradient': gradient[:1],
        'features.5': features[0],
        'features.12': features[1],
        'noise': noise,
        'start': start(odd, noise, target)[0],
        'patch': patch,
        'absolute': absolute,
        'contrast': contrast,
        'statistics_loss': stat,
    }
    save_file({k: v.detach().float().contiguous() for k, v in arrays.items()}, str(out / 'expected.safetensors'))
    (out / 'expected.json').write_text(
        json.dumps(
            {
                'texts': TEXTS,
                'tokens': ids.tolist(),
                'note': 'arrays are in expected.safetensors: rgb (4,3,64,64) in [0,1] is the input; pooled, image: the tower on '
                'it, CLIP-normalised; text: text tower on texts; statistics, mu, log_variance: predictor for text 0; '
                'features.N: content network on rgb[0]; start: start predictor on the first 51 rows and 62 columns of rgb[0], noise and text 0; absolute, contrast (anchors: texts 1 and 2), statistics_loss: '
                'losses for text 0; patch: the four directional terms with source picture = rgb[0] mirrored left-right '
                'and direction text 0 minus text 1, before the threshold; gradient: of absolute + contrast + '
                'statistics_loss in the normalised picture, for picture 0',
                'absolute': absolute.item(),
                'contrast': contrast.item(),
                'statistics_loss': stat.item(),
                'patch': patch.tolist(),
            },
            indent=1,
        )
    )


if __name__ == '__main__':
    main()
