"""Golden features and gradients of a small VGG, built with torchvision's own layer maker.

    python -m reference.golden_features OUT_DIR

Writes features.safetensors (random weights, torchvision's names) and features-golden.safetensors:
rgb (2,3,19,26) in [0,1]; outN for layers 0, 7, 8, 9, 12, 13; gradient of sum(out12 * direction)
with respect to the ImageNet-normalised image. Layer 8 is a ReLU, 9 a pooling: any may be asked for.
"""

import argparse
from pathlib import Path

import torch
from safetensors.torch import save_file
from torchvision.models.vgg import make_layers

MEAN = torch.tensor([0.485, 0.456, 0.406]).view(1, 3, 1, 1)
STD = torch.tensor([0.229, 0.224, 0.225]).view(1, 3, 1, 1)
LAYERS = (0, 7, 8, 9, 12, 13)


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("out", type=Path)
    args = parser.parse_args()
    g = torch.Generator().manual_seed(2)
    features = make_layers([6, 6, "M", 10, 10, "M", 14, 14, "M"])  # convolutions 0 2 5 7 10 12
    for p in features.parameters():
        p.data = torch.randn(p.shape, generator=g) * (0.1 if p.dim() == 1 else 1.6 / p[0].numel() ** 0.5)
    for layer in features:
        if isinstance(layer, torch.nn.ReLU):
            layer.inplace = False  # else a convolution's output would be overwritten before we look
    save_file({"features." + k: v for k, v in features.state_dict().items()}, args.out / "features.safetensors")
    rgb = torch.rand(2, 3, 19, 26, generator=g)
    x = ((rgb - MEAN) / STD).requires_grad_()
    y, out = x, {}
    for i, layer in enumerate(features):
        y = layer(y)
        if i in LAYERS:
            out[i] = y
    direction = torch.randn(out[12].shape, generator=g)
    (out[12] * direction).sum().backward()
    save_file(
        {"rgb": rgb, "direction": direction, "gradient": x.grad, **{f"out{i}": v.detach() for i, v in out.items()}}, args.out / "features-golden.safetensors"
    )


if __name__ == "__main__":
    main()
