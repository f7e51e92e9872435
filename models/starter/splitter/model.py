"""The splitter's network: a Llama of a few million parameters.

RMSNorm, rotary positions (adjacent pairs, as llama.cpp's ``llama`` architecture wants them in a GGUF), SwiGLU, tied
embeddings. Attribute names are those of GGUF tensors as far as Python allows.
"""

from dataclasses import dataclass

import torch
import torch.nn.functional as F
from torch import nn


@dataclass(frozen=True)
class Shape:
    vocabulary: int
    width: int = 192
    layers: int = 5
    heads: int = 6
    hidden: int = 512
    context: int = 512
    rope_base: float = 10000.0
    epsilon: float = 1e-5


class Block(nn.Module):
    """One layer: attention and a gated feed-forward part, both added to a normalised input."""

    def __init__(self, s):
        super().__init__()
        self.heads = s.heads
        self.attn_norm = nn.RMSNorm(s.width, eps=s.epsilon)
        self.attn_qkv = nn.Linear(s.width, 3 * s.width, bias=False)
        self.attn_output = nn.Linear(s.width, s.width, bias=False)
        self.ffn_norm = nn.RMSNorm(s.width, eps=s.epsilon)
        self.ffn_gate_up = nn.Linear(s.width, 2 * s.hidden, bias=False)
        self.ffn_down = nn.Linear(s.hidden, s.width, bias=False)

    def forward(self, x, rotation, mask):
        n, t, d = x.shape
        head = d // self.heads
        qkv = self.attn_qkv(self.attn_norm(x)).view(n, t, 3, self.heads, head).permute(2, 0, 3, 1, 4)
        (q, k), v = rotate(qkv[:2], rotation).flatten(1, 2), qkv[2]
        # Written out: on a CPU, for sequences this short, it is several times faster than the fused kernel's gradient.
        weights = torch.softmax(torch.baddbmm(mask.to(q.dtype), q, k.transpose(1, 2), alpha=head**-0.5), -1)
        y = torch.bmm(weights.to(v.dtype), v.flatten(0, 1)).view(n, self.heads, t, head)
        x = x + self.attn_output(y.transpose(1, 2).reshape(n, t, d))
        gate, up = self.ffn_gate_up(self.ffn_norm(x)).chunk(2, -1)
        return x + self.ffn_down(F.silu(gate) * up)


def rotate(x, rotation):
    """Rotates adjacent pairs of the last axis by the position's angle."""
    cos, sin = rotation
    swapped = x.unflatten(-1, (-1, 2)).flip(-1).flatten(-2)
    return torch.addcmul(x * cos.to(x.dtype), swapped, sin.to(x.dtype))


class Llama(nn.Module):
    def __init__(self, s):
        super().__init__()
        self.shape = s
        self.token_embd = nn.Embedding(s.vocabulary, s.width)
        self.blk = nn.ModuleList(Block(s) for _ in range(s.layers))
        self.output_norm = nn.RMSNorm(s.width, eps=s.epsilon)
        head = s.width // s.heads
        angles = torch.outer(torch.arange(s.context), s.rope_base ** (-torch.arange(0, head, 2) / head)).repeat_interleave(2, -1)
        self.register_buffer("cos", angles.cos(), persistent=False)
        signs = torch.tensor([-1.0, 1.0]).repeat(head // 2)
        self.register_buffer("sin", angles.sin() * signs, persistent=False)
        for name, p in self.named_parameters():
            if p.dim() == 2:
                std = 0.04
                if name.endswith(("attn_output.weight", "ffn_down.weight")):
                    std /= (2 * s.layers) ** 0.5
                nn.init.normal_(p, std=std)

    def states(self, tokens):
        """(N, T) token ids -> (N, T, width) states after the last norm."""
        t = tokens.shape[1]
        rotation = self.cos[:t], self.sin[:t]
        mask = torch.full((t, t), float("-inf")).triu(1)
        x = self.token_embd(tokens)
        for block in self.blk:
            x = block(x, rotation, mask)
        return self.output_norm(x)

    def logits(self, states):
        return F.linear(states, self.token_embd.weight.to(states.dtype))
