"""Where a second look is taken, and how it is put back."""

import pytest

torch = pytest.importorskip('torch', reason='PyTorch is not installed')

from . import network  # noqa: E402


def outline(top, bottom, left, right, side=112):
    p = torch.zeros(1, 1, side, side)
    p[:, :, top:bottom, left:right] = 0.9
    return p


def test_the_place_holds_the_outline_with_a_margin():
    top, bottom, left, right = (float(v) for v in network.around(outline(28, 56, 42, 70)))
    assert (top, bottom, left, right) == pytest.approx((0.25 - 0.05, 0.5 + 0.05, 0.375 - 0.05, 0.625 + 0.05), abs=0.02)


def test_a_stray_pixel_does_not_widen_the_place():
    p = outline(28, 56, 42, 70)
    alone = [float(v) for v in network.around(p)]
    p[0, 0, 108, 5] = 0.9
    assert [float(v) for v in network.around(p)] == pytest.approx(alone, abs=0.02)


def test_the_place_of_what_fills_the_picture_is_the_picture():
    assert [float(v) for v in network.around(outline(0, 112, 0, 112))] == [0, 1, 0, 1]


def test_a_tiny_thing_is_not_enlarged_without_end():
    top, bottom, left, right = (float(v) for v in network.around(outline(50, 52, 60, 62)))
    assert bottom - top == pytest.approx(network.NARROWEST) and right - left == pytest.approx(network.NARROWEST)


def test_what_was_cut_out_comes_back_to_its_place_and_nothing_is_outside():
    logits = torch.nn.functional.avg_pool2d(torch.where(outline(64, 128, 90, 130, 224) > 0.5, 6.0, -6.0), 5, 1, 2)
    place = network.around(torch.sigmoid(logits))
    back = network.Segmenter.placed(network.Segmenter, network.sampled(logits, *place, 112), place)
    assert back.shape == logits.shape
    seen, true = back > 0, logits > 0
    assert (seen & true).sum() / (seen | true).sum() > 0.95
    assert back[0, 0, 10, 10] == network.NOTHING


def test_an_outline_that_fills_its_box_is_told_from_one_of_a_part():
    boxed = torch.zeros(1, 1, 16, 16)
    boxed[:, :, 2:14, 2:14] = 1
    drawn = torch.full((3, 1, 64, 64), -8.0)
    drawn[0, :, 8:56, 8:56] = 8  # all of it
    drawn[1, :, 20:28, 20:28] = 8  # its eye
    drawn[2, :, 8:56, 30:34], drawn[2, :, 30:34, 8:56] = 8, 8  # thin, but from side to side
    whole, part, thin = network.fills(drawn, boxed)[:, 0]
    assert whole > 0.9 and thin > 0.9 and part < 0.1
    assert (network.fills(drawn, boxed * 0) == 0).all()


def test_another_class_under_the_outline_counts_against_those_asked_for():
    maps = torch.zeros(1, 1000, 20, 20)
    maps[:, 281, :, :10], maps[:, 207, :, 10:] = 9, 7  # a cat on the left, a dog on the right
    left = torch.zeros(1, 1, 80, 80)
    left[..., :40] = 1
    cat, dog = torch.zeros(1, 1000), torch.zeros(1, 1000)
    cat[:, 281], dog[:, 207] = 1, 1
    assert float(network.behind(maps, left, cat)) == 0
    assert float(network.behind(maps, left, dog)) == pytest.approx(-9, abs=0.01)
    assert float(network.behind(maps, 1 - left, dog)) == 0


def test_a_pixels_colour_is_shown_where_it_is():
    image = torch.zeros(1, 3, 64, 64) - 127 / 128
    image[:, 0, :, :32] = 200 / 128 - 127 / 128  # red on the left, black on the right
    shown = network.color_maps(image)[0]
    red, black = (list(network.COLORS).index(c) for c in ('red', 'black'))
    assert shown.shape == (11, 4, 4)
    assert (shown.argmax(0)[:, :2] == red).all() and (shown.argmax(0)[:, 2:] == black).all()
    assert float(shown[red, :, :2].min()) > 0.6 > 0.1 > float(shown[red, :, 2:].max())


def test_a_sentence_is_matched_alike_alone_and_beside_a_longer_one():
    torch.manual_seed(1)
    matcher = network.Matcher(network.PLAIN).eval()
    vectors = matcher.cells(torch.randn(2, network.PLAIN, 6, 8))
    words, mask = torch.randn(2, 5, network.WORD), torch.ones(2, 5)
    alone = matcher(vectors[:1], words[:1], mask[:1])
    padded, told = torch.cat([words, torch.randn(2, 3, network.WORD)], 1), torch.cat([mask, torch.zeros(2, 3)], 1)
    beside = matcher(vectors, padded, told)
    assert beside.shape == (2, 48)
    assert torch.allclose(beside[:1], alone, atol=1e-5)
    assert not torch.allclose(beside[1:], alone, atol=0.1)


def test_a_colour_counts_for_less_in_a_photograph_and_nothing_is_lost_where_it_is():
    shown = torch.zeros(1, 11, 16, 16)
    white = list(network.COLORS).index('white')
    shown[:, white, :8] = 1
    asked, none = torch.zeros(1, 11), torch.zeros(1, 11)
    asked[:, white] = 1
    (drawn_pale, drawn_faded), (pale, faded) = (network.uncolored(shown, asked, torch.full((1, 1), d)) for d in (1.0, 0.0))
    assert drawn_pale[..., 12:, :].min() > pale[..., 12:, :].min() > 0 and drawn_faded[..., 12:, :].min() > faded[..., 12:, :].min() > 0
    assert float(drawn_pale[..., :7, :].max()) == float(drawn_faded[..., :7, :].max()) == 0
    assert all(float(lost.abs().max()) == 0 for lost in network.uncolored(shown, none, torch.ones(1, 1)))
