"""All that is known of pictures is asked of the matcher at once, each sentence of its own picture."""

import pytest

np = pytest.importorskip('numpy', reason='NumPy is not installed')
pytest.importorskip('cv2', reason='OpenCV is not installed')
torch = pytest.importorskip('torch', reason='PyTorch is not installed')
from . import blend, matching, network  # noqa: E402


class Words:
    """A token for each word, the same for the same word."""

    def batch(self, texts):
        each = [[np.random.default_rng(sum(map(ord, word))).standard_normal(network.WORD) for word in text.split()] for text in texts]
        out = np.zeros((len(each), max(map(len, each)), network.WORD), np.float32)
        for row, words in zip(out, each):
            row[: len(words)] = words
        return out, np.array([[k < len(words) for k in range(out.shape[1])] for words in each])


def cells(*ones):
    out = np.zeros((4, 4), np.float32)
    for at in ones:
        out[at] = 1
    return out


def test_each_sentence_is_asked_of_its_own_picture_alone():
    torch.manual_seed(0)
    matcher = network.Matcher(5, width=12).eval()
    vectors = torch.randn(3, 16, 12)
    known = [
        matching.Known([('the cat', cells((0, 0)))], ['the red dog'], []),
        matching.Known([], [], []),
        matching.Known([('the cat', cells((1, 2))), ('the sky', cells((3, 3)))], [], ['the tree']),
    ]
    logits, wanted, kinds = matching.matched(matcher, vectors, Words(), known)
    assert kinds.tolist() == [matching.OUTLINED, matching.ABSENT, matching.OUTLINED, matching.OUTLINED, matching.SOMEWHERE]
    assert torch.equal(wanted[:, 0].sum((1, 2)), torch.tensor([1.0, 0, 1, 1, 0]))
    words, where = Words().batch(['the cat'])
    alone = matcher(vectors[2:], torch.from_numpy(words), torch.from_numpy(where).float())
    assert torch.allclose(logits[2].flatten(), alone[0], atol=1e-5)
    assert not torch.allclose(logits[0], logits[2], atol=1e-2)


def test_the_loss_falls_towards_what_is_known_and_asks_nothing_of_where_a_thing_is_whose_outline_is_not():
    wanted = torch.from_numpy(np.stack([cells((1, 1), (1, 2)), cells(), cells()]))[:, None]
    kinds = torch.tensor([matching.OUTLINED, matching.ABSENT, matching.SOMEWHERE])
    right = torch.where(wanted > 0, 6.0, -6.0)
    right[2] = right[0]
    elsewhere = right.clone()
    elsewhere[2] = right[2].roll(1, 2)
    missed, seen = right.clone(), right.clone()
    missed[2] = -6
    seen[1] = right[0]
    loss = lambda logits: float(matching.loss_of(logits, wanted, kinds))
    assert loss(right) == pytest.approx(loss(elsewhere))
    assert loss(right) < loss(missed) and loss(right) < loss(seen) and loss(right) < loss(-right)
    assert matching.overlap(right, wanted, kinds) == 1 and matching.overlap(-right, wanted, kinds) == 0


def test_pictures_of_which_nothing_is_known_cost_nothing():
    logits, wanted, kinds = matching.matched(network.Matcher(5, width=12), torch.randn(2, 16, 12), Words(), [matching.Known([], [], [])] * 2)
    assert logits.shape == wanted.shape == (0, 1, 4, 4)
    assert float(matching.loss_of(logits, wanted, kinds)) == 0


def test_what_covers_hardly_any_cell_is_not_asked_for():
    mask = np.zeros((64, 64), bool)
    mask[0:4, 0:4] = True
    assert matching.cells_of(mask) is None
    mask[0:16, 0:16] = True
    assert matching.cells_of(mask)[0, 0] == pytest.approx(1)


def test_a_mix_takes_what_the_earlier_network_lacks_from_the_later():
    mixed = blend.blended({'a': torch.tensor([0.0])}, {'a': torch.tensor([1.0]), 'b': torch.tensor([4.0])}, 0.8)
    assert mixed['a'].item() == pytest.approx(0.8) and mixed['b'].item() == 4
