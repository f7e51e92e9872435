"""Scores a checkpoint on a file of hand-written cases, decoding greedily (without the grammar that the product adds)."""

import argparse
import re
from collections import defaultdict
from pathlib import Path

import torch

from .cases import read, same
from .data import Encoder
from .export import load

TARGET = re.compile(r"^Object:(.*)\nStyle:(.*)$", re.M)


def parse(written):
    """The targets that the model wrote, or none."""
    return [(objects.strip(), content.strip()) for objects, content in TARGET.findall(written)]


@torch.no_grad()
def split(model, encoder, text, longest=240):
    """What the model writes, as text."""
    ids = encoder.prompt(text)
    begin = len(ids)
    while len(ids) - begin < longest:
        best = int(model.logits(model.states(torch.tensor([ids]))[:, -1]).argmax())
        if best == encoder.end:
            break
        ids.append(best)
    return encoder.tokenizer.decode(ids[begin:], skip_special_tokens=False)


def evaluate(model, tokenizer, path, show=print):
    encoder = Encoder(tokenizer)
    scores = defaultdict(lambda: [0, 0])
    for shape, text, targets in read(path):
        written = split(model, encoder, text)
        right = same(parse(written), targets)
        scores[shape][0] += right
        scores[shape][1] += 1
        if not right:
            show(f"{shape}: {text}\n    {written}")
    for shape, (right, of) in sorted(scores.items()):
        show(f"{shape:12s} {right}/{of}")
    right, of = (sum(column) for column in zip(*scores.values()))
    show(f"all {right}/{of} = {right / of:.3f}")
    return right / of


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__)
    here = Path(__file__).resolve().parent
    parser.add_argument("--work", type=Path, default=here / "work")
    parser.add_argument("--cases", type=Path, nargs="+", default=[here / "evaluation.tsv"])
    parser.add_argument("--scores-only", action="store_true", help="print no sentence")
    options = parser.parse_args()
    torch.set_num_threads(1)
    quiet = (lambda text: None if "\n" in text else print(text)) if options.scores_only else print
    network = load(options.work / "checkpoint.pt", options.work / "tokenizer.json")
    for cases in options.cases:
        print(cases.name)
        evaluate(*network, cases, quiet)
