"""Which outlines that nobody has looked at are believed."""

import pytest

np = pytest.importorskip('numpy', reason='NumPy is not installed')
pytest.importorskip('cv2', reason='OpenCV is not installed')
pytest.importorskip('onnxruntime', reason='ONNX Runtime is not installed')
from . import boxes, taught  # noqa: E402


def test_an_outline_agrees_with_a_box_that_it_fills():
    mask = np.zeros((100, 200), bool)
    assert not taught.agrees(mask, boxes.box('10 10 30 40'))
    mask[10:40, 20:60] = True
    assert taught.agrees(mask, boxes.box('10 10 30 40'))
    assert taught.agrees(mask, boxes.box('10 10 30 44'))
    assert not taught.agrees(mask, boxes.box('10 10 30 60'))


def test_every_tenth_photograph_is_kept_back_from_training(tmp_path):
    lines = ['%03d.png\tcat\t\tthe cat on the left\tmask-%d.png\tpackage@1.0' % (n, n) for n in (6, 7, 8, 17)]
    (tmp_path / 'index.tsv').write_text('\n'.join(lines) + '\n', 'utf-8')
    trained, kept_back = ([file for file, *_ in taught.outlined(tmp_path, kept)] for kept in (False, True))
    assert (trained, kept_back) == (['006.png', '008.png'], ['007.png', '017.png'])


def test_a_thing_goes_by_its_expression_and_by_further_ones(tmp_path):
    cv2 = pytest.importorskip('cv2', reason='OpenCV is not installed')
    image, mask = np.full((40, 60, 3), 200, np.uint8), np.zeros((40, 60), np.uint8)
    mask[5:35, 5:25] = 255
    cv2.imwrite(str(tmp_path / '000.png'), image)
    cv2.imwrite(str(tmp_path / 'mask.png'), mask)
    said = lambda *things: [p[0] for p in taught.scene(tmp_path, '000.png', [[*t[:3], 'mask.png', 'package', t[3]] for t in things]).parts]
    assert said(('cat', 'kitten', '', ('the animal',))) == [['cat', 'kitten', 'animal']]
    assert said(('cat', '', 'the cat on the left', ('the grey cat',))) == [['cat on the left', 'grey cat']]
    assert said(('cat', '', '', ()), ('cat', '', '', ('the sleeping cat',))) == [['sleeping cat']]
