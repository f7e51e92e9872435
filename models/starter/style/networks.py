"""The starter's frozen style networks: a small CLIP, a content network and a text-to-statistics predictor.

The Java side re-implements these forward passes with plain tensor operations, so nothing here is cleverer than a
convolution, an average pool, a LayerNorm and a GELU (the exact one, with erf).
"""

import json
import math

import torch
import torch.nn as nn
import torch.nn.functional as F
from safetensors.torch import save_file

CLIP_MEAN = (0.48145466, 0.4578275, 0.40821073)
CLIP_STD = (0.26862954, 0.26130258, 0.27577711)
IMAGENET_MEAN = (0.485, 0.456, 0.406)
IMAGENET_STD = (0.229, 0.224, 0.225)

IMAGE_SIZE = 64
CONTEXT = 20
DIM = 128

#: (level, dy, dx) of the second-order statistics; levels count from 0, the normalised picture itself. The picture's own say which
#: colours go together, and how far they reach: without them white wool came out with red and green specks.
TERMS = (
    [0, 0, 0],
    [0, 0, 2],
    [0, 2, 0],
    [0, 0, 5],
    [0, 5, 0],
    [1, 0, 0],
    [1, 0, 4],
    [1, 4, 0],
    [2, 0, 0],
    [2, 0, 3],
    [2, 3, 0],
    [2, 0, 6],
    [2, 6, 0],
    [3, 0, 0],
    [3, 0, 3],
    [3, 3, 0],
    [4, 0, 0],
)


#: How much it counts that crops miss the mean colour apart, beside that they miss it together: in a mean over all crops one
#: corner's wrong colour makes up for the rest, and half a brick apple stayed green.
APART = 2.0


def normalise(rgb, mean=CLIP_MEAN, std=CLIP_STD):
    """RGB in [0, 1] to a network's input."""
    m = torch.tensor(mean).view(1, 3, 1, 1)
    s = torch.tensor(std).view(1, 3, 1, 1)
    return (rgb - m) / s


class Stage(nn.Module):
    """Two 3x3 convolutions; the second is a residual."""

    def __init__(self, inputs, outputs):
        super().__init__()
        self.a = nn.Conv2d(inputs, outputs, 3, padding=1)
        self.b = nn.Conv2d(outputs, outputs, 3, padding=1)

    def forward(self, x):
        a = F.gelu(self.a(x))
        return a + F.gelu(self.b(a))


class StatisticsTower(nn.Module):
    """Image tower: a convolutional pyramid whose means and deviations, of every level, are what it sees of a texture."""

    def __init__(self, widths=(24, 48, 96, 160), hidden=384, dim=DIM):
        super().__init__()
        self.stem = nn.Conv2d(3, widths[0], 5, padding=2)
        self.stages = nn.ModuleList([Stage(widths[i], widths[i + 1]) for i in range(len(widths) - 1)])
        self.widths = (3,) + tuple(widths)
        pooled = 2 * sum(self.widths)
        self.norm = nn.LayerNorm(pooled)
        self.hidden = nn.Linear(pooled, hidden)
        self.projection = nn.Linear(hidden, dim)

    def levels(self, x):
        """x (N,3,S,S), CLIP-normalised -> [x, stem, stage 0, stage 1, ...]."""
        h = [x, F.gelu(self.stem(x))]
        for stage in self.stages:
            h.append(stage(F.avg_pool2d(h[-1], 2)))
        return h

    @staticmethod
    def pooled(levels):
        parts = []
        for h in levels:
            h = h.float()
            parts.append(h.mean((2, 3)))
            parts.append((h.var((2, 3), unbiased=False) + 1e-4).sqrt())
        return torch.cat(parts, 1)

    def embed(self, pooled):
        return self.projection(F.gelu(self.hidden(self.norm(pooled))))

    def forward(self, x):
        return self.embed(self.pooled(self.levels(x)))


