"""Full-size CLIP ViT-B/32 and VGG-19 with generated weights, and what the references compute.

    python -m reference.parity [--openai PATH_TO_CLIP]
    mvn test -P parity

The first command needs PyTorch, transformers and torchvision, writes about 0.7 GB (weights in
half precision, seeded) and takes a minute; the second compares the Java networks with it and
writes the table to target/parity.md. PATH_TO_CLIP is your copy of github.com/openai/CLIP, whose
network is traced and saved as ViT-B-32.pt is published.
"""

import argparse
import importlib
import sys
from pathlib import Path

import torch
from safetensors.torch import load_file, save_file
from torchvision.models import vgg19
from transformers import CLIPConfig, CLIPModel

from .golden_clip import MEAN, STD, liven, open_clip
from .golden_features import MEAN as IMAGENET_MEAN
from .golden_features import STD as IMAGENET_STD

LAYERS = (21, 30, 31)


def clip(out):
    # CLIPConfig() as it is describes ViT-B/32.
    model = liven(CLIPModel(CLIPConfig()), seed=11)
    state = {k: v.half().contiguous() for k, v in model.state_dict().items() if "position_ids" not in k}
    save_file(state, out / "clip-huggingface.safetensors")
    save_file({k: v.contiguous() for k, v in open_clip(state).items()}, out / "clip-openclip.safetensors")
    g = torch.Generator().manual_seed(12)
    rgb = torch.nn.functional.interpolate(torch.rand(3, 3, 28, 28, generator=g), size=224, mode="bicubic").clamp(0, 1)
    x = ((rgb - MEAN) / STD).requires_grad_()
    image = model.get_image_features(pixel_values=x)
    direction = torch.randn(image.shape, generator=g)
    (image * direction).sum().backward()
    # Random sentences: start, words, end, zeros.
    tokens = torch.zeros(6, 77, dtype=torch.long)
    for row, length in zip(tokens, (2, 5, 9, 20, 40, 77)):
        row[1 : length - 1] = torch.randint(1, 49406, (length - 2,), generator=g)
        row[0], row[length - 1] = 49406, 49407
    with torch.no_grad():
        text = model.get_text_features(input_ids=tokens)
    save_file(
        {"rgb": rgb, "image": image.detach(), "direction": direction, "gradient": x.grad, "tokens": tokens, "text": text}, out / "clip-golden.safetensors"
    )


def openai(path, out):
    """The same weights as a TorchScript archive: OpenAI's own network in half precision, traced."""
    sys.path.insert(0, str(path / "clip"))
    public = importlib.import_module("model")
    model = public.CLIP(512, 224, 12, 768, 32, 77, 49408, 512, 8, 12).eval()
    state = {k: v.float() for k, v in load_file(out / "clip-openclip.safetensors").items()}
    model.load_state_dict(state, strict=True)
    for name, value in (("input_resolution", 224), ("context_length", 77), ("vocab_size", 49408)):
        if hasattr(model, name):
            delattr(model, name)
        model.register_buffer(name, torch.tensor(value))
    golden = load_file(out / "clip-golden.safetensors")
    with torch.no_grad():
        image = model.encode_image((golden["rgb"] - MEAN) / STD)
        print(f"OpenAI's network against transformers': {(image - golden['image']).norm() / golden['image'].norm():.1e}")
        public.convert_weights(model)
        traced = torch.jit.trace(model, (torch.zeros(1, 3, 224, 224).half(), torch.zeros(1, 77, dtype=torch.long)), check_trace=False)
    torch.jit.save(traced, out / "ViT-B-32.pt")


def vgg(out):
    g = torch.Generator().manual_seed(13)
    features = vgg19(weights=None).features
    for p in features.parameters():
        p.data = (torch.randn(p.shape, generator=g) * (0.05 if p.dim() == 1 else 1.45 / p[0].numel() ** 0.5)).half().float()
    for layer in features:
        if isinstance(layer, torch.nn.ReLU):
            layer.inplace = False
    save_file({"features." + k: v.half() for k, v in features.state_dict().items()}, out / "features.safetensors")
    rgb = torch.nn.functional.interpolate(torch.rand(1, 3, 32, 24, generator=g), size=(256, 192), mode="bicubic").clamp(0, 1)
    directions = {}

    def run(x):
        """Wanted layers by their number, and the gradient of their sum along random directions."""
        y, seen = x.requires_grad_(), {}
        for i, layer in enumerate(features[: max(LAYERS) + 1]):
            y = layer(y)
            if i in LAYERS:
                seen[i] = y
        for i, v in seen.items():
            if i not in directions:
                directions[i] = torch.randn(v.shape, generator=g)
        sum((seen[i] * directions[i]).sum() for i in (21, 30)).backward()
        return seen, x.grad.contiguous()

    normalised = (rgb - IMAGENET_MEAN) / IMAGENET_STD
    seen, gradient = run(normalised.clone())
    # A ReLU or a pooling whose inputs are nearly equal passes its gradient on where rounding says:
    # two kernels of the same library, here chosen by the layout in memory, differ by that.
    features = features.to(memory_format=torch.channels_last)
    _, other = run(normalised.contiguous(memory_format=torch.channels_last))
    print(f"torchvision's gradient, channels last against first: {(other - gradient).norm() / gradient.norm():.1e}")
    save_file(
        {
            "rgb": rgb,
            "gradient": gradient,
            "gradient.channels-last": other,
            **{f"out{i}": v.detach() for i, v in seen.items()},
            **{f"direction{i}": d for i, d in directions.items()},
        },
        out / "features-golden.safetensors",
    )


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--out", type=Path, default=Path(__file__).parent / "work")
    parser.add_argument("--openai", type=Path, metavar="PATH_TO_CLIP")
    args = parser.parse_args()
    out = args.out
    out.mkdir(parents=True, exist_ok=True)
    torch.manual_seed(0)
    clip(out)
    vgg(out)
    if args.openai:
        openai(args.openai, out)


if __name__ == "__main__":
    main()
