"""The tagger that offers the splitter its readings: trained here, written as ``tagger.onnx``; resumable, one thread.

It reads what all-MiniLM-L6-v2, as the plugin ships it, says of each word where it stands, which stays as it is; how the word is
written; and which of the commonest words it is. A bidirectional LSTM makes of this scores of five tags, a linear-chain conditional
random field a sequence of them (Lample et al. 2016, arXiv 1603.01360).
"""

import argparse
import json
import re
import time
from collections import Counter
from pathlib import Path

import numpy as np
import onnx
import torch
from torch import nn

from .. import checkpoints
from ..segmenter.meaning import Meaning
from .cases import place, read, same
from .data import TAGS
from .generator import CONTENT, OBJECTS, Generator

HERE = Path(__file__).resolve().parent
OUTSIDE_ONLY = -1e4
# As the product's InstructionText cuts a sentence: words, the "'s" of a possessive, "-style" and its like, what stands between.
PIECE = re.compile(r"[^\W_](?:\w|['’\-‐‑_](?=\w)|(?<=\d)[.,](?=\d))*|[^\w\s]+|_+")
SUFFIX = re.compile(r"(?<=.)[-‐‑](?:styled?|like|esque|inspired|themed|type|ish|i[sz](?:e|ed|ing)|i?fy|i?fied)$", re.I)
POSSESSIVE = re.compile(r"(?<=.)['’]s$", re.I)
COMMON = 1500
SENTENCES, BATCH, SAVED = 12000, 64, 1
READINGS, OFFERED = 16, 8

SHOWN = [
    "Turn the white sailboat to the art on fire.",
    "Could the man's hat be made of Mosaic-style tiles?",
    "boat->fire, sky->ice",
    "The judge goes Daumier while the jury goes Muppets.",
    "make it look like a mosaic",
    "My café's façade as a Dürer woodcut, naïve and over-inked",
    "🍎 in gold, bitte",
    "LEAVE THE DOG ALONE, PAINT THE FENCE BLUE",
    "Kintsugi for 1.5 of the bowls",
    "everything except the cat: pencil",
]


def pieces(text):
    """(begin, end) of each word and of what stands between them."""
    spans = []
    for match in PIECE.finditer(text):
        begin, end = match.span()
        cut = POSSESSIVE.search(match.group()) or SUFFIX.search(match.group())
        spans += [(begin, begin + cut.start()), (begin + cut.start(), end)] if cut else [(begin, end)]
    return spans


def tags(text, targets, spans):
    """A tag for each piece: outside, first and later pieces of the objects, of the content."""
    made = [0] * len(spans)
    for objects, content in targets:
        for part, tag, other in ((objects, OBJECTS, content), (content, CONTENT, objects)):
            if part:
                begin = place(text, part, other)
                inside = [i for i, (a, b) in enumerate(spans) if b > begin and a < begin + len(part)]
                for i in inside:
                    made[i] = 2 * tag
                made[inside[0]] = 2 * tag - 1
    return made


def shape(word, first):
    """How a word is written, and whether it is the sentence's first."""
    kind = 3 if len(word) > 1 and word.isupper() else 2 if word[0].isupper() else 1 if word[0].isalpha() else 4 if word[0].isdigit() else 0
    return kind + 5 * first


def common_words():
    """The words that most written sentences have, in lower case."""
    counts = Counter(w for path in sorted((HERE / "written").glob("*.tsv")) for _, text, _ in read(path) for w in set(PIECE.findall(text.lower())))
    return [word for word, _ in sorted(counts.items(), key=lambda item: (-item[1], item[0]))[:COMMON]]


class Reader:
    """Sentences to what the tagger reads."""

    def __init__(self, words):
        self.meaning = Meaning()
        self.ids = {word: i + 1 for i, word in enumerate(words)}

    def read(self, text):
        """(pieces, vectors (P, 768) float16, shapes, words)"""
        spans = pieces(text)
        tokens, offsets = self.meaning.placed(text)
        vectors = np.zeros((len(spans), 2 * tokens.shape[1]), np.float16)
        for row, (begin, end) in zip(vectors, spans):
            inside = [i for i, (a, b) in enumerate(offsets) if b > begin and a < end]
            if inside:
                row[:] = np.concatenate([tokens[inside[0]], tokens[inside[-1]]])
        words = [text[a:b] for a, b in spans]
        return spans, vectors, [shape(w, i == 0) for i, w in enumerate(words)], [self.ids.get(w.lower(), 0) for w in words]


