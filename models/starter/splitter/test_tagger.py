"""How the tagger reads a sentence, and that its sums are over all sequences of tags."""

import itertools

import pytest

torch = pytest.importorskip("torch", reason="PyTorch is not installed")
onnxruntime = pytest.importorskip("onnxruntime", reason="ONNX Runtime is not installed")
pytest.importorskip("onnx", reason="onnx is not installed")
pytest.importorskip("tokenizers", reason="tokenizers is not installed")


def words_of(text):
    from .tagger import pieces

    return [text[a:b] for a, b in pieces(text)]


def test_a_sentence_is_cut_as_the_product_cuts_it():
    assert words_of("Turn the man's low-poly hat->ice, please!") == ["Turn", "the", "man", "'s", "low-poly", "hat", "->", "ice", ",", "please", "!"]
    assert words_of("Mosaic-style tiles, Klimt-esque") == ["Mosaic", "-style", "tiles", ",", "Klimt", "-esque"]


def test_parts_have_tags_of_their_own():
    from .tagger import pieces, tags

    text = "Turn the red apple into cold fire"
    assert tags(text, [("the red apple", "cold fire")], pieces(text)) == [0, 1, 2, 2, 0, 3, 4]


def sequences(scores, steps):
    """(score, tags) of every sequence that is allowed, the likeliest first."""
    from .tagger import TAGS, allowed

    steps, made = (steps + allowed()).tolist(), []
    for path in itertools.product(range(TAGS), repeat=len(scores)):
        total = steps[TAGS][path[0]] + sum(scores[i][tag] for i, tag in enumerate(path)) + sum(steps[a][b] for a, b in zip(path, path[1:]))
        if total > -5000:
            made.append((float(total), path))
    return sorted(made, reverse=True)


def test_the_loss_is_the_right_sequences_share_of_all():
    from .tagger import TAGS, loss

    torch.manual_seed(1)
    scores, steps = torch.randn(2, 4, TAGS), torch.randn(TAGS + 1, TAGS)
    right, lengths = torch.tensor([[0, 1, 2, 3], [3, 4, 0, 0]]), torch.tensor([4, 3])
    expected = 0.0
    for row, tags, length in zip(scores, right, lengths):
        every = sequences(row[:length].tolist(), steps)
        said = next(s for s, path in every if path == tuple(tags[:length].tolist()))
        expected += float(torch.logsumexp(torch.tensor([s for s, _ in every]), 0)) - said
    assert loss(scores, steps, right, lengths).item() == pytest.approx(expected / 2, rel=1e-4)


def test_the_likeliest_sequences_come_first():
    from .tagger import TAGS, allowed, best

    torch.manual_seed(2)
    scores, steps = torch.randn(4, TAGS), torch.randn(TAGS + 1, TAGS)
    found = best(scores, steps + allowed(), 12)
    expected = sequences(scores.tolist(), steps)[:12]
    assert [path for _, path in found] == [path for _, path in expected]
    assert [s for s, _ in found] == pytest.approx([s for s, _ in expected], abs=1e-4)


def test_what_is_written_is_what_was_trained(tmp_path):
    from .tagger import Tagger, export

    torch.manual_seed(3)
    model = Tagger(3).eval()
    export(model, ["the", "a", "\u00fcber"], tmp_path / "tagger.onnx")
    session = onnxruntime.InferenceSession(tmp_path / "tagger.onnx", providers=["CPUExecutionProvider"])
    assert session.get_modelmeta().custom_metadata_map["words"].split("\n") == ["the", "a", "\u00fcber"]
    for count in (1, 9):
        vectors, shapes, words = torch.randn(1, count, 768), torch.randint(10, (1, count)), torch.randint(4, (1, count))
        made = session.run(None, {"vectors": vectors.numpy(), "shapes": shapes.numpy(), "words": words.numpy()})
        with torch.no_grad():
            scores, steps = model(vectors, shapes, words)
        assert abs(made[0] - scores.numpy()).max() < 2e-3
        assert abs(made[1] - steps.numpy()).max() == 0