class TextLayer(nn.Module):
    def __init__(self, width, heads):
        super().__init__()
        self.heads = heads
        self.layer_norm1 = nn.LayerNorm(width)
        self.self_attn = nn.ModuleDict({n: nn.Linear(width, width) for n in ('q_proj', 'k_proj', 'v_proj', 'out_proj')})
        self.layer_norm2 = nn.LayerNorm(width)
        self.mlp = nn.ModuleDict({'fc1': nn.Linear(width, 4 * width), 'fc2': nn.Linear(4 * width, width)})

    def forward(self, x):
        n, t, w = x.shape
        y = self.layer_norm1(x)
        q, k, v = (self.self_attn[p](y).view(n, t, self.heads, w // self.heads).transpose(1, 2) for p in ('q_proj', 'k_proj', 'v_proj'))
        y = F.scaled_dot_product_attention(q, k, v, is_causal=True).transpose(1, 2).reshape(n, t, w)
        x = x + self.self_attn['out_proj'](y)
        y = self.mlp['fc1'](self.layer_norm2(x))
        return x + self.mlp['fc2'](y * torch.sigmoid(1.702 * y))


class TextTower(nn.Module):
    """CLIP's text transformer, small; tensor names are Hugging Face CLIPModel's."""

    def __init__(self, vocabulary, context=CONTEXT, width=128, layers=3, heads=4, dim=DIM):
        super().__init__()
        self.heads = heads
        self.text_model = nn.Module()
        self.text_model.embeddings = nn.Module()
        self.text_model.embeddings.token_embedding = nn.Embedding(vocabulary, width)
        self.text_model.embeddings.position_embedding = nn.Embedding(context, width)
        nn.init.normal_(self.text_model.embeddings.token_embedding.weight, std=0.05)
        nn.init.normal_(self.text_model.embeddings.position_embedding.weight, std=0.01)
        self.text_model.encoder = nn.Module()
        self.text_model.encoder.layers = nn.ModuleList([TextLayer(width, heads) for _ in range(layers)])
        self.text_model.final_layer_norm = nn.LayerNorm(width)
        self.text_projection = nn.Linear(width, dim, bias=False)

    def forward(self, tokens):
        e = self.text_model.embeddings
        x = e.token_embedding(tokens) + e.position_embedding.weight[: tokens.shape[1]]
        for layer in self.text_model.encoder.layers:
            x = layer(x)
        x = self.text_model.final_layer_norm(x)
        return self.text_projection(x[torch.arange(len(x)), tokens.argmax(1)])


class Clip(nn.Module):
    def __init__(self, vocabulary, image=None, text=None):
        super().__init__()
        self.visual = StatisticsTower(**(image or {}))
        self.text = TextTower(vocabulary, **(text or {}))
        self.logit_scale = nn.Parameter(torch.tensor(math.log(10.0)))

    def save(self, path):
        tensors = {'visual.' + k: v for k, v in self.visual.state_dict().items()}
        tensors.update(self.text.state_dict())
        tensors['logit_scale'] = self.logit_scale.detach()
        write(path, tensors, text_heads=str(self.text.heads), image_size=str(IMAGE_SIZE))

    def load(self, tensors):
        """Takes the tensors of a file that save() wrote."""
        self.visual.load_state_dict({k[7:]: v.float() for k, v in tensors.items() if k.startswith('visual.')})
        self.text.load_state_dict({k: v.float() for k, v in tensors.items() if k.startswith('text_')})
        self.logit_scale.data = tensors['logit_scale'].float()
        return self


class FeatureNetwork(nn.Module):
    """VGG-shaped content network: convolutions 3x3 with ReLU, max-pooled between blocks."""

    def __init__(self, blocks=((16, 16), (32, 32), (64, 64), (96, 96))):
        super().__init__()
        layers, inputs = [], 3
        for b, block in enumerate(blocks):
            if b:
                layers.append(nn.MaxPool2d(2))
            for width in block:
                layers += [nn.Conv2d(inputs, width, 3, padding=1), nn.ReLU()]
                inputs = width
        self.features = nn.Sequential(*layers)

    def forward(self, x, layers):
        out = []
        for i, layer in enumerate(self.features):
            x = layer(x)
            if i in layers:
                out.append(x)
            if i == max(layers):
                return out

    def save(self, path):
        write(path, self.state_dict())


class StatisticsPredictor(nn.Module):
    """Text embedding -> mean and log-variance of the image tower's statistics, in units of their spread over all styles."""

    def __init__(self, widths, terms=TERMS, k=12, hidden=256, dim=DIM, seed=7):
        super().__init__()
        self.widths, self.term_list = tuple(widths), [list(t) for t in terms]
        g = torch.Generator().manual_seed(seed)
        self.terms = nn.ModuleList()
        for level, _, _ in terms:
            m = nn.Module()
            c = widths[level]
            for side in ('left', 'right'):
                m.register_buffer(side, torch.randn(min(k, c), c, generator=g) / math.sqrt(c))
            self.terms.append(m)
        n = 2 * sum(widths) + sum(len(m.left) ** 2 for m in self.terms)
        self.hidden1 = nn.Linear(dim, hidden)
        self.hidden2 = nn.Linear(hidden, hidden)
        self.mean = nn.Linear(hidden, n)
        self.variance = nn.Linear(hidden, n)
        nn.init.zeros_(self.variance.weight)
        self.register_buffer('center', torch.zeros(n))
        self.register_buffer('scale', torch.ones(n))

    @torch.no_grad()
    def take_components(self, batches):
        """Multiplies channels along their principal components, of unit variance, instead of along random directions.

        batches are levels of pictures of all styles; the picture's own three channels stay as they are.
        """
        covariance, count = {}, 0
        for levels in batches:
            count += 1
            for level in {t[0] for t in self.term_list} - {0}:
                h = levels[level].float()
                z = (h - h.mean((2, 3), keepdim=True)).transpose(0, 1).flatten(1)
                covariance[level] = covariance.get(level, 0) + z @ z.t() / z.shape[1]
        for (level, _, _), m in zip(self.term_list, self.terms):
            if level == 0:
                directions = torch.eye(3)
            else:
                values, vectors = torch.linalg.eigh(covariance[level] / count)
                directions = (vectors / values.clamp(min=1e-8).sqrt()).t().flip(0)[: len(m.left)]
            m.left.copy_(directions)
            m.right.copy_(directions)

    def emphasis(self, mean, products):
        """(n,): what each statistic counts, 1 for all but the picture's mean colour and its colours' products."""
        factors, at = torch.ones(len(self.center)), 2 * sum(self.widths)
        factors[:3] = mean
        for (level, _, _), m in zip(self.term_list, self.terms):
            size = len(m.left) ** 2
            if level == 0:
                factors[at : at + size] = products
            at += size
        return factors

    def statistics(self, levels):
        """Levels of M crops -> (M, n)."""
        parts = [StatisticsTower.pooled(levels)]
        for (level, dy, dx), m in zip(self.term_list, self.terms):
            h = levels[level].float()
            z = h - h.mean((2, 3), keepdim=True)
            height, width = z.shape[2:]
            a = torch.einsum('kc,ncp->nkp', m.left, z[:, :, : height - dy, : width - dx].flatten(2))
            b = torch.einsum('kc,ncp->nkp', m.right, z[:, :, dy:, dx:].flatten(2))
            g = a @ b.transpose(1, 2) / a.shape[2]
            g = g / (g * g + 1e-6).sqrt().sqrt()
            parts.append(g.flatten(1))
        return torch.cat(parts, 1)

    def forward(self, text):
        """Normalised text embeddings -> (mu, log-variance)."""
        u = F.gelu(self.hidden2(F.gelu(self.hidden1(8 * text))))
        return self.mean(u), self.variance(u)

    def loss(self, levels, text):
        return self.distance(self.statistics(levels), *self(text))

    def distance(self, statistics, mu, lv):
        """How far the statistics (M, n) of all crops are, in their mean, from the prediction; and their mean colours apart."""
        each = (statistics - self.center) / self.scale - mu[0]
        weight = torch.exp(-lv[0]).clamp(max=4)
        d = each.mean(0)
        huber = F.smooth_l1_loss(d, torch.zeros_like(d), reduction='none')
        color = F.smooth_l1_loss(each[:, :3], torch.zeros_like(each[:, :3]), reduction='none').mean(0)
        return (huber * weight).mean() + APART * ((color - huber[:3]) * weight[:3]).sum() / len(d)

    def save(self, path):
        write(path, self.state_dict(), terms=json.dumps(self.term_list))


class StartPredictor(nn.Module):
    """Picture and text -> logits that are added to the picture's: where the optimisation starts.

    An encoder and a decoder on the picture at half its size, beside which lies noise to make texture from on smooth objects;
    the text scales and shifts what instance norm leaves (conditional instance norm: Dumoulin et al., ICLR 2017).
    """

    NOISE_GRAINS = (2, 4, 8, 24)
    NOISE_AMPLITUDE = 0.4

    def __init__(self, width=16, blocks=3, hidden=128, dim=DIM):
        super().__init__()
        n = width
        shapes = [(3 + len(self.NOISE_GRAINS), n, 3), (n, 2 * n, 4), (2 * n, 4 * n, 4)]
        shapes += [(4 * n, 4 * n, 3)] * (2 * blocks) + [(6 * n, 2 * n, 3), (3 * n, n, 3)]
        self.convolutions = nn.ModuleList(nn.Conv2d(i, o, k, 2 if k == 4 else 1, 1) for i, o, k in shapes)
        self.out = nn.Conv2d(n, 3, 3, padding=1)
        self.hidden = nn.Linear(dim, hidden)
        self.gains = nn.ModuleList(nn.Linear(hidden, o) for _, o, _ in shapes)
        self.shifts = nn.ModuleList(nn.Linear(hidden, o) for _, o, _ in shapes)
        for layer in [self.out, *self.gains, *self.shifts]:
            nn.init.zeros_(layer.bias)
        nn.init.zeros_(self.out.weight)

    def noise(self, count, height, width):
        planes = [torch.randn(count, 1, -(-height // k), -(-width // k)) * self.NOISE_AMPLITUDE for k in self.NOISE_GRAINS]
        return torch.cat([F.interpolate(p, size=(height, width), mode='bicubic', align_corners=False) for p in planes], 1)

    def forward(self, picture, noise, text):
        """picture (N,3,H,W) in [0, 1], noise (N,4,H,W), normalised text embeddings (N,D) -> logits (N,3,H,W)."""
        size = picture.shape[2:]
        u = F.gelu(self.hidden(8 * text))
        half = [-(-s // 2) for s in size]
        x = F.interpolate(torch.cat([2 * picture - 1, noise], 1), size=half, mode='bilinear', antialias=True, align_corners=False)
        layer = iter(range(len(self.convolutions)))

        def styled(x):
            k = next(layer)
            y = F.instance_norm(self.convolutions[k](x))
            return F.relu(y * (1 + self.gains[k](u))[:, :, None, None] + self.shifts[k](u)[:, :, None, None])

        def join(x, skip):
            return torch.cat([F.interpolate(x, size=skip.shape[2:], mode='bilinear', align_corners=False), skip], 1)

        first = styled(x)
        second = styled(first)
        x = styled(second)
        for _ in range((len(self.convolutions) - 5) // 2):
            x = x + styled(styled(x))
        x = styled(join(x, second))
        x = styled(join(x, first))
        return F.interpolate(self.out(x), size=size, mode='bilinear', align_corners=False)

    def save(self, path):
        write(path, self.state_dict())


def write(path, tensors, **metadata):
    """Writes a safetensors file in half precision."""
    tensors = {k: v.detach().half().contiguous() for k, v in tensors.items()}
    save_file(tensors, str(path), metadata={'format': 'pt', **metadata})
