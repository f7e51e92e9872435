"""The splitter's network: a Llama.

RMSNorm, rotary positions (adjacent pairs, as llama.cpp's ``llama`` architecture wants them in a GGUF), grouped-query
attention, SwiGLU, tied embeddings. Attribute names are those of GGUF tensors as far as Python allows.
"""

from dataclasses import dataclass

import torch
import torch.nn.functional as F
from torch import nn


@dataclass(frozen=True)
class Shape:
    """``heads`` queries share ``key_heads`` keys and values; ``hidden`` is the feed-forward width."""

    vocabulary: int
    width: int
    layers: int
    heads: int
    key_heads: int
    hidden: int
    rope_base: float
    epsilon: float = 1e-5
    context: int = 512


class Block(nn.Module):
    """One layer: attention and a gated feed-forward part, both added to a normalised input."""

    def __init__(self, s):
        super().__init__()
        self.heads, self.key_heads, self.head = s.heads, s.key_heads, s.width // s.heads
        self.attn_norm = nn.RMSNorm(s.width, eps=s.epsilon)
        self.attn_qkv = nn.Linear(s.width, (s.heads + 2 * s.key_heads) * self.head, bias=False)
        self.attn_output = nn.Linear(s.width, s.width, bias=False)
        self.ffn_norm = nn.RMSNorm(s.width, eps=s.epsilon)
        self.ffn_gate_up = nn.Linear(s.width, 2 * s.hidden, bias=False)
        self.ffn_down = nn.Linear(s.hidden, s.width, bias=False)

    def forward(self, x, rotation, mask):
        n, t, d = x.shape
        q, k, v = (
            part.view(n, t, -1, self.head).transpose(1, 2)
            for part in self.attn_qkv(self.attn_norm(x)).split([d, self.key_heads * self.head, self.key_heads * self.head], -1)
        )
        share = self.heads // self.key_heads
        q = rotate(q, rotation).flatten(0, 1)
        k, v = (part.repeat_interleave(share, 1).flatten(0, 1) for part in (rotate(k, rotation), v))
        # Written out: on a CPU, for sequences this short, it is several times faster than the fused kernel's gradient.
        weights = torch.softmax(torch.baddbmm(mask.to(q.dtype), q, k.transpose(1, 2), alpha=self.head**-0.5), -1)
        y = torch.bmm(weights.to(v.dtype), v).view(n, self.heads, t, self.head)
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
