"""The recipe is run in order, once, and kept in logs."""

import importlib.util
import subprocess
from pathlib import Path

import pytest

from starter import train


def test_every_stage_of_the_recipe_is_there_with_its_options():
    for name, words in train.stages((train.HERE / "recipe.txt").read_text("utf-8")):
        spec = importlib.util.find_spec(words[0])
        assert spec, name
        program = Path(spec.origin)
        for option in words:
            assert not option.startswith("--") or option in program.read_text("utf-8"), f"{name}: {option}"


def test_a_stage_leaves_a_log_and_is_done(tmp_path):
    train.run("help", ["starter.make_bundle", "--help"], tmp_path)
    assert "bundle.json" in (tmp_path / "help.log").read_text("utf-8")
    assert (tmp_path / "help.done").exists()


def test_a_stage_that_fails_is_not_done(tmp_path):
    (tmp_path / "help.done").touch()
    with pytest.raises(subprocess.CalledProcessError):
        train.run("help", ["starter.make_bundle", "--no-such-option"], tmp_path)
    assert not (tmp_path / "help.done").exists()
