"""A training that was stopped and resumed gives the weights of one that was not."""

import pytest

torch = pytest.importorskip("torch", reason="PyTorch is not installed")
pytest.importorskip("safetensors", reason="safetensors is not installed")
pytest.importorskip("tokenizers", reason="tokenizers is not installed")


class Stopped(Exception):
    pass


@pytest.fixture(scope="module")
def material(tmp_path_factory):
    from starter.style import data, tokens

    work = tmp_path_factory.mktemp("material")
    for name in ("bank.pt", "test.pt"):
        data.make(work / name, 1, 96, 3)
    tokens.train(data.corpus()[:2000], work / "tokenizer.json", 400)
    return work


def train(material, work, monkeypatch, stop_at=None):
    from starter import checkpoints
    from starter.style import train_clip

    for name in ("bank.pt", "test.pt", "tokenizer.json"):
        if not (work / name).exists():
            (work / name).symlink_to(material / name)
    save = checkpoints.save

    def save_and_stop(path, state):
        save(path, state)
        if state["step"] == stop_at:
            raise Stopped

    monkeypatch.setattr(train_clip, "SAVED", 1)
    monkeypatch.setattr(train_clip.checkpoints, "save", save_and_stop)
    monkeypatch.setattr("sys.argv", ["train_clip", str(work), "--steps", "2", "--batch", "4"])
    try:
        train_clip.main()
    finally:
        monkeypatch.undo()
    return checkpoints.load(work / "clip.pt")


def test_a_stopped_training_goes_on_as_if_it_had_not_been(material, tmp_path, monkeypatch):
    whole, parts = tmp_path / "whole", tmp_path / "parts"
    whole.mkdir()
    parts.mkdir()
    expected = train(material, whole, monkeypatch)
    with pytest.raises(Stopped):
        train(material, parts, monkeypatch, stop_at=1)
    resumed = train(material, parts, monkeypatch)
    assert resumed["step"] == expected["step"] == 2
    for part in ("clip", "average"):
        for name, weights in expected[part].items():
            assert torch.equal(weights, resumed[part][name]), name
