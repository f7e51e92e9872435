"""Files of the official models' names, sizes and kinds, with generated weights: to install and run at full size without a download.

    python -m reference.official_files bpe_simple_vocab_16e6.txt.gz --out FOLDER [--splitter qwen2.5-0.5b|llama-2-7b-chat]

What comes out means nothing; how it is read, installed and computed is all that a real download would exercise:

    clip-vit-base-patch32/model.safetensors   CLIP ViT-B/32 by transformers, float32, Hugging Face's names
    clip-vit-base-patch32/tokenizer.json      CLIP's own vocabulary
    vgg19.tv_in1k/model.safetensors           VGG-19 with its classifier, of which the installer takes a seventh
    clipseg-rd64-refined/onnx/model.onnx      CLIPSeg by transformers, exported with open axes (golden_clipseg.py)
    cris-r50.pth                              CRIS as its training leaves it (generated_checkpoint.py)
    Qwen2.5-0.5B-Instruct-Q4_K_M.gguf         a language model of Qwen2.5-0.5B's shape, 4 bits, with its chat template
    llama-2-7b-chat.Q4_K_M.gguf               the same for Llama-2-7B-chat (3.8 GB; only when asked for)
    catalogue.json                            models/official/catalogue.json with these files' checksums pinned

The vocabulary is the file of that name in github.com/openai/CLIP (clip/). Everything is seeded. The language models hold
Q4_0 and Q8_0 blocks, where the published ones hold Q4_K and Q6_K of about the same size; their vocabularies are learnt
here from CLIP's words and filled up to the published number. Needs PyTorch, transformers, safetensors, tokenizers,
onnx and gguf; about 2.7 GB (6.5 GB with Llama) and three minutes.
"""

import argparse
import dataclasses
import hashlib
import json
import random
from pathlib import Path

import gguf
import numpy as np
import torch
from safetensors.torch import save_file
from tokenizers import Tokenizer, models, pre_tokenizers, trainers
from transformers import CLIPConfig, CLIPModel, CLIPSegConfig, CLIPSegForImageSegmentation

from official.cris import export_graph

from . import generated_checkpoint, golden_clipseg, parity_tokens
from .golden_clip import liven

HERE = Path(__file__).resolve().parent

CHATML = (
    "{% for message in messages %}{{'<|im_start|>' + message['role'] + '\\n' + message['content'] + '<|im_end|>' + '\\n'}}"
    "{% endfor %}{% if add_generation_prompt %}{{ '<|im_start|>assistant\\n' }}{% endif %}"
)
LLAMA2 = (
    "{% if messages[0]['role'] == 'system' %}{% set loop_messages = messages[1:] %}{% set system_message = messages[0]['content'] %}"
    "{% else %}{% set loop_messages = messages %}{% set system_message = false %}{% endif %}{% for message in loop_messages %}"
    "{% if loop.index0 == 0 and system_message != false %}{% set content = '<<SYS>>\\n' + system_message + '\\n<</SYS>>\\n\\n' + message['content'] %}"
    "{% else %}{% set content = message['content'] %}{% endif %}{% if message['role'] == 'user' %}"
    "{{ bos_token + '[INST] ' + content.strip() + ' [/INST]' }}{% elif message['role'] == 'assistant' %}"
    "{{ ' '  + content.strip() + ' ' + eos_token }}{% endif %}{% endfor %}"
)


@dataclasses.dataclass(frozen=True)
class Shape:
    """The numbers that tell one language model from another."""

    file: str
    architecture: str
    vocabulary: int
    width: int
    hidden: int
    layers: int
    heads: int
    key_heads: int
    context: int
    rope: float
    epsilon: float
    template: str
    biases: bool
    """whether queries, keys and values have biases"""
    tied: bool
    """whether the embedding is the last layer, too"""