class Tagger(nn.Module):
    """(N, P, 768), shapes (N, P), words (N, P) -> scores (N, P, TAGS)."""

    def __init__(self, words, inner=256, named=64, hidden=160, dropout=0.25):
        super().__init__()
        self.shape, self.word = nn.Embedding(10, 16), nn.Embedding(words + 1, named)
        nn.init.normal_(self.word.weight, std=0.3)
        self.meaning = nn.Linear(768, inner)
        self.lstm = nn.LSTM(inner + 16 + named, hidden, 2, batch_first=True, bidirectional=True, dropout=dropout)
        self.scores = nn.Linear(2 * hidden, TAGS)
        self.steps = nn.Parameter(torch.zeros(TAGS + 1, TAGS))
        self.dropout = nn.Dropout(dropout)

    def read(self, vectors, shapes, words):
        drop = self.dropout
        if self.training:
            words = words * (torch.rand(words.shape) > 0.1)
        return torch.cat([drop(torch.relu(self.meaning(drop(vectors)))), self.shape(shapes), drop(self.word(words))], -1)

    def forward(self, vectors, shapes, words):
        """One sentence, or several of one length."""
        return self.scores(self.dropout(self.lstm(self.read(vectors, shapes, words))[0])), self.steps + allowed()

    def batch(self, vectors, shapes, words, lengths):
        packed = nn.utils.rnn.pack_padded_sequence(self.read(vectors, shapes, words), lengths, batch_first=True, enforce_sorted=False)
        states, _ = nn.utils.rnn.pad_packed_sequence(self.lstm(packed)[0], batch_first=True)
        return self.scores(self.dropout(states))


def allowed():
    """A part goes on only where it has begun."""
    steps = torch.zeros(TAGS + 1, TAGS)
    for tag in range(TAGS + 1):
        for later in (2, 4):
            if tag not in (later - 1, later):
                steps[tag, later] = OUTSIDE_ONLY
    return steps


def loss(scores, steps, right, lengths):
    """Mean negative logarithm of the right sequences' probability."""
    steps = steps + allowed()
    said = steps[TAGS][right[:, 0]] + scores[:, 0].gather(1, right[:, :1])[:, 0]
    all_paths = steps[TAGS] + scores[:, 0]
    for t in range(1, scores.shape[1]):
        inside = t < lengths
        said = said + inside * (steps[right[:, t - 1], right[:, t]] + scores[:, t].gather(1, right[:, t : t + 1])[:, 0])
        longer = torch.logsumexp(all_paths[:, :, None] + steps[None, :TAGS], 1) + scores[:, t]
        all_paths = torch.where(inside[:, None], longer, all_paths)
    return (torch.logsumexp(all_paths, 1) - said).mean()


def best(scores, steps, count):
    """The likeliest sequences, (score, tags) each, the likeliest first."""
    scores, steps = scores.tolist(), steps.tolist()
    paths = [[(steps[TAGS][tag] + scores[0][tag], (tag,))] for tag in range(TAGS)]
    for row in scores[1:]:
        paths = [
            sorted(((s + steps[before][tag] + row[tag], path + (tag,)) for before in range(TAGS) for s, path in paths[before]), reverse=True)[:count]
            for tag in range(TAGS)
        ]
    return sorted((p for some in paths for p in some if p[0] > OUTSIDE_ONLY / 2), reverse=True)[:count]


