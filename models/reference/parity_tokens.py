"""CLIP's own tokenizer as a tokenizer.json, and its tokens for 5,000 sentences.

    python -m reference.parity_tokens bpe_simple_vocab_16e6.txt.gz
    mvn test -P parity

The vocabulary is the file of that name in github.com/openai/CLIP (clip/). The sentences are
drawn from its words with punctuation, digits, capitals, odd spaces and other scripts between
them. The reference is transformers' CLIPTokenizerFast, which reads the same kind of file that
is published with the weights.
"""

import argparse
import gzip
import json
import random
from pathlib import Path

from tokenizers import Regex, Tokenizer, models, normalizers, pre_tokenizers, processors
from transformers import CLIPTokenizerFast
from transformers.models.clip.tokenization_clip import bytes_to_unicode

from .golden_tokenizer import END, PATTERN, START

ODD = [
    "café",
    "naïve",
    "Ångström",
    "cafe\u0301",
    "日本語の絵",
    "красный",
    "ΣΊΣΥΦΟΣ",
    "straße",
    "İstanbul",
    "🎨🔥",
    "½",
    "²",
    "ﬁre",
    "“quoted”",
    "it's",
    "DON'T",
    "we'll",
    "rock'n'roll",
    "...",
    "!?",
    "—",
    "a-b_c",
    "#art",
    "@home",
    "3.14",
    "1984",
    "50%",
    "$5",
    "<br>",
    "&amp;",
    "\u200b",
    "नमस्ते",
    "مرحبا",
    "שלום",
    "ไฟ",
    "불",
    "x²+y²",
    "C++",
    "e.g.",
    "'s",
    "'",
    "\"",
    "\\",
    "/",
    "~",
    "^",
    "|",
    "a\u00a0b",
    "tab\tbed",
    "new\nline",
]
SPACES = [" "] * 12 + ["  ", "\t", "\n", "\u3000", ""]


def build(path):
    lines = gzip.open(path).read().decode("utf-8").split("\n")
    merges = [tuple(line.split()) for line in lines[1 : 49152 - 256 - 2 + 1]]
    letters = list(bytes_to_unicode().values())
    words = letters + [c + "</w>" for c in letters] + ["".join(m) for m in merges] + [START, END]
    vocab = {w: i for i, w in enumerate(words)}
    assert len(vocab) == 49408 and vocab[END] == 49407
    tokenizer = Tokenizer(models.BPE(vocab, merges, end_of_word_suffix="</w>", continuing_subword_prefix="", unk_token=END, fuse_unk=False))
    tokenizer.normalizer = normalizers.Sequence([normalizers.NFC(), normalizers.Replace(Regex(r"\s+"), " "), normalizers.Lowercase()])
    tokenizer.pre_tokenizer = pre_tokenizers.Sequence(
        [pre_tokenizers.Split(Regex(PATTERN), behavior="removed", invert=True), pre_tokenizers.ByteLevel(add_prefix_space=False)]
    )
    tokenizer.add_special_tokens([START, END])
    tokenizer.post_processor = processors.RobertaProcessing((END, vocab[END]), (START, vocab[START]), add_prefix_space=False, trim_offsets=False)
    return tokenizer, [w[:-4] for w in words if w.endswith("</w>") and w[:-4].isalpha() and w.isascii()]


def sentence(r, words):
    parts = []
    for _ in range(r.randint(1, 24)):
        word = r.choice(ODD) if r.random() < 0.15 else r.choice(words)
        parts.append(r.choice([word, word, word, word.capitalize(), word.upper()]))
        parts.append(r.choice(SPACES) if r.random() < 0.9 else r.choice([", ", ". ", "; ", ": ", "! ", "? ", " - "]))
    return "".join(parts)


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("vocabulary", type=Path)
    parser.add_argument("--out", type=Path, default=Path(__file__).parent / "work")
    parser.add_argument("--count", type=int, default=5000)
    args = parser.parse_args()
    args.out.mkdir(parents=True, exist_ok=True)
    tokenizer, words = build(args.vocabulary)
    tokenizer.save(str(args.out / "tokenizer.json"), pretty=False)
    reference = CLIPTokenizerFast(tokenizer_file=str(args.out / "tokenizer.json"), model_max_length=77)
    r = random.Random(21)
    texts = [sentence(r, words) for _ in range(args.count)]
    ids = reference(texts, truncation=True, max_length=77)["input_ids"]
    (args.out / "tokens.json").write_text(json.dumps([{"text": t, "tokens": i} for t, i in zip(texts, ids)]))


if __name__ == "__main__":
    main()