SHAPES = {
    "qwen2.5-0.5b": Shape("Qwen2.5-0.5B-Instruct-Q4_K_M.gguf", "qwen2", 151936, 896, 4864, 24, 14, 2, 32768, 1e6, 1e-6, CHATML, True, True),
    "llama-2-7b-chat": Shape("llama-2-7b-chat.Q4_K_M.gguf", "llama", 32000, 4096, 11008, 32, 32, 32, 4096, 1e4, 1e-6, LLAMA2, False, False),
}


# -- CLIP, VGG, CLIPSeg, CRIS --


def tokenizer_file(tokenizer, target):
    """As it is published: indented, each merge one string, as older versions of the library wrote it."""
    text = json.loads(tokenizer.to_str())
    text["model"]["merges"] = [" ".join(merge) for merge in text["model"]["merges"]]
    for newer in ("byte_fallback", "ignore_merges"):
        del text["model"][newer]
    target.write_text(json.dumps(text, indent=2, ensure_ascii=False), "utf-8")


def clip(target):
    """The published file has the positions' numbers, too; a reader must pass over them."""
    model = liven(CLIPModel(CLIPConfig()), seed=11)
    state = {k: v.contiguous() for k, v in model.state_dict().items()}
    state["text_model.embeddings.position_ids"] = torch.arange(77)[None]
    state["vision_model.embeddings.position_ids"] = torch.arange(50)[None]
    save_file(state, target, {"format": "pt"})


def vgg(target):
    """timm's names: torchvision's for the convolutions, its own for the classifier."""
    g = torch.Generator().manual_seed(13)
    state, into, index = {}, 3, 0

    def layer(name, *shape):
        fan = torch.Size(shape[1:]).numel()
        state[name + ".weight"] = torch.randn(shape, generator=g) * (2 / fan) ** 0.5
        state[name + ".bias"] = torch.randn(shape[0], generator=g) * 0.05

    for _stage, (width, count) in enumerate(((64, 2), (128, 2), (256, 4), (512, 4), (512, 4))):
        for _ in range(count):
            layer(f"features.{index}", width, into, 3, 3)
            into, index = width, index + 2
        index += 1  # the pooling
    layer("pre_logits.fc1", 4096, 512, 7, 7)
    layer("pre_logits.fc2", 4096, 4096, 1, 1)
    layer("head.fc", 1000, 4096)
    save_file(state, target, {"format": "pt"})


def clipseg(target):
    """The sizes of clipseg-rd64-refined."""
    torch.manual_seed(17)
    config = CLIPSegConfig(
        vision_config=dict(image_size=352, patch_size=16),
        reduce_dim=64,
        extract_layers=[3, 6, 9],
        decoder_num_attention_heads=4,
        decoder_intermediate_size=2048,
        use_complex_transposed_convolution=True,
    )
    model = CLIPSegForImageSegmentation._from_config(config, attn_implementation="eager").eval()
    with torch.no_grad():
        for parameter in model.parameters():
            if parameter.dim() > 1:
                parameter.mul_(2)
    tokens = torch.tensor([[49406, 518, 736, 3055, 49407]])
    golden_clipseg.export(model, {"input_ids": tokens, "pixel_values": torch.randn(1, 3, 352, 352), "attention_mask": torch.ones_like(tokens)}, target)


def cris(target):
    """The projector is toned down: its logits are to be as small as trained ones, and an eighth of a picture is to be found."""
    checkpoint = generated_checkpoint.checkpoint(export_graph.SHAPES["r50"])
    for kind in ("weight", "bias"):
        checkpoint["state_dict"]["module.proj.txt." + kind] /= 8
    checkpoint["state_dict"]["module.proj.txt.bias"][-1] += 7.2
    torch.save(checkpoint, target)


# -- Language models --


