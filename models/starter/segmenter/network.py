"""From a frozen trunk's features, a sentence and the map of its noun's classes to an outline: a head says about where, a decoder draws."""

from typing import NamedTuple

import torch
import torch.nn.functional as F
from torch import nn

from . import box_choice
from .trunk import CHANNELS

DETECTOR_SIDE = 300

WORD = 384  # length of a token's vector


def sine_2d(height, width, channels, like):
    """(height·width, channels) positions: half of the channels for y, half for x; coordinates are relative, so that other sides see the same range."""
    f = torch.exp(torch.arange(0, channels // 2, 2, dtype=torch.float32, device=like.device) * (-13.8 / channels))[None]

    def one(count):
        t = (torch.arange(count, dtype=torch.float32, device=like.device) * (255.0 / (count - 1)))[:, None] * f
        return torch.cat([torch.sin(t), torch.cos(t)], 1)

    y, x = one(height), one(width)
    return torch.cat([y[:, None].expand(height, width, -1), x[None].expand(height, width, -1)], 2).reshape(height * width, channels)


class ConvNorm(nn.Sequential):
    def __init__(self, inputs, outputs, kernel=3, stride=1, dilation=1, activate=True):
        layers = [nn.Conv2d(inputs, outputs, kernel, stride, dilation * (kernel // 2), dilation, bias=False), nn.BatchNorm2d(outputs)]
        super().__init__(*layers, *([nn.ReLU(inplace=True)] if activate else []))


class Residual(nn.Module):
    def __init__(self, width, dilation=1):
        super().__init__()
        self.first = ConvNorm(width, width, dilation=dilation)
        self.second = ConvNorm(width, width, activate=False)
        nn.init.zeros_(self.second[1].weight)

    def forward(self, x):
        return F.relu(x + self.second(self.first(x)))


class Attention(nn.Module):
    """Multi-head attention; `mask` (N, 1, 1, keys) is added to the scores."""

    def __init__(self, width, heads=6):
        super().__init__()
        self.heads = heads
        self.query, self.key_value, self.out = nn.Linear(width, width), nn.Linear(width, 2 * width), nn.Linear(width, width)

    def forward(self, x, memory, mask=None):
        n, t, c = x.shape
        q = self.query(x).view(n, t, self.heads, -1).transpose(1, 2)
        k, v = self.key_value(memory).view(n, memory.shape[1], 2, self.heads, -1).permute(2, 0, 3, 1, 4)
        # spelled out: on CPUs the fused attention's backward pass is several times slower
        scores = torch.matmul(q * (c // self.heads) ** -0.5, k.transpose(2, 3))
        if mask is not None:
            scores = scores + mask.to(scores.dtype)
        y = torch.matmul(torch.softmax(scores, 3, dtype=scores.dtype), v)
        return self.out(y.transpose(1, 2).reshape(n, t, c))


class Layer(nn.Module):
    """Pre-norm transformer layer: self-attention, cross-attention to words if asked for, feed-forward."""

    def __init__(self, width, cross=False, growth=2):
        super().__init__()
        self.norm, self.attention = nn.LayerNorm(width), Attention(width)
        self.cross_norm, self.cross = (nn.LayerNorm(width), Attention(width)) if cross else (None, None)
        self.last_norm = nn.LayerNorm(width)
        self.feed = nn.Sequential(nn.Linear(width, growth * width), nn.GELU(), nn.Linear(growth * width, width))

    def forward(self, x, position=0, words=None, mask=None):
        y = self.norm(x) + position
        x = x + self.attention(y, y)
        if self.cross is not None:
            x = x + self.cross(self.cross_norm(x) + position, words, mask)
        return x + self.feed(self.last_norm(x))


def pooled(x, weight):
    """Mean feature under a weight: (N, C, h, w), (N, 1, h, w) → (N, C, 1, 1)."""
    return ((x * weight).sum((2, 3)) / (weight.sum((2, 3)) + 1e-3))[..., None, None]


def alike(x, outline):
    """How like each cell is to the mean of those within an outline, and to the mean of those without, by the cosine: (N, C, h, w), of each picture K outlines (N·K, 1, h, w) in [0, 1] → (N·K, 2, h, w)."""
    n, _, h, w = x.shape
    cells, weights = x.flatten(2), torch.stack([outline, 1 - outline], 2).view(n, -1, h * w)
    means = torch.matmul(weights, cells.transpose(1, 2)) / (weights.sum(2, keepdim=True) + 1e-3)
    return torch.matmul(F.normalize(means, dim=2), F.normalize(cells, dim=1)).view(-1, 2, h, w)


def up(x, like):
    return F.interpolate(x, size=like.shape[2:], mode='bilinear', align_corners=False)


def excess(maps, group):
    """Class logits of each cell (N, 1000, h, w), classes asked for (N·K, 1000) of 0 and 1 → (N·K, 1, h, w): the best of these less the mean of all. A group without classes gives very low ones."""
    n, c, h, w = maps.shape
    k = group.shape[0] // n
    best = (maps[:, None] + (group.view(n, k, c, 1, 1) - 1) * 1e4).amax(2).view(n * k, 1, h, w)
    mean = maps.mean(1, keepdim=True)
    return best - (mean if k == 1 else mean.repeat_interleave(k, 0))


def unit(e):
    """Per map: 0 at the first quartile and below, 1 at the peak."""
    flat = e.flatten(1)
    n = flat.shape[1]
    ordered = torch.topk(flat, n - n // 4, 1)[0]
    top, low = ordered[:, :1], ordered[:, -1:]
    return ((e - low[..., None, None]) / (top - low)[..., None, None].clamp(min=1e-6)).clamp(0, 1)


def with_boxes(heat, boxed):
    """A class map (N, 1, h, w) within what a detector boxed (N, 1, h, w); the boxes alone where it is empty, and as it is where there are none."""
    made = boxed * torch.where(heat.amax((2, 3), keepdim=True) > 0, 0.4 + 0.6 * heat, torch.ones_like(heat))
    return torch.where(boxed.amax((2, 3), keepdim=True) > 0, made / made.amax((2, 3), keepdim=True).clamp(min=0.3), heat)


# hue's middle and half-width in degrees; least saturation, most; least value, most
COLORS = {
    'red': (354, 20, 0.42, 1, 0.2, 1),
    'orange': (26, 14, 0.45, 1, 0.42, 1),
    'yellow': (48, 17, 0.3, 1, 0.42, 1),
    'green': (115, 52, 0.18, 1, 0.1, 1),
    'blue': (217, 34, 0.25, 1, 0.13, 1),
    'purple': (278, 28, 0.2, 1, 0.13, 1),
    'pink': (340, 34, 0.12, 0.7, 0.55, 1),
    'brown': (22, 20, 0.25, 0.9, 0.1, 0.58),
    'black': (0, 400, 0, 1, 0, 0.22),
    'white': (0, 400, 0, 0.2, 0.66, 1),
    'gray': (0, 400, 0, 0.2, 0.2, 0.74),
}


# channels of what a cell shows: the trunk's features, the class map as a meaning, the colour's mean and variance, and `color_maps`
PLAIN = sum(CHANNELS[1:]) + WORD + 6 + len(COLORS)


def color_maps(image):
    """RGB (pixel - 127) / 128 (N, 3, S, S) → how far each cell of stride 16 shows each of COLORS, (N, 11, S/16, S/16) in [0, 1]."""
    rgb = F.avg_pool2d(torch.clamp((image * 128 + 127) / 255, 0, 1), 4)
    top, low = rgb.amax(1, keepdim=True), rgb.amin(1, keepdim=True)
    r, g, b = rgb[:, :1], rgb[:, 1:2], rgb[:, 2:]
    d = (top - low).clamp(min=1e-4)
    hue = 60 * torch.where(r >= top, (g - b) / d, torch.where(g >= top, (b - r) / d + 2, (r - g) / d + 4))
    saturation = d / top.clamp(min=1e-3)
    # all colours in one tensor: one by one they were an eighth of the exported graph's nodes
    middle, half, s0, s1, v0, v1 = torch.tensor(list(COLORS.values()), dtype=rgb.dtype, device=rgb.device).T[..., None, None].unsqueeze(1)
    away = torch.abs(hue - middle)
    away = torch.minimum(torch.abs(away - 360), away)
    shown = (
        torch.sigmoid((half - away) / 4)
        * torch.sigmoid((saturation - s0) / 0.03)
        * torch.sigmoid((s1 + 0.02 - saturation) / 0.03)
        * torch.sigmoid((top - v0) / 0.03)
        * torch.sigmoid((v1 + 0.02 - top) / 0.03)
    )
    return F.avg_pool2d(shown, 4)


class Mixing(nn.Module):
    """Cells mixed with their neighbours, then within themselves (a ConvNeXt block, arXiv 2201.03545): (N, C, h, w)."""

    def __init__(self, width, growth=2):
        super().__init__()
        self.near = nn.Conv2d(width, width, 5, padding=2, groups=width)
        self.norm = nn.LayerNorm(width)
        self.feed = nn.Sequential(nn.Linear(width, growth * width), nn.GELU(), nn.Linear(growth * width, width))
        nn.init.zeros_(self.feed[2].weight)
        nn.init.zeros_(self.feed[2].bias)

    def forward(self, x):
        return x + self.feed(self.norm(self.near(x).permute(0, 2, 3, 1))).permute(0, 3, 1, 2)


class Matcher(nn.Module):
    """How well each cell fits a sentence: the dot product of the cell's vector, which knows no words, with the sentence's, which knows no picture. A picture's cells are looked at once for all sentences,
    so that it learns from many more of them than what looks at each pair."""

    def __init__(self, inputs, width=192, dropped=0.1):
        super().__init__()
        self.width, self.dropped = width, dropped
        self.enter = nn.Conv2d(inputs, width, 1)
        self.before, self.after = (nn.Sequential(Mixing(width), Mixing(width)) for _ in range(2))
        self.layer = Layer(width)
        self.norm, self.key = nn.LayerNorm(width), nn.Linear(width, width)
        self.weigh, self.words = nn.Linear(WORD, 1), nn.Sequential(nn.Linear(WORD, WORD), nn.GELU(), nn.Linear(WORD, width + 1))

    def cells(self, plain):
        """What a picture's cells show (N, inputs, h, w) → their vectors (N, h·w, width)."""
        x = self.before(self.enter(F.dropout2d(plain, self.dropped, self.training)))
        n, c, h, w = x.shape
        y = self.layer(x.flatten(2).transpose(1, 2), sine_2d(h, w, c, x).to(x.dtype))
        return self.norm(self.after(y.transpose(1, 2).reshape(n, c, h, w)).flatten(2).transpose(1, 2))

    def forward(self, cells, words, mask):
        """Cells' vectors of N pictures (N, h·w, width), sentences (N·K, T, 384) with mask (N·K, T) → logits (N·K, h·w)."""
        weight = torch.softmax(self.weigh(words)[..., 0] + (mask - 1) * 1e4, 1)
        said = (words * weight[..., None]).sum(1) + (words * mask[..., None]).sum(1) / mask.sum(1, keepdim=True)
        if self.training:
            said = F.dropout(said + 0.03 * torch.randn_like(said), self.dropped)
        said = self.words(said)
        n = cells.shape[0]
        scores = torch.einsum('npc,nkc->nkp', self.key(cells), said[:, :-1].view(n, -1, self.width)) * self.width**-0.5
        return scores.flatten(0, 1) + said[:, -1:]


class Cells(NamedTuple):
    """What the cells (stride 16) of N pictures show: for the head `entered` (N, C, h, w), as it is `plain` (N, PLAIN, h, w), as a `meaning` in the words' terms (N, 384, h/2, w/2), their `colors` (N, 11, h, w),
    and for the matcher their `vectors` (N, h·w, width)."""

    entered: torch.Tensor
    plain: torch.Tensor
    meaning: torch.Tensor
    colors: torch.Tensor
    vectors: torch.Tensor


class Head(nn.Module):
    """Sentence to heat: which cells (stride 16) belong to what is asked for, and whether it is there."""

    def __init__(self, names, channels=CHANNELS, width=144, layers=2):
        """`names` (1000, 384): the classes' names as vectors; what a cell shows is also told in the words' own terms."""
        super().__init__()
        self.register_buffer('names', names)
        self.scale = nn.ModuleList(nn.BatchNorm2d(n, affine=False, momentum=0.02) for n in (channels[1], channels[2], channels[3]))
        self.from8, self.from16, self.from32 = (nn.Conv2d(n, width, 1) for n in channels[1:])
        self.from_color, self.from_meaning = nn.Conv2d(6, width, 1), nn.Conv2d(WORD, width, 1)
        self.block = Residual(width)
        self.matcher = Matcher(PLAIN)
        self.from_cells, self.from_match, self.trust = nn.Linear(self.matcher.width, width), nn.Conv2d(1, width, 1), nn.Parameter(torch.tensor(0.5))
        self.from_heat = nn.Conv2d(4, width, 1)
        self.words = nn.Linear(WORD, width)
        self.words_norm = nn.LayerNorm(width)
        self.modulate = nn.Linear(width, 2 * width)
        self.layers = nn.ModuleList(Layer(width, cross=True) for _ in range(layers))
        self.norm = nn.LayerNorm(width)
        self.query, self.key, self.out = nn.Linear(width, width), nn.Linear(width, width), nn.Linear(width, 1)
        self.presence = nn.Sequential(nn.Linear(3 * width + 4, width), nn.GELU(), nn.Linear(width, 1))
        for last in (self.modulate, self.presence[2], self.from_cells, self.from_match):
            nn.init.zeros_(last.weight)
            nn.init.zeros_(last.bias)

    def see(self, image, features, maps):
        """What a picture's cells show, whatever is asked: image (N, 3, S, S), the trunk's features, maps (N, 1000, h, w) → `Cells`."""
        f8, f16, f32 = (s(f) for s, f in zip(self.scale, features[1:]))
        f8 = F.avg_pool2d(f8, 2)
        shown = F.normalize(torch.einsum('nchw,cd->ndhw', torch.softmax(maps.float(), 1), self.names), dim=1)
        coarse = F.avg_pool2d(image.float(), 16)
        color = torch.cat([coarse, F.avg_pool2d(image.float() ** 2, 16) - coarse**2], 1)
        x = self.from16(f16) + self.from8(f8) + up(self.from32(f32), f16) + self.from_color(color) + up(self.from_meaning(shown * 4), f16)
        colors = color_maps(image.float())
        plain = torch.cat([f16, f8, up(f32, f16), up(shown * 4, f16), color, colors.to(f16.dtype)], 1)
        return Cells(x, plain, shown, colors, self.matcher.cells(plain))

    def forward(self, cells, words, mask, heat, score, tints, finer=None):
        """`Cells` of N pictures; words (N·K, T, 384), mask (N·K, T) of 0 and 1; heat (N·K, 1, h16, w16) of the noun's classes, zero without any; score (N·K, 1), zero likewise; tints (N·K, 11): 1 for the colour asked for;
        what the matcher says of the picture with more detail, (N·K, 1, h16, w16), where that is known
        → heat's logits (N·K, 1, h16, w16), presence (N·K, 1), and what a `Verifier` goes by: what is seen (N, C, h16, w16), and in the words' light (N·K, C', h16, w16)."""
        x, plain, meaning, colors, vectors = cells
        n, _, h, w = x.shape
        repeat = words.shape[0] // n
        again = (lambda t: t) if repeat == 1 else (lambda t: t.repeat_interleave(repeat, 0))
        matched = self.matcher(vectors, words, mask)
        if finer is not None:
            matched = (matched + finer.flatten(1)) / 2
        x = self.block(F.relu(x)) + self.from_cells(vectors).transpose(1, 2).reshape(n, -1, h, w)
        sentence = F.normalize((words * mask[..., None]).sum(1) / mask.sum(1, keepdim=True), dim=1)
        near = torch.einsum('nkd,ndhw->nkhw', sentence.view(n, repeat, -1), meaning).reshape(n * repeat, 1, *meaning.shape[2:])
        tinted = torch.einsum('nkc,nchw->nkhw', tints.view(n, repeat, -1), colors).reshape(n * repeat, 1, h, w)
        cues = torch.cat([heat, up(near, heat), (heat.amax((2, 3), keepdim=True) > 0).to(heat.dtype).expand_as(heat), tinted], 1)
        x = again(x) + self.from_heat(cues) + self.from_match(matched.view(n * repeat, 1, h, w) * 0.2)
        y = x.flatten(2).transpose(1, 2)
        q = self.words(words)
        state = (q * mask[..., None]).sum(1) / mask.sum(1, keepdim=True)
        q = self.words_norm(q)
        scale, shift = self.modulate(state)[:, None].chunk(2, 2)
        y = y * (1 + scale) + shift
        position = sine_2d(h, w, y.shape[2], y).to(y.dtype)
        bias = ((mask - 1) * 1e4)[:, None, None, :]
        for layer in self.layers:
            y = layer(y, position, q, bias)
        y = self.norm(y)
        logits = self.out(y)[..., 0] + (self.key(y) * self.query(state)[:, None]).sum(2) * y.shape[2] ** -0.5 + self.trust * matched
        weight = torch.softmax(logits.float(), 1).to(y.dtype)[..., None]
        told = torch.cat(
            [
                state,
                (y * weight).sum(1),
                y.amax(1),
                score.to(y.dtype) * 0.1,
                logits.amax(1, keepdim=True) * 0.2,
                (tinted.flatten(2).transpose(1, 2).to(y.dtype) * weight).sum(1),
                tints.sum(1, keepdim=True).to(y.dtype),
            ],
            1,
        )
        return logits.view(n * repeat, 1, h, w), self.presence(told), (plain, y.transpose(1, 2).reshape(n * repeat, -1, h, w))


class Verifier(nn.Module):
    """Whether what an outline holds is what the words ask for."""

    SCALARS = 10

    def __init__(self, inputs=144, width=192):
        super().__init__()
        self.cells, self.lit = nn.Conv2d(PLAIN, width, 1), nn.Conv2d(inputs, width, 1)
        self.raw = nn.Linear(PLAIN, width)
        self.inside, self.outside = nn.Linear(3 * width, width), nn.Linear(2 * width, width)
        self.inside_norm, self.words_norm = nn.LayerNorm(width), nn.LayerNorm(width)
        self.words, self.look = nn.Linear(WORD, width), nn.Linear(width, width)
        self.join = nn.Sequential(nn.Linear(6 * width + self.SCALARS, width), nn.GELU(), nn.Linear(width, 2))
        nn.init.zeros_(self.join[2].weight)
        nn.init.zeros_(self.join[2].bias)

    def forward(self, seen, words, mask, outline, scalars):
        """seen as the head gives it, of N pictures and N·K sentences; words (N·K, T, 384), mask (N·K, T); outline (N·K, 1, h16, w16) in [0, 1]; scalars (N·K, SCALARS), see `told_of`
        → logits (N·K, 2): of the thing being there, and of the outline's overlap with it."""
        plain, lit = seen
        n, _, h, w = plain.shape
        k = outline.shape[0] // n
        weight = (outline / (outline.sum((2, 3), keepdim=True) + 1e-3)).view(n, k, h * w)
        rest = ((1 - outline) / ((1 - outline).sum((2, 3), keepdim=True) + 1e-3)).view(n, k, h * w)
        cells = F.relu(self.cells(plain)).flatten(2).transpose(1, 2)
        lit = F.relu(self.lit(lit)).flatten(2).transpose(1, 2)
        flat = lambda t: t.reshape(n * k, -1)
        under = lambda t, m: torch.matmul(m.reshape(n * k, 1, h * w).to(t.dtype), t)[:, 0]
        raw = self.raw(flat(torch.matmul(weight.to(plain.dtype), plain.flatten(2).transpose(1, 2))))
        inside = self.inside_norm(self.inside(torch.cat([flat(torch.matmul(weight.to(cells.dtype), cells)), under(lit, weight), raw], 1)))
        outside = self.outside(torch.cat([flat(torch.matmul(rest.to(cells.dtype), cells)), under(lit, rest)], 1))
        tokens = self.words_norm(self.words(words))
        state = (tokens * mask[..., None]).sum(1) / mask.sum(1, keepdim=True)
        scores = (tokens * self.look(inside)[:, None]).sum(2) * tokens.shape[2] ** -0.5 + (mask - 1) * 1e4
        said = (tokens * torch.softmax(scores.float(), 1).to(tokens.dtype)[..., None]).sum(1)
        return self.join(torch.cat([inside, outside, state, said, inside * state, inside * said, scalars.to(inside.dtype)], 1))


def told_of(logits, presence, quality, excesses, score, known, outline, shown, tints):
    """What a `Verifier` is told besides, (M, 10), of M outlines (M, 1, h16, w16): logits of the heat (M, 1, h16, w16), presence, the decoder's judgement, the class map's score and what of it lies within the outline,
    the share of the colour asked for, and the size. `shown` (M, 11, h16, w16) is `color_maps`."""
    m = outline / (outline.sum((2, 3), keepdim=True) + 1e-3)
    inside = lambda t: (t * m).sum((2, 3))
    size = outline.mean((2, 3))
    return torch.cat(
        [
            presence * 0.3,
            quality * 0.3,
            score * 0.1,
            known,
            inside(excesses).clamp(-30, 30) * 0.1 * known,
            inside(logits) * 0.2,
            logits.amax((2, 3)) * 0.2,
            (inside(shown) * tints).sum(1, keepdim=True),
            tints.sum(1, keepdim=True),
            (size + 1e-4).log() * 0.2,
        ],
        1,
    ).float()


class Decoder(nn.Module):
    """From features and a coarse heat ("the thing is about here") to an outline at a quarter of the resolution.

    Knows no nouns: what the heat sits on is found by comparing features with the heat's own mean feature."""

    def __init__(self, channels=CHANNELS, a=96, b=64, c=32):
        super().__init__()
        self.scale = nn.ModuleList(nn.BatchNorm2d(n, affine=False, momentum=0.02) for n in channels)
        self.from32, self.from16 = nn.Conv2d(channels[3], a, 1), nn.Conv2d(channels[2], a, 1)
        self.same = nn.Conv2d(channels[3] + channels[2], 48, 1)  # the space prototypes are compared in
        self.join = ConvNorm(a + 3, a)
        self.blocks = nn.ModuleList([Residual(a), Residual(a, 2)])
        self.layers = nn.ModuleList(Layer(a) for _ in range(2))
        self.aux = nn.Conv2d(a, 1, 1)
        self.to8, self.at8, self.same8, self.join8 = nn.Conv2d(a, b, 1), nn.Conv2d(channels[1], b, 1), nn.Conv2d(channels[1], 24, 1), ConvNorm(b + 3, b)
        self.block8 = Residual(b)
        self.to4, self.at4, self.same4, self.join4 = nn.Conv2d(b, c, 1), nn.Conv2d(channels[0], c, 1), nn.Conv2d(channels[0], 16, 1), ConvNorm(c + 3, c)
        self.aux8 = nn.Conv2d(b, 1, 1)
        self.block4 = Residual(c)
        self.out = nn.Conv2d(c, 1, 3, padding=1)
        self.quality = nn.Sequential(nn.Linear(2 * a + 6, 64), nn.GELU(), nn.Linear(64, 1))

    def forward(self, features, heat, repeat=1):
        """features of N pictures, heat (N·repeat, 1, h16, w16) in [0, 1] → logits at strides 4, 16, 8, and a logit of the outline's own IoU (N·repeat, 1)."""
        f4, f8, f16, f32 = (s(f) for s, f in zip(self.scale, features))
        again = (lambda t: t) if repeat == 1 else (lambda t: t.repeat_interleave(repeat, 0))
        x = self.from16(f16) + up(self.from32(f32), f16)
        same = self.same(torch.cat([f16, up(f32, f16)], 1))
        x = self.join(torch.cat([again(x), heat, alike(same, heat)], 1))
        for block in self.blocks:
            x = block(x)
        n, ch, h, w = x.shape
        y = x.flatten(2).transpose(1, 2)
        for layer in self.layers:
            y = layer(y)
        deep = x = y.transpose(1, 2).reshape(n, ch, h, w)
        l16 = self.aux(x)
        x8 = again(self.at8(f8))
        m = torch.sigmoid(up(l16, x8).detach())
        x = F.relu(up(self.to8(x), x8) + x8)
        x = self.block8(self.join8(torch.cat([x, m, alike(self.same8(f8), m)], 1)))
        l8 = self.aux8(x)
        x4 = again(self.at4(f4))
        m = torch.sigmoid(up(l8, x4).detach())
        x = F.relu(up(self.to4(x), x4) + x4)
        x = self.block4(self.join4(torch.cat([x, m, alike(self.same4(f4), m)], 1)))
        l4 = self.out(x)
        return l4, l16, l8, self.quality(self._told(deep.detach(), l4.detach(), heat.detach()))

    @staticmethod
    def _told(deep, l4, heat):
        """What an outline's quality is judged by: the mean features inside and outside, how sure it is, how large, and how it fits the heat."""
        p = torch.sigmoid(l4)
        m = F.avg_pool2d(p, 4)
        size = p.mean((2, 3))
        inside = (heat * m).sum((2, 3))
        return torch.cat(
            [
                pooled(deep, m).flatten(1),
                pooled(deep, 1 - m).flatten(1),
                (p - 0.5).abs().mean((2, 3)) * 2,
                (p * p).sum((2, 3)) / p.sum((2, 3)).clamp(min=1),
                size,
                (size + 1e-4).log() * 0.2,
                inside / heat.sum((2, 3)).clamp(min=1e-3),
                inside / m.sum((2, 3)).clamp(min=1e-3),
            ],
            1,
        )


def to_heat(logits):
    """The head's logits as a prompt."""
    p = torch.sigmoid(logits)
    return p / p.amax((2, 3), keepdim=True).clamp(min=0.3)


def at(image, side):
    return image if image.shape[2] == side else F.interpolate(image, size=(side, side), mode='bilinear', align_corners=False, antialias=False)


# what makes a logit of a class score less the logarithm of the number of classes, on photographs; the share of an outline that must have the colour asked for; the logit below which the class map is left out; the least logit, since of drawings the classes know little
SLOPE, START, ENOUGH, DOUBT, LEAST = 0.62, 5.2, 0.15, 1.0, -2.0
NOTHING = -8.0  # the logit of what lies outside of the closer look


def behind(maps, outline, classes):
    """How far the best of some classes (1, 1000) is below the best of all under an outline (1, 1, S, S); class logits (1, 1000, S/4, S/4) → (1, 1), zero and less."""
    under = F.avg_pool2d(outline, 4)
    mean = (maps * under).sum((2, 3)) / under.sum((2, 3)).clamp(min=1e-3)
    return (mean + (classes - 1) * 1e4).amax(1, keepdim=True) - mean.amax(1, keepdim=True)


def logit_of(score, classes):
    """A class score (N, 1) of groups (N, 1000) as a logit."""
    return torch.clamp(SLOPE * (score - classes.sum(1, keepdim=True).clamp(min=1).log()) - START, LEAST, 4)


BEHIND = -5.0  # how far behind the classes that lead an outline says no more, in their logits
PEAK = 7  # cells of the class map whose mean is its score
FILLING = 3.0  # what an outline that fills its box is worth, in logits of its judgement
PALE, FADED = (0.9, 0.63), (5.0, 2.0)  # where the colour asked for is not: what prompts lose, and what logits lose, in drawings and in photographs
ASIDE = (1.3, 1.5)  # what counts at the side asked for, and how fast less across the heat's extent
UNSEEN = -2.0  # the logit of a box's score below which it is surer and surer that there is none
TOLD = 20  # what tells presence, see Segmenter.look
NARROWEST, PAD, STRAYS = (
    0.15,
    0.2,
    0.005,
)  # a closer look: its least share of the picture's side, its margin, and the share of an outline's pixels that may lie outside on each side


def fills(drawn, boxed):
    """How well outlines' logits (H, 1, S, S) reach to the sides of what a detector boxed (1, 1, g, g), (H, 1) in [0, 1]: their extents' overlap over their union along each axis, multiplied; 0 where nothing is boxed."""
    outlines, box = torch.sigmoid(drawn), up(boxed / boxed.amax((2, 3), keepdim=True).clamp(min=1e-3), drawn)
    out = (boxed.amax((2, 3)) > 0).to(drawn.dtype)
    for axis in (2, 3):
        extent, wanted = outlines.amax(axis)[:, 0], box.amax(axis)[:, 0]
        out = out * torch.minimum(extent, wanted).sum(1, keepdim=True) / torch.maximum(extent, wanted).sum(1, keepdim=True)
    return out


def around(p):
    """Outline (1, 1, S, S) → the place of a closer look at it: top, bottom, left, right in [0, 1], each (1, 1)."""
    inside = (p > 0.5 * p.amax((2, 3), keepdim=True)).to(p.dtype)
    sides = []
    for over in (3, 2):
        share = torch.cumsum(inside.sum(over)[:, 0], 1) / inside.sum((1, 2, 3))[:, None]
        low, high = ((share < q).to(p.dtype).mean(1, keepdim=True) for q in (STRAYS, 1 - STRAYS))
        sides.append((low, high + 1 / p.shape[2]))
    longest = torch.maximum(sides[0][1] - sides[0][0], sides[1][1] - sides[1][0])
    out = []
    for low, high in sides:
        half = (high - low) / 2 + PAD * torch.maximum(high - low, longest / 2)
        middle, half = (low + high) / 2, half.clamp(min=NARROWEST / 2)
        out += [(middle - half).clamp(min=0), (middle + half).clamp(max=1)]
    return out


def aside(heat, side):
    """Factors (1, 1, g, g) that leave of a heat (1, 1, g, g) what lies on the side asked for, (1, 3) as `box_choice` has it: all 1 where none is, falling across the heat's extent else."""
    out = torch.ones_like(heat)
    inside = (heat > 0.3).to(heat.dtype)
    for axis, over in ((0, 2), (1, 3)):
        along = inside.amax(over)[:, 0]
        g = along.shape[1]
        t = (torch.arange(g, dtype=heat.dtype) + 0.5)[None] / g
        low, high = (t + 4 * (1 - along)).amin(1, keepdim=True), (t - 4 * (1 - along)).amax(1, keepdim=True)
        part, way = ((t - low) / (high - low).clamp(min=0.05)).clamp(0, 1), side[:, axis : axis + 1]
        part = torch.where(way > 0, 1 - part, part)  # 0 at the side asked for
        factor = 1 - way.abs() * (1 - (ASIDE[0] - ASIDE[1] * part).clamp(0.1, 1))
        out = out * (factor[:, None, None, :] if axis == 0 else factor[:, None, :, None])
    return out


def sampled(x, top, bottom, left, right, side):
    """The cut of x (1, C, h, w) at a place as `around` gives it, or, where the place is larger than x, x within it: (1, C, side, side)."""
    t = (torch.arange(side, dtype=x.dtype, device=x.device)[None] + 0.5) / side
    y, x_ = (top + (bottom - top) * t) * 2 - 1, (left + (right - left) * t) * 2 - 1
    grid = torch.stack([x_[:, None, :].expand(1, side, side), y[:, :, None].expand(1, side, side)], 3)
    return F.grid_sample(x, grid, mode='bilinear', padding_mode='border', align_corners=False)


def uncolored(shown, colors, drawing):
    """Where a colour asked for, of colors (1, 11), is not: what prompts lose there, a share (1, 1, g, g), and what is taken from the logits of what is drawn two cells and more away from it, (1, 1, g, g).
    Light changes a colour in photographs (a white cushion in the shade is grey), so it counts there for less than in a `drawing` (1, 1). shown (1, 11, g, g) is `color_maps`."""
    asked, drawing = colors.amax(1, keepdim=True)[..., None, None], drawing[..., None, None]
    tint = torch.einsum('nc,nchw->nhw', colors, shown)[:, None].clamp(0, 1)
    near, around = (F.avg_pool2d(F.max_pool2d(tint, side, 1, side // 2), 3, 1, 1, count_include_pad=False) for side in (3, 5))
    share, logits = (drawing * d + (1 - drawing) * p for d, p in (PALE, FADED))
    return asked * share * (1 - near), asked * logits * (1 - 1.6 * around).clamp(0, 1)


class Asked(NamedTuple):
    """What is asked for: `words` (1, T, 384), `mask` (1, T), `classes` (1, 1000), `colors` (1, 11); whether there are classes (1, 1), their score (1, 1), and whether that is sure (1, 1);
    where a detector sees it, (1, 1, 32, 32), zero for nowhere; at which side of its like, (1, 3); where the matcher sees it, logits (1, 1, 28, 28); how much of a drawing the picture is, (1, 1)."""

    words: torch.Tensor
    mask: torch.Tensor
    classes: torch.Tensor
    colors: torch.Tensor
    known: torch.Tensor
    score: torch.Tensor
    sure: torch.Tensor
    boxed: torch.Tensor
    side: torch.Tensor
    matched: torch.Tensor
    drawing: torch.Tensor


class Glance(NamedTuple):
    """What a look at a picture or a part of it gives: `drawn` logits (H, 1, S/4, S/4), the decoder's judgement `quality` (H, 1), where a detector `boxed` it (1, 1, S/16, S/16), and what a `Verifier` goes by."""

    drawn: torch.Tensor
    quality: torch.Tensor
    boxed: torch.Tensor
    logits: torch.Tensor
    presence: torch.Tensor
    seen: tuple
    excess: torch.Tensor
    shown: torch.Tensor


def weighed(glance, sharpness):
    """The mean (1, 1, S/4, S/4) of a glance's drawings, weighed by what the decoder makes of each and by how they fill a box."""
    judged = glance.quality + FILLING * fills(glance.drawn, glance.boxed)
    return (glance.drawn * torch.softmax(judged[:, 0] * sharpness, 0)[:, None, None, None]).sum(0, keepdim=True)


class Segmenter(nn.Module):
    """All of it, for one picture and one sentence, as it is exported: a look at the whole picture, and a closer one at what was found."""

    MAPS, DILATED = (224, 288, 448), 2  # sides of the class maps; how many of them have dilated last groups
    SIDE = 896  # of the picture; all but a closer look is at its half, where more detail tells nothing
    GRID = 28  # cells that their mean has a side
    SIDES, CLOSER, OUT = (256, 288), 320, 224  # of the whole picture, of the closer look, and of the logits
    MATCHED = (448,)  # those of the maps' sides at which the matcher looks for a word's cells, too
    CELLS = 32  # boxes are laid out on

    def __init__(self, trunk, head, decoder, verifier, detector):
        super().__init__()
        self.trunk, self.head, self.decoder, self.verifier, self.detector = trunk, head, decoder, verifier, detector
        # set by calibrate.py: what makes a presence logit of what look() tells, in photographs and in drawings; and which of the two a picture is, by the trunk's mean features
        self.register_buffer('calibration', torch.zeros(2, TOLD))
        self.register_buffer('drawing', torch.zeros(CHANNELS[2] + CHANNELS[3] + 1))

    def evidence(self, image, words, mask, group):
        """image (1, 3, 448, 448) → the group's excess (1, 1, GRID, GRID), mean of the sizes: small things are seen enlarged, large ones reduced; what the matcher makes of the sentence, likewise;
        the picture's own class logits (1, 1000)."""
        t, maps, matched = self.trunk, [], []
        for k, side in enumerate(self.MAPS):
            x = at(image, side)
            features, fine = t.features(x)
            maps.append(t.maps(t.dilated(fine) if k < self.DILATED else features[3]))
            if side in self.MATCHED:
                scores = self.head.matcher(self.head.see(x, features, maps[k]).vectors, words, mask).view(1, 1, side // 16, side // 16)
                matched.append(F.interpolate(scores, size=(self.GRID, self.GRID), mode='bilinear', align_corners=False))
        e = sum(F.interpolate(excess(m, group), size=(self.GRID, self.GRID), mode='bilinear', align_corners=False) for m in maps) / len(maps)
        return e, sum(matched) / len(matched), sum(m.mean((2, 3)) for m in maps) / len(maps)

    def hypotheses(self, heat, guess, sure, boxed):
        """(H, 1, g, g): what the decoder is asked to draw: mixtures of the class map and the head's heat; where the class map is not sure (0) the latter alone. Where a detector boxed it (1, 1, g, g), all of the box takes the last one's
        place: of a thing that fills the picture, the others hold what tells most."""
        sure = sure[..., None, None]
        some = [(heat + guess) / 2, torch.sqrt(heat * guess + 1e-6), heat * guess]
        some = [sure * s / s.amax((2, 3), keepdim=True).clamp(min=0.3) + (1 - sure) * guess for s in some]
        some[-1] = torch.where(boxed.amax((2, 3), keepdim=True) > 0, boxed * (1 + guess) / 2, some[-1])
        return torch.cat(some)

    def glance(self, x, features, maps, e, asked, outline=None):
        """x (1, 3, S, S), its features and class logits, the group's excess (1, 1, h, w); where an `outline` (1, 1, S/4, S/4) is known, only what it covers, and it is a prompt itself."""
        g = x.shape[2] // 16
        e = F.interpolate(e, size=(g, g), mode='bilinear', align_corners=False)
        boxed = F.interpolate(asked.boxed, size=(g, g), mode='bilinear', align_corners=False)
        heat = with_boxes(unit(e) * asked.known[..., None, None], boxed)
        sure = torch.maximum(asked.sure, (boxed.amax((2, 3)) > 0).to(boxed.dtype))
        finer = F.interpolate(asked.matched, size=(g, g), mode='bilinear', align_corners=False) if outline is None else None
        cells = self.head.see(x, features, maps)
        logits, presence, seen = self.head(cells, asked.words, asked.mask, heat, asked.score, asked.colors, finer)
        guess = to_heat(logits)
        pale, faded = uncolored(cells.colors, asked.colors, asked.drawing)
        gate = 1 - pale
        if outline is None:
            gate = gate * torch.where(boxed.amax((2, 3), keepdim=True) > 0, torch.ones_like(guess), aside(guess, asked.side))
            prompts = self.hypotheses(heat * gate, guess * gate, sure, boxed)
        else:
            outline = F.avg_pool2d(outline, 4)
            near = gate * (F.max_pool2d(outline, 3, 1, 1) * 1.3).clamp(0, 1)
            prompts = torch.cat([outline / outline.amax((2, 3), keepdim=True).clamp(min=0.3), self.hypotheses(heat * near, guess * near, sure, boxed)])
        drawn, _, _, quality = self.decoder(features, prompts, prompts.shape[0])
        return Glance(drawn - up(faded, drawn), quality, boxed, logits, presence, seen, e, cells.colors)

    def again(self, features, glance):
        """A glance's outlines drawn anew, each the prompt of its own, and in one: (1, 1, OUT, OUT), in [0, 1]."""
        prompts = F.avg_pool2d(torch.sigmoid(glance.drawn), 4)
        drawn, _, _, quality = self.decoder(features, prompts / prompts.amax((2, 3), keepdim=True).clamp(min=0.3), prompts.shape[0])
        return self.enlarged(weighed(glance._replace(drawn=drawn, quality=quality), 1))

    def enlarged(self, drawn):
        """Logits of the whole picture as probabilities (1, 1, OUT, OUT)."""
        return torch.sigmoid(F.interpolate(drawn, size=(self.OUT, self.OUT), mode='bilinear', align_corners=False))

    def drawn_by_hand(self, pooled):
        """How much of a drawing, and how little of a photograph, a picture is, by the trunk's mean features and 1: (1, 1)."""
        return torch.sigmoid((pooled * self.drawing).sum(1, keepdim=True))

    def verified(self, glance, drawn, quality, asked):
        """Whether the drawing (1, 1, S/4, S/4) of a glance is of what is asked for, a logit (1, 1)."""
        outline = F.avg_pool2d(torch.sigmoid(drawn), 4)
        scalars = told_of(glance.logits, glance.presence, quality, glance.excess, asked.score, asked.known, outline, glance.shown, asked.colors)
        return self.verifier(glance.seen, asked.words, asked.mask, outline, scalars)[:, :1]

    def closer(self, image, half, place, drawn, asked):
        """Looks again at a place in the picture (1, 3, 896, 896), of which `half` is the half, where an outline's logits (1, 1, s, s) of the whole picture are known → the glance, and its drawings in one."""
        small = ((place[1] - place[0] + place[3] - place[2]) < 1).to(image.dtype).reshape(1, 1, 1, 1)
        x = small * sampled(image, *place, self.CLOSER) + (1 - small) * sampled(half, *place, self.CLOSER)
        outline = sampled(torch.sigmoid(drawn), *place, self.CLOSER // 4)
        features, fine = self.trunk.features(x)
        asked = asked._replace(boxed=sampled(asked.boxed, *place, self.CELLS))
        maps = self.trunk.maps(features[3])
        dilated = self.trunk.maps(self.trunk.dilated(fine))
        e = excess(dilated, asked.classes)
        e = (e + up(excess(maps, asked.classes), e)) / 2
        glance = self.glance(x, features, maps, e, asked, outline)
        drawn = weighed(glance, 0.5)
        return glance, drawn, behind(dilated, torch.sigmoid(drawn), asked.classes)

    def detected(self, image, kinds):
        """The boxes of some kinds (1, 90) in a picture (1, 3, 448, 448), which is also looked at corner by corner: a detector misses what is small."""
        views = torch.cat([at(view, DETECTOR_SIDE) for view in (image, *box_choice.corners(image))])
        return box_choice.found(*box_choice.joined(*self.detector((views * 128 - 0.5) / 127.5)), kinds)

    def boxes_tell(self, score, kinds, none):
        """What the best box's score (1, 1), a logit, says of the kinds (1, 90): it, 1, and how far it is below UNSEEN and above 0, and the first two once more where the noun has no classes;
        nothing of kinds that the detector often misses."""
        telling = (kinds * self.detector.telling).amax(1, keepdim=True)
        score = score.clamp(-6, 4)
        return [telling * t for t in (score, torch.ones_like(score), (score - UNSEEN).clamp(max=0), score.clamp(min=0), score * none, none)]

    def look(self, image, words, classes, colors, kinds, worn, side):
        """image (1, 3, 896, 896), RGB (pixel - 127) / 128; words (1, T, 384); classes (1, 1000); colors (1, 11), the thing's; kinds (1, 90) of the detector; worn (1, 11), the colours of what it wears; side (1, 3) as
        `box_choice` has it → logits (1, 1, 224, 224); what tells presence (1, TOLD): where the noun has classes their score (a logit),
        the head's presence, the verifier's from afar and from near, the outline's own judgement, 1; where it has none the latter five; how far the colour asked for is lacking; what the detector says, see `boxes_tell`; how far its classes are `behind` others under the outline; the matcher's peak;
        class logits of the whole picture (1, 1000); the trunk's mean features and 1."""
        whole, image = image, F.avg_pool2d(image, 2)
        known, mask = classes.amax(1, keepdim=True), torch.ones_like(words[..., 0])
        e, matched, seen = self.evidence(image, words, mask, classes)
        score = torch.topk(e.flatten(1), PEAK, 1)[0].mean(1, keepdim=True) * known
        kind = logit_of(score, classes)
        # a class map that sees nothing of the kind is no prompt
        boxes, detectable = self.detected(image, kinds), kinds.amax(1, keepdim=True)
        shown = F.interpolate(color_maps(image), size=(self.CELLS, self.CELLS), mode='bilinear', align_corners=False)
        boxed = box_choice.chosen(boxes, shown, colors, worn, side) * detectable[..., None, None]
        views = [(x, self.trunk.features(x)[0]) for x in (at(image, side) for side in self.SIDES)]
        features = views[0][1]
        pooled = torch.cat([features[2].mean((2, 3)), features[3].mean((2, 3)), torch.ones_like(known)], 1)
        drawing = self.drawn_by_hand(pooled)
        asked = Asked(words, mask, classes, colors, known, score, known * (kind > DOUBT).to(known.dtype), boxed, side, matched, drawing)
        glances = [self.glance(x, features, self.trunk.maps(features[3]), e, asked) for x, features in views]
        outlines = [self.again(features, glance) for (_, features), glance in zip(views, glances)]
        glance = glances[0]
        quality = glance.quality.amax(0, keepdim=True)
        far = self.verified(glance, weighed(glance, 1), quality, asked)
        # drawn once and at one size, a large thing in a photograph may shrink to the part that tells most; in drawings once is better
        once, hand = self.enlarged(weighed(glance, 1)), drawing[..., None, None]
        drawn = torch.logit((hand * once + (1 - hand) * sum(outlines) / len(outlines)).clamp(1e-4, 1 - 1e-4))
        place = around(up(torch.sigmoid(drawn), image[:, :, ::4, ::4]))
        closer, drawn, lost = self.closer(whole, image, place, drawn, asked)
        near = self.verified(closer, drawn, closer.quality.mean(0, keepdim=True), asked)
        outline = F.avg_pool2d(torch.sigmoid(drawn), 4)
        share = (closer.shown * outline).sum((2, 3)) / outline.sum((2, 3)).clamp(min=1e-3)
        lacking = colors.amax(1, keepdim=True) * (1 - (share * colors).amax(1, keepdim=True) / ENOUGH).clamp(min=0)
        none = 1 - known
        tells = [glance.presence, far, near, quality, torch.ones_like(known)]
        told = torch.cat(
            [
                known * kind,
                *(known * t for t in tells),
                *(none * t for t in tells),
                lacking,
                *self.boxes_tell(boxes.score, kinds, none),
                known * lost.clamp(min=BEHIND),
                torch.topk(matched.flatten(1), PEAK, 1)[0].mean(1, keepdim=True),
            ],
            1,
        )
        return self.placed(drawn, place), told, seen, pooled

    def placed(self, drawn, place):
        """A place's logits (1, 1, s, s) as those of the whole picture, (1, 1, 224, 224): nothing outside."""
        top, bottom, left, right = place
        tall, wide = bottom - top, right - left
        t = (torch.arange(self.OUT, dtype=drawn.dtype, device=drawn.device)[None] + 0.5) / self.OUT
        outside = lambda low, high: ((t < low) | (t > high)).to(drawn.dtype)
        where = torch.maximum(outside(top, bottom)[:, None, :, None], outside(left, right)[:, None, None, :])
        whole = sampled(drawn, -top / tall, (1 - top) / tall, -left / wide, (1 - left) / wide, self.OUT)
        return whole * (1 - where) + NOTHING * where

    def forward(self, image, words, classes, colors, kinds, worn, side):
        """The same with presence (1, 1), a logit, in the place of what tells it."""
        drawn, told, seen, pooled = self.look(image, words, classes, colors, kinds, worn, side)
        drawing = self.drawn_by_hand(pooled)
        line = self.calibration[:1] * (1 - drawing) + self.calibration[1:] * drawing
        return drawn, (told * line).sum(1, keepdim=True), seen
