"""A training that is resumed draws the numbers that it would have drawn."""

import random

import pytest

torch = pytest.importorskip("torch", reason="PyTorch is not installed")


def test_random_numbers_go_on(tmp_path):
    from starter import checkpoints

    torch.manual_seed(7)
    random.seed(7)
    torch.rand(3), random.gauss(0, 1)
    checkpoints.save(tmp_path / "a.pt", {"step": 5, "weights": torch.ones(2)})
    expected = torch.rand(4).tolist(), random.random(), random.gauss(0, 1)
    torch.manual_seed(0)
    random.seed(0)
    state = checkpoints.load(tmp_path / "a.pt")
    checkpoints.restore_random_states(state["random"])
    assert (torch.rand(4).tolist(), random.random(), random.gauss(0, 1)) == expected
    assert state["step"] == 5 and [file.name for file in tmp_path.iterdir()] == ["a.pt"]
