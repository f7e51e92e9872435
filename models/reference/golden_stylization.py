"""Golden values of the stylization: each loss term, StyleNet, crops, and ten steps of the whole loop, by PyTorch.

    python -m reference.golden_stylization OUT_DIR

Reads the small random networks beside the other fixtures (src/test/resources/org/soulstyler/network/style) through
models/starter/style/networks.py, and torchvision for what the public implementations take from it: the perspective, the
resizing and the contrast. Writes expected.safetensors and expected.json. StyleNet's start is drawn by java.util.Random's
published generator, so it need not be stored.
"""

import argparse
import json
import math
from pathlib import Path

import torch
import torch.nn.functional as F
import torchvision.transforms.functional as TF
from safetensors.torch import load_file, save_file
from tokenizers import Tokenizer
from torchvision.transforms import RandomPerspective

from starter.style.networks import IMAGENET_MEAN, IMAGENET_STD, Clip, FeatureNetwork, StatisticsPredictor, normalise

FIXTURES = Path(__file__).resolve().parents[2] / "src/test/resources/org/soulstyler/network/style"
CONTENT_LAYERS = (5, 12)
SOURCE, TEXT, ANCHORS, TEMPLATES = "the dog", "blue waves", ["fire", "a mosaic of green tiles"], ["a photo of {}", "{}"]


class JavaRandom:
    """java.util.Random, as its documentation specifies it."""

    def __init__(self, seed):
        self.state = (seed ^ 0x5DEECE66D) & ((1 << 48) - 1)

    def next(self, bits):
        self.state = (self.state * 0x5DEECE66D + 0xB) & ((1 << 48) - 1)
        return self.state >> (48 - bits)

    def double(self):
        return ((self.next(26) << 27) + self.next(27)) * 2.0**-53


def style_net_shapes(n, inputs):
    """Names and shapes of StyleNet's parameters in the order of the flat vector."""
    shapes = []

    def convolution(name, out, into, side):
        shapes.append((name + ".weight", (out, into, side, side)))
        shapes.append((name + ".bias", (out,)))

    def block(name, out, into):
        convolution(name + ".a", out, into, 3)
        convolution(name + ".b", out, out, 3)
        convolution(name + ".shortcut", out, into, 1)

    convolution("lift", n, inputs, 1)
    block("first", n, n)
    for name, out, into in (("down1", n, n), ("down2", 2 * n, n), ("down3", 4 * n, 2 * n)):
        block(name, out, into)
        convolution(name + ".down", out, out, 4)
    block("bottom", 8 * n, 4 * n)
    block("up3", 4 * n, 12 * n)
    block("up2", 2 * n, 6 * n)
    block("up1", n, 3 * n)
    block("last", n, 2 * n)
    convolution("drop", 3, n, 1)
    return shapes


def style_net_start(shapes, seed, residual):
    """PyTorch's default distribution, drawn by java.util.Random; the residual's last convolution starts at zero."""
    random, values = JavaRandom(seed), []
    fan = 1
    for name, shape in shapes:
        if name.endswith("weight"):
            fan = math.prod(shape[1:])
        for _ in range(math.prod(shape)):
            value = (2 * random.double() - 1) / math.sqrt(fan)
            values.append(0.0 if residual and name.startswith("drop.") else value)
    return torch.tensor(values)


def style_net(flat, shapes, picture, noise=None, residual=False):
    """CLIPstyler's U-Net on one flat vector of parameters."""
    p = dict(zip((name for name, _ in shapes), (v.view(shape) for v, (_, shape) in zip(flat.split([math.prod(s) for _, s in shapes]), shapes))))

    def conv(name, x, **options):
        return F.conv2d(x, p[name + ".weight"], p[name + ".bias"], **options)

    def block(name, x):
        y = F.relu(F.instance_norm(conv(name + ".a", x, padding=1)))
        y = F.relu(F.instance_norm(conv(name + ".b", y, padding=1)))
        y = y + conv(name + ".shortcut", x)
        return F.instance_norm(y) if residual else y

    def join(x, skip):
        return torch.cat([F.interpolate(x, skip.shape[2:], mode="bilinear", align_corners=False), skip], 1)

    x = picture if noise is None else torch.cat([picture, noise], 1)
    first = block("first", conv("lift", x))
    h, skips = first, []
    for name in ("down1", "down2", "down3"):
        skips.append(block(name, h))
        h = conv(name + ".down", skips[-1], stride=2, padding=1)
    h = block("bottom", h)
    for name in ("up3", "up2", "up1"):
        h = block(name, join(h, skips.pop()))
    h = conv("drop", block("last", torch.cat([h, first], 1)))
    if residual:
        c = picture.clamp(0.03, 0.97)
        h = h + torch.log(c / (1 - c))
    return torch.sigmoid(h)


