"""Golden outputs and gradients of the operations of org.soulstyler.torch.TorchOps, made by PyTorch.

    python -m reference.golden_operations OUT.safetensors

For every case NAME the file holds NAME.in0 ... (inputs), NAME.out, NAME.direction (a random
tensor of the output's shape) and NAME.grad0 ... (gradients of sum(out * direction) with
respect to the inputs). The Java test calls the method of the same name.
"""

import argparse

import torch
import torch.nn.functional as F
from safetensors.torch import save_file


def smoothed(x, reach):
    """Two box filters of reach + 1 pixels on either axis, as one kernel."""
    box = torch.full((reach + 1,), 1 / (reach + 1), dtype=x.dtype)
    line = torch.zeros(2 * reach + 1, dtype=x.dtype)
    for i, weight in enumerate(box):
        line[i : i + reach + 1] += weight * box
    return F.conv2d(F.pad(x, (reach,) * 4, mode="replicate"), torch.outer(line, line)[None, None])


def local_light(x, coarsest):
    """Luma above that of its surroundings, in deviations."""
    luma = torch.einsum("nchw,c->nhw", x, torch.tensor([0.299, 0.587, 0.114], dtype=x.dtype))[:, None]
    above = luma - smoothed(luma, coarsest)
    return above / torch.sqrt(smoothed(above.square(), coarsest) + 0.002)


def cases(r):
    """Name -> (function, inputs); r(*shape) draws standard normal numbers."""
    image = r(2, 4, 7, 9)
    grid = r(3, 5, 6, 2).mul(0.7)
    return {
        "grid_sample": (lambda x, g: F.grid_sample(x, g, mode="bilinear", padding_mode="zeros", align_corners=False), [r(3, 4, 7, 9), grid]),
        "resize_bilinear": (lambda x: F.interpolate(x, (11, 5), mode="bilinear", align_corners=False), [image]),
        "resize_bicubic": (lambda x: F.interpolate(x, (11, 5), mode="bicubic", align_corners=False), [image]),
        "resize_antialiased": (lambda x: F.interpolate(x, (3, 4), mode="bilinear", align_corners=False, antialias=True), [image]),
        "unit": (lambda x: F.normalize(x, dim=-1), [r(5, 8)]),
        "scale": (lambda x: x * -2.5, [image]),
        "linear": (F.linear, [r(2, 5, 8), r(3, 8), r(3)]),
        "project": (F.linear, [r(2, 5, 8), r(3, 8)]),
        "convolution": (lambda x, w, b: F.conv2d(x, w, b, stride=2, padding=1), [image, r(6, 4, 3, 3), r(6)]),
        "convolution_relu": (lambda x, w, b: F.relu(F.conv2d(x, w, b, padding=1)), [image, r(6, 4, 3, 3), r(6)]),
        "max_pool": (lambda x: F.max_pool2d(x, 2), [image]),
        "relu": (F.relu, [r(4, 6)]),
        "gelu": (F.gelu, [r(4, 6)]),
        "local_light": (lambda x: local_light(x.double(), 4).float(), [image[:, :3].sigmoid()]),
    }


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("out")
    args = parser.parse_args()
    generator = torch.Generator().manual_seed(1)
    tensors = {}
    for name, (function, inputs) in cases(lambda *s: torch.randn(s, generator=generator)).items():
        leaves = [x.detach().clone().requires_grad_() for x in inputs]
        out = function(*leaves)
        direction = torch.randn(out.shape, generator=generator)
        (out * direction).sum().backward()
        for i, leaf in enumerate(leaves):
            tensors[f"{name}.in{i}"] = leaf.detach()
            tensors[f"{name}.grad{i}"] = leaf.grad
        tensors[f"{name}.out"] = out.detach()
        tensors[f"{name}.direction"] = direction
    save_file({k: v.contiguous() for k, v in tensors.items()}, args.out)


if __name__ == "__main__":
    main()
