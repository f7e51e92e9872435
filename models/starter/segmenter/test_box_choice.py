"""Which boxes are meant, and which side of a heat."""

import pytest

torch = pytest.importorskip('torch', reason='PyTorch is not installed')

from . import box_choice, network  # noqa: E402

LEFT, RIGHT, SMALL = [0.2, 0.1, 0.8, 0.4], [0.2, 0.6, 0.8, 0.9], [0.4, 0.42, 0.55, 0.5]
NO_COLOR, NOWHERE = torch.zeros(1, 11), torch.zeros(1, 3)


def found(*scored):
    """Boxes of one kind with their scores, among many that are none."""
    boxes, logits = torch.zeros(1, 40, 4), torch.full((1, 40, 90), -9.0)
    for i, (box, score) in enumerate(scored):
        boxes[0, i] = torch.tensor(box)
        logits[0, i, 0] = torch.logit(torch.tensor(score))
    kinds = torch.zeros(1, 90)
    kinds[0, 0] = 1
    return box_choice.found(boxes, logits, kinds)


def chosen(boxes, shown=None, colors=NO_COLOR, worn=NO_COLOR, side=NOWHERE):
    """What of each of the three boxes is chosen, at its middle."""
    where = box_choice.chosen(boxes, torch.zeros(1, 11, 32, 32) if shown is None else shown, colors, worn, side)[0, 0]
    at = lambda box: float(where[int((box[0] + box[2]) * 16), int((box[1] + box[3]) * 16)])
    return at(LEFT), at(RIGHT), at(SMALL)


def test_all_of_the_kind_are_meant_where_nothing_tells_them_apart():
    left, right, small = chosen(found((LEFT, 0.9), (RIGHT, 0.88)))
    assert left > 0.9 and right > 0.9 and small == 0


def test_a_side_tells_them_apart():
    boxes = found((LEFT, 0.85), (RIGHT, 0.9))
    assert chosen(boxes, side=torch.tensor([[-1.0, 0, 0]]))[:2] == (1, 0)
    assert chosen(boxes, side=torch.tensor([[1.0, 0, 0]]))[:2] == (0, 1)


def test_a_size_tells_them_apart():
    boxes = found((LEFT, 0.9), (SMALL, 0.9))
    assert chosen(boxes, side=torch.tensor([[0, 0, -1.0]])) == (0, 0, 1)


def test_what_it_wears_tells_them_apart():
    red, shown = NO_COLOR.clone(), torch.zeros(1, 11, 32, 32)
    red[0, 0] = 1
    shown[0, 0, :, 20:] = 0.4
    left, right, _ = chosen(found((LEFT, 0.9), (RIGHT, 0.8)), shown, worn=red)
    assert left == 0 and right == 1


def test_a_box_that_a_better_one_covers_is_left_out():
    inside = [0.22, 0.12, 0.78, 0.38]
    boxes = found((LEFT, 0.9), (inside, 0.8))
    assert float(boxes.weights[0]) == pytest.approx(0.9) and float(boxes.weights[1]) == 0


def test_a_doubtful_box_is_no_prompt_but_its_score_is_told():
    boxes = found((LEFT, 0.2))
    assert chosen(boxes) == (0, 0, 0)
    assert float(torch.sigmoid(boxes.score)) == pytest.approx(0.2)


def test_a_side_leaves_of_two_bars_the_one():
    heat = torch.zeros(1, 1, 16, 16)
    heat[..., 3:5] = heat[..., 11:13] = 1
    factors = network.aside(heat, torch.tensor([[1.0, 0, 0]]))[0, 0, 8]
    assert float(factors[12]) == 1 and float(factors[3]) < 0.2
    assert (network.aside(heat, NOWHERE) == 1).all()


def test_boxes_hold_a_class_map_together_and_replace_an_empty_one():
    boxed, heat = torch.zeros(1, 1, 4, 4), torch.zeros(1, 1, 4, 4)
    boxed[..., :2] = 1
    assert (network.with_boxes(heat, boxed) == boxed).all()
    heat[..., 1:] = 1
    made = network.with_boxes(heat, boxed)[0, 0, 0]
    assert made.tolist() == pytest.approx([0.4, 1, 0, 0])
    assert (network.with_boxes(heat, 0 * boxed) == heat).all()


def test_a_corners_boxes_lie_where_they_are_in_the_picture_and_what_it_cuts_off_is_left_out():
    image = torch.arange(448.0)[None, None, :, None].expand(1, 3, 448, 448)
    parts = box_choice.corners(image)
    assert [p.shape[2:] for p in parts] == [(272, 272)] * 4 and [float(p[0, 0, 0, 0]) for p in parts] == [0, 0, 176, 176]
    boxes = torch.tensor([[[0.2, 0.4, 0.6, 0.8], [0.0, 0.3, 0.5, 1.0]]]).repeat(5, 1, 1)
    placed, logits = box_choice.joined(boxes, torch.zeros(5, 2, 90))
    assert placed.shape == (1, 10, 4) and torch.equal(placed[0, :2], boxes[0])
    bottom_left = placed[0, 6]
    assert bottom_left.tolist() == pytest.approx([(176 + 272 * 0.2) / 448, 272 * 0.4 / 448, (176 + 272 * 0.6) / 448, 272 * 0.8 / 448])
    # the second box reaches the upper and the right side: whole in the picture and in the corner at the top right alone
    assert [float(x) for x in logits[0, 1::2, 0]] == [0, -20, 0, -20, -20]
