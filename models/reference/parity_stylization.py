"""Ten steps of CLIPstyler's public code at full size, with generated weights, for the Java loop to be compared with.

    python -m reference.parity
    python -m reference.parity_tokens bpe_simple_vocab_16e6.txt.gz
    python -m reference.parity_stylization PATH_TO_CLIPstyler
    mvn test -P parity

PATH_TO_CLIPstyler is your copy of github.com/cyclomon/CLIPstyler. Its U-Net (StyleNet.py), its features (utils.py), its
templates, and the normalisation and total variation of its training script are run as they are; the script's loop is
followed line by line, with the background loss of Soulstyler's (demo.py) added. What the script draws at random, crops and
perspectives, is drawn here and written down. CLIP is transformers', VGG torchvision's, with the weights that parity.py
wrote; VGG's ReLUs work in place as torchvision's do, so that what the public code calls conv4_2 has passed the ReLU.

With --plain PyTorch computes without oneDNN, and nothing is written: the losses that are printed tell how far PyTorch is
from itself after a few steps. Adam's first steps have the learning rate's size whatever the gradient's, so that gradients
that are nothing but rounding errors count as much as others.
"""

import argparse
import ast
import importlib
import json
import math
import sys
from pathlib import Path

import torch
import torch.nn.functional as F
import torchvision.transforms.functional as TF
from safetensors.torch import load_file, save_file
from torchvision import models
from transformers import CLIPConfig, CLIPModel, CLIPTokenizerFast

from .golden_stylization import cut, random_crop, style_net_shapes, style_net_start

TEXT, SOURCE, SEED, STEPS = "a mosaic of blue waves", "a Photo", 7, 10
HEIGHT, WIDTH, CROPS, CROP, BASE = 96, 128, 6, 64, 16
SETTINGS = {
    "learningRate": 5e-4,
    "decayEvery": 100,
    "decayFactor": 0.5,
    "threshold": 0.7,
    "patchWeight": 9000,
    "directionWeight": 500,
    "contentWeight": 150,
    "tvWeight": 2e-3,
    "backgroundWeight": 150,
    "baseChannels": BASE,
    "contentLayers": [22, 31],
    "source": SOURCE,
}
# Our names for the parts of the public U-Net.
PARTS = {"lift": "conv_init", "first": "init", "bottom": "encoding", "last": "out", "drop": "conv_fin"}
LAYERS = {"a": "conv.0", "b": "conv.3", "shortcut": "skip", "down": "downsample"}


def public_functions(script, device):
    """The functions of a script that would otherwise start to train when it is imported."""
    tree = ast.parse(script.read_text("utf-8"))
    tree.body = [node for node in tree.body if isinstance(node, ast.FunctionDef) and not node.args.defaults]
    names = {"torch": torch, "F": F, "device": device}
    exec(compile(tree, str(script), "exec"), names)
    return names


def public_names():
    """The public U-Net's names and shapes in the order of our flat vector of parameters."""
    for name, shape in style_net_shapes(BASE, 3):
        head, *rest = name.split(".")
        yield ".".join([PARTS.get(head, head)] + [LAYERS.get(r, r) for r in rest]), shape


def load(net, flat):
    """Gives the public U-Net our flat vector of parameters."""
    pieces = flat.split([math.prod(shape) for _, shape in public_names()])
    net.load_state_dict({name: piece.view(shape) for (name, shape), piece in zip(public_names(), pieces)}, strict=True)