def answer(text, spans, path):
    """The targets of a sequence of tags, or None where objects and contents do not pair up."""
    parts = ([], [])
    for i, tag in enumerate(path):
        if tag in (1, 3):
            last = i
            while last + 1 < len(path) and path[last + 1] == tag + 1:
                last += 1
            parts[tag // 3].append(text[spans[i][0] : spans[last][1]])
    objects, contents = parts
    count = max(map(len, parts))
    if count == 0 or count > 1 and len(objects) != len(contents):
        return None
    return [(objects[i] if i < len(objects) else "", contents[i] if i < len(contents) else "") for i in range(count)]


def evaluate(model, reader, path):
    """How many of a file's sentences are read right, how many have it among what is offered, and how many there are."""
    model.eval()
    right, offered, cases = 0, 0, read(path)
    with torch.no_grad():
        for _, text, targets in cases:
            spans, vectors, shapes, words = reader.read(text)
            scores, steps = model(torch.from_numpy(vectors).float()[None], torch.tensor([shapes]), torch.tensor([words]))
            answers = [a for a in (answer(text, spans, path) for _, path in best(scores[0], steps, READINGS)) if a]
            answers = [a for i, a in enumerate(answers) if a not in answers[:i]][:OFFERED]
            right += bool(answers) and same(answers[0], targets)
            offered += any(same(a, targets) for a in answers)
    model.train()
    return right, offered, len(cases)


def examples(reader, seed, count):
    """So many training examples: what the tagger reads, and the right tags."""
    generator, made = Generator(seed), []
    while len(made) < count:
        text, targets = generator.example()
        if text.strip() and len(text) < 400:
            spans, vectors, shapes, words = reader.read(text)
            if len(spans) < 60:
                made.append((vectors, shapes, words, tags(text, targets, spans)))
    return made


def batches(made, generator):
    """Batches of like length, in any order."""
    generator.shuffle(made)
    groups = []
    for i in range(0, len(made), 32 * BATCH):
        some = sorted(made[i : i + 32 * BATCH], key=lambda e: len(e[1]))
        groups += [some[j : j + BATCH] for j in range(0, len(some), BATCH)]
    generator.shuffle(groups)
    for group in groups:
        longest = max(len(e[1]) for e in group)
        vectors = torch.zeros(len(group), longest, 768)
        shapes, words, right = (torch.zeros(len(group), longest, dtype=torch.long) for _ in range(3))
        for row, (v, *numbers) in enumerate(group):
            vectors[row, : len(v)] = torch.from_numpy(v).float()
            for to, what in zip((shapes, words, right), numbers):
                to[row, : len(v)] = torch.tensor(what)
        yield vectors, shapes, words, right, torch.tensor([len(e[1]) for e in group])


def rate(done, peak=3e-3):
    """Warm-up, flat, then down over the last three fifths."""
    return peak * min(1, done * 500 + 0.01) * max(0.01, min(1.0, (1 - done) / 0.6))


def train(work, rounds, seed=10, log=print):
    """Trains so many rounds, each of new sentences."""
    torch.set_num_threads(1)
    torch.manual_seed(seed)
    work.mkdir(parents=True, exist_ok=True)
    checkpoint = work / "checkpoint.pt"
    state = checkpoints.load(checkpoint) if checkpoint.exists() else None
    words = state["words"] if state else common_words()
    reader, model, done = Reader(words), Tagger(len(words)), 0
    optimizer = torch.optim.AdamW(model.parameters(), 1e-3, weight_decay=0.01)
    if state:
        model.load_state_dict(state["model"])
        optimizer.load_state_dict(state["optimizer"])
        done = state["round"]
        checkpoints.restore_random_states(state["random"])
    began = time.process_time()
    while done < rounds:
        generator = Generator(seed + done + 1)
        total, steps = 0.0, SENTENCES // BATCH + 1
        for i, (vectors, shapes, named, right, lengths) in enumerate(batches(examples(reader, seed + done, SENTENCES), generator.rng)):
            for group in optimizer.param_groups:
                group["lr"] = rate((done + i / steps) / rounds)
            value = loss(model.batch(vectors, shapes, named, lengths), model.steps, right, lengths)
            value.backward()
            nn.utils.clip_grad_norm_(model.parameters(), 2.0)
            optimizer.step()
            optimizer.zero_grad()
            total += value.item()
        done += 1
        log(f"{done}/{rounds} loss {total / steps:.4f}, cpu {time.process_time() - began:.0f} s", flush=True)
        checkpoints.save(checkpoint, {"model": model.state_dict(), "optimizer": optimizer.state_dict(), "round": done, "words": words})
    return model.eval(), reader, words


def export(model, words, path):
    """Writes the graph: weights in 16 bits, the common words as metadata."""
    inputs = torch.zeros(1, 5, 768), torch.zeros(1, 5, dtype=torch.long), torch.zeros(1, 5, dtype=torch.long)
    names = ["vectors", "shapes", "words"]
    axes = {name: {1: "pieces"} for name in [*names, "scores"]}
    with torch.no_grad():
        torch.onnx.export(
            model.eval(), inputs, str(path), input_names=names, output_names=["scores", "steps"], dynamic_axes=axes, opset_version=17, dynamo=False
        )
    graph = onnx.load(path)
    halve(graph.graph)
    graph.metadata_props.add(key="words", value="\n".join(words))
    onnx.checker.check_model(graph)
    onnx.save(graph, path)


def write_readings(model, reader, path):
    """How some sentences are cut and read, for the test that the product does the same."""
    with open(path, "w", encoding="utf-8") as file, torch.no_grad():
        for text in SHOWN:
            spans, vectors, shapes, words = reader.read(text)
            scores, steps = model(torch.from_numpy(vectors).float()[None], torch.tensor([shapes]), torch.tensor([words]))
            read = best(scores[0], steps, 1)[0][1]
            file.write(json.dumps({"text": text, "pieces": [text[a:b] for a, b in spans], "tags": read}, ensure_ascii=False) + "\n")


def halve(graph):
    """Keeps large float32 initialisers in 16 bits, with a cast behind each, which is folded when the graph is opened."""
    for tensor in list(graph.initializer):
        values = onnx.numpy_helper.to_array(tensor)
        if values.dtype == np.float32 and values.size > 1000:
            graph.initializer.remove(tensor)
            graph.initializer.append(onnx.numpy_helper.from_array(values.astype(np.float16), tensor.name + ".half"))
            graph.node.insert(0, onnx.helper.make_node("Cast", [tensor.name + ".half"], [tensor.name], to=onnx.TensorProto.FLOAT))


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--rounds", type=int, default=12, help=f"of {SENTENCES} sentences each")
    parser.add_argument("--work", type=Path, default=HERE / "work" / "tagger")
    parser.add_argument("--output", type=Path, default=HERE / "tagger.onnx")
    parser.add_argument("--cases", type=Path, nargs="*", default=[], help="score these files")
    options = parser.parse_args()
    model, reader, words = train(options.work, options.rounds)
    export(model, words, options.output)
    write_readings(model, reader, HERE / "tagged.jsonl")
    for path in options.cases:
        right, offered, count = evaluate(model, reader, path)
        print(f"{path.name}: {right} of {count}, {offered} among the {OFFERED} likeliest", flush=True)


if __name__ == "__main__":
    main()