def learnt(words, size, sentencepiece):
    """A byte-pair vocabulary learnt from sentences of these words: tokens in their order, merges."""
    r = random.Random(31)
    texts = (" ".join(r.choice(words) for _ in range(12)) for _ in range(20000))
    tokenizer = Tokenizer(models.BPE())
    tokenizer.pre_tokenizer = pre_tokenizers.Metaspace() if sentencepiece else pre_tokenizers.ByteLevel(add_prefix_space=True)
    alphabet = [chr(c) for c in range(33, 127)] if sentencepiece else sorted(pre_tokenizers.ByteLevel.alphabet())
    tokenizer.train_from_iterator(texts, trainers.BpeTrainer(vocab_size=size, initial_alphabet=alphabet, show_progress=False))
    model = json.loads(tokenizer.to_str())["model"]
    tokens = [t for t, _ in sorted(model["vocab"].items(), key=lambda e: e[1])]
    return tokens, [" ".join(m) for m in model["merges"]]


def write_tokenizer(writer, shape, words):
    """As the converters from Hugging Face's and from Meta's files write it."""
    kind = gguf.TokenType
    if shape.architecture == "llama":
        pieces, _ = learnt(words, shape.vocabulary - 259, True)
        tokens = ["<unk>", "<s>", "</s>"] + [f"<0x{b:02X}>" for b in range(256)] + pieces
        types = [kind.UNKNOWN, kind.CONTROL, kind.CONTROL] + [kind.BYTE] * 256 + [kind.NORMAL] * len(pieces)
        # A piece that was learnt earlier is preferred.
        writer.add_token_scores([0.0] * 259 + [-float(i) for i in range(len(pieces))] + [0.0] * (shape.vocabulary - len(tokens)))
        start, end = 1, 2
        writer.add_tokenizer_model("llama")
    else:
        tokens, merges = learnt(words, 20000, False)
        types = [kind.NORMAL] * len(tokens)
        writer.add_tokenizer_model("gpt2")
        writer.add_tokenizer_pre("qwen2")
        writer.add_token_merges(merges)
        start = len(tokens)
        end = start + 2
        tokens += ["<|endoftext|>", "<|im_start|>", "<|im_end|>"]
        types += [kind.CONTROL] * 3
    unused = shape.vocabulary - len(tokens)
    writer.add_token_list(tokens + [f"[PAD{i}]" for i in range(unused)])
    writer.add_token_types(types + [kind.UNUSED] * unused)
    writer.add_bos_token_id(start)
    writer.add_eos_token_id(end)
    writer.add_add_bos_token(shape.architecture == "llama")
    writer.add_chat_template(shape.template)


def blocks(generator, rows, columns, bits, deviation):
    """A matrix as Q4_0 or Q8_0 blocks of 32 numbers, drawn at once in that form: a half-precision scale, then the numbers."""
    count = rows * columns // 32
    raw = np.empty((count, 2 + 4 * bits), np.uint8)
    step = deviation / (4.61 if bits == 4 else 73.6)  # what uniform 4-bit and 8-bit numbers deviate
    scales = step * generator.uniform(0.7, 1.3, count)
    raw[:, :2] = scales.astype(np.float16).view(np.uint8).reshape(count, 2)
    raw[:, 2:] = generator.integers(0, 256, (count, 4 * bits), np.uint8)
    return raw.reshape(rows, -1)


