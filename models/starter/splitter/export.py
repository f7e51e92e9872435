"""Writes a trained splitter as a GGUF that llama.cpp reads."""

import argparse
import json
from itertools import islice
from pathlib import Path

import gguf
import numpy as np

from .. import checkpoints
from . import tokenizer as tok
from .data import batches
from .model import Llama, Shape
from .quantize import q4_0, second_moments

NORMAL, CONTROL = gguf.TokenType.NORMAL, gguf.TokenType.CONTROL
MATRIX, EMBEDDING = gguf.GGMLQuantizationType.Q4_0, gguf.GGMLQuantizationType.Q5_0
# Batches of training sentences by which matrices are rounded.
ROUNDING, TOKENS = 12, 2048


def export(model, tokenizer, path):
    """Matrices in 4, the embedding in 5 bits, norms in F32. Returns the file's size in bytes."""
    shape = model.shape
    writer = gguf.GGUFWriter(path, "llama")
    writer.add_name("Soulstyler starter splitter")
    writer.add_license("Apache-2.0")
    writer.add_description("Splits an instruction for restyling an object into the object and the style. Made from SmolLM2-135M-Instruct.")
    writer.add_context_length(2048)
    writer.add_embedding_length(shape.width)
    writer.add_block_count(shape.layers)
    writer.add_feed_forward_length(shape.hidden)
    writer.add_head_count(shape.heads)
    writer.add_head_count_kv(shape.key_heads)
    writer.add_layer_norm_rms_eps(shape.epsilon)
    writer.add_rope_dimension_count(shape.width // shape.heads)
    writer.add_rope_freq_base(shape.rope_base)
    writer.add_vocab_size(shape.vocabulary)
    writer.add_file_type(gguf.LlamaFileType.MOSTLY_Q4_0)
    add_tokenizer(writer, tokenizer)

    def add(name, tensor):
        writer.add_tensor(f"{name}.weight", tensor.detach().float().contiguous().numpy())

    moments = second_moments(model, (batch[0] for batch in islice(batches(tokenizer, 79, TOKENS), ROUNDING)))

    def add_parts(i, layer, names, sizes):
        rounded = q4_0(getattr(model.blk[i], layer).weight, moments[f"blk.{i}.{layer}"])
        for name, part in zip(names, np.split(rounded, np.cumsum(sizes)[:-1])):
            writer.add_tensor(f"blk.{i}.{name}.weight", part, raw_dtype=MATRIX)

    embedding = gguf.quants.quantize(model.token_embd.weight.detach().numpy(), EMBEDDING)
    writer.add_tensor("token_embd.weight", embedding, raw_dtype=EMBEDDING)
    add("output_norm", model.output_norm.weight)
    key = shape.key_heads * shape.width // shape.heads
    for i, block in enumerate(model.blk):
        add(f"blk.{i}.attn_norm", block.attn_norm.weight)
        add(f"blk.{i}.ffn_norm", block.ffn_norm.weight)
        add_parts(i, "attn_qkv", ("attn_q", "attn_k", "attn_v"), (shape.width, key, key))
        add_parts(i, "attn_output", ("attn_output",), (shape.width,))
        add_parts(i, "ffn_gate_up", ("ffn_gate", "ffn_up"), (shape.hidden, shape.hidden))
        add_parts(i, "ffn_down", ("ffn_down",), (shape.width,))
    writer.write_header_to_file()
    writer.write_kv_data_to_file()
    writer.write_tensors_to_file()
    writer.close()
    return Path(path).stat().st_size


def add_tokenizer(writer, tokenizer):
    state = json.loads(tokenizer.to_str())["model"]
    tokens = [t for t, _ in sorted(state["vocab"].items(), key=lambda item: item[1])]
    writer.add_tokenizer_model("gpt2")
    writer.add_tokenizer_pre("smollm")
    writer.add_token_list(tokens)
    writer.add_token_types([CONTROL if t in (tok.START, tok.END) else NORMAL for t in tokens])
    writer.add_token_merges([m if isinstance(m, str) else " ".join(m) for m in state["merges"]])
    writer.add_bos_token_id(tokenizer.token_to_id(tok.START))
    writer.add_eos_token_id(tokenizer.token_to_id(tok.END))
    writer.add_add_bos_token(True)
    writer.add_add_eos_token(False)


def load(checkpoint, tokenizer_path):
    """A trained model and its tokenizer."""
    state = checkpoints.load(checkpoint)
    model = Llama(Shape(**state["shape"]))
    model.load_state_dict(state["model"])
    return model.eval(), tok.load(tokenizer_path)


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    here = Path(__file__).resolve().parent
    parser.add_argument("--work", type=Path, default=here / "work")
    parser.add_argument("--output", type=Path, default=here / "splitter.gguf")
    options = parser.parse_args()
    model, tokenizer = load(options.work / "checkpoint.pt", options.work / "tokenizer.json")
    print(f"{export(model, tokenizer, options.output):,} bytes")


if __name__ == "__main__":
    main()
