"""Examples as token ids with the places that the losses look at."""

import torch

from .cases import place
from .generator import CONTENT, OBJECTS, Generator
from .tokenizer import END, START

# A tag for each token of the second reading: outside, first and later tokens of the objects, of the content.
TAGS = 5
IGNORE = -100
LONGEST = 320


def answer(targets):
    """What the model writes: two lines for each target."""
    line = lambda name, part: f"{name}: {part}" if part else f"{name}:"
    return "\n".join(line("Object", objects) + "\n" + line("Style", content) for objects, content in targets)


class Encoder:
    """Turns (text, targets) into one training sequence.

    The prompt holds the instruction twice: a causal network sees in the second reading what comes later in the
    sentence, so there (and only in training) it also learns to tag every token.
    """

    def __init__(self, tokenizer):
        self.tokenizer = tokenizer
        self.start, self.end = (tokenizer.token_to_id(token) for token in (START, END))
        self.newline = tokenizer.encode("\n").ids

    def prompt(self, text):
        ids = self.tokenizer.encode(" " + text).ids + self.newline
        return [self.start] + ids + ids

    def sequence(self, text, targets):
        """(ids, first position of the second reading, first position of the answer, tags of the second reading)"""
        encoded = self.tokenizer.encode(" " + text)
        tags = [0] * len(encoded.ids)
        for objects, content in targets:
            for part, tag in ((objects, OBJECTS), (content, CONTENT)):
                if part:
                    begin = 1 + place(text, part, objects if tag == CONTENT else content)
                    inside = [i for i, (a, b) in enumerate(encoded.offsets) if b > begin and a < begin + len(part)]
                    for i in inside:
                        tags[i] = 2 * tag
                    tags[inside[0]] = 2 * tag - 1
        reading = encoded.ids + self.newline
        ids = [self.start] + reading + reading
        second, first_answer = 1 + len(reading), len(ids)
        return ids + self.tokenizer.encode(answer(targets)).ids + [self.end], second, first_answer, tags


def batches(tokenizer, seed, tokens, pool=2048):
    """Endless batches of similar length and of about so many tokens: tokens (N, T), answers, copies, tags (N, T)."""
    generator, encoder = Generator(seed), Encoder(tokenizer)
    while True:
        sequences = (encoder.sequence(*generator.example()) for _ in range(pool))
        sequences = sorted((s for s in sequences if len(s[0]) <= LONGEST), key=lambda s: len(s[0]))
        groups = [[]]
        for sequence in sequences:
            if (len(groups[-1]) + 1) * len(sequence[0]) > tokens:
                groups.append([])
            groups[-1].append(sequence)
        generator.rng.shuffle(groups)
        for group in groups:
            yield collate(group)


def collate(sequences):
    longest = max(len(ids) for ids, *_ in sequences) - 1
    tokens = torch.zeros(len(sequences), longest, dtype=torch.long)
    answers = torch.full_like(tokens, IGNORE)
    copies = torch.full_like(tokens, IGNORE)
    tags = torch.full_like(tokens, IGNORE)
    for row, (ids, second, first_answer, tag) in enumerate(sequences):
        tokens[row, : len(ids) - 1] = torch.tensor(ids[:-1])
        answers[row, first_answer - 1 : len(ids) - 1] = torch.tensor(ids[first_answer:])
        copies[row, second - 1 : first_answer - 1] = torch.tensor(ids[second:first_answer])
        tags[row, second : second + len(tag)] = torch.tensor(tag)
    return tokens, answers, copies, tags
