"""How the network that training begins with is cut."""

import pytest

torch = pytest.importorskip("torch", reason="PyTorch is not installed")
pytest.importorskip("gguf", reason="gguf is not installed")


def test_units_that_say_nothing_are_cut_without_a_trace():
    from .base import narrow
    from .model import Llama, Shape

    torch.manual_seed(1)
    model = Llama(Shape(vocabulary=20, width=16, layers=2, heads=2, key_heads=1, hidden=12, rope_base=1e4))
    mute = [1, 2, 5, 8, 9, 11]
    for block in model.blk:
        block.ffn_down.weight.data[:, mute] *= 1e-6
    texts = torch.randint(20, (3, 7))
    small = narrow(model, [texts], 6)
    assert small.shape.hidden == 6
    assert small.blk[0].ffn_down.weight.shape == (16, 6)
    assert torch.allclose(small.states(texts), model.states(texts), atol=1e-4)


def test_the_vocabulary_keeps_what_its_tokens_are_made_of():
    pytest.importorskip("tokenizers", reason="tokenizers is not installed")
    from . import tokenizer as tok
    from .tokenizer import END, START, pre_tokenizers

    letters = sorted(pre_tokenizers.ByteLevel.alphabet())
    merges = [("a", "p"), ("ap", "p"), ("l", "e"), ("app", "le"), ("b", "o"), ("bo", "x")]
    names = [START, END, *letters, *(a + b for a, b in merges)]
    whole = tok.build(names, merges)
    tokens, kept = tok.reduce(whole, merges, ["apple apple"], len(letters) + 6)
    assert tokens == [START, END, *letters, "ap", "app", "le", "apple"]
    assert kept == merges[:4]
    small = tok.build(tokens, kept)
    assert small.encode("apple").tokens == whole.encode("apple").tokens == ["apple"]
    assert small.encode("box").tokens == ["b", "o", "x"]
