"""What a view of a photograph asks for is where the view shows it."""

import pytest

np = pytest.importorskip('numpy', reason='NumPy is not installed')
pytest.importorskip('cv2', reason='OpenCV is not installed')
pytest.importorskip('torch', reason='PyTorch is not installed')
from . import train_matcher  # noqa: E402
from .dice import Dice  # noqa: E402
from .taught import Photograph  # noqa: E402


def photograph():
    """A red and a blue square on white, the red one on the left."""
    image, red, blue = np.full((300, 480, 3), 255, np.uint8), np.zeros((300, 480), bool), np.zeros((300, 480), bool)
    red[60:240, 30:210], blue[60:240, 270:450] = True, True
    image[red], image[blue] = (220, 0, 0), (0, 0, 220)
    return Photograph(
        image, np.zeros((300, 480), np.uint8), [], [(['square on the left'], red), (['square on the right'], blue)], ('sheet',), ('red dog on the left',)
    )


@pytest.mark.parametrize('side', [224, 320])
def test_an_outline_covers_what_its_sentence_names(side):
    dice, mirrored = Dice(3), 0
    for _ in range(30):
        view = train_matcher.view_of(photograph(), dice, side)
        assert view.image.shape == (side, side, 3)
        for text, cells in view.known.outlines:
            rows, columns = np.where(cells > 0.99)
            under = view.image.reshape(side // 16, 16, side // 16, 16, 3).mean((1, 3))[rows, columns].mean(0)
            is_red = under[0] > under[2]
            flipped = 'left' in text and not is_red or 'right' in text and is_red
            mirrored += flipped
            assert max(under[0], under[2]) > under[1] + 60
            assert flipped == ('right' in view.known.absent[0])
    assert mirrored


def test_what_is_somewhere_is_asked_of_whole_photographs_alone():
    dice = Dice(4)
    views = [train_matcher.view_of(photograph(), dice, 224) for _ in range(40)]
    assert {len(v.known.somewhere) for v in views} == {0, train_matcher.SHOWN}
    assert all(set(v.known.somewhere) <= {'the sheet'} for v in views)


def test_left_and_right_change_places_in_words_only():
    assert train_matcher.mirrored('the leftmost leaf left of the bright right hand') == 'the rightmost leaf right of the bright left hand'


def test_a_thing_that_its_noun_tells_is_asked_for_and_one_that_is_hidden_is_not():
    sheet = photograph()
    labels = np.zeros((300, 480), np.uint8)
    labels[:20], labels[20, :4] = 1, 3
    things = [('border', '', (), True), ('thread', '', (), True), ('square', '', (), False), ('square', '', (), False)]
    named = train_matcher.with_things(sheet._replace(labels=labels, things=things)).parts
    assert [said for said, _ in named] == [['square on the left'], ['square on the right'], ['border']]


def test_of_several_sentences_those_are_asked_that_hold_in_the_view():
    known = photograph()
    known = known._replace(parts=[(['first square', 'red square'], known.parts[0][1])])
    dice, met = Dice(6), {True: set(), False: set()}
    for _ in range(60):
        view = train_matcher.view_of(known, dice, 224)
        met[bool(view.known.somewhere)].update(text for text, _ in view.known.outlines)
    assert met[True] == {'the first square', 'the red square'}
    assert met[False] == {'the red square'}


def test_what_lies_outside_of_a_view_is_not_in_it():
    known = photograph()
    known = known._replace(parts=[(['red square'], known.parts[0][1]), (['blue square'], known.parts[1][1])], absent=())
    dice, missed = Dice(8), 0
    for _ in range(60):
        view = train_matcher.view_of(known, dice, 224)
        for text in set(view.known.absent):
            missed += 1
            assert text not in {said for said, _ in view.known.outlines}
            channel = 0 if 'red' in text else 2
            shown = (view.image[..., channel].astype(int) - view.image[..., 2 - channel]) > 150
            assert shown.mean() < 0.01, text
    assert missed