def flattened(net):
    state = net.state_dict()
    return torch.cat([state[name].flatten() for name, _ in public_names()])


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("clipstyler", type=Path)
    parser.add_argument("--work", type=Path, default=Path(__file__).parent / "work")
    parser.add_argument("--plain", action="store_true", help="compute without oneDNN, print only")
    args = parser.parse_args()
    torch.backends.mkldnn.enabled = not args.plain
    sys.path.insert(0, str(args.clipstyler))
    public, templates = importlib.import_module("utils"), importlib.import_module("template").imagenet_templates
    script = public_functions(args.clipstyler / "train_CLIPstyler.py", torch.device("cpu"))
    torch.manual_seed(0)

    tokenizer = CLIPTokenizerFast(tokenizer_file=str(args.work / "tokenizer.json"), model_max_length=77)
    clip_model = CLIPModel(CLIPConfig()).eval().requires_grad_(False)
    clip_model.load_state_dict({k: v.float() for k, v in load_file(args.work / "clip-huggingface.safetensors").items()})
    vgg = models.vgg19(weights=None).features.eval().requires_grad_(False)
    vgg.load_state_dict({k.removeprefix("features."): v.float() for k, v in load_file(args.work / "features.safetensors").items()})
    style_net = importlib.import_module("StyleNet").UNet(ngf=BASE)
    load(style_net, style_net_start(style_net_shapes(BASE, 3), SEED, False))

    def encode_image(image):
        features = clip_model.get_image_features(pixel_values=script["clip_normalize"](image, torch.device("cpu")))
        return features / features.norm(dim=-1, keepdim=True)

    def encode_text(text):
        tokens = tokenizer([t.format(text) for t in templates], padding="max_length", max_length=77, return_tensors="pt")
        features = clip_model.get_text_features(input_ids=tokens["input_ids"]).mean(0, keepdim=True)
        return features / features.norm(dim=-1, keepdim=True)

    generator = torch.Generator().manual_seed(11)
    content_image = F.interpolate(torch.rand(1, 3, HEIGHT // 8, WIDTH // 8, generator=generator), (HEIGHT, WIDTH), mode="bicubic").clamp(0, 1)
    content_features = public.get_features(script["img_normalize"](content_image), vgg)
    text_features, text_source, source_features = encode_text(TEXT), encode_text(SOURCE), encode_image(content_image)
    text_direction = text_features - text_source
    text_direction = text_direction / text_direction.norm(dim=-1, keepdim=True)

    def away(features):
        direction = features - source_features
        direction = direction / direction.norm(dim=-1, keepdim=True)
        return 1 - torch.cosine_similarity(direction, text_direction.repeat(len(features), 1), dim=1)

    optimizer = torch.optim.Adam(style_net.parameters(), lr=SETTINGS["learningRate"])
    steps, parameters = [], {}
    for step in range(STEPS):
        parameters[f"parameters.{step}"] = flattened(style_net)
        crops = [random_crop(CROP, HEIGHT, WIDTH, 1000 * step + i) for i in range(CROPS)]
        beside = [random_crop(CROP, HEIGHT, WIDTH, 2000 * step + i)[:3] + [None] for i in range(CROPS)]
        target = style_net(content_image, use_sigmoid=True)
        features = public.get_features(script["img_normalize"](target), vgg)
        patch = away(encode_image(torch.cat([cut(target, c, 224) for c in crops])))
        patch[patch < SETTINGS["threshold"]] = 0
        terms = {
            "patch": patch.mean(),
            "direction": away(encode_image(target)).mean(),
            "content": sum(torch.mean((features[k] - content_features[k]) ** 2) for k in ("conv4_2", "conv5_2")),
            "tv": script["get_image_prior_losses"](target),
            "background": sum(F.mse_loss(TF.crop(target, y, x, s, s), TF.crop(content_image, y, x, s, s)) for x, y, s, _ in beside),
        }
        total = sum(SETTINGS[k + "Weight"] * v for k, v in terms.items())
        optimizer.zero_grad()
        total.backward()
        optimizer.step()
        steps.append({"crops": crops, "background": beside, "losses": {**{k: v.item() for k, v in terms.items()}, "total": total.item()}})
        print(step, {k: round(v, 5) for k, v in steps[-1]["losses"].items()})

    if args.plain:
        written = json.loads((args.work / "stylization-golden.json").read_text("utf-8"))["steps"]
        for name in written[0]["losses"]:
            print(name, max(abs(a["losses"][name] / b["losses"][name] - 1) for a, b in zip(steps, written)))
        return
    with torch.no_grad():
        last = style_net(content_image, use_sigmoid=True)
    parameters[f"parameters.{STEPS}"] = flattened(style_net)
    save_file({"picture": content_image, "last": last.contiguous(), **parameters}, str(args.work / "stylization-golden.safetensors"))
    (args.work / "stylization-golden.json").write_text(
        json.dumps({"text": TEXT, "seed": SEED, "settings": {**SETTINGS, "templates": templates}, "steps": steps}) + "\n"
    )


if __name__ == "__main__":
    main()
