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
    assert (top, bottom, left, right) == pytest.approx((0.25 - 0.075, 0.5 + 0.075, 0.375 - 0.075, 0.625 + 0.075), abs=0.02)


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