def cut(picture, crop, size):
    """A crop as torchvision cuts, turns and resizes it; crop = [x, y, side, corners or None]."""
    x, y, side, corners = crop
    part = TF.crop(picture, y, x, side, side)
    if corners is not None:
        last = side - 1
        part = TF.perspective(part, [[0, 0], [last, 0], [last, last], [0, last]], corners, fill=[0.0, 0.0, 0.0])
    return TF.resize(part, [size, size])


def random_crop(side, height, width, generator_seed):
    torch.manual_seed(generator_seed)
    x = int(torch.randint(0, width - side + 1, (1,)))
    y = int(torch.randint(0, height - side + 1, (1,)))
    _, corners = RandomPerspective.get_params(side, side, 0.5)
    return [x, y, side, corners]


def total_variation(t):
    differences = (t[..., :, :-1] - t[..., :, 1:], t[..., :-1, :] - t[..., 1:, :], t[..., 1:, :-1] - t[..., :-1, 1:], t[..., :-1, :-1] - t[..., 1:, 1:])
    return sum(torch.norm(d) for d in differences)


def background(t, original, crops):
    return sum(F.mse_loss(TF.crop(t, y, x, s, s), TF.crop(original, y, x, s, s)) for x, y, s, _ in crops)


def temporal(t, grid, seen):
    """The short-term temporal loss of Lai et al.: differences of the pixels that both frames show."""
    difference = F.grid_sample(t, grid, align_corners=False) - t
    return (seen * difference.square()).sum() / (3 * seen.sum())


class Networks:
    def __init__(self):
        self.tokenizer = Tokenizer.from_file(str(FIXTURES / "tokenizer.json"))
        self.clip = (
            Clip(self.tokenizer.get_vocab_size(), {"widths": (8, 12, 12, 16), "hidden": 24}, {"width": 32, "layers": 2})
            .load(load_file(FIXTURES / "clip.safetensors"))
            .eval()
        )
        self.features = FeatureNetwork(((4, 4), (6, 6), (8, 8)))
        self.features.load_state_dict({k: v.float() for k, v in load_file(FIXTURES / "features.safetensors").items()})
        self.statistics = StatisticsPredictor(self.clip.visual.widths, terms=([1, 0, 0], [2, 0, 3], [3, 2, 0]), k=3, hidden=16)
        self.statistics.load_state_dict({k: v.float() for k, v in load_file(FIXTURES / "statistics.safetensors").items()})
        for module in (self.clip, self.features, self.statistics):
            module.requires_grad_(False)
        self.size = 64

    def texts(self, texts):
        start, end = (self.tokenizer.token_to_id(t) for t in ("<|startoftext|>", "<|endoftext|>"))
        rows = []
        for text in texts:
            ids = [i for i in self.tokenizer.encode(text, add_special_tokens=False).ids if i not in (start, end)]
            ids = ([start] + ids)[:19] + [end]
            rows.append(ids + [0] * (20 - len(ids)))
        return self.clip.text(torch.tensor(rows))

    def text(self, text):
        return F.normalize(self.texts([t.replace("{}", text) for t in TEMPLATES]).mean(0, keepdim=True), dim=-1)

    def images(self, rgb):
        return F.normalize(self.clip.visual(normalise(rgb)), dim=-1)

    def content(self, rgb):
        return self.features(normalise(rgb, IMAGENET_MEAN, IMAGENET_STD), CONTENT_LAYERS)


