"""How a sentence is read."""

import pytest

pytest.importorskip('numpy', reason='NumPy is not installed')

from .classes import definite, part_of  # noqa: E402


@pytest.mark.parametrize('said', ['a cat', 'cat', 'the cat', ' A cat'])
def test_a_thing_is_asked_for_in_one_way(said):
    assert definite(said) == 'the cat'


def test_what_says_which_one_stays():
    assert definite('my cat') == 'my cat'


def test_a_part_is_told_from_its_thing():
    assert part_of("the man's beard") == ('the beard', 'the man')
    assert part_of('the roof of the tent') == ('the roof', 'the tent')
    assert part_of('the man in the suit') is None
