"""Matrices in four bits a weight (GGUF's Q4_0), rounded so that what a layer says changes least.

Frantar et al., "GPTQ: Accurate Post-Training Quantization for Generative Pre-trained Transformers" (2022),
https://arxiv.org/abs/2210.17323: column by column, what rounding one has changed is made up for by those that follow.
Rounding each weight alone costs 4 of validation.tsv's 514 sentences.
"""

import numpy as np
import torch

# Weights that share a scale, as Q4_0 has it.
BLOCK = 32
# Of the mean of the diagonal, added to it, so that the inverse exists.
DAMPING = 0.01
# Scales that are tried, of the one that just reaches the largest weight.
SHARES = torch.linspace(0.7, 1.05, 15)


@torch.no_grad()
def second_moments(model, texts):
    """For each linear layer of the blocks, by its name, the second moments (inputs, inputs) of what it is given.

    ``texts`` are batches (N, T) of token ids.
    """
    layers = {name: part for name, part in model.named_modules() if isinstance(part, torch.nn.Linear)}
    moments = {name: torch.zeros(layer.in_features, layer.in_features) for name, layer in layers.items()}

    def watch(total):
        def add(_module, given, _made):
            inputs = given[0].float().flatten(0, -2)
            total.addmm_(inputs.T, inputs)

        return add

    hooks = [layer.register_forward_hook(watch(moments[name])) for name, layer in layers.items()]
    for tokens in texts:
        model.states(tokens)
    for hook in hooks:
        hook.remove()
    return moments


@torch.no_grad()
def q4_0(weight, moments):
    """Q4_0's bytes (rows, columns / 32 * 18) for a matrix (rows, columns)."""
    weight = weight.detach().float().clone()
    rows, columns = weight.shape
    diagonal = moments.diagonal()
    inverse = torch.linalg.cholesky(moments + DAMPING * diagonal.mean() * torch.eye(columns))
    inverse = torch.linalg.cholesky(torch.cholesky_inverse(inverse), upper=True)
    scales = torch.zeros(rows, columns // BLOCK)
    codes = torch.zeros(rows, columns)
    for i in range(columns):
        if i % BLOCK == 0:
            scales[:, i // BLOCK] = scale(weight[:, i : i + BLOCK], diagonal[i : i + BLOCK])
        step = scales[:, i // BLOCK]
        codes[:, i] = code(weight[:, i], step)
        error = (weight[:, i] - step * codes[:, i]) / inverse[i, i]
        weight[:, i:] -= error[:, None] * inverse[i, i:]
    low, high = (codes.view(rows, -1, 2, BLOCK // 2) + 8).to(torch.uint8).numpy().transpose(2, 0, 1, 3)
    halves = scales.numpy().astype(np.float16).view(np.uint8).reshape(rows, -1, 2)
    return np.concatenate([halves, low | high << 4], -1).reshape(rows, -1)


def scale(block, importance):
    """For each row of a block, the scale (as float16 has it) with the least squares of errors, each times its importance."""
    largest = block.gather(1, block.abs().argmax(1, keepdim=True))
    tried = (largest / -8 * SHARES).half().float()
    made = code(block[:, None], tried[..., None]) * tried[..., None]
    errors = ((made - block[:, None]).square() * importance).sum(-1)
    return tried.gather(1, errors.argmin(1, keepdim=True))[:, 0]


def code(weight, step):
    """The whole numbers, -8 to 7, that stand for weights."""
    return (weight / torch.where(step == 0, 1, step)).round().clamp(-8, 7)
