"""What holds for all of the Python here."""

import ast
import re
from pathlib import Path

import pytest

HERE = Path(__file__).resolve().parent
SOURCES = sorted(path for path in HERE.rglob("*.py") if "work" not in path.relative_to(HERE).parts)


def name(path):
    return str(path.relative_to(HERE))


@pytest.mark.parametrize("path", SOURCES, ids=name)
def test_checkpoints_are_read_as_data_only(path):
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.Call) and ast.unparse(node.func) == "torch.load":
            assert "weights_only=True" in ast.unparse(node), f"line {node.lineno}: a pickle can run code"


@pytest.mark.parametrize("path", SOURCES, ids=name)
def test_a_run_is_scheduled_by_steps(path):
    assert "--minutes" not in path.read_text("utf-8") or path.samefile(__file__)


@pytest.mark.parametrize("path", SOURCES, ids=name)
def test_every_file_says_what_it_is_for(path):
    assert ast.get_docstring(ast.parse(path.read_text("utf-8")))


@pytest.mark.parametrize("path", sorted(HERE.rglob("*.md")), ids=name)
def test_what_a_page_tells_to_run_is_there(path):
    text = path.read_text("utf-8")
    for module in re.findall(r"python -m ((?:official|reference|starter)[\w.]*\w)", text):
        assert (HERE / module.replace(".", "/")).with_suffix(".py").exists(), module
    for script in re.findall(r"python ((?:models|starter|official|reference)/[\w/]+\.py)", text):
        assert (HERE.parent / script).exists(), script
