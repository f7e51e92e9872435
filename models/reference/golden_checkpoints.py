"""Writes the small PyTorch checkpoints that TorchArchiveTest reads.

    python -m reference.golden_checkpoints

Made with PyTorch 2.7.1. Each `.pth` or `.pt` stands beside a `.json` with the
tensors that it holds: {name: {"shape": [...], "values": [...]}}, values in
row-major order after conversion to float32.
"""

import collections
import json
import os
import pathlib
import pickle
import zipfile

import numpy
import torch
from torch import nn

TARGET = pathlib.Path(__file__).parents[2] / "src/test/resources/org/soulstyler/tensorfile/checkpoints"


def described(state):
    return {
        name: {"shape": list(tensor.shape), "values": tensor.detach().float().flatten().tolist()} for name, tensor in state.items() if torch.is_tensor(tensor)
    }


def write_json(name, state):
    (TARGET / name).write_text(json.dumps(described(state)) + "\n", "utf-8")


def training_run():
    """A checkpoint as CRIS's training writes it: DataParallel, optimizer, schedule, scores."""
    network = nn.Sequential(collections.OrderedDict(neck=nn.Conv2d(2, 3, 3, bias=False), norm=nn.BatchNorm2d(3)))
    parallel = nn.DataParallel(network)
    optimizer = torch.optim.Adam(parallel.parameters(), lr=1e-4)
    network(torch.randn(2, 2, 4, 4)).sum().backward()
    optimizer.step()
    schedule = torch.optim.lr_scheduler.MultiStepLR(optimizer, milestones=[35])
    checkpoint = {
        "epoch": 48,
        "cur_iou": 0.6227,
        "best_iou": numpy.float64(0.6239),
        "prec": {"Pr@50": 0.7353},
        "state_dict": parallel.state_dict(),
        "optimizer": optimizer.state_dict(),
        "scheduler": schedule.state_dict(),
    }
    torch.save(checkpoint, TARGET / "training-run.pth")
    write_json("training-run.json", network.state_dict())


def types_and_views():
    """Every element type, and tensors that are windows on another's storage."""
    base = torch.arange(24, dtype=torch.float32).reshape(2, 3, 4) / 7 - 1
    extremes = torch.tensor([0.0, -0.0, 1.0, -2.5, 65504.0, 6e-8, 3.1e-5, float("inf")])
    state = {
        "float": base,
        "double": base.double(),
        "half": extremes.half(),
        "bfloat16": torch.cat([extremes, torch.tensor([3.0e38, 1e-38])]).bfloat16(),
        "long": torch.tensor([-3, 0, 77]),
        "int": torch.tensor([-3, 0, 77], dtype=torch.int32),
        "short": torch.tensor([-3, 0, 77], dtype=torch.int16),
        "char": torch.tensor([-3, 0, 77], dtype=torch.int8),
        "byte": torch.tensor([3, 0, 255], dtype=torch.uint8),
        "bool": torch.tensor([True, False]),
        "parameter": nn.Parameter(torch.tensor([0.5])),
        "scalar": torch.tensor(4.6052),
        "empty": torch.empty(0, 3),
        "transposed": base.permute(2, 0, 1),
        "every other": base[:, ::2, 1:3],
        "second half": base[1],
    }
    torch.save(state, TARGET / "types-and-views.pth")
    write_json("types-and-views.json", state)


class Attention(nn.Module):
    def __init__(self):
        super().__init__()
        self.attn = nn.MultiheadAttention(4, 2)
        self.ln_1 = nn.LayerNorm(4)
        self.mlp = nn.Sequential(collections.OrderedDict(c_fc=nn.Linear(4, 8), c_proj=nn.Linear(8, 4)))

    def forward(self, x):
        y = self.ln_1(x)
        return x + self.mlp(self.attn(y, y, y, need_weights=False)[0])


class Transformer(nn.Module):
    def __init__(self):
        super().__init__()
        self.resblocks = nn.Sequential(Attention(), Attention())

    def forward(self, x):
        return self.resblocks(x)


class Visual(nn.Module):
    def __init__(self):
        super().__init__()
        self.input_resolution = 4
        self.class_embedding = nn.Parameter(torch.randn(4))
        self.conv1 = nn.Conv2d(3, 4, 2, 2, bias=False)
        self.transformer = Transformer()
        self.proj = nn.Parameter(torch.randn(4, 3))

    def forward(self, image):
        return self.transformer(self.conv1(image).flatten(2).permute(2, 0, 1) + self.class_embedding).mean(0) @ self.proj


class Clip(nn.Module):
    """The skeleton of CLIP with its names, as small as it goes."""

    def __init__(self):
        super().__init__()
        self.visual = Visual()
        self.token_embedding = nn.Embedding(5, 4)
        self.text_projection = nn.Parameter(torch.randn(4, 3))
        self.logit_scale = nn.Parameter(torch.tensor(4.6))
        self.register_buffer("context_length", torch.tensor(77))

    def forward(self, image):
        return self.visual(image) * self.logit_scale


def script():
    """A half-precision TorchScript archive, as CLIP is published by OpenAI."""
    module = torch.jit.script(Clip().half().eval())
    torch.jit.save(module, TARGET / "ViT-tiny.pt")
    write_json("ViT-tiny.json", module.state_dict())


class Attack:
    """Runs a harmless command when Python unpickles it."""

    def __init__(self, function, *arguments):
        self.call = (function, arguments)

    def __reduce__(self):
        return self.call


def hostile():
    attacks = {
        "os-system": Attack(os.system, "echo unpickled"),
        "eval": Attack(eval, "1 + 1"),
        "in-state-dict": {"state_dict": collections.OrderedDict(weight=torch.ones(1), bias=Attack(os.system, "echo unpickled"))},
        "whole-module": nn.Linear(1, 1),
    }
    for name, attack in attacks.items():
        torch.save(attack, TARGET / f"hostile-{name}.pth")
    with zipfile.ZipFile(TARGET / "hostile-protocol-4.pth", "w", zipfile.ZIP_STORED) as archive:
        archive.writestr("archive/data.pkl", pickle.dumps(Attack(os.system, "echo unpickled"), protocol=4))


def main():
    torch.manual_seed(7)
    TARGET.mkdir(parents=True, exist_ok=True)
    training_run()
    types_and_views()
    script()
    hostile()
    for path in sorted(TARGET.iterdir()):
        print(f"{path.stat().st_size:7d} {path.name}")


if __name__ == "__main__":
    main()