def losses(networks, t, original, crops, beside, settings):
    """Each term before weighting, by name."""
    content = networks.text(TEXT)
    direction = F.normalize(content - networks.text(SOURCE), dim=-1)

    def whole(x):
        return networks.images(F.interpolate(x, (networks.size, networks.size), mode="bicubic", align_corners=False))

    source = whole(original)
    pictures = torch.cat([cut(t, c, networks.size) for c in crops])
    e = networks.images(pictures)
    patch = 1 - F.cosine_similarity(F.normalize(e - source, dim=-1), direction)
    terms = {
        "patch": torch.where(patch < settings["threshold"], torch.zeros_like(patch), patch).mean(),
        "direction": (1 - F.cosine_similarity(whole(t) - source, direction)).mean(),
        "content": sum(F.mse_loss(a, b) for a, b in zip(networks.content(t), networks.content(original))),
        "tv": total_variation(t),
        "background": background(t, original, beside),
    }
    if settings["absoluteWeight"]:
        anchors = F.normalize(networks.texts(ANCHORS), dim=-1)
        anchors = anchors[(anchors @ content.t())[:, 0] <= 0.8]
        logits = 20 * torch.cat([e @ content.t(), e @ anchors.t()], 1)
        terms["absolute"] = (1 - e @ content.t()).mean()
        terms["contrast"] = F.cross_entropy(logits, torch.zeros(len(e), dtype=torch.long))
        terms["statistics"] = networks.statistics.loss(networks.clip.visual.levels(normalise(pictures)), content)
    return {k: v for k, v in terms.items() if settings[k + "Weight"]}


PAPER = {
    "learningRate": 5e-4,
    "decayEvery": 4,
    "decayFactor": 0.5,
    "threshold": 0.7,
    "patchWeight": 9000,
    "directionWeight": 500,
    "contentWeight": 150,
    "tvWeight": 2e-3,
    "backgroundWeight": 150,
    "absoluteWeight": 0,
    "contrastWeight": 0,
    "statisticsWeight": 0,
    "residual": False,
    "noiseChannels": 0,
    "gradientClip": 0,
    "baseChannels": 4,
    "anchors": [],
    "templates": TEMPLATES,
    "source": SOURCE,
    "contentLayers": list(CONTENT_LAYERS),
}
STARTER = {
    **PAPER,
    "learningRate": 1.2e-2,
    "threshold": 0.3,
    "patchWeight": 0.3,
    "directionWeight": 0,
    "contentWeight": 0.03,
    "tvWeight": 1e-3,
    "backgroundWeight": 1.0,
    "absoluteWeight": 0.7,
    "contrastWeight": 0.2,
    "statisticsWeight": 0.5,
    "residual": True,
    "noiseChannels": 4,
    "gradientClip": 1.0,
    "anchors": ANCHORS,
}


