"""A small tokenizer in CLIP's format, and what transformers' CLIPTokenizer makes of sentences.

    python -m reference.golden_tokenizer OUT_DIR

Writes tokenizer.json (byte-level BPE, `</w>` word ends, merges learned from a few sentences;
normaliser and pre-tokenizer as published with CLIP) and tokens.json (text -> token ids,
with start and end) as the fast tokenizer has it, which is what reads a published
tokenizer.json; where the slow one differs (it puts spaces round Chinese characters, knows the
final sigma and drops format characters, as OpenAI's own does not), a line says so.
"""

import argparse
import json
import tempfile
from pathlib import Path

from tokenizers import Regex, Tokenizer, models, normalizers, pre_tokenizers, processors, trainers
from transformers import CLIPTokenizer, CLIPTokenizerFast
from transformers.models.clip.tokenization_clip import bytes_to_unicode

START, END = "<|startoftext|>", "<|endoftext|>"
PATTERN = r"<\|startoftext\|>|<\|endoftext\|>|'s|'t|'re|'ve|'m|'ll|'d|[\p{L}]+|[\p{N}]|[^\s\p{L}\p{N}]+"

CORPUS = """a photo of a red apple. a painting of the white sailboat with three blue sails floating on the sea
turn the teapot into a mosaic of glass. the art on fire. a sketch with crayon. starry night by vincent van gogh
blue waves, green forest, golden metal, neon light. a bad photo of a house. a low resolution photo of the tower
make the flower look like white wool. a cropped photo of the black cat. the wooden boat's hull isn't red""".split("\n")

SENTENCES = [
    "a photo of a red apple.",
    "A Photo",
    "Turn the WHITE sailboat with three blue sails!",
    "it's the cat's; don't, we'll, I'd, they've",
    "  two   spaces\tand\na tab  ",
    "",
    " ",
    "art on fire",
    "1984 and 3.14",
    "café naïve ÅNGSTRÖM Straße",
    "cafe\u0301 decomposed",
    "日本語の絵",
    "красный дом",
    "emoji 🎨🔥 end",
    "a-b_c/d\\e (f) [g] {h} #i @j $5 50% ~ ^ ` | <br>",
    "ΣΊΣΥΦΟΣ",
    "no\u00a0break\u2003space",
    "...!!!???",
    "x" * 60,
    "&amp; &lt;b&gt;",
    "“quoted” — dash…",
    "ﬁ ligature ½ ²",
    "a\u200bzero width",
]


def build():
    pre = pre_tokenizers.Sequence([pre_tokenizers.Split(Regex(PATTERN), behavior="removed", invert=True), pre_tokenizers.ByteLevel(add_prefix_space=False)])
    norm = normalizers.Sequence([normalizers.NFC(), normalizers.Replace(Regex(r"\s+"), " "), normalizers.Lowercase()])
    learner = Tokenizer(models.BPE(end_of_word_suffix="</w>"))
    learner.normalizer, learner.pre_tokenizer = norm, pre
    learner.train_from_iterator(CORPUS, trainers.BpeTrainer(vocab_size=450, show_progress=False, end_of_word_suffix="</w>"))
    merges = [tuple(m) for m in json.loads(learner.to_str())["model"]["merges"]]
    letters = list(bytes_to_unicode().values())
    words = letters + [c + "</w>" for c in letters] + ["".join(m) for m in merges] + [START, END]
    words = list(dict.fromkeys(words))
    vocab = {w: i for i, w in enumerate(words)}
    tokenizer = Tokenizer(models.BPE(vocab, merges, end_of_word_suffix="</w>", continuing_subword_prefix="", unk_token=END, fuse_unk=False))
    tokenizer.normalizer, tokenizer.pre_tokenizer = norm, pre
    tokenizer.add_special_tokens([START, END])
    tokenizer.post_processor = processors.RobertaProcessing((END, vocab[END]), (START, vocab[START]), add_prefix_space=False, trim_offsets=False)
    return tokenizer, vocab, merges


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("out", type=Path)
    args = parser.parse_args()
    tokenizer, vocab, merges = build()
    tokenizer.save(str(args.out / "tokenizer.json"), pretty=False)
    fast = CLIPTokenizerFast(tokenizer_file=str(args.out / "tokenizer.json"))
    with tempfile.TemporaryDirectory() as d:
        (Path(d) / "vocab.json").write_text(json.dumps(vocab))
        (Path(d) / "merges.txt").write_text("#version: 0.2\n" + "\n".join(" ".join(m) for m in merges) + "\n")
        slow = CLIPTokenizer(str(Path(d) / "vocab.json"), str(Path(d) / "merges.txt"))
    tokens = []
    for sentence in SENTENCES:
        ids = fast(sentence)["input_ids"]
        other = slow(sentence)["input_ids"]
        if ids != other:
            print("fast and slow differ:", repr(sentence), len(ids), len(other))
        tokens.append({"text": sentence, "tokens": ids})
    (args.out / "tokens.json").write_text(json.dumps(tokens))


if __name__ == "__main__":
    main()
