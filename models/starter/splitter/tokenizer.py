"""The splitter's tokenizer: that of SmolLM2 (byte-level BPE, each digit a token), with fewer tokens.

A smaller vocabulary keeps the merges that make its tokens. No merge that is left out takes part in making a token that
is kept, so a text made of kept tokens has the tokens that the whole vocabulary gives it, and other words fall into
shorter ones.
"""

from tokenizers import Tokenizer, decoders, models, pre_tokenizers

# SmolLM2's own names for where a turn begins and ends.
START, END = "<|im_start|>", "<|im_end|>"
# After a space or at the beginning of a line, a word has the same token.
PROMPT = " {instruction}\n {instruction}\n"


def build(tokens, merges):
    """The tokenizer with these tokens, in their order, and merges (pairs)."""
    tokenizer = Tokenizer(models.BPE({token: i for i, token in enumerate(tokens)}, merges))
    tokenizer.pre_tokenizer = pre_tokenizers.Sequence([pre_tokenizers.Digits(individual_digits=True), pre_tokenizers.ByteLevel(add_prefix_space=False)])
    tokenizer.decoder = decoders.ByteLevel()
    tokenizer.add_special_tokens([START, END])
    return tokenizer


def load(path):
    return Tokenizer.from_file(str(path))


def reduce(tokenizer, merges, wanted, size):
    """(tokens, merges) of the tokenizer with so many tokens.

    ``wanted`` are the texts whose tokens are kept, the most frequent first; then come the first of the merges.
    """
    vocabulary = tokenizer.get_vocab()
    names = sorted(vocabulary, key=vocabulary.get)
    made_of = {a + b: (a, b) for a, b in reversed(merges)}
    kept = {START, END, *pre_tokenizers.ByteLevel.alphabet()}

    def closure(token):
        parts, pending = set(), [token]
        while pending:
            name = pending.pop()
            if name not in kept and name not in parts:
                parts.add(name)
                pending += made_of.get(name, ())
        return parts

    counts = {}
    for text in wanted:
        for token in tokenizer.encode(text).ids:
            counts[token] = counts.get(token, 0) + 1
    frequent = [names[i] for i, n in sorted(counts.items(), key=lambda item: -item[1])]
    common = [name for name in names if name.lstrip("\u0120").isascii() and name.lstrip("\u0120").isalpha()]
    for name in frequent + common:
        more = closure(name)
        if len(kept) + len(more) <= size:
            kept |= more
    tokens = [name for name in names if name in kept]
    return tokens, [(a, b) for a, b in merges if a in kept and b in kept and a + b in kept]
