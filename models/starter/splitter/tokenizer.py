"""The splitter's tokenizer: byte-level BPE in which a space is always a token of its own.

So a word is written with the same tokens after a space, after a quote and at the start of a line, and copying it is
copying tokens. llama.cpp reads it as a GPT-2 tokenizer: its pre-tokenizer leaves the space with the word, but as no
merge contains a space the tokens are the same.
"""

from tokenizers import Regex, Tokenizer, decoders, models, pre_tokenizers, trainers

START, END = "<s>", "</s>"
PROMPT = "{instruction}\n{instruction}\n"


def empty(model):
    """A tokenizer around a byte-pair model."""
    tokenizer = Tokenizer(model)
    tokenizer.pre_tokenizer = pre_tokenizers.Sequence(
        [pre_tokenizers.Split(Regex(r"\s"), "isolated"), pre_tokenizers.ByteLevel(add_prefix_space=False, use_regex=True)]
    )
    tokenizer.decoder = decoders.ByteLevel()
    return tokenizer


def train(texts, size):
    tokenizer = empty(models.BPE())
    trainer = trainers.BpeTrainer(vocab_size=size, special_tokens=[START, END], initial_alphabet=pre_tokenizers.ByteLevel.alphabet(), show_progress=False)
    tokenizer.train_from_iterator(texts, trainer)
    return tokenizer


def load(path):
    return Tokenizer.from_file(str(path))


def rebuild(tokens, merges):
    """The tokenizer with these tokens, in their order, and merges ("a b")."""
    tokenizer = empty(models.BPE({token: i for i, token in enumerate(tokens)}, [tuple(merge.split(" ")) for merge in merges]))
    tokenizer.add_special_tokens([START, END])
    return tokenizer
