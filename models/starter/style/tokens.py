"""CLIP's tokenizer format: byte-level BPE, lower case, end-of-word suffix, the end token with the highest id."""

import json

from tokenizers import Regex, Tokenizer, decoders, models, normalizers, pre_tokenizers, processors, trainers

START, END, PADDING = '<|startoftext|>', '<|endoftext|>', '!'
SPLIT = r"'s|'t|'re|'ve|'m|'ll|'d|[\p{L}]+|[\p{N}]|[^\s\p{L}\p{N}]+"


def train(texts, path, size):
    """Learns a vocabulary of at most `size` tokens from texts and writes tokenizer.json.

    Id 0 is a byte that no caption uses, because 0 is also the padding; the start and end tokens come last.
    """
    tokenizer = Tokenizer(models.BPE(unk_token=END, end_of_word_suffix='</w>'))
    tokenizer.normalizer = normalizers.Sequence([normalizers.NFC(), normalizers.Replace(Regex(r'\s+'), ' '), normalizers.Lowercase()])
    tokenizer.pre_tokenizer = pre_tokenizers.Sequence(
        [pre_tokenizers.Split(Regex(SPLIT), behavior='removed', invert=True), pre_tokenizers.ByteLevel(add_prefix_space=False, use_regex=False)]
    )
    trainer = trainers.BpeTrainer(
        vocab_size=size - 2, initial_alphabet=pre_tokenizers.ByteLevel.alphabet(), end_of_word_suffix='</w>', show_progress=False, special_tokens=[]
    )
    tokenizer.train_from_iterator(texts, trainer)
    spec = json.loads(tokenizer.to_str())
    vocabulary = spec['model']['vocab']
    order = sorted(vocabulary, key=vocabulary.get)
    # Every byte needs its end-of-word twin, or unknown words would lose their last letter.
    order += [b + '</w>' for b in sorted(pre_tokenizers.ByteLevel.alphabet()) if b + '</w>' not in vocabulary]
    order.remove(PADDING)
    order = [PADDING] + order + [START, END]
    spec['model']['vocab'] = {t: i for i, t in enumerate(order)}
    spec['added_tokens'] = [
        {'id': order.index(t), 'content': t, 'single_word': False, 'lstrip': False, 'rstrip': False, 'normalized': False, 'special': True} for t in (START, END)
    ]
    tokenizer = Tokenizer.from_str(json.dumps(spec))
    tokenizer.decoder = decoders.ByteLevel()
    # by position: the second one's name differs between versions
    tokenizer.post_processor = processors.RobertaProcessing((END, order.index(END)), (START, order.index(START)), trim_offsets=False, add_prefix_space=False)
    tokenizer.save(str(path))
    return tokenizer


def encode(tokenizer, text, context):
    """Token ids padded with 0 to `context`; a longer text is cut, with its end token kept last."""
    ids = tokenizer.encode(text).ids
    if len(ids) > context:
        ids = ids[: context - 1] + ids[-1:]
    return ids + [0] * (context - len(ids))
