"""Writes a trained splitter as a GGUF that llama.cpp reads."""

import argparse
import json
from pathlib import Path

import gguf
import torch

from .. import checkpoints
from . import tokenizer as tok
from .model import Llama, Shape

NORMAL, CONTROL = gguf.TokenType.NORMAL, gguf.TokenType.CONTROL


def export(model, tokenizer, path, quantization="F16"):
    """Matrices in F16 or Q8_0, norms in F32. Returns the file's size in bytes."""
    shape = model.shape
    writer = gguf.GGUFWriter(path, "llama")
    writer.add_name("Soulstyler starter splitter")
    writer.add_license("BSD-2-Clause")
    writer.add_description("Splits an instruction for restyling an object into the object and the style.")
    writer.add_context_length(2048)
    writer.add_embedding_length(shape.width)
    writer.add_block_count(shape.layers)
    writer.add_feed_forward_length(shape.hidden)
    writer.add_head_count(shape.heads)
    writer.add_head_count_kv(shape.heads)
    writer.add_layer_norm_rms_eps(shape.epsilon)
    writer.add_rope_dimension_count(shape.width // shape.heads)
    writer.add_rope_freq_base(shape.rope_base)
    writer.add_vocab_size(shape.vocabulary)
    writer.add_file_type(gguf.LlamaFileType.MOSTLY_F16 if quantization == "F16" else gguf.LlamaFileType.MOSTLY_Q8_0)
    add_tokenizer(writer, tokenizer)

    def add(name, tensor):
        data = tensor.detach().float().contiguous().numpy()
        if data.ndim == 1:
            writer.add_tensor(name, data)
        elif quantization == "F16":
            writer.add_tensor(name, data.astype("float16"))
        else:
            kind = gguf.GGMLQuantizationType.Q8_0
            writer.add_tensor(name, gguf.quants.quantize(data, kind), raw_dtype=kind)

    add("token_embd.weight", model.token_embd.weight)
    add("output_norm.weight", model.output_norm.weight)
    for i, block in enumerate(model.blk):
        for name in ("attn_norm", "attn_output", "ffn_norm", "ffn_down"):
            add(f"blk.{i}.{name}.weight", getattr(block, name).weight)
        for name, part in zip(("attn_q", "attn_k", "attn_v"), block.attn_qkv.weight.chunk(3)):
            add(f"blk.{i}.{name}.weight", part)
        for name, part in zip(("ffn_gate", "ffn_up"), block.ffn_gate_up.weight.chunk(2)):
            add(f"blk.{i}.{name}.weight", part)
    writer.write_header_to_file()
    writer.write_kv_data_to_file()
    writer.write_tensors_to_file()
    writer.close()
    return Path(path).stat().st_size


def add_tokenizer(writer, tokenizer):
    state = json.loads(tokenizer.to_str())["model"]
    tokens = [t for t, _ in sorted(state["vocab"].items(), key=lambda item: item[1])]
    writer.add_tokenizer_model("gpt2")
    writer.add_tokenizer_pre("gpt-2")
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


def read(path):
    """The model (float32) and the tokenizer that a GGUF of ours holds."""
    reader = gguf.GGUFReader(path)
    field = lambda name: reader.fields[name].contents()
    shape = Shape(
        len(field("tokenizer.ggml.tokens")),
        field("llama.embedding_length"),
        field("llama.block_count"),
        field("llama.attention.head_count"),
        field("llama.feed_forward_length"),
    )
    tensors = {t.name: torch.from_numpy(gguf.quants.dequantize(t.data, t.tensor_type).astype("float32")) for t in reader.tensors}
    model = Llama(shape)
    state = {"token_embd.weight": tensors["token_embd.weight"], "output_norm.weight": tensors["output_norm.weight"]}
    for i in range(shape.layers):
        for name in ("attn_norm", "attn_output", "ffn_norm", "ffn_down"):
            state[f"blk.{i}.{name}.weight"] = tensors[f"blk.{i}.{name}.weight"]
        for name, parts in (("attn_qkv", ("attn_q", "attn_k", "attn_v")), ("ffn_gate_up", ("ffn_gate", "ffn_up"))):
            state[f"blk.{i}.{name}.weight"] = torch.cat([tensors[f"blk.{i}.{part}.weight"] for part in parts])
    model.load_state_dict(state)
    return model.eval(), tok.rebuild(field("tokenizer.ggml.tokens"), field("tokenizer.ggml.merges"))


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    here = Path(__file__).resolve().parent
    parser.add_argument("--work", type=Path, default=here / "work")
    parser.add_argument("--output", type=Path, default=here / "splitter.gguf")
    parser.add_argument("--quantization", choices=("F16", "Q8_0"), default="F16")
    options = parser.parse_args()
    model, tokenizer = load(options.work / "checkpoint.pt", options.work / "tokenizer.json")
    print(f"{export(model, tokenizer, options.output, options.quantization):,} bytes")


if __name__ == "__main__":
    main()
