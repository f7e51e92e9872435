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


def test_every_folder_is_a_package():
    """Modules of one name in two folders are then two modules."""
    assert [name(folder) for folder in {path.parent for path in SOURCES} - {HERE} if not (folder / "__init__.py").exists()] == []


@pytest.mark.parametrize("path", SOURCES, ids=name)
def test_our_own_folders_are_not_put_on_the_path(path):
    """What a reference implementation's folder holds, given by the user, may be."""
    assert "sys.path" not in path.read_text("utf-8") or path.parent.name == "reference" or path.samefile(__file__)


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