def ten_steps(networks, picture, settings, noise, seed):
    """The loop: the crops of each step, its losses, and the picture at the end."""
    height, width = picture.shape[2:]
    shapes = style_net_shapes(settings["baseChannels"], 3 + settings["noiseChannels"])
    flat = style_net_start(shapes, seed, settings["residual"]).requires_grad_()
    adam = torch.optim.Adam([flat], lr=settings["learningRate"])
    decay = torch.optim.lr_scheduler.StepLR(adam, settings["decayEvery"], settings["decayFactor"])
    steps = []
    for step in range(10):
        crops = [random_crop(side, height, width, 1000 * step + i) for i, side in enumerate([24] * 6 + [40] * 4)]
        beside = [random_crop(16, height, width, 2000 * step + i)[:3] + [None] for i in range(5)]
        t = style_net(flat, shapes, picture, noise, settings["residual"])
        terms = losses(networks, t, picture, crops, beside, settings)
        total = sum(settings[k + "Weight"] * v for k, v in terms.items())
        adam.zero_grad()
        total.backward()
        if settings["gradientClip"]:
            torch.nn.utils.clip_grad_norm_([flat], settings["gradientClip"])
        adam.step()
        decay.step()
        steps.append({"crops": crops, "background": beside, "losses": {**{k: v.item() for k, v in terms.items()}, "total": total.item()}})
    return steps, style_net(flat, shapes, picture, noise, settings["residual"]).detach()


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("out", type=Path)
    out = parser.parse_args().out
    out.mkdir(parents=True, exist_ok=True)
    torch.manual_seed(0)
    torch.use_deterministic_algorithms(True)
    networks = Networks()
    generator = torch.Generator().manual_seed(11)
    picture = F.interpolate(torch.rand(1, 3, 6, 8, generator=generator), (44, 61), mode="bicubic").clamp(0, 1)
    noise = 0.4 * torch.randn(1, 4, 44, 61, generator=generator)
    arrays, document = {"picture": picture, "noise": noise}, {}

    # StyleNet alone, on an odd size and on one too small to be halved three times, and its gradient.
    for name, settings, n in (("paper", PAPER, None), ("starter", STARTER, noise)):
        shapes = style_net_shapes(2, 3 + settings["noiseChannels"])
        flat = style_net_start(shapes, 5, False).requires_grad_()
        y = style_net(flat, shapes, picture, n, settings["residual"])
        arrays[f"{name}.net"] = y
        (arrays[f"{name}.net.gradient"],) = torch.autograd.grad((y * picture).sum(), flat)
        document[f"{name}.parameters"] = [[k, list(s)] for k, s in shapes]

    # Crops of several sizes, smaller and larger than the encoder's input.
    large = F.interpolate(torch.rand(1, 3, 20, 25, generator=generator), (100, 130), mode="bicubic").clamp(0, 1)
    arrays["large"] = large.half()
    large = arrays["large"].float()
    document["cut"] = [random_crop(side, 100, 130, side) for side in (7, 24, 64, 65, 96)]
    for i, crop in enumerate(document["cut"]):
        arrays[f"cut.{i}"] = cut(large, crop, 32)
    side, corners = document["cut"][1][2:]
    coefficients = TF._get_perspective_coeffs([[0, 0], [side - 1, 0], [side - 1, side - 1], [0, side - 1]], corners)
    grid = TF.F_t._perspective_grid(coefficients, side, side, torch.float32, torch.device("cpu"))
    arrays["grid"] = grid[0]

    # The loss terms of one moved picture, and their gradients.
    moved = (picture + 0.2 * torch.rand(picture.shape, generator=generator)).clamp(0, 1)
    arrays["moved"] = moved
    crops = [random_crop(24, 44, 61, i) for i in range(6)]
    beside = [random_crop(16, 44, 61, 50 + i)[:3] + [None] for i in range(5)]
    document["terms"] = {"crops": crops, "background": beside, "losses": {}}
    settings = {**STARTER, "directionWeight": 1}
    leaf = moved.clone().requires_grad_()
    for name, value in losses(networks, leaf, picture, crops, beside, settings).items():
        document["terms"]["losses"][name] = value.item()
        (arrays[f"gradient.{name}"],) = torch.autograd.grad(value, leaf, retain_graph=True)
    arrays["contrast"] = TF.adjust_contrast(moved, 1.5)

    # Where the pixels are in a neighbouring frame: moved, turned, partly out of sight.
    drawn = torch.Generator().manual_seed(12)
    turn = torch.tensor([[[0.97, -0.12, 0.05], [0.1, 1.02, -0.03]]])
    grid = F.affine_grid(turn, (1, 3, 44, 61), align_corners=False)
    seen = torch.rand(1, 1, 44, 61, generator=drawn) * (grid.abs().amax(-1)[:, None] <= 1)
    arrays["temporal.grid"], arrays["temporal.seen"] = grid, seen
    value = temporal(leaf, grid, seen)
    document["terms"]["losses"]["temporal"] = value.item()
    (arrays["gradient.temporal"],) = torch.autograd.grad(value, leaf)

    for name, settings, n in (("paper", PAPER, None), ("starter", STARTER, noise)):
        steps, last = ten_steps(networks, picture, settings, n, 7)
        document[name] = {"settings": settings, "steps": steps}
        arrays[f"{name}.last"] = last

    save_file({k: v.detach().contiguous() for k, v in arrays.items()}, str(out / "expected.safetensors"))
    (out / "expected.json").write_text(json.dumps({"text": TEXT, **document}, separators=(",", ":")) + "\n")


if __name__ == "__main__":
    main()