def language_model(shape, words, target, seed):
    generator = np.random.default_rng(seed)
    writer = gguf.GGUFWriter(target, shape.architecture, use_temp_file=True)
    writer.add_name(f"generated weights, {shape.file}")
    writer.add_block_count(shape.layers)
    writer.add_context_length(shape.context)
    writer.add_embedding_length(shape.width)
    writer.add_feed_forward_length(shape.hidden)
    writer.add_head_count(shape.heads)
    writer.add_head_count_kv(shape.key_heads)
    writer.add_rope_freq_base(shape.rope)
    writer.add_layer_norm_rms_eps(shape.epsilon)
    writer.add_vocab_size(shape.vocabulary)
    writer.add_file_type(gguf.LlamaFileType.MOSTLY_Q4_0)
    write_tokenizer(writer, shape, words)

    def matrix(name, out, into, bits=4, deviation=None):
        writer.add_tensor(
            name + ".weight",
            blocks(generator, out, into, bits, deviation or into**-0.5),
            raw_dtype=gguf.GGMLQuantizationType.Q4_0 if bits == 4 else gguf.GGMLQuantizationType.Q8_0,
        )

    def vector(name, size, centre, deviation):
        writer.add_tensor(name, (centre + deviation * generator.standard_normal(size)).astype(np.float32))

    head = shape.width // shape.heads
    matrix("token_embd", shape.vocabulary, shape.width, 8, 0.05)
    for i in range(shape.layers):
        block = f"blk.{i}."
        vector(block + "attn_norm.weight", shape.width, 1, 0.1)
        for name, out in (("q", shape.width), ("k", head * shape.key_heads), ("v", head * shape.key_heads)):
            matrix(f"{block}attn_{name}", out, shape.width)
            if shape.biases:
                vector(f"{block}attn_{name}.bias", out, 0, 0.1)
        matrix(block + "attn_output", shape.width, shape.width)
        vector(block + "ffn_norm.weight", shape.width, 1, 0.1)
        matrix(block + "ffn_gate", shape.hidden, shape.width)
        matrix(block + "ffn_up", shape.hidden, shape.width)
        matrix(block + "ffn_down", shape.width, shape.hidden)
    vector("output_norm.weight", shape.width, 1, 0.1)
    if not shape.tied:
        matrix("output", shape.vocabulary, shape.width, 8)
    writer.write_header_to_file()
    writer.write_kv_data_to_file()
    writer.write_tensors_to_file()
    writer.close()


# -- Catalogue --


def sha256(path):
    digest = hashlib.sha256()
    with open(path, "rb") as file:
        while block := file.read(1 << 20):
            digest.update(block)
    return digest.hexdigest()


def catalogue(folder):
    """The published files' checksums would refuse these, so what is pinned there is pinned here to what these are."""
    text = json.loads((HERE.parent / "official" / "catalogue.json").read_text("utf-8"))
    known = {}
    for file in (f for part in text["parts"] for choice in part["choices"] for f in choice["files"]):
        path = next((folder / n for n in file.get("names", ()) if (folder / n).is_file()), None)
        if path and ("sha256" in file or "whole" in file):
            known[path] = known.get(path) or sha256(path)
            file["sha256" if "sha256" in file else "whole"] = known[path]
    (folder / "catalogue.json").write_text(json.dumps(text, indent=1) + "\n", "utf-8")


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("vocabulary", type=Path)
    parser.add_argument("--out", type=Path, default=HERE / "work" / "official")
    parser.add_argument("--splitter", choices=sorted(SHAPES), help="only this language model, and nothing else")
    parser.add_argument("--seed", type=int, default=41, help="of the language model")
    args = parser.parse_args()
    for folder in ("clip-vit-base-patch32", "clipseg-rd64-refined/onnx", "vgg19.tv_in1k"):
        (args.out / folder).mkdir(parents=True, exist_ok=True)
    tokenizer, vocabulary = parity_tokens.build(args.vocabulary)
    shape = SHAPES[args.splitter or "qwen2.5-0.5b"]
    language_model(shape, vocabulary, args.out / shape.file, args.seed)
    if not args.splitter:
        tokenizer_file(tokenizer, args.out / "clip-vit-base-patch32/tokenizer.json")
        clip(args.out / "clip-vit-base-patch32/model.safetensors")
        vgg(args.out / "vgg19.tv_in1k/model.safetensors")
        clipseg(args.out / "clipseg-rd64-refined/onnx/model.onnx")
        cris(args.out / "cris-r50.pth")
    catalogue(args.out)
    for path in sorted(p for p in args.out.rglob("*") if p.is_file()):
        print(f"{path.stat().st_size / 1e6:8.1f} MB  {path.relative_to(args.out)}")


if __name__ == "__main__":
    main()
