"""Writes what the bundle has of the last checkpoint: splitter.gguf, this part of bundle.json, and tokens.jsonl for the product's tests."""

import argparse
import json
from pathlib import Path

from . import tokenizer as tok
from .export import export, load
from .generator import Generator
from .heldout import read_evaluation

HERE = Path(__file__).resolve().parent
AWKWARD = [
    "",
    "a",
    "  two  spaces ",
    "{\"objects\":\"the red apple\",\"content\":\"\"}",
    "don't you'll we've I'm he'd it's",
    "naïve crème brûlée Dürer",
    "把红苹果变成火焰",
    "リンゴを火に",
    "яблуко",
    "تفاحة",
    "🍎 → 🔥",
    "👩‍🚀❤️",
    "1.5 apples, 1234567",
    "-->=>>;:!!?...",
    "“quoted” ‘quoted’ «quoted»",
    "\\\"[]{}()<>|~^`",
    "ALL CAPS AND MiXeD",
    "über-groß_snake-case",
    "tabs\tand\nlines\n\nhere",
    "e\u0301 combining",
    "½ ² ™ €5 $5 £",
]


def write_fragment(path):
    """This folder's part of bundle.json."""
    section = {"splitter": {"model": "splitter/splitter.gguf", "prompt": tok.PROMPT, "notice": "splitter/NOTICE.txt"}}
    path.write_text(json.dumps(section, indent=2) + "\n", encoding="utf-8")


def write_tokens(tokenizer, path):
    """What our tokenizer makes of some texts, for the test that llama.cpp makes the same of them."""
    source = Generator(99)
    texts = AWKWARD + [text for _, text, _, _ in read_evaluation()] + [source.example()[0] for _ in range(200)]
    lines = (json.dumps({"text": t, "tokens": tokenizer.encode(t).ids}, ensure_ascii=False) for t in texts)
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--work", type=Path, default=HERE / "work")
    options = parser.parse_args()
    model, tokenizer = load(options.work / "checkpoint.pt", options.work / "tokenizer.json")
    size = export(model, tokenizer, HERE / "splitter.gguf")
    print(f"splitter.gguf: {size:,} bytes")
    write_fragment(HERE / "bundle.json")
    write_tokens(tokenizer, HERE / "tokens.jsonl")


if __name__ == "__main__":
    main()
